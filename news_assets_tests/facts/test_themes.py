"""What an article comes back to without a name is a group wherever it stands."""

from news_assets import extract_text

TEXT = (
    "הברווזונים יקרים מתמיד\n\n"
    "מחיר הברווזונים עלה ב-12%. החקלאי התעורר מוקדם. אתמול החליט השר לבדוק, והחליט לחכות.\n"
    "בשנה שעברה נמכרו ברווזונים ב-30 שקל."
)


def test_phrases_the_article_comes_back_to_are_groups() -> None:
    groups = [(e.quote, e.start) for e in extract_text(TEXT, lang="he").entities if e.type == "group"]
    assert ("ברווזונים", TEXT.index("ברווזונים", 2 + TEXT.index("בשנה"))) in groups
    assert all(TEXT[start : start + len(quote)] == quote for quote, start in groups)


def test_verbs_are_no_groups() -> None:
    assert "החליט" not in {e.quote for e in extract_text(TEXT, lang="he").entities}


def test_without_facts_nothing_is_added() -> None:
    text = "הברווזונים באגם. הברווזונים שחו. הברווזונים ישנו."
    assert "הברווזונים" not in {e.quote for e in extract_text(text, lang="he").entities}


def test_english_phrases_end_in_a_noun() -> None:
    text = "Ducklings cost 12% more\n\nThe price of ducklings rose 12% quickly. Quickly the ducklings sold for $30."
    groups = {e.quote.lower() for e in extract_text(text, lang="en").entities if e.type == "group"}
    assert "ducklings" in groups and "quickly" not in groups
