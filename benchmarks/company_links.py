"""How many companies are found where none is spoken of: python -m benchmarks.company_links [--others] [--all].

Texts of ../shared/gold and ../shared/articles that speak least of money, 20 Hebrew and 20 English ones, chosen by the
share of business words and not by what is found in them. Every linked company is printed with its surroundings, and
whether somebody has read and judged it (benchmarks/company_links.tsv: text, id, right or wrong).
`--others` reads the texts of other languages instead, where names of companies are judged in the same way.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import news_assets

SHARED = Path(__file__).parents[2] / "shared"
JUDGED = Path(__file__).with_suffix(".tsv")
_EACH = 20
_BUSINESS = re.compile(
    r"(?<!\w)(?:companies|company|shares?|stocks?|investors?|billions?|millions?|market|markets|profit|revenue|earnings|bank|banks|ceo"
    r"|dollars?|business|startup|firm|firms|price|prices|sales|nasdaq|economy|economic|financial"
    r"|[ובלמהשכ]{0,2}(?:חברה|חברת|חברות|מניות|מניית|מניה|שקל|שקלים|דולר|דולרים|מיליון|מיליארד|בנק|בנקים|בורסה|רבעון|רווח|הכנסות|משקיעים"
    r"|נדל\"ן|כלכלה|כלכלית|עסקים|מנכ\"ל|תקציב|אוצר|מחיר|מחירי|מחירים|שוק|ש\"ח|תעשיית|מכירות|השקעות))(?!\w)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|and|of|that|with|was|for)\b")


def texts() -> Iterator[tuple[str, str, str]]:
    """Id, language (he, en or other) and text of everything that is long enough to judge."""
    for path in ("facts_dev.jsonl", "market_dev.jsonl"):
        for row in map(json.loads, (SHARED / "gold" / path).read_text(encoding="utf-8").splitlines()):
            yield row["doc_id"], row["lang"], row["text"]
    for row in map(json.loads, (SHARED / "articles" / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        text = row["body"] or ""
        if len(text) > 600:
            hebrew = sum("א" <= c <= "ת" for c in text) > 0.3 * len(text)
            english = len(_ENGLISH.findall(text)) > 0.04 * len(text.split())
            yield row["id"][:40], "he" if hebrew else "en" if english else "other", text


def business(text: str) -> float:
    """Business words in a thousand characters."""
    return 1000 * len(_BUSINESS.findall(text.replace("״", '"'))) / len(text)


def chosen(languages: tuple[str, ...], each: int) -> list[tuple[str, str, str]]:
    """The texts of each language that speak least of money; of equal ones the first by id."""
    rows = sorted(texts(), key=lambda row: (business(row[2]), row[0]))
    return [row for language in languages for row in [r for r in rows if r[1] == language][:each]]


def judgements() -> dict[tuple[str, str], str]:
    """What was judged by reading: (text, entity id) → right or wrong."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines() if JUDGED.is_file() else []
    return {(a, b): c for a, b, c in (line.split("\t") for line in lines)}


def main() -> None:
    """Print the links and the counts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--others", action="store_true")
    options.add_argument("--all", action="store_true", help="as many texts as there are")
    asked = options.parse_args()
    judged, counts = judgements(), Counter[str]()
    rows = chosen(("other",) if asked.others else ("he", "en"), 10**6 if asked.all else _EACH)
    for name, language, text in rows:
        for entity in news_assets.extract_text(text, lang=None if language == "other" else language).entities:
            if entity.type == "company" and entity.entity_id:
                verdict = judged.get((name, entity.entity_id), "unread")
                counts[verdict] += 1
                around = text[max(0, entity.start - 40) : entity.end + 40].replace("\n", " ")
                print(f"{verdict}\t{name}\t{entity.entity_id}\t{entity.score:.2f}\t{around}")
    print(f"{len(rows)} texts, {sum(len(t) for _, _, t in rows)} characters; company links: {dict(counts)}")


if __name__ == "__main__":
    main()
