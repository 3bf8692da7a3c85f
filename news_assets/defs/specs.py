"""The tables as Dagster sees them: what each is, where it comes from, its columns and its checks."""

from collections.abc import Mapping
from datetime import timedelta

import dagster as dg
import pyarrow as pa

from news_assets.defs.lineage import column_lineage
from news_assets.schemas.tables import DATE, TABLES, Column, Table

OWNER = "team:news-data"
_GROUP_AND_PARENTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "raw_pages": ("pages", ()),
    "articles": ("pages", ("raw_pages",)),
    "comments": ("pages", ("raw_pages", "articles")),
    "entities": ("facts", ("articles", "comments")),
    "quantities": ("facts", ("articles",)),
    "facts": ("facts", ("quantities", "entities", "articles")),
    "claim_checks": ("facts", ("facts",)),
    "quarantine": (
        "quality",
        ("raw_pages", "articles", "comments", "entities", "quantities", "facts", "claim_checks"),
    ),
}
_ABOUT: Mapping[str, str] = {
    "raw_pages": "Every page as received, and what became of it: in = accepted + duplicate + unchanged + quarantined.",
    "articles": "The articles of the accepted pages: text, title, deck, authors, dates.",
    "comments": "Reader comments with authors, times and who answers whom.",
    "entities": "People, companies, indices and more, each mention with its place in the text and linked where known.",
    "quantities": "Every number of the articles, normalised to base units beside its own words.",
    "facts": "Numbers bound to what they say about whom; valid=false: an expectation or claim check refused it.",
    "claim_checks": "The page's claims tested against each other, with the arithmetic in words.",
    "quarantine": "Rows that an expectation refused and pages that could not be read, each with its reason.",
}
# The daily schedule makes a day soon after it ends; a day and a half without any is a missed night.
_FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=36), warn_window=timedelta(hours=26))
ROWS, SUITE, ACCOUNTING, READABLE = "row_rules", "expectations", "accounting", "readable"


def asset_specs() -> list[dg.AssetSpec]:
    """Return one spec per table."""
    return [_asset_spec(table) for table in TABLES.values()]


def check_specs() -> list[dg.AssetCheckSpec]:
    """Return the blocking checks: row rules and Great Expectations suite per table, and the page accounting."""
    specs = [
        dg.AssetCheckSpec(
            ACCOUNTING,
            asset="raw_pages",
            blocking=True,
            description="Every delivered page is accepted, duplicate, unchanged or quarantined.",
        ),
        dg.AssetCheckSpec(READABLE, asset="raw_pages", description="Every delivered page could be read."),
    ]
    for name in TABLES:
        if name != "quarantine":
            about = "References, quotes, ranges, signs, units, dates: rules over rows and the rows they point at."
            specs.append(dg.AssetCheckSpec(ROWS, asset=name, blocking=True, description=about))
            about = "Great Expectations suite: vocabularies, formats, bounds."
            specs.append(dg.AssetCheckSpec(SUITE, asset=name, blocking=True, description=about))
    return specs


def table_schema(table: Table) -> dg.TableSchema:
    """Return the columns with types, descriptions and constraints."""
    return dg.TableSchema(
        [_column(column, column.name == table.key) for column in (*table.columns, DATE)],
        constraints=dg.TableConstraints([f"{c} points at {t}" for c, t in table.references]),
    )


def _asset_spec(table: Table) -> dg.AssetSpec:
    group, parents = _GROUP_AND_PARENTS[table.name]
    return dg.AssetSpec(
        table.name,
        deps=[dg.AssetDep(parent) for parent in parents],
        description=_ABOUT[table.name],
        group_name=group,
        kinds={"python", "parquet", "greatexpectations"} - ({"greatexpectations"} if group == "quality" else set()),
        owners=[OWNER],
        tags={"domain": "news", "layer": group},
        freshness_policy=_FRESH if table.name in ("raw_pages", "facts") else None,
        metadata={
            "dagster/column_schema": table_schema(table),
            "dagster/column_lineage": column_lineage(table.name),
            "dagster/table_name": table.name,
        },
    )


def _column(column: Column, key: bool) -> dg.TableColumn:
    other = [f"one of {', '.join(column.allowed)}"] if column.allowed else []
    return dg.TableColumn(
        column.name,
        type=_type_name(column.type),
        description=column.description,
        constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=key, other=other),
    )


def _type_name(type_: pa.DataType) -> str:
    return f"list<{type_.value_type}>" if pa.types.is_list(type_) else str(type_)
