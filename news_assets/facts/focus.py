"""What the article is about, and what it spoke of last."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from news_assets.facts.antecedents import Kinds
from news_assets.facts.chunks import Chunks
from news_assets.facts.demonyms import mostly
from news_assets.facts.home import Home, home_of
from news_assets.facts.pack import words
from news_assets.facts.reading import Mention, Reading
from news_assets.schemas.records import Entity

_CLEAR = 3  # so many times the weight of the next one names the main subject
_NAMED = 2  # so often a foreign country is named at least where figures without a currency are its own
_TYPE_COST = 0.2  # share of its weight a subject loses with each place its type stands behind the metric's usual one


@dataclass(frozen=True, slots=True)
class Subject:
    """A name with what is known of it."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    entity_id: str | None = None
    key: str = ""
    free: bool = False  # known by its letters only: may be of any kind

    def fits(self, types: Sequence[str]) -> bool:
        """Whether a subject of these types is wanted."""
        return self.type in types or (self.free and bool({"company", "person"} & set(types)))

    def rank(self, types: Sequence[str]) -> int:
        """Place of its type among the wanted ones."""
        return types.index(self.type) if self.type in types and not self.free else 0


def forms(name: str, language: str) -> tuple[str, ...]:
    """A Hebrew noun phrase without its articles: `ההורדות הדיגיטליות` is `הורדות דיגיטליות`."""
    if language != "he":
        return ()
    bare = " ".join(_without_article(word) for word in name.split())
    return (bare,) if bare != name else ()


def _without_article(word: str) -> str:
    if word[:2] == "וה" and len(word) > 4:
        return "ו" + word[2:]
    return word[1:] if word[0] == "ה" and len(word) > 3 else word


def _nounal(name: str, language: str) -> str:
    """A group's words without a verb that was taken for one of them."""
    parts = name.split()
    while language == "he" and len(parts) > 1 and parts[-1] in words("he", "verbs"):
        parts.pop()
    return " ".join(parts)


