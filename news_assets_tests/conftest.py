"""Fixtures shared by all tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The suite tries the same examples every time; `make fuzz` looks for new ones.
settings.register_profile("fixed", max_examples=200, derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=20_000, deadline=None, print_blob=True)
settings.load_profile("fixed")


@pytest.fixture(autouse=True)
def _own_environment() -> Iterator[None]:
    """Commands run within a test set variables for their children: no test may see another's."""
    before = dict(os.environ)
    yield
    if dict(os.environ) != before:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout; tests that need it skip without it."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs ../shared (measuring data), which is not on this machine")
    return folder
