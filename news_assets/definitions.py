"""The Dagster entry."""

import dagster as dg

from news_assets.defs.jobs import daily, everything, inbox_sensor
from news_assets.defs.resources import resources
from news_assets.defs.tables import day_of_news
from news_assets.settings import Settings

defs = dg.Definitions(
    assets=[day_of_news],
    jobs=[everything],
    schedules=[daily],
    sensors=[inbox_sensor],
    resources=resources(Settings.from_environment()),
    executor=dg.in_process_executor,
)
