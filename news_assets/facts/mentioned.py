"""Names of the sentence as subjects of its number."""

from news_assets.facts.families import MACRO, QUOTED, TWO_SIDED
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.roles import role_worth
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot, oblique

_ANYBODY = frozenset({"company", "person", "organisation"})


def mentioned(slot: Slot) -> list[Scored]:
    """Return the names of the sentence that the metric may belong to."""
    reading, choice, focus, types = slot.reading, slot.choice, slot.focus, slot.types
    found = []
    opening = _opening(slot)
    for mention in slot.mentions:
        kind = mention.entity.type
        if choice.metric == "stake" and _held(slot, mention):
            continue
        if kind == "group" and _describes(reading, mention):
            continue
        if _owns(reading, mention) and (_owned(slot, mention) or (kind == "country" and choice.metric not in MACRO)):
            continue
        free = mention.unlisted and bool(_ANYBODY & set(types))
        gift = gift_of(slot, mention)
        if gift is False:
            continue
        if kind == "country" and choice.metric not in MACRO and oblique(reading, mention):
            continue
        if (kind not in types and not free) or (slot.listed and slot.previous and mention.last < slot.previous.at):
            continue
        rank = 0.05 * types.index(kind) if kind in types and not mention.unlisted else 0.12
        score = 0.9 if gift else 0.9 - rank - _distance(slot, mention)
        if _source(reading, mention):
            score -= 0.45
        if reading.language == "he":
            score -= 0.3 * (_officer(slot, mention) or _among(slot, mention))
        if _fallen(slot, mention):
            score = max(score, 1.1)
        if _hands(slot, mention):
            score = max(score, 0.95)
        if slot.previous is not None and slot.paired and slot.previous.at < mention.first < slot.at:
            score -= 0.4  # the other party of the deal
        subject = focus.of(mention.entity)
        if focus.main and focus.main[0].key == subject.key:
            score += 0.05 if choice.metric in QUOTED else 0.12
        if _follows_on(slot, mention):
            score = max(score + 0.35, 1.0)
        elif _contrasted(slot, mention):
            score += 0.35
        if opening is not None and opening[0].first == mention.first:
            score += opening[1]
        if subject.key in focus.overseers or (choice.metric == "fine" and _fines(reading, mention)):
            score -= 0.6
        score += role_worth(slot, mention)
        found.append(Scored(subject, score, "mention", mention))
    return found


def _fines(reading: Reading, mention: Mention) -> bool:
    """Whether the name stands beside a Hebrew verb of laying a fine: `הרשות הטילה`, `קנס שהשיתה הרשות`."""
    if reading.language != "he":
        return False
    fining = words("he", "fining")
    return reading.key(mention.first - 1) in fining or reading.key(mention.last + 1) in fining


def _owns(reading: Reading, mention: Mention) -> bool:
    """`Thailand's largest explorer` speaks of somebody else."""
    item = reading.items[mention.last]
    return reading.document.norm[item.start : item.end].endswith("'s")


def _owned(slot: Slot, mention: Mention) -> bool:
    """`SoftBank's Vision Fund`: another name of a fitting kind right behind its owner's."""
    return any(m.first == mention.last + 1 and m.entity.type in _BODIES & set(slot.types) for m in slot.mentions)


def _describes(reading: Reading, mention: Mention) -> bool:
    """A group that only tells what somebody makes (`the maker of chips`), or who judges."""
    said = {item.key for item in reading.items[mention.first : mention.last + 1]}
    judge = said <= words(reading.language, "judges")
    return judge or (
        mention.first > 0 and reading.items[mention.first - 1].key in words(reading.language, "descriptors")
    )


def _follows_on(slot: Slot, mention: Mention) -> bool:
    """`A will invest 60 million and B 15 million`: the name right before the second number."""
    previous = slot.previous
    if previous is None or slot.choice.metric != previous.choice.metric:
        return False
    joined = slot.reading.prefix(mention) == "ו" or slot.reading.items[mention.first - 1].key == "and"
    return joined and previous.at < mention.first and mention.last + 1 == slot.reading.links[slot.at].item


