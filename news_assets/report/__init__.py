"""The offline evidence report: every number beside the characters it was read from."""

from news_assets.report.render import render

__all__ = ["render"]
