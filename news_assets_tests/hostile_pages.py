"""Pages whose every text tries to become markup, script or a request: for the Dagster UI and the report."""

import json
from html import escape

from news_assets_tests.report.payloads import PAYLOADS
from news_assets_tests.samples import drop

PER_PAGE = 3
# What no payload may do: set window.pwned, or ask this address, where nobody answers.
MARK = r"pwned|127\.0\.0\.1:9\b"


def page(evil: str, number: int, *, hebrew: bool) -> str:
    """Return a page that says the payload in title, deck, authors, section, text, caption and comments."""
    text = escape(evil)
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": f"{evil} Oak {number}",
        "author": [{"@type": "Person", "name": f"Dana {evil}"}], "articleSection": evil, "keywords": [evil],
        "description": f"{evil} deck", "datePublished": "2024-05-14T07:00:00Z",
    }  # fmt: skip
    island = json.dumps(data).replace("<", "\\u003c")
    said = (
        f"<p>מניית טבע {text} עלתה היום ב-{number}.2% לאחר דיווח, ושווי החברה הגיע ל-{number} מיליארד דולר {text}.</p>"
        if hebrew
        else f"<p>Shares of Tesla {text} rose {number}.2% on Tuesday to a market value of ${number} billion {text}.</p>"
        f"<p>SpaceX {text} could be floated at a valuation of $800 billion to $1.{number} billion, people said.</p>"
    )
    comments = "".join(
        f'<li id="comment-{n}" class="comment"><article class="comment-body"><div class="comment-author vcard">'
        f'<b class="fn">{text} Ron</b></div><div class="comment-metadata">'
        f'<time datetime="2024-05-14T0{n}:00:00Z">x</time></div><div class="comment-content">'
        f"<p>{text} says reader {n} of page {number}</p></div></article></li>"
        for n in (1, 2)
    )
    return (
        f'<!doctype html><html lang="{"he" if hebrew else "en"}"><head><meta charset="utf-8"><title>{text} Oak {number}'
        f'</title><meta name="author" content="{text}"><meta property="og:title" content="{text} Oak {number}">'
        f'<script type="application/ld+json">{island}</script></head><body><article><p class="kicker">{text}</p>'
        f'<h1>{text} Oak {number}</h1><h2 class="subtitle">{text} deck</h2>{said}<figure><img src="x.png" alt="">'
        f"<figcaption>{text} caption 5%</figcaption></figure><p>{'The usual closing words of a page. ' * 4}</p>"
        "</article>"
        f'<section id="comments"><ol class="comment-list">{comments}</ol></section></body></html>'
    )


def drop_hostile(inbox, days, per_day=5) -> int:
    """Write pages with all the payloads over the days, and unreadable ones with hostile names; return how many."""
    groups = [PAYLOADS[n : n + PER_PAGE] for n in range(0, len(PAYLOADS), PER_PAGE)]
    for number, group in enumerate(groups):
        day = days[min(number // per_day, len(days) - 1)]
        evil = " ".join(group)
        address = f"https://paper.example/{number}?{evil}"
        body = page(evil, number + 1, hebrew=number % 2 == 1)
        drop(inbox, f"0{number:02d}.html", body, day, url=address, content_type=f"text/html; charset={evil}")
    for number, day in enumerate(days):
        name = "".join("∕" if c in "/\x00" else c for c in PAYLOADS[number])
        drop(inbox, f"0{number}{name}.html", "", day, url=f"https://paper.example/empty?{PAYLOADS[number]}")
    return len(groups) + len(days)
