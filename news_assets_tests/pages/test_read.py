import pytest

from news_assets.pages import read_page
from news_assets.pages.canonical import canonical_url, clean_url
from news_assets.pages.form import form_of
from news_assets.pages.parse import flatten, parse_html
from news_assets.pages.structured import loads_lenient


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("<!doctype html><html><p>x", None, "html"),
        ("\ufeff \n<html><body>", None, "html"),
        ("<?xml version='1.0'?><html xmlns='x'><body><p>x", None, "html"),
        ("<?xml version='1.0'?><rss version='2.0'><channel>", None, "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", None, "feed"),
        ("<?xml version='1.0'?><urlset>", None, "other"),
        ('{"comments": [1, 2]}', "application/json", "json"),
        ('[{"id": 1}]', None, "json"),
        ("מאסק מול הבנקים\n\nהשורה הבאה", None, "capture"),
        ("[עדכון] השוק נפתח בעליות", None, "capture"),
        ("".join(map(chr, range(256))) * 9, None, "other"),
        ("מניית טבע\xa0עלתה ב-5% \x1b[31mהיום\x1b[0m", None, "capture"),
        ("\x01\x02\x03\x04\x05\x06abc\x07\x08\x0e\x0f", None, "other"),
    ],
)
def test_forms(text, kind, form):
    assert form_of(text, kind) == form


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty_page"),
        (b" \n\t ", "empty_page"),
        (b"%PDF-1.7 rest", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b'{"a": ', "broken_json"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "unsupported_form"),
        (b"x" * 32_000_001, "page_too_large"),
    ],
)
def test_refusals_give_their_reason(body, reason):
    page = read_page(body, content_type="application/json" if body.startswith(b"{") else None)
    assert page.record.status == "quarantined"
    assert page.record.reason.startswith(reason)
    assert page.record.size == len(body)


@pytest.mark.parametrize(
    ("url", "stated", "result"),
    [
        ("https://A.example/x?utm_source=feed&id=5#top", None, "https://a.example/x?id=5"),
        ("https://a.example/x?ref=1", "/y", "https://a.example/y"),
        ("https://m.gazette.example/x", "https://www.gazette.example/x", "https://www.gazette.example/x"),
        ("https://a.example/x", "https://a.example/", "https://a.example/x"),
        ("https://a.example/x", "https://other.example/x", "https://a.example/x"),
        (None, "https://a.example/x", "https://a.example/x"),
        ("not an address", None, None),
        ("https://a.example:99999/x", None, None),
    ],
)
def test_canonical_addresses(url, stated, result):
    assert canonical_url(url, stated) == result


def test_cleaning_keeps_what_is_no_tracking():
    assert clean_url("http://a.example:80/p?a=1&b=") == "http://a.example/p?a=1&b="


@pytest.mark.parametrize(
    "source",
    ['{"a": 1}', '<!-- {"a": 1} -->', '{"a": 1,}', '//<![CDATA[\n{"a": 1}\n//]]>', '{"a": 1};'],
)
def test_json_as_publishers_write_it(source):
    assert loads_lenient(source) == {"a": 1}


def test_raw_newlines_in_json_and_hopeless_json():
    assert loads_lenient('{"a": "x\ny"}') == {"a": "x\ny"}
    assert loads_lenient("{nothing") is None


def test_too_deep_pages_are_read_flat():
    tree = parse_html("<div>" * 5000 + "<p>one<p>two" + "</div>" * 5000)
    assert [" ".join(p.text_content().split()) for p in tree.iter("p")] == ["one", "two"]
    assert flatten("<div><li>a</li><b>c</b></div>") == " <p>a</p> c  "


def test_tracking_does_not_change_the_page_id():
    one = read_page(b"<p>x", url="https://a.example/x?utm_source=a")
    two = read_page(b"<p>x", url="https://a.example/x?utm_source=b")
    assert one.record.page_id == two.record.page_id


def test_a_capture_of_a_million_lines_is_cut_and_says_so():
    page = read_page(b"--x\n\n" * 500_000)
    assert page.record.reason.startswith("cut_off: only the first 200000 lines")
    assert page.text.count("\n") < 200_000
