"""Pages made to hang or exhaust a reader end in text or in quarantine, in bounded time and memory."""

import json
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize(
    "name",
    [
        "nested elements", "nested spans", "long text", "siblings", "paragraphs", "ld bomb", "deep ld", "many ld",
        "attributes", "open tags", "comments", "entities", "table", "links", "deep json", "nulls", "brackets",
    ],
)  # fmt: skip
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
