"""Sentence borders that do not break numbers, abbreviations, initials or quoted Hebrew acronyms."""

import re

# A border: end marks with closing quotes and a blank; a line break; a bullet; a full stop with the blank forgotten.
_BORDER = re.compile(
    r"(?<=[.!?;…])[\"')\]]*[^\S\n]+(?=\S)"
    r"|[\n\r\u2028\u2029]\s*"
    r"|(?<=\s)(?=[■●•▪◆►▶⬛]\s)"
    r"|(?<=[א-ת]{3}[.!?])(?=[א-ת]{3})"
    r"|(?<=[א-ת\d]['\"%]\.)(?=[א-ת]{3})"
    r"|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])"
)
# Never the end of a sentence, whatever follows.
_TITLE = re.compile(
    r"(?:(?<![\w.])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Hon|Rev|Messrs|vs|v|cf|e\.g|i\.e|viz)"
    r"|(?:^|[\s.(\"'-])[A-Zא-ת])\.\Z"
)
# The end only when a capital follows that is no number: "Corp. said", "Dec. 31", "No. 5".
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|Vol|pp?|Figs?|Sec|Art|Ch|Rs|approx|est|ca|c|עמ'|מס')\.\Z",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}\Z")
_OPENERS = (
    "The ",
    "But ",
    "In ",
    "It ",
    "He ",
    "She ",
    "They ",
    "We ",
    "A ",
    "An ",
    "This ",
    "That ",
    "However",
    "And ",
)
_LIST_HEAD = re.compile(r"\s*[(\[]?\d{1,3}[.)]\Z")
_LONGEST = 1500


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every sentence, outer blanks left out; linear in the length of the text."""
    spans: list[tuple[int, int]] = []
    start = 0
    for border in _BORDER.finditer(text):
        at, behind = border.span()
        if at < behind and text[at - 1] in ".!?" and not _ends(text, start, at, behind):
            continue
        _append(spans, text, start, at)
        start = behind
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str, start: int, at: int, behind: int) -> bool:
    """Whether the mark before `at` closes a sentence, given what stands on both sides."""
    following = text[behind : behind + 1]  # empty behind the last mark
    if "\n" in text[at:behind] or "\r" in text[at:behind]:
        return True
    if following.islower():  # no Hebrew letter is
        return False
    if text[at - 1] != ".":
        return True
    head = text[max(start, at - 9) : at]
    if _INITIALS.search(head):  # "U.S. stocks fell" goes on, "in the U.S. The dollar" does not
        return text.startswith(_OPENERS, behind)
    if _TITLE.search(head):
        return False
    if following.isdigit() and _BEFORE_NUMBER.search(head):
        return False
    return at - start > 5 or not _LIST_HEAD.match(text[start:at])


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    # No reader writes such sentences; cutting them keeps all that looks around in a sentence linear.
    while end - start > _LONGEST:
        cut = max(text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
        spans.append((start, cut))
        start = cut + (text[cut] == " ")
    if start < end:
        spans.append((start, end))
