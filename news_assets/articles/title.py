"""The headline without the site's name."""

import re
from itertools import islice

from lxml.html import HtmlElement

from news_assets.articles.fold import fold
from news_assets.articles.statement import main_node, plain, publisher_name
from news_assets.pages import Page

_SEPARATOR = re.compile(r"\s+[|\-–—:·•»›~/]{1,2}\s+|\s*[|│»ㅣ｜]\s*")
# Before the site's name, the section's may be set without blanks.
_CLOSE = re.compile(r"\s?[-–|:·/]\s?")
_WORD = re.compile(r"\w+")
_MAX_SITE_WORDS = 6
_LEAST_HEAD = 12
_LEAST_STEM = 20
_FRONT = re.compile(r"^\.?/?(?:index\.(?:html?|php))?$")
_QUOTES = str.maketrans("’‘“”\u00a0", "''\"\" ")
# What follows a headline in a longer title: a separator, then the site, the section, the date or the author.
_TAIL = re.compile(r"\s*[-–—|·•*:：»│ㅣ]")


def read_title(page: Page, names: set[str], section: str | None = None) -> str | None:
    """Return the headline without the site's names: Open Graph, JSON-LD, the heading, the page's title."""
    heads = headings(page)
    structured = page.structured
    stated = plain(main_node(page).get("headline"))
    shared = plain(structured.first("og:title", "twitter:title"))
    whole = plain(page.tree.findtext("head/title") or page.tree.findtext(".//title"))
    candidates = [
        shared,
        stated,
        heads[0] if len(heads) == 1 else None,
        plain(structured.first("headline", "dc.title", "sailthru.title", "parsely-title")),
        whole,
        *heads,
        plain(main_node(page).get("name")),
    ]
    known = [c for c in candidates if c]
    shown = [*heads, *([stated] if stated else [])]
    if shared and stated and heads and fold(stated) == fold(heads[0]) != fold(shared):
        others = plain(structured.first("twitter:title")), whole
        odd, card, page_title = (fold(without_site(t or "", names, shown)) for t in (shared, *others))
        # The title for sharing is the search engines', or not even what the card for another network says; a heading
        # that only puts a kicker before it is no other headline.
        if not fold(stated).endswith(odd) and (card == fold(stated) or odd == page_title):
            return stated
    for candidate in known:
        title = without_site(candidate, names, shown, section)
        if title:
            return _completed(title, known, names, heads)
    return None


def headings(page: Page) -> list[str]:
    """Texts of the page's first-level headings in order."""
    home = re.match(r"https?://[^/?#]+", page.record.canonical_url or "")
    found = (
        " ".join(e.text_content().split()) for e in page.tree.iter("h1") if not _is_logo(e, home[0] if home else "")
    )
    return [text for text in found if text][:5]


def _is_logo(heading: HtmlElement, home: str) -> bool:
    """True for a heading that links to the site's front page."""
    link = next((e for e in islice(heading.iterancestors(), 2) if e.tag == "a"), None)
    link = heading.find(".//a") if link is None else link
    target = link.get("href") if link is not None else None
    return target is not None and _FRONT.sub("", target.removeprefix(home)) == ""


def site_names(page: Page) -> set[str]:
    """Folded names the site goes by: as stated, and its host's words."""
    structured = page.structured
    names = [structured.first("og:site_name", "application-name", "al:ios:app_name"), publisher_name(page)]
    host = re.sub(r"^https?://(?:www\.)?|/.*$", "", page.record.canonical_url or "")
    folded = {fold(n) for n in names if n}
    if host:
        labels = host.split(".")
        folded |= {fold(host), fold("".join(labels[:-1])), *(fold(label) for label in labels[:-1] if len(label) > 2)}
    return {name for name in folded if name}


def without_site(title: str, names: set[str], heads: list[str], section: str | None = None) -> str:
    """Cut parts at the ends that name the site, or that the heading shows not to belong to the headline."""
    folded_heads = {fold(h) for h in heads}
    for head in heads:
        alike = title.translate(_QUOTES).startswith(head.translate(_QUOTES))
        if alike and len(head) > _LEAST_HEAD and _TAIL.match(title[len(head) :]):
            return head
    for _ in range(4):
        if fold(title) in folded_heads:
            return title
        borders = list(_SEPARATOR.finditer(title))
        if not borders:
            return title
        named = next((b for b in borders if b.start() and fold(title[b.end() :]) in names), None)
        last, first = named or borders[-1], borders[0]
        tail, rest = title[last.end() :], title[: last.start()]
        head, remainder = title[: first.start()], title[first.end() :]
        if rest and (_is_site(tail, names) or fold(rest) in folded_heads):
            title = _without_section(rest.strip(), section)
        elif remainder and _is_site(head, names):
            title = remainder.strip()
        else:
            break
    return title


def _without_section(title: str, section: str | None) -> str:
    """Cut the section's name that stood before the site's."""
    bare = title.removesuffix(section).rstrip() if section else title
    border = _CLOSE.search(bare[-2:]) if bare != title else None
    return bare[: len(bare[:-2]) + border.start()].rstrip() if border and len(bare) > _LEAST_HEAD else title


def _is_site(part: str, names: set[str]) -> bool:
    folded = fold(part)
    if not folded or len(_WORD.findall(part)) > _MAX_SITE_WORDS:
        return False
    return folded in names or any(len(n) > 3 and (folded.startswith(n) or folded.endswith(n)) for n in names)


def _completed(title: str, known: list[str], names: set[str], heads: list[str]) -> str:
    """A headline cut short, with dots or at a quotation mark, gives way to a longer one that starts alike."""
    stem = title.rstrip(".… ")
    dotted = stem != title
    if len(stem) < _LEAST_STEM:
        return title
    for other in known:
        if not other.startswith(stem):
            continue
        whole = without_site(other, names, heads)
        if len(whole) > len(title) and (dotted or whole[len(stem) :].lstrip()[:1] == '"') and whole.startswith(stem):
            return whole
    return title
