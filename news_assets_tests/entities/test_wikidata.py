import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from news_assets.entities import wikidata
from news_assets.entities.load import COLUMNS, read_rows, sources


def binding(**cells: str) -> dict[str, dict[str, str]]:
    return {name: {"type": "literal", "value": value} for name, value in cells.items()}


def answer(*bindings: dict[str, dict[str, str]]) -> bytes:
    return json.dumps({"head": {"vars": []}, "results": {"bindings": list(bindings)}}).encode()


ACME = binding(
    item="http://www.wikidata.org/entity/Q990001",
    he="אקמי תעשיות",
    en="Acme Industries",
    aliasesHe="אקמי|אקמי תעשיות",
    aliasesEn="Acme|ACM",
    ticker="ACME",
    exchange="http://www.wikidata.org/entity/Q1068977",
    isin="IL0006625771",
)


def test_an_answer_becomes_rows_that_the_loader_accepts() -> None:
    rows = list(wikidata.rows(answer(ACME), "company"))
    assert rows[0]["id"] == "wd-q990001"
    assert (rows[0]["ticker"], rows[0]["exchange"], rows[0]["isin"]) == ("ACME", "XTAE", "IL0006625771")
    aliases = {(a.text, a.doubt) for a in read_rows(wikidata.tsv(rows).splitlines(), "wikidata.tsv", {})}
    assert {("אקמי תעשיות", 0), ("Acme Industries", 0), ("ACM", 2), ("Acme", 2)} <= aliases


def test_bad_codes_and_nameless_things_are_left_out() -> None:
    bad = {**ACME, "isin": {"value": "IL0006625772"}, "exchange": {"value": "http://x/Q5"}}
    nameless = binding(item="http://www.wikidata.org/entity/Q7", he="ללא")
    rows = list(wikidata.rows(answer(bad, nameless), "company"))
    assert [(r["isin"], r["ticker"]) for r in rows] == [("", "")]


def test_tabs_and_bars_cannot_break_the_file() -> None:
    odd = {**ACME, "en": {"value": "Ac\tme|In\ndustries"}}
    (row,) = wikidata.rows(answer(odd), "company")
    assert row["name_en"] == "Ac me In dustries"


@pytest.mark.parametrize("body", [b"<html>busy</html>", b"[]", b'{"results": 3}', b""])
def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        list(wikidata.rows(body, "company"))


def test_known_rows_win_and_are_filled() -> None:
    known = {**dict.fromkeys(COLUMNS, ""), "id": "acme", "type": "company", "name_en": "Acme", "isin": "IL0006625771"}
    merged = wikidata.merge([known], wikidata.rows(answer(ACME, ACME), "company"))
    assert [(r["id"], r["name_en"], r["name_he"], r["ticker"]) for r in merged] == [
        ("acme", "Acme", "אקמי תעשיות", "ACME"),
    ]


def test_refresh_pages_until_a_short_page() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(parse_qs(urlsplit(address).query)["query"][0])
        return answer(ACME) if "OFFSET 0" in asked[-1] else answer()

    rows = wikidata.refresh(fetch, kinds=("company",), page=1)
    assert len(rows) == 1
    assert [q.rsplit(" ", 1)[-1] for q in asked] == ["0", "1"]
    assert "wd:Q891723" in asked[0]


def test_extend_writes_only_what_is_new_and_the_loader_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path))
    teva = binding(item="http://www.wikidata.org/entity/Q326214", he="טבע", en="Teva")
    out = tmp_path / "gazetteer" / "wikidata.tsv"
    new = {**ACME, "isin": {"value": ""}}
    assert wikidata.extend(lambda _: answer(teva, new), out) == 1
    names = [name for name, _ in sources()]
    assert names[-1] == str(out)
    assert [r["id"] for r in wikidata.known()][-1] == "wd-q990001"
    assert wikidata.extend(lambda _: answer(teva, new), out) == 0
    assert "wd-q990001" in out.read_text(encoding="utf-8")
