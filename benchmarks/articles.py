"""Article text: quality and cost of ours beside other extractors, in one run on the same pages.

python -m benchmarks.articles ../shared/articles [--every N] [--only NAME ...]

CPU is process time per page, reading and parsing included, the best of two rounds after a warm-up. No extractor may
open a connection, and none gets more than ten seconds of CPU for a page; what fails scores nought there (newspaper4k
asks for further packages on some languages). Extractors marked * are the frontier: nothing cheaper is as good on the
mean of the sets.
"""

import argparse
import gzip
import json
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from unittest.mock import patch

from benchmarks.scoring import Score

Extractor = Callable[[bytes, str], str]
_SECONDS = 10.0
_SETS = ("hebrew", "news", "scrapinghub")


def ours(html: bytes, url: str) -> str:
    """The article stage: bytes to articles with all their fields."""
    from news_assets.articles import extract_articles
    from news_assets.pages import read_page
    from news_assets.sites import profile_for

    page = read_page(html, url=url)
    articles = extract_articles(page, profile_for(page.record.canonical_url))
    return "\n\n".join(next((a.paragraphs for a in articles if a.is_main), []))


def ours_without_profiles(html: bytes, url: str) -> str:
    """The same for a site that no profile knows."""
    from news_assets.articles import extract_articles
    from news_assets.pages import read_page
    from news_assets.sites.profile import GENERIC

    articles = extract_articles(read_page(html, url=url), GENERIC)
    return "\n\n".join(next((a.paragraphs for a in articles if a.is_main), []))


def trafilatura_default(html: bytes, url: str) -> str:
    """Trafilatura as it comes."""
    import trafilatura

    return trafilatura.extract(html, url=url, include_comments=False) or ""


def trafilatura_precision(html: bytes, url: str) -> str:
    """Trafilatura in its precision mode."""
    import trafilatura

    return trafilatura.extract(html, url=url, include_comments=False, favor_precision=True) or ""


def newspaper(html: bytes, url: str) -> str:
    """newspaper4k."""
    import newspaper

    article = newspaper.Article(url or "https://a.example/")
    article.download(input_html=html.decode("utf-8", "replace"))
    article.parse()
    return str(article.text)


def readability(html: bytes, url: str) -> str:
    """readability-lxml."""
    from lxml.html import fromstring
    from readability import Document

    summary = Document(html.decode("utf-8", "replace")).summary()
    return "\n".join(fromstring(summary).itertext())


def resiliparse(html: bytes, url: str) -> str:
    """Resiliparse with its switches for main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(
            html.decode("utf-8", "replace"), main_content=True, alt_texts=False, links=False, form_fields=False,
            noscript=False, comments=False,
        )
    )  # fmt: skip


EXTRACTORS: dict[str, Extractor] = {
    "ours": ours,
    "ours, no profiles": ours_without_profiles,
    "trafilatura": trafilatura_default,
    "trafilatura precise": trafilatura_precision,
    "newspaper4k": newspaper,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}


def main() -> None:
    """Print one line an extractor: CPU a page, its ratio to trafilatura's default, F1 and exact share a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=list(EXTRACTORS))
    options = parser.parse_args()
    lines = (options.folder / "gold.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines][:: options.every]
    pages = [gzip.decompress((options.folder / row["file"]).read_bytes()) for row in rows]
    with offline():
        results = {name: run(EXTRACTORS[name], rows, pages) for name in options.only}
    base = results.get("trafilatura", (0.0, {}))[0]
    best = frontier({name: (cost, mean(scores)) for name, (cost, scores) in results.items()})
    print(f"{'':22} {'ms/page':>8} {'ratio':>6} {'mean':>7}  " + "  ".join(f"{s:>20}" for s in _SETS))
    for name, (cost, scores) in results.items():
        cells = "  ".join(f"{s.f1:>11.4f} ex {s.exact / s.pages:.3f}" for s in (scores.get(x) for x in _SETS) if s)
        ratio = cost / base if base else 0
        print(f"{'* ' if name in best else '  '}{name:20} {1000 * cost:8.2f} {ratio:6.2f} {mean(scores):7.4f}  {cells}")


def mean(scores: dict[str, Score]) -> float:
    """Mean F1 of the sets."""
    return sum(s.f1 for s in scores.values()) / len(scores)


def frontier(points: dict[str, tuple[float, float]]) -> set[str]:
    """Names of the (cost, quality) points that no other point of at most their cost equals or exceeds."""
    return {
        name
        for name, (cost, quality) in points.items()
        if not any(c <= cost and q >= quality and other != name for other, (c, q) in points.items())
    }


@contextmanager
def offline() -> Iterator[None]:
    """Refuse every connection and name look-up."""

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise OSError("no network in a benchmark")

    with (
        patch.object(socket.socket, "connect", refused),
        patch.object(socket, "getaddrinfo", refused),
        patch.object(socket, "create_connection", refused),
    ):
        yield


def run(extract: Extractor, rows: list[dict[str, Any]], pages: list[bytes]) -> tuple[float, dict[str, Score]]:
    """Return seconds of CPU a page and the scores by set."""
    failures: Counter[str] = Counter()
    _limited(extract, pages[0], rows[0]["url"], failures)
    best = float("inf")
    for _ in range(2):
        failures.clear()
        start = time.process_time()
        texts = [_limited(extract, page, row["url"], failures) for row, page in zip(rows, pages, strict=True)]
        best = min(best, time.process_time() - start)
    if failures:
        print(f"  {extract.__name__}: {', '.join(f'{n} x {kind}' for kind, n in failures.items())}")
    scores: dict[str, Score] = {}
    for row, text in zip(rows, texts, strict=True):
        scores.setdefault(row["set"], Score()).add(row["body"], text, row["id"])
    return best / len(rows), scores


def _limited(extract: Extractor, page: bytes, url: str, failures: Counter[str]) -> str:
    """A peer that fails on a page, or takes too long, scores nought there."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        return extract(page, url)
    except Exception as error:  # whatever a peer raises
        failures[type(error).__name__] += 1
        return ""
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


if __name__ == "__main__":
    main()
