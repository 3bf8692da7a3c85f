import json

import pytest

from news_assets.articles import extract_articles
from news_assets.pages import read_page
from news_assets.sites.profile import GENERIC
from news_assets_tests.articles.own_pages import ENGLISH, HEAD, HEBREW, english, hebrew


def articles(body, url="https://gazette.example/2024/05/07/harbour", **more):
    return extract_articles(read_page(body, url=url, **more), GENERIC)


def test_english_article_with_all_that_surrounds_it():
    (article,) = articles(english())
    assert article.paragraphs == ENGLISH
    assert article.text == "\n\n".join(ENGLISH)
    assert article.title == HEAD
    assert article.authors == ["Dana Frost"]
    assert (article.image_caption, article.image_credit) == ("A crane at dusk.", "Lior Bar")
    assert (article.kicker, article.comment_count, article.language) == ("Trade", 12, "en")
    assert (article.published_at, article.published_precision) == ("2024-05-07", "day")
    assert article.method == "generic"
    assert article.is_main


def test_hebrew_article_with_a_date_line_and_the_reporter_in_brackets():
    (article,) = articles(hebrew(tail="ברשת מסרו כי לא יתייחסו לתחזיות (נועם ברק)"), url="https://x.example/a")
    assert article.paragraphs == [*HEBREW, "ברשת מסרו כי לא יתייחסו לתחזיות"]
    assert article.authors == ["נועם ברק"]
    assert article.published_at == "2023-11-05T14:30:00"
    assert (article.published_precision, article.tz_source) == ("minute", None)
    assert article.language == "he"


def test_stated_body_wins_where_the_page_shows_only_its_beginning():
    whole = "\n".join([*ENGLISH, *(f"{p} That is not all." for p in ENGLISH * 3)])
    ld = json.dumps({"@type": "NewsArticle", "headline": HEAD, "articleBody": whole, "isAccessibleForFree": False})
    (article,) = articles(english(ld=ld))
    assert article.method == "structured_data"
    assert len(article.paragraphs) == 12
    assert article.paywalled is True


def test_stated_body_that_is_cut_short_does_not():
    ld = json.dumps({"@type": "NewsArticle", "headline": HEAD, "articleBody": ENGLISH[0][:80]})
    (article,) = articles(english(ld=ld))
    assert (article.method, article.paragraphs) == ("generic", ENGLISH)


def test_statements_fill_the_fields():
    ld = json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Home"}]},
                {
                    "@type": ["NewsArticle"],
                    "headline": f"{HEAD} &amp; more",
                    "author": [{"@type": "Person", "name": "Dana Frost"}, {"@type": "Person", "name": "Amir Levi"}],
                    "datePublished": "2024-05-07T09:15:00+03:00",
                    "dateModified": "2024-05-07T11:00:00Z",
                    "articleSection": "Trade",
                    "keywords": ["ports", "cranes", "ports"],
                    "commentCount": 7,
                    "isAccessibleForFree": "True",
                },
            ],
        }
    )
    (article,) = articles(english(ld=ld))
    assert article.authors == ["Dana Frost", "Amir Levi"]
    assert (article.published_at, article.tz_source) == ("2024-05-07T09:15:00+03:00", "page")
    assert article.modified_at == "2024-05-07T11:00:00+00:00"
    assert (article.section, article.topics) == ("Trade", ["ports", "cranes"])
    assert (article.comment_count, article.paywalled) == (7, False)


def test_the_sites_own_name_gives_way_to_the_byline():
    ld = json.dumps({"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Port Gazette"}})
    assert articles(english(ld=ld))[0].authors == ["Dana Frost"]
    assert articles(english(ld=ld, byline=""))[0].authors == ["Port Gazette"]


def test_no_date_lies_behind_the_capture():
    meta = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    (article,) = articles(english(meta=meta), fetched_at="2024-05-08T06:00:00Z")
    assert article.published_at == "2024-05-07"


def test_two_articles_in_one_page_are_two_rows():
    second = "".join(f"<p>{p} Again, with more of the same kind to say about it.</p>" for p in ENGLISH * 2)
    page = english().replace(b"</main>", f"</main><article><h1>Ferries</h1><div>{second}</div></article>".encode())
    main, other = articles(page)
    assert main.paragraphs == ENGLISH
    assert (main.position, main.is_main) == (0, True)
    assert (other.position, other.is_main, other.title, len(other.paragraphs)) == (1, False, "Ferries", 6)
    assert main.article_id != other.article_id


FLASH = "<div class='flash'><span>{0}</span><h2>{1}</h2><div>{2}</div></div>"
FLASHES = [("14:05", "Cranes stop for a day"), ("13:40", "Fees will rise in spring"), ("9:15", "Ferries leave on time")]


