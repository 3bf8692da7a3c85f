"""Equal claims share a line, a holding's two sides too, and every sentence shows its own number."""

import json

import pytest

from news_assets.report.highlight import place_in_sentence
from news_assets.report.lines import fact_line, merged, stakes
from news_assets.report.stored import gather, write
from news_assets_tests.lake import DAY, small_lake

TEXT = "Oak rose 5%. Elm rose 5% and Ash 7%."
ARTICLE = {"article_id": "a", "title": "Trees", "text": TEXT}


def fact(key, start, **fields):
    base = {
        "fact_id": key, "article_id": "a", "subject": "Oak", "subject_id": "oak", "metric": "price",
        "measure": "change", "value": 5.0, "low": None, "high": None, "unit": "percent", "period": None,
        "modality": "actual", "modifier": "exact", "object": None, "valid": True, "score": 0.5, "field": "text",
        "start": start, "end": start + 2, "quote": "5%", "sentence": "Oak rose 5%.",
    }  # fmt: skip
    return base | fields


def line(*args, **fields):
    return fact_line(fact(*args, **fields), ARTICLE)


def test_the_same_claim_twice_is_one_line_with_two_links():
    found = merged([line("f1", 9), line("f2", 9, score=0.9, subject="OAK"), line("f3", 9, value=6.0)])
    assert [(one.anchor, one.others) for one in found] == [("f-f3", ()), ("f-f2", ("f-f1",))]


def test_a_refused_claim_stays_apart():
    assert len(merged([line("f1", 9), line("f2", 9, valid=False)])) == 2


def test_share_and_worth_stand_together_and_give_the_whole():
    common = {"metric": "stake", "measure": "level", "object": "Elm"}
    pair = [line("f1", 9, value=40.0, **common), line("f2", 9, value=2e9, unit="USD", **common)]
    (found,) = stakes(pair)
    assert (found.share, found.worth, found.implied) == (*pair, "5B USD")
    assert [one.implied for one in stakes([*pair, line("f3", 9, value=10.0, **common)])] == ["", "", ""]


@pytest.mark.parametrize(
    ("sentence", "start", "place"),
    [
        ("Oak rose 5%.", 9, (9, 11)),
        ("Elm rose 5% and Ash 7%.", 22, (9, 11)),
        ("Elm rose 5% and Ash 7%.", 33, (20, 22)),
        ("reworded: 5% up", 9, (10, 12)),
        ("nothing here", 9, None),
        ("", 9, None),
    ],
)
def test_the_number_is_found_in_its_own_sentence(sentence, start, place):
    assert place_in_sentence(sentence, TEXT, start, start + 2) == place


def test_a_report_of_chosen_facts_shows_only_their_articles(tmp_path):
    lake = small_lake(tmp_path)
    everything = gather(lake, day=DAY)
    chosen = everything["facts"][0]
    some = gather(lake, facts=[chosen["fact_id"]])
    assert [row["fact_id"] for row in some["facts"]] == [chosen["fact_id"]]
    assert {row["article_id"] for row in some["articles"]} == {chosen["article_id"]}
    assert len(some["raw_pages"]) == 1 < len(everything["raw_pages"])
    assert "body" not in some["raw_pages"][0]
    first = write(tmp_path / "r" / "a.html", some, "t")
    assert first.changed and first.facts == 1 and not write(tmp_path / "r" / "a.html", some, "t").changed
    assert gather(lake, article=chosen["article_id"][:6])["facts"]
    json.dumps(some, default=str)
