"""Every reconciliation rule has claims on which it must fire and claims on which it must stay silent."""

from itertools import count

import pytest

from news_assets.reconcile import check_across, check_claims
from news_assets.reconcile.rules import RULES
from news_assets.schemas.records import Fact, Quantity

_serial = count()


ABOVE = "It opened at 60 after pricing at 52 and closed 6.0% above the issue price."
PAID = "The delegation of the ministry paid 4 million as its part of all travel costs"
PAID_TOO = "The guests from many firms paid 9 million as their part of all travel costs"


def fact(quote, value, unit, metric, subject="אילנה כרמי", **more):
    number = str(next(_serial))
    base = {
        "fact_id": number,
        "quantity_id": number,
        "article_id": "a",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "sentence": "משפט אחד",
        "subject": subject,
        "metric": metric,
        "value": value,
        "unit": unit,
        "low": None,
        "high": None,
    }
    return Fact(**(base | more))


def verdicts(rule, facts, quantities=()):
    return [check.verdict for check in check_claims(facts, quantities)[1] if check.rule == rule]


def stake(percent, value, **more):
    return [
        fact(f"{percent}%", percent, "percent", "stake", object="גליל שבבים"),
        fact(f"{value}", value, "ILS", "stake", object="גליל שבבים", **more),
    ]


def worth(value, modifier="exact", unit="ILS"):
    return fact(f"{value}", value, unit, "valuation", "גליל שבבים", modifier=modifier, subject_type="company")


def ranged(low, high, **more):
    return fact("טווח", None, "ILS", "valuation", low=low, high=high, modifier="range", **more)


def change(value, subject="גליל שבבים", metric="price", unit="percent", quote="", **more):
    more = {"measure": "change", "subject_type": "company"} | more
    return fact(quote or f"{value}%", value, unit, metric, subject, **more)


def money(value, metric="revenue", subject="גליל שבבים", **more):
    return fact(f"{value}", value, "ILS", metric, subject, **more)


def average(value):
    return fact(f"{value}", value, "USD", "average_wealth", "ישראל")


def rich(value, subject="אילנה כרמי", **more):
    return fact(f"{value / 1e9:g} מיליארד", value, "USD", "net_worth", subject, **more)


def equals(value, people="ישראלים"):
    return fact(f"{value}", value, "people", "wealth_equivalent", object=people)


def share(subject, value, whole="ההון"):
    return fact(f"{value}%", value, "percent", "wealth_share", subject, object=whole)


def points(value, **more):
    return fact(f"{value} נקודות", value, "points", "index_level", "גליל שבבים", **more)


def part(subject, value, **more):
    return fact(f"{value}%", value, "percent", "revenue", subject, object="גליל שבבים", **more)


