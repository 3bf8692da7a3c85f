"""Pages that a browser saved as a single file (MHTML): the web page among the parts."""

import re
from binascii import Error, a2b_base64, a2b_qp
from typing import NamedTuple

_HEAD = 8192
_MULTIPART = re.compile(
    rb"""^content-type:\s{0,9}multipart/related\b[^\x00]{0,400}?\bboundary\s{0,9}=\s{0,9}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_BLANK = re.compile(rb"\r?\n\r?\n")
_PARTS = 500
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


class SavedPage(NamedTuple):
    """The page's bytes, its content type and the address it was saved from."""

    body: bytes
    content_type: str
    url: str | None


def saved_page(body: bytes) -> SavedPage | None:
    """Return the web page of an MHTML file; None when the bytes are no such file or hold no web page."""
    if not _FIRST.match(body):
        return None
    found = _MULTIPART.search(body, 0, _HEAD)
    if not found:
        return None
    whole = _headers(body[:_HEAD])
    for part in body.split(b"--" + (found[1] or found[2]), _PARTS)[1:]:
        blank = _BLANK.search(part, 0, _HEAD)
        headers = _headers(part[: blank.start()]) if blank else {}
        kind = headers.get("content-type", "")
        if blank and kind.lower().startswith(_PAGE_TYPES):
            content = _decoded(part[blank.end() :], headers.get("content-transfer-encoding", "").lower())
            places = (headers.get("content-location"), whole.get("snapshot-content-location"))
            return SavedPage(content, kind, next((p for p in places if p and p.startswith("http")), None))
    return None


def _headers(block: bytes) -> dict[str, str]:
    """Read header lines up to the first blank one, the first of a name; folded lines are joined."""
    text = _BLANK.split(block.lstrip(b"\r\n"), 1)[0].decode("latin-1").replace("\r\n", "\n")
    lines = text.replace("\n\t", " ").replace("\n ", " ").split("\n")
    pairs = (line.partition(":") for line in reversed(lines))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _decoded(content: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return a2b_qp(content)
    if encoding == "base64":
        try:
            return a2b_base64(content)
        except Error:
            return b""
    return content
