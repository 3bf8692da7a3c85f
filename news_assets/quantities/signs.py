"""Minus signs: before the number, behind the percent sign, as a word, or as the brackets of an account."""

from news_assets.quantities.amounts import Amount
from news_assets.quantities.builder import ONE
from news_assets.quantities.tokens import Page


def read_sign(page: Page, amount: Amount) -> None:
    """Make the value negative where the text does, and take the sign into the quote."""
    text, start, end = page.text, amount.start, amount.end
    if _leading(page, amount) or _trailing(text, amount) or _spoken(page, amount) or _bracketed(text, amount):
        amount.value = -amount.value
    elif start and text[start - 1] == "+" and (start == 1 or text[start - 2] in " \n("):
        amount.start -= 1
    elif amount.kind == "percent" and page.lex.attached and text[end : end + 1] == "+":  # quote tables: 4%+
        amount.end += 1


def _leading(page: Page, amount: Amount) -> bool:
    """A hyphen is a minus only where nothing but a blank or a bracket stands before it."""
    text = page.text
    for at in (amount.number_start, amount.start):
        if not at or text[at - 1] != "-":
            continue
        before = text[at - 2] if at > 1 else " "
        if before in "$€£₪" and at == amount.number_start and amount.named_before:
            return True
        if before == "-" and at > 2 and text[at - 3] in page.lex.attached:
            before = ":"  # prefix letters with their own hyphen: `ב--3%`
        if before not in " \n(:,<>=":
            return False
        if before == " " and at > 2:
            last = text[max(0, at - 8) : at - 2].replace("\n", " ").rpartition(" ")[2]
            if last[-1:].isdigit() or last in page.lex.attached or (len(last) == 1 and last.isalpha()):
                return False  # a range, or prefix letters with a blank before the hyphen
        amount.start = min(amount.start, at - 1)
        return True
    if amount.start == 2 and text[:2] == "- ":
        amount.start = 0
        return True
    return False


def _trailing(text: str, amount: Amount) -> bool:
    """`2.50%-` as Hebrew quote tables print it."""
    end = amount.end
    if amount.kind != "percent" or text[end : end + 1] != "-":
        return False
    rest = text[end + 1 : end + 4]
    if rest[:1] not in ("", " ", "\n", ")", ",", ";", "|") or rest.lstrip(" ")[:1].isdigit():
        return False
    amount.end += 1
    return True


def _spoken(page: Page, amount: Amount) -> bool:
    head = page.low[max(0, amount.start - 10) : amount.start]
    if head[-1:] != " ":
        return False
    word = head.rstrip().rpartition(" ")[2].rpartition("\n")[2]
    if word not in page.lex.pack.set("minus"):
        return False
    amount.start -= len(head) - head.rindex(word)
    return True


def _bracketed(text: str, amount: Amount) -> bool:
    """`($99.99)` as accounts print a loss: cents and no scale word inside."""
    return (
        amount.kind == "money"
        and amount.named_before
        and amount.scale == ONE
        and text[amount.start - 1 : amount.start] == "("
        and text[amount.end : amount.end + 1] == ")"
        and "." in text[amount.number_start : amount.end]
    )