def _contrasted(slot: Slot, mention: Mention) -> bool:
    """`in A it stands at 8.6% and in B at 8.1%`: a Hebrew clause of its own, of a like figure, begins with the name."""
    previous, reading = slot.previous, slot.reading
    if previous is None or not slot.joined or reading.language != "he" or slot.choice.metric in TWO_SIDED:
        return False
    if not previous.at < mention.first < slot.at or mention.entity.type not in slot.types:
        return False
    if reading.crossed(reading.numbers, mention.last, slot.at) or mention.entity.type == "group":
        return False
    key = reading.items[mention.first - 1].key
    return reading.prefix(mention) in ("ו", "וה", "וב") or key in words("he", "contrasting")


def _opening(slot: Slot) -> tuple[Mention, float] | None:
    """The grammatical subject a Hebrew sentence opens with, and what that is worth: `A, which joined B, said`.

    A verb right behind a comma closes what was put between and so names the opening one for sure.
    """
    reading = slot.reading
    if reading.language != "he":
        return None
    named = next((m for m in slot.mentions if m.entity.type in slot.types), None)
    if named is None or named.first - slot.first > 2 or named.last >= slot.at or oblique(reading, named):
        return None
    telling, items = words("he", "verbs"), reading.items
    verbs = [i for i in range(named.last + 1, slot.at) if items[i].key in telling]
    if not verbs:
        return None
    parenthesis = items[named.last + 1].key == "," and any(items[i - 1].key == "," for i in verbs)
    return named, 0.4 if parenthesis else 0.1


def gift_of(slot: Slot, mention: Mention) -> bool | None:
    """For money given: True for who gets it, False for who gives it, None for everything else."""
    reading, cue = slot.reading, slot.choice.cue
    if slot.choice.metric != "funding" or cue is None:
        return None
    if reading.language == "en" and mention.first > slot.at and _backs(slot, mention):
        return False
    if reading.items[cue.first].key not in words(reading.language, "giving"):
        return None
    first, end = reading.sentence(slot.at)
    if any(item.key in words(reading.language, "oneself") for item in reading.items[first:end]):
        return None
    before = reading.items[mention.first - 1].key if mention.first else ""
    return reading.prefix(mention) == "ל" or before in ("to", "ל")


def _backs(slot: Slot, mention: Mention) -> bool:
    """`raised $40 million from A and B`, `in a round led by A`: who gave it."""
    reading, index = slot.reading, mention.first - 1
    while index > slot.at and (reading.items[index].mention >= 0 or reading.items[index].key in _LISTED):
        index -= 1
    return index > slot.at and reading.items[index].key in ("from", "by")


_LISTED = frozenset({"and", ",", "the"})


def _fallen(slot: Slot, mention: Mention) -> bool:
    """`a fall of 5.7% in the share of X`, `in the index X`: right behind a change that no verb of its own tells."""
    reading, move = slot.reading, slot.choice.move
    if reading.language != "he" or slot.choice.measure != "change" or move is None or slot.choice.metric not in QUOTED:
        return False
    noun = move.match.cue.noun and move.before and move.gap <= 1
    near = noun and 0 < mention.first - slot.at <= _BEHIND
    between = reading.items[slot.at + 1 : mention.first]
    if not near or any(item.kind != "w" and item.key != "-" for item in between):
        return False
    led, own = reading.key(slot.at + 1), reading.prefix(mention)
    quoted = any(stem in words("he", "quotings") for _, stem in keys(led, "he"))
    return (led[:1] == "ב" and quoted) or ("ב" in own and mention.entity.type in ("index", "currency", "commodity"))


_BEHIND = 5  # items from a change to the name of what changed


def _source(reading: Reading, mention: Mention) -> bool:
    """Whether the name only tells who says so: `לפי נתוני X`, `according to X`."""
    items, index = reading.items, mention.first - 1
    if reading.language == "he":
        return _source_he(reading, mention)
    if index > 1 and items[index].key == "from":
        index -= 1
    if index > 0 and items[index].key in words(reading.language, "source_nouns"):
        index -= 1
    return index >= 0 and items[index].key in words(reading.language, "according")


