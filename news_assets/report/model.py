"""What the evidence report shows, as plain data, from the rows of the tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from news_assets.report.figures import value_text
from news_assets.report.highlight import Mark, Piece, paragraphs, pieces

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as a table line; `anchor` leads to its highlighted characters."""

    anchor: str
    fact: Row
    value: str
    sort: float
    article_title: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One claim check with links to the claims it used."""

    check: Row
    inputs: tuple[FactLine, ...]
    article_title: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its marked fields and its comments."""

    article: Row
    url: str | None
    direction: str
    title: list[Piece]
    deck: list[Piece]
    body: list[list[Piece]]
    caption: list[Piece]
    comments: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the template needs."""

    title: str
    accounting: Mapping[str, int]
    movers: list[FactLine]
    wealth: list[FactLine]
    stakes: list[FactLine]
    others: list[FactLine]
    checks: list[CheckLine]
    activity: list[tuple[Row, int, int]]
    quarantine: Sequence[Row]
    articles: list[ArticleView] = field(default_factory=list)


def build(tables: Tables, *, title: str) -> Report:
    """Arrange the rows of raw_pages, articles, comments, entities, facts, claim_checks and quarantine."""
    pages = {row["page_id"]: row for row in tables.get("raw_pages", ())}
    articles = {row["article_id"]: row for row in tables.get("articles", ())}
    lines = {f["fact_id"]: _line(f, articles) for f in tables.get("facts", ()) if f["article_id"] in articles}
    comments = _by_article(tables.get("comments", ()))
    entities = _by_article(tables.get("entities", ()))
    facts = _by_article(tables.get("facts", ()))
    shown = set[str]()

    def pick(*metrics: str, measure: str | None = None, unit: str | None = None) -> list[FactLine]:
        found = [
            line
            for line in lines.values()
            if line.fact["metric"] in metrics
            and measure in (None, line.fact["measure"])
            and unit in (None, line.fact["unit"])
            and line.fact["fact_id"] not in shown
        ]
        shown.update(line.fact["fact_id"] for line in found)
        return sorted(found, key=lambda line: -abs(line.sort))

    return Report(
        title=title,
        accounting=_accounting(tables),
        movers=pick("price", measure="change", unit="percent"),
        wealth=pick("net_worth", "average_wealth", "wealth_share", "wealth_equivalent"),
        stakes=pick("stake"),
        others=pick(*{line.fact["metric"] for line in lines.values()}),
        checks=[
            CheckLine(c, tuple(lines[i] for i in c["inputs"] if i in lines), _title(articles.get(c["article_id"])))
            for c in sorted(tables.get("claim_checks", ()), key=_severity)
        ],
        activity=_activity(articles, comments),
        quarantine=tables.get("quarantine", ()),
        articles=[
            _view(a, pages.get(a["page_id"]), facts.get(key, []), entities.get(key, []), comments.get(key, []))
            for key, a in articles.items()
        ],
    )


def _accounting(tables: Tables) -> dict[str, int]:
    pages = tables.get("raw_pages", ())
    counts = {"in": len(pages)}
    for status in ("accepted", "duplicate", "unchanged", "quarantined"):
        counts[status] = sum(row["status"] == status for row in pages)
    return counts


def _severity(check: Row) -> int:
    return ("inconsistent", "approximate", "derived", "consistent").index(check["verdict"])


def _title(article: Row | None) -> str:
    return str(article["title"] or article["text"][:60] or article["article_id"]) if article else ""


def _line(fact: Row, articles: Mapping[str, Row]) -> FactLine:
    sort = next((v for v in (fact["value"], fact["high"], fact["low"]) if v is not None), 0.0)
    return FactLine(f"f-{fact['fact_id']}", fact, value_text(fact), sort, _title(articles.get(fact["article_id"])))


def _by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["article_id"], []).append(row)
    return groups


def _activity(articles: Mapping[str, Row], comments: Mapping[str, list[Row]]) -> list[tuple[Row, int, int]]:
    rows = [
        (articles[key], len(own), sum(c["likes"] or 0 for c in own)) for key, own in comments.items() if key in articles
    ]
    return sorted(rows, key=lambda row: -row[1])


def _view(article: Row, page: Row | None, facts: list[Row], entities: list[Row], comments: list[Row]) -> ArticleView:
    marked = {name: _marks(name, facts, entities) for name in ("title", "deck", "text", "caption")}
    return ArticleView(
        article=article,
        url=_safe_url(page["url"] if page else None),
        direction="rtl" if (article["language"] or "").startswith(("he", "ar")) else "ltr",
        title=pieces(article["title"] or "", marked["title"]),
        deck=pieces(article["deck"] or "", marked["deck"]),
        body=paragraphs(pieces(article["text"] or "", marked["text"])),
        caption=pieces(article["image_caption"] or "", marked["caption"]),
        comments=comments,
    )


def _marks(name: str, facts: list[Row], entities: list[Row]) -> list[Mark]:
    spans: dict[tuple[int, int], list[Row]] = {}
    for fact in facts:
        if fact["field"] == name:
            spans.setdefault((fact["start"], fact["end"]), []).append(fact)
    marks = [
        Mark(
            start,
            end,
            "fact",
            tuple(f"f-{fact['fact_id']}" for fact in group),
            "; ".join(f"{fact['subject']}: {fact['metric']} {value_text(fact)} ({fact['modality']})" for fact in group),
            not all(fact["valid"] for fact in group),
        )
        for (start, end), group in spans.items()
    ]
    taken = list(spans)
    for entity in entities:
        start, end = entity["start"], entity["end"]
        if entity["field"] == name and not any(start < b and a < end for a, b in taken):
            known = entity["ticker"] or entity["name_en"] or entity["name_he"] or ""
            marks.append(Mark(start, end, "entity", (), " ".join(filter(None, (entity["type"], known)))))
    return marks


def _safe_url(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
