"""Who signs an article: people first, desks and sites only when no person does."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from news_assets.articles.blocks import Block
from news_assets.articles.fold import fold
from news_assets.articles.names import looks_like_name, split_names
from news_assets.articles.statement import main_node, plain
from news_assets.pages import Page
from news_assets.pages.structured import Node

_META = (
    "author", "byl", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "article:author_name",
    "article:author", "dcterms.creator", "authors", "citation_author", "og:article:author", "dcsext.author",
)  # fmt: skip
_ADDRESS = re.compile(r"https?://|@|\.(?:com|html|php)\b|^[(\[]|\(www\.|developer$|^admin$", re.I)
_PREFIX = re.compile(
    r"^(?:by|von|par|por|di|av|af|door|text|texte|testo|written by|reported by|story by|posted by|"
    r"autor(?:in|en|zy)?(?:/autor)?|auteur|автор|מאת|כתבה|כתב|כתבת)\s*[:|]?\s+(?=\S)",
    re.I,
)
_END = re.compile(r"\s*(?:\d|\||·|•|–|—|\bin\b\s[A-Z]|;|\bupdated\b|\bpublished\b|\bfor\b\s).*$", re.I | re.S)
_DESK = re.compile(
    r"\b(?:news|nachrichten|online|redaktion|staff|editorial|team|desk|newsroom|admin)\b|"
    r"(?:מערכת|חדשות|ספורט|כלכלה|צרכנות|כתבי|כתבינו|צוות|סוכנויות|הידיעות|דסק)(?![\u05d0-\u05ea])",
    re.I,
)
_BRACKET = re.compile(r"\s*[(\[]([^\W\d_][^()\[\]\d]{2,60})[)\]]\s*$")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_LINE = 140
_WINDOW = 45
_MAX_NAMES = 30


def stated_authors(page: Page) -> list[str]:
    """Names in JSON-LD or, failing that, in meta tags; each once, in order."""
    node = main_node(page)
    return _names(page, node.get("author")) or _names(page, node.get("creator")) or _unique(_meta_names(page))


def read_authors(page: Page, stated: Sequence[str], blocks: Sequence[Block], site: Collection[str]) -> list[str]:
    """Return the names that sign; a person beats the site's own name (`site`: folded names the site goes by)."""
    people = [n for n in stated if not is_site(n, site)]
    if people:
        shown = bylines(blocks, site)
        # A byline that names all of them and more is the fuller statement.
        return shown if len(shown) > len(people) and set(people) <= set(shown) else people
    others = [n for n in _unique(_meta_names(page)) if not is_site(n, site)]
    return others or bylines(blocks, site) or list(stated)


def is_site(name: str, site: Collection[str]) -> bool:
    """True when a signature is the site's or its staff's, not a person's."""
    folded = fold(_DESK.sub("", name))
    return (
        not folded or folded in site or any(len(s) > 3 and (folded.startswith(s) or folded.endswith(s)) for s in site)
    )


def bylines(blocks: Sequence[Block], site: Collection[str]) -> list[str]:
    """Names in a line that begins like a byline, else in elements named after authors, near the top."""
    head = next((i for i, b in enumerate(blocks) if b.tag == "h1"), 0)
    near = [b for b in blocks[head : head + _WINDOW] if len(b.text) <= _LINE and b.tag != "h1"]
    for block in near:
        prefix = _PREFIX.match(block.text)
        if prefix:
            names = _people(_END.sub("", block.text[prefix.end() :]), site)
            if names:
                return names
    found: list[str] = []
    for block in near:
        parent = block.place.parent
        if "author" in block.place.concepts or block.tag == "address" or (parent and "author" in parent.concepts):
            names = _people(_END.sub("", block.text), site)
            if names:
                found.extend(names)
            elif found:
                break
    return _unique(found)


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


def _people(line: str, site: Collection[str]) -> list[str]:
    names = split_names(line)
    good = [n for n in names if looks_like_name(n) and not is_site(n, site)]
    return good if good and looks_like_name(names[0]) else []


def _meta_names(page: Page) -> list[str]:
    for name in _META:
        values = [v for v in page.structured.meta.get(name, ()) if v and not _ADDRESS.search(v)]
        names = [n for v in values for n in split_names(v)]
        if names:
            return names
    return []


def _names(page: Page, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:_MAX_NAMES]:
        if isinstance(one, dict):
            names.extend(n for n in _named(page, one) if not _ADDRESS.search(n))
        elif (name := plain(one)) and not _ADDRESS.search(name):
            names.extend(split_names(name))
    return _unique(names)


def _named(page: Page, node: Node) -> list[str]:
    """Names of a node; one that only points at another is followed once."""
    if "name" not in node and "@id" in node and "familyName" not in node:
        node = next((n for n in page.structured.nodes if n.get("@id") == node["@id"] and "name" in n), node)
    value = node.get("name")
    if isinstance(value, list):
        return [n for v in value[:_MAX_NAMES] if (n := plain(v))]
    whole = plain(value) or " ".join(filter(None, (plain(node.get("givenName")), plain(node.get("familyName")))))
    return split_names(whole) if whole else []


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
