import itertools
import sys
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from news_assets.cli.app import app
from news_assets.entities import find_entities
from news_assets.entities.home import networks, weights
from news_assets.entities.neural import CHARS, LstmTagger, decode
from news_assets.entities.tagger import train
from news_assets.text.document import Document

LABELS = ["B-LOC", "B-ORG", "I-ORG", "O"]
DATA = "מפעלי O\nטרקוניה B-ORG\nנסגרו O\n\nמפעלי O\nפרחניקס B-ORG\nנסגרו O\n\nהיא O\nגרה O\nבחיפה B-LOC\n"


def tiny(path: Path, word: str) -> Path:
    """A model whose one trait is that it takes `word` for an organisation."""
    width, size = 3 + 2 + 2, 2
    words = np.zeros((3, 3))
    words[2, 0] = 50.0
    inputs = np.zeros((width, 4 * size))
    inputs[0, :] = 1.0
    outputs = np.zeros((2 * size, len(LABELS)))
    outputs[:, 1] = 9.0
    np.savez(
        path,
        word=words, char=np.zeros((3, 2)), conv=np.zeros((6, 2)), conv_b=np.zeros(2), mark=np.zeros((1, 2)),
        fw_x=inputs, fw_h=np.zeros((size, 4 * size)), fw_b=np.full(4 * size, -9.0),
        bw_x=inputs, bw_h=np.zeros((size, 4 * size)), bw_b=np.full(4 * size, -9.0),
        out=outputs, out_b=np.array([0.0, 0.0, 0.0, 3.0]),
        list_words=np.array([word]), list_chars=np.array(["א"]), list_marks=np.array(["stop"]),
        list_labels=np.array(LABELS),
    )  # fmt: skip
    return path


def random_model(path: Path) -> Path:
    """A model of chance weights."""
    random = np.random.default_rng(7)
    width, size = 3 + 2 + 2, 4
    shapes = {
        "word": (4, 3), "char": (4, 2), "conv": (6, 2), "conv_b": (2,), "mark": (2, 2),
        "out": (2 * size, 4), "out_b": (4,),
        "fw_x": (width, 4 * size), "fw_h": (size, 4 * size), "fw_b": (4 * size,),
        "bw_x": (width, 4 * size), "bw_h": (size, 4 * size), "bw_b": (4 * size,),
    }  # fmt: skip
    lists = {
        "list_words": np.array(["אב", "גדה"]), "list_chars": np.array(["א", "ב"]),
        "list_marks": np.array(["stop", "s=א"]), "list_labels": np.array(LABELS),
    }  # fmt: skip
    np.savez(path, **{name: random.normal(0, 1, shape) for name, shape in shapes.items()}, **lists)
    return path


def test_a_tiny_model_tags_its_word_in_any_place(tmp_path: Path) -> None:
    model = LstmTagger(tiny(tmp_path / "m.npz", "גלמודיה"), "he")
    for tokens in (["גלמודיה"], ["הנה", "גלמודיה"], ["גלמודיה", "נסגרה", "אתמול"]):
        assert [t for t, (label, _) in zip(tokens, model.tag(tokens), strict=True) if label != "O"] == ["גלמודיה"]
    assert model.tag([]) == []
    assert model.probabilities(["א" * (3 * CHARS)]).sum() == pytest.approx(1.0, abs=1e-3)


def test_many_sentences_at_once_are_read_as_one_by_one(tmp_path: Path) -> None:
    model = LstmTagger(random_model(tmp_path / "m.npz"), "he")
    sentences = [["אב", "גדה", "א" * CHARS], ["גדה"], ["אב"] * 70, ["ב", "א"] * 3, ["א" * (CHARS + 5), "גדה"]]
    together = model.all_probabilities([model.vocabulary.encode(s, "he") for s in sentences])
    for tokens, chances in zip(sentences, together, strict=True):
        fresh = LstmTagger(tmp_path / "m.npz", "he")
        assert np.allclose(fresh.probabilities(tokens), chances, atol=1e-5)
    assert [len(tagged) for tagged in model.tag_all(sentences)] == [3, 1, 70, 6, 2]
    assert model.tag_all([]) == []


def test_a_sentence_without_end_is_tagged_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path))
    data = tmp_path / "d.bio"
    data.write_text(DATA, encoding="utf-8")
    train([data], weights("he"), rounds=5)
    tiny(networks("he")[0], "קטמירון")
    assert "קטמירון" in {e.quote for e in find_entities([Document("מלה " * 900 + "קטמירון", "he")])}


def test_decoding_never_continues_what_has_not_begun() -> None:
    chances = np.array([[0.1, 0.1, 0.7, 0.1], [0.1, 0.1, 0.7, 0.1], [0.6, 0.1, 0.2, 0.1]], np.float32)
    labels = [label for label, _ in decode(chances, LABELS)]
    assert labels[0] != "I-ORG"
    assert all(b != "I-ORG" or a in ("B-ORG", "I-ORG") for a, b in itertools.pairwise(labels))


def test_both_backends_are_asked_where_both_have_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path))
    data = tmp_path / "d.bio"
    data.write_text(DATA, encoding="utf-8")
    train([data], weights("he"), rounds=5)
    text = Document("הנה קטמירון בא .", "he")
    assert "קטמירון" not in {e.quote for e in find_entities([text])}
    tiny(networks("he")[0], "קטמירון")
    assert ("קטמירון", "organisation") in {(e.quote, e.type) for e in find_entities([text])}


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    np.savez(path, word=np.zeros(2))
    with pytest.raises(OSError, match="train them again"):
        LstmTagger(path, "he")


def test_training_learns_its_own_sentences(tmp_path: Path) -> None:
    pytest.importorskip("jax", reason="needs the extra `neural`")
    from news_assets.entities.neural_train import train_neural

    data = tmp_path / "d.bio"
    data.write_text("\n".join([DATA] * 12), encoding="utf-8")
    assert train_neural([data], tmp_path / "m.npz", epochs=12) == 36
    labels = LstmTagger(tmp_path / "m.npz", "he").tag(["מפעלי", "טרקוניה", "נסגרו"])
    assert [label for label, _ in labels] == ["O", "B-ORG", "O"]


def test_a_missing_extra_is_told_before_anything_is_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Minutes of the first model's learning are not lost on it."""
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path / "home"))
    monkeypatch.setitem(sys.modules, "jax", None)
    data = tmp_path / "data.bio"
    data.write_text(DATA, "utf-8")
    told = CliRunner().invoke(app, ["tagger", "train", str(data), "--neural"])
    assert told.exit_code == 1 and "neural" in told.output
    assert not weights("he").exists()
