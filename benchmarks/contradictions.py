"""Are contradictions noticed? Errors put into real articles (python -m benchmarks.contradictions).

Each injection changes one number of one article; it counts as noticed when a claim is found inconsistent that was not
before. The last table lists what is found inconsistent in the untouched articles, to be read by a person.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import news_assets
from news_assets.entities import find_entities
from news_assets.facts import find_facts
from news_assets.quantities import find_quantities
from news_assets.reconcile import check_claims
from news_assets.schemas.records import ClaimCheck, Fact, Quantity
from news_assets.text.document import Document

SHARED = Path(__file__).resolve().parents[2] / "shared"
_SCALES = {
    "million": "billion", "billion": "trillion", "מיליון": "מיליארד", "מיליוני": "מיליארדי", "מיליארד": "טריליון",
}  # fmt: skip
_SMALLER = {new: old for old, new in _SCALES.items()} | {"bn": "m"}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass
class Article:
    """Title and text of one article with what is read of it."""

    name: str
    language: str
    title: str
    text: str
    published_at: str | None

    def read(self) -> tuple[list[Fact], list[Quantity], list[ClaimCheck]]:
        """Facts, quantities and claim checks."""
        fields = [Document(self.title, self.language, "a", "title"), Document(self.text, self.language, "a", "text")]
        quantities = [q for document in fields for q in find_quantities(document)]
        facts = find_facts(fields, quantities, find_entities(fields), published_at=self.published_at)
        facts, checks = check_claims(facts, quantities)
        return facts, quantities, checks

    def changed(self, claim: Fact | Quantity, new: str) -> "Article":
        """The article with other words in a claim's place."""
        title, text = self.title, self.text
        if claim.field == "title":
            title = title[: claim.start] + new + title[claim.end :]
        else:
            text = text[: claim.start] + new + text[claim.end :]
        return Article(self.name, self.language, title, text, self.published_at)


