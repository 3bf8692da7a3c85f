"""A small trainable tagger of names (CRF): it learns from any BIO or BMES file and needs no hub."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from news_assets.entities.features import features

Sentence = list[tuple[str, str]]
# Names of one kind under several labels.
_SURELY = 0.98
_LABELS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}


class Tagger(Protocol):
    """Any backend: a label per token, `B-PER`, `I-PER`, ... or `O`, with its probability."""

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, float]]:
        """Label the tokens of one sentence."""

    def tag_all(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, float]]]:
        """Label the tokens of many sentences: faster than one by one."""


class CrfTagger:
    """Weights on disk, read once."""

    def __init__(self, path: Path, language: str) -> None:
        """Open a weights file; OSError when it cannot be read."""
        import pycrfsuite

        self._language = language
        self._tagger = pycrfsuite.Tagger()
        try:
            self._tagger.open(str(path))
        except ValueError as error:
            raise OSError(f"{path} holds no weights of the tagger: train them again") from error

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, float]]:
        """Label the tokens of one sentence."""
        if not tokens:
            return []
        labels = self._tagger.tag(features(tokens, self._language))
        return [(label, self._tagger.marginal(label, i) if label != "O" else 1.0) for i, label in enumerate(labels)]

    def tag_all(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, float]]]:
        """Label the tokens of many sentences."""
        return [self.tag(tokens) for tokens in sentences]

    def probabilities(
        self, tokens: Sequence[str], labels: Sequence[str], listed: Sequence[Sequence[str]] | None = None
    ) -> NDArray[np.float32]:
        """Probability of each of the labels (columns) for every token (rows); 0 for a label never learnt."""
        tagger, known = self._tagger, set(self._tagger.labels())
        tagger.set(features(tokens, self._language, listed))
        chances = np.zeros((len(tokens), len(labels)), np.float32)
        rows: Sequence[int] = range(len(tokens))
        if "O" in known and "O" in labels:
            outside = [tagger.marginal("O", row) for row in rows]
            chances[:, labels.index("O")] = outside
            # Where a token is surely no name, the other labels share next to nothing.
            rows = [row for row in rows if outside[row] < _SURELY]
        for column, label in enumerate(labels):
            if label in known and label != "O":
                chances[rows, column] = [tagger.marginal(label, row) for row in rows]
        return chances


@lru_cache(maxsize=4)
def crf(path: Path, changed: float, language: str) -> CrfTagger:
    """The tagger of a weights file; `changed` is its time of change, so that new weights are read anew."""
    del changed
    return CrfTagger(path, language)


def train(
    paths: Iterable[Path], out: Path, language: str = "he", *, c1: float = 0.05, c2: float = 0.01, rounds: int = 120
) -> int:
    """Learn from BIO, BIOES or BMES files and write the weights; returns the number of sentences.

    ValueError when the files hold no labelled sentence. The weights appear at `out` only when complete.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.possible_transitions": True})
    count = 0
    for path in paths:
        for sentence in read(path):
            tokens = [token for token, _ in sentence]
            trainer.append(features(tokens, language), bio([label for _, label in sentence]))
            count += 1
    if not count:
        raise ValueError("no sentence with labels: expected 'token label' lines with blank lines between sentences")
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".part")
    trainer.train(str(partial))
    partial.replace(out)
    return count


def read(path: Path) -> Iterator[Sentence]:
    """Sentences of a file of `token label` lines; a label stands last on its line."""
    sentence: Sentence = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = re.split(r"[\t ]+", line.strip())
            if not line.strip() or line.startswith("-DOCSTART"):
                if sentence:
                    yield sentence
                sentence = []
            elif len(cells) > 1 and not line.startswith("# "):
                sentence.append((cells[0], cells[-1]))
    if sentence:
        yield sentence


def bio(labels: Sequence[str]) -> list[str]:
    """Labels of any of the schemes as BIO with one name per kind; kinds that are no names become O."""
    out: list[str] = []
    before = ""
    for label in labels:
        place, _, kind = label.partition("-")
        kind = _LABELS.get(kind.partition("_")[0].upper(), "")
        if place == "O" or not kind:
            out.append("O")
            before = ""
            continue
        out.append(f"{'B' if place in 'BSU' or before != kind else 'I'}-{kind}")
        before = "" if place in "SE" else kind
    return out
