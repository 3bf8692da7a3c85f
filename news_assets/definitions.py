"""The Dagster entry."""

import dagster as dg

from news_assets.defs.alerts import failed_runs
from news_assets.defs.dbt import build_file, dbt_models
from news_assets.defs.evidence_report import evidence_report
from news_assets.defs.fetching import fetch, fetching
from news_assets.defs.jobs import daily, everything, inbox_sensor, sql, tables
from news_assets.defs.object_storage import object_storage
from news_assets.defs.resources import BuildFile, resources
from news_assets.defs.tables import day_of_news
from news_assets.defs.warehouse import warehouse
from news_assets.settings import Settings

settings = Settings.from_environment()

defs = dg.Definitions(
    assets=[day_of_news, evidence_report, dbt_models(settings), warehouse],
    jobs=[everything, tables, sql, fetch],
    schedules=[daily, fetching],
    sensors=[inbox_sensor, failed_runs, object_storage],
    resources={**resources(settings), "duckdb": BuildFile(database=str(build_file(settings)))},
    executor=dg.in_process_executor,
)
