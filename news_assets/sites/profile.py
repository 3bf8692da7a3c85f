"""What we know of one publisher."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProfile:
    """Plain data of one publisher; selectors are CSS and tried in order."""

    name: str
    hosts: tuple[str, ...] = ()
    language: str | None = None
    timezone: str | None = None
    title_suffixes: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    comment_platform: str | None = None
    seen_until: str | None = None


GENERIC = SiteProfile(name="generic")
