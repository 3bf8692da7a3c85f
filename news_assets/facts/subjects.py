"""Whom a quantity speaks of: a mention of the sentence, a noun phrase before the verb, or the article's focus."""

from dataclasses import replace

from news_assets.facts.aimed import aimed
from news_assets.facts.around import around
from news_assets.facts.bonds import bonds
from news_assets.facts.bracketed import named_before
from news_assets.facts.earners import earners
from news_assets.facts.families import TWO_SIDED
from news_assets.facts.focus import Subject
from news_assets.facts.generic import generic
from news_assets.facts.mentioned import mentioned
from news_assets.facts.pack import words
from news_assets.facts.paired import paired
from news_assets.facts.phrased import grouped, phrased, segment
from news_assets.facts.phrases import phrase_from
from news_assets.facts.populations import populations
from news_assets.facts.possessed import possessed
from news_assets.facts.purposes import purposes
from news_assets.facts.ranker import choose
from news_assets.facts.refer import named_rate, referred
from news_assets.facts.roles import sharing
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot, oblique
from news_assets.facts.wares import wares
from news_assets.facts.writer import writers


def subjects_of(slot: Slot) -> list[Scored]:
    """Return the subjects of a quantity: mostly one, several for coordinated names."""
    options = options_of(slot)
    best = _of_figure(slot, choose(slot, options))
    best = replace(best, subject=_trade(slot, best.subject))
    best = replace(best, subject=state_named(slot, named_rate(slot.reading, slot.choice, best.subject)))
    return [best, *_coordinated(slot, best, options)]


def _of_figure(slot: Slot, best: Scored) -> Scored:
    """`Shipments of smartphones dropped`: what is shipped, where only the figure's noun was found (English)."""
    reading, name = slot.reading, best.subject.name.casefold()
    if reading.language != "en" or best.subject.type != "group" or name not in words("en", "figures"):
        return best
    for index in range(slot.at - 2, slot.first - 1, -1):
        if reading.items[index].key != name or reading.key(index + 1) not in ("of", "for"):
            continue
        move = slot.choice.move
        end = move.match.first if move is not None and index < move.match.first < slot.at else slot.at
        span = phrase_from(reading, index + 2, end, led=True)
        if span is None:
            return best
        mention = next((m for m in slot.mentions if m.first <= span[1] and m.last >= span[0]), None)
        if mention is not None:
            return Scored(slot.focus.of(mention.entity), best.score, "phrase", mention)
        ware = reading.text(*span)
        return Scored(Subject(ware, "group", (reading.text(index, span[1]),), None, ware), best.score, "phrase")
    return best


def _trade(slot: Slot, subject: Subject) -> Subject:
    """What an association tells in figures is its trade's: `ענף המלונות` for `התאחדות המלונות` (Hebrew)."""
    head, _, rest = subject.name.partition(" ")
    if head not in _ASSOCIATIONS or not rest.startswith("ה") or slot.choice.metric in _OF_ITSELF:
        return subject
    if not any(item.key == "הענף" for item in slot.reading.items):
        return subject
    name = f"ענף {rest}"
    return Subject(name, "group", (subject.name, *subject.aliases), None, name)


_ASSOCIATIONS = frozenset({"התאחדות", "איגוד", "אגוד"})
_OF_ITSELF = frozenset({"budget", "deficit", "funding", "fine", "stake", "compensation"})


def state_named(slot: Slot, subject: Subject) -> Subject:
    """The government and the state also go by their country's name."""
    form = _STATES.get(subject.name)
    if form is None or slot.reading.language != "he":
        return subject
    country = slot.focus.country(slot.reading, slot.reading.quantities[slot.reading.items[slot.at].quantity].unit).name
    return replace(subject, aliases=(*subject.aliases, f"{form} {country}"))


_STATES = {"הממשלה": "ממשלת", "ממשלה": "ממשלת", "המדינה": "מדינת", "מדינה": "מדינת"}


def options_of(slot: Slot) -> list[Scored]:
    """Return all subjects that some rule proposes."""
    return [
        *mentioned(slot),
        *_continued(slot),
        *phrased(slot),
        *grouped(slot),
        *segment(slot),
        *purposes(slot),
        *populations(slot),
        *generic(slot),
        *paired(slot),
        *possessed(slot),
        *wares(slot),
        *earners(slot),
        *sharing(slot),
        *bonds(slot),
        *named_before(slot),
        *around(slot),
        *aimed(slot),
        *writers(slot),
        *referred(slot.reading, slot.at, slot.choice, slot.focus),
    ]


def _continued(slot: Slot) -> list[Scored]:
    """The number before in the same sentence had a subject, and no other stands between."""
    reading, at, choice, previous, last = slot.reading, slot.at, slot.choice, slot.previous, slot.last
    if previous is None or last is None or not slot.joined:
        return []
    if not last.fits(slot.types) and choice.metric != previous.choice.metric and not slot.paired:
        return []
    if choice.rule == "held" and previous.choice.metric != "stake":
        return []
    cost = 0.1 * reading.crossed(reading.commas, previous.at, at)
    cost += 0.25 * reading.crossed(reading.breaks, previous.at, at)
    verb = choice.move.match.first if choice.move and choice.move.before else at
    between = (m for m in slot.mentions if previous.at < m.first < verb and m.entity.type in slot.types)
    if any(slot.focus.of(m.entity).key != last.key and not oblique(reading, m) for m in between):
        cost += 0.6
    base = 0.95 if slot.paired else 0.8
    return [Scored(last, base - 0.5 * cost - 0.01 * (at - previous.at), "continued")]


def _coordinated(slot: Slot, best: Scored, options: list[Scored]) -> list[Scored]:
    """`A and B rose 1%` speaks of both."""
    reading = slot.reading
    if slot.choice.metric in TWO_SIDED or best.mention is None or best.how != "mention":
        return []
    found = []
    for option in options:
        if option.mention is None or option.subject.key == best.subject.key:
            continue
        first, second = sorted((option.mention, best.mention), key=lambda m: m.first)
        between = reading.items[first.last + 1 : second.first]
        joined = reading.prefix(second) in ("ו", "וה") if not between else [i.key for i in between] == ["and"]
        if joined:
            found.append(option)
    return found
