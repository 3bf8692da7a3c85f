"""Broken pages by the thousand: `python benchmarks/fuzz.py [20000]`; exits 1 when a promise is broken.

Every page goes through the worker pool, so a crash, a hang or a page that eats memory is counted too.
"""

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from news_assets.engine import extract_many
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Accounting
from news_assets_tests.fuzz.judge import faults
from news_assets_tests.fuzz.mutators import MUTATORS, mutant
from news_assets_tests.fuzz.seeds import SEEDS


def main(count: int) -> int:
    """Run `count` mutants and print what became of them."""
    pages = (PageInput(mutant(SEEDS, n)[1], f"https://news.example/{n}") for n in range(count))
    statuses: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    wrong: list[tuple[int, str]] = []
    slowest = 0.0
    last = started = time.monotonic()
    for number, records in enumerate(extract_many(pages)):
        now = time.monotonic()
        if now - last > slowest:
            slowest = now - last
        last = now
        statuses[records.page.status] += 1
        if records.page.reason:
            reasons[records.page.reason.partition(":")[0]] += 1
        wrong += [(number, fault) for fault in faults(records)]
    accounting = Accounting.of(count, statuses.elements())
    print(
        f"{count} pages by {len(MUTATORS)} mutators in {time.monotonic() - started:.0f} s; longest gap {slowest:.2f} s"
    )
    print(accounting)
    for reason, number in reasons.most_common():
        print(f"  {number:6} {reason}")
    print(f"{len(wrong)} broken promises (uncaught, unclassified, wrong spans, doubled keys)")
    for number, fault in wrong[:30]:
        print(f"  page {number} ({mutant(SEEDS, number)[0]}): {fault}")
    return int(bool(wrong) or not accounting.exact)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
