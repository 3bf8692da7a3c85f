"""Hedges and prefix letters before a number, bounds behind it."""

from news_assets.quantities.amounts import Amount, Page


def read_hedge(page: Page, amount: Amount) -> None:
    """Set prefix and modifier from the words before the quote and behind it."""
    low, start, lex = page.low, amount.start, page.lex
    at = start
    letters = ""
    if lex.attached:
        letters, at = _letters(page, amount)
    modifier = ""
    begin = at
    window = low[max(0, at - 40) : at]
    line = window.rpartition("\n")[2]
    words = line.replace("(", " ").split()
    hedges = lex.pack.hedges
    key = ""
    for size in (4, 3, 2, 1):
        if len(words) < size:
            continue
        phrase = " ".join(words[-size:])
        for form in ((phrase + " " + letters[-1:]) if letters else phrase, phrase):
            found = hedges.get(form)
            if found is None and letters:
                continue
            if found is not None and (line.endswith((" ", "(")) or at == start or letters):
                key = form
                modifier = found
                begin = at - (len(line) - line.rfind(words[-size]))
                break
        if key:
            break
    if not modifier and letters and lex.pack.about_letters and lex.pack.about_letters in letters[-1:]:
        modifier = "about"
    if not modifier and lex.attached and letters == "" and words and words[-1] in ("כ-", "כ"):
        modifier = "about"
    if not modifier or modifier == "exact":
        tail = low[amount.end : amount.end + 12].lstrip()
        for form, name in lex.pack.tails.items():
            if tail.startswith(form):
                if form == "+" and low[amount.end : amount.end + 1] != "+":
                    continue
                modifier = name
                break
    if begin < start:
        amount.prefix_start = begin
    if modifier and amount.modifier == "exact":
        amount.modifier = modifier


def _letters(page: Page, amount: Amount) -> tuple[str, int]:
    """Prefix letters glued to the quote, with or without a hyphen."""
    low, start = page.low, amount.start
    stop = start
    while stop and low[stop - 1] == " " and start - stop < 2:
        stop -= 1
    hyphen = stop
    if stop and low[stop - 1] == "-":
        hyphen = stop - 1
        while hyphen and low[hyphen - 1] == " " and stop - hyphen < 3:
            hyphen -= 1
    elif stop != start:
        return "", start
    begin = hyphen
    while begin and low[begin - 1].isalpha() and hyphen - begin < 4:
        begin -= 1
    letters = low[begin:hyphen]
    if letters in page.lex.attached and (not begin or not low[begin - 1].isalnum()):
        return letters, begin
    return "", start
