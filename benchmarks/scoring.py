"""Precision and recall of extracted text by four-word shingles, as the shared scorer counts them."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")


@dataclass
class Score:
    """Sums over pages."""

    pages: int = 0
    precision: float = 0.0
    recall: float = 0.0
    exact: int = 0
    each: list[tuple[float, str]] = field(default_factory=list)

    def add(self, gold: str, found: str, page: str = "") -> None:
        """Count a page."""
        a, b = words(gold), words(found)
        p, r = _precision_recall(_shingles(a), _shingles(b))
        self.pages += 1
        self.precision += p
        self.recall += r
        self.exact += a == b
        self.each.append((f1(p, r), page))

    @property
    def f1(self) -> float:
        """F1 of the mean precision and the mean recall."""
        return f1(self.precision / self.pages, self.recall / self.pages)


def words(text: str | None) -> list[str]:
    """Words of a text, compatibility forms folded."""
    return _WORD.findall(unicodedata.normalize("NFKC", text or ""))


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def print_scores(scores: dict[str, Score]) -> None:
    """One line a collection."""
    for name, s in sorted(scores.items()):
        print(
            f"{name:12} {s.pages:4} pages  F1 {s.f1:.4f}  p {s.precision / s.pages:.4f}  "
            f"r {s.recall / s.pages:.4f}  exact {s.exact / s.pages:.3f}"
        )


def _shingles(tokens: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3))) if tokens else Counter()


def _precision_recall(gold: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> tuple[float, float]:
    if not gold and not found:
        return 1.0, 1.0
    shared = sum((gold & found).values())
    return (shared / found.total() if found else 0.0), (shared / gold.total() if gold else 1.0)
