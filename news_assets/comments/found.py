"""A comment as its platform shows it, before times are read and threads are tied."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Found:
    """Raw parts of one comment; `inside` is the place in the list of the comment whose element encloses it."""

    key: str | None = None
    parent_key: str | None = None
    inside: int | None = None
    level: int | None = None
    label: str | None = None
    author: str | None = None
    author_url: str | None = None
    times: list[str] = field(default_factory=list)
    title: str | None = None
    text: str = ""
    likes: int | None = None
    dislikes: int | None = None
    is_editor: bool = False
    deleted: bool = False

    @property
    def empty(self) -> bool:
        """True for an element that only holds other comments together."""
        return not (self.text or self.title or self.deleted or (self.author and self.times))