def flashes(intro=""):
    items = "".join(
        FLASH.format(t, h, f"{p} It was said at {t}, and more is to come later today.")
        for (t, h), p in zip(FLASHES, ENGLISH, strict=True)
    )
    body = f"<body><h1>The harbour, minute by minute</h1>{intro}<div class='list'>{items}</div></body>"
    return f"<html><head><title>The harbour, minute by minute</title></head>{body}</html>".encode()


def test_items_of_a_live_blog_are_rows_of_their_own():
    main, *items = articles(flashes("".join(f"<p>{p}</p>" for p in ENGLISH[:2])))
    assert main.paragraphs == ENGLISH[:2]
    assert [(i.position, i.title, i.is_main) for i in items] == [(n, h, False) for n, (_, h) in enumerate(FLASHES, 1)]
    for item, paragraph in zip(items, ENGLISH, strict=True):
        assert item.text.startswith(paragraph)
        assert item.text.count("It was said at") == 1


def test_the_first_flash_is_main_where_nothing_else_is():
    found = articles(flashes())
    assert [a.is_main for a in found] == [True, False, False]
    assert [a.text.count("It was said at") for a in found] == [1, 1, 1]


def test_subheadings_and_times_do_not_part_an_ordinary_article():
    parts = "".join(
        f"<h2>What the {n} crane brings us</h2><p>At {n}:30 it began. {p}</p>" for n, p in enumerate(ENGLISH, 7)
    )
    assert len(articles(english(extra=parts))) == 1
    boxes = "".join(
        f"<section><h2>What the {n} crane brings us</h2><p>{p}</p></section>" for n, p in enumerate(ENGLISH)
    )
    assert len(articles(english(extra=boxes))) == 1


def test_byline_that_names_more_people_than_the_statement():
    ld = json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Dana Frost"}})
    assert articles(english(ld=ld, byline="<p class=byline>By Amir Levi and Dana Frost</p>"))[0].authors == [
        "Amir Levi",
        "Dana Frost",
    ]
    assert articles(english(ld=ld, byline="<p class=byline>By Noa Stein and Amir Levi</p>"))[0].authors == [
        "Dana Frost"
    ]


def test_a_section_is_no_author_and_the_signature_below_the_body_is():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"כלכלה"}}</script>'
    (article,) = articles(hebrew(tail="(דנה כץ)", head=head))
    assert (article.authors, article.paragraphs) == (["דנה כץ"], HEBREW)


def test_tables_and_lists_are_part_of_the_text():
    table = "<table><tr><th>Port</th><th>Growth</th></tr><tr><td>North</td><td>14%</td></tr></table>"
    (article,) = articles(english(extra=table))
    assert "North | 14%" in article.text


def test_a_page_without_an_article_has_no_text():
    (article,) = articles(b"<html><body><a href='/'>Home</a></body></html>")
    assert article.text == ""
    assert article.paragraphs == []


def test_same_bytes_same_articles():
    assert articles(english()) == articles(english())


def test_words_of_a_line_that_only_screen_readers_hear_are_left_out():
    hidden = '<p>The crane <span class="sr-only">opens in a new window</span> stood <x-mark>still</x-mark>, {}</p>'
    (article,) = articles(english(extra=hidden.format(ENGLISH[0])))
    assert any(p.startswith("The crane stood still, ") for p in article.paragraphs)


def test_what_is_written_at_a_picture_is_no_text():
    figure = "<figure><img src=a.jpg><figcaption>Cranes at dawn.</figcaption>Dana Frost/Agency</figure>"
    (article,) = articles(english(extra=figure))
    assert not any("Agency" in p or "at dawn" in p for p in article.paragraphs)


def titles(og, ld, h1, title, card=""):
    ld = json.dumps({"@type": "NewsArticle", "headline": ld})
    page = f"""<html><head><title>{title}</title><meta property="og:title" content="{og}">
    <meta name="twitter:title" content="{card}"><script type="application/ld+json">{ld}</script></head><body>
    <a href="/"><h1>Gazette</h1></a><article><h1>{h1}</h1>{"".join(f"<p>{p}</p>" for p in ENGLISH)}</article>"""
    return articles(page.encode())[0].title


def test_the_headline_where_statements_differ():
    search, shown = "Harbour traffic 2024: all figures", "At the harbour, a year like no other"
    assert titles(search, shown, shown, search) == shown
    assert titles("A year!", shown, shown, search, card=shown) == shown
    assert titles(search, shown, shown, shown) == search
    assert titles("a year like no other", f"Trade: {shown}", f"Trade: {shown}", search) == "a year like no other"
    assert titles("", "", shown, "") == shown


