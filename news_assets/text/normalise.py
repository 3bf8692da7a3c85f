"""Fold the many spellings of quotes, dashes and blanks into one, keeping the way back to the source."""

import re
from dataclasses import dataclass

# One character for one character: offsets do not move.
_FOLD = str.maketrans(
    {
        "\u05f4": '"', "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u05f3": "'", "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "`": "'", "\u00b4": "'",
        "\u05be": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u2212": "-", "\ufe63": "-", "\uff0d": "-",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ",
        "\u2005": " ", "\u2006": " ", "\u2008": " ", "\u3000": " ", "\t": " ",
        "\uff05": "%", "\u066a": "%", "\u066b": ".", "\u066c": ",",
    }
)  # fmt: skip
# Invisible marks and vowel points are taken out, so that a mark never splits a number or a name.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff\u061c\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text; `offsets[i]` is the source offset of character i, None when no character was removed."""

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty span of the normalised text to the source."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def normalise(source: str) -> Normalised:
    """Fold quotes, dashes and blanks and drop invisible marks; linear in the length of the source."""
    text = source.translate(_FOLD)
    if not _INVISIBLE.search(text):
        return Normalised(text, None)
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for mark in _INVISIBLE.finditer(text):
        kept.append(text[last : mark.start()])
        offsets.extend(range(last, mark.start()))
        last = mark.end()
    kept.append(text[last:])
    offsets.extend(range(last, len(text)))
    return Normalised("".join(kept), tuple(offsets))
