"""The number whose subject is sought, with what every rule asks of it."""

from dataclasses import dataclass, field

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.families import MACRO, TWO_SIDED
from news_assets.facts.focus import Focus, Subject
from news_assets.facts.measure import metrics
from news_assets.facts.pack import words
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.scene import Scene
from news_assets.facts.traits import kind_led

_TABLED = 6  # items between two numbers of a list
_QUOTES = frozenset("\"'")


@dataclass(slots=True)
class Slot:
    """A quantity at item `at` with the chosen metric, the number read before it and that number's subject."""

    reading: Reading
    at: int
    choice: Choice
    focus: Focus
    previous: Bound | None
    last: Subject | None
    scene: Scene
    types: list[str] = field(init=False)
    first: int = field(init=False)  # item its sentence begins with
    anchor: int = field(init=False)  # item it stands before: verb of a change, noun, or number
    joined: bool = field(init=False)  # the number before stands in the same sentence
    listed: bool = field(init=False)  # shares its verb with the number before (`A rose 1%, B 2%`)
    paired: bool = field(init=False)  # two numbers of one deal, with no verb of its own for the second
    mentions: list[Mention] = field(init=False)

    def __post_init__(self) -> None:
        reading, at, previous = self.reading, self.at, self.previous
        self.types = metrics()[self.choice.metric]["types"]
        self.first = reading.sentence(at)[0]
        self.joined = previous is not None and reading.sentence_of[previous.at] == reading.sentence_of[at]
        self.mentions = reading.sentence_mentions(at)
        self.listed = self._listed()
        self.paired = self._paired()
        self.anchor = at if self.listed else self._anchor()

    def _anchor(self) -> int:
        choice, first = self.choice, self.first
        if choice.rule == "neighbour" and choice.metric in MACRO and self.joined and self.previous is not None:
            first = self.previous.at  # `4.1%, while in B it is 8.6%`
        verb = choice.move.match.first if choice.move and choice.move.before else -1
        verb = verb if verb >= first else -1
        if choice.measure == "change" and verb >= 0:
            return verb
        noun = choice.cue.first if choice.cue and first <= choice.cue.first < self.at else -1
        return max(verb, noun) if max(verb, noun) >= 0 else self.at

    def _listed(self) -> bool:
        reading, choice, previous = self.reading, self.choice, self.previous
        if previous is None or not self.joined:
            return False
        if choice.measure != "change":
            return self._tabled(previous)
        if choice.move is not None and choice.move.match.first > previous.at:
            return False
        between = reading.items[previous.at + 1 : reading.links[self.at].item]
        return any(item.kind == "w" and len(item.key) > 2 for item in between)

    def _tabled(self, previous: Bound) -> bool:
        """`A yielded 4.7%, B 4.6%, C 3.1%`: nothing but a name between two levels of one kind."""
        reading = self.reading
        if self.choice.rule != "neighbour" or previous.choice.measure != "level" or reading.language != "he":
            return False
        between = reading.items[previous.at + 1 : reading.links[self.at].item]
        if not 1 < len(between) <= _TABLED or between[0].key not in ",;.":
            return False
        if between[1].key in ("של", "ושל") and len(between) > 2:
            between = between[1:]
        closed = words("he", "hedges") | words("he", "versus") | words("he", "verbs") | words("he", "copulas")
        closed |= words("he", "phrase_stops") | words("he", "breaks")
        named = between[1:-1] if between[-1].key == "עם" and len(between) > 2 else between[1:]
        cues = {m.first for m in reading.cues(self.at) if previous.at < m.first < self.at}
        plain = all(i.kind == "w" and i.key not in closed for i in named)
        return plain and not cues

    def _paired(self) -> bool:
        choice, previous = self.choice, self.previous
        if previous is None or not self.joined:
            return False
        own = choice.cue is not None and choice.cue.cue.role == "event" and choice.cue.first > previous.at
        own = own or (choice.move is not None and choice.move.match.first > previous.at)
        return not own and {choice.metric, previous.choice.metric} <= TWO_SIDED


def oblique(reading: Reading, mention: Mention) -> bool:
    """Whether a preposition leads the mention, so that it is hardly the grammatical subject."""
    prefix = reading.prefix(mention)
    if prefix and set(prefix) & set("במל"):
        behind = reading.key(mention.last + 1)
        return not (behind[:1] == "ש" and len(behind) > 3)
    before = mention.first - 1
    while before > 0 and reading.items[before].key in _QUOTES:
        before -= 1
    if before < 0 or prefix:
        return False
    key = reading.items[before].key
    return key in words(reading.language, "oblique") or bool(kind_led(key, reading.language))
