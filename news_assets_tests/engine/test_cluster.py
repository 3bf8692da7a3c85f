"""The same records from a Ray cluster, bad pages included."""

from contextlib import closing

import pytest

from news_assets.engine import EngineSettings, Limits, extract_many
from news_assets.engine.many import open_engine, run_chunks
from news_assets.schemas.page_input import PageInput
from news_assets_tests.engine.test_pool import page

pytest.importorskip("ray", reason="the extra `ray` is not installed")


@pytest.mark.slow
def test_ray_gives_the_same_records_and_survives_bad_pages(monkeypatch):
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    pages = [page(i) for i in range(40)]
    pages[7] = PageInput(b"kill page", "https://a.example/7")
    settings = EngineSettings("ray", workers=2, chunk_pages=8, limits=Limits(seconds=5))
    with closing(open_engine(settings, "news_assets_tests.engine.poison:run")) as engine:
        records = list(run_chunks(pages, engine, settings))
    assert [r.page.url for r in records] == [p.url for p in pages]
    assert (records[7].page.status, records[7].page.reason.partition(":")[0]) == ("quarantined", "worker_died")
    good = pages[:7] + pages[8:]
    assert records[:7] + records[8:] == list(extract_many(good, workers=0))
