import random

from news_assets.articles.duplicates import NearTexts, shingles, signature
from news_assets.schemas.records import Article

WORDS = ("מניה", "שוק", "ירידה", "בנק", "ריבית", "חברה", "דולר", "שקל", "משקיע", "קרן", "רבעון", "דוח", "רווח", "נפט")


def text(seed, size=200):
    source = random.Random(seed)
    return " ".join(source.choice(WORDS) + str(source.randrange(50)) for _ in range(size))


def changed(original, seed, every):
    source = random.Random(seed)
    return " ".join(w if source.randrange(every) else "אחר" for w in original.split())


def duplicates(texts):
    seen = NearTexts()
    return {key: first for key, words in texts if (first := seen.first_of(key, words))}


def test_same_text_under_another_key_is_marked_with_the_first():
    first = text(1)
    marks = duplicates([("a", first), ("b", text(2)), ("c", first), ("d", changed(first, 3, 100))])
    assert marks == {"c": "a", "d": "a"}


def test_unlike_and_empty_texts_are_not_marked():
    assert duplicates([("a", text(1)), ("b", text(2)), ("c", ""), ("d", "")]) == {}


def test_a_text_rewritten_in_every_third_word_is_another_one():
    first = text(5)
    assert duplicates([("a", first), ("b", changed(first, 6, 3))]) == {}


def test_signature_estimates_likeness():
    one, other = shingles(text(7, 800)), shingles(changed(text(7, 800), 8, 40))
    a, b = signature(one), signature(other)
    assert abs(sum(x == y for x, y in zip(a, b, strict=True)) / len(a) - len(one & other) / len(one | other)) < 0.2


def test_many_texts_take_little_time():
    pairs = [(str(i), text(i, 60)) for i in range(400)]
    assert duplicates([*pairs, ("again", pairs[250][1])]) == {"again": "250"}


def test_articles_keep_their_order_and_say_whom_they_repeat():
    articles = [Article(article_id=i, page_id=i, text=text(n)) for i, n in (("a", 1), ("b", 2), ("c", 1))]
    seen = NearTexts()
    assert [seen.marked(a).duplicate_of for a in articles] == [None, None, "a"]
