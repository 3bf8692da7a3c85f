"""Full or read-only disk, denied permission, limit on files: the last state stays, a person is told what to do."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from news_assets.settings import ROOT
from news_assets.storage import Lake
from news_assets_tests.storage.publisher import DAY, ROWS

NOBODY = 65534
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="mounts and other users need root")


def publish(folder, tag, *options):
    """Store the day in another process; return its exit code and what it said."""
    command = [sys.executable, "-m", "news_assets_tests.storage.publisher", str(folder), tag, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def assert_intact(folder, tag):
    lake = Lake(folder)
    rows = lake.read("quarantine", DAY)["reason"].to_pylist()
    assert (set(rows), len(rows)) == ({tag}, ROWS)
    assert lake.read("articles", DAY)["title"].to_pylist() == [tag]


def assert_told(answer, *words):
    code, said = answer
    assert code == 1
    assert said.startswith(f"NotStoredError: {DAY} was not stored, its last good tables stay: ")
    assert [word for word in words if word not in said] == []


@pytest.fixture
def open_folder():
    """A folder that other users may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def small_disk(open_folder):
    """A disk of 600 KB."""
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(open_folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.decode().strip()}")
    yield open_folder
    subprocess.run(["umount", str(open_folder)], check=True)


@root_only
def test_a_full_disk(small_disk):
    assert publish(small_disk, "old") == (0, "")
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError) as full:
        while True:
            file.write(bytes(4096))
    assert full.value.errno == errno.ENOSPC
    assert_told(publish(small_disk, "new"), "No space left on device", "free disk space and run the day again")
    assert_intact(small_disk, "old")
    assert list((small_disk / ".staging").iterdir()) == []
    filler.unlink()
    assert publish(small_disk, "new") == (0, "")
    assert_intact(small_disk, "new")


@root_only
def test_a_read_only_disk(small_disk):
    publish(small_disk, "old")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert_told(publish(small_disk, "new"), "Read-only file system", "make the data folder writable")
    assert_intact(small_disk, "old")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert publish(small_disk, "new") == (0, "")


@root_only
@pytest.mark.parametrize("denied", [".", "parquet/articles/date=2024-05-14", ".staging"])
def test_a_denied_permission(open_folder, denied):
    for path in (open_folder, *open_folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    assert publish(open_folder, "old", f"--user={NOBODY}") == (0, "")
    whose = [open_folder, *open_folder.rglob("*")] if denied == "." else [open_folder / denied]
    for path in whose:
        os.chown(path, 0, 0)
    assert_told(
        publish(open_folder, "new", f"--user={NOBODY}"), "Permission denied", "let the user of this process write"
    )
    assert_intact(open_folder, "old")


def test_a_limit_on_the_size_of_files(tmp_path):
    publish(tmp_path, "old")
    assert_told(publish(tmp_path, "new", "--limit=20000"), "File too large", "ulimit -f")
    assert_intact(tmp_path, "old")
    assert list((tmp_path / ".staging").iterdir()) == []
    assert publish(tmp_path, "new") == (0, "")
