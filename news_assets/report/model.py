"""What the evidence report shows, as plain data, from the rows of the tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from news_assets.report.figures import number_text, value_text
from news_assets.report.highlight import Mark, Piece, paragraphs, pieces
from news_assets.report.lines import FactLine, Row, StakeLine, fact_line, merged, stakes, title_of

Tables = Mapping[str, Sequence[Row]]
_TRADED = ("company", "index", "commodity", "currency", "fund", "market", "sector")
_SURE = 0.55
_WEALTH = ("net_worth", "average_wealth", "wealth_share", "wealth_equivalent")


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One claim check with the claims it used and its figures as a reader writes them."""

    check: Row
    inputs: tuple[FactLine, ...]
    article_title: str

    @property
    def sum(self) -> str:
        """What is stated against what follows, with the distance; empty where the check has no figures."""
        stated, computed, error = (self.check[name] for name in ("stated", "computed", "relative_error"))
        parts = [] if stated is None else [f"stated {number_text(stated)}"]
        parts += [] if computed is None else [f"computed {number_text(computed)}"]
        off = error is not None and self.check["verdict"] in ("inconsistent", "approximate")
        return " · ".join([*parts, f"{100 * error:.1f}% apart"] if off else parts)


@dataclass(frozen=True, slots=True)
class Activity:
    """The discussion below one article."""

    article: Row
    title: str
    comments: int
    people: int
    likes: int
    liked: Row | None


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
    facts: int
    comments: int
    movers: list[FactLine]
    wealth: list[FactLine]
    stakes: list[StakeLine]
    others: list[FactLine]
    broken: list[CheckLine]
    holding: list[CheckLine]
    activity: list[Activity]
    quarantine: Sequence[Row]
    articles: list[ArticleView] = field(default_factory=list)


def build(tables: Tables, *, title: str) -> Report:
    """Arrange the rows of raw_pages, articles, comments, entities, facts, claim_checks and quarantine."""
    pages = {row["page_id"]: row for row in tables.get("raw_pages", ())}
    articles = {row["article_id"]: row for row in tables.get("articles", ())}
    lines = {
        fact["fact_id"]: fact_line(fact, articles[fact["article_id"]])
        for fact in tables.get("facts", ())
        if fact["article_id"] in articles
    }
    comments = _by_article(tables.get("comments", ()))
    entities = _by_article(tables.get("entities", ()))
    facts = _by_article(tables.get("facts", ()))
    sections: dict[str, list[FactLine]] = {"movers": [], "wealth": [], "stakes": [], "others": []}
    for line in lines.values():
        sections[_section(line.fact)].append(line)
    checks = [
        CheckLine(
            check, tuple(lines[i] for i in check["inputs"] if i in lines), title_of(articles.get(check["article_id"]))
        )
        for check in sorted(tables.get("claim_checks", ()), key=_severity)
    ]
    return Report(
        title=title,
        accounting=_accounting(tables),
        facts=len(lines),
        comments=sum(map(len, comments.values())),
        movers=merged(sections["movers"]),
        wealth=merged(sections["wealth"]),
        stakes=stakes(sections["stakes"]),
        others=sorted(merged(sections["others"]), key=lambda line: str(line.fact["metric"])),
        broken=[line for line in checks if line.check["verdict"] == "inconsistent"],
        holding=[line for line in checks if line.check["verdict"] != "inconsistent"],
        activity=_activity(articles, pages, comments),
        quarantine=tables.get("quarantine", ()),
        articles=[
            _view(a, pages.get(a["page_id"]), facts.get(key, []), entities.get(key, []), comments.get(key, []))
            for key, a in articles.items()
        ],
    )


def _section(fact: Row) -> str:
    if fact["metric"] == "price" and fact["measure"] == "change" and fact["unit"] == "percent":
        # A name no list has, read by a rule that is often wrong, is no mover of any market.
        known = fact.get("subject_id") or fact.get("subject_type") in _TRADED
        return "movers" if known or (fact.get("score") or 0.0) >= _SURE else "others"
    return "wealth" if fact["metric"] in _WEALTH else "stakes" if fact["metric"] == "stake" else "others"


def _accounting(tables: Tables) -> dict[str, int]:
    pages = tables.get("raw_pages", ())
    counts = {"in": len(pages)}
    for status in ("accepted", "duplicate", "unchanged", "quarantined"):
        counts[status] = sum(row["status"] == status for row in pages)
    return counts


def _severity(check: Row) -> int:
    return ("inconsistent", "approximate", "derived", "consistent").index(check["verdict"])


def _by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["article_id"], []).append(row)
    return groups


def _activity(
    articles: Mapping[str, Row], pages: Mapping[str, Row], comments: Mapping[str, list[Row]]
) -> list[Activity]:
    of_address: dict[str, Row] = {}
    for article in articles.values():
        page = pages.get(article["page_id"])
        if page and page.get("canonical_url") and article.get("is_main") and page.get("form") != "json":
            of_address[page["canonical_url"]] = article
    rows = [
        Activity(
            discussed := _discussed(articles[key], pages, of_address),
            title_of(discussed, pages.get(discussed["page_id"])),
            len(own),
            len({c["author"] for c in own if c["author"]}),
            sum(c["likes"] or 0 for c in own),
            max((c for c in own if c["likes"] and c["text"]), key=lambda c: int(c["likes"]), default=None),
        )
        for key, own in comments.items()
        if key in articles
    ]
    return sorted(rows, key=lambda row: -row.comments)


def _discussed(article: Row, pages: Mapping[str, Row], of_address: Mapping[str, Row]) -> Row:
    """Return the article that comments are about: for a service's answer, the one on the page that named it."""
    page = pages.get(article["page_id"])
    address = page.get("canonical_url") if page and page.get("form") == "json" else None
    return of_address.get(address, article) if address else article


def _view(article: Row, page: Row | None, facts: list[Row], entities: list[Row], comments: list[Row]) -> ArticleView:
    marked = {name: marks(name, facts, entities) for name in ("title", "deck", "text", "caption")}
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


def marks(name: str, facts: Sequence[Row], entities: Sequence[Row]) -> list[Mark]:
    """Return what is to be marked in one field of an article: its facts, and the entities beside them."""
    spans: dict[tuple[int, int], list[Row]] = {}
    for fact in facts:
        if fact["field"] == name:
            spans.setdefault((fact["start"], fact["end"]), []).append(fact)
    found = [
        Mark(
            start,
            end,
            "fact",
            tuple(f"f-{fact['fact_id']}" for fact in group),
            "; ".join(map(_label, group)) + f" · {name}[{start}:{end}]",
            not all(fact["valid"] for fact in group),
        )
        for (start, end), group in spans.items()
    ]
    taken = list(spans)
    for entity in entities:
        start, end = entity["start"], entity["end"]
        if entity["field"] == name and not any(start < b and a < end for a, b in taken):
            known = entity["ticker"] or entity["name_en"] or entity["name_he"] or ""
            found.append(Mark(start, end, "entity", (), " ".join(filter(None, (entity["type"], known)))))
    return found


def _label(fact: Row) -> str:
    change = " change" if fact["measure"] == "change" else ""
    rule = f", rule {fact['rule']}" if fact.get("rule") else ""
    return f"{fact['subject']}: {fact['metric']}{change} {value_text(fact)} ({fact['modality']}{rule})"


def _safe_url(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
