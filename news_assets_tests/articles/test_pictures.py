import json

import pytest

from news_assets.articles import extract_articles
from news_assets.articles.credits import cut_off, is_credit_line
from news_assets.pages import read_page
from news_assets.sites.profile import GENERIC
from news_assets_tests.articles.own_pages import HEAD, english


def picture(figure, **more):
    page = english(extra="", **more).decode()
    start, end = page.index("<figure>"), page.index("</figure>") + len("</figure>")
    (article,) = extract_articles(read_page((page[:start] + figure + page[end:]).encode()), GENERIC)
    return article.image_caption, article.image_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A crane at dusk. Photo by Lior Bar/Agency", "A crane at dusk.", "Lior Bar/Agency"),
        ("A crane at dusk.Getty Images", "A crane at dusk.", "Getty Images"),
        ("A crane at dusk, May 7, 2024. REUTERS/Lior Bar", "A crane at dusk, May 7, 2024.", "REUTERS/Lior Bar"),
        ("A crane on May 7, 2024.J. Lior Bar / AP file", "A crane on May 7, 2024.", "J. Lior Bar / AP file"),
        ("Ein Kran (Symbolfoto: picture alliance/dpa | Lior Bar)", "Ein Kran", "picture alliance/dpa | Lior Bar"),
        ("Ein Kran am Abend. Foto: Lior Bar (Keystone)", "Ein Kran am Abend.", "Lior Bar (Keystone)"),
        ("Una grúa al anochecer. (Lior Bar)", "Una grúa al anochecer.", "Lior Bar"),
        ("Ein Kran am Abend / Lior Bar", "Ein Kran am Abend", "Lior Bar"),
        ("夕方のクレーン＝７日（山田太郎撮影）", "夕方のクレーン＝７日", "山田太郎"),
        ("עגורן בנמל (צילום: ליאור בר)", "עגורן בנמל", "ליאור בר"),
        ("עגורן בנמל (צילום רויטרס)", "עגורן בנמל", "רויטרס"),
        ("(Port Gazette)", None, "Port Gazette"),
        ("liorbar - stock.adobe.com", None, "liorbar - stock.adobe.com"),
        ("Une grue au soir. Crédits photo : Lior Bar", "Une grue au soir.", "Lior Bar"),
        ("An illustration of a crane", "An illustration of a crane", None),
        ("Workers told AP reporters of it", "Workers told AP reporters of it", None),
        ("The crane (left) and its master (right)", "The crane (left) and its master (right)", None),
    ],
)  # fmt: skip
def test_captions_lose_their_credits(text, caption, credit):
    assert cut_off(text) == (caption, credit)


def test_credit_lines():
    assert is_credit_line("Foto: Lior Bar (Keystone)")
    assert is_credit_line("© Lior Bar")
    assert not is_credit_line("Fotos am Abend zeigen den Kran")


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (
            "<figure><figcaption>Cranes work late<small class=copyright>Bild: Lior Bar</small></figcaption></figure>",
            ("Cranes work late", "Lior Bar"),
        ),
        (
            "<div class=caption><span>Cranes work late</span> <span class=credit>Lior Bar</span></div>",
            ("Cranes work late", "Lior Bar"),
        ),
        ("<div class=photo-credit>Cranes work late. (Lior Bar/Agency)</div>", ("Cranes work late.", "Lior Bar/Agency")),
        (
            "<div class=caption>Cranes work late</div><div class=body>Foto: Lior Bar</div>",
            ("Cranes work late", "Lior Bar"),
        ),
        ("<figure><img><figcaption>Powered by</figcaption></figure>", (None, None)),
        (f"<figure><img><figcaption>{HEAD}</figcaption></figure>", (None, None)),
        ("<figure class=author><img><figcaption>By Dana Frost, editor</figcaption></figure>", (None, None)),
    ],
)  # fmt: skip
def test_pictures(figure, found):
    assert picture(figure) == found


def test_what_the_page_states_of_its_picture():
    image = {"@type": "ImageObject", "caption": "Cranes work late", "copyrightHolder": {"name": "© Lior Bar"}}
    ld = json.dumps({"@type": "NewsArticle", "image": [image]})
    assert picture("", ld=ld) == ("Cranes work late", "Lior Bar")
