"""Read digits with separators as exact decimals."""

import re
from decimal import Decimal

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}\Z")
_VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8",
    "⅙": "1/6", "⅚": "5/6", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
}  # fmt: skip


def read_vulgar(char: str) -> Decimal:
    """Read a one-character fraction such as ½."""
    top, _, bottom = _VULGAR[char].partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def read_digits(text: str, *, dot_groups: bool = False) -> Decimal | None:
    """Read digits, points and commas as one number; None when they are not one.

    `dot_groups` says that a single point before three digits groups thousands.
    """
    comma, dot = "," in text, "." in text
    if not comma:
        if not dot:
            return Decimal(text)
        if text.count(".") == 1:
            if dot_groups and _DOTTED.match(text):
                return Decimal(text.replace(".", ""))
            return Decimal(text)
        return Decimal(text.replace(".", "")) if _DOTTED.match(text) and text[0] != "0" else None
    if _THOUSANDS.match(text) or _INDIAN.match(text):
        return Decimal(text.replace(",", ""))
    if dot:
        return Decimal(text.replace(".", "").replace(",", ".")) if _DOTTED.match(text) else None
    return Decimal(text.replace(",", ".")) if _COMMA_DECIMAL.match(text) else None
