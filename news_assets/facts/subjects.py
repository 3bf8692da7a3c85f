"""Whom a quantity speaks of: a mention of the sentence, a noun phrase before the verb, or the article's focus."""

from dataclasses import replace

from news_assets.facts.focus import Focus, Subject, forms
from news_assets.facts.groups import group_phrases
from news_assets.facts.measure import metrics
from news_assets.facts.metric import Bound, Choice
from news_assets.facts.pack import keys, words
from news_assets.facts.phrases import label, phrase_after, phrase_before, phrase_between, phrase_of
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.refer import MACRO, named_rate, referred
from news_assets.facts.scored import Scored
from news_assets.facts.sections import Sections

_QUOTED = frozenset({"price", "index_level", "volume", "exchange_rate"})
_ANYBODY = frozenset({"company", "person", "organisation"})
_TWO_SIDED = frozenset({"deal_value", "stake", "investment", "funding"})
_SECURITIES = _QUOTED | {"house_price", "yield", "stake", "market_cap"}  # nouns of these also name groups of shares
_QUOTES = frozenset("\"'")
_OBLIQUE = frozenset(
    {
        "with",
        "by",
        "from",
        "in",
        "at",
        "to",
        "for",
        "against",
        "on",
        "than",
        "עם",
        "נגד",
        "מול",
        "לפי",
        "בין",
        "אצל",
        "של",
        "of",
    }
)


def subjects_of(
    reading: Reading,
    at: int,
    choice: Choice,
    focus: Focus,
    previous: Bound | None,
    last: Subject | None,
    sections: Sections,
) -> list[Scored]:
    """Return the subjects of the quantity at item `at`: mostly one, several for coordinated names."""
    listed = _listed(reading, at, choice, previous)
    options = [
        *_mentioned(reading, at, choice, focus, previous, listed),
        *_continued(reading, at, choice, previous, last, focus),
        *_phrased(reading, at, choice, previous, listed),
        *_grouped(reading, at, choice),
        *_segment(reading, at, choice, sections),
        *referred(reading, at, choice, focus),
    ]
    if not options:
        return []
    best = max(options, key=lambda option: option.score)
    best = replace(best, subject=named_rate(reading, choice, best.subject))
    return [best, *_coordinated(reading, choice, best, options)]


def _mentioned(
    reading: Reading, at: int, choice: Choice, focus: Focus, previous: Bound | None, listed: bool
) -> list[Scored]:
    types: list[str] = metrics()[choice.metric]["types"]
    found = []
    opening = _opening(reading, at, types)
    for mention in reading.sentence_mentions(at):
        kind = mention.entity.type
        if choice.metric == "stake" and _held(reading, at, mention):
            continue
        if (
            kind == "group"
            and mention.first
            and reading.items[mention.first - 1].key in words(reading.language, "descriptors")
        ):
            continue  # `the maker of chips` is somebody named elsewhere
        free = mention.unlisted and bool(_ANYBODY & set(types))
        if kind == "group" and reading.language == "he" and _figure(reading, mention):
            continue
        gift = _gift(reading, at, choice, mention)
        if gift is False:
            continue
        if kind == "country" and choice.metric not in MACRO and _oblique(reading, mention):
            continue
        if (kind not in types and not free) or (listed and previous and mention.last < previous.at):
            continue
        rank = 0.05 * types.index(kind) if kind in types and not mention.unlisted else 0.12
        score = (
            0.9
            if gift
            else 0.9 - rank - _distance(reading, at, at if listed else _anchor(reading, at, choice), choice, mention)
        )
        if previous is not None and previous.at < mention.first < at and _pair(reading, at, choice, previous):
            score -= 0.4  # the other party of the deal
        subject = focus.of(mention.entity)
        if focus.main and focus.main[0].key == subject.key:
            score += 0.05 if choice.metric in _QUOTED else 0.12
        if previous is not None and _follows_on(reading, at, choice, previous, mention):
            score += 0.35
        if opening is not None and opening.first == mention.first:
            score += 0.1
        if subject.key in focus.overseers:
            score -= 0.6
        found.append(Scored(subject, score, "mention", mention))
    return found


