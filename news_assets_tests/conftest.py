"""Fixtures shared by all tests."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout; tests that need it skip without it."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs ../shared (measuring data), which is not on this machine")
    return folder
