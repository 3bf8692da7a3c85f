"""Names that sign an article where readers see them: bylines, signatures, names set alone above the text."""

import re
from collections.abc import Collection, Sequence
from itertools import islice

from lxml.html import HtmlElement

from news_assets.articles.blocks import Block, short_text
from news_assets.articles.fold import fold
from news_assets.articles.names import looks_like_name, names_part, signed, split_names
from news_assets.articles.visible import head_index

_DESK = re.compile(
    r"\b(?:news|nachrichten|online|redaktion|redacción|rédaction|redazione|staff|editorial|team|desk|newsroom|bureau|"
    r"admin|administrator|webmaster)\b|"
    r"(?:מערכת|חדשות|ספורט|כלכלה|צרכנות|כתבי|כתבינו|צוות|סוכנויות|הידיעות|דסק)(?![\u05d0-\u05ea])",
    re.I,
)
_BRACKET = re.compile(r"\s*[(\[]([^\W\d_][^()\[\]\d]{2,60})[)\]]\s*$")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_EDITOR = re.compile(
    r"(?:editor|edited by|redaktur|redaktør|redactor jefe|éditeur|editör|penyunting|עריכה|עורך)\s*:?\s+(.+)", re.I
)
# Looked up in too many elements for the full list of concepts.
_AUTHOR_CLASS = re.compile(
    r"author|byline|autor|auteur|writer|reporter|journalist|contributor|forfatter|skribent", re.I
)
_LETTERS = re.compile(r"[A-Z]{2,6}")
_AGENCY = re.compile(
    r"(?:(?:The )?Associated Press|Press Association|Agence France-Presse|Europa Press|AFP|AP|Reuters|Bloomberg|EFE|"
    r"ANSA|PTI|IANS|ANI|CNA|Xinhua|Kyodo|Yonhap|TASS|Bernama|dpa|NTB|TT|Ritzau|PAP|ČTK|Anadolu|"
    r"רויטרס|בלומברג|סוכנויות הידיעות)"
    r"(?=$|,\s[A-Z])"
)
_ELSEWHERE = frozenset(("related", "teaser", "footer", "comment", "caption"))
_LINE = 140
_LABEL = 40
_WINDOW, _FIRST = 45, 10
# Lines that may stand between two authors' boxes.
_GAP = 3
_MARKED = 80


def is_site(name: str, site: Collection[str]) -> bool:
    """True when a signature is the site's or its staff's, not a person's."""
    folded = fold(_DESK.sub("", name))
    return (
        not folded or folded in site or any(len(s) > 3 and (folded.startswith(s) or folded.endswith(s)) for s in site)
    )


def bylines(blocks: Sequence[Block], title: str | None, site: Collection[str], *, thorough: bool = True) -> list[str]:
    """Names in a line that begins like a byline, else in elements named after authors, near the top.

    A `thorough` search looks inside all these lines for marked elements; else inside the first of them.
    """
    head = head_index(blocks, title)
    near = [b for b in blocks[head : head + _WINDOW] if len(b.text) <= _LINE and b.tag != "h1"]
    for block in near:
        if signed(block.text) and not _elsewhere(block):
            part = names_part(block.text)
            names = marked_names(block, site) or _people(part, site) or _agency(part, site)
            if names:
                return _unique(names)
    found: list[str] = []
    last = 0
    for index, block in enumerate(near):
        if found and index - last > _GAP:
            break
        named = _named(block)
        if (named or ((thorough or index < _FIRST) and len(block.element))) and not _elsewhere(block):
            names = marked_names(block, site) or (_people(names_part(block.text), site) if named else [])
            found.extend(names)
            last = index if names else last
    return _unique(found) or next(([m[0]] for b in near if len(b.text) < _LABEL and (m := _AGENCY.match(b.text))), [])


def edited(blocks: Sequence[Block]) -> set[str]:
    """Folded names that the page calls its editors."""
    lines = (_EDITOR.fullmatch(b.text) for b in blocks if len(b.text) <= _LINE)
    return {fold(name) for line in lines if line for name in split_names(line[1])}


def marked_names(block: Block, site: Collection[str]) -> list[str]:
    """Names in the elements of a line that are marked as its authors', the innermost ones."""
    marked = [e for e in islice(block.element.iter(), _MARKED) if _is_marked(e)]
    inner = {a for e in marked for a in islice(e.iterancestors(), 8)}
    texts = [short_text(e, _LINE) for e in marked if e not in inner]
    return [n for t in texts if t and t in block.text for n in _people(names_part(t), site)]


def linked_names(root: HtmlElement, site: Collection[str]) -> list[str]:
    """Names of the page's links to its author; none when they are many, as in lists of articles."""
    texts = [short_text(e, _LINE) for e in root.iter("a") if "author" in (e.get("rel") or "").split()]
    names = _unique([n for t in texts if len(t) > 1 for n in split_names(t) if not is_site(n, site)])
    return names if len(names) == 1 else []


def signature(lines: Sequence[str], site: Collection[str]) -> tuple[list[str], str | None]:
    """The reporter in brackets at the end of a Hebrew body, and the last line without the brackets."""
    match = _BRACKET.search(lines[-1]) if lines else None
    if match and fold(match[1]) in site:
        return [match[1]], lines[-1][: match.start()].rstrip()
    if not match or not _HEBREW.search(match[1]) or not 2 <= len(match[1].split()) <= 6:
        return [], None
    names = split_names(match[1])
    return (names, lines[-1][: match.start()].rstrip()) if all(map(looks_like_name, names)) else ([], None)


def leading_names(lines: Sequence[str], site: Collection[str]) -> tuple[list[str], str]:
    """Names that stand alone among the first lines of the body, as papers without byline markup set them; the line."""
    for line in lines[:3] if len(lines) > 3 else ():
        names = split_names(line) if len(line) < 60 else []
        if names and all(looks_like_name(n) and n[0].isupper() and not is_site(n, site) for n in names):
            return names, line
    return [], ""


def line_above(blocks: Sequence[Block], first: str) -> str | None:
    """The line right above the body's first one, in the same element."""
    index = next((i for i, b in enumerate(blocks) if b.text == first), 0)
    if not index:
        return None
    above, below = blocks[index - 1], blocks[index]
    return above.text if above.place.parent is below.place.parent and above.tag == below.tag else None


def _is_marked(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    if "author" in (element.get("rel") or "") or "author" in (element.get("itemprop") or ""):
        return True
    return (names := element.get("class")) is not None and _AUTHOR_CLASS.search(names) is not None


def _named(block: Block) -> bool:
    parent = block.place.parent
    return (
        "author" in block.place.concepts or block.tag == "address" or (parent and "author" in parent.concepts) is True
    )


def _elsewhere(block: Block) -> bool:
    """True for a line of a teaser: one that is a link as a whole with more in it, or in a box of another kind."""
    parent = block.place.parent
    if block.tag == "figcaption" or block.place.concepts & _ELSEWHERE or (parent and parent.concepts & _ELSEWHERE):
        return True
    return any(e.tag == "a" for e in islice(block.element.iterancestors(), 4))


def _people(line: str, site: Collection[str]) -> list[str]:
    names = split_names(line)
    good = [n for n in names if looks_like_name(n) and not is_site(n, site)]
    return good if good and looks_like_name(names[0]) else []


def _agency(line: str, site: Collection[str]) -> list[str]:
    """An agency's or a desk's letters after the word that opens a byline."""
    name = line.strip(" ,.")
    return [name] if _LETTERS.fullmatch(name) and fold(name) not in site else []


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
