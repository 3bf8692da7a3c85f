"""Which language pack reads a text."""

import re

_HEBREW = re.compile("[\u05d0-\u05ea]+")
_LATIN = re.compile("[A-Za-z]+")


def script_language(text: str, default: str = "en") -> str:
    """Return `he` when Hebrew makes up a quarter of the letters at the text's head, else `default`."""
    head = text[:4000]
    hebrew, latin = (sum(map(len, letters.findall(head))) for letters in (_HEBREW, _LATIN))
    return "he" if hebrew and hebrew * 3 >= latin else default
