"""Pages made to hang or exhaust a reader; each holds a plain Hebrew sentence that a reader should find."""

from collections.abc import Callable

SENTENCE = "שלום לכולם, זהו המשפט היחיד בעמוד הזה שיש בו טעם, ומי שקורא אותו מבין שהקריאה הצליחה היום."


def _page(inner: str, head: str = "") -> bytes:
    return f"<html lang=he><head><title>כותרת</title>{head}</head><body>{inner}</body></html>".encode()


def _main(inner: str) -> bytes:
    return _page(f"<article><h1>כותרת</h1><p>{SENTENCE}</p>{inner}</article>")


def _ld(data: str) -> bytes:
    return _page(f"<article><p>{SENTENCE}</p></article>", f'<script type="application/ld+json">{data}</script>')


PAGES: dict[str, Callable[[], bytes]] = {
    "nested elements": lambda: _page("<div>" * 100_000 + f"<p>{SENTENCE}</p>" + "</div>" * 100_000),
    "nested spans": lambda: _page("<p>" + "<span>" * 100_000 + SENTENCE + "</span>" * 100_000 + "</p>"),
    "long text": lambda: _page(f"<p>{SENTENCE} " + "מילה ועוד מילה. " * 720_000 + "</p>"),
    "siblings": lambda: _main("<ul>" + "<li>פריט</li>" * 1_000_000 + "</ul>"),
    "paragraphs": lambda: _main("<p>עוד פסקה, קצרה מאוד.</p>" * 400_000),
    "ld bomb": lambda: _ld('{"@type":"NewsArticle","headline":' + '[{"@type":"Person","name":["א","ב"]},' * 300_000),
    "deep ld": lambda: _ld('{"@graph":' * 60_000 + "1" + "}" * 60_000),
    "many ld": lambda: _ld("[" + ",".join(['{"@type":"Article","author":{"@type":"Person"}}'] * 60_000) + "]"),
    "attributes": lambda: _main("<p " + " ".join(f'a{i}="x"' for i in range(200_000)) + ">סוף</p>"),
    "attributes with ends of tags": lambda: _main("<p " + " ".join(f'a{i}=">"' for i in range(200_000)) + ">סוף</p>"),
    "attributes with tags": lambda: _main("<p " + " ".join(f'a{i}="<b>"' for i in range(200_000)) + ">סוף</p>"),
    "attributes that look quoted": lambda: _main('<p ="><p ' + " ".join(f"a{i}=1" for i in range(200_000)) + '>סוף">'),
    "attributes on all tags": lambda: _main(("<p " + " ".join(f"a{i}=1" for i in range(900)) + ">סוף") * 3000),
    "open tags": lambda: _main("<a href=x" * 500_000),
    "comments": lambda: _main("<!-- " * 500_000),
    "comments at the end": lambda: _main("סוף <!-- עוד <![CDATA[ " * 100_000),
    "marked sections": lambda: _main("<![CDATA[ עוד " * 300_000),
    "tables in tables": lambda: _main("<table><tr><td>" * 60_000 + "סוף"),
    "million entities": lambda: _main("<p>" + "&#x5d0;" * 1_000_000),
    "many headings": lambda: _main("<h2>כותרת</h2><p>ועוד משפט שלם, קצר.</p>" * 60_000),
    "script data": lambda: _main(
        '<script id=__NEXT_DATA__ type="application/json">' + '{"a":[' * 500_000 + "</script>"
    ),
    "entities": lambda: _main("<p>" + "&amp;lt;" * 500_000 + "</p>"),
    "table": lambda: _main("<table>" + ("<tr>" + "<td>5</td>" * 50 + "</tr>") * 5_000 + "</table>"),
    "links": lambda: _main("<p>" + '<a href="/x">קישור</a> ' * 100_000 + "</p>"),
    "deep json": lambda: b"[" * 2_000_000,
    "nulls": lambda: _main("\x00" * 3_000_000),
    "brackets": lambda: _main("<" * 3_000_000),
}
