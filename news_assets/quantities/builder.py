"""The grammar of number words: what may follow what, and what it is worth."""

from decimal import Decimal

from news_assets.quantities.lexicon import (
    DIGITS,
    FRACTION,
    HUNDRED,
    PACK,
    SCALE,
    SLASH,
    SMALL,
    TEN,
    TENS,
    THOUSANDS,
    VALUE,
)
from news_assets.quantities.tokens import Token

ZERO, ONE, TEN_, HUNDRED_, THOUSAND = Decimal(0), Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
STARTS = frozenset((SMALL, TEN, TENS, HUNDRED, VALUE, THOUSANDS, SCALE, PACK, FRACTION, SLASH, DIGITS))


class Builder:
    """A number being put together: `total` of finished scales and `current` below the next one."""

    __slots__ = ("_last", "_last_scale", "_part", "_teen", "current", "digits", "room", "scale", "total")

    def __init__(self, *, digits: bool) -> None:
        self.total = ZERO
        self.current: Decimal | None = None
        self.room = ZERO  # the next addend must be smaller
        self.scale = ONE
        self.digits = digits
        self._last_scale: Decimal | None = None
        self._teen = False  # a unit that עשר would turn into a teen
        self._last = ZERO
        self._part = ZERO  # a fraction of the last scale, until a smaller scale claims it

    def value(self) -> Decimal:
        """The number as far as it was read."""
        return self.total if self.current is None else self.total + self.current

    def add(self, token: Token, joined: bool, bound: bool) -> bool:
        """Take one more token; False when it begins another number.

        `joined`: a conjunction stands before it. `bound`: the word needs a number before it.
        """
        kind, value = token.kind, token.value
        if kind == DIGITS:
            return self._digits(value, joined)
        if self.digits and kind in (SMALL, TENS, TEN, VALUE, THOUSANDS) and self.room != HUNDRED_:
            return False
        if kind == SMALL:
            return self._small(value)
        if kind == TEN:
            return self._ten(value, joined)
        if kind == TENS:
            return self._addend(value, TEN_)
        if kind == VALUE:
            return self._addend(value, HUNDRED_)
        if kind == HUNDRED:
            return self._hundred(bound)
        if kind == THOUSANDS:
            return self._thousands(value)
        if kind == SCALE:
            return self._scale(value, bound)
        if kind in (FRACTION, SLASH):
            return self._fraction(value, joined, kind == SLASH)
        return kind == PACK and self._pack(value, bound)

    def decimals(self, digits: str) -> None:
        """Append the digits behind a spoken decimal point."""
        self.current = (self.current or ZERO) + Decimal(f"0.{digits}")
        self.room, self._teen = ZERO, False

    def _digits(self, value: Decimal, joined: bool) -> bool:
        if self.current is None and not self.total:
            self.current = self._last = value
            return True
        if self.current is None and self._last_scale is not None and value * HUNDRED_ < self._last_scale:
            self.current = self._last = value  # "4 thousand 3 hundred": the caller has seen the hundred
            return True
        if self.room == HUNDRED_ and joined and 0 < value < HUNDRED_:
            self.current = (self.current or ZERO) + value
            self.room = ZERO
            return True
        return False

    def _small(self, value: Decimal) -> bool:
        if self.current is None:
            if self._last_scale is not None and value >= self._last_scale:
                return False
            self.current = value
        elif value < self.room:
            self.current += value
        else:
            return False
        self.room, self._teen, self._last = ZERO, 0 < value < 10, value
        return True

    def _ten(self, value: Decimal, joined: bool) -> bool:
        if self._teen and not joined and self.current is not None:
            self.current += value
        elif self.current is None:
            self.current = value
        elif value < self.room:
            self.current += value
        else:
            return False
        self.room, self._teen, self._last = ZERO, False, value
        return True

    def _addend(self, value: Decimal, room: Decimal) -> bool:
        if self.current is not None and value >= self.room:
            return False
        self.current = (self.current or ZERO) + value
        self.room, self._teen, self._last = room, False, value
        return True

    def _hundred(self, bound: bool) -> bool:
        current = self.current
        if current is None:
            if bound or self.total:
                return False
            current = ONE
        elif current >= HUNDRED_ and not self.digits:
            return False
        self.current = current * HUNDRED_
        self.room, self._teen = HUNDRED_, False
        return True

    def _thousands(self, value: Decimal) -> bool:
        if self.current is not None or (self._last_scale is not None and self._last_scale <= THOUSAND):
            return False
        self.total += value
        self._last_scale = self.scale = THOUSAND
        return True

    def _scale(self, value: Decimal, bound: bool) -> bool:
        self._teen = False
        if self._part:
            self.total += self._part * (value - self.scale)
            self._part = ZERO
        elif self.current is None and not self.total:
            if bound:
                return False
            self.total = value
        elif self._last_scale is None or value < self._last_scale:
            self.total += (self.current if self.current is not None else ONE) * value
        elif value > self._last_scale and self.total != self._last_scale:  # "two thousand million"
            self.total = self.value() * value
        else:
            return False
        self.current, self.room = None, ZERO
        self.scale = self._last_scale = value
        return True

    def _fraction(self, value: Decimal, joined: bool, slash: bool) -> bool:
        if self.current is None:
            if not self.total:
                self.current = value
            elif joined:
                self.total += value * self.scale
                self._part = value
            else:
                return False
        elif joined or (slash and self.digits and self.current == int(self.current)):
            self.current += value
        elif slash or self.digits or self.current < 1:
            return False
        else:  # "fifty-four hundredths": only what stands below the hundred is divided
            rest = self.current % HUNDRED_
            base = self.current - rest if rest else ZERO
            self.current = base + (rest or self.current) * value
        self.room, self._teen = ZERO, False
        return True

    def _pack(self, value: Decimal, bound: bool) -> bool:
        if self.current is None:
            if self.total or bound:
                return False
            self.current = value
        else:
            low = self._last if not self.room and 0 < self._last < self.current else self.current
            self.current = self.current - low + low * value
        self.room = ZERO
        return True
