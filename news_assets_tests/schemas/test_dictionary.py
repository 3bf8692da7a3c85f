"""The written data dictionary is the one the schema gives."""

from pathlib import Path

from news_assets.schemas.dictionary import render
from news_assets.schemas.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data_dictionary.md"


def test_the_page_is_in_step_with_the_schema():
    assert PAGE.read_text("utf-8") == render(), (
        "run: python -m news_assets.schemas.dictionary > docs/data_dictionary.md"
    )


def test_every_column_is_explained():
    page = render()
    for table in TABLES.values():
        assert f"## {table.name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` |" in page
