"""Read the quantities of one document."""

from typing import cast

from news_assets.quantities.amounts import Amount, Page, read_amount
from news_assets.quantities.hedges import read_hedge
from news_assets.quantities.lexicon import FRACTION, lexicon
from news_assets.quantities.nouns import read_noun
from news_assets.quantities.numerals import numerals_of, tokens_of
from news_assets.quantities.ranges import join_ranges
from news_assets.quantities.reject import is_rejected
from news_assets.quantities.signs import read_sign
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Quantity
from news_assets.schemas.vocabulary import ArticleField, Modifier, QuantityKind
from news_assets.text.document import Document


def find_quantities(document: Document) -> list[Quantity]:
    """Return the document's quantities in order; spans count in `document.source` and never overlap."""
    lex = lexicon(document.language)
    page = Page(document.norm, lex)
    tokens = tokens_of(page.low, lex)
    if not tokens:
        return []
    amounts = [read_amount(page, n) for n in numerals_of(page.low, tokens, lex)]
    for amount in amounts:
        read_sign(page, amount)
    amounts = join_ranges(page, amounts)
    found: list[Quantity] = []
    last = 0
    for amount in amounts:
        if amount.start < last or is_rejected(page, amount):
            continue
        read_hedge(page, amount)
        if not amount.kind:
            read_noun(page, amount)
        last = amount.end
        found.append(_record(document, page, amount))
    return found


def _record(document: Document, page: Page, amount: Amount) -> Quantity:
    span = document.normalised.span
    start, end = span(amount.start, amount.end)
    prefix = None
    if 0 <= amount.prefix_start < amount.start:
        first, stop = span(amount.prefix_start, amount.start)
        prefix = document.source[first:stop].strip() or None
    ranged = amount.low is not None
    kind = amount.kind or ("other" if amount.numeral.kind == FRACTION else "count")
    unit = amount.unit or ("fraction" if kind == "other" else None)
    return Quantity(
        quantity_id=stable_id(document.article_id, document.field, start, end),
        article_id=document.article_id,
        field=cast(ArticleField, document.field),
        start=start,
        end=end,
        quote=document.source[start:end],
        prefix=prefix,
        suffix=None,
        kind=cast(QuantityKind, kind),
        value=None if ranged else float(amount.value),
        low=float(amount.low) if amount.low is not None else None,
        high=float(amount.high) if amount.high is not None else None,
        unit=unit,
        modifier=cast(Modifier, "range" if ranged else amount.modifier),
    )
