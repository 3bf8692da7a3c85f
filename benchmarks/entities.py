"""How many facts have their subject found as an entity where the fact stands: python benchmarks/entities.py [--misses].

A subject is near when a mention in the fact's paragraph, and found when one there or anywhere before it,
bears the subject as one of its names or as its quote. Prints one row per language and kind of subject.
"""

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

import news_assets
from news_assets.schemas.records import Entity

GOLD = Path(__file__).parents[2] / "shared" / "gold"
FORMS = re.compile(r"\b(inc|ltd|corp|corporation|plc|co|company|group|the|holdings|sa|nv|ag)\b\.?", re.IGNORECASE)


def fold(name: str | None) -> str:
    """A name without marks, company forms and case."""
    plain = re.sub(r"[\"'״׳“”‘’`.,()\-–־]", " ", (name or "").lower())
    return " ".join(FORMS.sub(" ", plain).split())


def same(subject: str, entity: Entity) -> bool:
    """Equal, or one holds the other as whole words."""
    wanted = fold(subject)
    for name in filter(None, map(fold, (entity.quote, entity.name_he, entity.name_en))):
        if name == wanted or f" {wanted} " in f" {name} " or f" {name} " in f" {wanted} ":
            return True
        if min(len(name), len(wanted)) > 3 and (name[1:] == wanted or wanted[1:] == name):
            return True
    return False


def main() -> None:
    """Print found and all facts by language and kind of subject."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true")
    misses = options.parse_args().misses
    table: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    characters, began = 0, time.perf_counter()
    for path in (GOLD / "facts_dev.jsonl", GOLD / "market_dev.jsonl"):
        for document in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text = document["text"]
            characters += len(text)
            entities = news_assets.extract_text(text, lang=document["lang"]).entities
            for fact in document["facts"]:
                at = document["quantities"][fact["q"]]["start"]
                first, last = text.rfind("\n", 0, at) + 1, (text.find("\n", at) + 1 or len(text) + 1) - 1
                near = any(same(fact["subject"], e) for e in entities if first <= e.start < last)
                known = near or any(same(fact["subject"], e) for e in entities if e.start < last)
                row = table[document["lang"], fact["subject_type"]]
                row[0] += near
                row[1] += known
                row[2] += 1
                if misses and not known:
                    around = text[max(first, at - 70) : at + 20]
                    print(
                        document["doc_id"],
                        fact["subject_type"],
                        fact["subject"],
                        repr(around),
                        sep=" | ",
                        file=sys.stderr,
                    )
    seconds = time.perf_counter() - began
    print(f"{'language':8} {'subject':10} {'near':>6} {'found':>6} {'facts':>6}")
    for (language, kind), (near, known, total) in sorted(table.items()):
        print(f"{language:8} {kind:10} {near / total:6.3f} {known / total:6.3f} {total:6d}")
    for name, left_out in (("named", {"group", "sector", "other"}), ("all", set())):
        rows = [row for (_, kind), row in table.items() if kind not in left_out]
        near, known, total = (sum(row[i] for row in rows) for i in range(3))
        print(f"{name:8} {'':10} {near / total:6.3f} {known / total:6.3f} {total:6d}")
    print(f"{characters / seconds:,.0f} characters/s for all layers")


if __name__ == "__main__":
    main()
