"""One partition per capture day, UTC; today's exists already, so that what arrives today is not kept waiting."""

import dagster as dg

DAYS = dg.DailyPartitionsDefinition(start_date="2000-01-01", end_offset=1)
