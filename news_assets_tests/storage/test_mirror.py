"""What is published is copied to other file systems, only when it changed, and read there by address."""

import polars as pl
import pyarrow.parquet as pq
import pytest
from pyarrow import fs

from news_assets.schemas.ids import sha256_hex
from news_assets.schemas.records import RawPage
from news_assets.storage import Lake, to_arrow
from news_assets.storage.mirror import mirror

DAY = "2024-05-02"


@pytest.fixture
def lake(tmp_path):
    lake = Lake(tmp_path / "data")
    store(lake, b"one")
    return lake


def store(lake, *bodies):
    pages = [
        RawPage(page_id=sha256_hex(b), body=b, body_sha256=sha256_hex(b), size=len(b), status="accepted")
        for b in bodies
    ]
    with lake.writing(DAY):
        lake.publish(DAY, {"raw_pages": to_arrow("raw_pages", pages, "run")})


def test_only_changes_are_copied_and_read_by_address(lake, tmp_path):
    target = (tmp_path / "bucket").as_uri()
    (first,) = mirror(lake, *fs.FileSystem.from_uri(target))
    assert first.endswith(f"bucket/raw_pages/date={DAY}/part-0.parquet")
    assert mirror(lake, *fs.FileSystem.from_uri(target)) == []
    store(lake, b"one", b"two")
    assert len(mirror(lake, *fs.FileSystem.from_uri(target))) == 1
    rows = pl.scan_parquet(f"{target}/raw_pages/*/*.parquet", hive_partitioning=True).collect()
    assert sorted(rows["body"].to_list()) == [b"one", b"two"]
    assert [path.name for path in (tmp_path / "bucket").rglob("*") if path.is_file()] == ["part-0.parquet"]


def test_other_file_systems_of_pyarrow_serve(lake):
    place = fs._MockFileSystem()
    place.create_dir(f"news/raw_pages/date={DAY}")
    (path,) = mirror(lake, place, "news")
    with place.open_input_file(path) as file:
        assert pq.read_table(file)["body"].to_pylist() == [b"one"]
    assert mirror(lake, place, "news") == []
