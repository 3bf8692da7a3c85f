"""The picture of the README, from our own sample pages: `python -m benchmarks.picture` writes docs/img/report.png."""

import base64
import tempfile
from pathlib import Path
from uuid import uuid4

from news_assets.engine.day import run_day
from news_assets.report.stored import gather, write
from news_assets.settings import ROOT
from news_assets.sources.folder import FolderSource
from news_assets.storage import Lake
from news_assets_tests.browser import chromium

_OUT = ROOT / "docs" / "img" / "report.png"
_WIDTH, _HEIGHT, _SCALE = 1180, 1620, 0.75
_LIMIT = 200_000
# A picture shows a little of everything: few lines per table, no empty half.
_SHORTER = """
const sheet = document.styleSheets[0], add = (rule) => sheet.insertRule(rule, sheet.cssRules.length);
add('main tbody tr:nth-child(n+5) { display: none }');
add('h2 { margin-top: 1.2rem }');
add('.more, #filter, #wealth { display: none }');
"""


def main() -> None:
    """Read the sample pages, render their report, photograph its top."""
    with tempfile.TemporaryDirectory() as name:
        lake, source = Lake(Path(name)), FolderSource(ROOT / "data" / "sample_pages", 32_000_000)
        for day in source.days():
            run_day(lake, day, source.deliveries(day), str(uuid4()))
        page = Path(name) / "report.html"
        write(page, gather(lake), "Evidence report")
        with chromium(_WIDTH, _HEIGHT) as browser:
            browser.get(page.as_uri())
            browser.execute_script(_SHORTER)
            clip = {"x": 0, "y": 0, "width": _WIDTH, "height": _HEIGHT, "scale": _SCALE}
            shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    picture = base64.b64decode(shot["data"])
    if len(picture) > _LIMIT:
        raise SystemExit(f"{len(picture)} bytes: more than {_LIMIT}; make the picture smaller")
    _OUT.parent.mkdir(parents=True, exist_ok=True)
    _OUT.write_bytes(picture)
    print(f"{_OUT}: {len(picture)} bytes")


if __name__ == "__main__":
    main()
