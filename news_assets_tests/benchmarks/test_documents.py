"""Our own labelled documents: the marks can be read, and what they say stands in the text."""

from pathlib import Path
from typing import get_args

import pytest

from benchmarks import documents
from news_assets.schemas.vocabulary import Metric


@pytest.mark.parametrize(("held_out", "least"), [(False, 10), (True, 5)])
@pytest.mark.parametrize("language", ["he", "en"])
def test_marks_point_at_their_numbers(language: str, held_out: bool, least: int) -> None:
    """Every label has its quote in the text and a metric of the vocabulary."""
    records = documents.gold(language, held_out)
    assert len(records) >= least
    for record in records:
        text, quantities, facts = record["text"], record["quantities"], record["facts"]
        assert isinstance(text, str) and isinstance(quantities, list) and isinstance(facts, list)
        assert "{" not in text and "}" not in text
        assert all(text[q["start"] : q["end"]] == q["quote"] for q in quantities)
        assert {f["metric"] for f in facts} <= set(get_args(Metric))


def test_a_broken_mark_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and the format."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "bad.txt").write_text("# bad 2024-01-01\nUp {5%|price 5} today.\n", "utf-8")
    monkeypatch.setattr(documents, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"bad\.txt"):
        documents.gold("en")
