import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from news_assets.cli.app import app
from news_assets.entities import backends, find_entities
from news_assets.entities.backends.choose import Choice
from news_assets.entities.backends.found import kind_of, trimmed
from news_assets.text.document import Document

TEXT = "Yesterday Quorvex opened a plant in Zelmoor, and Brunhalda Vex spoke."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def named() -> set[tuple[str, str]]:
    return {(e.quote, e.type) for e in find_entities([Document(TEXT, "en")]) if e.method == "model"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("trained", Choice()),
        ("none", Choice("none")),
        ("spacy:en_core_web_sm", Choice("spacy", "en_core_web_sm")),
        ("transformers:/models/x", Choice("transformers", "/models/x")),
        ("transformers:hub:someone/ner", Choice("transformers", "someone/ner", True)),
    ],
)
def test_choices(text: str, wanted: Choice) -> None:
    assert Choice.parse(text) == wanted


@pytest.mark.parametrize("text", ["", "spacy", "spacy:", "trained:x", "word2vec:x", "spacy:hub:x"])
def test_what_names_no_backend_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names no backend"):
        Choice.parse(text)


@pytest.mark.parametrize(
    ("label", "kind"),
    [("B-PER", "PER"), ("PERSON", "PER"), ("I-LOC", "LOC"), ("organization", "ORG"), ("GPE", "GPE"), ("MISC", None)],
)
def test_labels_of_all_models(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("the Bank of Japan", "Bank of Japan"),
        (" Tim Cook's ", "Tim Cook"),
        ("Mr. Cook", "Cook"),
        ("Theresa", "Theresa"),
        (" ", ""),
    ],
)
def test_models_count_in_what_is_no_name(written: str, bare: str) -> None:
    sentence = f"so {written} went"
    start, end = trimmed(sentence, 3, 3 + len(written))
    assert sentence[start:end] == bare


def test_a_broken_choice_is_told(home: Path) -> None:
    home.mkdir()
    (home / "taggers.yaml").write_text("- en\n", encoding="utf-8")
    with pytest.raises(ValueError, match="must hold lines like"):
        backends.backend("en")


def test_none_turns_trained_weights_off(home: Path) -> None:
    backends.use("en", "none")
    assert backends.backend("en") is None
    backends.use("he", "trained")
    assert (home / "taggers.yaml").read_text(encoding="utf-8") == "en: none\nhe: trained\n"


def test_a_missing_extra_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    for package, extra in (("spacy", "spacy"), ("transformers", "transformers"), ("gliner", "gliner")):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(OSError, match=rf"news_assets\[{extra}\]"):
            backends.use("en", f"{package}:{package}-of-nobody")
    assert not (home / "taggers.yaml").exists()


def test_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    result = CliRunner().invoke(app, ["tagger", "use", "en", "spacy:unheard_of"])
    assert result.exit_code == 1
    assert "news_assets[spacy]" in result.output
    assert CliRunner().invoke(app, ["tagger", "use", "en", "none"]).exit_code == 0
    assert CliRunner().invoke(app, ["tagger", "use", "fr", "none"]).exit_code == 2


def test_gliner_is_asked_for_our_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    class Model:
        @classmethod
        def from_pretrained(cls, model: str, *, local_files_only: bool) -> "Model":
            asked.update(model=model, local=local_files_only)
            return cls()

        def predict_entities(self, text: str, labels: list[str], threshold: float) -> list[dict[str, Any]]:
            at = text.find("Zelmoor")
            found = [{"start": at, "end": at + 7, "label": "location", "score": 0.9}] if at >= 0 else []
            return [*found, {"start": 0, "end": 1, "label": "fruit", "score": 0.9}]

    fake = ModuleType("gliner")
    fake.GLiNER = Model  # type-checkers do not read the tests
    monkeypatch.setitem(sys.modules, "gliner", fake)
    backends.use("en", "gliner:/models/multi")
    assert asked == {"model": "/models/multi", "local": True}
    assert ("Zelmoor", "region") in named()


def test_a_spacy_pipeline_made_here(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="needs the extra `spacy`")
    pipeline = spacy.blank("en")
    rules = pipeline.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "ORG", "pattern": "Quorvex"}, {"label": "GPE", "pattern": "Zelmoor"}])
    pipeline.to_disk(tmp_path / "tiny")
    backends.use("en", f"spacy:{tmp_path / 'tiny'}")
    assert named() >= {("Quorvex", "organisation"), ("Zelmoor", "city")}
    spacy.blank("en").to_disk(tmp_path / "empty")
    with pytest.raises(OSError, match="finds no names"):
        backends.use("en", f"spacy:{tmp_path / 'empty'}")
    with pytest.raises(OSError, match="no spaCy pipeline"):
        backends.use("en", "spacy:no_such_pipeline")


def test_a_trained_spacy_pipeline_names_what_it_learnt(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="needs the extra `spacy`")
    from spacy.training import Example

    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner").add_label("ORG")
    texts = ["Quorvex opened a plant", "Yesterday Quorvex closed", "They met Quorvex"]
    examples = [
        Example.from_dict(
            pipeline.make_doc(t), {"entities": [(t.index("Quorvex"), t.index("Quorvex") + len("Quorvex"), "ORG")]}
        )
        for t in texts
    ]
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(30):
        pipeline.update(examples, sgd=optimizer)
    pipeline.to_disk(tmp_path / "learnt")
    backends.use("en", f"spacy:{tmp_path / 'learnt'}")
    assert ("Quorvex", "organisation") in named()


def tiny_transformer(folder: Path, word: str) -> None:
    """A BERT of chance weights but for its last layer, which takes one word for an organisation."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForTokenClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", word, "Yesterday", "opened", "a", "plant", "in", "Zelmoor", ",", "and", "spoke", "."]
    raw = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    raw.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, pad_token="[PAD]", unk_token="[UNK]")
    labels = {0: "O", 1: "B-ORG", 2: "I-ORG"}
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64, id2label=labels, label2id={v: k for k, v in labels.items()},
    )  # fmt: skip
    torch.manual_seed(3)
    model = BertForTokenClassification(config)
    with torch.no_grad():
        # Attention and the inner layer add nothing, so a word's own vector reaches the end.
        for name, weight in model.named_parameters():
            if "dense.weight" in name or "dense.bias" in name or "position" in name or "token_type" in name:
                weight.zero_()
        vectors = model.bert.embeddings.word_embeddings.weight
        vectors.zero_()
        vectors[:, 0] = 1.0
        vectors[2, 0], vectors[2, 1] = 0.0, 1.0
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        model.classifier.weight[0, 0] = model.classifier.weight[1, 1] = 5.0
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def test_a_tiny_transformer_made_here(tmp_path: Path) -> None:
    for package in ("torch", "transformers", "tokenizers"):
        pytest.importorskip(package, reason="needs the extra `transformers`")
    tiny_transformer(tmp_path / "tiny", "Quorvex")
    backend = backends.use("en", f"transformers:{tmp_path / 'tiny'}")
    assert backend is not None
    sentences = [TEXT, "", "Quorvex " * 200, "nothing here"]
    found = backend.find(sentences)
    assert [sentences[0][f.start : f.end] for f in found[0]] == ["Quorvex"]
    assert found[0][0].kind == "ORG"
    assert found[1] == found[3] == []
    assert ("Quorvex", "organisation") in named()
    with pytest.raises(OSError, match="no token classification model"):
        backends.use("en", f"transformers:{tmp_path / 'nowhere'}")