def _follows_on(reading: Reading, at: int, choice: Choice, previous: Bound, mention: Mention) -> bool:
    """`A will invest 60 million and B 15 million`: the name right before the second number."""
    joined = reading.prefix(mention) == "ו" or reading.items[mention.first - 1].key == "and"
    beside = previous.at < mention.first and mention.last + 1 == reading.links[at].item
    return joined and beside and choice.metric == previous.choice.metric


def _opening(reading: Reading, at: int, types: list[str]) -> Mention | None:
    """The grammatical subject a Hebrew sentence opens with, when others stand behind it: `A, which joined B, said`."""
    if reading.language != "he":
        return None
    first = reading.sentence(at)[0]
    named = next((m for m in reading.sentence_mentions(at) if m.entity.type in types), None)
    if named is None or named.first - first > 2 or named.last >= at or _oblique(reading, named):
        return None
    telling = words("he", "verbs")
    return named if any(item.key in telling for item in reading.items[named.last + 1 : at]) else None


def _figure(reading: Reading, mention: Mention) -> bool:
    """Whether a group's words are those of a figure (`the heavy debts`), not of somebody."""
    inside = range(mention.first, mention.last + 1)
    figures = (m for m in reading.cues(mention.first) if m.cue.role == "metric" and m.cue.name not in _SECURITIES)
    return any(m.first in inside for m in figures)


def _pair(reading: Reading, at: int, choice: Choice, previous: Bound) -> bool:
    """Two numbers of one deal, with no verb of its own for the second."""
    own = choice.cue is not None and choice.cue.cue.role == "event" and choice.cue.first > previous.at
    own = own or (choice.move is not None and choice.move.match.first > previous.at)
    same = reading.sentence_of[previous.at] == reading.sentence_of[at]
    return same and not own and {choice.metric, previous.choice.metric} <= _TWO_SIDED


def _gift(reading: Reading, at: int, choice: Choice, mention: Mention) -> bool | None:
    """For money given: True for who gets it, False for who gives it, None for everything else."""
    cue = choice.cue
    if (
        choice.metric != "funding"
        or cue is None
        or reading.items[cue.first].key not in words(reading.language, "giving")
    ):
        return None
    first, end = reading.sentence(at)
    if any(item.key in words(reading.language, "oneself") for item in reading.items[first:end]):
        return None
    before = reading.items[mention.first - 1].key if mention.first else ""
    return reading.prefix(mention) == "ל" or before in ("to", "ל")


def _held(reading: Reading, at: int, mention: Mention) -> bool:
    """Whether the mention is rather the company held: `19.8% of the shares of X`, `a stake in X`."""
    if mention.entity.type == "person":
        return False
    if mention.first > at and set(reading.prefix(mention)) & set("במ"):
        return True
    before = reading.items[mention.first - 1].key if mention.first else ""
    if before in ("in", "of") or any(
        stem in words(reading.language, "stock_words") for _, stem in keys(before, reading.language)
    ):
        return True
    nouns = (m.last for m in reading.cues(at) if m.cue.name == "stake" and m.cue.noun)
    return before != "של" and min(nouns, default=at) < mention.first


def _anchor(reading: Reading, at: int, choice: Choice) -> int:
    """The item that the subject stands before: the verb of a change, the metric's noun, or the number."""
    first = reading.sentence(at)[0]
    verb = choice.move.match.first if choice.move and choice.move.before else -1
    verb = verb if verb >= first else -1
    if choice.measure == "change" and verb >= 0:
        return verb
    noun = choice.cue.first if choice.cue and first <= choice.cue.first < at else -1
    return max(verb, noun) if max(verb, noun) >= 0 else at


