"""Price tags: a short text that is one number with the local letters of a currency."""

import re

from news_assets.language.pack import Unit
from news_assets.quantities.amounts import Amount
from news_assets.quantities.digits import read_digits
from news_assets.quantities.tokens import Page

_LONGEST_TAG = 30
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")


def read_tag(page: Page, amount: Amount) -> Unit | None:
    """The unit of a price tag whose other half is `amount`; unit null when it only says `price`."""
    text = page.low
    if len(text) > _LONGEST_TAG or amount.numeral.words:
        return None
    rest = (text[: amount.start] + " " + text[amount.end :]).strip(" \n*:")
    if not rest or any(c.isdigit() for c in rest):
        return None
    tags = page.lex.currencies.tags
    for form in (rest, rest.rstrip("."), rest.partition("/")[0].strip()):
        if form in tags:
            return Unit("money", tags[form] or "")
    return None


def regroup(page: Page, amount: Amount) -> None:
    """`Rp 169.000`, `1.198,- Kr`: where a price has no decimals, a point groups thousands."""
    digits = page.text[amount.number_start : amount.number_end]
    if not _DOTTED.match(digits) or amount.scale != 1:
        return
    whole = page.text.startswith(",-", amount.number_end)
    if whole or amount.unit in page.lex.currencies.dot_grouping:
        value = read_digits(digits, dot_groups=True)
        if value is not None:
            amount.value = value * amount.factor
