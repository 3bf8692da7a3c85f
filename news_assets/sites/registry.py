"""The explicit list of publishers."""

from urllib.parse import urlsplit

from news_assets.sites.agencies import AP, REUTERS
from news_assets.sites.bizportal import BIZPORTAL
from news_assets.sites.britain import BBC, GUARDIAN
from news_assets.sites.globes import GLOBES, GLOBES_EN
from news_assets.sites.haaretz import HAARETZ, HAARETZ_EN, THEMARKER
from news_assets.sites.israel import GEEKTIME, ICE, ISRAEL_HAYOM, MAARIV, MAKO
from news_assets.sites.israel_english import JERUSALEM_POST, TIMES_OF_ISRAEL
from news_assets.sites.markets_us import BLOOMBERG, BUSINESS_INSIDER, CNBC, FORBES, MARKETWATCH, YAHOO_FINANCE
from news_assets.sites.profile import GENERIC, SiteProfile
from news_assets.sites.walla import WALLA
from news_assets.sites.yedioth import CALCALIST, YNET, YNETNEWS

PROFILES: tuple[SiteProfile, ...] = (
    BIZPORTAL,
    GLOBES,
    GLOBES_EN,
    CALCALIST,
    THEMARKER,
    HAARETZ,
    HAARETZ_EN,
    YNET,
    YNETNEWS,
    WALLA,
    MAKO,
    MAARIV,
    ISRAEL_HAYOM,
    GEEKTIME,
    ICE,
    TIMES_OF_ISRAEL,
    JERUSALEM_POST,
    REUTERS,
    AP,
    CNBC,
    BLOOMBERG,
    MARKETWATCH,
    YAHOO_FINANCE,
    FORBES,
    BUSINESS_INSIDER,
    BBC,
    GUARDIAN,
)
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
