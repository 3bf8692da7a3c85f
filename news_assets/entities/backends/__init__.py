"""Ways of finding names by a model: what they share, and which one the user chose."""

from news_assets.entities.backends.choose import Choice, backend, choice, use
from news_assets.entities.backends.found import Backend, Found

__all__ = ["Backend", "Choice", "Found", "backend", "choice", "use"]