_PERSONAL = frozenset({"net_worth", "compensation", "stake", "house_price", "wages", "fine"})


def _officer(slot: Slot, mention: Mention) -> bool:
    """`the chief of ACME, Dan Levi, said`: the figure is the firm's, named right before."""
    if mention.entity.type != "person" or slot.choice.metric in _PERSONAL:
        return False
    near = [m for m in slot.mentions if 0 < mention.first - m.last <= _APPOSED and m.entity.type in _BODIES]
    offices = words("he", "offices") | words("he", "officers") | words("he", "standing_for")
    return any(slot.reading.key(m.first - back) in offices for m in near for back in (1, 2, 3))


_APPOSED = 4  # items between a firm and the name of who speaks for it
_BODIES = frozenset({"company", "organisation", "fund"})


def _among(slot: Slot, mention: Mention) -> bool:
    """`among the institutions`: the whole that the subject is one of."""
    return mention.entity.type == "group" and slot.reading.key(mention.first - 1) in words("he", "among")


def _source_he(reading: Reading, mention: Mention) -> bool:
    """`ממשרד X נמסר`, `שלפי X`, `לפי הפרסום בעיתון "X"`, `מחישוב של X`, `נאמדה במשרד X`."""
    items, index = reading.items, mention.first - 1
    if "מ" in reading.prefix(mention) and reading.key(mention.last + 1) in ("נמסר", "נודע", "נאמר"):
        return True
    nouns, asking = words("he", "source_nouns"), words("he", "asking")
    while index >= max(0, mention.first - _LED):
        key = items[index].key
        stem = key[1:] if key[:1] in "במלהוש" and key not in nouns | asking else key
        if {key, stem} & words("he", "according"):
            return True
        if stem in asking or key in asking:
            return items[index - 1].kind != "q"
        if key not in _PASSED and not {key, stem} & nouns:
            break
        index -= 1
    guessed = items[mention.first - 1].key if mention.first else ""
    return "ב" in reading.prefix(mention) and guessed in words("he", "guessed")


_LED = 5  # items between `according to` and the name
_PASSED = frozenset({"של", '"', "'", "-", "פי", "אגף", "חברת"})


def _hands(slot: Slot, mention: Mention) -> bool:
    """A holder named behind the share: `26% of the shares are in the hands of X`, `26% מחזיקה X`."""
    if slot.choice.metric != "stake" or mention.first <= slot.at or slot.reading.language != "he":
        return False
    items, before = slot.reading.items, mention.first - 1
    near = not slot.reading.crossed(slot.reading.numbers, slot.at, mention.first) and mention.first - slot.at < 8
    holding = items[before].key in words("he", "in_hands") or items[before].key in words("he", "holding")
    return near and holding


def _held(slot: Slot, mention: Mention) -> bool:
    """Whether the mention is rather the company held: `19.8% of the shares of X`, `a stake in X`."""
    reading = slot.reading
    if mention.entity.type == "person":
        return False
    if mention.entity.type == "group" and any(
        stem in words(reading.language, "stock_words")
        for _, stem in keys(reading.items[mention.first].key, reading.language)
    ):
        return True
    if mention.first > slot.at and set(reading.prefix(mention)) & set("במ"):
        return True
    before = reading.items[mention.first - 1].key if mention.first else ""
    if before in ("in", "of") or any(
        stem in words(reading.language, "stock_words") for _, stem in keys(before, reading.language)
    ):
        return True
    since = slot.previous.at if slot.previous is not None and slot.joined else -1
    since = since if mention.first > since else -1
    nouns = (m.last for m in reading.cues(slot.at) if m.cue.name == "stake" and m.cue.noun and m.last > since)
    return before != "של" and min(nouns, default=slot.at) < mention.first


