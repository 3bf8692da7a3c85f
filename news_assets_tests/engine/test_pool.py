"""One bad page never harms another."""

import os
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from news_assets.engine import EngineSettings, Limits, extract_many
from news_assets.engine.embedded import EmbeddedPool
from news_assets.engine.many import chunks, run_chunks
from news_assets.engine.wire import pack_pages, pack_records, unpack_pages, unpack_records
from news_assets.extract import extract_page
from news_assets.schemas.page_input import PageInput

HTML = (
    "<html lang=en><title>Shares of plant {0}</title><article><p>The plant sold {0} tonnes, up 5%.</p></article></html>"
)


def page(number: int) -> PageInput:
    return PageInput(HTML.format(number).encode(), f"https://a.example/{number}", source="warc", source_ref=str(number))


def run(pages: list[PageInput], **changes) -> list:
    settings = EngineSettings(workers=2, limits=Limits(seconds=6.0, memory=64 << 20), **changes)
    with closing(EmbeddedPool(settings, "news_assets_tests.engine.poison:run")) as pool:
        return list(run_chunks(pages, pool, settings))


@pytest.fixture(scope="module")
def mixed():
    bad = [b"hang", b"kill", b"exit", b"grow", b"raise", b"noise"]
    pages = [page(i) for i in range(40)]
    for place, body in zip((0, 7, 8, 21, 30, 39), bad, strict=True):
        pages[place] = PageInput(body + b" page", f"https://a.example/{place}")
    return pages, run(pages)


def test_records_come_in_order_one_for_one(mixed):
    pages, records = mixed
    assert [r.page.url for r in records] == [p.url for p in pages]
    assert [r.page.body for r in records] == [p.body for p in pages]


def test_bad_pages_are_quarantined_with_their_reason_and_the_others_are_read(mixed):
    _, records = mixed
    reasons = {i: r.page.reason.partition(":")[0] for i, r in enumerate(records) if r.page.status == "quarantined"}
    assert reasons == {0: "page_timeout", 7: "worker_died", 8: "worker_died", 21: "page_memory", 30: "worker_died"}
    assert all("replay" in records[i].page.reason for i in reasons)
    assert records[39].page.status == "accepted"


def test_the_source_of_a_page_stays_with_it(mixed):
    _, records = mixed
    assert (records[1].page.source, records[1].page.source_ref) == ("warc", "1")


def test_a_page_that_only_failed_once_is_read(tmp_path: Path):
    flag = tmp_path / "seen"
    assert [r.page.status for r in run([PageInput(b"flaky one", str(flag))])] == ["accepted"]
    assert flag.exists()


def test_both_ways_give_the_same_records():
    pages = [page(i) for i in range(25)]
    assert list(extract_many(pages, workers=2)) == list(extract_many(pages, workers=0))


def test_a_page_with_a_problem_is_quarantined_unread():
    (records,) = extract_many([PageInput(b"cut", problem="warc_cut: the record ends early; fetch it again")], workers=0)
    assert (records.page.status, records.page.body) == ("quarantined", b"cut")
    assert records.page.reason.startswith("warc_cut")


def test_leaving_early_ends_the_workers():
    stream = extract_many((page(i) for i in range(10_000)), workers=2)
    next(stream)
    started = time.monotonic()
    stream.close()
    assert time.monotonic() - started < 5


def zygotes() -> set[str]:
    """The pool processes that this process started."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            own = f"\nPPid:\t{os.getpid()}\n" in (folder / "status").read_text()
            if own and b"engine.zygote" in (folder / "cmdline").read_bytes():
                found.add(folder.name)
    return found


def test_the_pool_leaves_no_process_behind():
    before = zygotes()
    stream = extract_many([page(i) for i in range(50)], workers=2)
    next(stream)
    own = zygotes() - before
    assert own
    stream.close()
    assert not own & zygotes()


def test_the_reader_pulls_no_more_than_a_bounded_number_of_pages():
    pulled = 0

    def source():
        nonlocal pulled
        for number in range(1000):
            pulled += 1
            yield page(number)

    stream = extract_many(source(), settings=EngineSettings(workers=1, chunk_pages=4))
    next(stream)
    assert pulled < 30
    stream.close()


def test_few_pages_spread_over_the_workers_and_large_pages_do_not_pile_up():
    settings = EngineSettings(workers=2, chunk_pages=8, chunk_bytes=1000)
    sizes = [len(c) for c in chunks([PageInput(b"x")] * 40, 2, settings)]
    assert sizes[:4] == [1, 1, 2, 2]
    assert max(sizes) == 8
    assert sum(sizes) == 40
    assert [len(c) for c in chunks([PageInput(b"x" * 900)] * 3, 1, settings)] == [1, 1, 1]


def test_records_survive_the_wire():
    records = extract_page(HTML.format(3).encode(), url="https://a.example/3")
    assert unpack_records(pack_records(records), records.page.body) == records
    assert unpack_pages(pack_pages([page(4)])) == [page(4)]


def test_settings_come_from_the_environment_and_say_what_is_wrong():
    assert EngineSettings.from_environment({"RAY_ADDRESS": "x"}).kind == "ray"
    assert EngineSettings.from_environment({"NEWS_ASSETS_WORKERS": "3"}).workers == 3
    with pytest.raises(ValueError, match="NEWS_ASSETS_WORKERS"):
        EngineSettings.from_environment({"NEWS_ASSETS_WORKERS": "many"})
    with pytest.raises(ValueError, match="embedded or ray"):
        EngineSettings.from_environment({"NEWS_ASSETS_ENGINE": "spark"})
