"""Files appear whole, keep their bytes, and stay readable when the schema grows."""

import hashlib
import threading

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from news_assets.schemas.records import Quantity, Quarantined
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake, from_arrow, overlay, to_arrow
from news_assets.storage.publish import Busy, only_writer

DAY = "2024-05-14"


def rows(*keys, run_id="r1"):
    return to_arrow(
        "quarantine", [Quarantined(quarantine_id=k, table="facts", key=k, reason="x") for k in keys], run_id
    )


def test_equal_content_keeps_its_file_whatever_the_run_and_order(tmp_path):
    lake = Lake(tmp_path)
    first = lake.publish(DAY, {"quarantine": rows("a", "b")})["quarantine"]
    before = (first.path.stat().st_ino, first.path.stat().st_mtime_ns)
    again = lake.publish(DAY, {"quarantine": rows("b", "a", run_id="r2")})["quarantine"]
    assert (first.changed, again.changed) == (True, False)
    assert (again.path.stat().st_ino, again.path.stat().st_mtime_ns) == before
    changed = lake.publish(DAY, {"quarantine": rows("a", "c", run_id="r3")})["quarantine"]
    assert changed.changed
    assert set(lake.read("quarantine", DAY)["run_id"].to_pylist()) == {"r3"}


def test_the_same_rows_give_the_same_bytes(tmp_path):
    digests = set()
    for name in ("one", "two"):
        path = Lake(tmp_path / name).publish(DAY, {"quarantine": rows("a", "b")})["quarantine"].path
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_damaged_file_is_replaced_and_nothing_is_left_in_staging(tmp_path):
    lake = Lake(tmp_path)
    path = lake.publish(DAY, {"quarantine": rows("a")})["quarantine"].path
    path.write_bytes(b"PAR1 torn")
    assert lake.publish(DAY, {"quarantine": rows("a")})["quarantine"].changed
    assert len(lake.read("quarantine", DAY)) == 1
    assert list((tmp_path / ".staging").iterdir()) == []


def test_a_failed_write_leaves_the_old_day(tmp_path, monkeypatch):
    lake = Lake(tmp_path)
    lake.publish(DAY, {"quarantine": rows("a")})

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(overlay, "write", full)
    with pytest.raises(OSError, match="No space"):
        lake.publish(DAY, {"quarantine": rows("b")})
    assert lake.read("quarantine", DAY)["key"].to_pylist() == ["a"]
    assert list((tmp_path / ".staging").iterdir()) == []


def test_readers_see_the_old_or_the_new_day_never_half(tmp_path):
    lake = Lake(tmp_path)
    many, few = rows(*(f"{i:05}" for i in range(5000))), rows("a")
    lake.publish(DAY, {"quarantine": many})
    seen, stop = set(), threading.Event()

    def read():
        with duckdb.connect() as connection:
            while not stop.is_set():
                seen.update(connection.execute(f"select count(*) from '{lake.glob('quarantine')}'").fetchone())

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(20):
        lake.publish(DAY, {"quarantine": few})
        lake.publish(DAY, {"quarantine": many})
    stop.set()
    reader.join()
    assert seen
    assert seen <= {1, 5000}


def test_a_new_column_reads_as_null_in_older_days(tmp_path):
    lake = Lake(tmp_path)
    full = to_arrow("quantities", [Quantity(quantity_id="q", article_id="a", start=0, end=1, quote="5", value=5.0)])
    old = lake.path("quantities", "2024-01-01")
    old.parent.mkdir(parents=True)
    pq.write_table(full.drop_columns(["suffix", "modifier"]).append_column("gone", pa.array(["x"])), old)
    lake.publish(DAY, {"quantities": full})
    stored = lake.read("quantities", "2024-01-01")
    assert stored.schema.names == [c.name for c in TABLES["quantities"].columns]
    assert from_arrow("quantities", stored)[0].suffix is None
    both = lake.scan("quantities").sort("date").collect()
    assert both["modifier"].to_list() == [None, "exact"]
    assert both.schema["date"] == pl.Date
    duck = f"select modifier from read_parquet('{lake.glob('quantities')}', union_by_name=true) order by date"
    assert [r[0] for r in duckdb.sql(duck).fetchall()] == [None, "exact"]


def test_values_that_do_not_fit_are_refused_and_lone_surrogates_mended():
    with pytest.raises(pa.ArrowInvalid, match="must not be null"):
        to_arrow("quarantine", [Quarantined(quarantine_id="a", table="facts", key="k", reason=None)])
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        to_arrow("quarantine", [Quarantined(quarantine_id="a", table="facts", key=5, reason="x")])
    mended = to_arrow("quarantine", [Quarantined(quarantine_id="a", table="facts", key="k\ud83d!", reason="x")])
    assert mended["key"].to_pylist() == ["k\ufffd!"]


def test_a_day_has_one_writer(tmp_path):
    lock = tmp_path / "day.lock"
    with only_writer(lock), pytest.raises(Busy, match="another run"), only_writer(lock, wait_seconds=0.2):
        pass


def test_every_table_reads_the_same_with_polars_duckdb_and_pyarrow(tmp_path):
    lake = Lake(tmp_path)
    lake.publish(DAY, {name: to_arrow(name, []) for name in TABLES})
    for name, table in TABLES.items():
        names = [c.name for c in table.columns] + ["date"]
        assert lake.scan(name).collect_schema().names() == names
        assert duckdb.sql(f"from read_parquet('{lake.glob(name)}', hive_partitioning=true)").columns == names
        assert pq.read_table(lake.path(name, DAY), partitioning=None).schema.equals(table.arrow)
