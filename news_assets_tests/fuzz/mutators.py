"""Ways in which pages break: each takes bytes and a random source and returns the broken page."""

import gzip
import random
import re
import zlib
from collections.abc import Callable, Sequence

Mutator = Callable[[bytes, random.Random], bytes]
_TAG = re.compile(rb"<[^<>]{1,200}>")
_NUMBER = re.compile(rb"\d[\d.,]*")
_DATE = re.compile(rb"20\d\d-\d\d-\d\d[T\d:+Z]*|\d\d[./]\d\d[./]\d{4}")
_JSON_VALUE = re.compile(rb'(?<=[:\[,])\s*("[^"]*"|\d+)')
_CHARSET = re.compile(rb'charset="?[\w-]+|encoding="[\w-]+')
_COMMENT_KEY = re.compile(rb"comment-(\d)|depth-(\d)|\"parent\": (\d)")

_MARKS = [mark.encode() for mark in "\u200f\u202e\u2067\u200b\ufeff\u0301\u05bc\U0001f4c8\ud7ff\uffff\u2028"]
_ODD_NUMBERS = [
    b"1" * 400,
    b"0.0.0.0",
    b"-" * 30 + b"5",
    b"1e999",
    b"9" + b",999" * 9,
    b"%",
    b"1/0",
    b"NaN",
    b"5-4-3-2-1",
]
_ROWS = [b"1,", b"5% ", b"$3 ", "3 מיליון ".encode(), b"1-", b"(", b"12:30 ", b"half "]
_WORDS = [b"a", b'"', b"&", b"<", "א".encode(), b"&#x", b"<!--", b"]]>", b"\\u"]
_NO_UTF8 = [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x28", b"\x00"]
_CHARSETS = ["cp1255", "utf-16", "utf-7", "iso-8859-8", "shift_jis", "utf-32"]
_NO_CHARSETS = [
    b"utf-16",
    b"x-user-defined",
    b"no-such",
    b"utf-7",
    b"base64",
    b"zlib",
    b"rot13",
    b"idna",
    b"\xff",
    b"hz",
]
_ENTITIES = [b"&#x110000;", b"&#0;", b"&#55296;", b"&amp;" * 50, b"&nosuch;", b"&#99999999999;", b"&lt;script&gt;"]
_MAGIC = [
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"\xff\xd8\xff",
    b"{\\rtf1",
    b"<?xml version='1.1'?>",
    b"MZ",
]
_ODD_JSON = [b"null", b"[]", b"{}", b"-1", b'"\\ud800"', b"1e400", b"true", b'"' + b"x" * 5000 + b'"', b"[[[["]
_ODD_DATES = [
    b"0000-00-00",
    b"31/02/2026",
    b"99.99.9999 99:99",
    b"2026-13-45T25:61:61+99:99",
    b"tomorrow",
    b"1" * 300,
    b"-1",
]
_ODD_KEYS = [b"comment-0", b"depth-999999", b'"parent": 4']


def _place(data: bytes, rng: random.Random) -> int:
    return rng.randrange(len(data) + 1)


def _some(rng: random.Random, share: float, odd: Sequence[bytes]) -> Callable[[re.Match[bytes]], bytes]:
    """Replace a share of the matches."""
    return lambda match: rng.choice(odd) if rng.random() < share else match[0]


def _insert(data: bytes, rng: random.Random, piece: bytes) -> bytes:
    at = _place(data, rng)
    return data[:at] + piece + data[at:]


def flip_bits(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 60)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def random_bytes(data: bytes, rng: random.Random) -> bytes:
    return _insert(data, rng, rng.randbytes(rng.randrange(1, 400)))


def cut_end(data: bytes, rng: random.Random) -> bytes:
    return data[: _place(data, rng)]


def cut_beginning(data: bytes, rng: random.Random) -> bytes:
    return data[_place(data, rng) :]


def cut_middle(data: bytes, rng: random.Random) -> bytes:
    a, b = sorted((_place(data, rng), _place(data, rng)))
    return data[:a] + data[b:]


def repeat_part(data: bytes, rng: random.Random) -> bytes:
    a, b = sorted((_place(data, rng), _place(data, rng)))
    return data[:b] + data[a:b] * rng.randrange(1, 8) + data[b:]


def swap_parts(data: bytes, rng: random.Random) -> bytes:
    a, b, c = sorted(_place(data, rng) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def drop_tags(data: bytes, rng: random.Random) -> bytes:
    return _TAG.sub(lambda m: b"" if rng.random() < 0.3 else m[0], data)


def shuffle_tags(data: bytes, rng: random.Random) -> bytes:
    tags = _TAG.findall(data)
    rng.shuffle(tags)
    return _TAG.sub(lambda _: tags.pop(), data)


def double_tags(data: bytes, rng: random.Random) -> bytes:
    return _TAG.sub(lambda m: m[0] * (rng.randrange(2, 5) if rng.random() < 0.2 else 1), data)


def unclosed(data: bytes, rng: random.Random) -> bytes:
    return data.replace(b">", b"", rng.randrange(1, 20))


def wrong_quotes(data: bytes, rng: random.Random) -> bytes:
    return data.replace(b'"', rng.choice([b"", b"'", b'""', b'"<']), rng.randrange(1, 30))


def nest_deeply(data: bytes, rng: random.Random) -> bytes:
    piece = rng.choice([b"<div>", b"<blockquote><p>", b"<table><tr><td>", b"<ul><li>", b"<b><i>", b"[", b'{"a":'])
    return _insert(data, rng, piece * rng.randrange(50, 1500))


def many_attributes(data: bytes, rng: random.Random) -> bytes:
    return _insert(data, rng, b"<p " + b" ".join(b'a%d="%d"' % (n, n) for n in range(rng.randrange(10, 800))) + b">")


def numbers_to_nonsense(data: bytes, rng: random.Random) -> bytes:
    return _NUMBER.sub(_some(rng, 0.2, _ODD_NUMBERS), data)


def numbers_in_a_row(data: bytes, rng: random.Random) -> bytes:
    return _insert(data, rng, b"<p>" + rng.choice(_ROWS) * rng.randrange(50, 800))


def long_word(data: bytes, rng: random.Random) -> bytes:
    return _insert(data, rng, rng.choice(_WORDS) * rng.randrange(1000, 8000))


def bidi_and_marks(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(5, 60)):
        data = _insert(data, rng, rng.choice(_MARKS))
    return data


def broken_utf8(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(1, 20)):
        data = _insert(data, rng, rng.choice(_NO_UTF8))
    return data


def other_charset(data: bytes, rng: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(_CHARSETS), "replace")


def lying_charset(data: bytes, rng: random.Random) -> bytes:
    return _CHARSET.sub(b"charset=" + rng.choice(_NO_CHARSETS), data)


def compressed(data: bytes, rng: random.Random) -> bytes:
    return rng.choice([gzip.compress, zlib.compress])(data)[: rng.randrange(20, 5000)]


def control_characters(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(1, 80)):
        data = _insert(data, rng, bytes([rng.randrange(32)]))
    return data


def entities(data: bytes, rng: random.Random) -> bytes:
    return _insert(data, rng, rng.choice(_ENTITIES) * rng.randrange(1, 200))


def other_types(data: bytes, rng: random.Random) -> bytes:
    magic = rng.choice(_MAGIC)
    return magic + data if rng.random() < 0.5 else _insert(data, rng, magic)


def broken_json(data: bytes, rng: random.Random) -> bytes:
    return _JSON_VALUE.sub(_some(rng, 0.25, _ODD_JSON), data)


def dates_to_nonsense(data: bytes, rng: random.Random) -> bytes:
    return _DATE.sub(_some(rng, 0.8, _ODD_DATES), data)


def comment_keys_to_nonsense(data: bytes, rng: random.Random) -> bytes:
    return _COMMENT_KEY.sub(_some(rng, 0.7, _ODD_KEYS), data)


def splice(data: bytes, rng: random.Random) -> bytes:
    other = data[::-1] if rng.random() < 0.1 else data[rng.randrange(len(data)) :]
    return data[: _place(data, rng)] + other


MUTATORS: tuple[Mutator, ...] = (
    flip_bits, random_bytes, cut_end, cut_beginning, cut_middle, repeat_part, swap_parts, drop_tags, shuffle_tags,
    double_tags, unclosed, wrong_quotes, nest_deeply, many_attributes, numbers_to_nonsense, numbers_in_a_row, long_word,
    bidi_and_marks, broken_utf8, other_charset, lying_charset, compressed, control_characters, entities, other_types,
    broken_json, dates_to_nonsense, comment_keys_to_nonsense, splice,
)  # fmt: skip


def mutant(seeds: tuple[bytes, ...], number: int) -> tuple[str, bytes]:
    """Return the names of the mutators used and the page of that number: the same for the same number."""
    rng = random.Random(number)
    data = rng.choice(seeds)
    chosen = [MUTATORS[number % len(MUTATORS)], *rng.sample(MUTATORS, rng.randrange(3))]
    for mutate in chosen:
        data = mutate(data, rng) or b"x"
    return "+".join(mutate.__name__ for mutate in chosen), data[: 1 << 20]
