"""What must hold for every page, however broken."""

import orjson

from news_assets.extract import PageRecords
from news_assets.schemas.vocabulary import PageStatus, values

_COLUMNS = {"title": "title", "deck": "deck", "text": "text", "caption": "image_caption"}


def faults(records: PageRecords) -> list[str]:
    """Return what is wrong with the answer; nothing when it keeps its promises."""
    found = []
    page = records.page
    if page.status not in values(PageStatus):
        found.append(f"status {page.status}")
    if page.status != "accepted" and ":" not in (page.reason or ""):
        found.append(f"no reason: {page.reason}")
    if (page.reason or "").startswith(("internal_error", "page_", "worker_")):
        found.append(page.reason or "")
    if page.status == "quarantined" and records.articles:
        found.append("quarantined with articles")
    orjson.dumps(records.to_dict())
    articles = {a.article_id: a for a in records.articles}
    comments = {c.comment_id: c for c in records.comments}
    for row in (*records.entities, *records.quantities, *records.facts):
        comment_id = getattr(row, "comment_id", None)
        article = articles[row.article_id]
        text = comments[comment_id].text if comment_id else getattr(article, _COLUMNS[row.field])
        if text[row.start : row.end] != row.quote or not row.quote:
            found.append(f"{type(row).__name__} {row.field}[{row.start}:{row.end}] is not {row.quote!r}")
    for table in ("articles", "comments", "entities", "quantities", "facts", "claim_checks"):
        rows = getattr(records, table)
        keys = {getattr(row, row.__slots__[0]) for row in rows}
        if len(keys) != len(rows):
            found.append(f"{table}: {len(rows) - len(keys)} keys twice")
    return found
