"""All tables of a day change together, for readers and after a crash."""

import threading
from pathlib import Path

import pytest

from news_assets.schemas.records import Fact, Quarantined
from news_assets.storage import Lake, to_arrow

DAY = "2024-05-14"


class Killed(BaseException):
    pass


def tables(tag):
    fact = Fact(
        fact_id="f",
        quantity_id="q",
        article_id="a",
        start=0,
        end=1,
        quote=tag,
        sentence=tag,
        subject="s",
        metric="price",
        measure="change",
        unit="percent",
    )
    row = Quarantined(quarantine_id="q", table="facts", key="k", reason=tag)
    return {"facts": to_arrow("facts", [fact]), "quarantine": to_arrow("quarantine", [row])}


def tags(lake):
    return {*lake.read("facts", DAY)["quote"].to_pylist(), *lake.read("quarantine", DAY)["reason"].to_pylist()}


@pytest.fixture
def lake(tmp_path):
    made = Lake(tmp_path)
    with made.writing(DAY):
        made.publish(DAY, tables("old"))
    return made


def die_at(monkeypatch, number):
    """Die at the n-th rename of a file: the promise is the first, then each table, then the generation."""
    real, seen = Path.replace, iter(range(1, 99))

    def replace(self, target):
        if next(seen) == number:
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize(("number", "expected"), [(1, "old"), (2, "new"), (3, "new"), (4, "new")])
def test_what_was_promised_is_finished_by_the_next_reader_and_what_was_not_is_gone(lake, monkeypatch, number, expected):
    with monkeypatch.context() as patch, pytest.raises(Killed), lake.writing(DAY):
        die_at(patch, number)
        lake.publish(DAY, tables("new"))
    assert lake.steady(lambda: tags(lake)) == {expected}
    with lake.writing(DAY):
        assert tags(lake) == {expected}
    assert [*(lake.root / ".commits").iterdir(), *(lake.root / ".staging").iterdir()] == []


def test_an_answer_over_two_states_is_asked_for_again(lake):
    asked = []

    def ask():
        first = lake.read("facts", DAY)["quote"].to_pylist()
        if not asked:
            with lake.writing(DAY):
                lake.publish(DAY, tables("new"))
        asked.append((*first, *lake.read("quarantine", DAY)["reason"].to_pylist()))
        return asked[-1]

    assert lake.steady(ask) == ("new", "new")
    assert asked == [("old", "new"), ("new", "new")]


def test_an_error_is_the_readers_own_when_nothing_changed(lake):
    with pytest.raises(ZeroDivisionError):
        lake.steady(lambda: 1 / 0)


def test_whoever_is_disturbed_too_often_makes_the_writers_wait(lake):
    turns = []

    def publish():
        with lake.writing(DAY):
            lake.publish(DAY, tables(f"new{len(turns)}"))

    def ask():
        turns.append(1)
        writer = threading.Thread(target=publish)
        writer.start()
        writer.join(1.0)
        return writer.is_alive()

    assert lake.steady(ask) is True
    assert len(turns) == 5
