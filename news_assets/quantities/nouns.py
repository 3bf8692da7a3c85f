"""What a number without unit counts, and kinds that the words before it tell: ages, multiples, index levels."""

import re

from news_assets.quantities.amounts import Amount, word_behind, words_before
from news_assets.quantities.digits import is_multiple
from news_assets.quantities.lexicon import FRACTION, SLASH
from news_assets.quantities.tokens import Page

_LEVEL = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}\Z")


def read_head(page: Page, amount: Amount) -> None:
    """Set the kind that the words before a bare number tell: a multiple or an age."""
    if not amount.kind:
        _by_head(page, amount)


def read_noun(page: Page, amount: Amount) -> None:
    """Set kind, unit and the end of the quote of a number that has no unit of its own."""
    if amount.kind:
        return
    numeral = amount.numeral
    if numeral.kind in (FRACTION, SLASH) and numeral.scale == 1:
        amount.kind, amount.unit = ("points", "points") if _ticks(page, amount) else ("other", "fraction")
        return
    text = page.text[amount.number_start : amount.number_end]
    if page.tag and not amount.ranged:
        amount.kind = "money"
        return
    if (_LEVEL.match(text) or _closed_at(page, amount, text)) and _bare(page, amount):
        amount.kind = amount.unit = "points"
        return
    amount.kind = "count"
    _counted(page, amount)


def _closed_at(page: Page, amount: Amount, text: str) -> bool:
    """`rose 23 points, or 0.1%, to 17,781`, `the index fell to 90.9`: a level without its unit."""
    pack = page.lex.pack
    said = words_before(page, amount.start, 70)
    if len(said) < 2 or said[-1] not in pack.set("level_openers") or amount.ranged or amount.numeral.words:
        return False
    moved = "points," in said or "points" in said
    steps = moved or any(word.rstrip(",").endswith(("%", "percent")) for word in said[-2:-1])
    fine = "." in text or "," in text
    index = any(word.strip("(),.") in pack.set("index_words") for word in said)
    return (steps and amount.value >= 500 and (fine or moved)) or (index and "." in text)


def _by_head(page: Page, amount: Amount) -> None:
    """`פי 7`, `a multiple of 12`, `aged 53`."""
    pack = page.lex.pack
    words = words_before(page, amount.start, 36)
    if not words:
        return
    while len(words) > 1 and page.lex.attached and words[-1].strip("-") in pack.set("multiple_hedges"):
        words.pop()  # `מכפיל רווח של כמעט 24`
    last = words[-1].strip("(\"'-")
    for size in (1, 2, 3, 4):
        if len(words) >= size and " ".join(words[-size:]).strip("(\"'-") in pack.set("multiple_heads"):
            amount.kind, amount.unit = "multiple", "times"
            if size == 1 and last in pack.set("multiple_words"):
                amount.start = page.low.rindex(last, max(0, amount.start - 40), amount.start)
            return
    aged = last in pack.set("age_heads") or last[1:] in pack.set("age_heads")
    if aged and amount.value < 130 and (amount.ranged or not page.lex.attached or _bare(page, amount)):
        amount.kind, amount.unit = "age", "years"
        return
    if amount.numeral.words or amount.ranged or not 14 < amount.value < 110 or not is_multiple(amount.value):
        return
    around = page.text[amount.start - 2 : amount.start], page.text[amount.end : amount.end + 1]
    name = page.text[max(0, amount.start - 24) : amount.start - 2].rpartition(" ")[2][:1]
    if (around[0] == ", " and around[1] == "," and name.isupper()) or (
        around[0] == " (" and around[1] == ")" and (name.isupper() or page.lex.attached)
    ):
        amount.kind, amount.unit = "age", "years"


def _ticks(page: Page, amount: Amount) -> bool:
    """Bond prices move in 32nds of a point."""
    return page.text[: amount.number_end].endswith(("/32", "/64")) and amount.value < 1


def _bare(page: Page, amount: Amount) -> bool:
    word = word_behind(page, amount.end)
    return word is None or word.group(1) in page.lex.pack.set("stopwords") or not _is_noun(page, word.group(1), amount)


def _counted(page: Page, amount: Amount) -> None:
    word = word_behind(page, amount.end)
    if page.low[amount.number_start : amount.number_end] in page.lex.pack.set("absolute_forms"):
        return
    if word is None or (page.text[amount.end] == "-" and page.text[amount.end + 1 : amount.end + 2] == " "):
        return
    pack, name = page.lex.pack, word.group(1)
    if name in pack.set("stopwords"):
        return
    for _ in range(2):
        if name not in pack.set("adjectives") and (page.lex.attached or "-" not in name):
            break
        following = word_behind(page, word.end())
        if following is None or following.group(1) in pack.set("stopwords"):
            break
        word, name = following, following.group(1)
    if not _is_noun(page, name, amount):
        return
    if not page.lex.attached:
        word, name = _head_noun(page, word, name)
    unit = _known(page, name)
    if page.lex.attached:
        the = pack.letter("the")
        bare, following = name.removeprefix(the), word_behind(page, word.end())
        pair = f"{bare} {following.group(1).removeprefix(the)}" if following is not None else ""
        construct = (
            not unit and name == bare and (bare.endswith(pack.endings["construct"]) or bare in pack.set("construct"))
        )
        if following is not None and (
            pair in pack.nouns or (construct and pair.partition(" ")[2][:1] != pack.letter("and"))
        ):
            word, unit = following, pack.nouns.get(pair, unit)
        amount.unit = unit or bare
    else:
        amount.unit = unit or _singular(name)
    amount.end = word.end()
    if page.text[word.start() : word.start() + 2].endswith('"') and page.text[amount.end : amount.end + 1] == '"':
        amount.end += 1


def _head_noun(page: Page, word: re.Match[str], name: str) -> tuple[re.Match[str], str]:
    """`school districts`, `face masks`: the plural names what is counted."""
    last, following = word, word
    for _ in range(2):
        if last.group(1).endswith("s") or last.group(1) in page.lex.pack.nouns:
            return last, last.group(1)
        following_or_none = word_behind(page, following.end())
        if following_or_none is None or following_or_none.group(1) in page.lex.pack.set("stopwords"):
            break
        last = following = following_or_none
    if last.group(1).endswith("s") or last.group(1) in page.lex.pack.nouns:
        return last, last.group(1)
    return word, name


def _known(page: Page, name: str) -> str | None:
    pack = page.lex.pack
    return pack.nouns.get(name) or (pack.nouns.get(name[1:]) if name[:1] == pack.letter("the") else None)


def _is_noun(page: Page, name: str, amount: Amount) -> bool:
    """Whether a word can be what the number counts; with glued prefixes only its ending tells."""
    if not page.lex.attached or _known(page, name):
        return True
    pack = page.lex.pack
    if len(name) < 3 or not name.endswith(pack.endings["noun"]):
        return False
    if amount.scale == 1 or name[0] not in page.lex.attached:
        return True
    if name[0] in (pack.letter("to"), pack.letter("and")) or name[1] == pack.letter("the"):
        return False
    return not _known(page, name[1:])


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")) or (word.endswith("uses") and word[-5:-4] in "bnr"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
