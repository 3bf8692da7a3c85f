"""Expectations on rows and tables; what they refuse goes to quarantine."""

from news_assets.validate.run import CHECKED, Report, together, validate_day, validate_part

__all__ = ["CHECKED", "Report", "together", "validate_day", "validate_part"]
