"""The second backend of the tagger: a small bidirectional LSTM, run with numpy alone (`neural_train` trains it)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from news_assets.entities.features import short_features
from news_assets.entities.tagger import CrfTagger

Array = NDArray[np.float32]
CHARS = 20
PAD, UNKNOWN = 0, 1
_CAUTION = np.float32(0.7)


class Vocabulary:
    """Numbers of words, characters, features and labels; 0 is padding and 1 is unknown where inputs are meant."""

    def __init__(self, words: Sequence[str], chars: Sequence[str], marks: Sequence[str], labels: Sequence[str]) -> None:
        """Take the lists without the two reserved entries."""
        self.words = {w: i + 2 for i, w in enumerate(words)}
        self.chars = {c: i + 2 for i, c in enumerate(chars)}
        self.marks = {m: i for i, m in enumerate(marks)}
        self.labels = list(labels)

    def encode(self, tokens: Sequence[str], language: str) -> tuple[NDArray[np.int32], NDArray[np.int32], Array]:
        """Word ids (n), character ids (n, CHARS) and feature indicators (n, marks)."""
        words = np.array([self.words.get(t, UNKNOWN) for t in tokens], dtype=np.int32)
        chars = np.zeros((len(tokens), CHARS), dtype=np.int32)
        marks = np.zeros((len(tokens), len(self.marks)), dtype=np.float32)
        for i, (token, own) in enumerate(zip(tokens, short_features(tokens, language), strict=True)):
            for j, char in enumerate(f"^{token}$"[:CHARS]):
                chars[i, j] = self.chars.get(char, UNKNOWN)
            for mark in own:
                at = self.marks.get(mark)
                if at is not None:
                    marks[i, at] = 1.0
        return words, chars, marks


class LstmTagger:
    """Weights in one .npz file."""

    def __init__(self, path: Path, language: str) -> None:
        """Read a weights file; OSError when it cannot be read."""
        try:
            with np.load(path, allow_pickle=False) as data:
                self._weights: Mapping[str, NDArray[np.generic]] = {name: data[name] for name in data.files}
            lists = [[str(x) for x in self._weights[f"list_{n}"]] for n in ("words", "chars", "marks", "labels")]
        except (ValueError, KeyError) as error:
            raise OSError(f"{path} holds no weights of the tagger: train them again") from error
        self.vocabulary = Vocabulary(lists[0], lists[1], lists[2], lists[3])
        self._language = language
        self._f = {n: w.astype(np.float32) for n, w in self._weights.items() if not n.startswith("list_")}

    def probabilities(self, tokens: Sequence[str]) -> Array:
        """Probability of every label (columns) for every token (rows)."""
        words, chars, marks = self.vocabulary.encode(tokens, self._language)
        f = self._f
        letters = f["char"][chars]
        padded = np.pad(letters, ((0, 0), (1, 1), (0, 0)))
        windows = np.concatenate([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], axis=2)
        shapes = np.where((chars > 0)[:, :, None], np.tanh(windows @ f["conv"] + f["conv_b"]), -1e9).max(axis=1)
        inputs = np.concatenate([f["word"][words], shapes, np.tanh(marks @ f["mark"])], axis=1)
        logits = _lstm(inputs, f) @ f["out"] + f["out_b"]
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, float]]:
        """Label the tokens of one sentence."""
        return decode(self.probabilities(tokens), self.vocabulary.labels) if tokens else []


def _lstm(inputs: Array, f: Mapping[str, Array]) -> Array:
    """Both directions at once: the second row of every step reads the sentence from its end."""
    size = f["fw_h"].shape[0]
    gates = np.stack([inputs @ f["fw_x"] + f["fw_b"], inputs[::-1] @ f["bw_x"] + f["bw_b"]], axis=1)
    inner = np.stack([f["fw_h"], f["bw_h"]])
    hidden, cell = np.zeros((2, size), np.float32), np.zeros((2, size), np.float32)
    out = np.empty((len(inputs), 2, size), np.float32)
    for t in range(len(inputs)):
        # Not by matrix multiplication: its threads would wait for each other longer than they work.
        g = gates[t] + np.einsum("dh,dhk->dk", hidden, inner)
        # The logistic function by way of tanh, which cannot overflow.
        open_ = 0.5 + 0.5 * np.tanh(0.5 * g[..., : 3 * size])
        cell = open_[..., size : 2 * size] * cell + open_[..., :size] * np.tanh(g[..., 3 * size :])
        hidden = open_[..., 2 * size :] * np.tanh(cell)
        out[t] = hidden
    return np.concatenate([out[:, 0], out[::-1, 1]], axis=1)


class Together:
    """Both backends asked at once: the mean of their probabilities, decoded as one."""

    def __init__(self, lstms: Sequence[LstmTagger], crf: CrfTagger) -> None:
        """Take one or more networks, whose mean weighs as much as the CRF; the labels are those of the first."""
        self._lstms, self._crf = lstms, crf

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, float]]:
        """Label the tokens of one sentence."""
        if not tokens:
            return []
        labels = self._lstms[0].vocabulary.labels
        networks = sum(lstm.probabilities(tokens) for lstm in self._lstms) / np.float32(len(self._lstms))
        mean = (networks + self._crf.probabilities(tokens, labels)) * np.float32(0.5)
        # What both doubt is more often a name that the training text lacks than no name.
        mean[:, labels.index("O")] *= _CAUTION
        return decode(mean, labels)


def decode(chances: Array, labels: Sequence[str]) -> list[tuple[str, float]]:
    """The most probable sequence in which an I- follows a B- or I- of its kind."""
    scores = np.log(np.maximum(chances, 1e-9))
    allowed = np.array([[_follows(a, b) for b in labels] for a in labels])
    penalty = np.where(allowed, 0.0, -1e6)
    best = scores[0] + np.array([0.0 if label[0] != "I" else -1e6 for label in labels])
    back = []
    for row in scores[1:]:
        options = best[:, None] + penalty
        back.append(options.argmax(axis=0))
        best = options.max(axis=0) + row
    at = int(best.argmax())
    path = [at]
    for step in reversed(back):
        at = int(step[at])
        path.append(at)
    path.reverse()
    return [(labels[k], float(chances[i, k])) for i, k in enumerate(path)]


def _follows(before: str, label: str) -> bool:
    return label[0] != "I" or (before[0] != "O" and before[2:] == label[2:])