FINED = "רשות התחרות קנסה את החברה בסכום גדול"
RAISED = "the young start-up raised money from two funds"
MEAN = "המניות ירדו בממוצע ב-4%: אורן, ברוש"
FIRES = [
    ("range_order", [ranged(6e11, 1.1e9)], "inconsistent"),
    ("range_order", [ranged(9e6, 2e6)], "inconsistent"),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6), worth(800e6)], "inconsistent"),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6), worth(500e6)], "consistent"),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6), worth(600e6, "over")], "inconsistent"),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6), worth(450e6, "over")], "consistent"),
    ("stake_value_implies_market_cap", stake(25.0, 100e6), "derived"),
    ("wealth_equivalence", [rich(90e9), average(300000.0), equals(300000.0)], "consistent"),
    ("wealth_equivalence", [rich(90e9), average(300000.0), equals(330000.0)], "approximate"),
    ("wealth_equivalence", [rich(90e9), average(300000.0), equals(900000.0)], "inconsistent"),
    ("parts_within_whole", [rich(10e9), *[fact("x", 4e9, "USD", "stake", object=o) for o in "אב"]], "consistent"),
    ("parts_within_whole", [rich(10e9), *[fact("x", 7e9, "USD", "stake", object=o) for o in "אב"]], "inconsistent"),
    ("shares_within_100", [share("העשירון העליון", 60.0), share("החצי התחתון", 8.0)], "consistent"),
    ("shares_within_100", [share("העשירון העליון", 70.0), share("החצי התחתון", 38.0)], "inconsistent"),
    (
        "mean_of_members",
        [
            change(-4.0, "מניות השבבים", subject_type="group", sentence=MEAN),
            change(-3.9, "אורן", sentence=MEAN, start=30, end=35, form="widget"),
            change(-4.1, "ברוש", sentence=MEAN, start=50, end=55, form="widget"),
        ],
        "consistent",
    ),
    (
        "mean_of_members",
        [
            change(-4.0, "מניות השבבים", subject_type="group", sentence=MEAN),
            change(-1.0, "אורן", sentence=MEAN, start=30, end=35),
            change(-2.0, "ברוש", sentence=MEAN, start=50, end=55),
        ],
        "inconsistent",
    ),
    ("change_between_amounts", [change(12.0, metric="revenue"), money(100e6), money(112e6)], "consistent"),
    ("change_between_amounts", [change(-20.0, metric="revenue"), money(80e6), money(100e6)], "consistent"),
    ("change_between_amounts", [change(30.0, metric="revenue"), money(100e6), money(112e6)], "inconsistent"),
    (
        "change_between_amounts",
        [change(10.0, metric="revenue"), money(110e6), money(10e6, measure="change")],
        "consistent",
    ),
    ("falls_within_100", [change(-130.0)], "inconsistent"),
    ("net_within_gross", [money(30e6, "operating_profit"), money(200e6)], "consistent"),
    ("net_within_gross", [money(300e6, "gross_profit"), money(200e6)], "inconsistent"),
    ("rank_order", [rich(90e9, sentence="היא האישה העשירה בעולם"), rich(120e9, "דן לב")], "inconsistent"),
    ("rank_order", [rich(190e9, sentence="היא האישה העשירה בעולם"), rich(120e9, "דן לב")], "consistent"),
    ("title_against_body", [change(5.0, field="title"), change(5.0)], "consistent"),
    ("title_against_body", [change(5.0, field="title"), change(5.2)], "approximate"),
    ("title_against_body", [change(5.0, field="title"), change(-5.0)], "inconsistent"),
    ("title_against_body", [money(3e9, field="title"), money(3e6)], "inconsistent"),
    ("title_against_body", [change(5.0, field="title"), change(1.0, period="day")], "inconsistent"),
    ("net_within_gross", [money(300e6, "net_profit"), money(200e6)], "inconsistent"),
    ("same_claim", [money(5e6, period="2024"), money(9e6, period="2024", sentence="ב")], "inconsistent"),
    ("same_claim", [money(5e6, period="2024"), money(5.2e6, period="2024", sentence="ב")], "approximate"),
    ("same_claim", [money(5e6, "funding"), money(5e9, "funding", sentence="ב")], "inconsistent"),
    ("change_between_amounts", [change(3.0, metric="revenue", unit="times"), money(40e6), money(120e6)], "consistent"),
    (
        "change_between_amounts",
        [change(5.0, metric="revenue", unit="times"), money(40e6), money(120e6)],
        "inconsistent",
    ),
    (
        "change_between_amounts",
        [
            change(-0.8),
            points(-312.0, measure="change"),
            points(38765.0),
        ],
        "consistent",
    ),
    ("change_between_amounts", [change(-3.0), points(-312.0, measure="change"), points(38765.0)], "inconsistent"),
    (
        "change_between_amounts",
        [change(12.0, metric="revenue", modality="expected"), *[money(v, modality="expected") for v in (1e8, 1.3e8)]],
        "inconsistent",
    ),
    ("shares_within_100", [part("פרסום", 62.0), part("ענן", 45.0)], "inconsistent"),
    ("shares_within_100", [part("advertising", 62.0), part("cloud", 30.0)], "consistent"),
    (
        "restated",
        [money(4e6, "fine", sentence=FINED), money(7e6, "fine", sentence=FINED + " לפני שנה")],
        "inconsistent",
    ),
    (
        "restated",
        [money(4e6, "funding", sentence=RAISED), money(9e6, "funding", sentence=f"{RAISED} on Monday")],
        "inconsistent",
    ),
    (
        "title_against_body",
        [money(3e9, "deal_value", field="title"), money(5e9, "deal_value", sentence="ב")],
        "inconsistent",
    ),
    ("fact_in_future", [money(5e6, period="2031", as_of="2024-03-01", sentence="ב-2031 הכניסה")], "inconsistent"),
    (
        "fact_in_future",
        [money(5e6, period="2024-11", as_of="2024-03-01", sentence="in November 2024")],
        "inconsistent",
    ),
]
SILENT = [
    ("range_order", [ranged(6e8, 1.1e9), ranged(-3.0, -5.0), ranged(-60.0, -50.0)]),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6), worth(800e6, unit="USD")]),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6, modality="denied"), worth(800e6)]),
    ("stake_value_vs_valuation", [*stake(40.0, 200e6, sentence="משפט אחר"), worth(800e6)]),
    ("stake_value_implies_market_cap", [*stake(25.0, 100e6), worth(400e6)]),
    ("wealth_equivalence", [rich(90e9), average(300000.0), equals(900000.0, "אמריקאים")]),
    ("parts_within_whole", [rich(10e9), fact("x", 70e9, "USD", "stake", object="א")]),
    ("shares_within_100", [share("העשירון העליון", 70.0), share("החצי התחתון", 38.0, "ההכנסות")]),
    (
        "mean_of_members",
        [
            change(-4.0, "מניות השבבים", subject_type="group", sentence="ירדו"),
            change(-1.0, "אורן", sentence="ירדו", start=30),
            change(-2.0, "ברוש", sentence="ירדו", start=40),
        ],
    ),
    (
        "mean_of_members",
        [
            change(-4.0, "מניות השבבים", subject_type="group", sentence=MEAN),
            change(-1.0, "אורן", start=300, end=305),
            change(-2.0, "ברוש", start=320, end=325),
        ],
    ),
    ("change_between_amounts", [change(50.0, metric="revenue"), money(100e6), money(112e6, sentence="אחר")]),
    ("change_between_amounts", [change(50.0, metric="revenue"), money(100e6, subject="אורן"), money(112e6)]),
    (
        "change_between_amounts",
        [change(6.0, sentence=ABOVE), *[money(v, "price", sentence=ABOVE) for v in (60.0, 52.0)]],
    ),
    ("same_claim", [money(v, "price", sentence=f"{v}", rule="metric/focus") for v in (0.05, 50.0)]),
    (
        "restated",
        [
            money(4e6, "costs", sentence=PAID, rule="metric/focus"),
            money(9e6, "costs", sentence=PAID_TOO, rule="metric/ranked"),
        ],
    ),
    ("falls_within_100", [change(-99.0), change(-130.0, metric="net_profit"), change(300.0)]),
    ("net_within_gross", [money(300e6, "gross_profit", period="2023"), money(200e6, period="2022-Q1")]),
    ("rank_order", [rich(90e9), rich(120e9, "דן לב")]),
    ("title_against_body", [change(5.0, field="title"), change(1.0), change(2.0, sentence="ב")]),
    ("title_against_body", [change(5.0, field="title"), change(1.0, period="week")]),
    ("title_against_body", [change(5.0, field="title", rule="move/focus"), change(1.0, rule="move/focus")]),
    ("net_within_gross", [money(300e6, "net_profit", sentence="לאחר שערוך"), money(200e6, sentence="לאחר שערוך")]),
    (
        "restated",
        [
            money(4e6, "costs", sentence=PAID, rule="metric/ranked"),
            money(9e6, "costs", sentence=PAID_TOO, rule="metric/continued"),
        ],
    ),
    ("title_against_body", [change(5.0, field="title", period="2023"), change(5.2, period="2022")]),
    ("same_claim", [money(5e6, period="2024"), money(9e6, period="2023", sentence="ב")]),
    ("same_claim", [money(5e6, period="2024"), money(9e6, period="2024", sentence="ב", modality="expected")]),
    ("same_claim", [money(5e6), money(9e6, sentence="ב")]),
    ("same_claim", [money(5e6, "funding"), money(5e9, "funding", subject="אורן", sentence="ב")]),
    ("change_between_amounts", [change(3.0, metric="revenue", unit="times"), money(40e6), money(4e9)]),
    ("shares_within_100", [part("פרסום", 62.0), part("ענן", 45.0, sentence="במשפט אחר")]),
    ("shares_within_100", [share("1% העליונים", 50.0), share("10% העליונים", 75.0)]),
    ("shares_within_100", [share("the richest 1%", 50.0), share("the top 10%", 75.0)]),
    ("restated", [money(4e6, sentence=RAISED), money(9e6, sentence="the start-up was sold later to somebody else")]),
    ("restated", [money(4e6, sentence=RAISED, period="2023"), money(9e6, sentence=f"{RAISED} again", period="2024")]),
    ("restated", [money(4e6, "price", sentence=RAISED), money(9e6, "price", sentence=f"{RAISED} on Monday")]),
    ("restated", [money(4e6, sentence=RAISED), money(4.2e6, sentence=f"{RAISED} on Monday")]),
    (
        "restated",
        [
            money(4e6, sentence=RAISED, field="title"),
            money(4e6, sentence=f"{RAISED} again", period="2028"),
            money(9e6, sentence=f"{RAISED} again", period="2027"),
        ],
    ),
    ("title_against_body", [money(3e9, "revenue", field="title"), money(5e9, "revenue", sentence="ב")]),
    ("fact_in_future", [money(5e6, period="2031", as_of="2024-03-01", modality="expected")]),
    ("fact_in_future", [money(5e6, period="2024-Q1", as_of="2024-03-01", sentence="2024")]),
    ("fact_in_future", [money(5e6, period="2024-06", as_of="2024-03-01", sentence="ביוני הכניסה")]),
    ("fact_in_future", [money(5e6, period="2031", as_of="2024-03-01", sentence="expected to reach in 2031")]),
    ("change_between_amounts", [change(3.0, metric="price"), money(17.0, "price"), money(120e6, "price")]),
    ("same_claim", [money(5e6, period="2024"), money(9e6, period="2024", sentence="ברבעון האחרון של 2024")]),
]


