"""Read an article by its site's profile."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from lxml.html import HtmlElement

from news_assets.articles.names import split_names
from news_assets.articles.selectors import all_texts, blocks, find, first_moment, first_text, matched
from news_assets.articles.stamps import parse_stamp
from news_assets.language.detect import script_language
from news_assets.pages import Page
from news_assets.pages.capture_words import CREDIT_INSIDE
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import Article
from news_assets.sites import SiteProfile

_ENOUGH = 40
_PICTURE = 160
# At most four words of letters, so that a bracketed remark is not taken for a name.
_SIGNATURE = re.compile(r"\s*\((?P<names>[^\W\d_][^\d()]{1,60})\)\s*$")
_MARK = r"(?:צילום|קרדיט|photo(?:graph(?:er)?)?(?: credit| by)?|credit|image)\s*:"
_AGENCY = r"(?:AP Photo|REUTERS|AFP|Getty Images|EPA|Bloomberg)\s*/"
_CREDIT = re.compile(rf"[\s(\[/|.]*(?:{_MARK}\s*|(?={_AGENCY}))(?P<credit>[^()\[\]]{{2,120}})[)\]]?\s*$", re.IGNORECASE)
_LEAD_CREDIT = re.compile(rf"^{_MARK}\s*", re.IGNORECASE)


def extract_with_profile(page: Page, profile: SiteProfile) -> Article | None:
    """Return the article that the profile's selectors find, or None when they find no body.

    Fields without a match are None or empty; the ladder fills them from structured data. Sub-headings stand in
    `subheads` and, as in the sets we are measured on, among `paragraphs` too. None with a profile that has body
    selectors means drift: the site has changed or the page is of another kind.
    """
    if not profile.body or page.record.form != "html":
        return None
    drop = matched(page.tree, profile.drop)
    found, signed, figure = _tidied(_body(page.tree, profile, drop), profile)
    if not found:
        return None
    text = "\n\n".join(line for line, _ in found)
    stamp = parse_stamp(first_moment(page.tree, profile.date) or "", profile.timezone) if profile.date else None
    caption, credit = _picture(page.tree, profile)
    if figure and not caption:
        caption, credit = figure
    title = _without(first_text(page.tree, profile.title), profile.title_suffixes)
    return Article(
        article_id=stable_id(page.record.page_id, 0),
        page_id=page.record.page_id,
        language=script_language(text or title or "", profile.language or "en"),
        title=title,
        kicker=first_text(page.tree, profile.kicker),
        deck=first_text(page.tree, profile.deck),
        authors=_authors(page.tree, profile) or signed,
        section=first_text(page.tree, profile.section),
        topics=all_texts(page.tree, profile.topics),
        published_at=stamp.iso if stamp else None,
        published_raw=stamp.raw if stamp else None,
        published_precision=stamp.precision if stamp else None,
        tz_source=stamp.zone if stamp else None,
        image_caption=caption,
        image_credit=credit,
        paragraphs=[line for line, _ in found],
        subheads=[line for line, heading in found if heading],
        text=text,
        text_sha256=sha256_hex(text.encode()),
        method="site_profile",
        site_profile=profile.name,
    )


def drift_note(profile: SiteProfile, articles: Sequence[Article]) -> str | None:
    """Say that a known site's page was read without its profile, or return None."""
    main = next((a for a in articles if a.is_main), None)
    if not profile.body or main is None or main.method in ("site_profile", "capture"):
        return None
    seen = f"selectors last seen to hold {profile.seen_until}" if profile.seen_until else "selectors never seen to hold"
    return f"site_drift: no body selector of profile {profile.name} matched; {seen}; read as {main.method}"


def _body(tree: HtmlElement, profile: SiteProfile, drop: frozenset[HtmlElement]) -> list[tuple[str, bool]]:
    """Blocks of the first container selector that yields enough text; nested matches are read once."""
    for css in profile.body:
        containers = find(tree, css)
        inside = set(containers)
        lines: list[tuple[str, bool]] = []
        for container in containers:
            if container in drop or any(a in inside or a in drop for a in container.iterancestors()):
                continue
            lines += blocks(container, profile.blocks, drop)
        if sum(len(line) for line, _ in lines) >= _ENOUGH:
            return lines
    return []


def _tidied(
    lines: list[tuple[str, bool]], profile: SiteProfile
) -> tuple[list[tuple[str, bool]], list[str], tuple[str, str] | None]:
    """Take out what is not body: everything behind a stop line, picture lines, the signature, trailing sub-headings.

    Returns the lines, the names of the signature, and caption and credit of the first picture line.
    """
    stop, kept, figure = _pattern(profile.stop), [], None
    for line, heading in lines:
        if stop.fullmatch(line):
            break
        picture = CREDIT_INSIDE.fullmatch(line) if len(line) <= _PICTURE else None
        if picture:
            figure = figure or (picture["caption"], picture["inner"] or picture["outer"])
        else:
            kept.append((line, heading))
    signed: list[str] = []
    if profile.signed_below and kept and (match := _SIGNATURE.search(kept[-1][0])):
        signed = split_names(match["names"])
        rest = kept.pop()[0][: match.start()].rstrip()
        kept += [(rest, False)] if rest else []
    while kept and kept[-1][1]:
        kept.pop()
    return kept, signed, figure


@lru_cache(maxsize=256)
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)")


def _authors(tree: HtmlElement, profile: SiteProfile) -> list[str]:
    """Names of people; desks only when no person signs."""
    names = [name for text in all_texts(tree, profile.authors) if len(text) <= 200 for name in split_names(text)]
    names = list(dict.fromkeys(name for name in names if not any(c.isdigit() for c in name)))
    return people(names, profile)


def people(names: list[str], profile: SiteProfile) -> list[str]:
    """The names without the site's desks; a desk stays when nobody else signs."""
    return [name for name in names if not _pattern(profile.staff_authors).fullmatch(name)] or names


def _picture(tree: HtmlElement, profile: SiteProfile) -> tuple[str | None, str | None]:
    """Caption and credit; a credit at the end of the caption is cut off it."""
    caption, credit = first_text(tree, profile.caption), first_text(tree, profile.credit)
    if credit and caption and caption != credit and caption.endswith(credit):
        caption = caption[: -len(credit)].rstrip(" /|(") or None
    if caption and not credit and (match := _CREDIT.search(caption)):
        caption, credit = caption[: match.start()].strip() or None, match["credit"].strip()
    return caption, _LEAD_CREDIT.sub("", credit.strip(" ()[]")).strip() if credit else None


def _without(title: str | None, suffixes: Sequence[str]) -> str | None:
    for suffix in suffixes:
        if title and title.endswith(suffix) and len(title) > len(suffix):
            return title[: -len(suffix)].strip()
    return title


_BODY = ("paragraphs", "subheads", "text", "text_sha256", "method", "language")
_FIELDS = ("title", "kicker", "deck", "authors", "section", "topics", "image_caption", "image_credit")
_DATE = ("published_at", "published_raw", "published_precision", "tz_source")


def overlaid(article: Article, own: Article, dated: bool) -> Article:
    """Put what the profile found over what the page states; its date only where the page states none (`dated`)."""
    names = [*_BODY, *(name for name in _FIELDS if getattr(own, name))]
    if own.published_at and not (dated and article.published_at):
        names += _DATE
    return replace(article, **{name: getattr(own, name) for name in names})
