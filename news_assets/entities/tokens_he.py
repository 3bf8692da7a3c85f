"""Words and signs of a Hebrew text, for the rules of names."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"[א-ת]+(?:[\"'-][א-ת]+)*'?|[A-Za-z][\w&.-]*\w|\S")


class Token(NamedTuple):
    """A word or sign with its span."""

    text: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Return the words, whole with their inner marks, and all other signs one by one."""
    return [Token(m.group(), *m.span()) for m in _TOKEN.finditer(text)]


def touch(tokens: Sequence[Token], at: int) -> bool:
    """Whether one blank stands between a token and the next."""
    return tokens[at + 1].start == tokens[at].end + 1
