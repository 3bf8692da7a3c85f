"""Invented threads, written into the markup of a platform by its template."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import yaml

from news_assets.comments import extract_comments
from news_assets.pages import read_page
from news_assets.schemas.records import Article
from news_assets.sites import profile_for

PLATFORMS = Path(__file__).parent / "platforms"
ARTICLE = {
    "en": "<p>The central bank left its rate at four percent and hinted at a cut in autumn. Nobody was surprised.</p>",
    "he": "<p>הבנק המרכזי הותיר את הריבית בארבעה אחוזים ורמז להורדה בסתיו, ואיש לא הופתע מן ההודעה.</p>",
}


@dataclass(frozen=True)
class Said:
    author: str
    when: datetime
    title: str
    text: str
    parent: int | None
    likes: int


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2024, 5 if day > 12 else 6, day, hour, minute)


THREADS = {
    "en": [
        Said(
            "Dana Quill",
            _at(14, 9, 5),
            "Too late",
            "They should have moved in spring, my mortgage cannot wait.",
            None,
            12,
        ),
        Said(
            "ratewatcher7", _at(14, 13, 40), "Re: Too late", "Spring inflation was still far above target though.", 0, 3
        ),
        Said("Dana Quill", _at(15, 8, 0), "Re: Re: Too late", "Far above? Half a point is not far.", 1, 0),
        Said("Old Saver", _at(16, 22, 17), "Savers", "Nobody ever asks what a cut does to savers like us.", None, 41),
        Said("M. Ortega", _at(17, 6, 59), "Re: Savers", "Savers had two good years, let borrowers breathe.", 3, 5),
    ],
    "he": [
        Said("נורית ש", _at(14, 9, 5), "מאוחר מדי", "היו צריכים להוריד כבר באביב, המשכנתא שלי לא מחכה.", None, 12),
        Said("עוקב ריבית", _at(14, 13, 40), "באביב היה מוקדם", "האינפלציה הייתה אז הרבה מעל היעד.", 0, 3),
        Said("נורית ש", _at(15, 8, 0), "הרבה?", "חצי אחוז זה לא הרבה בכלל.", 0, 0),
        Said("חוסך ותיק", _at(16, 22, 17), "ומה עם החוסכים", "אף אחד לא שואל מה הורדה עושה לחוסכים.", None, 41),
        Said("מ. גלעד", _at(17, 6, 59), "תנו לנשום", "לחוסכים היו שנתיים טובות, הגיע תור הלווים.", 3, 5),
    ],
}


@cache
def template(name: str) -> dict:
    return yaml.safe_load((PLATFORMS / f"{name}.yaml").read_text("utf-8"))


def names() -> list[str]:
    return sorted(path.stem for path in PLATFORMS.glob("*.yaml"))


def page(name: str) -> bytes:
    """A page of the platform with an article and the thread of its language."""
    form = template(name)
    language = form.get("lang", "en")
    said = THREADS[language]
    nested = form.get("nested", not form.get("flat", False))
    inner = _write(form, said, range(len(said)) if not nested else _replies(said, None), nested)
    body = f"<h1>Rates</h1><article>{ARTICLE[language]}</article>" + form["page"].replace("{comments}", inner)
    return (
        f'<!doctype html><html lang="{language}"><head><title>Rates</title></head><body>{body}</body></html>'.encode()
    )


def _replies(said: list[Said], parent: int | None) -> list[int]:
    return [i for i, one in enumerate(said) if one.parent == parent]


def _write(form: dict, said: list[Said], which, nested: bool) -> str:
    parts = []
    for i in which:
        one = said[i]
        depth = 0
        above = one.parent
        while above is not None:
            depth, above = depth + 1, said[above].parent
        shown = one.when.strftime(form.get("time", "%Y-%m-%d %H:%M") or "")
        for english, other in form.get("months", {}).items():
            shown = shown.replace(english, other)
        values = {
            "id": 7001 + i, "n": i + 1, "author": one.author, "time": shown, "iso": one.when.isoformat(),
            "epoch": int(one.when.replace(tzinfo=UTC).timestamp()), "text": one.text, "title": one.title,
            "likes": one.likes, "depth": depth, "level": depth + 1, "indent": 40 * depth,
            "parent": "" if one.parent is None else 7001 + one.parent,
            "label": "" if one.parent is not None else f"{_replies(said, None).index(i) + 1}.",
            "replies": _write(form, said, _replies(said, i), nested) if nested else "",
        }  # fmt: skip
        text = form["comment"]
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        parts.append(text)
    return "".join(parts)


def expected(name: str) -> list[dict]:
    """What the reader must find on the page."""
    form = template(name)
    said = THREADS[form.get("lang", "en")]
    nested = form.get("nested", not form.get("flat", False))
    order = _preorder(said, None) if nested else list(range(len(said)))
    rows = []
    for i in order:
        one = said[i]
        when = one.when.date().isoformat() if form.get("day") else one.when.isoformat() + form.get("offset", "")
        row = {
            "author": one.author,
            "published_at": None if "time" in form and form["time"] is None else when,
            "text": f"{one.title}\n{one.text}" if form.get("titles") else one.text,
            "parent": None if form.get("flat") or one.parent is None else order.index(one.parent),
        }
        if form.get("likes"):
            row["likes"] = one.likes
        rows.append(row)
    return rows


def _preorder(said: list[Said], parent: int | None) -> list[int]:
    return [j for i in _replies(said, parent) for j in (i, *_preorder(said, i))]


def read(body: bytes, **arguments) -> tuple[list[dict], set[str]]:
    """The comments found on a page in the form of `expected`, and the platforms that read them."""
    page = read_page(body, **arguments)
    article = Article(article_id="a", page_id=page.record.page_id, language="en")
    found = extract_comments(page, profile_for(page.record.url), [article])
    place = {one.comment_id: i for i, one in enumerate(found)}
    rows = [
        {
            "author": one.author,
            "published_at": one.published_at,
            "text": one.text,
            "parent": None if one.parent_id is None else place[one.parent_id],
            "likes": one.likes,
        }
        for one in found
    ]
    return rows, {one.platform for one in found}
