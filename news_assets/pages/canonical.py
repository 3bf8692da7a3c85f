"""The address a page goes by."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|cmpid|ito|ns_\w+|"
    r"at_(?:medium|campaign|custom\d|link\w*|ptr_\w+|bbc_team)|smid|sref|rss|maca|wt_\w+|icid|ncid|partner|xtor|s_cid)$",
    re.I,
)


def canonical_url(url: str | None, stated: str | None) -> str | None:
    """Return the address the page names as its own, if of the same site and no home page, else `url` cleaned."""
    own = clean_url(url)
    if not stated:
        return own
    candidate = clean_url(_joined(url, stated))
    if candidate is None:
        return own
    if own is None:
        return candidate
    named, asked = urlsplit(candidate), urlsplit(own)
    if named.path.strip("/") == "" and not named.query and (asked.path.strip("/") or asked.query):
        return own
    return candidate if _site(named) == _site(asked) else own


def clean_url(url: str | None) -> str | None:
    """Lower-case host, no fragment, no tracking parameters; None when it is not a web address."""
    try:
        parts = urlsplit((url or "").strip())
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return None
        port = parts.port
    except ValueError:
        return None
    query = parts.query
    if query:
        kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(k)]
        if len(kept) != len(query.split("&")):
            query = urlencode(kept)
    host = parts.hostname.rstrip(".") + (f":{port}" if port and port not in (80, 443) else "")
    return SplitResult(parts.scheme.lower(), host, parts.path or "/", query, "").geturl()


def _joined(url: str | None, stated: str) -> str | None:
    try:
        return urljoin(url, stated) if url else stated
    except ValueError:  # "http://[broken"
        return None


def _site(parts: SplitResult) -> str:
    labels = (parts.hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])
