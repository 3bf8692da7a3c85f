"""Expectations on rows and tables; what they refuse goes to quarantine."""

from news_assets.validate.run import CHECKED, Report, validate_day

__all__ = ["CHECKED", "Report", "validate_day"]
