"""The report as one offline HTML file: everything escaped, nothing loaded, scripts named by their hash."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

import orjson
from jinja2 import Environment, Template
from markupsafe import Markup

from news_assets.report.lines import FactLine
from news_assets.report.model import Report, Tables, build
from news_assets.text.plain import plain

_TOP = 10
_LABEL = 28


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
    owned = [line for line in report.wealth if line.fact["metric"] == "net_worth" and line.fact["measure"] == "level"]
    owned = [line for line in owned if line.fact["value"] and line.fact["valid"]]
    units = Counter(line.fact["unit"] for line in owned).most_common(1)
    return {
        "movers": _bars([line for line in moved if line.of_the_day]),
        "longer": _bars([line for line in moved if not line.of_the_day]),
        "wealth": _bars([line for line in owned if line.fact["unit"] == units[0][0]]) if units else [],
        "comments": [
            [_short(row.title), row.comments, f"a-{row.article['article_id']}"] for row in report.activity[:_TOP]
        ],
    }


def _bars(lines: Sequence[FactLine]) -> list[list[object]]:
    """Return the ends of the list, one bar per subject: the largest of what the list's order calls first."""
    first: dict[str, FactLine] = {}
    for line in lines:
        first.setdefault(line.fact.get("subject_id") or line.fact["subject"], line)
    ranked = sorted(first.values(), key=lambda line: -line.sort)
    shown = ranked if len(ranked) <= 2 * _TOP else ranked[:_TOP] + ranked[-_TOP:]
    return [[_short(line.fact["subject"]), line.sort, line.anchor] for line in shown]


def _short(text: str) -> str:
    text = plain(text)
    return text if len(text) <= _LABEL else text[: _LABEL - 1] + "…"


def _island(data: object) -> str:
    """Return JSON that cannot end its script element."""
    text = orjson.dumps(data).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("news_assets.report").joinpath("assets").joinpath(name).read_text("utf-8")


def _shown(value: object) -> object:
    """Without the marks that turn the direction of what follows: a reader must see 5% where the page has 5%."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_shown)
    return environment.from_string(_asset("report.html"))
