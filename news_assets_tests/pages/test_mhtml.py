"""Pages a browser saved as one file are read like the pages they were."""

import base64
import quopri

import pytest

from news_assets import extract_page
from news_assets.pages.mhtml import saved_page

PAGE = (
    '<html lang="he"><head><title>אל על</title></head><body><article><h1>אל על המריאה</h1>'
    "<p>מניית אל על קפצה ביום שלישי ב-6.3%, אחרי שהחברה פרסמה תחזית חדשה לשנה הבאה.</p></article></body></html>"
)
ADDRESS = "https://www.globes.co.il/news/article.aspx?did=77"
CODES = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes, "binary": bytes}


def saved(charset: str, encoding: str, end: str = "\r\n") -> bytes:
    head = [
        "From: <Saved by Blink>", f"Snapshot-Content-Location: {ADDRESS}", "MIME-Version: 1.0",
        "Content-Type: multipart/related;", '\ttype="text/html";', '\tboundary="----Part--b7----"', "", "",
        "------Part--b7----", "Content-Type: text/css", "", "p{}", "------Part--b7----",
        f'Content-Type: text/html; charset="{charset}"', f"Content-Transfer-Encoding: {encoding}",
        f"Content-Location: {ADDRESS}", "", "",
    ]  # fmt: skip
    tail = f"{end}------Part--b7----{end}Content-Type: image/png{end}{end}x{end}------Part--b7------{end}"
    return end.join(head).encode() + CODES[encoding](PAGE.encode(charset)) + tail.encode()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1255"])
@pytest.mark.parametrize("encoding", CODES)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_saved_page_is_the_page(charset, encoding, end):
    body = saved(charset, encoding, end)
    records = extract_page(body)
    assert (records.page.status, records.page.form, records.page.charset_used) == ("accepted", "html", charset)
    assert (records.page.url, records.page.size) == (ADDRESS, len(body))
    (article,) = records.articles
    assert (article.title, article.site_profile) == ("אל על המריאה", "globes")
    assert [(fact.subject, fact.value) for fact in records.facts] == [("אל על", 6.3)]


def test_a_given_address_wins():
    assert extract_page(saved("utf-8", "base64"), url="https://paper.example/1").page.url == "https://paper.example/1"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>", b"Content-Type: multipart/related", b"Content-Type: multipart/related; boundary=x\n\n--x",
        b"Subject: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>no",
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/plain\n\nno page",
    ],
)  # fmt: skip
def test_other_bytes_are_no_saved_page(body):
    assert saved_page(body) is None


def test_broken_base64_is_an_empty_page_with_a_reason():
    body = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
    records = extract_page(body + b"Content-Transfer-Encoding: base64\n\nabcde\n--x--")
    assert (records.page.status, records.page.reason.partition(":")[0]) == ("quarantined", "empty_page")
