"""Choose among the gazetteer's hits: sure ones first, doubtful ones by their surroundings, the longest span wins."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from news_assets.entities.entry import Hit
from news_assets.entities.match import gazetteer_matcher, is_hebrew
from news_assets.entities.reading import Mention, Reading
from news_assets.entities.weigh import QUOTE, Page, weigh
from news_assets.schemas.vocabulary import EntityMethod

_MONEY = re.compile(
    r"מניות|מניית|בורסה|מיליארד|דיבידנד|אג\"ח|רבעון|משקיעים"
    r"|\b(?:shares|stocks?|investors|earnings|revenues?|billion|nasdaq)\b"
)
_NUMBER = re.compile(
    r"(?:\d|%|אלף|אלפי|מיליון|מיליוני|מיליארד|מיליארדי|טריליון|hundred|thousand|million|billion|trillion)\s?-?$"
)
_ACRONYM = re.compile(r"((?:[A-Z][\w&'-]*[ -](?:(?:of|and|for|the|de) ){0,2}){2,8})\(([A-Z]{2,6})\)")
FORM = re.compile(
    r"\s?,? (?:(?:Inc|Corp|Co|Ltd)\b(?:\.(?= [a-z'(,]|,))?"
    r"|(?:Corporation|Incorporated|Limited|P[Ll][Cc]|plc|LL[CP]|AG|NV|SE)\b)"
)
_LAND = re.compile(r" (?:Basin|Bay|Coast|County|Islands?|Mountains?|Peninsula|Province|River|Strip|Valley)\b")
_OFTEN = 3
_BESIDE = frozenset({"company"})
_PLACES = frozenset({"city", "region", "country"})
_FINANCE = re.compile(r"כלכל|שוק|בורס|עסק|כספ|פיננס|market|money|business|financ|econom|invest", re.IGNORECASE)


def link(readings: Sequence[Reading], section: str | None = None) -> None:
    """Add the gazetteer's mentions to the readings of one article."""
    matcher = gazetteer_matcher()
    found = [list(matcher.find(r.text, r.lowered)) for r in readings]
    others = {short for r, hits in zip(readings, found, strict=True) for short in _explained(r.text, hits)}
    found = [[h for h in hits if h.alias.text not in others] for hits in found]
    sure = frozenset(h.alias.entry.entity_id for hits in found for h in hits if not h.alias.doubt)
    firms = {h.alias.entry.entity_id for hits in found for h in hits if not h.alias.doubt and _firm(h)}
    financial = bool(section and _FINANCE.search(section)) or _of_money(readings)
    page = Page(sure, financial, len(firms) >= _FIRMS)
    for reading, hits in zip(readings, found, strict=True):
        reading.financial = page.financial
        _choose(reading, hits, page)


def _of_money(readings: Sequence[Reading]) -> bool:
    """Whether the article's own words speak of money three times or more."""
    own = (r.lowered for r in readings if r.document.field != "comment")
    return len(list(islice((m for text in own for m in _MONEY.finditer(text)), _OFTEN))) == _OFTEN


_FIRMS = 2  # companies named without doubt that make more of them likely


def _firm(hit: Hit) -> bool:
    return hit.alias.entry.type == "company"


def _explained(text: str, hits: Sequence[Hit]) -> Iterator[str]:
    """Acronyms that the text itself explains otherwise: `Namibian Broadcasting Corporation (NBC)`."""
    for match in _ACRONYM.finditer(text):
        name, short = match.groups()
        capitals = [word[0] for word in name.split() if word[0].isupper()]
        if "".join(capitals[-len(short) :]) == short:
            start, end = match.span(1)
            own = {h.alias.entry.entity_id for h in hits if start <= h.start and h.end <= end and h.end - h.start > 8}
            if not any(h.alias.text == short and h.alias.entry.entity_id in own for h in hits):
                yield short


def _choose(reading: Reading, hits: list[Hit], page: Page) -> None:
    beside: dict[int, set[str]] = {}
    for hit in hits:
        if not hit.alias.doubt and hit.alias.entry.type in ("company", "index"):
            beside.setdefault(reading.sentence(hit.start)[0], set()).add(hit.alias.entry.type)
    weighed = [
        (h, weigh(reading, h, page, beside.get(reading.sentence(h.start)[0], ()) if h.alias.doubt else ()))
        for h in hits
        if not _is_unit(reading, h)
    ]
    # Who is spoken of in one breath with a firm that the sentence made sure is one too: `מחזיקה מיטב ב-6% והראל ב-5%`.
    told = {reading.sentence(h.start)[0] for h, score in weighed if score and h.alias.entry.type == "company"}
    weighed = [
        (h, score or (weigh(reading, h, page, _BESIDE) if _beside(reading, h, told) else 0.0)) for h, score in weighed
    ]
    # Of two readings of one span, the doubtful one was chosen for what stands around it.
    weighed.sort(key=lambda pair: (pair[0].start - pair[0].end, pair[0].start, -pair[0].alias.doubt, -pair[1]))
    for hit, score in weighed:
        if score:
            end = _whole(reading, hit)
            reading.add(Mention(hit.start, end, hit.alias.entry, _method(reading, hit), score))


def _beside(reading: Reading, hit: Hit, told: Collection[int]) -> bool:
    """Whether a firm's Hebrew name that was too doubtful follows others in a list of a sentence with a sure one."""
    if hit.alias.entry.type != "company" or not is_hebrew(reading.text[hit.start]):
        return False
    return reading.text[max(0, hit.start - 2) : hit.start] == " ו" and reading.sentence(hit.start)[0] in told


def _whole(reading: Reading, hit: Hit) -> int:
    """End of the name with the form of the firm behind it, or with the noun of a landscape behind a place."""
    pattern = FORM if hit.alias.entry.type == "company" else _LAND if hit.alias.entry.type in _PLACES else None
    behind = pattern.match(reading.text, hit.end) if pattern and hit.alias.text.isascii() else None
    return behind.end() if behind else hit.end


def _is_unit(reading: Reading, hit: Hit) -> bool:
    """True for a currency that is merely the unit of a number."""
    if hit.alias.entry.type != "currency":
        return False
    return bool(_NUMBER.search(reading.lowered[max(0, hit.start - 12) : hit.start]))


def _method(reading: Reading, hit: Hit) -> EntityMethod:
    """Quote widgets stand as a Latin name in Hebrew text: behind the Hebrew name, or before a percentage."""
    if (
        reading.language == "he"
        and hit.alias.text.isascii()
        and (QUOTE.match(reading.text, hit.end) or re.match(r"\s{1,4},", reading.text[hit.end : hit.end + 6]))
    ):
        return "widget"
    return "gazetteer"
