"""What one new page costs among many old ones: `python -m benchmarks.history`; exits 1 if it grows.

The old pages lie in the inbox and, already made, in the tables of 50 earlier days. Measured are seconds of processor
time of this process: a look of the inbox sensor, and the new day from delivery to published tables (read in this
process, the expectations of Great Expectations included). What history may cost is a look at the names and times of
the files: at most twenty microseconds for an old page.
"""

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import dagster as dg

from news_assets.defs.jobs import inbox_sensor
from news_assets.defs.resources import SourcesResource
from news_assets.engine.day import run_day
from news_assets.engine.earlier import prepare
from news_assets.engine.task import run_page, warm_up
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import Article, RawPage
from news_assets.storage import Lake, to_arrow

DAYS = 50
ALLOWED = 20e-6
_NEW = date(2026, 11, 20)
_TEXT = (
    "<html lang=en><title>Plant {n}</title><article><p>Plant {n} sold {n} tonnes, up {m}% on the year.</p></article>"
)


def _body(n: int) -> bytes:
    return _TEXT.format(n=n, m=n % 90).encode()


def _drop(inbox: Path, n: int, day: date) -> None:
    path = inbox / f"{day}" / f"page{n}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_body(n))
    side = f'{{"url": "https://paper.example/{n}", "fetched_at": "{day}T08:00:00Z"}}'
    path.with_name(path.name + ".meta.json").write_text(side)


def history(root: Path, count: int) -> None:
    """Make the old days: pages in the inbox, rows in the tables."""
    lake = Lake(root)
    (root / "inbox").mkdir(parents=True)
    for number in range(DAYS if count else 0):
        day = _NEW - timedelta(days=DAYS - number)
        pages, articles = [], []
        for n in range(number * count // DAYS, (number + 1) * count // DAYS):
            _drop(root / "inbox", n, day)
            body = _body(n)
            key = stable_id(n)
            pages.append(
                RawPage(
                    page_id=key, url=f"https://paper.example/{n}", fetched_at=f"{day}T08:00:00Z", source="folder",
                    source_ref=f"{day}/page{n}.html", body=body, body_sha256=sha256_hex(body), size=len(body),
                    status="accepted",
                )
            )  # fmt: skip
            text = f"Plant {n} sold {n} tonnes, up {n % 90}% on the year."
            articles.append(Article(article_id=key, page_id=key, text=text, text_sha256=sha256_hex(text.encode())))
        with lake.writing(str(day)):
            tables = {
                "raw_pages": to_arrow("raw_pages", pages, "old"),
                "articles": to_arrow("articles", articles, "old"),
            }
            lake.publish(str(day), tables)
            prepare(lake, str(day))  # as the run of the day did


def measured(root: Path) -> tuple[float, float]:
    """Seconds of the sensor's second look, after a page was dropped, and of the new day's run."""
    resource = SourcesResource(inbox=str(root / "inbox"), root=str(root))
    with dg.build_sensor_context(resources={"sources": resource}) as context:
        list(inbox_sensor(context))
        _drop(root / "inbox", 10**6, _NEW)
        began = time.process_time()
        list(inbox_sensor(context))
        look = time.process_time() - began
    began = time.process_time()
    pages = resource.source().deliveries(str(_NEW))
    done = run_day(Lake(root), str(_NEW), pages, "new", extract=lambda some: map(run_page, some))
    assert done and done.accounting.accepted == 1 and not done.fatal
    return look, time.process_time() - began


def main(counts: list[int]) -> int:
    """Print the curve."""
    os.environ["NEWS_ASSETS_WORKERS"] = "0"
    warm_up()
    rows = []
    print("old pages  sensor look   new day")
    for count in [0, *counts]:  # the first time loads what is loaded once
        with tempfile.TemporaryDirectory() as folder:
            history(Path(folder), count)
            rows.append(measured(Path(folder)))
        if len(rows) > 1:
            print(f"{count:9}  {rows[-1][0]:9.3f} s  {rows[-1][1]:6.3f} s", flush=True)
    return int(any(row[1] - rows[1][1] > 0.1 + ALLOWED * count for row, count in zip(rows[1:], counts, strict=True)))


if __name__ == "__main__":
    sys.exit(main([int(a) for a in sys.argv[1:]] or [0, 1_000, 10_000, 50_000]))