@dataclass(slots=True)
class Focus:
    """Subjects of the whole article by weight, and those of the facts read so far."""

    language: str
    names: dict[str, list[str]]
    main: list[Subject] = field(default_factory=list)
    last: list[tuple[int, Subject]] = field(default_factory=list)
    leader: Subject | None = None
    by_metric: dict[str, Subject] = field(default_factory=dict)  # whose number of the kind was read last
    matter: Subject | None = None  # what the title asks the price of
    writer: bool = False  # told in the first person
    counts: Counter[str] = field(default_factory=Counter)
    known: dict[int, Subject] = field(default_factory=dict)  # of each entity, once all names are gathered
    titled: set[str] = field(default_factory=set)  # keys of those named in the title
    overseers: set[str] = field(default_factory=set)  # keys of those who are reported to, hardly ever spoken of
    readings: Sequence[Reading] = ()
    _chunks: dict[int, Chunks] = field(default_factory=dict)  # of each reading, by its id
    _home: Home | None = None
    _kinds: Kinds | None = None

    def of(self, entity: Entity) -> Subject:
        """The subject that an entity names, in the article's language, with all names the article uses."""
        known = self.known.get(id(entity))
        return known if known is not None else self._of(entity)

    def key(self, entity: Entity) -> str:
        """What all names of one thing have in common."""
        return entity.entity_id or (entity.name_he if self.language == "he" else entity.name_en) or entity.quote

    def _of(self, entity: Entity) -> Subject:
        native = entity.name_he if self.language == "he" else entity.name_en
        other = entity.name_en if self.language == "he" else entity.name_he
        key = self.key(entity)
        name = native or entity.quote
        used = self.names.get(key, [])
        short = name.split(" ", 1)
        bare = short[1] if len(short) == 2 and short[0] in words(self.language, "kind_names") else None
        aliases = tuple(dict.fromkeys(a for a in (entity.quote, *used, other, bare, entity.ticker) if a and a != name))
        if entity.type == "group":
            name = _nounal(name, self.language)
            head, _, rest = name.partition(" ")
            if self.language == "he" and rest and head in words("he", "price_heads"):
                name, aliases = rest, (*aliases, name)  # `מחירי הלחם`: what is dearer is the bread
            aliases += forms(name, self.language)
        return Subject(name, entity.type, aliases, entity.entity_id, key, not entity.mention_id)

    def chunks(self, reading: Reading) -> Chunks:
        """The short phrases of one of the article's documents."""
        known = self._chunks.get(id(reading))
        if known is None:
            known = self._chunks[id(reading)] = Chunks(reading)
        return known

    @property
    def kinds(self) -> Kinds:
        """The nouns of kind that the article says of its names."""
        if self._kinds is None:
            self._kinds = Kinds(self.language, self.readings, lambda entity: self.of(entity).key)
        return self._kinds

    def find(self, types: Sequence[str], reading: Reading, at: int) -> Subject | None:
        """The one the article is mostly about, else the latest subject near by, else the first named."""
        line = reading.line(at)
        weights = {
            s.key: self.counts[s.key] / (1 + _TYPE_COST * s.rank(types)) * (0.4 if s.type == "group" else 1.0)
            for s in self.main
            if s.fits(types) and s.type != "country"
        }
        fitting = sorted((s for s in self.main if s.key in weights), key=lambda s: -weights[s.key])
        recent = [(line - place, s) for place, s in reversed(self.last[-4:]) if s.fits(types)]
        for apart, subject in recent:
            if apart == 0 and subject.key in self.counts:
                return subject
        lead = self.main[0] if self.main else None
        if (
            lead is not None
            and fitting
            and lead.type in types
            and self.counts[lead.key] >= 2 * self.counts[fitting[0].key]
        ):
            return lead
        if fitting and 2 * weights[fitting[0].key] > sum(weights.values()):
            return fitting[0]
        if len(fitting) > 1 and weights[fitting[0].key] >= _CLEAR * weights[fitting[1].key]:
            return fitting[0]
        near = self._near(types, reading, at)
        if near is not None:
            return near
        for apart, subject in recent:
            if apart <= 1:
                return subject
        return fitting[0] if fitting else self.leader

    def _near(self, types: Sequence[str], reading: Reading, at: int) -> Subject | None:
        """The likeliest by type named last in the same line; in English whom the sentence before named first."""
        first, line = reading.sentence(at)[0], reading.line(at)
        best: Subject | None = None
        sentence = -1
        for index in range(first - 1, max(-1, first - 400), -1):
            if reading.line(index) != line or (-1 < sentence != reading.sentence_of[index]):
                break
            place = reading.items[index].mention
            if place < 0:
                continue
            subject = self.of(reading.mentions[place].entity)
            fit = subject.fits(types) and subject.type != "country" and subject.key not in self.overseers
            if fit and self.language == "en":
                best, sentence = subject, reading.sentence_of[index]
            elif fit and (best is None or subject.rank(types) < best.rank(types)):
                best = subject
        return best

    def country(self, reading: Reading, unit: str | None = None) -> Subject:
        """The country the article is about, else the language's own; money in its own currency speaks for that."""
        if self.language == "en":
            return self.national(self.home.main())
        name = next(iter(words(reading.language, "default_country")))
        own = Subject(name, "country", (), None, name)
        if unit in words(reading.language, "default_currency"):
            return next((s for s in self.main if s.type == "country" and s.name == name), own)
        named = next((s for s in self.main if s.type == "country"), None)
        if named is not None and named.key != name and self.counts[named.key] < _NAMED and not unit:
            return own  # named in passing
        return named or self.national(mostly(self.readings))

    @property
    def home(self) -> Home:
        """The countries an English article speaks of."""
        if self._home is None:
            self._home = home_of(self.readings)
        return self._home

    def national(self, name: str | None) -> Subject:
        """A country by its name, with the bank that sets its rate; the language's own without one."""
        name = name or next(iter(words(self.language, "default_country")))
        known = next((s for s in self.main if s.type in ("country", "region") and s.name == name), None)
        if known is not None:
            return known
        return Subject(name, "country", (), None, name)


