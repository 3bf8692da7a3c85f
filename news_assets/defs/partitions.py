"""One partition per capture day, UTC; today's exists already, so that what arrives today is not kept waiting."""

import dagster as dg

from news_assets.settings import FIRST_DAY

DAYS = dg.DailyPartitionsDefinition(start_date=FIRST_DAY, end_offset=1)