def _distance(reading: Reading, at: int, anchor: int, choice: Choice, mention: Mention) -> float:
    if mention.last < anchor:
        a, b = mention.last, anchor
        if anchor and reading.items[anchor - 1].key.removeprefix("ו") in words(reading.language, "pronouns"):
            return 0.01 * (anchor - mention.last)
        if choice.measure == "change" and anchor + 1 < at and reading.items[anchor + 1].key == "את":
            return 0.7
        cost = min(0.3, 0.015 * (anchor - mention.last - 1)) + (0.12 if _oblique(reading, mention) else 0.0)
    elif mention.first < at:
        a, b = anchor, mention.first
        owned = mention.first - anchor <= 4
        cost = -0.05 if owned else 0.1 + 0.02 * (mention.first - anchor)
        if _oblique(reading, mention) and not owned:
            cost += 0.2
        if choice.metric == "target_price":
            return -0.2
        if choice.metric == "fine" and choice.cue and choice.cue.cue.role == "event":
            return -0.2
        if choice.metric in _TWO_SIDED and choice.cue and choice.cue.cue.role == "event":
            cost += 0.05 if mention.first == anchor + 1 else 0.35
    else:
        a, b = at, mention.first
        cost = 0.3 + 0.04 * (mention.first - at) + (0.1 if _oblique(reading, mention) else 0.0)
    cost += 0.1 * reading.crossed(reading.commas, a, b) + 0.25 * reading.crossed(reading.breaks, a, b)
    if _bracketed(reading, mention):
        cost += 0.3
    if mention.last + 1 < at and reading.items[mention.last + 1].key == ":":
        cost -= 0.35  # `ACME: revenue rose 3%`
    far = 0.35 if choice.measure == "change" else 0.18
    return cost + far * reading.crossed(reading.numbers, a, b)


def _bracketed(reading: Reading, mention: Mention) -> bool:
    keys_before = [item.key for item in reading.items[max(0, mention.first - 3) : mention.first]]
    return "(" in keys_before and ")" not in keys_before


def _oblique(reading: Reading, mention: Mention) -> bool:
    prefix = reading.prefix(mention)
    if prefix and set(prefix) & set("במל"):
        behind = reading.items[mention.last + 1].key if mention.last + 1 < len(reading.items) else ""
        return not (behind[:1] == "ש" and len(behind) > 3)
    before = mention.first - 1
    while before > 0 and reading.items[before].key in _QUOTES:
        before -= 1
    return before >= 0 and not prefix and reading.items[before].key in _OBLIQUE


def _continued(
    reading: Reading, at: int, choice: Choice, previous: Bound | None, last: Subject | None, focus: Focus
) -> list[Scored]:
    """The number before in the same sentence had a subject, and no other stands between."""
    if previous is None or last is None or reading.sentence_of[previous.at] != reading.sentence_of[at]:
        return []
    if not last.fits(metrics()[choice.metric]["types"]) and choice.metric != previous.choice.metric:
        return []
    if choice.rule == "held" and previous.choice.metric != "stake":
        return []
    cost = 0.1 * reading.crossed(reading.commas, previous.at, at) + 0.25 * reading.crossed(
        reading.breaks, previous.at, at
    )
    types = metrics()[choice.metric]["types"]
    verb = choice.move.match.first if choice.move and choice.move.before else at
    between = (m for m in reading.sentence_mentions(at) if previous.at < m.first < verb)
    if any(m.entity.type in types and focus.of(m.entity).key != last.key and not _oblique(reading, m) for m in between):
        cost += 0.6
    base = 0.95 if _pair(reading, at, choice, previous) else 0.8
    return [Scored(last, base - 0.5 * cost - 0.01 * (at - previous.at), "continued")]


def _listed(reading: Reading, at: int, choice: Choice, previous: Bound | None) -> bool:
    """Whether the number shares its verb with the one before (`A rose 1%, B 2%`)."""
    if previous is None or choice.measure != "change" or reading.sentence_of[previous.at] != reading.sentence_of[at]:
        return False
    if choice.move is not None and choice.move.match.first > previous.at:
        return False
    return any(
        item.kind == "w" and len(item.key) > 2 for item in reading.items[previous.at + 1 : reading.links[at].item]
    )


def _phrased(reading: Reading, at: int, choice: Choice, previous: Bound | None, listed: bool) -> list[Scored]:
    """A noun phrase in subject position that no entity covers."""
    if choice.metric in MACRO:
        return []
    link = reading.links[at].item
    spans = [_verb_phrase(reading, at, choice, link, previous)]
    if listed and previous is not None:
        spans = [(phrase_between(reading, previous.at, link), 0.82)]
    if choice.cue is not None and choice.cue.cue.role == "metric" and choice.cue.last < at:
        spans.append((phrase_of(reading, choice.cue, link), 0.72))
    first = reading.sentence(at)[0]
    generic = words(reading.language, "stock_words") | words(reading.language, "company_words")
    if not any(item.key in generic for item in reading.items[first:at]):
        spans.append((label(reading, at), 0.62))
    found = []
    for span, score in spans:
        if span is None or _names_somebody(reading, span):
            continue
        raw = reading.text(*span)
        name = raw[1:] if reading.language == "he" and raw[0] == "ו" and len(raw) > 3 else raw
        if name in words(reading.language, "titles"):
            continue  # whoever holds the office is named elsewhere
        found.append(Scored(Subject(name, "group", (raw, *forms(name, reading.language)), None, name), score, "phrase"))
    return found


