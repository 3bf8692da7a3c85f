"""The tables as assets: what the UI is told, what blocks, what is published."""

import time

import dagster as dg

from news_assets.defs.alerts import advice, told_cause
from news_assets.defs.fetching import fetching
from news_assets.defs.jobs import daily, inbox_sensor
from news_assets.defs.lineage import column_lineage
from news_assets.defs.resources import SourcesResource
from news_assets.defs.specs import asset_specs, check_specs
from news_assets.defs.tables import BY_HAND
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake
from news_assets.validate import suites
from news_assets.validate.rule import ExpectationError, Finding
from news_assets_tests.samples import DAY, ENGLISH, HEBREW, drop, files_below


def run(deployment, instance, tables=tuple(TABLES), **kwargs):
    job = dg.define_asset_job("chosen", selection=dg.AssetSelection.assets(*tables))
    ready = dg.Definitions.merge(deployment, dg.Definitions(jobs=[job]))
    kwargs = kwargs or {"partition_key": DAY}
    return ready.resolve_job_def("chosen").execute_in_process(instance=instance, raise_on_error=False, **kwargs)


def metadata(result, table, day=DAY):
    for event in result.get_asset_materialization_events():
        made = event.materialization
        if made.asset_key == dg.AssetKey(table) and made.partition == day:
            return {name: value.value for name, value in made.metadata.items()}
    return None


def checks(result):
    return {(e.asset_key.to_user_string(), e.check_name): e for e in result.get_asset_check_evaluations()}


def test_every_table_is_an_asset_that_explains_itself():
    specs = {spec.key.to_user_string(): spec for spec in asset_specs()}
    assert set(specs) == set(TABLES)
    for name, spec in specs.items():
        assert spec.description and spec.owners and spec.kinds and spec.group_name
        schema = spec.metadata["dagster/column_schema"]
        assert [c.name for c in schema.columns] == [c.name for c in TABLES[name].columns] + ["date"]
        assert all(c.description for c in schema.columns)
    assert {d.asset_key.to_user_string() for d in specs["facts"].deps} == {"quantities", "entities", "articles"}


def test_lineage_names_columns_that_exist():
    for name, table in TABLES.items():
        for column, origins in column_lineage(name).deps_by_column.items():
            assert table.column(column)
            assert all(TABLES[o.asset_key.to_user_string()].column(o.column_name) for o in origins)


def test_checks_block():
    blocking = {(s.asset_key.to_user_string(), s.name) for s in check_specs() if s.blocking}
    assert blocking >= {(name, check) for name in TABLES if name != "quarantine" for check in ("row_rules",)}
    assert blocking >= {(name, "expectations") for name in TABLES if name != "quarantine"}


def test_a_run_by_hand_fails_at_once_and_says_why(deployment, instance, tmp_path, monkeypatch):
    from news_assets.engine import day
    from news_assets.storage.trouble import explained

    def full(*_, **__):
        with explained(DAY):
            raise OSError(28, "No space left on device")

    drop(tmp_path / "inbox", "a.html", ENGLISH)
    monkeypatch.setattr(day, "run_day", full)
    started = time.monotonic()
    result = run(deployment, instance, partition_key=DAY, tags={BY_HAND: "yes"})
    assert time.monotonic() - started < 20
    (failed,) = [event.step_failure_data.error for event in result.all_events if event.is_step_failure]
    told = told_cause(failed)
    assert told.startswith(f"{DAY} was not stored, its last good tables stay: No space left on device")
    assert "free disk space" in advice(told)


