"""Quote widgets: a security's name with its signed move, no verb between (`ACME Ltd. -5.74%`)."""

from news_assets.facts.choice import Choice
from news_assets.facts.focus import Focus, Subject
from news_assets.facts.reading import Mention, Reading
from news_assets.schemas.records import Quantity

_QUOTED = frozenset({"company", "index", "commodity", "currency", "fund", "product"})


def widget(reading: Reading, at: int, quantity: Quantity, focus: Focus) -> tuple[Choice, Subject] | None:
    """Return the price change and the security when the quantity at item `at` is a widget's."""
    if quantity.kind != "percent" or quantity.value is None:
        return None
    last = at - 1
    while last >= 0 and reading.items[last].key in (".", "(", "|", "-"):
        last -= 1
    if last < 0 or at - last > 3 or "\n" in reading.document.norm[reading.items[last].end : reading.items[at].start]:
        return None
    signed = quantity.quote[:1] in "+-\u2212" or quantity.value < 0
    mention = reading.mentions[reading.items[last].mention] if reading.items[last].mention >= 0 else None
    gap = reading.items[at].start - reading.items[last].end
    if not signed and not (gap >= 2 and _ends(reading, at)):
        return None
    span = (mention.first, mention.last) if mention else _latin(reading, last)
    if span is None or (mention and mention.entity.type not in _QUOTED):
        return None
    sign = -1 if quantity.value < 0 else 1
    return Choice("price", "change", sign, 0.95, "widget"), _security(reading, mention, span, focus)


def _security(reading: Reading, mention: Mention | None, span: tuple[int, int], focus: Focus) -> Subject:
    """The security under the name the widget shows, a closing dot of `Ltd.` included."""
    norm, end = reading.document.norm, reading.items[span[1]].end
    start = mention.start if mention is not None else reading.items[span[0]].start
    name = norm[start : end + (norm[end : end + 1] == ".")]
    if mention is None:
        return Subject(name, "company", (), None, name)
    known = focus.of(mention.entity)
    aliases = tuple(a for a in dict.fromkeys((known.name, *known.aliases)) if a != name)
    return Subject(name, known.type, aliases, known.entity_id, known.key)


def _ends(reading: Reading, at: int) -> bool:
    behind = reading.items[at + 1] if at + 1 < len(reading.items) else None
    return behind is None or behind.key == "\n" or behind.start - reading.items[at].end >= 2


def _latin(reading: Reading, last: int) -> tuple[int, int] | None:
    """A run of capitalised Latin words that ends at item `last`."""
    norm, first = reading.document.norm, last
    while first >= 0 and (
        reading.items[first].key in ".&,'"
        or (norm[reading.items[first].start].isascii() and norm[reading.items[first].start].isupper())
    ):
        first -= 1
    first += 1
    while first <= last and not norm[reading.items[first].start].isalpha():
        first += 1
    return (first, last) if first <= last and last - first < 8 else None
