"""The body of an article on a page no profile knows: blocks weighed by the trees, cut by rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.articles.blocks import Block
from news_assets.articles.body_model import probabilities
from news_assets.articles.cues import is_leftover
from news_assets.articles.features import Described, describe
from news_assets.articles.line_features import Statement
from news_assets.articles.names import looks_like_name, split_names
from news_assets.articles.statement import main_node, plain
from news_assets.pages import Page

# The gold texts the trees are grown on follow two conventions; we ask for `complete`: there lists, tables, quotes
# and embedded posts are text and the deck, which has its own column, is not. `running` is the deck and the paragraphs.
CONVENTIONS = ("complete", "running")
_KEPT = 0.5
_POSSIBLE = 0.3
_TABLE_CELLS = " | "
# Where a deck may stand: blocks before the headline, behind it, and so near that its name alone is enough.
_BEFORE, _BEHIND, _NEXT = 3, 25, 4
_LEAST_DECK, _LEAST_UNNAMED, _LEAST_RUNNING = 20, 40, 60
_NO_DECK_TAGS = frozenset(("h1", "li", "figcaption", "address", "td"))
_NO_DECK = frozenset(
    ("newsletter", "ad", "nav", "share", "comment", "related", "teaser", "caption", "author", "date", "list")
)


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks of the body; `doubt` is 0 when every block was a clear case, 0.5 at worst."""

    blocks: list[Block]
    deck: str | None
    doubt: float


def statement_of(page: Page, title: str | None = None, authors: Sequence[str] = ()) -> Statement:
    """What the page states of its article in machine-readable form."""
    node = main_node(page)
    deck = page.structured.first("og:description", "description", "twitter:description")
    body = node.get("articleBody")
    return Statement(
        title=title or plain(node.get("headline")) or plain(page.structured.first("og:title")),
        deck=plain(deck) or plain(node.get("description")),
        authors=authors,
        body=plain(body) if isinstance(body, str) else None,
    )


def convention_features(convention: str, kinds: set[str]) -> set[str]:
    """Features that let the trees tell the two conventions apart for the kinds of block they differ on."""
    return {convention, *(f"{convention}:{kind}" for kind in kinds)}


def read_body(blocks: Sequence[Block], statement: Statement) -> Body:
    """Choose the body's blocks among all blocks of an article."""
    described = describe(blocks, statement)
    window = blocks[described.start : described.start + len(described.features)]
    scores = _scores(window, described)
    inside = described.inside[described.start : described.start + len(window)]
    kept = [
        b
        for b, p, within in zip(window, scores, inside, strict=True)
        if (p > _KEPT and not is_leftover(b.text)) or (within and is_table_row(b))
    ]
    sizes = [len(b.text) for b in window]
    possible = sum(s for s, p in zip(sizes, scores, strict=True) if p > _POSSIBLE)
    unsure = sum(s * min(p, 1 - p) for s, p in zip(sizes, scores, strict=True))
    deck = _deck(window, described, scores)
    whole = all(b.text == deck for b in kept)  # a flash that says all in one line
    return Body(kept, None if whole else deck, unsure / possible if possible else 1.0)


def is_table_row(block: Block) -> bool:
    """True for a row of a data table rather than a line of links or a layout cell."""
    return block.place.tag in ("tr", "td", "th") and _TABLE_CELLS in block.text and block.linked * 2 < len(block.text)


def _scores(window: Sequence[Block], described: Described) -> list[float]:
    pairs = zip(described.features, described.kinds, strict=True)
    return probabilities(window, [features | convention_features(CONVENTIONS[0], kinds) for features, kinds in pairs])


def _deck(window: Sequence[Block], described: Described, scores: Sequence[float]) -> str | None:
    """The line before the body that the markup or the page's description calls a deck.

    What only stands as the body's paragraphs do is their first, whatever the description repeats.
    """
    titles = [i for i, f in enumerate(described.features) if "is_title" in f]
    heads = [i for i, b in enumerate(window) if b.tag == "h1"]
    head = next((i for i in titles if i in heads), next(iter(titles or heads), None))
    running = 0
    for index, (block, features, score) in enumerate(zip(window, described.features, scores, strict=True)):
        if head is not None and index < head - _BEFORE:
            continue
        if running > 1 or (head is not None and index > head + _BEHIND):
            break
        if "is_title" in features or block.tag in _NO_DECK_TAGS or block.linked * 2 > len(block.text):
            continue
        if len(block.text) >= _LEAST_DECK and not _is_signature(block.text):
            stated = "is_deck" in features
            near = head is not None and 0 < index - head <= _NEXT
            if ("0:deck" in features or "1:deck" in features) and (
                stated or ((near or score > _POSSIBLE) and not block.place.concepts & _NO_DECK)
            ):
                return block.text
            if stated and len(block.text) >= _LEAST_UNNAMED and not _like_the_next(window, scores, index):
                return block.text
        running += score > _KEPT and len(block.text) >= _LEAST_RUNNING
    return None


def _is_signature(text: str) -> bool:
    return len(text) < _LEAST_RUNNING and all(map(looks_like_name, split_names(text)))


def _like_the_next(window: Sequence[Block], scores: Sequence[float], index: int) -> bool:
    """True for a block of the body that is set as the next one is."""
    block = window[index]
    below = (b for b, p in zip(window[index + 1 :], scores[index + 1 :], strict=True) if p > _KEPT)
    other = next((b for b in below if len(b.text) >= _LEAST_RUNNING), None)
    if scores[index] <= _KEPT or other is None:
        return False
    bold = block.bold * 2 > len(block.text), other.bold * 2 > len(other.text)
    return block.tag == other.tag and block.place.signature == other.place.signature and bold[0] == bold[1]
