"""extract_page over many pages: an embedded pool of killable workers, or the same on a Ray cluster."""

from news_assets.engine.many import extract_many
from news_assets.engine.settings import EngineSettings, Limits

__all__ = ["EngineSettings", "Limits", "extract_many"]
