import pytest

from news_assets.articles.bylines import is_site, signature
from news_assets.articles.names import looks_like_name, split_names
from news_assets.articles.title import without_site


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Dana Frost and Amir Levi", ["Dana Frost", "Amir Levi"]),
        ("Dana Frost, Amir Levi, Noa Stein", ["Dana Frost", "Amir Levi", "Noa Stein"]),
        ("Von Anna Berg, Kiel", ["Anna Berg"]),
        ("מאת: דנה כץ ונועם ברק", ["דנה כץ", "נועם ברק"]),
        ("דנה כץ, מערכת האתר", ["דנה כץ", "מערכת האתר"]),
        ("Frost | Levi", ["Frost", "Levi"]),
        ("AP", ["AP"]),
        ("Analysis by Dana Frost, Harbour Correspondent", ["Dana Frost"]),
    ],
)
def test_bylines_are_cut_into_names(line, names):
    assert split_names(line) == names


@pytest.mark.parametrize("text", ["Dana Frost", "Jan van der Berg", "דנה כץ", "MTHOBISI ZULU", "Анна Берг"])
def test_names(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more",
        "min",
        "about the author",
        "Kommentar von",
        "5 May 2024",
        "A sentence of six whole words",
        "פנייה לכתב",
        "Political Correspondent",
    ],
)
def test_no_names(text):
    assert not looks_like_name(text)


def test_the_site_and_its_desks_are_no_people():
    assert is_site("Port Gazette Staff", {"portgazette"})
    assert is_site("מערכת", set())
    assert is_site("חדשות", set())
    assert not is_site("חדשותי כהן", set())
    assert not is_site("Reuters", {"portgazette"})


def test_the_reporter_in_brackets_at_the_end():
    assert signature(["שורה ראשונה", "נמסר מהחברה. (דנה כץ)"], ()) == (["דנה כץ"], "נמסר מהחברה.")
    assert signature(["(gazette)"], {"gazette"}) == (["gazette"], "")
    assert signature(["ירידה של 5% (לעומת 7%)"], ()) == ([], None)
    assert signature(["nothing here (in English words)"], ()) == ([], None)
    assert signature([], ()) == ([], None)


@pytest.mark.parametrize(
    ("title", "names", "heads", "bare"),
    [
        ("Cranes start | Port Gazette", {"portgazette"}, [], "Cranes start"),
        ("Cranes start to work-TradeㅣPort Gazette", {"portgazette"}, [], "Cranes start to work"),
        ("Cranes start » Gazette - Port blogs", {"gazetteportblogs"}, [], "Cranes start"),
        ("Port Gazette - Cranes start", {"portgazette"}, [], "Cranes start"),
        ("Cranes start - and stop again", {"portgazette"}, [], "Cranes start - and stop again"),
        ("Cranes start to work | News | 7.5.2024", set(), ["Cranes start to work"], "Cranes start to work"),
        ("המנופים עובדים - שם האתר", {"שםהאתר"}, [], "המנופים עובדים"),
    ],
)
def test_titles_lose_the_sites_name(title, names, heads, bare):
    assert without_site(title, names, heads, "Trade") == bare
