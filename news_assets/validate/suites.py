"""Great Expectations suites, one per table: vocabularies from the schema, formats and bounds from the lists below."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import polars as pl

from news_assets.schemas.tables import TABLES
from news_assets.validate.rule import ExpectationError, Finding

_RFC3339 = r"^\d{4}(?:-\d{2}(?:-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?)?)?$"
_UTC = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|\+00:00)$"
_SHA256 = r"^[0-9a-f]{64}$"
_FORMATS = {
    "raw_pages.fetched_at": _UTC,
    "raw_pages.body_sha256": _SHA256,
    "articles.text_sha256": _SHA256,
    "articles.published_at": _RFC3339,
    "articles.modified_at": _RFC3339,
    "articles.language": r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$",
    "comments.published_at": _RFC3339,
    "entities.wikidata": r"^Q[1-9]\d*$",
    "facts.as_of": _RFC3339,
}
_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "raw_pages.size": (0, None),
    "raw_pages.replacements": (0, None),
    "raw_pages.http_status": (100, 599),
    "articles.position": (0, None),
    "articles.comment_count": (0, None),
    "comments.position": (0, None),
    "comments.depth": (0, None),
    "comments.likes": (0, None),
    "comments.dislikes": (0, None),
    "entities.start": (0, None),
    "entities.score": (0, 1),
    "quantities.start": (0, None),
    "facts.start": (0, None),
    "facts.score": (0, 1),
    "claim_checks.relative_error": (0, None),
}
_SPANS = ("entities", "quantities", "facts")


@dataclass(frozen=True)
class Expectation:
    """One declared expectation: `type` is the name of a class of great_expectations.expectations."""

    id: str
    says: str
    type: str
    arguments: dict[str, Any] = field(hash=False)

    @property
    def columns(self) -> set[str]:
        """Columns the expectation reads."""
        return {v for k, v in self.arguments.items() if k in ("column", "column_A", "column_B")}


@cache
def suite(table: str) -> tuple[Expectation, ...]:
    """Return the table's declared expectations."""
    return tuple(_declared(table))


def _declared(table: str) -> Iterator[Expectation]:
    for column in TABLES[table].columns:
        name = f"{table}.{column.name}"
        of = {"column": column.name}
        if column.allowed:
            says = f"{column.name} must be one of its vocabulary"
            yield Expectation(
                f"{name}_in_vocabulary", says, "ExpectColumnValuesToBeInSet", {**of, "value_set": list(column.allowed)}
            )
        if name in _FORMATS:
            says = f"{column.name} must be written as {'a hash' if _FORMATS[name] == _SHA256 else 'its standard says'}"
            yield Expectation(f"{name}_format", says, "ExpectColumnValuesToMatchRegex", {**of, "regex": _FORMATS[name]})
        if name in _BOUNDS:
            low, high = _BOUNDS[name]
            says = f"{column.name} must be at least {low:g}" + ("" if high is None else f" and at most {high:g}")
            arguments = {**of, "min_value": low, "max_value": high}
            yield Expectation(f"{name}_in_bounds", says, "ExpectColumnValuesToBeBetween", arguments)
    if table in _SPANS:
        pair = {"column_A": "end", "column_B": "start"}
        says = "a span must end behind its start"
        yield Expectation(f"{table}.span_ordered", says, "ExpectColumnPairValuesAToBeGreaterThanB", pair)


def check(table: str, frame: pl.DataFrame) -> list[Finding]:
    """Run the table's suite; every row it refuses is a finding. Raises ExpectationError when GX itself fails."""
    declared = suite(table)
    if not declared or frame.is_empty():
        return []
    gx, source = _great_expectations()
    needed = sorted(set().union(*(e.columns for e in declared)))
    data = frame.select(needed).to_pandas()
    asset = source.add_dataframe_asset(table)
    try:
        batch = asset.add_batch_definition_whole_dataframe("day").get_batch({"dataframe": data})
        built = [getattr(gx.expectations, e.type)(**e.arguments, meta={"id": e.id}) for e in declared]
        report = batch.validate(gx.ExpectationSuite(name=table, expectations=built), result_format="COMPLETE")
    finally:
        source.delete_asset(table)
    by_id = {e.id: e for e in declared}
    findings: list[Finding] = []
    for result in report.results:
        expectation = by_id[result.expectation_config.meta["id"]]
        _refuse_engine_error(expectation, result)
        refused = result.result.get("unexpected_index_list") or []
        findings.extend(Finding(int(row), expectation.id, expectation.says, "refuse") for row in refused)
    return findings


def _refuse_engine_error(expectation: Expectation, result: Any) -> None:
    info = result.exception_info
    raised = [i for i in (info, *info.values()) if isinstance(i, dict) and i.get("raised_exception")]
    if raised:
        raise ExpectationError(f"{expectation.id} could not be evaluated: {raised[0].get('exception_message')}")


@cache
def _great_expectations() -> tuple[Any, Any]:
    """Import takes seconds, so it happens on first use; no project folder, no telemetry, no progress bars."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return gx, context.data_sources.add_pandas("rows")
