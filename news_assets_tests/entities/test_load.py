from collections import defaultdict
from pathlib import Path

import pytest

from news_assets.entities.isin import valid_isin
from news_assets.entities.load import COLUMNS, gazetteer, read_rows


def row(**cells: str) -> str:
    return "\t".join(
        {**dict.fromkeys(COLUMNS, ""), "id": "acme", "type": "company", "name_en": "Acme", **cells}.values()
    )


def aliases(*rows: str) -> list[tuple[str, int]]:
    return [(a.text, a.doubt) for a in read_rows(["\t".join(COLUMNS), *rows], "t.tsv", {})]


def test_every_row_of_the_project_is_valid() -> None:
    entries = {a.entry.entity_id: a.entry for a in gazetteer()}
    assert len(entries) > 1000
    assert entries["bank-hapoalim"].ticker == "POLI"
    assert entries["bank-hapoalim"].isin == "IL0006625771"


def test_members_of_the_large_indices_are_listed_with_their_tickers() -> None:
    listed = {a.entry.ticker for a in gazetteer()}
    lines = (Path(__file__).parents[1] / "corpora" / "en" / "index_members.txt").read_text("utf-8").splitlines()
    members = {ticker for line in lines if not line.startswith("#") for ticker in line.split()}
    assert len(members) > 500
    assert members - listed == set()


def test_no_sure_name_is_that_of_two_companies() -> None:
    owners = defaultdict(set)
    for alias in gazetteer():
        if alias.entry.type == "company" and not alias.doubt:
            owners[alias.text].add(alias.entry.entity_id)
    assert [name for name, ids in owners.items() if len(ids) > 1] == []


def test_marks_behind_a_name_say_how_doubtful_it_is() -> None:
    assert aliases(row(name_he="פז??", aliases_en="Acme Corp|Nope!")) == [("פז", 2), ("Acme", 0), ("Acme Corp", 0)]


def test_gershayim_and_blanks_are_varied() -> None:
    assert {a for a, _ in aliases(row(name_en="", name_he='ארה"ב'))} == {'ארה"ב', "ארה''ב"}
    assert {a for a, _ in aliases(row(name_en="", name_he="אל על"))} == {"אל על", "אל-על", "אל - על"}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"type": "planet"}, "type"),
        ({"id": "A B"}, "id"),
        ({"isin": "IL0006625772"}, "isin"),
        ({"exchange": "Tel Aviv"}, "exchange"),
        ({"wikidata": "123"}, "wikidata"),
        ({"name_en": ""}, "name_he or name_en"),
        ({"aliases_en": "Acme"}, "stands twice"),
    ],
)
def test_bad_rows_are_refused_with_their_place(cells: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=rf"t.tsv:2: .*{message}"):
        aliases(row(**cells))


def test_an_id_is_defined_once() -> None:
    with pytest.raises(ValueError, match=r"defined in t\.tsv:2"):
        aliases(row(), row())


def test_check_digit() -> None:
    assert valid_isin("US0378331005")
    assert not valid_isin("US0378331006")
    assert not valid_isin("us-bad")
