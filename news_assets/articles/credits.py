"""Lines below pictures cut into what they show and who made it."""

import re
from itertools import islice

from lxml.html import HtmlElement

from news_assets.articles.blocks import Block, short_text

_MARK = (
    r"(?:(?:crédits?|créditos?|photo|picture|image|bild|file|symbol)?\s?(?:photo(?:graph)?s?|fotos?|symbolfoto|symbolbild|"
    r"archivfoto|archivbild|image|picture|bild|graphic|grafik|illustration|screenshot|quelle|source|fuente|credits?|"
    r"copyright|courtesy|dok|crédits?|bildnachweis|imagen|imágenes|фото|fot|fotoğraf|zdjęcie|kuva)\.?(?: credits?)?"
    r"(?: by| of)?|צילום(?: ו?עיבוד)?|צילומים|קרדיט|תמונה|איור|写真|사진)"
)
_BY = (
    r"(?:photo(?:graph|s)?|picture|image)(?: illustration)? (?:by|courtesy of)|illustration by|courtesy of|copyright|"
    r"foto (?:von|di)"
)
_OPENING = rf"(?:{_MARK}\s?:\s?|(?:{_BY})\s|©\s?|\(c\)\s|ⓒ\s?)"
_LEAD = r"[\s(\[/|•·–—-]*"
# A mark and what follows it to the end.
_MARKED = re.compile(
    rf"{_LEAD}(?<!\w){_OPENING}(?:{_OPENING})*(?P<credit>[^()\[\]]{{2,120}}?(?:\s\([^()]{{2,40}}\))?)[)\]\s.]*$", re.I
)
_WHOLE = re.compile(rf"{_LEAD}{_OPENING}(?:{_OPENING})*(?P<credit>.{{2,160}})", re.I)
_HEBREW = re.compile(r"\s*\(צילום\s(?P<credit>[^()]{2,60})\)\.?$")
_HOUSES = (
    r"(?:Getty(?: Images)?|REUTERS|Reuters|AFP|AP|dpa|Shutterstock|shutterstock|IMAGO|imago|EPA|Bloomberg|"
    r"picture[- ]alliance|APA|Keystone|KEYSTONE|Europa Press|EFE|ANSA|PA Wire|NTB|TT|Ritzau Scanpix|Scanpix|Unsplash|"
    r"[\w.]+\s[-–]\s(?:stock\.)?[Aa]dobe(?:\.com|\s?[Ss]tock)|Adobe ?Stock|Depositphotos|Fotolia|"
    r"Pexels|Pixabay|iStock|Alamy|Xinhua|Yonhap|Zuma|ZUMA|WireImage|FlashMS|Flash ?90|Belga|ANP|PTI|ANI|CNS|"
    r"연합뉴스|뉴시스|רויטרס|גטי(?: אימג'ס)?|פלאש ?90|ג'יני|איי\.?פי|אי\.?אף\.?פי)"
)
_NAME = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]*)(?:\s(?:[A-ZÀ-Þ]\.|[\w'’-]+)){0,4}"
_JOINT = r"\s?(?:/|\||\bvia\b)\s?\u200b?"
# Names and picture agencies at the end of a caption, behind a sentence or a blank.
_SIGNED = re.compile(
    rf"(?:^|[\s(\[/|–—-]+|(?<=[.!?…]))(?P<credit>(?:{_NAME}{_JOINT}){{0,3}}{_HOUSES}(?:\s(?:Photo|file|Images|RF))*"
    rf"(?:{_JOINT}{_NAME})*)[)\]\s.]*$"
)
# In brackets behind a whole sentence, or behind a stroke: a name and nothing else.
_BRACKET = re.compile(r"(?<=[.!?…])\s?\((?P<credit>[A-ZÀ-Þ][^()\d]{2,60})\)$")
_STROKE = re.compile(rf"\s/\s(?P<credit>{_NAME})$")
_JAPANESE = re.compile(r"[（(](?P<credit>[^（）()]{1,30})(?:撮影|提供)[）)]$")
# A sentence and a bracket in an element that is named after credits.
_BOTH = re.compile(r"(?P<caption>\S.{15,}?)\s*\((?P<credit>[^()]{2,100})\)\.?$")
_ALONE = re.compile(r"^\((?P<credit>[^()]{2,100})\)$")
_CUTS = (_ALONE, _MARKED, _HEBREW, _SIGNED, _BRACKET, _STROKE, _JAPANESE)
# The word that announces a credit, left behind where the credit is an element of its own.
_HANGING = re.compile(rf"{_LEAD}(?<!\w)(?:(?:{_MARK}|{_BY})\s?:?|©)\s*$", re.I)
_COUNTED = re.compile(r"^\[?\d{1,3}\s?/\s?\d{1,3}\]?\s*")
_NO_CREDIT = re.compile(r".*(?:licensing|opens new tab|read more|vis mer|show more|mehr anzeigen).*", re.I)
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|fotograf|attribution|quelle|courtesy|licen[sc]e", re.I)
_MOST_INSIDE = 40
_TAIL = 240
_BORDER = " /|([–—-"


def divided(block: Block) -> tuple[str | None, str | None]:
    """Caption and credit of a line below a picture, told apart by its elements or by its words."""
    text = _COUNTED.sub("", block.text)
    for inner in islice(block.element.iter(), 1, _MOST_INSIDE):
        if _is_credit(inner) and (part := short_text(inner, len(text))) and part != text:
            if text.endswith(part) and _NO_CREDIT.fullmatch(part):
                return cut_off(text[: -len(part)].rstrip())
            if text.endswith(part):
                return _HANGING.sub("", text[: -len(part)]).rstrip(_BORDER) or None, bare(part)
            if text.startswith(part):
                return text[len(part) :].lstrip(" /|)–—-") or None, bare(part)
    if "credit" in block.place.concepts:
        both = _BOTH.fullmatch(text)
        return (both["caption"], bare(both["credit"])) if both else (None, bare(text))
    return cut_off(text)


def cut_off(text: str) -> tuple[str | None, str | None]:
    """The text without the credit at its end, and the credit."""
    at = max(0, len(text) - _TAIL)
    found = next((m for pattern in _CUTS if (m := pattern.search(text, at))), None)
    return (text[: found.start()].rstrip(_BORDER) or None, bare(found["credit"])) if found else (text, None)


def is_credit_line(text: str) -> bool:
    """True for a line that is a credit from its first word on."""
    return _WHOLE.fullmatch(text) is not None


def bare(credit: str) -> str | None:
    """The credit without the word that announces it."""
    found = _WHOLE.fullmatch(credit)
    credit = (found["credit"] if found else credit).strip(" []/|:–—-")
    balanced = credit.count("(") == credit.count(")") and not credit.startswith("(")
    return (credit if balanced else credit.strip(" ()")) or None


def _is_credit(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag in ("small", "cite") or (element.get("itemprop") or "").lower().startswith(("copyright", "credit")):
        return True
    return (names := element.get("class")) is not None and _CREDIT_CLASS.search(names) is not None
