from pathlib import Path

import pytest
import yaml

from news_assets.entities import find_entities
from news_assets.text.document import Document

CORPORA = Path(__file__).parents[1] / "corpora"


def cases(wanted: str) -> list[tuple[str, str, str]]:
    found = []
    for language in ("he", "en"):
        data = yaml.safe_load((CORPORA / language / "ambiguous_names.yaml").read_text(encoding="utf-8"))
        for entity_id, texts in data.items():
            found += [(language, entity_id, text) for text in texts[wanted]]
    return found


@pytest.mark.parametrize(("language", "entity_id", "text"), cases("means"))
def test_the_name_means_it(language: str, entity_id: str, text: str) -> None:
    assert entity_id in {e.entity_id for e in find_entities([Document(text, language)])}


@pytest.mark.parametrize(("language", "entity_id", "text"), cases("word"))
def test_the_word_is_only_a_word(language: str, entity_id: str, text: str) -> None:
    assert entity_id not in {e.entity_id for e in find_entities([Document(text, language)])}
