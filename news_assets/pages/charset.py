"""Bytes to characters: valid UTF-8, then what is declared, then what Hebrew looks like."""

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

from news_assets.pages.hebrew import hebrew_codec
from news_assets.pages.visual import logical_lines

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.\-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([a-zA-Z0-9_:.\-]{2,40})""", re.I)
_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.\-]{2,40})""", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these labels to mean.
_ALIASES = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "logical": "iso-8859-8-i",
    "visual": "iso-8859-8",
    "iso8859-8": "iso-8859-8",
    "iso8859-8-i": "iso-8859-8-i",
    "iso-8859-8-e": "iso-8859-8",
    "hebrew": "iso-8859-8",
    "x-cp1255": "windows-1255",
    "cp1255": "windows-1255",
    "dos-862": "cp862",
    "utf8": "utf-8",
    "unicode": "utf-16-le",
    "utf-16": "utf-16-le",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp1252": "windows-1252",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
}
_PYTHON = {"iso-8859-8-i": "iso-8859-8", "windows-1255": "cp1255"}
_WIDE = ("utf-16-le", "utf-16-be")
# Bytes that a UTF-8 page may get wrong before another charset is the better guess.
_TOLERATED = 0.1
_PROBE = b"a\xe9 \xff"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with the charset they were read by; `replacements` counts U+FFFD put in for unreadable bytes."""

    text: str
    declared: str | None
    used: str
    replacements: int


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode a page; never fails, what cannot be read is replaced and counted."""
    declared = declared_charset(body, content_type)
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _as(body[len(mark) :], name, declared)
    wide = _wide_codec(body)
    if wide:
        return _as(body, wide, declared)
    try:
        return Decoded(body.decode("utf-8"), declared, "utf-8", 0)
    except UnicodeDecodeError:
        name = _legacy(body, declared)
    decoded = _as(body, name, declared)
    return decoded


def declared_charset(body: bytes, content_type: str | None = None) -> str | None:
    """The charset the header or else the page's head declares, lower-case, as a known label."""
    header = _HEADER.search(content_type or "")
    inner = _META.search(body[:8192]) or _XML.search(body[:400])
    for label in (header[1] if header else None, inner[1].decode("ascii") if inner else None):
        if label:
            return _ALIASES.get(label.lower(), label.lower())
    return None


def _as(body: bytes, name: str, declared: str | None) -> Decoded:
    visual = name.endswith("+visual")
    name = name.removesuffix("+visual")
    text = body.decode(_PYTHON.get(name, name), "replace")
    if visual:
        text = logical_lines(text)
    return Decoded(text, declared, name, text.count("\ufffd"))


def _wide_codec(body: bytes) -> str | None:
    head = body[:4096]
    zeros = head.count(0)
    if zeros < len(head) // 8:
        return None
    if head[3::4].count(0) == len(head) // 4 and head[2::4].count(0) > len(head) // 5:
        return "utf-32-le"
    if head[0::4].count(0) == (len(head) + 3) // 4 and head[1::4].count(0) > len(head) // 5:
        return "utf-32-be"
    odd = head[1::2].count(0)
    if odd > zeros * 0.9:
        return "utf-16-le"
    if zeros - odd > zeros * 0.9:
        return "utf-16-be"
    return None


def _legacy(body: bytes, declared: str | None) -> str:
    """Charset of bytes that are not valid UTF-8."""
    high = len(body) - len(body.translate(None, bytes(range(128, 256))))
    broken = body.decode("utf-8", "replace").count("\ufffd")
    if broken < high * _TOLERATED:
        return "utf-8"
    hebrew = hebrew_codec(body, declared)
    if hebrew:
        return hebrew
    if declared and not declared.startswith(("utf", *_WIDE)):
        try:
            # Python also calls base64 and the like codecs.
            _PROBE.decode(_PYTHON.get(declared, declared), "replace")
        except (LookupError, ValueError):
            pass
        else:
            return declared
    guess = str(detect_encoding(body[:200_000]))
    return "windows-1252" if guess.startswith("utf") else _ALIASES.get(guess, guess)
