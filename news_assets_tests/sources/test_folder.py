"""Dropped files: which, where from, and when."""

import os
from datetime import UTC, datetime

import orjson

from news_assets.sources.config import Config
from news_assets.sources.everything import AllSources
from news_assets.sources.folder import FolderSource, own_address
from news_assets_tests.samples import ENGLISH, HEBREW, drop


def test_address_and_time_come_from_the_sidecar_then_the_page_then_the_file(tmp_path):
    drop(tmp_path, "deep/a.html", ENGLISH, url="https://x.example/", content_type="text/html; charset=utf-8")
    plain = tmp_path / "b.html"
    plain.write_text(HEBREW, "utf-8")
    os.utime(plain, (0, datetime(2024, 5, 14, 23, 30, tzinfo=UTC).timestamp()))
    source = FolderSource(tmp_path)
    assert source.days() == ["2024-05-14"]
    b, a = source.deliveries("2024-05-14")
    assert (a.url, a.content_type, a.fetched_at) == (
        "https://x.example/", "text/html; charset=utf-8", "2024-05-14T09:00:00Z"
    )  # fmt: skip
    assert (a.source, a.source_ref) == ("folder", "deep/a.html")
    assert (b.url, b.fetched_at) == ("https://news.example/he/1", "2024-05-14T23:30:00Z")


def test_times_are_brought_to_utc_and_nonsense_is_said(tmp_path):
    drop(tmp_path, "a.html", ENGLISH, fetched_at="2024-05-15T01:00:00+03:00")
    for name, time in (("b.html", "soon"), ("c.html", "2999-01-01T00:00:00Z"), ("d.html", None)):
        drop(tmp_path, name, ENGLISH, fetched_at=time)
    source = FolderSource(tmp_path)
    pages = {p.source_ref: p for day in source.days() for p in source.deliveries(day)}
    assert pages["a.html"].fetched_at == "2024-05-14T22:00:00Z"
    assert all(pages[name].problem.startswith("bad_time") for name in ("b.html", "c.html", "d.html"))


def test_what_cannot_be_read_is_delivered_with_its_problem(tmp_path):
    (tmp_path / "page.html").mkdir()
    drop(tmp_path, "page.html/inner.txt", "text", day="2024-05-14")
    drop(tmp_path, "big.html", b"x" * 2000)
    drop(tmp_path, "ok.html", ENGLISH).with_name("ok.html.meta.json").write_text("{not json", "utf-8")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    source = FolderSource(tmp_path, max_page_bytes=1000)
    problems = {
        p.source_ref: (p.problem or "").partition(":")[0] for day in source.days() for p in source.deliveries(day)
    }
    assert problems == {
        "page.html": "not_a_file",
        "page.html/inner.txt": "",
        "big.html": "page_too_large",
        "ok.html": "bad_sidecar",
        "gone.html": "unreadable_file",
    }


def test_a_name_that_is_no_utf8_is_a_page_like_any_other(tmp_path):
    inbox = tmp_path / "inbox"
    drop(inbox, "a.html", ENGLISH)
    (inbox / os.fsdecode(b"b\xff.html")).write_text(HEBREW, "utf-8")
    (inbox / os.fsdecode(b"b\xff.html.meta.json")).write_text("{not json", "utf-8")
    for _ in range(2):
        source = FolderSource(inbox, index=tmp_path / "index.json")
        pages = {p.source_ref: p for day in source.days() for p in source.deliveries(day)}
        assert set(pages) == {"a.html", r"b\xff.html"}
        assert orjson.dumps([pages[r"b\xff.html"].source_ref, pages[r"b\xff.html"].problem])
        assert all(source.fingerprint(day) for day in source.days())


def test_a_pipe_is_said_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    drop(tmp_path, "c.html", ENGLISH).with_name("c.html.meta.json").unlink()
    os.mkfifo(tmp_path / "c.html.meta.json")
    source = FolderSource(tmp_path)
    problems = {p.source_ref: p.problem.partition(":")[0] for day in source.days() for p in source.deliveries(day)}
    assert problems == {"a.html": "not_a_file", "b.html": "not_a_file", "c.html": "bad_sidecar"}


def test_a_folder_that_cannot_be_listed_harms_no_other(tmp_path, monkeypatch):
    drop(tmp_path, "a.html", ENGLISH)
    drop(tmp_path, "closed/b.html", ENGLISH)
    listed = os.scandir

    def refuse(place):
        if str(place).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(place)

    monkeypatch.setattr(os, "scandir", refuse)
    source = FolderSource(tmp_path)
    problems = {p.source_ref: p.problem for day in source.days() for p in source.deliveries(day)}
    assert problems == {"a.html": None, "closed": "unreadable_folder: Permission denied; mend its rights"}


def test_hidden_files_and_sidecars_are_no_pages(tmp_path):
    drop(tmp_path, "a.html", ENGLISH)
    for name in (".hidden.html", "_draft.html", ".git/x.html"):
        drop(tmp_path, name, ENGLISH)
    assert [p.source_ref for p in FolderSource(tmp_path).deliveries("2024-05-14")] == ["a.html"]
    assert FolderSource(tmp_path / "missing").days() == []


def test_the_fingerprint_changes_with_the_files_of_the_day(tmp_path):
    drop(tmp_path, "a.html", ENGLISH)
    first = FolderSource(tmp_path).fingerprint("2024-05-14")
    drop(tmp_path, "other.html", ENGLISH, day="2024-05-15")
    assert FolderSource(tmp_path).fingerprint("2024-05-14") == first
    drop(tmp_path, "b.html", HEBREW)
    assert FolderSource(tmp_path).fingerprint("2024-05-14") != first


def test_own_address_needs_an_absolute_one():
    assert (
        own_address(b'<link rel="canonical" href="https://a.example/x?a=1&amp;b=2">') == "https://a.example/x?a=1&b=2"
    )
    assert own_address(b'<meta property="og:url" content="https://a.example/"><link rel="canonical" href="/x">') == (
        "https://a.example/"
    )
    assert own_address(b"<link " + b"a=" * 50_000) is None


def test_other_folders_are_sources_like_the_inbox(tmp_path):
    inbox, saved = tmp_path / "inbox", tmp_path / "saved"
    for folder, day in ((inbox, "2024-05-01"), (saved, "2024-05-02")):
        folder.mkdir()
        (folder / "a.html").write_text(f"<p>{folder.name}</p>")
        (folder / "a.html.meta.json").write_text(f'{{"fetched_at": "{day}T08:00:00Z"}}')
    config = Config.model_validate({"sources": [{"kind": "folder", "path": "saved"}], "folder": tmp_path})

    def look():
        return AllSources(FolderSource(inbox), config, tmp_path / "data")

    assert look().days() == ["2024-05-01", "2024-05-02"]
    (page,) = look().deliveries("2024-05-02")
    assert (page.body, page.source, page.source_ref) == (b"<p>saved</p>", "folder", "a.html")
    before = look().fingerprint("2024-05-02")
    assert look().fingerprint("2024-05-02") == before
    (saved / "a.html").write_text("<p>changed</p>")
    assert look().fingerprint("2024-05-02") != before


def test_an_archive_is_refused_with_the_place_where_it_belongs(tmp_path):
    for name in ("a.warc.gz", "B.WARC"):
        (tmp_path / name).write_bytes(b"\x1f\x8b\x08rest")
    source = FolderSource(tmp_path)
    problems = [page.problem for day in source.days() for page in source.deliveries(day)]
    assert len(problems) == 2 and all(p.startswith("warc_archive") and "sources.yaml" in p for p in problems)
