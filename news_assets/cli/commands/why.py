"""news-assets why: the way of a fact back to the bytes."""

from typing import Annotated, Any

import typer

from news_assets.cli.exits import FAILED, OK
from news_assets.cli.options import Json
from news_assets.cli.tables import lake, one, rows


def why(
    fact: Annotated[str, typer.Argument(help="fact_id, or its first characters.")],
    as_json: Json = False,
) -> None:
    """Tell where a fact comes from: sentence, offsets, rule, page, hash of the bytes, run, checks."""
    from news_assets.cli.output import print_json

    trace = _trace(one("facts", "fact_id", fact))
    if as_json:
        print_json(trace)
    else:
        _print(trace)
    raise typer.Exit(OK if all(trace["verified"].values()) else FAILED)


def _trace(fact: dict[str, Any]) -> dict[str, Any]:
    import polars as pl

    from news_assets.report.highlight import place_in_sentence
    from news_assets.schemas.ids import sha256_hex

    article = one("articles", "article_id", fact["article_id"])
    page = lake().scan("raw_pages").filter(pl.col("page_id") == article["page_id"]).collect().to_dicts()[-1]
    body = page.pop("body")
    source = article["image_caption" if fact["field"] == "caption" else fact["field"]] or ""
    checks = rows("claim_checks", pl.col("inputs").list.contains(fact["fact_id"]))
    refused = rows("quarantine", pl.col("key") == fact["fact_id"])
    return {
        "fact": fact,
        "in_sentence": place_in_sentence(fact["sentence"], source, fact["start"], fact["end"]),
        "quantity": one("quantities", "quantity_id", fact["quantity_id"]),
        "article": {k: article[k] for k in ("article_id", "title", "method", "site_profile", "published_at")},
        "page": page,
        "claim_checks": checks,
        "refused_by": [row["reason"] for row in refused],
        "verified": {
            "the quote stands at its offsets": source[fact["start"] : fact["end"]] == fact["quote"],
            "the stored bytes have the recorded hash": sha256_hex(body) == page["body_sha256"],
        },
    }


def _print(trace: dict[str, Any]) -> None:
    from news_assets.cli.output import console, print_marked, print_pairs, styled
    from news_assets.report.figures import value_text
    from news_assets.report.highlight import pieces_around

    out = console()
    fact, page, article = trace["fact"], trace["page"], trace["article"]
    out.print(
        styled(f"{fact['subject']}: {fact['metric']} {fact['measure']} {value_text(fact)} ({fact['modality']})", "bold")
    )
    print_marked(pieces_around(fact["sentence"], trace["in_sentence"], fact["valid"]), "")
    lines = {
        "where": f"{fact['field']}[{fact['start']}:{fact['end']}] of {article['article_id']} ({article['title']})",
        "rule": f"{fact['rule']}, right in {100 * fact['score']:.0f}% of its uses on annotated documents",
        "number": f"{trace['quantity']['kind']}, as written {fact['quote']!r}",
        "valid": "yes" if fact["valid"] else "no: " + "; ".join(trace["refused_by"] or ["refused by a claim check"]),
        "article": f"read by {article['method']}, profile {article['site_profile']}",
        "published": article["published_at"] or "not stated",
        "page": f"{page['url'] or page['source_ref']}, fetched {page['fetched_at']}, charset {page['charset_used']}",
        "bytes": f"{page['size']} bytes, sha256 {page['body_sha256']}",
        "run": fact["run_id"],
    }
    checks = [f"{check['verdict']} {check['rule']}: {check['explanation']}" for check in trace["claim_checks"]]
    print_pairs(lines | ({"checks": "\n".join(checks)} if checks else {}))
    for claim, holds in trace["verified"].items():
        out.print(styled(f"{'ok' if holds else 'BROKEN':8s} {claim}", "green" if holds else "bold red"))
