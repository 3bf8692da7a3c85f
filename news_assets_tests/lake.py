"""A small lake of our own pages for tests that read tables."""

from pathlib import Path

from news_assets.engine.day import run_day
from news_assets.extract import extract_page
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Lake

DAY = "2024-05-02"
_WEALTH = """<html lang="en"><head><title>Fortune of a founder</title></head><body>
<article><h1>Fortune of a founder</h1>
<p>Elon Musk is worth about $400 billion, according to the list published on Thursday by the magazine.</p>
<p>Tesla shares rose 3.2% in New York, while Nvidia fell 1.5% after a weak forecast for the coming quarter.</p>
<p>SpaceX could be floated at a valuation of $800 billion to $1.2 billion, people close to it said.</p>
</article></body></html>"""
_MARKET = """<html lang="he"><head><title>הבורסה עלתה</title></head><body><article><h1>הבורסה בתל אביב עלתה</h1>
<p>מדד ת"א 35 עלה היום ב-1.1% ומדד ת"א 125 הוסיף 0.9%, במחזור של 2.4 מיליארד שקל.</p>
<p>מניית טבע זינקה ב-4.2% לאחר שהחברה דיווחה על הכנסות של 4.1 מיליארד דולר ברבעון.</p>
</article></body></html>"""


def small_lake(root: Path) -> Lake:
    """Make the tables of one day with two good pages and an empty one under `root`."""
    lake = Lake(root)
    pages = [
        PageInput(body, url=f"https://paper.example/{n}", fetched_at=f"{DAY}T08:00:00Z", content_type="text/html")
        for n, body in enumerate((_WEALTH.encode(), _MARKET.encode(), b""))
    ]
    run_day(
        lake,
        DAY,
        pages,
        "run",
        extract=lambda inputs: (extract_page(p.body, url=p.url, fetched_at=p.fetched_at) for p in inputs),
    )
    return lake