def test_a_title_that_its_markup_cut_at_a_quotation_mark():
    assert titles("Harbour traffic 2024: a &quot;year&quot;", "", "", "") == 'Harbour traffic 2024: a "year"'
    assert (
        titles("Harbour traffic 2024: a ", "", 'Harbour traffic 2024: a "year"', "") == 'Harbour traffic 2024: a "year"'
    )


def test_text_behind_a_comment_is_text():
    (article,) = articles(english(extra="<p>Fees rise <!-- -->9<!-- -->% in the spring, the authority said.</p>"))
    assert article.paragraphs[-1] == "Fees rise 9% in the spring, the authority said."


def test_dates_in_numbers_of_articles_and_in_attributes():
    bare = english().replace(b"2024", b"")
    assert articles(bare, url="https://x.example/A2024050714320005196")[0].published_at == "2024-05-07"
    late = english(extra='<div data-deploy-dt="2024.05.07 18:40"></div>')
    assert articles(late, url="https://x.example/1")[0].published_at == "2024-05-07T18:40:00"


def test_the_first_paragraph_is_no_deck_and_a_line_set_apart_is():
    meta = f'<meta property="og:description" content="{ENGLISH[0]}">'
    (article,) = articles(english(meta=meta))
    assert (article.deck, article.text) == (None, "\n\n".join(ENGLISH))
    line = "Two new cranes bring shipping lines back to the north"
    (article,) = articles(english(byline=f"<p class=standfirst>{line}</p><p class=byline>By Dana Frost</p>"))
    assert article.deck == line
    (article,) = articles(english(byline="<p class=standfirst>Dana Frost and Amir Levi</p>"))
    assert article.deck is None


def test_kickers():
    def kicker(above):
        return articles(english().replace(b'<p class="kicker">Trade</p>', above))[0].kicker

    assert kicker(b'<p class="kicker">Up next:</p>') is None
    assert kicker(b'<p class="kicker">05.07.2024 09:00 AM</p>') is None
    assert kicker(b'<p class="kicker"><span>Trade</span><span>Ports</span></p>') == "Trade | Ports"
    inside = english().replace(b"<h1>", b"<h1><span class=headline-kicker>Ports</span> ")
    assert articles(inside)[0].kicker == "Ports"


def test_sections_and_topics_that_say_nothing():
    def fields(meta, head=""):
        (article,) = articles(english(meta=meta).replace(b"<main>", f"{head}<main>".encode()))
        return article.section, article.topics

    assert (
        fields('<meta property="article:section" content="Homepage"><meta name="section" content="Trade">')[0]
        == "Trade"
    )
    trail = '<div class="breadcrumbs"><a href="/">Home</a> <a href="/trade">Trade &amp; ports</a></div>'
    assert fields("", trail)[0] == "Trade & ports"
    tags = "Ports, @river, 98be933f-38cf-4fba-b6c6-ad438e82010a, Category: Trade, NLP Category: Sea, R&amp;amp;D"
    assert fields(f'<meta name="keywords" content="{tags}">')[1] == ["Ports", "Trade", "R&D"]


def test_a_flash_of_one_line_is_text_though_the_page_describes_itself_by_it():
    meta = f'<meta property="og:description" content="{HEBREW[0]}">'
    page = f"""<html lang="he"><head><title>מבזק</title>{meta}</head><body><h1>הרשת הירוקה צומחת</h1>
    <div class="lead"><p>{HEBREW[0]}</p></div></body></html>"""
    (article,) = articles(page.encode())
    assert (article.text, article.deck, article.language) == (HEBREW[0], None, "he")


def test_a_template_in_english_does_not_make_its_text_english():
    page = (
        english()
        .decode()
        .replace(ENGLISH[0], "Die Hafenbehörde sagte, dass der Verkehr im Quartal gestiegen ist. " * 4)
    )
    for line in ENGLISH[1:]:
        page = page.replace(
            line, "Nach dem Bericht sind die Kräne auf der Mole noch nicht in Betrieb, und das ist neu."
        )
    assert articles(page.encode())[0].language == "de"
    assert articles(english())[0].language == "en"


@pytest.mark.parametrize(
    ("meta", "locked"),
    [
        ('<meta property="article:content-tier" content="Metered">', True),
        ('<meta name="isAccessibleForFree" content="false">', True),
        ('<meta name="cXenseParse:recs-ispaidcontent" content="false">', False),
        ('<meta name="isPremium" content="1">', True),
        ('<meta name="adv:premium" content="yes">', None),
        ("", None),
    ],
)
def test_what_a_page_says_of_its_paywall(meta, locked):
    assert articles(english(meta=meta))[0].paywalled is locked
