"""The sentences of corpora/*/fact_lines: what must and must not come out of them."""

import pytest

import news_assets
from news_assets_tests.facts.lines import Sentence, sentences, wrong

ROWS = [pytest.param(s, id=s.text[:50]) for language in ("en", "he") for s in sentences(language)]


@pytest.mark.parametrize("sentence", ROWS)
def test_facts_of_lines(sentence: Sentence) -> None:
    facts = [f for f in news_assets.extract_text(sentence.text, lang=sentence.language).facts if f.metric != "other"]
    if not sentence.lines:
        assert sentence.gap or not facts, [(f.quote, f.subject, f.metric) for f in facts]
    for line in sentence.lines:
        problem = wrong(line, facts)
        assert line.startswith("~") or not problem, f"{line}: {problem}"


def test_the_corpora_are_large_and_mostly_understood() -> None:
    for language in ("en", "he"):
        lines = [line for s in sentences(language) for line in s.lines]
        assert len(lines) >= 180
        assert sum(line.startswith("~") for line in lines) <= 0.2 * len(lines)