def open_focus(readings: Sequence[Reading]) -> Focus:
    """Weigh the article's names: those of the title first, then by how often they stand."""
    focus = Focus(readings[0].language, {})
    counts = focus.counts
    overseeing = words(focus.language, "overseers")
    first: dict[str, Subject] = {}
    names: dict[str, set[str]] = {}
    for reading in readings:
        for mention in reading.mentions:
            used = focus.names.setdefault(focus.key(mention.entity), [])
            if mention.entity.quote not in used:
                used.append(mention.entity.quote)
    _join_bracketed(readings, focus)
    focus.known = {id(m.entity): focus.of(m.entity) for reading in readings for m in reading.mentions}
    for number, reading in enumerate(readings):
        for mention in sorted(reading.mentions, key=lambda m: m.first):
            subject = focus.of(mention.entity)
            first.setdefault(subject.key, subject)
            title = number == 0 and reading.sentence_of[mention.first] == 0
            if title:
                focus.titled.add(subject.key)
            names.setdefault(subject.key, set()).update((mention.entity.quote, subject.name))
            counts[subject.key] += 1 if not title else 2 if _led(reading, mention) else 4
    focus.overseers = {key for key, all_names in names.items() if any(n.casefold() in overseeing for n in all_names)}
    order = {key: place for place, key in enumerate(first)}
    known = [key for key in first if key not in focus.overseers] or list(first)
    focus.main = [first[key] for key in sorted(known, key=lambda k: (-counts[k], order[k]))]
    focus.readings = readings
    if readings[0].items:
        focus.leader = _leader(readings[0])
        if focus.leader is not None:
            counts[focus.leader.name] = 4 + sum(r.document.norm.count(focus.leader.name) for r in readings)
    return focus


def _led(reading: Reading, mention: Mention) -> bool:
    """Whether a preposition leads the name, English articles aside."""
    if set(reading.prefix(mention)) & set("במל"):
        return True
    index = mention.first
    while index and reading.items[index - 1].key in ("the", "a", "an", '"', "'"):
        index -= 1
    return reading.language == "en" and index > 0 and reading.items[index - 1].key in words("en", "oblique")


def _join_bracketed(readings: Sequence[Reading], focus: Focus) -> None:
    """`A (B)` and `A (formerly: B)` are one: each goes by the names of the other."""
    for reading in readings:
        former = words(reading.language, "formerly")
        mentions = sorted(reading.mentions, key=lambda m: m.first)
        for one, two in pairwise(mentions):
            between = [item.key for item in reading.items[one.last + 1 : two.first]]
            if not between or between[0] != "(" or len(between) > 4 or not set(between[1:]) <= former:
                continue
            if not _alike(one.entity, two.entity):
                continue
            a, b = focus.of(one.entity), focus.of(two.entity)
            for used, added in ((focus.names[a.key], (b.name, *b.aliases)), (focus.names[b.key], (a.name, *a.aliases))):
                used.extend(name for name in added if name not in used)


def _alike(one: Entity, two: Entity) -> bool:
    """Names of firms and bodies, not of places or papers."""
    kinds = ("company", "organisation", "product", "fund")
    return one.type in kinds and two.type in kinds


def _leader(reading: Reading) -> Subject | None:
    """The words a title opens with, up to a mark or a verb, when no entity stands there."""
    telling = words(reading.language, "verbs")
    end = reading.sentence(0)[1]
    for index in range(min(end, 8)):
        item = reading.items[index]
        if (item.mention >= 0 and not reading.mentions[item.mention].unlisted) or item.kind == "q":
            return None
        if index and (item.key in telling or item.key in ",:-" or any(m.first == index for m in reading.cues(index))):
            name = reading.text(0, index - 1)
            again = reading.document.norm.count(name) > 1 and name.casefold() not in words(reading.language, "outlets")
            if not again or len(name) < 3:
                return None
            return Subject(name, "group", (), None, name)
    return None