def _grouped(reading: Reading, at: int, choice: Choice) -> list[Scored]:
    """A sector, market or group named by its head noun."""
    if "group" not in metrics()[choice.metric]["types"] and choice.metric != "other":
        return []
    found = []
    for first, last in group_phrases(reading, at):
        cost = (
            0.012 * (at - last)
            + 0.1 * reading.crossed(reading.commas, last, at)
            + 0.25 * reading.crossed(reading.breaks, last, at)
        )
        cost += 0.2 * reading.crossed(reading.numbers, last, at)
        name = reading.text(first, last)
        found.append(Scored(Subject(name, "group", (), None, name), 0.74 - cost, "group"))
    return found


def _segment(reading: Reading, at: int, choice: Choice, sections: Sections) -> list[Scored]:
    """A share of sales or assets belongs to the segment whose heading stands above."""
    share = choice.cue is not None and choice.cue.first > at and choice.measure == "level"
    if not metrics()[choice.metric].get("share"):
        return []
    if reading.quantities[reading.items[at].quantity].kind not in ("percent", "other"):
        return []
    found = sections.segment(reading.items[at].start)
    if found is None or not (share or found[1]):
        return []
    return [Scored(Subject(found[0], "group", (), None, found[0]), 0.95, "segment")]


def _names_somebody(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether an entity stands in the phrase; a place within a longer name does not count."""
    inside = {reading.items[i].mention for i in range(span[0], span[1] + 1)} - {-1}
    places = ("country", "city")
    return any(reading.mentions[m].entity.type not in places or reading.mentions[m].first == span[0] for m in inside)


def _verb_phrase(
    reading: Reading, at: int, choice: Choice, link: int, previous: Bound | None
) -> tuple[tuple[int, int] | None, float]:
    verb = choice.move.match if choice.move and choice.move.before and choice.measure == "change" else None
    if verb is not None and not verb.cue.noun:
        beside = reading.items[verb.last + 1].key if verb.last + 1 < at else ""
        if beside == "את":  # who moves it is not what is moved
            moved = reading.items[verb.last + 2].key
            generic = words("he", "stock_words") | words("he", "company_words")
            return (None, 0.0) if moved in generic else (phrase_after(reading, verb.last + 1, link), 0.75)
        if beside in words(reading.language, "stock_words") | words(reading.language, "company_words"):
            return None, 0.0
        after = phrase_after(reading, verb.last, link) if reading.language == "he" else None
        before = phrase_before(reading, verb.first)
        if after and (before is None or beside[:1] == "ה"):
            return after, 0.68
        fresh = previous is not None and verb.first > previous.at >= reading.sentence(at)[0]
        return before, 0.84 if fresh else 0.68
    telling = words(reading.language, "verbs")
    first = reading.sentence(at)[0]
    event = choice.cue.first if choice.cue is not None and choice.cue.cue.role == "event" else -1
    for index in range(at - 1, first, -1):
        key = reading.items[index].key
        if (index != event and key not in telling) or (reading.language == "he" and key[0] == "ל"):
            continue
        span = phrase_before(reading, index)
        if span is None:
            continue
        led = reading.items[span[0] - 1]
        opens = span[0] == first or led.kind == "p" or led.key in words(reading.language, "phrase_stops")
        if opens and span[1] - span[0] < 4:
            return span, 0.56
        return (span, 0.4) if index != event else (None, 0.0)
    return None, 0.0


def _coordinated(reading: Reading, choice: Choice, best: Scored, options: list[Scored]) -> list[Scored]:
    """`A and B rose 1%` speaks of both."""
    if choice.metric in _TWO_SIDED or best.mention is None or best.how != "mention":
        return []
    found = []
    for option in options:
        if option.mention is None or option.subject.key == best.subject.key:
            continue
        first, second = sorted((option.mention, best.mention), key=lambda m: m.first)
        between = reading.items[first.last + 1 : second.first]
        joined = reading.prefix(second) == "ו" if not between else [i.key for i in between] == ["and"]
        if joined:
            found.append(option)
    return found
