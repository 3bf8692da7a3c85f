"""Publishers as plain data."""

from news_assets.sites.profile import SiteProfile
from news_assets.sites.registry import profile_for

__all__ = ["SiteProfile", "profile_for"]