def test_a_day_is_published_with_numbers_previews_and_checks(deployment, instance, tmp_path):
    drop(tmp_path / "inbox", "a.html", HEBREW)
    drop(tmp_path / "inbox", "b.html", ENGLISH.replace("</h1>", "</h1><p><script>alert(1)</script>**x**</p>"))
    drop(tmp_path / "inbox", "e.html", "")
    result = run(deployment, instance)
    assert result.success
    numbers = metadata(result, "raw_pages")
    assert numbers["accounting"] == "3 pages in = 2 accepted + 0 duplicate + 0 unchanged + 1 quarantined"
    assert (numbers["pages_in"], numbers["dagster/row_count"]) == (3, 3)
    assert metadata(result, "articles")["rows"] == 2
    preview = metadata(result, "articles")["preview"]
    assert {type(v) for r in preview.records for v in r.data.values()} <= {str, int, float, bool}
    found = checks(result)
    assert len(found) == len(check_specs())
    unread = found["raw_pages", "readable"]
    assert (unread.passed, unread.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "empty_page" in unread.description
    markdown = [v for e in result.get_asset_materialization_events() for v in e.materialization.metadata.values()
                if isinstance(v, dg.MarkdownMetadataValue)]  # fmt: skip
    assert markdown == []


def test_a_second_run_touches_nothing_and_one_table_can_be_made_alone(deployment, instance, tmp_path):
    drop(tmp_path / "inbox", "a.html", HEBREW)
    run(deployment, instance)
    before = files_below(tmp_path / "data" / "parquet")
    again = run(deployment, instance)
    assert metadata(again, "articles")["file_changed"] is False
    alone = run(deployment, instance, ["articles"])
    assert [e.asset_key.to_user_string() for e in alone.get_asset_materialization_events()] == ["articles"]
    assert files_below(tmp_path / "data" / "parquet") == before


def test_days_of_a_range_get_their_own_numbers(deployment, instance, tmp_path):
    drop(tmp_path / "inbox", "a.html", HEBREW)
    drop(tmp_path / "inbox", "b.html", ENGLISH, day="2024-05-16")
    tags = {"dagster/asset_partition_range_start": DAY, "dagster/asset_partition_range_end": "2024-05-16"}
    result = run(deployment, instance, tags=tags)
    assert result.success
    counts = {day: metadata(result, "raw_pages", day)["rows"] for day in (DAY, "2024-05-15", "2024-05-16")}
    assert counts == {DAY: 1, "2024-05-15": 0, "2024-05-16": 1}
    assert Lake(tmp_path / "data").days() == [DAY, "2024-05-16"]


def test_refused_rows_warn_and_the_run_goes_on(deployment, instance, tmp_path, monkeypatch):
    drop(tmp_path / "inbox", "a.html", HEBREW)
    drop(tmp_path / "inbox", "b.html", ENGLISH)

    def refuse(table, _frame):
        return [Finding(0, "articles.title_format", "<b>bad</b>", "refuse")] if table == "articles" else []

    monkeypatch.setattr(suites, "check", refuse)
    monkeypatch.setattr(suites, "suite", lambda table: [_Declared] if table == "articles" else [])
    result = run(deployment, instance)
    assert result.success
    failed = checks(result)["articles", "expectations"]
    assert (failed.passed, failed.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "articles.title_format" in failed.description
    assert not set("<>[]/*`@") & set(failed.description)  # the UI renders it as Markdown
    shown = failed.metadata["failing_rows_shown"].value.records[0].data
    assert shown["reason"] == "articles.title_format: <b>bad</b>"
    lake = Lake(tmp_path / "data")
    assert len(lake.read("articles", DAY)) == 1
    assert "articles.title_format: <b>bad</b>" in lake.read("quarantine", DAY)["reason"].to_pylist()


class _Declared:
    id, says = "articles.title_format", "<b>bad</b>"


def test_a_suite_that_cannot_run_keeps_the_last_good_tables(deployment, instance, tmp_path, monkeypatch):
    drop(tmp_path / "inbox", "a.html", HEBREW)
    run(deployment, instance)
    before = files_below(tmp_path / "data" / "parquet")
    drop(tmp_path / "inbox", "b.html", ENGLISH)

    def broken(*_):
        raise ExpectationError("facts.x could not be evaluated")

    monkeypatch.setattr(suites, "check", broken)
    result = run(deployment, instance)
    assert not result.success
    assert files_below(tmp_path / "data" / "parquet") == before


def asked(context):
    return [(r.job_name, r.partition_key or tuple(r.tags.values())) for r in inbox_sensor(context)]


def test_the_sensor_asks_for_days_with_new_files_once(tmp_path):
    sources = SourcesResource(inbox=str(tmp_path), root=str(tmp_path / "_data"))
    drop(tmp_path, "a.html", HEBREW)
    with dg.build_sensor_context(resources={"sources": sources}) as context:
        assert asked(context) == [("everything", DAY)]
        assert [type(r) for r in inbox_sensor(context)] == [dg.SkipReason]
        drop(tmp_path, "b.html", ENGLISH, day="2024-05-16")
        drop(tmp_path, "c.html", ENGLISH, day="2024-05-17")
        assert asked(context) == [("tables", "2024-05-16"), ("everything", "2024-05-17")]


def test_many_days_come_as_ranges(tmp_path, deployment):
    for day in range(10, 20):
        drop(tmp_path / "inbox", f"{day}.html", HEBREW.replace("4.5%", f"4.{day}%"), day=f"2024-05-{day}")
        drop(tmp_path / "inbox", f"old{day}.html", HEBREW.replace("4.5%", f"3.{day}%"), day=f"2023-05-{day}")
    with dg.build_sensor_context(resources={"sources": deployment.resources["sources"]}) as context:
        found = asked(context)
        assert found == [
            ("tables", ("2023-05-10", "2023-05-19")), ("tables", ("2024-05-10", "2024-05-18")),
            ("everything", "2024-05-19"),
        ]  # fmt: skip


def test_the_schedule_asks_for_the_day_that_ended():
    import datetime as dt

    at = dt.datetime(2024, 5, 15, 0, 20, tzinfo=dt.UTC)
    assert daily(dg.build_schedule_context(scheduled_execution_time=at)).partition_key == DAY


def test_fetching_asks_nobody_unless_the_sources_file_allows_it(tmp_path):
    config = tmp_path / "sources.yaml"
    with dg.build_schedule_context(
        resources={"sources": SourcesResource(inbox="", root="", config=str(config))}
    ) as context:
        assert isinstance(fetching(context), dg.SkipReason)
        config.write_text("network: true\ncontact: mailto:desk@example.com\n", "utf-8")
        assert isinstance(fetching(context), dg.RunRequest)


def test_what_must_run_by_itself_needs_no_second_switch():
    from news_assets.definitions import defs

    schedules = {s.name: s.default_status for s in defs.schedules or ()}
    assert schedules == dict.fromkeys(("daily", "fetching"), dg.DefaultScheduleStatus.RUNNING)
    sensors = {s.name: s.default_status.value for s in defs.sensors or ()}
    assert sensors["inbox_sensor"] == sensors["failed_runs"] == "RUNNING"
