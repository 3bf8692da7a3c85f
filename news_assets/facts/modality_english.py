"""How sure an English sentence is of its number, by its build: plans in headlines, leaks, what already stands."""

from news_assets.facts.choice import Choice
from news_assets.facts.pack import words
from news_assets.facts.reading import Match, Reading

_AGREED = frozenset({"fine", "deal_value", "contract_value", "net_worth", "valuation"})
_PLANNED = 7  # items from `to` to the number
_PAST = frozenset({"last", "ago", "earlier", "previously", "year-ago"})
_NOW = frozenset({"now", "currently", "already"})
_TELLING = frozenset({"says", "reports", "reported"})
_NEAR = 4


def estimate(reading: Reading, at: int) -> bool:
    """`topping estimates of $2.18`: the number is what was expected."""
    link = reading.links[at]
    return link.relation == "of" and reading.key(link.item - 1) in words("en", "estimates")


def guess(reading: Reading, at: int, match: Match, choice: Choice) -> bool:
    """`an estimated fortune of $12 billion`: how much somebody has is never known better."""
    if choice.metric not in _GUESSED or not reading.key(match.first).startswith("estimat"):
        return False
    return match.first < at and reading.key(match.last + 1) != "to"


_GUESSED = frozenset({"net_worth", "average_wealth", "wealth_share", "population"})


def wanted(reading: Reading, at: int) -> bool:
    """`a far cry from the $0.86 that analysts expected`."""
    return any(m.cue.role == "expected" and 0 < m.first - at <= _NEAR for m in reading.cues(at))


def dated(reading: Reading, at: int, published_at: str | None) -> bool:
    """`$1.3 trillion by 2031`: a year that was still to come."""
    year = reading.key(at + 2)
    if reading.key(at + 1) != "by" or not (year.isdigit() and len(year) == _YEAR):
        return False
    return int(year) > int(published_at[:_YEAR] if published_at and published_at[:_YEAR].isdigit() else _LATEST)


_YEAR, _LATEST = 4, 2026


def joined(reading: Reading, cue: int, at: int) -> bool:
    """`looking for 69 cents a share and revenue of $11 billion`: the second thing that one verb tells of."""
    last = next((i for i in range(at - 1, cue, -1) if reading.items[i].kind == "q"), -1)
    if last < 0:
        return False
    between = reading.items[last + 1 : at]
    if not any(item.key in _JOINING for item in between):
        return False
    verbs = words("en", "verbs") | words("en", "copulas") | words("en", "past")
    return not any(item.key in verbs or item.key in ("while", "but", ";", ".") for item in between)


_JOINING = frozenset({"and", "or", "amounts", "representing", "equivalent"})


def announced(reading: Reading, at: int, choice: Choice) -> bool:
    """`Boeing to cut 2,500 jobs`: a headline's plan; a fine to pay and a firm to buy are agreed."""
    if reading.language != "en" or choice.metric in _AGREED:
        return False
    first = reading.sentence(at)[0]
    for index in range(at - 1, max(first, at - _PLANNED), -1):
        item = reading.items[index]
        if item.kind == "q":
            return False
        if item.key == "to" and reading.items[index + 1].kind == "w" and reading.items[index + 1].mention < 0:
            named = reading.items[index - 1].mention
            verbs = words("en", "verbs") | words("en", "copulas")
            told = any(i.key in verbs for i in reading.items[first:index])
            return named >= 0 and not told and reading.mentions[named].first <= first + 1
    return False


def attributed(reading: Reading, at: int) -> bool:
    """`... -sources` at the end of a headline; `Bloomberg says`, `the paper reported`: a leak."""
    first, end = reading.sentence(at)
    last = end - 1
    while last > at and reading.items[last].kind == "p":
        last -= 1
    if reading.items[last].key in ("sources", "source") and reading.items[last - 1].key in ("-", ":", ","):
        return True
    for index in range(first, end - 1):
        if reading.items[index].key in words("en", "papers") and reading.key(index + 1) in (
            "says",
            "reports",
            "reported",
        ):
            return True
    return False


def stands(reading: Reading, at: int) -> bool:
    """`compared with 12.3% last year`, `which is $174,000`, `now sells at $219`: no forecast, whatever is near."""
    link, items, end = reading.links[at], reading.items, reading.sentence(at)[1]
    behind = {item.key for item in items[at + 1 : min(end, at + _NEAR)]}
    if link.relation in ("versus", "from") and behind & _PAST:
        return True
    before = [item.key for item in items[max(0, link.item - _NEAR) : link.item]]
    if before[-2:] in (["which", "is"], ["which", "was"], ["that", "is"], ["which", "are"]):
        return True
    guessed = {m.first for m in reading.cues(at) if m.cue.role in ("expected", "future")}
    return bool(set(before) & _NOW) and not any(link.item - _NEAR <= place <= at for place in guessed)


def happened(reading: Reading, at: int, choice: Choice) -> bool:
    """`cut its forecast after sales fell 3.8% to $24 billion`: the number's own verb stands in the past."""
    move, items = choice.move, reading.items
    if move is not None and move.before and not move.match.cue.noun:
        verb = move.match.first
    elif reading.links[at].relation == "to":
        verb = next((i for i in range(at - 1, max(0, at - _FAR), -1) if items[i].key in words("en", "past")), -1)
    else:
        return False
    if verb < reading.sentence(at)[0] or items[verb].key not in words("en", "past"):
        return False
    if {item.key for item in items[max(0, verb - 2) : verb]} & _LED:
        return False
    expected = [m for m in reading.cues(at) if m.cue.role in ("expected", "future")]
    return not any(0 < verb - m.last <= _NEAR or m.last > at for m in expected)


_FAR = 10  # items from a verb to the level it led to
_LED = frozenset({"be", "been", "being", "to", "have", "would", "could", "will", "may", "might", "should"})
