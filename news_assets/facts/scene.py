"""Who is named where in one document: what every choice between subjects asks, worked out once."""

from collections.abc import Sequence
from functools import cached_property

from news_assets.facts.focus import Focus, Subject
from news_assets.facts.headings import Headings
from news_assets.facts.reading import Reading
from news_assets.facts.sections import Sections
from news_assets.facts.traits import closed, sourced, traits


class Scene:
    """The mentions of one document with their subjects, by sentence."""

    def __init__(self, reading: Reading, focus: Focus) -> None:
        self.reading, self.focus = reading, focus
        self.sections = Sections(reading)
        self.verbs = closed(reading.language).verbs
        self._known: dict[int, tuple[bool, tuple[str, ...]]] = {}

    @cached_property
    def subjects(self) -> list[Subject]:
        """Whom the mentions name, in their order."""
        return [self.focus.of(mention.entity) for mention in self.reading.mentions]

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """Numbers of the mentions of each sentence, in order of the text."""
        found: dict[int, list[int]] = {}
        for number, mention in sorted(enumerate(self.reading.mentions), key=lambda pair: pair[1].first):
            found.setdefault(self.reading.sentence_of[mention.first], []).append(number)
        return found

    @cached_property
    def by_line(self) -> dict[int, list[int]]:
        """Numbers of the first mentions of each line, in order of the text."""
        found: dict[int, list[int]] = {}
        for number, mention in sorted(enumerate(self.reading.mentions), key=lambda pair: pair[1].first):
            line = found.setdefault(self.reading.line(mention.first), [])
            if len(line) < _MOST:
                line.append(number)
        return found

    @cached_property
    def headings(self) -> Headings:
        """The headings within the text."""
        return Headings(self.reading)

    @cached_property
    def salience(self) -> dict[str, int]:
        """Place of each subject in the article's order of weight."""
        return {subject.key: place for place, subject in enumerate(self.focus.main)}

    @cached_property
    def leading(self) -> set[str]:
        """Keys named in the first sentences."""
        return {self.subjects[n].key for sentence in range(3) for n in self.by_sentence.get(sentence, ())}

    def sourced(self, number: int) -> bool:
        """Whether a mention tells only who says so."""
        return self._beside(number)[0]

    def traits(self, number: int) -> tuple[str, ...]:
        """What stands beside a mention, as features."""
        return self._beside(number)[1]

    def _beside(self, number: int) -> tuple[bool, tuple[str, ...]]:
        known = self._known.get(number)
        if known is None:
            mention = self.reading.mentions[number]
            known = self._known[number] = sourced(self.reading, mention), traits(self.reading, mention)
        return known

    @property
    def titled(self) -> set[str]:
        """Keys named in the title."""
        return self.focus.titled

    def verbal(self, key: str) -> bool:
        """Whether a word is a verb of the pack, `and` before it aside."""
        return key in self.verbs or (self.reading.language == "he" and key[:1] == "ו" and key[1:] in self.verbs)

    def rank(self, subject: Subject, types: Sequence[str]) -> int:
        """How many names of a wanted kind weigh more in the article."""
        place = 0
        for other in self.focus.main:
            if other.key == subject.key or place > 3:
                break
            place += other.fits(types)
        return place

    def first_fitting(self, sentence: int, types: Sequence[str]) -> int:
        """The first mention of a wanted kind in a sentence, -1 without one."""
        return next((n for n in self.by_sentence.get(sentence, ()) if self.subjects[n].fits(types)), -1)


_MOST = 100  # names of a line that are looked at: an endless line takes no endless time
