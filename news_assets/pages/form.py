"""What the characters are: a web page, a page saved as text, data, a feed, or nothing we read."""

import re

from news_assets.schemas.vocabulary import Form

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x00\x00\x00\x18ftyp", "a media file"),
    (b"\x00\x00\x00\x20ftyp", "a media file"),
    (b"ID3", "a media file"),
    (b"OggS", "a media file"),
    (b"wOF", "a font"),
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.I)
_XML_ROOT = re.compile(r"<(?!\?|!)([a-zA-Z][\w:.-]{0,60})")
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|span|a|br|h[1-6]|ul|table|article|section|meta|script|title)\b", re.I
)
_ANY_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]{0,30}[\s/>]")
_PRINTABLE_SHARE = 0.85
_WORDS_SHARE = 0.05
_CONTROL_SHARE = 0.03
_FEW_CONTROLS = 3
_MIN_TAGS = 3


def binary_kind(body: bytes) -> str | None:
    """Name of the kind of binary data the bytes start like, None for what may be text."""
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    return None


def form_of(text: str, content_type: str | None = None) -> Form:
    """Form of decoded characters; `other` when they are not text or data we read."""
    head = text[:20_000].lstrip("\ufeff \t\r\n\f\x00")
    kind = (content_type or "").lower()
    if head[:1] in ("{", "[") and not _HTML_TAG.match(head):
        return "json" if "json" in kind or _looks_json(head) else _text_form(head)
    tags = len(_HTML_TAG.findall(head))
    if (
        _FEED.search(head[:3000])
        and (head.startswith("<?xml") or _FEED.match(head))
        and "<html" not in head[:3000].lower()
    ):
        return "feed"
    if head.startswith("<?xml"):
        root = _XML_ROOT.search(head)
        return "html" if root and (root[1].lower() == "html" or tags) else "other"
    if head.startswith("<") and (tags or len(_ANY_TAG.findall(head)) >= _MIN_TAGS or _HTML_TAG.search(text)):
        return "html"
    if tags >= _MIN_TAGS or ("html" in kind and tags):
        return "html"
    return _text_form(head)


def _looks_json(head: str) -> bool:
    return bool(re.match(r'[\[{]\s*(?:["\[{\]}]|-?\d|true|false|null)', head)) and (
        '":' in head or '" :' in head or head[0] == "["
    )


def _text_form(head: str) -> Form:
    sample = head[:4000]
    good = sum(c.isprintable() or c in "\r\n\t\u200e\u200f\u202a\u202b\u202c" for c in sample) - sample.count("\ufffd")
    words = sum(map(str.isalnum, sample))
    # A charset of one byte makes letters of most binary data, but of a tenth of it control characters.
    control = sum((c < " " and c not in "\t\n\v\f\r") or "\x7f" <= c <= "\x9f" for c in sample)
    readable = (
        good >= _PRINTABLE_SHARE * len(sample)
        and words > _WORDS_SHARE * len(sample)
        and control <= max(_FEW_CONTROLS, _CONTROL_SHARE * len(sample))
    )
    return "capture" if readable else "other"
