from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from news_assets.cli.app import app
from news_assets.entities import find_entities
from news_assets.entities.backends.tokens import spans
from news_assets.entities.home import weights
from news_assets.entities.tagger import bio, crf, read, train
from news_assets.text.document import Document

PEOPLE = ("זרובבל", "קטורה", "פלטיאל", "אליפלט", "חפצידרור", "עוזיקם")
FIRMS = ("גלמודיה", "טרקוניה", "פרחניקס", "סביוניקס", "ארגזיקה", "מנורטקה")


def sentences() -> Iterator[str]:
    for person in PEOPLE:
        yield f'לדברי O\nהסמנכ"ל O\n{person} S-PER\nהמצב O\nטוב O\n. O\n'
    for firm in FIRMS:
        yield f"אולמי O\n{firm} B-ORG\nבחיפה B-GPE\nנסגרו O\n. O\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path / "home"))
    data = tmp_path / "names.bmes"
    data.write_text("\n".join([*sentences()] * 4), encoding="utf-8")
    return data


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["B-PER", "E-PER", "O"], ["B-PER", "I-PER", "O"]),
        (["S-GPE", "S-GPE"], ["B-GPE", "B-GPE"]),
        (["B-PERSON_1", "I-PERSON_1"], ["B-PER", "I-PER"]),
        (["I-ORG", "I-ORG", "I-LOC"], ["B-ORG", "I-ORG", "B-LOC"]),
        (["B-DUC", "O"], ["O", "O"]),
    ],
)
def test_every_scheme_becomes_bio(labels: list[str], wanted: list[str]) -> None:
    assert bio(labels) == wanted


def test_spans_of_labels() -> None:
    labels = [("B-PER", 0.9), ("I-PER", 0.7), ("B-PER", 1.0), ("O", 1.0), ("I-ORG", 0.5)]
    assert spans(labels) == [(0, 1, "PER", 0.8), (2, 2, "PER", 1.0), (4, 4, "ORG", 0.5)]


def test_what_is_learnt_is_used_and_only_with_weights(folder: Path) -> None:
    text = Document("אולמי חלוניקה בחיפה נסגרו .", "he")
    assert "חלוניקה" not in {e.quote for e in find_entities([text])}
    result = CliRunner().invoke(app, ["tagger", "train", str(folder), "--rounds", "60"])
    assert result.exit_code == 0, result.output
    assert "48 sentences" in result.output
    found = {e.quote: (e.type, e.method) for e in find_entities([text])}
    assert found["חלוניקה"] == ("organisation", "model")
    assert found["חיפה"][1] == "gazetteer"


def test_files_without_labels_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path))
    empty = tmp_path / "empty.bio"
    empty.write_text("\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no sentence"):
        train([empty], weights("he"))
    assert not weights("he").exists()
    result = CliRunner().invoke(app, ["tagger", "train", str(tmp_path / "missing")])
    assert result.exit_code == 1
    assert "next:" in result.output


def test_broken_weights_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "tagger-he.crfsuite"
    path.write_bytes(b"no weights")
    with pytest.raises(OSError, match="train them again"):
        crf(path, 0.0, "he")


def test_read_skips_comments_and_document_marks(tmp_path: Path) -> None:
    path = tmp_path / "x.bio"
    path.write_text("-DOCSTART- O\n\n# sent 1\nAnna\tB-PER\nspoke\tO\n\nBern B-LOC\n", encoding="utf-8")
    assert list(read(path)) == [[("Anna", "B-PER"), ("spoke", "O")], [("Bern", "B-LOC")]]
