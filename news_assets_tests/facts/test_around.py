"""Whom headings, paragraphs, brackets and owners' names tell a number of."""

import time

import news_assets

HEADED = """Chains report their quarter

A busy week for shops, summed up below.

Lowe's
- Revenue: $21.1 billion (vs. $20.9 billion expected)
- Loss per share: 12 cents

Dollar Tree
- Revenue: $7.4 billion
Shares slid 6%.

CLICK HERE FOR MORE NEWS
"""
PARAGRAPHS = (
    "Airlines and ferries disagree on summer\n\n"
    "Ryanair Holdings plc (NASDAQ: RYAAY) said bookings for July were ahead of last year. "
    "The company earned 360 million euros in the quarter. Revenue rose 9% to 3.6 billion euros.\n\n"
    "Carnival Corp. (NYSE: CCL) took the opposite view. "
    "The company earned $92 million. Revenue came to $5.8 billion.\n"
)


def subjects(text: str) -> dict[str, str]:
    return {fact.quote: fact.subject for fact in news_assets.extract_text(text, lang="en").facts}


def test_lines_below_a_heading_speak_of_whom_it_names() -> None:
    found = subjects(HEADED)
    assert {found["$21.1 billion"], found["$20.9 billion"], found["12 cents"]} == {"Lowe's"}
    assert {found["$7.4 billion"], found["6%"]} == {"Dollar Tree"}


def test_a_paragraph_speaks_of_the_one_it_has_named_and_codes_are_nobody() -> None:
    found = subjects(PARAGRAPHS)
    assert {found["360 million euros"][:7], found["9%"][:7], found["3.6 billion euros"][:7]} == {"Ryanair"}
    assert {found["$92 million"][:8], found["$5.8 billion"][:8]} == {"Carnival"}


def test_words_of_a_heading_in_title_case_are_no_names() -> None:
    text = "Painful Quarter Ends With Deeper Woes\n\nRecent Highlights\n\nRevenue of Nordhav Rail fell 4%."
    assert subjects(text)["4%"] == "Nordhav Rail"


def test_a_name_is_what_stands_behind_its_country_or_owner() -> None:
    assert subjects("Japan's Kanda Corp earned $80 million, up 3%.")["$80 million"] == "Kanda Corp"
    assert subjects("Denver-based Pinyon Corp lost $12 million.")["$12 million"] == "Pinyon Corp"
    assert subjects("Shares of J & R Bancorp (NYSE: JRB) rose 2%.")["2%"] == "J & R Bancorp"


def test_the_gap_of_a_town_belongs_to_the_town() -> None:
    text = (
        "Houston weighs a levy\n\nThe city council heard the mayor on Monday. "
        "The city faces a budget gap of $14 million, the mayor said.\n\n"
        "The shortfall could reach $20 million, the council was told."
    )
    found = subjects(text)
    assert {found["$14 million"], found["$20 million"]} == {"Houston"}


def test_a_line_without_end_takes_no_time_without_end() -> None:
    text = "Boeing rose 2% and Deere fell 3%, and the company earned $4 million, " * 400
    began = time.perf_counter()
    news_assets.extract_text(text, lang="en")
    assert time.perf_counter() - began < 20
