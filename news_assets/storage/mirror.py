"""Published days on object storage: `python -m news_assets.storage.mirror s3://bucket/news`.

Days are made on a file system that locks, renames and syncs; no object store does. What is published is copied with
PyArrow's own file systems (s3, gs, abfs, hdfs, file), where PyArrow, Polars and DuckDB read it by address. An object
appears whole or not at all, `raw_pages` of a day last.
"""

import contextlib
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from news_assets.schemas.tables import TABLES
from news_assets.settings import Settings
from news_assets.storage.lake import Lake
from news_assets.storage.publish import CONTENT, stored_content

_ORDER = (*(name for name in TABLES if name != "raw_pages"), "raw_pages")


def mirror(lake: Lake, place: fs.FileSystem, base: str, days: Iterable[str] | None = None) -> list[str]:
    """Copy what is new or changed of all or some days below the folder `base`; OSError when it cannot be.

    Returns the paths written.
    """
    written = []
    for day in lake.days() if days is None else days:
        for table in _ORDER:
            path = f"{base.rstrip('/')}/{table}/date={day}/part-0.parquet"
            content = stored_content(lake.path(table, day))
            if content is not None and content != _content_at(place, path):
                lake.steady(partial(_copy, lake.path(table, day), place, path))
                written.append(path)
    return written


def _content_at(place: fs.FileSystem, path: str) -> bytes | None:
    if place.get_file_info(path).type != fs.FileType.File:
        return None
    with contextlib.suppress(OSError, pa.ArrowInvalid), place.open_input_file(path) as file:
        found: bytes | None = (pq.read_schema(file).metadata or {}).get(CONTENT)
        return found
    return None


def _copy(source: Path, place: fs.FileSystem, path: str) -> None:
    """Write the rows anew: a published file also holds those of the version before it."""
    local = isinstance(place, fs.LocalFileSystem)
    staged = f"{path}.staged" if local else path
    if local:
        place.create_dir(path.rpartition("/")[0])
    with pq.ParquetFile(source) as file, place.open_output_stream(staged) as output:
        schema = file.schema_arrow.with_metadata({CONTENT: (file.schema_arrow.metadata or {})[CONTENT]})
        with pq.ParquetWriter(output, schema, compression="zstd") as writer:
            for group in range(file.num_row_groups):
                writer.write_table(file.read_row_group(group).cast(schema))
    if local:
        place.move(staged, path)


if __name__ == "__main__":
    for name in mirror(Lake(Settings.from_environment().data), *fs.FileSystem.from_uri(sys.argv[1])):
        sys.stdout.write(f"{name}\n")
