"""What looks like a number and is no quantity: years, dates, names, list numbers, ordinals."""

import re

from news_assets.quantities.amounts import Amount, line_start, word_behind, words_before
from news_assets.quantities.lexicon import DUAL, FIXED, FRACTION, HUNDRED, MULTIPLE, SCALE, SLASH
from news_assets.quantities.tokens import Page

_CENTURY = re.compile(r" ה-?\d")
_DEFINITE = re.compile(r"(?<!\w)ה ?- ?\Z")
_DAY_MONTH = re.compile(r"(?:[12]?\d|3[01])\.(?:\d|1[0-2])\Z")
_FORM = re.compile(r"-[A-Z](?![\w])")
_LIST_NUMBER = re.compile(r"[.)] ?[^\W\d_]|[.)] +\S")
_LABEL = re.compile(r" ?[:–—-](?:[ \n]|\Z)")
_HEAD = re.compile(r"([^\W\d_]+(?:[&.'\"/][^\W\d_]+)*[-'#.]?) ?-?\Z")


def reject(page: Page, amount: Amount) -> str:
    """Id of the rule by which the amount is no quantity, else an empty string."""
    if _whole(page, amount):
        return ""
    if _glued(page, amount) and amount.kind != "money":
        return "glued"
    numeral = amount.numeral
    if _is_name_number(page, amount):
        return "name"
    if amount.kind:
        if amount.kind == "duration" and numeral.kind == DUAL:
            return "adjective" if _is_adjective(page, amount) else ""
        if amount.kind != "duration":
            return ""
        return (
            "year"
            if _looks_like_year(page, amount)
            else "period"
            if amount.unit != "years" and _is_period(page, amount)
            else ""
        )
    if numeral.words or amount.value < 0:
        return ""
    if _is_year(page, amount):
        return "year"
    if _is_date(page, amount):
        return "date"
    if _is_ordinal(page, amount):
        return "ordinal"
    if _in_name(page, amount):
        return "name"
    return "list" if _is_list_number(page, amount) else ""


def reject_words(page: Page, amount: Amount) -> str:
    """The same for numbers in words, which must count something; asked when ranges are joined."""
    numeral = amount.numeral
    if amount.ranged or _whole(page, amount) or not numeral.words:
        return ""
    word = word_behind(page, amount.end)
    if numeral.kind == MULTIPLE or (numeral.kind == DUAL and amount.kind == "money"):
        if numeral.kind == DUAL:
            return "" if word is None or word.group(1) in page.lex.pack.set("stopwords") else "idiom"
        return "" if word is not None and word.group(1) in page.lex.pack.set("multiplied") else "idiom"
    before = words_before(page, amount.start)
    vague = bool(before) and before[-1] in page.lex.pack.set("vague")
    if numeral.kind == FIXED or (vague and (not amount.kind or numeral.tokens[0].kind in (HUNDRED, SCALE))):
        return "vague"
    if amount.kind:
        return "one" if amount.value == 1 and amount.kind in ("duration", "count", "multiple") else ""
    if numeral.kind == FRACTION:
        return "" if _is_part(page, amount) else "ordinal"
    if amount.value < 0:
        return ""
    if _CENTURY.match(page.low, amount.end) and amount.value == 100:
        return "name"
    if page.text[amount.number_start].isupper() and _named_before(page, amount):
        return "name"
    if amount.value in (0, 1):
        return "one" if amount.value == 1 or word is None else ""
    if numeral.scale > 1 or abs(amount.value) > 20 or amount.value != int(amount.value):
        return "name" if numeral.prefix[-1:] == "ה" and numeral.scale == 1 and len(numeral.tokens) == 1 else ""
    return _idle(page, amount, word, before)


def _named_before(page: Page, amount: Amount) -> bool:
    """`the Magnificent Seven`: capitals inside a sentence."""
    head = page.text[max(0, amount.start - 24) : amount.start].split(" ")
    return len(head) > 2 and head[-1] == "" and head[-2][:1].isupper() and head[-2][-1:].isalpha()


def _idle(page: Page, amount: Amount, word: re.Match[str] | None, before: list[str]) -> str:
    """Small number words count only what stands behind them."""
    pack = page.lex.pack
    if before and (before[-1] in pack.set("idle_heads") or before[-1][1:] in pack.set("idle_heads")):
        return "idiom"
    if not page.lex.attached:
        return "idle" if word is None or word.group(1) in pack.set("stopwords") else ""
    text = page.low[amount.number_start : amount.number_end]
    if text in pack.set("ordinal_forms") and "ה" in amount.numeral.prefix:
        return "ordinal"
    if word is None:
        return "" if amount.numeral.prefix in ("ל", "מ") else "idle"
    name = word.group(1)
    if name in pack.set("stopwords"):
        return "" if amount.numeral.prefix == "ל" else "idle"
    if name in pack.nouns or name.removeprefix("ה") in pack.nouns:
        return ""
    return "" if name.endswith(("ים", "ות", "י", "ין", "יו", "יה", "ם", "ן")) else "idle"


def _whole(page: Page, amount: Amount) -> bool:
    """The text is nothing but this number."""
    if amount.start > 12 or len(page.text) > 200 or len(page.text) - amount.end > 12:
        return False
    return not any(c.isalnum() for c in page.text[: amount.start] + page.text[amount.end :])


def _glued(page: Page, amount: Amount) -> bool:
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


def _is_name_number(page: Page, amount: Amount) -> bool:
    """`737 Max`, `8200`: numbers that are names wherever nothing known is counted."""
    if page.text[amount.number_start : amount.number_end] not in page.lex.pack.set("name_numbers"):
        return False
    word = word_behind(page, amount.end)
    return amount.kind in ("", "multiple") and (word is None or word.group(1) not in page.lex.pack.nouns)


