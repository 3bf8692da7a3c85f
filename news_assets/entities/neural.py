"""The second backend of the tagger: a small bidirectional LSTM, run with numpy alone (`neural_train` trains it)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from news_assets.entities.features import gazetteer_marks, short_features
from news_assets.entities.tagger import CrfTagger

Array = NDArray[np.float32]
CHARS = 20
PAD, UNKNOWN = 0, 1
_MOST = 1 << 15
_CAUTION = np.float32(0.7)


class Vocabulary:
    """Numbers of words, characters, features and labels; 0 is padding and 1 is unknown where inputs are meant."""

    def __init__(self, words: Sequence[str], chars: Sequence[str], marks: Sequence[str], labels: Sequence[str]) -> None:
        """Take the lists without the two reserved entries."""
        self.words = {w: i + 2 for i, w in enumerate(words)}
        self.chars = {c: i + 2 for i, c in enumerate(chars)}
        self.marks = {m: i for i, m in enumerate(marks)}
        self.labels = list(labels)
        self._spelt: dict[str, list[int]] = {}

    def same(self, other: "Vocabulary") -> bool:
        """Whether another one gives the same numbers."""
        return (self.words, self.chars, self.marks, self.labels) == (
            other.words, other.chars, other.marks, other.labels,
        )  # fmt: skip

    def encode(
        self, tokens: Sequence[str], language: str, listed: Sequence[Sequence[str]] | None = None
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], Array]:
        """Word ids (n), character ids (n, CHARS) and feature indicators (n, marks)."""
        words = np.array([self.words.get(t, UNKNOWN) for t in tokens], dtype=np.int32)
        chars = np.array([self._letters(t) for t in tokens], dtype=np.int32).reshape(len(tokens), CHARS)
        marks = np.zeros((len(tokens), len(self.marks)), dtype=np.float32)
        places = [
            (row, self.marks[mark])
            for row, own in enumerate(short_features(tokens, language, listed))
            for mark in own
            if mark in self.marks
        ]
        if places:
            marks[tuple(zip(*places, strict=True))] = 1.0
        return words, chars, marks

    def _letters(self, token: str) -> list[int]:
        row = self._spelt.get(token)
        if row is None:
            if len(self._spelt) >= _MOST:
                self._spelt.clear()
            row = [self.chars.get(char, UNKNOWN) for char in f"^{token}$"[:CHARS]]
            row += [PAD] * (CHARS - len(row))
            self._spelt[token] = row
        return row


class LstmTagger:
    """Weights in one .npz file."""

    def __init__(self, path: Path, language: str) -> None:
        """Read a weights file; OSError when it cannot be read."""
        try:
            with np.load(path, allow_pickle=False) as data:
                weights = {name: data[name] for name in data.files}
            lists = [[str(x) for x in weights.pop(f"list_{n}")] for n in ("words", "chars", "marks", "labels")]
        except (ValueError, KeyError) as error:
            raise OSError(f"{path} holds no weights of the tagger: train them again") from error
        self.vocabulary = Vocabulary(lists[0], lists[1], lists[2], lists[3])
        self._language = language
        self._f = {name: np.ascontiguousarray(w, dtype=np.float32) for name, w in weights.items()}
        self._seen: dict[bytes, Array] = {}
        self._inner = np.stack([self._f["fw_h"], self._f["bw_h"]])

    def probabilities(self, tokens: Sequence[str]) -> Array:
        """Probability of every label (columns) for every token (rows)."""
        return self.all_probabilities([self.vocabulary.encode(tokens, self._language)])[0]

    def all_probabilities(self, encoded: Sequence[tuple[NDArray[np.int32], NDArray[np.int32], Array]]) -> list[Array]:
        """The same for the encoded tokens of many sentences, those of like length together."""
        if not encoded:
            return []
        words = np.concatenate([e[0] for e in encoded])
        marks = np.concatenate([e[2] for e in encoded])
        shapes = self._shapes([e[1] for e in encoded])
        f = self._f
        inputs = np.concatenate([f["word"][words], shapes, np.tanh(marks @ f["mark"])], axis=1)
        lengths = np.array([len(e[0]) for e in encoded])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        longest_first = np.argsort(-lengths, kind="stable")
        hidden = self._run(inputs, starts[longest_first], lengths[longest_first])
        logits = hidden @ f["out"] + f["out_b"]
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances = np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
        return [chances[a : a + n] for a, n in zip(starts, lengths, strict=True)]

    def _shapes(self, chars: Sequence[NDArray[np.int32]]) -> Array:
        """What the letters tell of each word, once per word."""
        keys = [row.tobytes() for block in chars for row in block]
        fresh = [key for key in dict.fromkeys(keys) if key not in self._seen]
        if len(self._seen) + len(fresh) > _MOST:
            self._seen.clear()
            fresh = list(dict.fromkeys(keys))
        if fresh:
            rows = np.frombuffer(b"".join(fresh), dtype=np.int32).reshape(len(fresh), CHARS)
            rows = rows[:, : max(1, int((rows != PAD).sum(axis=1).max()))]
            f = self._f
            padded = np.pad(f["char"][rows], ((0, 0), (1, 1), (0, 0)))
            if rows.shape[1] < CHARS:
                padded[:, -1] = f["char"][PAD]
            windows = np.concatenate([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], axis=2)
            convolved = np.tanh(windows @ f["conv"] + f["conv_b"])
            convolved[rows == PAD] = -1e9
            self._seen.update(zip(fresh, convolved.max(axis=1), strict=True))
        return np.stack([self._seen[key] for key in keys])

    def _run(self, inputs: Array, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Array:
        """Both directions of all sentences at once, the longest first: the second reads each from its end."""
        f, size = self._f, self._inner.shape[1]
        ahead_gates, behind_gates = inputs @ f["fw_x"] + f["fw_b"], inputs @ f["bw_x"] + f["bw_b"]
        out = np.empty((len(inputs), 2 * size), np.float32)
        hidden, cell = (np.zeros((2, len(starts), size), np.float32) for _ in range(2))
        half = np.float32(0.5)
        for t in range(int(lengths[0])):
            alive = int(np.searchsorted(-lengths, -t))
            ahead, behind = starts[:alive] + t, starts[:alive] + lengths[:alive] - 1 - t
            g = hidden[:, :alive] @ self._inner
            g[0] += ahead_gates[ahead]
            g[1] += behind_gates[behind]
            # The logistic function by way of tanh, which cannot overflow.
            g[..., : 3 * size] *= half
            np.tanh(g, out=g)
            open_ = half + half * g[..., : 3 * size]
            cell = open_[..., size : 2 * size] * cell[:, :alive] + open_[..., :size] * g[..., 3 * size :]
            hidden = open_[..., 2 * size :] * np.tanh(cell)
            out[ahead, :size] = hidden[0]
            out[behind, size:] = hidden[1]
        return out

    def tag_all(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, float]]]:
        """Label the tokens of many sentences."""
        with one_thread():
            chances = self.all_probabilities([self.vocabulary.encode(s, self._language) for s in sentences])
        return [decode(c, self.vocabulary.labels) for c in chances]

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, float]]:
        """Label the tokens of one sentence."""
        return self.tag_all([tokens])[0] if tokens else []


@cache
def _threads() -> Any:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrices of this size are multiplied faster by one thread than by several that wait for each other."""
    with _threads().limit(limits=1, user_api="blas"):
        yield


