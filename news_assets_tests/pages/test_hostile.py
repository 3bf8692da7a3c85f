"""Pages made to hang or exhaust a reader end in text or in quarantine, in bounded time and memory."""

import json
import subprocess
import sys

import pytest

from news_assets.pages.form import form_of
from news_assets.pages.parse import MAX_TAGS, cut, parse_html
from news_assets_tests.pages.hostile import PAGES

SECONDS = 10
BYTES = 1 << 30

PROGRAM = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
from news_assets_tests.pages.hostile import PAGES
from news_assets.articles import extract_articles
from news_assets.pages import read_page
from news_assets.sites import profile_for
body = PAGES[sys.argv[1]]()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
page = read_page(body, url="https://news.example/item/1")
articles = extract_articles(page, profile_for(None)) if page.record.status == "accepted" else []
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text = articles[0].text[:300] if articles else ""
outcome = {"seconds": seconds, "bytes": peak * 1024, "status": page.record.status, "reason": page.record.reason}
print(json.dumps(outcome | {"text": text}))
"""


@pytest.mark.parametrize("name", PAGES)
def test_ends_in_text_or_quarantine(name):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcome = json.loads(done.stdout)
    assert outcome["seconds"] < SECONDS
    assert outcome["bytes"] < BYTES
    if outcome["status"] == "accepted":
        assert "שלום" in outcome["text"], outcome
    else:
        assert outcome["reason"]


def test_a_long_honest_thread_is_not_cut():
    comment = (
        '<li class="comment" id="c{0}"><div class="meta"><b>קורא {0}</b><time datetime="2024-05-01">1.5</time></div>'
    )
    comment += "<div class='text'><p>תגובה מספר {0}</p></div><div class='reply'><a href='#'>הגב</a></div></li>"
    text = "<ol>" + "".join(comment.format(i) for i in range(20_000)) + "</ol>"
    assert cut(text) is text
    assert text.count("<") * 2 < MAX_TAGS


def test_long_values_of_few_attributes_are_kept():
    text = f"""<p class="a > b" data-x='{"<b> word " * 99} {"x=1 " * 400}' data-y="{"=" * 30_000}">text</p>"""
    assert parse_html(text).find(".//p").get("class") == "a > b"


def test_marks_without_words_are_no_page():
    assert form_of("<" * 100_000) == "other"
    assert form_of("<b><i>" * 50_000 + "some words") == "html"
