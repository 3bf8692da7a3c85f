"""How sure the text is of a number: expected, reported, hypothetical, denied, or plainly stated."""

from bisect import bisect_right

from news_assets.facts.choice import Choice
from news_assets.facts.modality_english import (
    announced,
    attributed,
    dated,
    estimate,
    guess,
    happened,
    joined,
    stands,
    wanted,
)
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Match, Reading
from news_assets.facts.sureness import ahead, coming, compared, guessed, mistaken, present, urged, would
from news_assets.schemas.vocabulary import Modality

_ROLES = frozenset({"expected", "future", "reported", "hypothetical", "denied", "estimated"})
_ESTIMATES = frozenset({"costs", "budget", "deficit"})
_AHEAD = frozenset({"expected", "future", "estimated", "hypothetical"})
_KNOWN = 0.8  # what makes a number known adds so much to the distance of an expectation
_PLAIN_IF = frozenset({"כן", "כבר", "את", "כי", "so", "only", "any", "not"})
_GOVERNED = 3  # items from `expected` to its verb
_BECAUSE = frozenset({"after", "following", "amid", "despite", "on"})
_HEAD = 300  # characters: title and the line below it
_LIMIT = {"denied": 0.9, "hypothetical": 0.8, "reported": 0.9, "expected": 0.75, "future": 0.6, "estimated": 0.6}
_LIMIT |= {"guessed": _LIMIT["reported"]}


def modality(reading: Reading, at: int, choice: Choice, published_at: str | None = None) -> Modality:
    """Read the modality of the quantity at item `at` from the cues of its sentence."""
    nearest: dict[str, float] = {}
    hebrew = reading.language == "he"
    if not hebrew and choice.rule == "unit" and choice.metric == "market_cap":
        return "actual"  # `the $12 billion retailer expects`
    for match in reading.cues(at):
        role = match.cue.role
        if role not in _ROLES or (role == "hypothetical" and reading.key(match.last + 1) in _PLAIN_IF):
            continue
        if mistaken(reading, at, match, choice) if hebrew else guess(reading, at, match, choice):
            continue
        known = hebrew and role in _AHEAD and (compared(reading, at, match) or present(reading, at, match))
        cost = _cost(reading, at, match, choice) + (_KNOWN if known else 0.0)
        if hebrew and urged(reading, at, match, choice):
            cost = 0.3
        role = "guessed" if hebrew and guessed(reading, match) else role
        nearest[role] = min(cost, nearest.get(role, 9.0))
    if hebrew and would(reading, at):
        nearest["hypothetical"] = 0.0
    if hebrew and (coming(reading, at, choice) or ahead(reading, at, published_at)):
        nearest["future"] = 0.0
    heard = {role for role, cost in nearest.items() if cost < _LIMIT[role]}
    if "guessed" in heard:
        heard = heard if heard & {"expected", "future"} else heard | {"reported"}
    if "denied" in heard:
        return "denied"
    if "reported" in heard or _rumoured(reading, at) or (not hebrew and attributed(reading, at)):
        return "reported"
    if not hebrew and stands(reading, at):
        return "actual"
    if "hypothetical" in heard and not ("expected" in heard and nearest["expected"] < 0.3):
        return "hypothetical"
    if "future" in nearest and reading.language == "en" and _supposed(reading, at):
        return "hypothetical"
    started = choice.measure == "level" and choice.metric != "target_price" and reading.links[at].relation == "from"
    if reading.language == "en" and started and not wanted(reading, at):
        return "actual"  # `will fall to 3% from 4%`
    if not hebrew and choice.metric != "target_price" and happened(reading, at, choice):
        return "actual"
    if heard & {"expected", "future"} or choice.metric == "target_price" or announced(reading, at, choice):
        return "expected"
    if reading.language == "en" and (estimate(reading, at) or dated(reading, at, published_at)):
        return "expected"
    return "expected" if "estimated" in heard and choice.metric in _ESTIMATES else "actual"


def _cost(reading: Reading, at: int, match: Match, choice: Choice) -> float:
    role, before = match.cue.role, match.last < at
    a, b = (match.last, at) if before else (at, match.first)
    if role == "denied" and not before:
        return 0.2
    if role in ("hypothetical", "reported") and before:
        return 0.02 * (b - a) + 0.1 * reading.crossed(reading.breaks, a, b)
    verb = _governed(match, choice)
    if verb >= 0:  # `is expected to lift the rate on Wednesday, by half a point`: the verb carries it to its number
        return 0.03 * (verb - match.last)
    cost = 0.03 * (b - a) + 0.25 * reading.crossed(reading.commas, a, b) + 0.25 * reading.crossed(reading.breaks, a, b)
    if _states(reading, at) and (not before or reading.crossed(reading.commas, a, b)):
        cost += 0.4
    cost += (0.05 if choice.rule == "neighbour" else 0.25) * reading.crossed(reading.numbers, a, b)
    if before:
        return cost - (
            0.4 if reading.language == "en" and role == "expected" and joined(reading, match.last, at) else 0.0
        )
    if _leads_on(reading, match) or reading.crossed(reading.numbers, a, b):
        cost += 0.5  # `$12.4 billion vs. $12.1 billion expected`, `$2.18, topping the consensus of $2.10`
    if reading.language == "en" and any(item.key in _BECAUSE for item in reading.items[a + 1 : b]):
        cost += 0.5  # `shares fall 12% after a weak forecast`
    glued = reading.language == "he" and (b - a > 3 or reading.items[match.first].key[:1] == "ו")
    return cost + (0.8 if glued or role == "future" else 0.5 if reading.language == "he" else 0.35)


def _governed(match: Match, choice: Choice) -> int:
    """Item of the number's own verb right behind an expectation, -1 when another word stands there."""
    verb = choice.move.match.first if choice.move is not None and choice.move.before else -1
    if verb < 0 and choice.cue is not None and choice.cue.cue.role == "event":
        verb = choice.cue.first
    return verb if match.cue.role in ("expected", "future") and 0 < verb - match.last <= _GOVERNED else -1


def _states(reading: Reading, at: int) -> bool:
    """`which stands at 18%`: the number's own verb tells how things are."""
    verb = reading.items[max(0, reading.links[at].item - 1)].key
    return any(stem in words(reading.language, "standing") for _, stem in keys(verb, reading.language))


def _leads_on(reading: Reading, match: Match) -> bool:
    """Whether the cue stands right before the next number."""
    place = bisect_right(reading.at, match.last)
    following = reading.at[place] if place < len(reading.at) else None
    if following is None or reading.sentence_of[following] != reading.sentence_of[match.last]:
        return False
    return reading.links[following].item - match.last - 1 <= 1


def _rumoured(reading: Reading, at: int) -> bool:
    """Whether the article opens with a rumour of this very number and examines it."""
    head = reading.document.norm[:_HEAD].casefold()
    if not any(word in head for word in words(reading.language, "rumours")):
        return False
    here = reading.quantities[reading.items[at].quantity]
    for place in reading.at:
        if reading.items[place].start > _HEAD:
            return False
        told = reading.quantities[reading.items[place].quantity]
        if (told.value, told.unit) == (here.value, here.unit):
            return True
    return False


def _supposed(reading: Reading, at: int) -> bool:
    """Whether an earlier sentence of the same line opened a supposition."""
    number, line = reading.sentence_of[at], reading.line(at)
    for earlier in range(max(0, number - 3), number):
        cues = reading.by_sentence.get(earlier, [])
        if any(m.cue.role == "hypothetical" and reading.line(m.first) == line for m in cues):
            return True
    return False
