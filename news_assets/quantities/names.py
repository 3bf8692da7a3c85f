"""Numbers that belong to a name, a list or an order: A350, S&P 500, `2.`, 16th."""

import re

from news_assets.quantities.amounts import Amount, line_start, word_behind, words_before
from news_assets.quantities.tokens import Page

_FORM = re.compile(r"-[A-Z](?![\w])")
_LIST_NUMBER = re.compile(r"[.)] ?[^\W\d_]|[.)] +\S")
_LABEL = re.compile(r" ?[:–—-](?:[ \n]|\Z)")
_HEAD = re.compile(r"([^\W\d_]+(?:[&.'\"/][^\W\d_]+)*[-'#.]?) ?-?\Z")
_WORDS = re.compile(r"[^\W\d_]{4,}")


def is_glued(page: Page, amount: Amount) -> bool:
    """Digits that are a piece of a longer word: 5G, A350, COVID-19."""
    text, start, end = page.text, amount.start, amount.end
    if amount.numeral.words:
        return False
    if end < len(text) and end == amount.number_end:
        after = text[end]
        if after.isalpha() and not page.lex.ordinal.match(page.low, end):
            return True
        if _FORM.match(text, end) and amount.value < 1000:  # the 10-K
            return True
        if after == "-" and text[end + 1 : end + 2].isupper() and text[end + 1].isascii():
            return bool(page.lex.attached)
    if start and start == amount.number_start:
        before = text[start - 1]
        if before.isalpha():
            begin = start
            while begin and text[begin - 1].isalpha():
                begin -= 1
            return page.low[begin:start] not in page.lex.attached
        if before == "-" and not amount.kind:
            begin = start - 1
            while begin and start - begin < 12 and text[begin - 1].isalnum():
                begin -= 1
            chunk = text[begin : start - 1]
            return bool(chunk) and chunk.isascii() and chunk[0].isalpha()
        return before in "^_#@"
    return False


def is_name_number(page: Page, amount: Amount) -> bool:
    """`737 Max`, `8200`: numbers that are names wherever nothing known is counted."""
    if page.text[amount.number_start : amount.number_end] not in page.lex.pack.set("name_numbers"):
        return False
    word = word_behind(page, amount.end)
    return amount.kind in ("", "multiple") and (word is None or word.group(1) not in page.lex.pack.nouns)


def is_in_name(page: Page, amount: Amount) -> bool:
    """`S&P 500`, `Windows 11`, `סעיף 12`: a bare number behind the head of a name."""
    window = page.low[max(0, amount.start - 24) : amount.start]
    if not window or window[-1] in "\n(,;:":
        return False
    if "," in page.text[amount.number_start : amount.number_end] and amount.value not in (1000, 2000, 3000):
        return False
    words = words_before(page, amount.start, 24)
    if not words:
        return False
    heads = page.lex.pack.set("name_heads")
    last = words[-1].strip("\"'(")
    names = [last, last.rstrip("-"), " ".join(words[-2:]).rstrip("-")]
    if page.lex.attached:
        names += [n[1:] for n in names if n[:1] in page.lex.attached and len(n) > 2]
    if any(name in heads for name in names):
        return True
    head = _HEAD.search(page.text, max(0, amount.start - 24), amount.start)
    if head is None or page.text[head.start() - 1 : head.start()].isalnum():
        return False
    word = head.group(1)
    line = line_start(page, amount.start)
    if head.start() == line and _LABEL.match(page.text, amount.end) and amount.value < 100:
        return True
    if page.lex.attached:  # Latin letters before a bare number inside Hebrew
        following = word_behind(page, amount.end)
        counted = following is not None and following.group(1) in page.lex.pack.nouns
        return word[0].isascii() and word[0].isupper() and not counted
    return _capitalised_name(page, amount, word, head.start())


def _capitalised_name(page: Page, amount: Amount, word: str, at: int) -> bool:
    if not word[0].isupper() or at == 0 or word.lower() in page.lex.pack.set("stopwords"):
        return False
    before = page.text[max(0, at - 2) : at]
    if before[:1] in ".!?\n" or before[-1:] in '"\n' or word.lower() in page.lex.pack.hedges:
        return False
    following = word_behind(page, amount.end)
    if following is None or following.group(1) in page.lex.pack.set("stopwords"):
        return True
    if _is_title_case(page, amount.start):
        return False
    joined = page.text[amount.end : amount.end + 1] == "-"
    return amount.value < 1000 and not joined and following.group(1) not in page.lex.pack.nouns


def is_ordinal(page: Page, amount: Amount) -> bool:
    """`16th`, `ה-16`."""
    if page.lex.ordinal.match(page.low, amount.end):
        return True
    head = page.text[max(0, amount.start - 5) : amount.start].replace(" -", "-").rstrip(" ")
    if head[-1:] == "-" and head[-2:-1] == page.lex.pack.letter("the") and not head[-3:-2].isalpha():
        word = word_behind(page, amount.end)
        return word is None or word.group(1) not in page.lex.pack.nouns
    return False


def is_list_number(page: Page, amount: Amount) -> bool:
    """`1. First`, `(3)`; a bracketed number that may be an age is none."""
    text, start, end = page.text, amount.start, amount.end
    line = line_start(page, start)
    if text[line:start].strip(" (#-*"):
        if text[start - 1] != "(" or text[end : end + 1] != ")" or amount.value != int(amount.value):
            return False
        before = text[max(0, start - 24) : start - 1].rstrip(" ").rpartition(" ")[2]
        if not page.lex.attached and not before[:1].isupper():
            return True
        return not 16 <= amount.value <= 110 or text[end + 1 : end + 2] in ("", "\n")
    if text[line:start].strip(" ") == "(" and text[end : end + 1] == ")":
        return True
    return bool(_LIST_NUMBER.match(text, end)) and amount.value < 100


def is_named(page: Page, amount: Amount) -> bool:
    """`the Magnificent Seven`: capitals inside a sentence."""
    head = page.text[max(0, amount.start - 24) : amount.start].split(" ")
    capital = len(head) > 2 and head[-1] == "" and head[-2][:1].isupper() and head[-2][-1:].isalpha()
    return capital and not _is_title_case(page, amount.start)


def _is_title_case(page: Page, at: int) -> bool:
    """In headlines that capitalise every word, capitals tell nothing."""
    begin = max(page.text.rfind("\n", max(0, at - 80), at) + 1, at - 80, 0)
    window = page.text[begin : at + 60].partition("\n")[0]
    words = _WORDS.findall(window)
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)
