"""Put number tokens together: from `two`, `and`, `half`, `million` to one exact value."""

from dataclasses import dataclass, field
from decimal import Decimal

from news_assets.language.pack import Unit
from news_assets.quantities.digits import read_digits, read_vulgar
from news_assets.quantities.lexicon import (
    DIGITS,
    DUAL,
    FIXED,
    FRACTION,
    HUNDRED,
    MULTIPLE,
    PACK,
    SCALE,
    SMALL,
    TEN,
    TENS,
    THOUSANDS,
    VALUE,
    Lexicon,
)

ONE, TEN_, HUNDRED_, THOUSAND = Decimal(1), Decimal(10), Decimal(100), Decimal(1000)


@dataclass(slots=True)
class Token:
    """One number word or one run of digits."""

    start: int
    end: int
    kind: int
    value: Decimal
    prefix: str = ""
    unit: Unit | None = None


@dataclass(slots=True)
class Numeral:
    """A number with its scale words; `scale` is the last scale, 1 when there is none."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = ONE
    words: bool = False
    prefix: str = ""
    kind: int = DIGITS
    unit: Unit | None = None
    tokens: list[Token] = field(default_factory=list)


def tokens_of(text: str, lex: Lexicon) -> list[Token]:
    """Scan the text once; dates, times and addresses are skipped whole."""
    found: list[Token] = []
    words = lex.words
    for match in lex.anchors.finditer(text):
        group = match.lastindex
        if group == 4:
            word = match.group(4)
            entry = words.get(word) or words.get(" ".join(word.split()))
            if entry:
                start = match.start(4) + len(entry.prefix)
                found.append(Token(start, match.end(), entry.kind, entry.value, entry.prefix, entry.unit))
        elif group == 3:
            _digits(match.group(3), match.start(), found)
    return found


def _digits(text: str, start: int, found: list[Token]) -> None:
    if len(text) == 1 and not text.isdigit():
        found.append(Token(start, start + 1, FRACTION, read_vulgar(text)))
        return
    value_or_none = read_digits(text)
    if value_or_none is not None:
        found.append(Token(start, start + len(text), DIGITS, value_or_none))
        return
    offset = 0
    for part in text.replace(".", ",").split(","):
        if part:
            found.append(Token(start + offset, start + offset + len(part), DIGITS, Decimal(part)))
        offset += len(part) + 1


class _Builder:
    """The number being put together, token by token."""

    def __init__(self, first: Token) -> None:
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.room = Decimal(0)  # the next addend must be smaller
        self.scale = ONE
        self.last_scale: Decimal | None = None
        self.teen_open = False
        self.digits = first.kind == DIGITS
        self.last = Decimal(0)

    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def add(self, token: Token, joined: bool, bound: bool) -> bool:
        """Take one more token; False when it begins another number. `joined`: a conjunction stands before it."""
        kind, value = token.kind, token.value
        current = self.current
        if kind == DIGITS:
            return self._digits(value, joined)
        if self.digits and kind not in (SCALE, HUNDRED, FRACTION, PACK) and self.room != HUNDRED_:
            return False
        if kind == SMALL:
            return self._small(value)
        if kind == TEN:
            if self.teen_open and not joined and current is not None:
                self.current = current + value
            elif current is None:
                self.current = value
            elif value < self.room:
                self.current = current + value
            else:
                return False
            self.room, self.teen_open, self.last = Decimal(0), False, value
            return True
        if kind == TENS:
            if current is not None and value >= self.room:
                return False
            self.current = (current or 0) + value
            self.room, self.teen_open, self.last = TEN_, False, value
            return True
        if kind == VALUE:
            if current is not None and value >= self.room:
                return False
            self.current = (current or 0) + value
            self.room, self.teen_open = HUNDRED_, False
            return True
        if kind == HUNDRED:
            if current is None:
                if bound or self.total:
                    return False
                current = ONE
            elif current >= HUNDRED_ and not self.digits:
                return False
            self.current = current * HUNDRED_
            self.room, self.teen_open = HUNDRED_, False
            return True
        if kind == THOUSANDS:
            if current is not None or (self.last_scale or THOUSAND * THOUSAND) <= THOUSAND:
                return False
            self.total += value
            self.last_scale = THOUSAND
            return True
        if kind == SCALE:
            return self._scale(value, bound)
        if kind == FRACTION:
            return self._fraction(value, joined)
        if kind == PACK:
            return self._pack(value)
        return False

    def _digits(self, value: Decimal, joined: bool) -> bool:
        if self.current is None and not self.total:
            self.current = value
            return True
        if self.room == HUNDRED_ and joined and value < HUNDRED_:
            self.current = (self.current or 0) + value
            self.room = Decimal(0)
            return True
        return False

    def _small(self, value: Decimal) -> bool:
        if self.current is None:
            if self.last_scale is not None and value >= self.last_scale:
                return False
            self.current = value
        elif value < self.room:
            self.current += value
        else:
            return False
        self.room, self.teen_open, self.last = Decimal(0), 0 < value < 10, value
        return True

    def _scale(self, value: Decimal, bound: bool) -> bool:
        self.teen_open = False
        if self.current is None:
            if self.total and self.last_scale is not None:
                if value >= self.last_scale:
                    if self.total != self.last_scale:  # "two thousand million"
                        self.total *= value
                        self.scale = self.last_scale = value
                        return True
                    return False
                self.total += value
            elif bound:
                return False
            else:
                self.total = value
        elif self.last_scale is not None and value >= self.last_scale:
            return False
        else:
            self.total += self.current * value
        self.current, self.room = None, Decimal(0)
        self.scale = self.last_scale = value
        return True

    def _fraction(self, value: Decimal, joined: bool) -> bool:
        if self.current is None:
            if not self.total:
                self.current = value
            elif joined:
                self.total += value * self.scale
                self.last_scale = ONE
            else:
                return False
        elif joined:
            self.current += value
        else:
            return False
        self.room, self.teen_open = Decimal(0), False
        return True

    def _pack(self, value: Decimal) -> bool:
        if self.current is None:
            if self.total:
                return False
            self.current = value
        else:
            low = self.last if self.room == 0 and self.last < self.current else self.current
            self.current = self.current - low + low * value
        self.room = Decimal(0)
        return True


_STARTS = frozenset((SMALL, TEN, TENS, HUNDRED, VALUE, THOUSANDS, SCALE, PACK, FRACTION, DIGITS))


def numerals_of(text: str, tokens: list[Token], lex: Lexicon) -> list[Numeral]:
    """Group the tokens of a text into numbers, left to right."""
    numerals: list[Numeral] = []
    index, count = 0, len(tokens)
    bound_words = lex.pack.bound_scales
    while index < count:
        first = tokens[index]
        if first.kind not in _STARTS:
            numerals.append(
                Numeral(first.start, first.end, first.value, ONE, True, first.prefix, first.kind, first.unit, [first])
            )
            index += 1
            continue
        builder = _Builder(first)
        end = index
        while end < count:
            token = tokens[end]
            if end == index:
                joined = False
            else:
                gap = text[tokens[end - 1].end : token.start - len(token.prefix)]
                if len(gap) > 9:
                    break
                relation = _relation(gap, token, lex)
                if relation is None:
                    if _is_point(gap, token, lex) and builder.current is not None:
                        end = _decimals(text, tokens, end, builder, lex)
                        continue
                    break
                joined = relation
            fraction = _part(text, tokens, end)
            if fraction is not None:
                if not builder.add(Token(token.start, tokens[end + 1].end, FRACTION, fraction), joined, False):
                    if end == index:
                        builder.current = fraction
                    else:
                        break
                end += 2
                continue
            bound = bool(bound_words) and text[token.start : token.end] in bound_words
            if not builder.add(token, joined, bound):
                break
            end += 1
        if end == index:
            index += 1
            continue
        used = tokens[index:end]
        kind = first.kind if len(used) == 1 else SMALL if first.kind != DIGITS else DIGITS
        if first.kind == FRACTION and builder.scale == ONE:
            kind = FRACTION
        words = any(t.kind != DIGITS for t in used)
        numerals.append(
            Numeral(first.start, used[-1].end, builder.value(), builder.scale, words, first.prefix, kind, None, used)
        )
        index = end
    return numerals


def _relation(gap: str, token: Token, lex: Lexicon) -> bool | None:
    """False: the token follows directly; True: a conjunction stands between; None: something else does."""
    if token.prefix:
        return True if token.prefix == "ו" and gap in (" ", "  ", "-", "") else None
    if gap in ("", " ", "-", "  ", " - ", "- "):
        return False
    words = gap.replace("-", " ").replace(",", " ").split()
    if "," in gap and gap[0] != ",":
        return None
    if words and words[0] in lex.conjunctions:
        rest = words[1:]
        if not rest or (len(rest) == 1 and rest[0] in lex.pack.set("articles")):
            return True
        return None
    if not words:
        return False if gap.strip() == "," and token.kind != DIGITS else None
    if len(words) == 1 and words[0] in lex.pack.set("articles") and token.kind in (SCALE, PACK):
        return False
    return None


def _is_point(gap: str, token: Token, lex: Lexicon) -> bool:
    words = gap.split()
    return bool(words) and words[0] in lex.pack.set("points") and not token.prefix and token.kind in (
        SMALL, TENS, TEN, DIGITS, VALUE
    )  # fmt: skip


def _decimals(text: str, tokens: list[Token], at: int, builder: _Builder, lex: Lexicon) -> int:
    """Read the words behind a spoken decimal point; returns the index behind them."""
    digits = ""
    zeros = lex.pack.set("zero_digits")
    room = 0
    teen = False
    while at < len(tokens):
        token = tokens[at]
        gap = text[tokens[at - 1].end : token.start - len(token.prefix)].split()
        joined = token.prefix == "ו"
        if token.prefix and not joined:
            break
        if digits and any(w not in zeros for w in gap):
            break
        digits += "0" * sum(w in zeros for w in gap)
        value = token.value
        if token.kind == TEN and teen and not joined:
            digits = digits[:-1] + str(int(digits[-1]) + 10)
            room, teen = 0, False
        elif token.kind == TENS and not room:
            digits += str(value)
            room, teen = 10, False
        elif token.kind in (SMALL, TEN, DIGITS) and value == int(value):
            if room and 0 < value < room:
                digits = digits[: -len(str(room))] + str(int(digits[-len(str(room)) :]) + int(value))
            elif joined:
                break
            else:
                digits += str(value)
            room, teen = 0, token.kind == SMALL and 0 < value < 10
        else:
            break
        at += 1
    if digits and builder.current is not None:
        builder.current += Decimal(f"0.{digits}")
        builder.room = Decimal(0)
        builder.teen_open = False
    return at


def _part(text: str, tokens: list[Token], at: int) -> Decimal | None:
    """`two thirds`, `three quarters`: a small number right before a fraction word."""
    if at + 1 >= len(tokens):
        return None
    head, tail = tokens[at], tokens[at + 1]
    if tail.kind != FRACTION or tail.prefix or head.kind not in (SMALL, TENS, TEN):
        return None
    if text[head.end : tail.start] not in (" ", "-"):
        return None
    return head.value * tail.value


__all__ = ["DUAL", "FIXED", "MULTIPLE", "Numeral", "Token", "numerals_of", "tokens_of"]
