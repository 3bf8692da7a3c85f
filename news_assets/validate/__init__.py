"""Expectations on rows and tables; what they refuse goes to quarantine."""
