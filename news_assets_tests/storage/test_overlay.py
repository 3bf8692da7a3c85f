"""Who took the footer of one version reads its rows in the next one's file; the disk does not fill up."""

import random

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from news_assets.storage import overlay


def table(rows, tag="v"):
    return pa.table({"a": list(range(rows)), "r": [f"{tag}{i * 7919 % 100_003}" for i in range(rows)]})


class Shelf:
    """One published path under a clock of our own."""

    def __init__(self, folder, monkeypatch):
        self.path, self._staged, self.now = folder / "part-0.parquet", folder / "staged", 1000.0
        monkeypatch.setattr(overlay.time, "time", lambda: self.now)

    def stage(self, data):
        with self._staged.open("wb+") as file:
            overlay.write(overlay.Source.of(data), file, self.path)
        return self._staged

    def publish(self, data):
        self.stage(data).replace(self.path)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    return Shelf(tmp_path, monkeypatch)


def test_every_version_is_read_whole_with_the_footer_of_the_one_before(shelf):
    chance = random.Random(7)
    for _ in range(60):
        shelf.now += chance.choice([1, 20, 900])
        data = table(chance.choice([0, 1, 50, 5000]))
        if shelf.path.exists():
            footer, rows = pq.read_metadata(shelf.path), pq.read_table(shelf.path)
            assert pq.ParquetFile(shelf.stage(data), metadata=footer).read().equals(rows)
        shelf.publish(data)
        assert pq.read_table(shelf.path).equals(data)
        assert pl.read_parquet(shelf.path).height == len(data)
        assert duckdb.sql(f"select count(*) from '{shelf.path}'").fetchall() == [(len(data),)]


def test_a_footer_is_good_for_as_long_as_a_reader_may_hold_it(shelf):
    shelf.publish(table(3000, "first"))
    footer = pq.read_metadata(shelf.path)
    for n in range(5):
        shelf.now += overlay.GRACE / 10
        shelf.publish(table(4000, str(n)))
    assert pq.ParquetFile(shelf.path, metadata=footer).read().equals(table(3000, "first"))


def test_room_of_old_versions_is_given_back_and_used_again(shelf):
    shelf.publish(table(20_000, "0"))
    single = shelf.path.stat().st_size
    for n in range(40):
        shelf.now += overlay.GRACE + 1
        shelf.publish(table(20_000, str(n)))
    assert shelf.path.stat().st_size < 5.5 * single
    assert shelf.path.stat().st_blocks * 512 < 2.5 * single


def test_a_damaged_file_is_not_kept(shelf):
    shelf.path.write_bytes(b"PAR1 torn")
    shelf.publish(table(5))
    assert pq.read_table(shelf.path).equals(table(5))


def test_first_versions_are_equal_byte_for_byte(shelf):
    assert shelf.stage(table(9)).read_bytes() == shelf.stage(table(9)).read_bytes()