class Together:
    """Both backends asked at once: the mean of their probabilities, decoded as one."""

    def __init__(self, lstms: Sequence[LstmTagger], crf: CrfTagger, language: str) -> None:
        """Take one or more networks, whose mean weighs as much as the CRF; the labels are those of the first."""
        self._lstms, self._crf, self._language = lstms, crf, language

    def tag_all(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, float]]]:
        """Label the tokens of many sentences."""
        listed = [gazetteer_marks(tokens) for tokens in sentences]
        labels = self._lstms[0].vocabulary.labels
        with one_thread():
            networks = self._networks(sentences, listed)
        tagged = []
        for tokens, marks, own in zip(sentences, listed, networks, strict=True):
            mean = (own + self._crf.probabilities(tokens, labels, marks)) * np.float32(0.5)
            # What both doubt is more often a name that the training text lacks than no name.
            mean[:, labels.index("O")] *= _CAUTION
            tagged.append(decode(mean, labels))
        return tagged

    def _networks(self, sentences: Sequence[Sequence[str]], listed: Sequence[Sequence[Sequence[str]]]) -> list[Array]:
        """Mean of the networks' probabilities; those of one vocabulary share what they read."""
        total: list[Array] = []
        vocabulary: Vocabulary | None = None
        for lstm in self._lstms:
            if vocabulary is None or not vocabulary.same(lstm.vocabulary):
                vocabulary = lstm.vocabulary
                pairs = zip(sentences, listed, strict=True)
                encoded = [vocabulary.encode(tokens, self._language, marks) for tokens, marks in pairs]
            own = lstm.all_probabilities(encoded)
            total = [a + b for a, b in zip(total, own, strict=True)] if total else own
        return [chances / np.float32(len(self._lstms)) for chances in total]

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, float]]:
        """Label the tokens of one sentence."""
        return self.tag_all([tokens])[0] if tokens else []


def decode(chances: Array, labels: Sequence[str]) -> list[tuple[str, float]]:
    """The most probable sequence in which an I- follows a B- or I- of its kind."""
    scores = np.log(np.maximum(chances, 1e-9))
    penalty, opening = _penalties(tuple(labels))
    best = scores[0] + opening
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


@lru_cache(maxsize=8)
def _penalties(labels: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What keeps an I- from following (rows: label before) or opening what it cannot."""
    allowed = np.array([[_follows(a, b) for b in labels] for a in labels])
    return np.where(allowed, 0.0, -1e6), np.array([0.0 if label[0] != "I" else -1e6 for label in labels])


def _follows(before: str, label: str) -> bool:
    return label[0] != "I" or (before[0] != "O" and before[2:] == label[2:])
