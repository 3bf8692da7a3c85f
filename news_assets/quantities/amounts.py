"""An amount: a number with its scale, sign and unit, and where they stand."""

import re
from dataclasses import dataclass
from decimal import Decimal

from news_assets.language.pack import Unit
from news_assets.quantities.builder import ONE
from news_assets.quantities.lexicon import MULTIPLE
from news_assets.quantities.numerals import Numeral
from news_assets.quantities.tokens import Page

_WORD = re.compile(r"[ -]?\"?([^\W\d_]+(?:['\"-][^\W\d_]+)*)")


@dataclass(slots=True)
class Amount:
    """A candidate quantity; `start`/`end` are the quote, `number_*` the numeral inside it."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    scale: Decimal
    numeral: Numeral
    kind: str = ""
    unit: str | None = None
    factor: Decimal = ONE
    low: Decimal | None = None
    high: Decimal | None = None
    modifier: str = "exact"
    prefix_start: int = -1
    suffix_end: int = -1
    named_before: bool = False  # the unit stands before the number
    rejected: str = ""  # id of the rule that says it is no quantity

    @property
    def ranged(self) -> bool:
        """True when both ends of a range were read."""
        return self.low is not None


def new_amount(numeral: Numeral) -> Amount:
    """The amount of a number as written, still without unit."""
    amount = Amount(numeral.start, numeral.end, numeral.start, numeral.end, numeral.value, numeral.scale, numeral)
    if numeral.unit is not None:
        amount.kind, amount.unit = numeral.unit.kind, numeral.unit.unit
    elif numeral.kind == MULTIPLE:
        amount.kind, amount.unit = "multiple", "times"
    return amount


def take_unit(amount: Amount, unit: Unit, start: int, end: int) -> None:
    """Give the amount a unit and the span of both."""
    amount.kind, amount.unit, amount.factor = unit.kind, unit.unit, unit.factor
    amount.value *= unit.factor
    amount.start, amount.end = start, end


def word_behind(page: Page, at: int) -> re.Match[str] | None:
    """The word right behind a position, if there is one; group 1 is the word in lower case."""
    return _WORD.match(page.low, at)


def line_start(page: Page, at: int) -> int:
    """Where the line of a position begins, or a point not far before it on long lines."""
    low = at - 40 if at > 40 else 0
    return max(page.text.rfind("\n", low, at) + 1, low)


def words_before(page: Page, at: int, size: int = 30) -> list[str]:
    """The words of the same line before a position, lower case, at most `size` characters back."""
    window = page.low[at - size if at > size else 0 : at]
    cut = at > size and window[0] != " "
    if "\n" in window:
        window, cut = window.rpartition("\n")[2], False
    words = window.split()
    if cut and words:
        del words[0]
    return words
