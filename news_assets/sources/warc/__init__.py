"""WARC files: read whatever can be read, and say which bytes could not."""

from news_assets.sources.warc.read import read_warc
from news_assets.sources.warc.write import CaptureFile

__all__ = ["CaptureFile", "read_warc"]
