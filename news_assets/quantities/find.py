"""Read the quantities of one document: tokens, numbers, units, pieces, ranges, hedges, nouns."""

from typing import cast

from news_assets.quantities.amounts import Amount, new_amount
from news_assets.quantities.compounds import join_pieces
from news_assets.quantities.elided import fill_elided
from news_assets.quantities.ellipsis import fill_back, fill_currency, fill_forward
from news_assets.quantities.hedges import read_hedge
from news_assets.quantities.lexicon import lexicon
from news_assets.quantities.local import localise
from news_assets.quantities.nouns import read_head, read_noun
from news_assets.quantities.numerals import numerals_of
from news_assets.quantities.proportions import join_proportions
from news_assets.quantities.ranges import join_bounds, join_ranges
from news_assets.quantities.rates import read_rates
from news_assets.quantities.reject import reject, reject_words
from news_assets.quantities.signs import read_sign
from news_assets.quantities.tokens import Page, tokens_of
from news_assets.quantities.units import read_unit
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Quantity
from news_assets.schemas.vocabulary import ArticleField, Modifier, QuantityKind
from news_assets.text.document import Document

_LARGEST = 1e300


def find_quantities(document: Document) -> list[Quantity]:
    """Return the document's quantities in order; spans count in `document.source` and never overlap."""
    page = Page(document, lexicon(document.language))
    tokens = tokens_of(page)
    if not tokens:
        return []
    return [_record(page, amount) for amount in read_amounts(page, [new_amount(n) for n in numerals_of(page, tokens)])]


def read_amounts(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Apply the rules in their order; returns what is a quantity, in order and without overlap."""
    for amount in amounts:
        read_unit(page, amount)
        read_sign(page, amount)
    amounts = join_pieces(page, amounts)
    for amount in amounts:
        amount.rejected = reject(page, amount)
    amounts = join_proportions(page, amounts)
    amounts = join_ranges(page, amounts)
    fill_forward(page, amounts)
    kept: list[Amount] = []
    for amount in amounts:
        if amount.rejected:
            continue
        read_head(page, amount)
        if reject_words(page, amount):
            continue
        if kept and amount.start < kept[-1].end:
            continue
        read_hedge(page, amount)
        kept.append(amount)
    kept = join_bounds(page, kept)
    for index, amount in enumerate(kept):
        read_noun(page, amount)
        following = kept[index + 1].start if index + 1 < len(kept) else len(page.text)
        if amount.end > following:
            amount.end = max(amount.number_end, min(amount.end, following))
    kept = read_rates(page, kept)
    localise(page, kept)
    fill_currency(page, kept)
    fill_elided(page, kept)
    fill_back(page, kept)
    return [a for a in kept if all(v is None or abs(v) < _LARGEST for v in (a.value, a.low, a.high))]


def _record(page: Page, amount: Amount) -> Quantity:
    document = page.document
    span = document.normalised.span
    start, end = span(amount.start, amount.end)
    prefix = suffix = None
    if 0 <= amount.prefix_start < amount.start:
        first, stop = span(amount.prefix_start, amount.start)
        prefix = document.source[first:stop].strip() or None
    if amount.suffix_end > amount.end:
        first, stop = span(amount.end, amount.suffix_end)
        suffix = document.source[first:stop].strip() or None
    low, high = amount.low, amount.high
    return Quantity(
        quantity_id=stable_id(document.article_id, document.field, start, end),
        article_id=document.article_id,
        field=cast(ArticleField, document.field),
        start=start,
        end=end,
        quote=document.source[start:end],
        prefix=prefix,
        suffix=suffix,
        kind=cast(QuantityKind, amount.kind or "count"),
        value=None if low is not None else float(amount.value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        unit=amount.unit,
        modifier=cast(Modifier, "range" if low is not None else amount.modifier),
    )
