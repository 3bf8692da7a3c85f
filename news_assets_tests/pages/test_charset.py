import codecs

import pytest
from bidi.algorithm import get_display

from news_assets.pages import read_page
from news_assets.pages.charset import decode
from news_assets_tests.pages.hebrew_pages import lines, page

PAGES = 40
BOM = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
# name: charset in the page, codec of the bytes, byte order mark, charset in the header
ENCODINGS = {
    "utf-8": ("utf-8", "utf-8", False, None),
    "utf-8 with a mark": (None, "utf-8", True, None),
    "utf-8 undeclared": (None, "utf-8", False, None),
    "utf-8 declared as 1255": ("windows-1255", "utf-8", False, None),
    "utf-8 with a header of 8859-8": (None, "utf-8", False, "iso-8859-8"),
    "utf-16 little": (None, "utf-16-le", True, None),
    "utf-16 big": (None, "utf-16-be", True, None),
    "utf-16 little without a mark": ("utf-16", "utf-16-le", False, None),
    "utf-16 big without a mark": (None, "utf-16-be", False, None),
    "1255": ("windows-1255", "cp1255", False, None),
    "1255 undeclared": (None, "cp1255", False, None),
    "1255 declared as utf-8": ("utf-8", "cp1255", False, "utf-8"),
    "1255 declared as latin": ("iso-8859-1", "cp1255", False, "iso-8859-1"),
    "8859-8-i": ("iso-8859-8-i", "iso-8859-8", False, None),
    "8859-8 in reading order": ("iso-8859-8", "iso-8859-8", False, None),
    "862": ("dos-862", "cp862", False, None),
    "862 undeclared": (None, "cp862", False, None),
    "utf-32": (None, "utf-32-le", False, None),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_no_wrong_character(name):
    declared, codec, marked, header = ENCODINGS[name]
    for number in range(PAGES):
        text = page(lines(number), declared)
        body = (BOM[codec] if marked else b"") + text.encode(codec)
        decoded = decode(body, f"text/html; charset={header}" if header else None)
        assert decoded.text == text
        assert decoded.replacements == 0


@pytest.mark.parametrize("declared", ["iso-8859-8", "visual", None, "utf-8"])
def test_lines_stored_as_seen(declared):
    for number in range(PAGES):
        logical = lines(number)
        seen = [get_display(line, base_dir="R") for line in logical]
        assert seen != logical
        decoded = decode(page(seen, declared).encode("iso-8859-8"))
        assert decoded.text == page(logical, declared)


def test_undecodable_bytes_are_counted():
    decoded = decode(("<p>" + "שלום עולם " * 40).encode() + b"\xff\xfe<p>")
    assert decoded.used == "utf-8"
    assert decoded.replacements == 2


@pytest.mark.parametrize(
    ("codec", "label", "text"),
    [
        ("cp1251", "windows-1251", "Рынок акций вырос на три процента, сообщила биржа."),
        ("cp1252", "iso-8859-1", "Le marché a gagné près de 3 % après l’été – déjà vu."),
        ("cp1254", "iso-8859-9", "Borsa güne yükselişle başladı, ışık göründü."),
        ("shift_jis", "shift_jis", "東京株式市場は反発して始まった。"),
        ("gb18030", "gb2312", "上海证券市场今天上涨。"),
        ("koi8-r", "koi8-r", "Рынок акций вырос на три процента."),
    ],
)
def test_other_scripts_keep_their_declared_charset(codec, label, text):
    body = f'<meta charset="{label}"><p>{text}</p>'.encode(codec)
    assert text in decode(body).text


def test_the_page_record_says_what_was_declared_and_used():
    record = read_page(page(lines(3), "utf-8").encode("cp1255"), content_type="text/html; charset=utf-8").record
    assert (record.charset_declared, record.charset_used, record.replacements) == ("utf-8", "windows-1255", 0)
    assert record.status == "accepted"
