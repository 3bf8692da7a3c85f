"""Train the LSTM backend (extra `neural`: jax); minutes on one core for 5,000 sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from news_assets.entities.features import short_features
from news_assets.entities.neural import CHARS, UNKNOWN, Vocabulary
from news_assets.entities.tagger import bio, read

_SIZES = {"word": 64, "char": 24, "conv": 48, "mark": 32, "hidden": 96}
_LENGTHS = (12, 24, 40, 64)
_BATCH = 16


def train_neural(paths: Iterable[Path], out: Path, language: str = "he", *, epochs: int = 12, seed: int = 1) -> int:
    """Learn from labelled files and write the weights; returns the number of sentences.

    ValueError without a labelled sentence; ImportError without the extra.
    """
    sentences = [s for path in paths for s in read(path)]
    if not sentences:
        raise ValueError("no sentence with labels: expected 'token label' lines with blank lines between sentences")
    texts = [[t for t, _ in s] for s in sentences]
    labels = [bio([label for _, label in s]) for s in sentences]
    vocabulary = _vocabulary(texts, labels, language)
    weights = _fit(texts, labels, vocabulary, language, epochs, seed)
    lists = {
        "list_words": list(vocabulary.words), "list_chars": list(vocabulary.chars),
        "list_marks": list(vocabulary.marks), "list_labels": vocabulary.labels,
    }  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".part.npz")
    arrays: dict[str, Any] = {name: np.asarray(w, dtype=np.float16) for name, w in weights.items()}
    arrays |= {name: np.array(entries) for name, entries in lists.items()}
    np.savez_compressed(partial, allow_pickle=False, **arrays)
    partial.replace(out)
    return len(sentences)


def _vocabulary(texts: Sequence[Sequence[str]], labels: Sequence[Sequence[str]], language: str) -> Vocabulary:
    words = Counter(w for text in texts for w in text)
    chars = Counter(c for w in words for c in f"^{w}$")
    marks = Counter(m for text in texts for row in short_features(text, language) for m in row)
    kinds = sorted({label for row in labels for label in row} | {"O"})
    return Vocabulary(
        [w for w, n in words.items() if n > 1],
        [c for c, n in chars.items() if n > 2],
        [m for m, n in marks.items() if n > 9 and not m.startswith("w=")],
        kinds,
    )


def _initial(vocabulary: Vocabulary, seed: int) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(seed)
    s = _SIZES
    width = s["word"] + s["conv"] + s["mark"]

    def matrix(rows: int, columns: int) -> NDArray[np.float32]:
        limit = (6 / (rows + columns)) ** 0.5
        return random.uniform(-limit, limit, (rows, columns)).astype(np.float32)

    weights = {
        "word": random.normal(0, 0.1, (len(vocabulary.words) + 2, s["word"])).astype(np.float32),
        "char": random.normal(0, 0.3, (len(vocabulary.chars) + 2, s["char"])).astype(np.float32),
        "conv": matrix(3 * s["char"], s["conv"]),
        "conv_b": np.zeros(s["conv"], np.float32),
        "mark": matrix(len(vocabulary.marks), s["mark"]),
        "out": matrix(2 * s["hidden"], len(vocabulary.labels)),
        "out_b": np.zeros(len(vocabulary.labels), np.float32),
    }
    for side in ("fw", "bw"):
        weights[f"{side}_x"] = matrix(width, 4 * s["hidden"])
        weights[f"{side}_h"] = matrix(s["hidden"], 4 * s["hidden"])
        weights[f"{side}_b"] = np.zeros(4 * s["hidden"], np.float32)
    return weights


def _batches(
    encoded: Sequence[Any], labels: Sequence[NDArray[np.int32]], random: np.random.Generator
) -> Iterable[tuple[Any, ...]]:
    """Sentences of like length together, padded; long ones are cut to the longest length."""
    groups: dict[int, list[int]] = {}
    for i, (words, _, _) in enumerate(encoded):
        groups.setdefault(next((n for n in _LENGTHS if len(words) <= n), _LENGTHS[-1]), []).append(i)
    chunks = []
    for length, members in groups.items():
        random.shuffle(members)
        chunks += [(length, members[at : at + _BATCH]) for at in range(0, len(members), _BATCH)]
    random.shuffle(chunks)
    for length, members in chunks:
        count, marks = len(members), encoded[members[0]][2].shape[1]
        words = np.zeros((_BATCH, length), np.int32)
        chars = np.zeros((_BATCH, length, CHARS), np.int32)
        signs = np.zeros((_BATCH, length, marks), np.float32)
        wanted = np.zeros((_BATCH, length), np.int32)
        mask = np.zeros((_BATCH, length), np.float32)
        for row in range(count):
            w, c, m = encoded[members[row]]
            n = min(len(w), length)
            words[row, :n], chars[row, :n], signs[row, :n] = w[:n], c[:n], m[:n]
            wanted[row, :n], mask[row, :n] = labels[members[row]][:n], 1.0
        yield words, chars, signs, wanted, mask


def _fit(
    texts: Sequence[Sequence[str]],
    labels: Sequence[Sequence[str]],
    vocabulary: Vocabulary,
    language: str,
    epochs: int,
    seed: int,
) -> dict[str, Any]:
    import jax
    import jax.numpy as jnp

    random = np.random.default_rng(seed)
    counts = Counter(w for text in texts for w in text)
    rare = np.array([True, True, *(counts[w] < 4 for w in vocabulary.words)])
    encoded = [vocabulary.encode(text, language) for text in texts]
    numbers = {label: i for i, label in enumerate(vocabulary.labels)}
    wanted = [np.array([numbers[x] for x in row], np.int32) for row in labels]

    def lstm(p: Any, side: str, inputs: Any, mask: Any) -> Any:
        size = _SIZES["hidden"]
        gates = inputs @ p[f"{side}_x"] + p[f"{side}_b"]

        def step(state: Any, now: Any) -> Any:
            hidden, cell = state
            g, m = now
            g = g + hidden @ p[f"{side}_h"]
            i, forget, o = (jax.nn.sigmoid(g[:, k * size : (k + 1) * size]) for k in range(3))
            fresh = forget * cell + i * jnp.tanh(g[:, 3 * size :])
            cell = jnp.where(m[:, None] > 0, fresh, cell)
            hidden = jnp.where(m[:, None] > 0, o * jnp.tanh(fresh), hidden)
            return (hidden, cell), hidden

        start = (jnp.zeros((inputs.shape[0], size)), jnp.zeros((inputs.shape[0], size)))
        _, out = jax.lax.scan(step, start, (gates.swapaxes(0, 1), mask.swapaxes(0, 1)), reverse=side == "bw")
        return out.swapaxes(0, 1)

    def loss(p: Any, batch: Any, key: Any) -> Any:
        words, chars, marks, gold, mask = batch
        k1, k2 = jax.random.split(key)
        letters = p["char"][chars]
        padded = jnp.pad(letters, ((0, 0), (0, 0), (1, 1), (0, 0)))
        windows = jnp.concatenate([padded[:, :, :-2], padded[:, :, 1:-1], padded[:, :, 2:]], axis=3)
        shapes = jnp.where((chars > 0)[..., None], jnp.tanh(windows @ p["conv"] + p["conv_b"]), -1e9).max(axis=2)
        inputs = jnp.concatenate([p["word"][words], jnp.maximum(shapes, -1.0), jnp.tanh(marks @ p["mark"])], axis=2)
        inputs = inputs * jax.random.bernoulli(k1, 0.6, inputs.shape) / 0.6
        both = jnp.concatenate([lstm(p, "fw", inputs, mask), lstm(p, "bw", inputs, mask)], axis=2)
        both = both * jax.random.bernoulli(k2, 0.6, both.shape) / 0.6
        logits = jax.nn.log_softmax(both @ p["out"] + p["out_b"])
        chosen = jnp.take_along_axis(logits, gold[..., None], axis=2)[..., 0]
        return -(chosen * mask).sum() / mask.sum()

    def change(p: Any, m1: Any, m2: Any, batch: Any, key: Any, step: Any, rate: Any) -> Any:
        value, grads = jax.value_and_grad(loss)(p, batch, key)
        norm = jnp.sqrt(sum((g**2).sum() for g in grads.values()))
        grads = {n: g * jnp.minimum(1.0, 2.0 / (norm + 1e-6)) for n, g in grads.items()}
        m1 = {n: 0.9 * m1[n] + 0.1 * grads[n] for n in grads}
        m2 = {n: 0.999 * m2[n] + 0.001 * grads[n] ** 2 for n in grads}
        scale = rate * jnp.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        return {n: p[n] - scale * m1[n] / (jnp.sqrt(m2[n]) + 1e-8) for n in p}, m1, m2, value

    update = jax.jit(change)
    weights: Any = {n: jnp.asarray(w) for n, w in _initial(vocabulary, seed).items()}
    first = {n: jnp.zeros_like(w) for n, w in weights.items()}
    second = dict(first)
    key = jax.random.PRNGKey(seed)
    step = 0
    for epoch in range(epochs):
        rate = 0.003 * min(1.0, 2.0 * (epochs - epoch) / epochs)
        for words, *rest in _batches(encoded, wanted, random):
            # Rare words are hidden now and then, so that unknown ones are learnt too.
            hidden = rare[words] & (words > 0) & (random.random(words.shape) < 0.4)
            key, own = jax.random.split(key)
            step += 1
            batch = (np.where(hidden, UNKNOWN, words), *rest)
            weights, first, second, _ = update(weights, first, second, batch, own, float(step), rate)
    return {name: np.asarray(w) for name, w in weights.items()}
