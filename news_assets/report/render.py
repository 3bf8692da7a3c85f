"""The report as one offline HTML file: everything escaped, nothing loaded, scripts named by their hash."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

import orjson
from jinja2 import Environment, Template
from markupsafe import Markup

from news_assets.report.model import FactLine, Report, Tables, build

_TOP = 10


def render(tables: Tables, *, title: str = "news_assets evidence report") -> str:
    """Return the HTML page of the tables' rows (lists of dicts, one per table name)."""
    report = build(tables, title=title)
    style, script, library = (_asset(name) for name in ("style.css", "report.js", "vendor/chart.umd.min.js"))
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(style)}; script-src {_hash(library)} {_hash(script)}"
    )
    # Only our own files are marked safe; every character of a page goes through the template's escaping.
    return _template().render(
        report=report,
        policy=policy,
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        library=Markup(library),  # noqa: S704
        charts=Markup(_island(_charts(report))),  # noqa: S704
    )


def _charts(report: Report) -> dict[str, object]:
    moved = [line for line in report.movers if line.fact["value"] is not None and line.fact["valid"]]
    seen: dict[str, FactLine] = {}
    for line in moved:
        seen.setdefault(line.fact["subject"], line)
    ranked = sorted(seen.values(), key=lambda line: line.sort)
    shown = ranked if len(ranked) <= 2 * _TOP else ranked[:_TOP] + ranked[-_TOP:]
    return {
        "movers": [[line.fact["subject"][:40], line.sort, line.anchor] for line in reversed(shown)],
        "comments": [
            [str(row["title"] or row["article_id"])[:60], n, likes] for row, n, likes in report.activity[:_TOP]
        ],
    }


def _island(data: object) -> str:
    """Return JSON that cannot end its script element."""
    text = orjson.dumps(data).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("news_assets.report").joinpath("assets").joinpath(name).read_text("utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("report.html"))
