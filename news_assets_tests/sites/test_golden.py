"""Every site profile has golden pages, written by us in the site's shape, and reads them exactly."""

import json
from pathlib import Path

import pytest
import yaml

import news_assets
from news_assets import extract_page
from news_assets.sites import profile_for
from news_assets.sites.registry import PROFILES

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = sorted(p for p in GOLDEN.glob("*/*") if p.suffix in (".html", ".txt"))


def named(page):
    return f"{page.parent.name}/{page.name}"


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.name)
def test_every_profile_has_two_golden_pages(profile):
    assert len([page for page in PAGES if page.parent.name == profile.name]) >= 2


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_golden_page(page):
    want = json.loads(page.with_suffix(".json").read_text("utf-8"))
    url = want.pop("url")
    assert profile_for(url).name == page.parent.name
    kind = "text/html" if page.suffix == ".html" else "text/plain"
    records = extract_page(page.read_bytes(), url=url, content_type=f"{kind}; charset=utf-8")
    main = records.articles[0]
    assert {name: getattr(main, name) for name in want} == want
    assert main.site_profile == page.parent.name
    assert main.method == ("site_profile" if page.suffix == ".html" else "capture")
    assert records.page.reason is None


def test_hosts_belong_to_one_profile():
    hosts = [host for profile in PROFILES for host in profile.hosts]
    assert len(hosts) == len(set(hosts))


def test_subdomains_and_strangers():
    assert profile_for("https://finance.walla.co.il/item/1").name == "walla"
    assert profile_for("https://en.globes.co.il/en/a").name == "globes_en"
    assert profile_for("https://www.globes.co.il/a").name == "globes"
    assert profile_for("https://globes.co.il.example/a").name == "generic"
    assert profile_for("http://[broken").name == "generic"
    assert profile_for(None).name == "generic"


def test_a_page_its_profile_cannot_read_is_reported_as_drift():
    body = "<p>Shares of the company rose 4% after it lifted its forecast for the year to $3 billion.</p>" * 4
    html = f"<html><body><h1>New design</h1><div class='brand-new'>{body}</div></body></html>"
    records = extract_page(html.encode(), url="https://www.reuters.com/a", content_type="text/html")
    assert records.page.status == "accepted"
    assert records.page.reason.startswith("site_drift: no body selector of profile reuters matched")
    assert records.articles[0].method != "site_profile"
    assert "4%" in records.articles[0].text


def test_comment_platforms_have_a_scheme():
    schemes = Path(news_assets.__file__).parent / "comments" / "schemes"
    known = {yaml.safe_load(f.read_text("utf-8"))["platform"] for f in schemes.glob("*/*.yaml")}
    assert {p.comment_platform for p in PROFILES if p.comment_platform} <= known
