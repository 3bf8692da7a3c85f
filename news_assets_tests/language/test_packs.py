"""Language packs load, are complete and agree with the schema."""

from importlib.resources import files

import pytest

from news_assets.language.pack import PackError, load_currencies, load_pack, read_number
from news_assets.schemas.vocabulary import Modifier, QuantityKind, values

_LANGUAGES = ["en", "he", "ru"]


@pytest.mark.parametrize("code", _LANGUAGES)
def test_pack_speaks_the_schema(code: str) -> None:
    pack = load_pack(code)
    assert {u.kind for u in pack.units.values()} <= set(values(QuantityKind))
    assert set(pack.hedges.values()) | set(pack.tails.values()) <= set(values(Modifier))
    assert all(u.factor > 0 for u in pack.units.values())
    currencies = {u.unit for u in load_currencies().units.values()}
    assert {u.unit for u in pack.units.values() if u.kind == "money"} <= currencies


@pytest.mark.parametrize("code", _LANGUAGES)
def test_pack_knows_the_numbers_up_to_a_trillion(code: str) -> None:
    pack = load_pack(code)
    known = {int(v) for words in pack.numbers.values() for v in words.values() if v == int(v)}
    assert {*range(10), *range(20, 100, 10), 100, 1000, 10**6, 10**9, 10**12} <= known


@pytest.mark.parametrize("code", _LANGUAGES)
def test_every_list_is_read_as_text(code: str) -> None:
    assert all(isinstance(w, str) and w for words in load_pack(code).words.values() for w in words)


def test_every_pack_has_a_corpus() -> None:
    packs = {p.name for p in files("news_assets.language").iterdir() if (p / "numerals.yaml").is_file()}
    corpora = files("news_assets_tests").joinpath("corpora")
    assert all(corpora.joinpath(code, "numbers.yaml").is_file() for code in packs)
    assert set(_LANGUAGES) == packs


def test_a_missing_pack_says_so() -> None:
    with pytest.raises(PackError, match="xx"):
        load_pack("xx")


def test_numbers_are_exact() -> None:
    assert str(read_number("0.01")) == "0.01"
    assert str(read_number("1/4")) == "0.25"
