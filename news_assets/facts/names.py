"""Names that no list has, by their letters: Latin names in Hebrew text, capitalised names in English text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache

from news_assets.entities.lexicon import lexicon as listed
from news_assets.facts.items import Item
from news_assets.facts.pack import lexicon, words
from news_assets.language.known import frequent

_MIXED = re.compile("[a-z][A-Z]|^[A-Z]{3,5}$")


def unlisted_names(norm: str, items: list[Item], sentence_of: list[int], language: str) -> list[tuple[int, int]]:
    """Item spans of names that no entity covers."""
    closed = words(language, "not_names") | words(language, "outlets")
    cues = _cue_words(language)
    capital = {
        index
        for index, item in enumerate(items)
        if "A" <= norm[item.start] <= "Z" and _capital(norm, item) and item.key not in closed and item.key not in cues
    }
    _leave_out_addresses(norm, items, capital)
    written = capital
    if language == "en":
        common = listed("en").stop
        written = {i for i in capital if norm[items[i].start : items[i].end] not in common}
        titles = _titles(norm, items, sentence_of) | _capitals(norm, items, sentence_of)
        known = {
            items[i].key
            for i in capital
            if sentence_of[i] not in titles
            and (
                _MIXED.search(norm[items[i].start : items[i].end])
                or _inside(items, sentence_of, i)
                or _acts(items, sentence_of, i)
                or _rare(items, sentence_of, i)
            )
        }
        capital = {i for i in capital if items[i].key in known}
        capital -= {i for i in capital if _dateline(norm, items, i)}
    found: list[tuple[int, int]] = []
    done, opening = -1, written - capital
    for index in sorted(capital):
        if index <= done:
            continue
        first = last = index
        while first - 1 in opening and items[first].start - items[first - 1].end == 1:
            first -= 1  # `Lumen Logic` opens a sentence: only its second word is surely no ordinary one
        while last + 1 < len(items):
            joint = items[last + 1].key == "&" and last + 2 in written
            glued = items[last + 1].key == "/" and last + 2 in capital
            if (glued and items[last + 2].start - items[last].end == 1) or joint:
                last += 2
            elif last + 1 in capital and items[last + 1].start - items[last].end <= 1:
                last += 1
            else:
                break
        behind = items[last + 1].key if last + 1 < len(items) else ""
        if _adjective(norm, items, last) or (language == "en" and _everyday(norm, items[index : last + 1])):
            done = last
            continue
        if language == "en":
            first, last = _whole(norm, items, sentence_of, first, last)
        if last > first or language != "en" or behind not in words("en", "modified"):
            found.append((first, last))
        done = last
    return found


@cache
def _cue_words(language: str) -> frozenset[str]:
    """Words that are a cue by themselves, or begin a metric's name."""
    phrases = lexicon(language).phrases.items()
    return frozenset(key for key, options in phrases if any(not rest or cue.role == "metric" for rest, cue in options))


def _inside(items: list[Item], sentence_of: list[int], index: int) -> bool:
    """Not the first word of a sentence, a quotation or a line."""
    before = items[index - 1]
    return (index > 0 and sentence_of[index - 1] == sentence_of[index] and before.kind in "wn") or before.key in (
        "(",
        ",",
    )


def _adjective(norm: str, items: list[Item], last: int) -> bool:
    """`US-listed`, `Geneva-based`."""
    if last + 2 >= len(items) or items[last + 1].key != "-" or items[last + 2].start - items[last].end != 1:
        return False
    key = items[last + 2].key
    return norm[items[last + 2].start].islower() and (key.endswith("ed") or key in ("led", "wide", "style", "born"))


def _everyday(norm: str, run: list[Item]) -> bool:
    """Whether words of daily use stand there in capitals, as in a heading."""
    return all(
        frequent(item.key.removesuffix("'s"), "en") and not norm[item.start : item.end].isupper() for item in run
    )


def _leave_out_addresses(norm: str, items: list[Item], capital: set[int]) -> None:
    """Letters of a web address are no name."""
    if "://" not in norm and "www." not in norm:
        return
    spans = [m.span() for m in _ADDRESS.finditer(norm)]
    place = 0
    for index in sorted(capital):
        while place < len(spans) and spans[place][1] <= items[index].start:
            place += 1
        if place < len(spans) and spans[place][0] <= items[index].start:
            capital.discard(index)


_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")


