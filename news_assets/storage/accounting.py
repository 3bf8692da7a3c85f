"""Nothing gets lost: pages in = accepted + duplicate + unchanged + quarantined."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from news_assets.schemas.vocabulary import PageStatus, values


@dataclass(frozen=True, slots=True)
class Accounting:
    """Pages that came in and what became of them; `delivered` is counted at the source, the rest from the rows."""

    delivered: int
    accepted: int = 0
    duplicate: int = 0
    unchanged: int = 0
    quarantined: int = 0

    @classmethod
    def of(cls, delivered: int, statuses: Iterable[str]) -> "Accounting":
        """Count the statuses of the raw_pages rows; KeyError for a status that does not exist."""
        counts = Counter(statuses)
        unknown = set(counts) - set(values(PageStatus))
        if unknown:
            raise KeyError(f"unknown page status: {sorted(unknown)}")
        return cls(delivered, counts["accepted"], counts["duplicate"], counts["unchanged"], counts["quarantined"])

    @property
    def exact(self) -> bool:
        """True when every delivered page is accounted for."""
        return self.delivered == self.accepted + self.duplicate + self.unchanged + self.quarantined

    def __add__(self, other: "Accounting") -> "Accounting":
        return Accounting(
            self.delivered + other.delivered,
            self.accepted + other.accepted,
            self.duplicate + other.duplicate,
            self.unchanged + other.unchanged,
            self.quarantined + other.quarantined,
        )

    def __str__(self) -> str:
        sign = "=" if self.exact else "≠"
        return (
            f"{self.delivered} pages in {sign} {self.accepted} accepted + {self.duplicate} duplicate"
            f" + {self.unchanged} unchanged + {self.quarantined} quarantined"
        )
