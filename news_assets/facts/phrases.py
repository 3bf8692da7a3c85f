"""Noun phrases in subject position, without a parser: the words between a border and the verb."""

from functools import lru_cache

from news_assets.facts.heads import kinds_of
from news_assets.facts.pack import keys, lexicon, words
from news_assets.facts.reading import Match, Reading
from news_assets.language.known import frequent, listed

_MAX = 7
_JOINING = frozenset("\"'-&")


def phrase_before(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Item span of the phrase that ends right before the verb at item `verb`, None without one."""
    if verb and reading.items[verb - 1].key == "," and _opens_relative(reading, verb):
        verb -= 1
    for _ in range(3):
        span = _before(reading, verb)
        if span is None:
            verb = _relative(reading, verb)
            if verb < 0:
                return None
            continue
        inner = next((m.first for m in reading.cues(span[0]) if _is_verb(m) and span[0] <= m.first <= span[1]), None)
        if inner is None or (inner == span[0] and inner == verb):
            return _trimmed(reading, *span)
        verb = inner
    return None


def _is_verb(match: Match) -> bool:
    return match.cue.role in ("up", "down", "unchanged") and not match.cue.noun


def _opens_relative(reading: Reading, index: int) -> bool:
    key = reading.items[index].key
    return key in ("which", "who") or (reading.language == "he" and key[:1] == "ש")


def _relative(reading: Reading, verb: int) -> int:
    """For `X, which fell in May, rose`: the comma behind X, else -1."""
    first = reading.sentence(verb)[0]
    if verb - 1 < first or reading.items[verb - 1].key != ",":
        return -1
    for index in range(verb - 2, max(first, verb - 12), -1):
        if reading.items[index].key == ",":
            return index if _opens_relative(reading, index + 1) else -1
    return -1


def _before(reading: Reading, verb: int) -> tuple[int, int] | None:
    first = reading.sentence(verb)[0]
    stops = words(reading.language, "breaks") | words(reading.language, "phrase_stops")
    trim = words(reading.language, "phrase_trim")
    end = verb - 1
    while end >= first and (reading.items[end].key in trim or reading.items[end].kind == "c"):
        end -= 1
    start = end
    while start >= first and end - start < _MAX:
        item = reading.items[start]
        if item.kind == "q" or item.key in stops or _border(reading, start):
            break
        start -= 1
    start += 1
    before = reading.key(start - 1) if start > first and reading.language == "he" else ""
    led = before == ")" or before in words("he", "prepositions")  # behind a remark goes on what stands before it
    return (start, end) if start <= end and not led else None


def _border(reading: Reading, index: int) -> bool:
    """A mark that ends a phrase; a dash does so only between blanks."""
    item, norm = reading.items[index], reading.document.norm
    if item.kind != "p":
        return False
    if item.key == "-":
        return norm[item.start - 1 : item.start].isspace() and norm[item.end : item.end + 1].isspace()
    return item.key not in _JOINING


def phrase_after(reading: Reading, verb: int, end: int) -> tuple[int, int] | None:
    """Item span of a phrase between the verb and the number (verb first, as Hebrew likes it)."""
    last = verb + 1
    closed = (
        words(reading.language, "hedges")
        | words(reading.language, "phrase_trim")
        | words(reading.language, "phrase_stops")
    )
    while last < end and last - verb <= _MAX:
        item = reading.items[last]
        if item.kind not in "wn" or item.key in closed or len(item.key) < 2:
            break
        last += 1
    return _trimmed(reading, verb + 1, last - 1)


def phrase_between(reading: Reading, previous: int, end: int) -> tuple[int, int] | None:
    """Item span of the phrase between the last mark behind the number before and this one: lists without a verb."""
    start = next((i + 1 for i in range(end - 1, previous, -1) if reading.items[i].kind == "q"), previous + 1)
    for index in range(end - 1, start - 1, -1):
        if _border(reading, index):
            start = index + 1
            break
    if reading.language == "he" and end - start > 1 and reading.key(end - 1) == "עם":
        end -= 1  # `A with a deficit of 3 million, B with 2 million`
    if not 0 < end - start <= _MAX or any(i.kind == "q" or i.key == "\n" for i in reading.items[start:end]):
        return None
    return _trimmed(reading, start, end - 1)


def _trimmed(reading: Reading, start: int, end: int, *, led: bool = False) -> tuple[int, int] | None:
    """Take off marks, adverbs and the metric's own name; None when only those were there."""
    trim = words(reading.language, "phrase_trim")
    for match in reading.cues(start) if start <= end else ():
        if (
            start + led <= match.first <= end
            and match.cue.role == "metric"
            and match.cue.weight > 0.5
            and match.cue.name not in ("price", "volume", "house_price")
        ):
            start = match.last + 1
            key = reading.items[match.last].key[len(match.prefix) * (match.first == match.last) :]
            qualified = "ה" in match.prefix or key[:1] == "ה"
            if reading.language == "he" and qualified and start <= end and reading.items[start].key[0] == "ה":
                return None  # `the annual revenue`: the rest only qualifies the figure
    while start <= end and (reading.items[start].kind != "w" or reading.items[start].key in trim):
        start += 1
    while start <= end and (reading.items[end].kind == "p" or reading.items[end].key in trim):
        end -= 1
    if start > end:
        return None
    return (start, end) if _nominal(reading, start, end, led=led) else None


def _nominal(reading: Reading, start: int, end: int, *, led: bool) -> bool:
    """Whether the words can name somebody: no adverbial (unless led by `of`), no date, not only a pronoun."""
    language = reading.language
    head = reading.items[start].key
    if language == "he" and len(head) > 3:
        head = head.removeprefix("ו")
    inside = {item.key for item in reading.items[start : end + 1]}
    if inside & words(language, "months") or len(head) < 2:
        return False
    if start == end and any(stem in words(language, "generic") for _, stem in keys(head, language)):
        return False
    if language == "he" and (head in words("he", "prepositions") or head in _LETTERS):
        return False
    if language == "en" and start < end and head in words("en", "pronouns") | words("en", "clause_openers"):
        return False
    if head in words(language, "not_heads") or reading.items[end].key in words(language, "pronouns"):
        return False
    if language == "he" and ((head[:2] in ("שב", "כש") and len(head) > 5) or relative(head)):
        return False
    if (
        language == "he"
        and start == end
        and head[0] == "ה"
        and head[1:] in words("he", "verbs") | words("he", "copulas")
    ):
        return False
    described = {head, reading.items[end].key} if language == "en" else {head, head[1:]}
    if described & words(language, "descriptors"):
        return False
    adverbial = language == "he" and head[0] in "בל" and len(head) > 2
    return led or not adverbial or reading.items[start].mention >= 0 or head in words(language, "heads")


@lru_cache(maxsize=1 << 12)
def relative(key: str) -> bool:
    """Whether a Hebrew word is a verb behind `that`: `שיעמדו`, `שמשקפים`."""
    if key[:1] != "ש" or len(key) < _VERBAL or frequent(key, "he") or not listed(key[1:]) or kinds_of(key, "he"):
        return False
    person = key[1] in "ית" and len(key) > _VERBAL
    return person or (key[1] == "מ" and key.endswith(("ים", "ות"))) or key[1:] in words("he", "verbs")


_VERBAL = 5
_LETTERS = frozenset({"שב", "כש", "של", "שה", "וב", "ול", "שמ", "וכ", "מה", "בה", "את", "ואת"})


def of_somebody(key: str) -> bool:
    """Whether a Hebrew noun of a figure bears its owner's ending: `הכנסתו`, `נכסיה`."""
    phrases = lexicon("he").phrases
    for ending in ("ו", "ה", "ם", "ן", "יו", "יה", "יהם", "יהן", "הם", "הן"):
        base = key.removesuffix(ending)
        if base == key or len(base) < 2 or key.endswith("ים"):
            continue
        if base in phrases or (base[-1] == "ת" and base[:-1] + "ה" in phrases):
            return True
        if base[-1] in _FINAL and base[:-1] + _FINAL[base[-1]] in phrases:
            return True  # `הונה` is her `הון`
    return False


_FINAL = dict(zip("כמנפצ", "ךםןףץ", strict=True))


def phrase_of(reading: Reading, cue: Match, end: int) -> tuple[int, int] | None:
    """Item span of the owner named behind a metric's noun: `revenue of X`, `הכנסות X`."""
    start = cue.last + 1
    own = cue.last if reading.key(cue.last) == "של" else None  # the noun's entry ends with it: `הכנסתו של`
    link = next((i for i in range(start, min(end, start + 3)) if reading.items[i].key in ("של", "of")), own)
    bare = reading.language == "he" and "ה" not in cue.prefix and cue.first == cue.last
    if bare and link is None and of_somebody(reading.items[cue.first].key[len(cue.prefix) :]):
        return None  # `her assets known so far`: an adjective follows
    if link is not None:
        start = link + 1
    elif start >= end or not bare:
        return None
    elif reading.items[start].key[:1] != "ה":
        span = phrase_from(reading, start, end, led=cue.cue.name == "wages")  # `employees` are no figure there
        if span is None or not span[0] == start < span[1]:
            return None
        return span if _construct(reading, cue) or _definite(reading, span) else None
    return phrase_from(reading, start, end, led=link is not None)


def _definite(reading: Reading, span: tuple[int, int]) -> bool:
    """`שכר עובדי העירייה`: a plural in construct that the article of its last word makes definite."""
    head = reading.items[span[0]].key
    last = next((i.key for i in reading.items[span[0] + 1 : span[1] + 1] if i.key[0] == "ה" and len(i.key) > 3), None)
    return last is not None and head[-1] in "ית" and len(head) > 3


def _construct(reading: Reading, cue: Match) -> bool:
    """Whether a Hebrew noun stands in construct, which names its owner next: `תשואת X`, `רווחי X`."""
    key, phrases = reading.items[cue.first].key, lexicon("he").phrases
    return (key[-1] == "ת" and key[:-1] + "ה" in phrases) or (key[-1] == "י" and key + "ם" in phrases)


def phrase_from(reading: Reading, start: int, end: int, *, led: bool) -> tuple[int, int] | None:
    """Item span of the noun phrase that begins at item `start`, read until a word that cannot belong to it."""
    closed = (
        words(reading.language, "phrase_stops")
        | words(reading.language, "phrase_trim")
        | words(reading.language, "hedges")
    )
    closed |= words(reading.language, "at") | words(reading.language, "copulas")
    last = start
    while last < end and last - start < 5:
        item = reading.items[last]
        if item.kind != "w" or item.key in closed or (last > start and _leaves(reading, last)):
            break
        last += 1
    return _trimmed(reading, start, last - 1, led=led)


def _leaves(reading: Reading, index: int) -> bool:
    """Whether a Hebrew phrase ends before this word: a preposition, a relative clause, a figure, a prefix alone."""
    key = reading.items[index].key
    if reading.language != "he":
        return False
    if key[:1] in "בל" or len(key) < 2 or (key[0] == "ש" and (key[1:2] == "ה" or key[1:] in words("he", "verbs"))):
        return True
    return any(m.first == index and m.cue.weight > 0.5 and not set(m.prefix) & set("מ") for m in reading.cues(index))


def label(reading: Reading, at: int) -> tuple[int, int] | None:
    """Item span of the words before a colon that open the line of item `at`."""
    first = reading.sentence(at)[0]
    told = words(reading.language, "copulas")
    for index in range(first, min(at, first + _MAX + 2)):
        if reading.language == "en" and reading.items[index].key in told:
            return None
        if reading.items[index].kind == "n" or reading.items[index].key == "(":
            return None
        if reading.items[index].key == ":":
            return _trimmed(reading, first, index - 1)
        if reading.items[index].kind == "q":
            return None
    return None
