"""How well and how fast the trained tagger names tokens: python -m benchmarks.tagger GOLD [--language he].

The weights are those of NEWS_ASSETS_HOME.

GOLD is a file of `token label` lines. Documents of twenty sentences are tagged, as pages are; the seconds are those of
the processor, so that one core is meant. The second speed is that of all name rules with the tagger among them.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from news_assets.entities import find_entities
from news_assets.entities.backends.choose import trained
from news_assets.entities.backends.tokens import spans
from news_assets.entities.tagger import bio, read
from news_assets.text.document import Document

_KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
Labels = Sequence[tuple[str, float]]


def names(labels: Labels) -> set[tuple[int, int, str]]:
    """First and last token and kind of every name."""
    return {(a, b, _KINDS[kind]) for a, b, kind, _ in spans(labels) if kind in _KINDS}


def speed(tokens: int, work: Callable[[], object]) -> float:
    """Tokens in a second of processor time, the better of two runs."""
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return tokens / best


def main() -> None:
    """Print precision, recall, F1 and both speeds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("--language", default="he")
    asked = options.parse_args()
    gold = list(read(asked.gold))
    texts = [[token for token, _ in sentence] for sentence in gold]
    model = trained(asked.language)
    if model is None:
        raise SystemExit("no weights: news-assets tagger train FILE")
    pages = [texts[at : at + 20] for at in range(0, len(texts), 20)]
    tagged = [labels for page in pages for labels in model.tag_all(page)]
    right = found = wanted = 0
    for sentence, labels in zip(gold, tagged, strict=True):
        there = names([(label, 1.0) for label in bio([label for _, label in sentence])])
        right, found, wanted = right + len(there & names(labels)), found + len(names(labels)), wanted + len(there)
    count = sum(map(len, texts))
    documents = [Document(" ".join(token for text in page for token in text), asked.language) for page in pages]
    precision, recall, both = right / found, right / wanted, 2 * right / (found + wanted)
    print(f"{type(model).__name__}: precision {precision:.4f}, recall {recall:.4f}, F1 {both:.4f}")
    print(f"tagger alone: {speed(count, lambda: [model.tag_all(page) for page in pages]):,.0f} tokens/s")
    print(f"all name rules with it: {speed(count, lambda: [find_entities([d]) for d in documents]):,.0f} tokens/s")


if __name__ == "__main__":
    main()