def _distance(slot: Slot, mention: Mention) -> float:
    reading, at, anchor, choice = slot.reading, slot.at, slot.anchor, slot.choice
    if choice.metric == "target_price" and any(
        m.first == mention.last + 1 and m.cue.role in ("up", "down") for m in reading.cues(at)
    ):
        return 0.8  # the analyst who raises it
    if mention.last < anchor:
        a, b = mention.last, anchor
        if _whose(slot, mention):
            return -0.1
        if anchor and reading.items[anchor - 1].key.removeprefix("ו") in words(reading.language, "pronouns"):
            return 0.01 * (anchor - mention.last)
        if choice.measure == "change" and anchor + 1 < at and reading.items[anchor + 1].key == "את":
            return 0.7
        cost = min(0.3, 0.015 * (anchor - mention.last - 1)) + (0.12 if oblique(reading, mention) else 0.0)
    elif mention.first < at:
        a, b = anchor, mention.first
        owned = mention.first - anchor <= 4
        cost = -0.05 if owned else 0.1 + 0.02 * (mention.first - anchor)
        if oblique(reading, mention) and not owned:
            cost += 0.2
        if choice.metric == "target_price":
            return -0.2
        if choice.metric not in TWO_SIDED and _owner(slot, mention):
            cost -= 0.2
        if choice.metric == "fine" and choice.cue and choice.cue.cue.role == "event":
            return -0.2
        if choice.metric in TWO_SIDED and choice.cue and choice.cue.cue.role == "event":
            cost += 0.05 if mention.first == anchor + 1 else 0.35
    else:
        a, b = at, mention.first
        if choice.metric not in TWO_SIDED and _owner(slot, mention):
            return -0.05  # `a fall of 3% in the prices of X`
        cost = (
            (0.45 if reading.language == "he" else 0.3)
            + 0.04 * (mention.first - at)
            + (0.1 if oblique(reading, mention) else 0.0)
        )
    cost += 0.1 * reading.crossed(reading.commas, a, b) + 0.25 * reading.crossed(reading.breaks, a, b)
    if choice.metric == "deal_value" and mention.last + 1 < at and _passive(reading, mention):
        cost += 0.5  # what was bought
    if _bracketed(reading, mention):
        cost += 0.3
    if choice.metric == "deal_value" and mention.last < at and _object(reading, mention):
        cost += 0.5
    if mention.last + 1 < at and reading.items[mention.last + 1].key == ":" and not _told(slot, mention):
        cost -= 0.35  # `ACME: revenue rose 3%`
    far = 0.35 if choice.measure == "change" else 0.18
    return cost + far * reading.crossed(reading.numbers, a, b)


def _object(reading: Reading, mention: Mention) -> bool:
    """`רכשה את חברת X`: what was bought."""
    if reading.language != "he":
        return False
    for index in range(mention.first - 1, max(-1, mention.first - _NAMED), -1):
        item = reading.items[index]
        if item.key in ("את", "ואת"):
            return True
        if item.kind != "w" or item.mention >= 0:
            return False
    return False


_NAMED = 7  # items from the object's sign to the name in it


def _passive(reading: Reading, mention: Mention) -> bool:
    return reading.key(mention.last + 1) in words(reading.language, "passive_deals")


def _owner(slot: Slot, mention: Mention) -> bool:
    """Right behind the metric's noun, in construct or with `of`: `the debt of X`."""
    cue = slot.choice.cue
    if cue is None or slot.reading.language != "he" or not cue.cue.noun:
        return False
    gap = mention.first - cue.last - 1
    return gap == 0 or (gap == 1 and slot.reading.items[mention.first - 1].key == "של")


def _told(slot: Slot, mention: Mention) -> bool:
    """Whether another name follows the colon: `the shekel fell: the dollar rose 1%`."""
    return any(mention.last < m.first < slot.anchor and m.entity.type in slot.types for m in slot.mentions)


def _whose(slot: Slot, mention: Mention) -> bool:
    """`X, whose fortune is put at 17`: right before a noun with `that` and its owner's ending."""
    cue, items = slot.choice.cue, slot.reading.items
    if cue is None or "ש" not in cue.prefix or slot.reading.language != "he":
        return False
    between = cue.first - mention.last - 1
    return between == 0 or (between == 1 and items[mention.last + 1].key == ",")


def _bracketed(reading: Reading, mention: Mention) -> bool:
    keys_before = [item.key for item in reading.items[max(0, mention.first - 3) : mention.first]]
    return "(" in keys_before and ")" not in keys_before
