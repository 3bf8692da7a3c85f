import pytest

from news_assets.comments import html
from news_assets.comments.scheme import markup_schemes
from news_assets.comments.select import compile_selector
from news_assets_tests.comments import threads


@pytest.mark.parametrize("name", threads.names())
def test_a_thread_in_the_platforms_markup_is_read_whole(name):
    found, platforms = threads.read(threads.page(name))
    wanted = threads.expected(name)
    keys = wanted[0].keys()
    assert [{k: one[k] for k in keys} for one in found] == wanted
    assert "generic" not in platforms


def test_the_generic_detector_alone_reads_most_of_the_same_pages(monkeypatch):
    monkeypatch.setattr(html, "_platforms", lambda page, index, preferred: html.Reading("", []))
    right = total = 0
    missed = []
    for name in threads.names():
        wanted = {(one["author"], one["text"].split("\n")[-1]) for one in threads.expected(name)}
        found = {(one["author"], one["text"].split("\n")[-1]) for one in threads.read(threads.page(name))[0]}
        right += len(wanted & found)
        total += len(wanted | found)
        if wanted - found:
            missed.append(name)
    assert right / total > 0.8, missed


@pytest.mark.parametrize("scheme", markup_schemes(), ids=lambda s: s.platform)
def test_every_rule_of_a_scheme_is_a_selector_we_support(scheme):
    for field in ("item", "key", "parent", "level", "label", "author", "author_url", "time", "title", "body", "likes",
                  "dislikes", "editor", "drop", "skip", "deleted", "indent"):  # fmt: skip
        for rule in getattr(scheme, field):
            selector = rule.partition("@")[0]
            compile_selector("*" + selector[4:] if selector.startswith("self") else selector)
    assert len(scheme.checked) > 10
