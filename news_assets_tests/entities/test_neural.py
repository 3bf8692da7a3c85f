import itertools
from pathlib import Path

import numpy as np
import pytest

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


def test_a_tiny_model_tags_its_word_in_any_place(tmp_path: Path) -> None:
    model = LstmTagger(tiny(tmp_path / "m.npz", "גלמודיה"), "he")
    for tokens in (["גלמודיה"], ["הנה", "גלמודיה"], ["גלמודיה", "נסגרה", "אתמול"]):
        assert [t for t, (label, _) in zip(tokens, model.tag(tokens), strict=True) if label != "O"] == ["גלמודיה"]
    assert model.tag([]) == []
    assert model.probabilities(["א" * (3 * CHARS)]).sum() == pytest.approx(1.0, abs=1e-3)


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
