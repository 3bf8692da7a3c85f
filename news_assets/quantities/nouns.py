"""What a number without unit counts, and kinds that the words before it tell: ages and multiples."""

from news_assets.quantities.amounts import Amount, Page, word_behind
from news_assets.quantities.lexicon import FRACTION


def read_noun(page: Page, amount: Amount) -> None:
    """Set kind, unit and the end of the quote of a number that has no unit of its own."""
    head = _words_before(page, amount)
    pack = page.lex.pack
    if head:
        last = head[-1].rstrip("-")
        if last in pack.set("multiple_heads") or any(
            " ".join(head[-n:]) in pack.set("multiple_heads") for n in (2, 3, 4)
        ):
            amount.kind, amount.unit = "multiple", "times"
            if last == "פי":
                amount.start = page.low.rindex("פי", 0, amount.start)
            return
        if last in pack.set("age_heads"):
            amount.kind, amount.unit = "age", "years"
            return
    if amount.numeral.kind == FRACTION:
        return
    word = word_behind(page, amount.end)
    amount.kind = "count"
    if word is None:
        return
    name = word.group(1)
    unit = pack.nouns.get(name) or pack.nouns.get(name.removeprefix("ה"))
    if unit:
        amount.unit, amount.end = unit, word.end()
        return
    if name in pack.set("stopwords"):
        return
    if name in pack.set("adjectives"):
        following = word_behind(page, word.end())
        if following is not None and following.group(1) not in pack.set("stopwords"):
            word, name = following, following.group(1)
    if pack.prefixes:
        if not name.endswith(("ים", "ות", "י", "יות", "ה", "ן")) or len(name) < 3:
            return
        if name.endswith("י"):
            following = word_behind(page, word.end())
            if following is not None:
                word = following
        amount.unit = name.removeprefix("ה")
    else:
        amount.unit = _singular(name)
    amount.end = word.end()


def _words_before(page: Page, amount: Amount) -> list[str]:
    window = page.low[max(0, amount.start - 28) : amount.start]
    if "\n" in window:
        window = window.rpartition("\n")[2]
    return window.split()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
