"""The body of an article that a page holds only in the data of its scripts, for pages drawn in the browser."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import orjson

from news_assets.articles.fold import fold
from news_assets.pages import Page

_MAX_SCRIPT = 8_000_000
_MAX_VALUES = 300_000
_LEAST = 200
_LEAST_LINE = 40
_GIVEN = re.compile(r"=\s{0,9}(?=[{\[])|(?:JSON\.parse|\.push)\(\s{0,9}(?=[{\"])")
_PUSHED = re.compile(r"__next_f\.push\(\s{0,9}(?=\[)")
# Rows of a stream of parts: a number, then JSON to the end of the line, or T with a length in bytes and plain text.
_ROW = re.compile(rb"[0-9a-f]{1,6}:(?:T([0-9a-f]{1,8}),|[A-Z]?)")
_SENTENCE = re.compile(r"[^\W\d_][.!?…。]|[다요][.]")
_CODE = re.compile(r"[{};]\s|https?://\S+$|^[\w./:#?&=%+-]+$|function\s?\(")
_TAG = re.compile(r"<[^<>]*+>")
_SPACES = re.compile(r"\s")
_Path = tuple[str, ...]


def script_body(page: Page, title: str | None) -> str | None:
    """The longest text of an article in the page's script data, with its markup; None when there is none.

    A text is one string, or the strings that lie at the same place of a list's items. One beside which the page's title
    stands wins against another of up to three times its length.
    """
    folded = fold(title or "")
    found = [text for data in _values(page) for text in _texts(data, folded)]
    return max(found, key=lambda f: (1 + 2 * f[0]) * len(f[1]))[1] if found else None


def _values(page: Page) -> Iterator[Any]:
    """Data of the page's scripts, parsed; what is no JSON is left out."""
    pushed: list[str] = []
    for script in page.tree.iter("script"):
        source = script.text or ""
        if not _LEAST < len(source) <= _MAX_SCRIPT or "ld+json" in (script.get("type") or ""):
            continue
        if "json" in (script.get("type") or ""):
            yield from _loaded(source)
        elif _PUSHED.search(source):
            pushed.extend(_streamed(source))
        else:
            for start in list(_GIVEN.finditer(source))[:20]:
                yield from _begun(source, start.end())
    yield from _rows("".join(pushed).encode())


def _rows(stream: bytes) -> Iterator[Any]:
    at = 0
    while at < len(stream):
        row = _ROW.match(stream, at)
        at = row.end() if row else at
        end = stream.find(b"\n", at)
        end = len(stream) if end < 0 else end
        if row and row[1]:
            end = at + int(row[1], 16)
            yield stream[at:end].decode("utf-8", "ignore")
        elif stream[at : at + 1] in (b"[", b"{"):
            yield from _loaded(stream[at:end])
        at = end if row and row[1] else end + 1


def _streamed(source: str) -> Iterator[str]:
    for start in _PUSHED.finditer(source):
        for value in _begun(source, start.end()):
            if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
                yield value[1]


def _loaded(source: str | bytes) -> Iterator[Any]:
    try:
        yield orjson.loads(source)
    except ValueError:
        return


def _begun(source: str, start: int) -> Iterator[Any]:
    """The value that begins at a character, whatever follows it; JSON inside a string is parsed again."""
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(source, start)
    except (ValueError, RecursionError):
        return
    if isinstance(value, str):
        yield from _loaded(value)
    else:
        yield value


def _texts(data: Any, title: str) -> Iterator[tuple[bool, str]]:
    """Running texts of the data, each with whether the title stands beside it."""
    strings: dict[_Path, list[str]] = defaultdict(list)
    titled: set[_Path] = set()
    stack: list[tuple[Any, _Path]] = [(data, ())]
    for _ in range(_MAX_VALUES):
        if not stack:
            break
        value, path = stack.pop()
        if isinstance(value, str):
            if title and len(value) < 400 and fold(value) == title:
                titled.add(path[:-1])
            elif len(value) >= _LEAST_LINE and _SPACES.search(value) and _reads(value):
                strings[path].append(value)
        elif isinstance(value, dict):
            stack.extend((v, (*path[-12:], str(k))) for k, v in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((v, path) for v in reversed(value))
    for path, found in strings.items():
        lines = list(dict.fromkeys(found))
        longest = max(lines, key=len)
        # One long string is a whole text, and others at its place are of other articles; short ones are its lines.
        text = longest if len(longest) * 2 > sum(map(len, lines)) or len(longest) > 3000 else "\n".join(lines)
        if len(text) >= _LEAST:
            beside = any(path[: len(t)] == t for t in titled)
            yield beside, text


def _reads(text: str) -> bool:
    bare = _TAG.sub(" ", text[:3000])
    return bool(_SENTENCE.search(bare)) and not _CODE.search(bare[:300])
