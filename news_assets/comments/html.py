"""The ladder for HTML pages: schemes of platforms, the generic detector, what the page states in JSON-LD."""

from dataclasses import dataclass

from news_assets.comments.dates import ANY_CLOCK, parse_time
from news_assets.comments.deep import index_deep, lost_nesting
from news_assets.comments.found import Found
from news_assets.comments.generic.detect import detect
from news_assets.comments.index import TreeIndex, index_tree
from news_assets.comments.markup import read_markup
from news_assets.comments.precheck import may_hold_comments
from news_assets.comments.scheme import MarkupScheme, markup_schemes
from news_assets.comments.select import compile_selector
from news_assets.comments.structured import read_structured
from news_assets.pages import Page

# A reading of which less than this share is whole is compared with the next steps of the ladder.
_WHOLE = 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """Comments as found, by whom, and the order of numeric dates where the platform fixes it."""

    platform: str
    found: list[Found]
    day_first: bool | None = None

    @property
    def worth(self) -> int:
        """Number of parts read: a text counts twice, an author and a readable time once; spoilt texts count less."""
        real = [one for one in self.found if not one.empty]
        sample = _sample(real)
        read = sum(2 * bool(one.text or one.title) + bool(one.author) for one in real)
        return read + sum(_dated(one) - _spoilt(one) for one in sample) * len(real) // max(1, len(sample))

    @property
    def whole(self) -> bool:
        """Whether nearly every comment has an author, a readable time and a text that is only its text."""
        real = _sample([one for one in self.found if not one.empty])
        good = sum(bool((one.text or one.title) and one.author and _dated(one)) and not _spoilt(one) for one in real)
        return good >= _WHOLE * len(real) > 0


def _sample(found: list[Found]) -> list[Found]:
    """At most a few hundred comments from all over the thread."""
    return found[:: max(1, len(found) // 300)]


def _dated(one: Found) -> bool:
    return any(parse_time(text, ANY_CLOCK) for text in one.times)


def _spoilt(one: Found) -> bool:
    """Whether the text begins with the author's name or holds the time: a scheme that does not fit the theme."""
    starts = bool(one.author and len(one.author) > 3 and one.text.startswith(one.author + "\n"))
    return starts or any(len(text) > 8 and text in one.text for text in one.times)


def read_page_comments(page: Page, preferred: str | None = None) -> Reading:
    """Return the best reading of an HTML page; `preferred` is the platform the site is known to use."""
    if not may_hold_comments(page.text, page.tree):
        return Reading("schema.org", read_structured(page))
    index = index_tree(page.tree)
    if lost_nesting(index, page.text):
        index = index_deep(page.text)
    best = Reading("", [])
    for step in (_platforms, _generic, _stated):
        reading = step(page, index, preferred)
        if reading.worth > best.worth:
            best = reading
        if best.whole:
            break
    return best


def _platforms(page: Page, index: TreeIndex, preferred: str | None) -> Reading:
    best = Reading("", [])
    for scheme in sorted(markup_schemes(), key=lambda s: (s.fallback, s.platform != preferred)):
        if scheme.fallback and best.whole:
            break
        if _applies(scheme, index, page.text):
            reading = Reading(scheme.platform, read_markup(index, scheme), scheme.day_first)
            if reading.worth > best.worth:
                best = reading
    return best


def _applies(scheme: MarkupScheme, index: TreeIndex, source: str) -> bool:
    if not any(compile_selector(rule).possible(index) for rule in scheme.item):
        return False
    return not scheme.markers or any(marker in source for marker in scheme.markers)


def _generic(page: Page, index: TreeIndex, preferred: str | None) -> Reading:
    return Reading("generic", detect(index, page.text))


def _stated(page: Page, index: TreeIndex, preferred: str | None) -> Reading:
    return Reading("schema.org", read_structured(page))
