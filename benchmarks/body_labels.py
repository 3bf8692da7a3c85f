"""Which blocks of a page a gold text is made of, found by aligning the two."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from news_assets.articles.blocks import Block, Place
from news_assets.articles.container import main_place, weigh
from news_assets.articles.fold import fold

_WORD = re.compile(r"\w+")
_WINDOW = 1500
_LONG = 8
_SHORT_CHARS = 40


def label(blocks: Sequence[Block], gold: str, title: str | None) -> list[int]:
    """Return 1 for every block that the gold text holds, in the gold text's order, else 0."""
    words = _words(gold)
    index = _index(words)
    chain = _chain([_matches(_words(b.text), words, index) for b in blocks])
    labels = [1 if i in chain else 0 for i in range(len(blocks))]
    main, _ = main_place(blocks, weigh(blocks))
    solid = [i for i, hit in enumerate(labels) if hit and len(blocks[i].text) >= _SHORT_CHARS]
    for i, block in enumerate(blocks):
        if not labels[i]:
            continue
        stray = len(block.text) < _SHORT_CHARS and not _is_within(block, main) and all(abs(i - j) > 2 for j in solid)
        if stray or (block.tag == "h1" and fold(block.text) == fold(title or "")):
            labels[i] = 0
    return labels


Match = tuple[int, int, float]
Index = tuple[dict[tuple[str, ...], list[int]], dict[str, list[int]]]


def _index(words: list[str]) -> Index:
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    singles: dict[str, list[int]] = defaultdict(list)
    for i in range(len(words) - 3):
        grams[tuple(words[i : i + 4])].append(i)
    for i, word in enumerate(words):
        singles[word].append(i)
    return grams, singles


def _matches(block: list[str], gold: list[str], index: Index) -> list[Match]:
    grams, singles = index
    size = len(block)
    if size < _LONG:
        starts = singles.get(block[0], [])[:2000] if block else []
        return [(s, s + size, float(size)) for s in starts if gold[s : s + size] == block][:60]
    shingles = [tuple(block[i : i + 4]) for i in range(size - 3)]
    shared = [s for s in shingles if s in grams]
    if len(shared) < 0.5 * len(shingles):
        return []
    offsets: Counter[int] = Counter()
    for i, shingle in enumerate(shingles):
        for position in grams.get(shingle, ())[:5]:
            offsets[(position - i) // 8] += 1
    weight = len(shared) / len(shingles) * size
    return [(max(0, o * 8), max(0, o * 8) + size, weight) for o, _ in offsets.most_common(3)]


def _chain(candidates: list[list[Match]]) -> set[int]:
    """Blocks of the heaviest chain of matches that rises in both texts."""
    items = sorted((i, *match) for i, matches in enumerate(candidates) for match in matches)
    best: list[tuple[float, int | None]] = []
    for k, (i, start, end, weight) in enumerate(items):
        total, before = weight, None
        slack = min(10, (end - start) // 2 + (8 if end - start >= _LONG else 0))
        for j in range(max(0, k - _WINDOW), k):
            if items[j][0] < i and items[j][2] <= start + slack and best[j][0] + weight > total:
                total, before = best[j][0] + weight, j
        best.append((total, before))
    chain: set[int] = set()
    step = max(range(len(best)), key=lambda k: best[k][0]) if best else None
    while step is not None:
        chain.add(items[step][0])
        step = best[step][1]
    return chain


def _is_within(block: Block, main: Place | None) -> bool:
    place: Place | None = block.place
    while place is not None and place is not main:
        place = place.parent
    return place is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text))