@pytest.mark.parametrize(("rule", "facts", "verdict"), FIRES)
def test_fires(rule, facts, verdict):
    assert verdicts(rule, facts) == [verdict]


@pytest.mark.parametrize(("rule", "facts"), SILENT)
def test_stays_silent(rule, facts):
    assert verdicts(rule, facts) == []


def test_price_times_shares():
    sentence = "החברה הנפיקה 2 מיליון מניות במחיר של 50 שקל ובסך הכול 100 מיליון שקל"
    shares = Quantity(
        quantity_id="s",
        article_id="a",
        start=13,
        end=26,
        quote="2 מיליון מניות",
        kind="count",
        value=2e6,
        unit="shares",
    )
    price = fact("50 שקל", 50.0, "ILS", "price", sentence=sentence, start=38, end=44)
    good = fact("100 מיליון שקל", 100e6, "ILS", "deal_value", sentence=sentence, start=58, end=70)
    bad = fact("170 מיליון שקל", 170e6, "ILS", "deal_value", sentence=sentence, start=58, end=70)
    assert verdicts("price_times_shares", [price, good], [shares]) == ["consistent"]
    assert verdicts("price_times_shares", [price, bad], [shares]) == ["inconsistent"]
    assert verdicts("price_times_shares", [price, good]) == []


