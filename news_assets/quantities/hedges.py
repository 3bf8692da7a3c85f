"""Hedges and prefix letters before a number, bounds and rates behind it."""

from news_assets.quantities.amounts import Amount, words_before
from news_assets.quantities.tokens import Page

_SIZES = (6, 5, 4, 3, 2, 1)


def read_hedge(page: Page, amount: Amount) -> None:
    """Set prefix, modifier and suffix from the words around the quote."""
    pack, start = page.lex.pack, amount.start
    letters, begin = _letters(page, amount) if page.lex.attached else ("", start)
    if begin == start and start and not page.low[start - 1].isspace() and page.low[start - 1] not in "~≈<>≥≤=(\"'":
        words = []
    else:
        words = words_before(page, begin, 40)
    modifier = ""
    for size in _SIZES:
        if len(words) < size:
            continue
        phrase = " ".join(words[-size:]).lstrip("(\"'")
        found = pack.hedges.get(f"{phrase} {letters[-1]}") if letters else pack.hedges.get(phrase)
        if found is None and page.lex.attached and phrase[:1] in page.lex.attached:
            phrase = phrase[1:]
            found = pack.hedges.get(f"{phrase} {letters[-1]}") if letters else pack.hedges.get(phrase)
        if found is not None:
            modifier = found
            begin = _start_of(page, words[-size:], begin)
            break
    if not modifier and letters.endswith(pack.letter("about")):
        modifier = "about"
    if begin < start:
        amount.prefix_start = begin
    tail = _tail(page, amount)
    if not modifier or modifier == "exact":
        modifier = tail
    if modifier and not amount.ranged:
        amount.modifier = modifier


def _start_of(page: Page, words: list[str], end: int) -> int:
    """Where the words that end before `end` begin; blanks between them may be any."""
    for word in reversed(words):
        end = page.low.rindex(word, max(0, end - 48), end)
    return end + len(words[0]) - len(words[0].lstrip("(\"'"))


def _letters(page: Page, amount: Amount) -> tuple[str, int]:
    """Prefix letters glued to the quote, with or without a hyphen; they may stand off by a blank."""
    low, start = page.low, amount.start
    stop = start
    if stop and low[stop - 1] == " ":
        stop -= 1
    if stop and low[stop - 1] == "-":
        stop -= 1
        if stop and low[stop - 1] == " ":
            stop -= 1
    elif stop != start:
        return "", start
    begin = stop
    while begin and low[begin - 1].isalpha() and stop - begin < 4:
        begin -= 1
    letters = low[begin:stop]
    if letters in page.lex.attached and (not begin or not low[begin - 1].isalnum()):
        return letters, begin
    return "", start


def _tail(page: Page, amount: Amount) -> str:
    """Read `or more`, `+`, `a share` behind the quote; they become the suffix."""
    low, end = page.low, amount.end
    modifier = ""
    if low[end : end + 1] == "+" and not low[end + 1 : end + 2].isalnum():
        amount.suffix_end = end + 1
        return "over"
    match = page.lex.tails.match(low, end)
    if match is not None:
        amount.suffix_end = end = match.end()
        modifier = page.lex.pack.tails[" ".join(match.group(1).split())]
    rate = page.lex.rates.match(low, end)
    if rate is not None:
        amount.suffix_end = rate.end()
    return modifier
