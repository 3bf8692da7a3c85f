"""The dev part of the measuring data must stay read as it is read today."""

import json
from pathlib import Path

import pytest

from news_assets.quantities import find_quantities
from news_assets.text.document import Document


@pytest.mark.parametrize("name", ["facts_dev", "market_dev"])
def test_annotated_numbers_are_found_with_their_value(shared: Path, name: str) -> None:
    wanted = hits = extra = 0
    for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        found = find_quantities(Document(gold["text"], gold["lang"]))
        left = {(q["value"], q["low"], q["high"]) for q in gold["quantities"]}
        read = {(q.value, q.low, q.high) for q in found}
        wanted += len(left)
        hits += len(left & read)
        extra += len(read - left)
    assert hits >= 0.95 * wanted
    assert extra <= 0.05 * wanted