def _acts(items: list[Item], sentence_of: list[int], index: int) -> bool:
    """A sentence's first word with a verb of saying or dealing behind it, or an owner: `Acme agreed`, `Musk's`."""
    if index and sentence_of[index - 1] == sentence_of[index]:
        return False
    key = items[index].key
    if key.endswith("'s"):
        return key[:-2] not in words("en", "not_owners")
    behind = items[index + 1].key if index + 1 < len(items) else ""
    return behind in words("en", "acting") and key not in words("en", "generic")


def _rare(items: list[Item], sentence_of: list[int], index: int) -> bool:
    """A sentence's first word that is none of daily use, with a verb or a mark behind it: `Deoleo, the owner of`."""
    if (index and sentence_of[index - 1] == sentence_of[index]) or index + 1 >= len(items):
        return False
    key = items[index].key
    if len(key) < _LEAST or frequent(key, "en") or key.endswith(_ENDINGS):
        return False
    behind = items[index + 1].key
    return behind in (",", "(", ":") or behind in words("en", "verbs") or behind in words("en", "copulas")


def _whole(norm: str, items: list[Item], sentence_of: list[int], first: int, last: int) -> tuple[int, int]:
    """The name with the ordinary words in capitals beside it that belong to it, those that open a sentence aside."""

    def joins(index: int, beside: int, name: str) -> bool:
        if not 0 < index < len(items) or sentence_of[index] != sentence_of[beside] or items[index].mention >= 0:
            return False
        item, gap = items[index], abs(items[max(index, beside)].start - items[min(index, beside)].end)
        return gap == 1 and norm[item.start].isupper() and item.key in words("en", name)

    while joins(first - 1, first, "name_openers") and _inside(items, sentence_of, first - 1):
        first -= 1
    while joins(last + 1, last, "name_closers"):
        last += 1
    return first, last


def _dateline(norm: str, items: list[Item], index: int) -> bool:
    """`WAUSAU, Wis. (AP)`: the place a report opens with, in capitals."""
    if index and items[index - 1].key != "\n":
        return False
    behind = items[index + 1].key if index + 1 < len(items) else ""
    return norm[items[index].start : items[index].end].isupper() and behind in _OPENING


_OPENING = frozenset({",", "(", "-", "\u2014", "\u2013"})
_LEAST = 4
_ENDINGS = ("ly", "ing", "ed", "s", "ers", "tion")


def _titles(norm: str, items: list[Item], sentence_of: list[int]) -> set[int]:
    """Sentences in title case, where a capital says nothing: only names that the text has elsewhere stand there."""
    low, high = Counter[int](), Counter[int]()
    for item, sentence in zip(items, sentence_of, strict=True):
        if item.kind != "w":
            continue
        if norm[item.start].isupper():
            high[sentence] += item.end - item.start > _LEAST - 1
        else:
            low[sentence] += item.key not in _SMALL
    return {s for s, count in high.items() if count and (not low[s] or (count >= _FEW and count > low[s] * 3))}


_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "de", "for", "from", "in", "is", "its", "la", "nor", "of", "on", "or"}
    | {"s", "than", "the", "to", "via", "vs", "with"}
)


def _capitals(norm: str, items: list[Item], sentence_of: list[int]) -> set[int]:
    """Sentences in capitals throughout."""
    starts = [item.start for item in items]
    places = (bisect_left(starts, match.start()) for match in _HIGH.finditer(norm))
    maybe = Counter(sentence_of[place] for place in places if place < len(items))
    found: set[int] = set()
    for sentence, count in maybe.items():
        if count > _FEW:
            own = items[bisect_left(sentence_of, sentence) : bisect_right(sentence_of, sentence)]
            long = [norm[i.start : i.end].isupper() for i in own if i.kind == "w" and i.end - i.start > 1]
            if sum(long) > _FEW and sum(long) * 2 > len(long):
                found.add(sentence)
    return found


_HIGH = re.compile(r"(?<![^\W\d_])[A-Z][A-Z&.'\"]")
_FEW = 3


def _capital(norm: str, item: Item) -> bool:
    if item.kind != "w" or item.mention >= 0:
        return False
    word = norm[item.start : item.end]
    if (
        len(word) == 1
        and word.isupper()
        and "&" in (norm[item.end + 1 : item.end + 2], norm[item.start - 2 : item.start - 1])
    ):
        return True  # `S & T Bancorp`
    return word.isascii() and word[0].isupper() and len(word) > 1 and not (word.isupper() and len(word) <= 2)
