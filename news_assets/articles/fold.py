"""Texts made comparable: letters and digits only, case folded."""

import re

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the letters and digits of the text, case folded, without anything between them."""
    return "".join(_WORD.findall(text)).casefold()