@pytest.mark.parametrize(
    ("sentence", "quote", "read", "verdicts_expected"),
    [
        ("The index gained -0.4% on Monday", "-0.4%", -0.4, ["inconsistent"]),
        ("The index fell -0.4% on Monday", "-0.4%", -0.4, []),
        ("Oil fell 2%, while the index gained -0.4%", "-0.4%", -0.4, ["inconsistent"]),
        ("The index stood at -0.4%", "-0.4%", -0.4, []),
        ("המדד איבד +0.4% אתמול", "+0.4%", 0.4, ["inconsistent"]),
        ("המדד הוסיף +0.4% אתמול", "+0.4%", 0.4, []),
        ("הנפט ירד, המדד לא עלה +0.4% אתמול", "+0.4%", 0.4, []),
    ],
)
def test_sign_against_the_words_of_its_clause(sentence, quote, read, verdicts_expected):
    moved = change(read, quote=quote, sentence=sentence)
    written = Quantity(quantity_id=moved.quantity_id, article_id="a", start=0, end=5, quote=quote, value=read)
    assert verdicts("sign_against_verb", [moved], [written]) == verdicts_expected


def test_a_headline_s_amount_may_be_another_one_of_the_body():
    head, body = money(3e9, "deal_value", field="title"), money(5e9, "deal_value", sentence="ב")
    named = Quantity(
        quantity_id="n", article_id="a", start=90, end=95, quote="3 מיליארד", value=3e9, unit="ILS", field="text"
    )
    assert verdicts("title_against_body", [head, body], [named]) == []


def test_sign_against_verb_only_in_prose():
    rise = change(3.2)
    written = Quantity(quantity_id=rise.quantity_id, article_id="a", start=0, end=5, quote="-3.2%", value=-3.2)
    assert verdicts("sign_against_verb", [rise], [written]) == ["inconsistent"]
    widget = change(3.2, form="widget")
    same = Quantity(quantity_id=widget.quantity_id, article_id="a", start=0, end=5, quote="-3.2%", value=-3.2)
    assert verdicts("sign_against_verb", [widget], [same]) == []


def test_an_inverted_range_is_marked_and_gets_a_suggestion_near_the_page_s_like_amounts():
    facts, _ = check_claims([money(5e11, "valuation"), ranged(6e11, 1.1e9), money(7e11, "valuation")])
    assert [f.valid for f in facts] == [True, False, True]
    assert (facts[1].low, facts[1].high) == (6e11, 1.1e9)
    assert (facts[1].suggested_low, facts[1].suggested_high) == (6e11, 1.1e12)
    facts, _ = check_claims([ranged(6e11, 1.1e9), money(7e8, "valuation")])
    assert (facts[0].suggested_low, facts[0].suggested_high) == (6e8, 1.1e9)


def test_statements_of_different_articles_are_compared():
    one, other = money(5e6, period="2024"), money(9e6, period="2024", article_id="b", sentence="ב")
    assert [c.verdict for c in check_across([one, other])] == ["inconsistent"]
    assert check_across([one, money(9e6, period="2024", sentence="ב")]) == []


def test_every_rule_is_tested_and_explains_itself():
    tested = {rule for rule, *_ in FIRES} | {"price_times_shares", "sign_against_verb"}
    assert {rule.__name__ for rule in RULES} == tested
    for _, facts, _ in FIRES:
        assert all(len(c.explanation) > 20 for c in check_claims(facts)[1])
