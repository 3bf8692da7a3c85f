"""Which script loads a page's comments, the thread's id, and where its answer is fetched."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import yaml

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """One entry of `loaders.yaml`."""

    platform: str
    marks: tuple[str, ...]
    url: tuple[re.Pattern[str], ...] = ()
    ids: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    api: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A thread that stands elsewhere; `api_url` is None while an id it needs is unknown."""

    platform: str
    thread_id: str | None
    api_url: str | None
    ids: dict[str, str]
    note: str | None


def find_loader(source: str, url: str | None) -> Loaded | None:
    """The first loader whose mark stands in the source and whose thread is known, else the first that is marked."""
    first: Loaded | None = None
    for loader in _loaders():
        if not any(mark in source or mark in (url or "") for mark in loader.marks):
            continue
        found = _loaded(loader, source, url or "")
        if found.thread_id:
            return found
        # Only a script that loads comments says something without a thread; a site's name does not.
        first = first or (None if loader.url or loader.platform == "wordpress" else found)
    return first


def _loaded(loader: Loader, source: str, url: str) -> Loaded:
    ids: dict[str, str] = {}
    for name, patterns in loader.ids.items():
        hit = next((h for pattern in patterns if (h := pattern.search(source))), None)
        if hit:
            ids[name] = hit[1]
    if loader.url and (hit := next((h for pattern in loader.url if (h := pattern.search(url))), None)):
        ids["thread"] = hit[1]
    wanted = _FIELD.findall(loader.api or "")
    known = loader.api is not None and all(name in ids or name == "comments" for name in wanted)
    api = _FIELD.sub(lambda m: _safe(m, ids), loader.api or "") if known else None
    return Loaded(loader.platform, ids.get("thread"), api, ids, loader.note)


def _safe(hit: re.Match[str], ids: dict[str, str]) -> str:
    name = hit[1]
    if name not in ids:
        return hit[0]
    return ids[name].rstrip("/") if name == "root" and not hit.string.startswith("{root}wp") else quote(ids[name], ":/")


@cache
def _loaders() -> tuple[Loader, ...]:
    text = (files("news_assets.comments.status") / "loaders.yaml").read_text("utf-8")
    data: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(
        Loader(
            platform=entry["platform"],
            marks=tuple(entry["marks"]),
            url=tuple(map(re.compile, entry.get("url", ()))),
            ids={name: tuple(map(re.compile, patterns)) for name, patterns in entry.get("ids", {}).items()},
            api=entry.get("api"),
            note=entry.get("note"),
        )
        for entry in data
    )
