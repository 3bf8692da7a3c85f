"""Headings within a text, `Gap`, `2) Udaan raises $225M`: whom the lines below speak of (English)."""

from bisect import bisect_right

from news_assets.facts.reading import Reading

_WIDEST = 9  # items of a heading
_ENDS = ".!?;,"
_BULLETS = frozenset("-*#()•●.")


class Headings:
    """The heading above each line of one document, with the numbers of the names in it."""

    def __init__(self, reading: Reading) -> None:
        self._lines: list[int] = []  # the headings' lines
        self._named: list[list[int]] = []
        if reading.language == "en":
            self._gather(reading)

    def above(self, line: int) -> list[int]:
        """Numbers of the mentions in the heading that a line stands below."""
        place = bisect_right(self._lines, line - 1) - 1
        return self._named[place] if place >= 0 else []

    def _gather(self, reading: Reading) -> None:
        items, first = reading.items, 0
        quotes = {mention.entity.quote: number for number, mention in enumerate(reading.mentions)}
        for index in range(len(items) + 1):
            if index < len(items) and items[index].key != "\n":
                continue
            if 0 < index - first <= _WIDEST and first and index < len(items) and self._heads(reading, first, index):
                named = [i.mention for i in items[first:index] if i.mention >= 0]
                self._lines.append(reading.line(first))
                alone = quotes.get(reading.text(first, index - 1))  # a word like `Gap` that only the text tells a name
                self._named.append(list(dict.fromkeys(named)) or ([] if alone is None else [alone]))
            first = index + 1

    @staticmethod
    def _heads(reading: Reading, first: int, end: int) -> bool:
        """Whether a short line is a heading: no bullet, no full stop at its end, and a name or no number."""
        items = reading.items
        if items[first].key in ("-", "*", "•", "●") or items[end - 1].key in _ENDS:
            return False
        while first < end and (items[first].kind == "n" or items[first].key in _BULLETS):
            first += 1
        if first == end or items[first].kind != "w":
            return False
        if end - first > 1 and reading.text(first, end - 1).isupper():
            return False  # `CLICK HERE`
        return items[first].mention >= 0 or not any(item.kind == "q" for item in items[first:end])
