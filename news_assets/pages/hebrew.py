"""Hebrew in single bytes: which codec, and whether lines are stored as seen (visual) or as read (logical)."""

import re

# Letters alef to tav; a word is a run of at least two of them.
_WORDS_1255 = re.compile(rb"[\xe0-\xfa]{2,}")
_WORDS_862 = re.compile(rb"[\x80-\x9a]{2,}")
_FINALS_1255 = frozenset(b"\xea\xed\xef\xf3\xf5")
_FINALS_862 = frozenset(b"\x8a\x8d\x8f\x93\x95")
_HIGH = re.compile(rb"[\x80-\xff]")
# Vowel points, the sheqel sign, typographic quotes, dashes and blanks of windows-1255.
_COMPANIONS_1255 = frozenset(
    b"\xa0\xa4\xab\xb7\xbb\xd7\x84\x85\x91\x92\x93\x94\x95\x96\x97\x80\xfd\xfe\xb0\xb1\xbd\xbc\xbe"
)
_SAMPLE = 400_000
# Charsets that Hebrew pages claim without meaning them; any other declaration is believed.
_DOUBTFUL = ("utf", "windows-1252", "windows-1254", "windows-1255", "iso-8859-8", "cp862", "iso-8859-15")
_NO_HEBREW = re.compile(rb"[\xfb\xfc\xff]")


def hebrew_codec(body: bytes, declared: str | None) -> str | None:
    """Return a codec label (with `+visual` for lines stored as seen) when the bytes look like Hebrew, else None."""
    if declared and not declared.startswith(_DOUBTFUL):
        return None
    sample = body[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    if not high:
        return None
    for words, finals, label in ((_WORDS_1255, _FINALS_1255, "windows-1255"), (_WORDS_862, _FINALS_862, "cp862")):
        runs: list[bytes] = words.findall(sample)
        letters = sum(map(len, runs))
        companions = sum(byte in _COMPANIONS_1255 for byte in sample) if label == "windows-1255" else 0
        if letters + companions < 0.85 * high or letters < 4:
            continue
        ends = sum(run[-1] in finals for run in runs)
        starts = sum(run[0] in finals for run in runs)
        inside = sum(byte in finals for run in runs for byte in run[1:-1])
        if inside > 2 + 0.2 * (ends + starts) or len(_NO_HEBREW.findall(sample)) > 0.02 * high:
            continue
        visual = starts > 2 * ends if starts + ends else declared == "iso-8859-8"
        if label == "cp862":
            return "cp862+visual" if visual else "cp862"
        return _variant(sample, declared, visual)
    return None


def _variant(sample: bytes, declared: str | None, visual: bool) -> str:
    """windows-1255 holds nearly all of iso-8859-8; the declared label is kept where the bytes allow it."""
    if visual:
        return "iso-8859-8+visual" if not re.search(rb"[\x80-\x9f\xa4]", sample) else "windows-1255+visual"
    if declared in ("iso-8859-8", "iso-8859-8-i") and not re.search(rb"[\x80-\x9f\xa4]", sample):
        return "iso-8859-8-i"
    return "windows-1255"
