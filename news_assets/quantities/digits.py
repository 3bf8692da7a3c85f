"""Read digits with separators, fractions and powers as exact decimals."""

import re
from decimal import Decimal

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}\Z")
_POWER = re.compile(r"(\d+(?:\.\d+)?) ?(?:(e)|([x×] ?10)\^?|\^)([+-]?\d+)\Z")
_VULGAR = {
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip


def is_multiple(value: Decimal, of: Decimal | int = 1) -> bool:
    """Whether `value` is `of` a whole number of times; `%` would fail on values beyond the decimal context's digits."""
    times = value / of
    return times == times.to_integral_value()


def read_vulgar(char: str) -> Decimal:
    """Read a one-character fraction such as ½."""
    top, _, bottom = _VULGAR[char].partition("/")
    return Decimal(top) / Decimal(bottom)


def read_slash(text: str) -> Decimal | None:
    """Read `3/4`; None when the denominator is zero."""
    top, _, bottom = text.partition("/")
    divisor = Decimal(bottom.strip())
    return Decimal(top.strip()) / divisor if divisor else None


def read_power(text: str) -> Decimal | None:
    """Read `1.3e6`, `2.5x10^-3` and `1.1^23`; None when the result does not fit a float."""
    match = _POWER.match(text)
    if match is None:
        return None
    base, exponent = Decimal(match.group(1)), int(match.group(4))
    if not base and exponent <= 0:
        return None
    value = base**exponent if match.group(2) is None and match.group(3) is None else base.scaleb(exponent)
    return value if value.is_finite() and value.adjusted() < 300 else None


def read_digits(text: str, *, dot_groups: bool = False) -> Decimal | None:
    """Read digits, points and commas as one number; None when they are not one.

    `dot_groups` says that a single point before three digits groups thousands.
    """
    if "," not in text:
        if "." not in text:
            return Decimal(text)
        if text.count(".") == 1 and not (dot_groups and _DOTTED.match(text)):
            return Decimal(text)
        return Decimal(text.replace(".", "")) if _DOTTED.match(text) and text[0] != "0" else None
    if not dot_groups and (_THOUSANDS.match(text) or _INDIAN.match(text)):
        return Decimal(text.replace(",", ""))
    if "." in text:
        if _DOTTED.match(text):
            return Decimal(text.replace(".", "").replace(",", "."))
        return Decimal(text.replace(",", "")) if _THOUSANDS.match(text) else None
    if dot_groups and text.count(",") == 1:
        return Decimal(text.replace(",", "."))
    return Decimal(text.replace(",", ".")) if _COMMA_DECIMAL.match(text) else None
