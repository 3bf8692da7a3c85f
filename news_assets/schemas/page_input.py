"""What every source yields and the engine takes in."""

from dataclasses import dataclass

from news_assets.schemas.vocabulary import Source


@dataclass(frozen=True, slots=True)
class PageInput:
    """One delivered page.

    `fetched_at` is RFC 3339 in UTC. `problem` says, as `error_id: what happened; what to do`, why a source could not
    deliver the page whole; such a page is quarantined unread, so that it is counted and can be replayed.
    """

    body: bytes
    url: str | None = None
    content_type: str | None = None
    fetched_at: str | None = None
    source: Source = "folder"
    source_ref: str | None = None
    http_status: int | None = None
    problem: str | None = None
