"""Two Ray nodes on this machine, one killed on the way: `python -m benchmarks.ray_nodes [400]`; exits 1 on any loss.

Starts a head and a second node with one processor each, reads the pages over both, kills the second node after a
quarter of them and compares everything with what one process reads alone; both nodes are stopped at the end.
"""

import io
import os
import sys
import time

from benchmarks.speed import sample
from news_assets.engine import EngineSettings, extract_many
from news_assets.extract import PageRecords
from news_assets.schemas.tables import TABLES
from news_assets.storage import overlay, to_arrow


def same(left: list[PageRecords], right: list[PageRecords]) -> bool:
    """Whether the Parquet files of two readings are equal, byte for byte."""
    for name in TABLES:
        if name == "quarantine":
            continue
        if file_of(name, left) != file_of(name, right):
            print(f"  {name} differs")
            return False
    return True


def file_of(name: str, records: list[PageRecords]) -> bytes:
    """Return the Parquet file of one table."""
    rows = [row for r in records for row in ([r.page] if name == "raw_pages" else getattr(r, name))]
    sink = io.BytesIO()
    overlay.write(overlay.Source.of(to_arrow(name, rows, "run")), sink)
    return sink.getvalue()


def main(count: int) -> int:
    """Start, read, kill, compare."""
    from ray.cluster_utils import Cluster  # an extra

    pages = sample(count)
    started = time.process_time()
    expected: list[PageRecords] = list(extract_many(pages, workers=0))
    print(f"one process: {count} pages, {time.process_time() - started:.1f} s of processor time")
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    second = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    os.environ["RAY_ADDRESS"] = cluster.address
    found: list[PageRecords] = []
    started = time.monotonic()
    try:
        for records in extract_many(iter(pages), settings=EngineSettings("ray", chunk_pages=16)):
            found.append(records)
            if len(found) == count // 4:
                cluster.remove_node(second, allow_graceful=False)
                print(f"second node killed after {len(found)} pages, {time.monotonic() - started:.1f} s", flush=True)
    finally:
        cluster.shutdown()
    equal = len(found) == count and same(expected, found)
    lost = count - len(found)
    print(f"Ray: {len(found)} pages, {time.monotonic() - started:.1f} s; {lost} lost; tables equal: {equal}")
    return int(not equal)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 400))
