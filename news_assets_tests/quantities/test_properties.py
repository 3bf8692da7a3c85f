"""What must hold for every number, every unit and every text."""

import math
import string
import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news_assets.language.pack import load_currencies, load_pack
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Quantity
from news_assets.text.document import Document
from news_assets_tests.quantities.render import english, hebrew

_FRAMES = {"he": "נרשמו {} אתמול.", "en": "There was {} yesterday.", "ru": "Всего {} вчера."}


def _one(text: str, language: str) -> Quantity:
    found = find_quantities(Document(text, language))
    assert len(found) == 1, [q.quote for q in found]
    return found[0]


def _read(text: str, language: str) -> tuple[str, str | None, float | None, str] | None:
    found = find_quantities(Document(text, language))
    return (found[0].kind, found[0].unit, found[0].value, found[0].quote) if len(found) == 1 else None


@pytest.mark.parametrize("language", _FRAMES)
def test_every_unit_form_gives_value_and_unit_back(language: str) -> None:
    pack = load_pack(language)
    numbers = {"37": "37", "2,5": "2.5"} if language == "ru" else {"37": "37", "12,500": "12500", "2.5": "2.5"}
    wrong = []
    for form, unit in pack.units.items():
        if form in pack.set("final_forms") or form == "times":  # read by what follows them
            continue
        for written, number in numbers.items():
            quote = f"{written} {form}"
            read = _read(_FRAMES[language].format(quote), language)
            if read != (unit.kind, unit.unit, float(Decimal(number) * unit.factor), quote):
                wrong.append((quote, read))
    assert not wrong


def test_every_currency_sign_on_both_sides() -> None:
    texts = [
        (text, ("money", unit.unit, float(Decimal("37.5") * unit.factor), text))
        for sign, unit in load_currencies().units.items()
        for text in (f"{sign} 37.50", f"37.50 {sign}", f"{sign}37.50")
    ]
    assert [(text, _read(text, "en")) for text, wanted in texts if _read(text, "en") != wanted] == []


@given(st.integers(21, 999_999_999_999))
def test_english_words(number: int) -> None:
    assert _one(english(number), "en").value == number


@given(st.integers(21, 999_999_999))
def test_hebrew_words(number: int) -> None:
    assert _one(hebrew(number), "he").value == number


@given(
    st.decimals(Decimal("0.01"), Decimal("999999999"), places=2),
    st.sampled_from([("he", "{} מיליון שקל", 6, "ILS"), ("he", "{}%", 0, "percent"), ("he", "${}", 0, "USD"),
                     ("en", "${} billion", 9, "USD"), ("en", "{} percent", 0, "percent"), ("en", "€{}m", 6, "EUR"),
                     ("en", "{:,} yen", 0, "JPY"), ("he", "{:,} נקודות", 0, "points"), ("en", "USD {:,}", 0, "USD")]),
    st.booleans(),
)  # fmt: skip
def test_digits_render_and_parse(number: Decimal, style: tuple[str, str, int, str], negative: bool) -> None:
    language, form, power, unit = style
    rendered = form.format(number)
    quantity = _one(_FRAMES[language].format(("-" if negative else "") + rendered), language)
    assert quantity.value == float(number.scaleb(power) * (-1 if negative else 1))
    assert quantity.unit == unit


_TRICKY = (
    'כ-5%|two|million|½|3/4|$|%|-|–|₪|מיליון|וחצי|שניים|עד|בין|from|to|and|ש"ח|US$|1e99|9e99|^9|point|minus|\u200f|\u202e'
    "|dozen|of|a|half|hundred|2020|12/3/2021|(|)|:|.5|5.|,5|מאות|ה-|ב-|שנתיים|1,2,3|0/0|один|с половиной|тыс."
    "|1E30|9e290|10^40|0$|hundredths|thirds|trillion|per|a share|לעומת|שקל|agorot|cents|אגורות|out of|מתוך|פי|רבע|אחוז"
)
_PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.text(string.digits + ".,-% $", max_size=8),
        st.sampled_from(_TRICKY.split("|")),
    ),
    max_size=14,
)


@example([".½"], "", "en")
@example(["1.1^99", "9e99", "1/0", "0^0"], " ", "en")
@example(["0$", "1E30"], " ", "he")
@example(["8", "-", "9e290 million", " and 1e30 cents"], "", "en")
@example(["שני", "וחצי", "ה-"], " ", "he")
@given(_PIECES, st.sampled_from(["", " ", "\n"]), st.sampled_from(["he", "en", "ru", "xx"]))
def test_any_text_is_read_without_error_and_quoted_exactly(pieces: list[str], joint: str, language: str) -> None:
    text = joint.join(pieces)
    last = 0
    for quantity in find_quantities(Document(text, language)):
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.quote
        last = quantity.end
        if quantity.value is None:
            assert quantity.modifier == "range"
            assert quantity.low is not None and math.isfinite(quantity.low)
            assert quantity.high is not None and math.isfinite(quantity.high)
        else:
            assert math.isfinite(quantity.value)
            assert quantity.low is None and quantity.high is None


@pytest.mark.parametrize(
    "unit",
    ["1 ", "9", "1,", "1.", "two ", "million ", "hundred ", "מיליון ", "ו", "-", "$", "$1-", "1/", "1:", " ", "%",
     "1 million, ", "5 to ", "from 1 to 2 ", "a half and ", "½", "dozen ", "1e9", "http://a", "כ-", "(1) ", "one and "],
)  # fmt: skip
def test_time_is_linear_in_hostile_input(unit: str) -> None:
    def cost(size: int) -> float:
        document = Document(unit * (size // len(unit)), "he" if unit > "\u0590" and unit < "\u0600" else "en")
        best = math.inf
        for _ in range(2):
            start = time.process_time()
            find_quantities(document)
            best = min(best, time.process_time() - start)
        return best

    find_quantities(Document("1", "en"))
    assert cost(20_000) < 3 * cost(10_000) + 0.05
