"""Comment threads: ours beside trafilatura, resiliparse and extruct on the same pages.

python -m benchmarks.comments [--shared ../shared] [--set news|forum|synthetic]

Extractors that give one text are cut into its paragraphs, each taken for a comment. CPU is process time per page.
"""

import argparse
import importlib.util
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
Extractor = Callable[[str, str | None], list[Row]]


def ours(html: str, url: str | None) -> list[Row]:
    """Schemes of platforms, then the detector, then JSON-LD."""
    from news_assets.comments import extract_comments
    from news_assets.pages import read_page
    from news_assets.schemas.records import Article
    from news_assets.sites import profile_for

    page = read_page(html.encode(), url=url)
    found = extract_comments(page, profile_for(url), [Article(article_id="a", page_id="p")])
    place = {one.comment_id: i for i, one in enumerate(found)}
    return [
        {
            "author": one.author,
            "published_at": one.published_at,
            "text": one.text,
            "likes": one.likes,
            "parent_index": place.get(one.parent_id or ""),
        }
        for one in found
    ]


def ours_without_schemes(html: str, url: str | None) -> list[Row]:
    """Ours on pages of platforms it does not know."""
    from news_assets.comments import html as ladder

    known = ladder._platforms
    ladder._platforms = lambda page, index, preferred: ladder.Reading("", [])
    try:
        return ours(html, url)
    finally:
        ladder._platforms = known


def trafilatura(html: str, url: str | None) -> list[Row]:
    """Trafilatura's comment text."""
    from trafilatura import bare_extraction

    document = bare_extraction(html, url=url, include_comments=True)
    return _paragraphs(getattr(document, "comments", None) or "")


def resiliparse(html: str, url: str | None) -> list[Row]:
    """What resiliparse's main content gains when comments are asked for."""
    from resiliparse.extract.html2text import extract_plain_text

    without = set(extract_plain_text(html, main_content=True, comments=False).split("\n"))
    text = extract_plain_text(html, main_content=True, comments=True)
    return _paragraphs("\n".join(line for line in text.split("\n") if line not in without))


def extruct(html: str, url: str | None) -> list[Row]:
    """Comments stated as JSON-LD, microdata or RDFa."""
    from extruct import extract

    data = extract(html, base_url=url, syntaxes=["json-ld", "microdata"], uniform=True, errors="ignore")
    found: list[Row] = []
    stack: list[Any] = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            if value.get("@type") in ("Comment", "UserComments", "Answer"):
                author = value.get("author") or value.get("creator")
                found.append(
                    {
                        "author": author.get("name") if isinstance(author, dict) else author,
                        "published_at": value.get("datePublished") or value.get("dateCreated"),
                        "text": str(value.get("text") or value.get("commentText") or ""),
                    }
                )
            stack.extend(v for v in reversed(value.values()) if isinstance(v, dict | list))
    return found


def _paragraphs(text: str) -> list[Row]:
    return [{"text": line} for line in text.split("\n") if line.strip()]


def main() -> None:
    """Print one line per extractor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--set", default="news", choices=("news", "forum", "synthetic"))
    arguments = parser.parse_args()
    scorer = _scorer(arguments.shared / "scorers" / "comments.py")
    pages = _pages(arguments.shared / "comments", arguments.set)
    heads = f"{'P':>7}{'R':>7}{'F1':>7}{'author':>8}{'time':>7}{'parent':>8}{'false pages':>13}{'ms/page':>9}"
    print(f"{'extractor':22}{heads}")
    for extractor in (ours, ours_without_schemes, trafilatura, resiliparse, extruct):
        print(_line(extractor, pages, scorer))


def _line(extractor: Extractor, pages: list[tuple[str, Row]], scorer: ModuleType) -> str:
    extractor(*_arguments(pages[0]))
    total: Counter[str] = Counter()
    false, silent, spent = 0, 0, 0.0
    for page in pages:
        start = time.process_time()
        found = extractor(*_arguments(page))
        spent += time.process_time() - start
        if page[1]["kind"] == "negative":
            silent += 1
            false += any(row["text"].strip() for row in found)
        else:
            total.update(scorer.score_page(found, page[1]["comments"]))
    precision = total["tp"] / max(1, total["tp"] + total["fp"])
    recall = total["tp"] / max(1, total["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    shares = [100 * total[f"{k}_ok"] / total[f"{k}_n"] if total[f"{k}_n"] else 0.0 for k in ("au", "ts", "pan")]
    return (
        f"{extractor.__name__:22}{100 * precision:7.1f}{100 * recall:7.1f}{100 * f1:7.1f}"
        f"{shares[0]:8.1f}{shares[1]:7.1f}{shares[2]:8.1f}{false:9} / {silent:<2}{1000 * spent / len(pages):8.1f}"
    )


def _arguments(page: tuple[str, Row]) -> tuple[str, str | None]:
    return page[0], page[1]["url"]


def _pages(folder: Path, name: str) -> list[tuple[str, Row]]:
    pages = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        group = (
            "synthetic"
            if gold.get("synthetic")
            else {"forum": "forum", "negative": "negative"}.get(gold["kind"], "news")
        )
        source = folder / "pages" / f"{path.stem}.html"
        if group in (name, "negative") and source.exists():
            pages.append((source.read_bytes().decode("utf-8", "replace"), gold))
    return pages


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("comment_scorer", path)
    if not spec or not spec.loader:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
