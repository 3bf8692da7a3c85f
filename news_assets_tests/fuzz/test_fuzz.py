"""Two thousand broken pages: none uncaught, none unclassified, each accounted for, none slow."""

import time
from collections import Counter

import pytest

from news_assets.engine.task import run_page
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Accounting
from news_assets_tests.fuzz.judge import faults
from news_assets_tests.fuzz.mutators import MUTATORS, mutant
from news_assets_tests.fuzz.seeds import SEEDS

PAGES = 2000


@pytest.mark.slow
def test_mutated_pages():
    assert len(MUTATORS) >= 24
    statuses: Counter[str] = Counter()
    wrong, slow = [], []
    for number in range(PAGES):
        names, body = mutant(SEEDS, number)
        started = time.process_time()
        records = run_page(PageInput(body, f"https://news.example/{number}"))
        seconds = time.process_time() - started
        statuses[records.page.status] += 1
        wrong += [(number, names, fault) for fault in faults(records)]
        if seconds > 4:
            slow.append((number, names, seconds))
    assert wrong == []
    assert slow == []
    assert Accounting.of(PAGES, statuses.elements()).exact


_CODECS = ("base64", "zlib", "rot13", "idna", "punycode", "undefined", "mbcs", "hz", "unicode_escape", "x-user-defined")


@pytest.mark.parametrize("codec", _CODECS)
def test_charsets_that_are_none(codec):
    body = f"<meta charset={codec}><p>".encode() + b"caf\xe9 sales rose 5% \xff\xe9</p>"
    assert faults(run_page(PageInput(body, "https://news.example/c"))) == []


def test_seeds_are_read():
    for seed in SEEDS:
        records = run_page(PageInput(seed, "https://news.example/seed"))
        assert faults(records) == []
    good = [run_page(PageInput(seed, "https://news.example/seed")).page.status for seed in SEEDS[:5]]
    assert good == ["accepted"] * 5


_ONCE_BROKE = {
    "address": b'<html lang=en><link rel=canonical href="http://[news.example/1"><p>Sales of the plant rose 5%.</p>',
    "address_folded": '<link rel=canonical href="http://news.exampl\u2100/x"><p>Sales rose 5%.</p>'.encode(),
    "long_numbers": b"<html lang=en><p>Sales rose from 8-" + b"9" * 60 + b"000 units in the year.</p>",
    "nested": b"<html lang=en><article>" + b"<ul><li>" * 2000 + b"Sales of the plant rose 5% in the year.",
    "no_plural": "<html lang=ru><p>Сегодня она стоит 5 הדולר, вчера 7 הימים.</p>".encode(),
}


@pytest.mark.parametrize("name", _ONCE_BROKE)
def test_what_once_broke_is_read(name):
    records = run_page(PageInput(_ONCE_BROKE[name], "https://news.example/once"))
    assert faults(records) == []
    assert not (records.page.reason or "").startswith("internal_error")
