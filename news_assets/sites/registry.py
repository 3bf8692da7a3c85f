"""The explicit list of publishers."""

from urllib.parse import urlsplit

from news_assets.sites.profile import GENERIC, SiteProfile

PROFILES: tuple[SiteProfile, ...] = ()
_BY_HOST = {host: profile for profile in PROFILES for host in profile.hosts}


def profile_for(url: str | None) -> SiteProfile:
    """Return the profile of the address's host or of a parent domain, else the generic one."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    while host:
        if host in _BY_HOST:
            return _BY_HOST[host]
        host = host.partition(".")[2]
    return GENERIC