def _looks_like_year(page: Page, amount: Amount) -> bool:
    text = page.text[amount.number_start : amount.number_end]
    return len(text) == 4 and text.isdecimal() and _is_year_number(int(text))


def _is_adjective(page: Page, amount: Amount) -> bool:
    """`דוחות שנתיים 2025`, `משתמשים יומיים`, `הנתונים היומיים של`: yearly and daily, not two years or days."""
    if amount.numeral.end != amount.numeral.tokens[0].end:  # "שנתיים וחצי"
        return False
    word = word_behind(page, amount.end)
    if amount.numeral.prefix[-1:] == "ה":
        return word is None or not word.group(1).startswith("ה")
    if _is_year_behind(page, amount.end):
        return True
    before = words_before(page, amount.start)
    return bool(before) and not amount.numeral.prefix and before[-1].endswith(("ים", "ות"))


def _is_year_behind(page: Page, at: int) -> bool:
    text = page.text[at : at + 6].strip()
    return text[:4].isdecimal() and len(text) >= 4 and 1900 <= int(text[:4]) <= 2100


def _is_period(page: Page, amount: Amount) -> bool:
    """`the first nine months`, `תשעת החודשים הראשונים`: a reporting period."""
    firsts = page.lex.pack.set("period_words")
    before = words_before(page, amount.start)
    word = word_behind(page, amount.end)
    return (bool(before) and before[-1] in firsts) or (word is not None and word.group(1) in firsts)


def _is_year_number(value: int) -> bool:
    """Before 1900 a round number is more often a count."""
    return 1900 <= value <= 2150 or (1500 < value < 1900 and value % 100 != 0)


def _is_year(page: Page, amount: Amount) -> bool:
    text = page.text[amount.number_start : amount.number_end]
    head = words_before(page, amount.start, 14)
    if head and head[-1] in page.lex.pack.set("year_heads") and text.isdecimal():
        return True
    if len(text) == 2 and text.isdecimal():
        before = page.text[max(0, amount.start - 5) : amount.start]
        return len(before) == 5 and before[4] in "-/" and before[:4].isdecimal() and 1900 <= int(before[:4]) <= 2100
    if not _looks_like_year(page, amount):
        return False
    word = word_behind(page, amount.end)
    if word is None or (int(text) >= 1900 and page.text[amount.end : amount.end + 1] == "-"):
        return True
    return word.group(1) not in page.lex.pack.nouns


def _is_date(page: Page, amount: Amount) -> bool:
    months = page.lex.pack.set("months")
    value = amount.value
    if amount.numeral.kind == SLASH:
        return not page.tag and (bool(page.lex.attached) or (value >= 1 and len(amount.numeral.tokens) == 1))
    if value != int(value) or not 0 < value <= 31:
        heads = page.lex.pack.set("date_heads")
        before = [w.rstrip("-") for w in words_before(page, amount.start, 20)[-2:]] if heads else []
        return any(w in heads for w in before) and bool(
            _DAY_MONTH.match(page.text[amount.number_start : amount.number_end])
        )
    word = word_behind(page, amount.end)
    if word is not None:
        name = word.group(1)
        if name in months or (name[:1] in page.lex.attached and name[1:] in months):
            return True
        if name == "of":
            following = word_behind(page, word.end())
            if following is not None and following.group(1) in months:
                return True
    head = words_before(page, amount.start, 14)
    return bool(head) and not page.lex.attached and head[-1] in months


def _in_name(page: Page, amount: Amount) -> bool:
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
        return word[0].isascii() and word[0].isupper()
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
    joined = page.text[amount.end : amount.end + 1] == "-"
    return amount.value < 1000 and not joined and following.group(1) not in page.lex.pack.nouns


def _is_ordinal(page: Page, amount: Amount) -> bool:
    if page.lex.ordinal.match(page.low, amount.end):
        return True
    if page.lex.attached and _DEFINITE.search(page.text, max(0, amount.start - 5), amount.start):
        word = word_behind(page, amount.end)
        return word is None or word.group(1) not in page.lex.pack.nouns
    return False


def _is_list_number(page: Page, amount: Amount) -> bool:
    text, start, end = page.text, amount.start, amount.end
    line = line_start(page, start)
    if text[line:start].strip(" (#-*"):
        if text[start - 1] != "(" or text[end : end + 1] != ")" or amount.value != int(amount.value):
            return False
        return not 16 <= amount.value <= 110 or text[end + 1 : end + 2] in ("", "\n")
    if text[line:start].strip(" ") == "(" and text[end : end + 1] == ")":
        return True
    return bool(_LIST_NUMBER.match(text, end)) and amount.value < 100


def _is_part(page: Page, amount: Amount) -> bool:
    """A fraction counts with a number or article before it, or a whole behind it; else it is an ordinal."""
    word = word_behind(page, amount.end)
    name = word.group(1) if word is not None else ""
    if page.lex.attached:
        if amount.numeral.prefix[-1:] == "ה":
            return False
        return (name[:1] == "מ" and len(name) > 2) or name in page.lex.pack.set("wholes")
    before = words_before(page, amount.start)
    if before and before[-1] in page.lex.pack.set("ordinals"):
        return False
    open_end = not name or name in page.lex.pack.set("stopwords") or name in page.lex.pack.set("wholes")
    if len(amount.numeral.tokens) > 1:
        return open_end or page.low[amount.number_end - 1] == "s"
    if page.low[amount.number_start : amount.number_end] == "half":
        return page.low[amount.end : amount.end + 1] != "-" and (open_end or name.endswith("s"))
    return open_end and amount.start < amount.number_start
