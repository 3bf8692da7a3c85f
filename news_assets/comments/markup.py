"""Read the comments of a page as a MarkupScheme describes them."""

import re
from collections.abc import Callable, Container, Iterable, Mapping

from news_assets.comments.body import plain, render
from news_assets.comments.found import Found
from news_assets.comments.index import TreeIndex
from news_assets.comments.scheme import MarkupScheme
from news_assets.comments.select import compile_selector
from news_assets.comments.values import clean_author, count, last_id

Match = tuple[int, str | None]


def read_markup(index: TreeIndex, scheme: MarkupScheme, known: Mapping[str, list[int]] | None = None) -> list[Found]:
    """Return the page's comments in document order; empty when the scheme does not fit.

    `known` maps rules that are no selectors to the positions they stand for.
    """
    known = known or {}
    items = sorted({i for rule in scheme.item for i in known.get(rule) or compile_selector(rule).find(index)})
    if not items:
        return []
    owner = owners(index, items, siblings=scheme.siblings)
    return _Reader(index, scheme, items, owner, known).read()


def owners(index: TreeIndex, items: Iterable[int], *, siblings: bool = False) -> list[int]:
    """For every element the item it belongs to (the nearest around it), or -1."""
    chosen = set(items)
    owner = [-1] * len(index.elements)
    last_beside: dict[int, int] = {}
    for position, parent in enumerate(index.parents):
        if position in chosen:
            owner[position] = position
            last_beside[parent] = position
        elif siblings and parent in last_beside:
            owner[position] = last_beside[parent]
        elif parent >= 0:
            owner[position] = owner[parent]
    return owner


class _Reader:
    """One reading of one page with one scheme."""

    def __init__(
        self,
        index: TreeIndex,
        scheme: MarkupScheme,
        items: list[int],
        owner: list[int],
        known: Mapping[str, list[int]],
    ) -> None:
        self.index, self.scheme, self.owner, self.items, self.known = index, scheme, owner, items, known
        skipped = {self.owner[i] for rule in scheme.skip for i in self._find(rule)[0]}
        self.items = [i for i in items if i not in skipped]
        self.numbers = {item: number for number, item in enumerate(self.items)}
        self.nested = set(items)
        self.cut: dict[str, set[int]] = {}
        self.patterns = {name: re.compile(pattern) for name, pattern in scheme.patterns}

    def read(self) -> list[Found]:
        found = [Found() for _ in self.items]
        titles = self.nested.union(*(self._find(rule)[0] for rule in self.scheme.title))
        self.cut["time"] = titles
        self.cut["author"] = titles | self._times(found)
        self._text_field(found, "author", self.scheme.author, clean_author)
        self._text_field(found, "author_url", self.scheme.author_url, str)
        self._text_field(found, "key", self.scheme.key, last_id)
        self._text_field(found, "parent_key", self.scheme.parent, last_id)
        self._text_field(found, "level", self.scheme.level, count)
        self._text_field(found, "label", self.scheme.label, lambda text: text.strip(" .#:)") or None)
        self._text_field(found, "title", self.scheme.title, lambda text: text or None)
        self._text_field(found, "likes", self.scheme.likes, count)
        self._text_field(found, "dislikes", self.scheme.dislikes, count)
        self._flag(found, "is_editor", self.scheme.editor)
        self._flag(found, "deleted", self.scheme.deleted)
        self._bodies(found)
        indents = self._indents()
        for item, one in zip(self.items, found, strict=True):
            if self.scheme.unnumbered_replies:
                one.level = 1 if one.label else 2
            if self.scheme.indent:
                one.level = indents[item]
            around = self.index.parents[item]
            one.inside = self.numbers.get(self.owner[around]) if around >= 0 else None
        return found

    def _find(self, rule: str) -> tuple[list[int], str | None]:
        selector, _, attribute = rule.partition("@")
        if selector[:1] == "~":
            return self.known.get(selector, []), attribute or None
        if selector.startswith("self"):
            own = compile_selector("*" + selector[4:])
            return [i for i in self.items if own.matches(self.index, i)], attribute or None
        return compile_selector(selector).find(self.index), attribute or None

    def _matches(self, rules: Iterable[str], done: Container[int] = ()) -> dict[int, list[Match]]:
        """For every item that is not done the matches of the first rule that has any."""
        best: dict[int, list[Match]] = {}
        for rule in rules:
            positions, attribute = self._find(rule)
            here: dict[int, list[Match]] = {}
            for position in positions:
                number = self.numbers.get(self.owner[position])
                if number is not None and number not in best and number not in done:
                    here.setdefault(number, []).append((position, attribute))
            best.update(here)
        return best

    def _value(self, position: int, attribute: str | None, field: str) -> str | None:
        element = self.index.elements[position]
        cut = self.cut.get(field, self.nested)
        text = element.get(attribute) if attribute else render(self.index, position, cut)
        if text is not None and field in self.patterns:
            hit = self.patterns[field].search(text)
            text = hit[1] if hit else None
        return None if text is None else plain(text)

    def _text_field(
        self, found: list[Found], field: str, rules: tuple[str, ...], read: Callable[[str], object]
    ) -> None:
        done: set[int] = set()
        for rule in rules:
            for number, matches in self._matches((rule,), done).items():
                for position, attribute in matches:
                    text = self._value(position, attribute, field)
                    value = read(text) if text is not None else None
                    if value is not None:
                        setattr(found[number], field, value)
                        done.add(number)
                        break

    def _indents(self) -> list[int]:
        """For every element the number of indenting elements around it."""
        indenting = {i for rule in self.scheme.indent for i in self._find(rule)[0]}
        depths: list[int] = []
        for position, parent in enumerate(self.index.parents if indenting else ()):
            depths.append((depths[parent] if parent >= 0 else 0) + (position in indenting))
        return depths or [0] * len(self.index.parents)

    def _flag(self, found: list[Found], field: str, rules: tuple[str, ...]) -> None:
        for number in self._matches(rules):
            setattr(found[number], field, True)

    def _times(self, found: list[Found]) -> set[int]:
        places: set[int] = set()
        for rule in self.scheme.time:
            for number, matches in self._matches((rule,)).items():
                position, attribute = matches[0]
                text = self._value(position, attribute, "time")
                if text:
                    found[number].times.append(text)
                    places.add(position)
        return places

    def _bodies(self, found: list[Found]) -> None:
        dropped = {i for rule in self.scheme.drop for i in self._find(rule)[0]}
        cut = dropped | self.nested
        for number, matches in self._matches(self.scheme.body).items():
            behind, parts = -1, []
            for position, _ in matches:
                if position >= behind and position not in dropped:
                    parts.append(render(self.index, position, cut))
                    behind = self.index.ends[position]
            found[number].text = "\n".join(part for part in parts if part)
