import json
from pathlib import Path

import pytest

from news_assets.entities import find_entities
from news_assets.schemas.records import Entity
from news_assets.schemas.vocabulary import EntityField
from news_assets.text.document import Document

FIELDS: tuple[tuple[str, EntityField], ...] = (("title", "title"), ("deck", "deck"), ("image_caption", "caption"))


@pytest.fixture(scope="module")
def mentions(shared: Path) -> list[Entity]:
    found = []
    for article in json.loads((shared / "gold" / "seed_page.json").read_text(encoding="utf-8"))["articles"]:
        documents = [Document(article[column], "he", field=field) for column, field in FIELDS if article[column]]
        found += find_entities([*documents, Document("\n\n".join(article["paragraphs"]), "he")])
    return found


def test_every_entity_of_the_seed_is_found_under_each_of_its_spellings(shared: Path, mentions: list[Entity]) -> None:
    wanted = json.loads((shared / "gold" / "seed_page.json").read_text(encoding="utf-8"))["entities"]
    missing = []
    for entity in wanted:
        names = entity["canonical"].split(" / ")
        for surface in entity["surfaces"]:
            hits = [m for m in mentions if surface in m.quote and m.type == entity["type"]]
            right = [
                m
                for m in hits
                if (m.name_he in names or m.name_en in names or names[-1].lower() == m.entity_id)
                and (not entity["ticker"] or m.ticker == entity["ticker"])
            ]
            if not right:
                missing.append((surface, [(m.quote, m.name_en, m.ticker) for m in hits]))
    assert not missing


def test_the_seed_shows_every_method(mentions: list[Entity]) -> None:
    assert {m.method for m in mentions} >= {"gazetteer", "widget", "coreference", "fuzzy"}
