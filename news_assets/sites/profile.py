"""What we know of one publisher."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProfile:
    """Plain data of one publisher. Selectors are CSS, tried in order; the first that finds text wins.

    `body` selects containers, `blocks` the paragraphs and sub-headings inside them, `drop` what is left out everywhere.
    `stop` are regular expressions of lines that end the body; `signed_below`: a bracket at its end names the reporter.
    `staff_authors` are regular expressions of signatures that are desks, kept only when no person signs.
    `seen_until` is the day of the latest real page the selectors were tried on; null when we had only descriptions.
    """

    name: str
    hosts: tuple[str, ...] = ()
    language: str | None = None
    timezone: str | None = None
    title: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    blocks: str = "p, h2, h3, h4, li"
    drop: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    signed_below: bool = False
    title_suffixes: tuple[str, ...] = ()
    staff_authors: tuple[str, ...] = ()
    comment_platform: str | None = None
    seen_until: str | None = None


GENERIC = SiteProfile(name="generic")