def articles(limit: int) -> Iterator[Article]:
    """The annotated documents, then the pages."""
    for path in sorted((SHARED / "gold").glob("*_dev.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            title, _, text = row["text"].partition("\n\n")
            yield Article(row["doc_id"], row["lang"], title if text else "", text or title, row["published_at"])
    for path in sorted((SHARED / "articles" / "html").rglob("*.html*"))[:limit]:
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        main = next((a for a in news_assets.extract_page(body).articles if a.is_main and len(a.text) > 300), None)
        if main is not None and (main.language or "en")[:2] in ("he", "en"):
            yield Article(path.name, main.language or "en", main.title or "", main.text, main.published_at)


def times(claim: Fact | Quantity, factor: float) -> str | None:
    """The claim's words with its first number multiplied."""
    found = _DIGITS.search(claim.quote)
    if found is None:
        return None
    value = float(found.group().replace(",", "")) * factor
    return claim.quote[: found.start()] + f"{value:.10g}" + claim.quote[found.end() :]


def rescaled(claim: Fact | Quantity, scales: dict[str, str], *, last: bool = False) -> str | None:
    """The claim's words with its (last) scale word replaced by another."""
    words = re.split(r"(\W+)", claim.quote)
    places = [i for i, word in enumerate(words) if word in scales]
    if not places or (last and len(places) < 2):
        return None
    place = places[-1] if last else places[0]
    return "".join((*words[:place], scales[words[place]], *words[place + 1 :]))


def injections(
    article: Article, facts: list[Fact], quantities: list[Quantity], checks: list[ClaimCheck]
) -> Iterator[tuple[str, Article]]:
    """Every error that a check should notice, with the kind of error."""
    by_id = {fact.fact_id: fact for fact in facts}
    planned: list[tuple[str, Fact | Quantity, str | None]] = [
        ("range end slips by a thousand", quantity, rescaled(quantity, _SMALLER, last=True))
        for quantity in quantities
        if quantity.modifier == "range" and quantity.kind == "money"
    ]
    for fact in facts:
        if fact.form == "prose" and fact.modality == "actual" and fact.value:
            planned += _moves(article, fact, facts) if fact.measure == "change" else _levels(fact, facts)
    for check in checks:
        if check.verdict in ("consistent", "approximate") and check.rule not in ("same_claim", "title_against_body"):
            fact = by_id[check.inputs[-1]]
            planned.append((f"{check.rule}: one number wrong", fact, times(fact, 2.5)))
    for kind, claim, new in planned:
        if new is not None and claim.field in ("title", "text"):
            yield kind, article.changed(claim, new)


def _moves(article: Article, fact: Fact, facts: list[Fact]) -> Iterator[tuple[str, Fact, str | None]]:
    value, text = fact.value or 1.0, article.title if fact.field == "title" else article.text
    # In Hebrew a minus may be the hyphen behind a prefix letter.
    plain = value < 0 or not article.language.startswith("he")
    if plain and fact.unit == "percent" and fact.quote[:1].isdigit() and text[fact.start - 1 : fact.start] == " ":
        yield "sign against the verb", fact, ("-" if value > 0 else "+") + fact.quote
    if fact.unit == "percent" and value < 0 and fact.metric in ("price", "revenue", "market_cap", "volume"):
        yield "fall of more than everything", fact, times(fact, 150 / -value)
    if fact.field == "title" and _again(fact, facts):
        yield "headline with another number", fact, times(fact, 1.7)


def _levels(fact: Fact, facts: list[Fact]) -> Iterator[tuple[str, Fact, str | None]]:
    if fact.metric in ("stake", "wealth_share", "unemployment") and fact.unit == "percent":
        yield "share of more than everything", fact, times(fact, 150 / max(1.0, fact.value or 1.0))
    if not _again(fact, facts):
        return
    where = "headline" if fact.field == "title" else "same claim"
    yield f"{where} off by a thousand", fact, rescaled(fact, _SCALES)
    yield f"{where} with another number", fact, times(fact, 1.7)


def _again(fact: Fact, facts: list[Fact], field: str = "text") -> bool:
    """Whether the text says the same elsewhere."""
    key = (fact.subject, fact.metric, fact.measure, fact.value, fact.unit, fact.modality)
    return any(
        (f.subject, f.metric, f.measure, f.value, f.unit, f.modality) == key
        and f.field == field
        and (f.field, f.start) != (fact.field, fact.start)
        and f.sentence != fact.sentence
        for f in facts
    )


def refused(checks: list[ClaimCheck]) -> Counter[str]:
    """Inconsistent verdicts per rule."""
    return Counter(check.rule for check in checks if check.verdict == "inconsistent")


def impossible(facts: list[Fact]) -> int:
    """Facts that the row expectations refuse: shares of a whole outside 0 to 100%."""
    shares = ("stake", "wealth_share", "unemployment", "poverty", "tax_rate")
    return sum(
        f.metric in shares and f.measure == "level" and f.unit == "percent" and not 0 <= (f.value or 0) <= 100
        for f in facts
    )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=228)
    parser.add_argument("--missed", help="print the missed injections of this kind")
    options = parser.parse_args()
    noticed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    checks_made: Counter[str] = Counter()
    found: list[str] = []
    count = 0
    for article in articles(options.pages):
        count += 1
        facts, quantities, checks = article.read()
        before, marked = refused(checks), impossible(facts)
        checks_made.update(check.rule for check in checks)
        found += [f"{article.name} {c.rule}: {c.explanation}" for c in checks if c.verdict == "inconsistent"]
        for kind, wrong in injections(article, facts, quantities, checks):
            again, _, after = wrong.read()
            seen = bool(refused(after) - before) or impossible(again) > marked
            noticed[kind][0] += seen
            noticed[kind][1] += 1
            if options.missed and options.missed in kind and not seen:
                sys.stdout.write(f"missed {article.name}: {_difference(article, wrong)}\n")
    sys.stdout.write(f"{count} articles; checks made: {dict(checks_made)}\n")
    for kind, (seen, total) in sorted(noticed.items()):
        sys.stdout.write(f"{kind:45} {seen:4} of {total:4} noticed  {seen / total:.2f}\n")
    seen, total = (sum(row[i] for row in noticed.values()) for i in (0, 1))
    sys.stdout.write(f"{'all':45} {seen:4} of {total:4} noticed  {seen / max(1, total):.2f}\n")
    sys.stdout.write(f"untouched articles: {len(found)} inconsistent of {checks_made.total()} checks\n")
    sys.stdout.writelines(f"  {line}\n" for line in found)


def _difference(old: Article, new: Article) -> str:
    a, b = f"{old.title}\n{old.text}", f"{new.title}\n{new.text}"
    place = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return b[max(0, place - 90) : place + 40].replace("\n", " ")


if __name__ == "__main__":
    main()
