"""From text to verdict: what contradicts itself is noticed, what agrees is confirmed, everything else is left alone."""

from pathlib import Path

import pytest
import yaml

import news_assets

CORPORA = Path(__file__).parents[1] / "corpora"


def cases():
    for language in ("he", "en"):
        for row in yaml.safe_load((CORPORA / language / "claim_checks.yaml").read_text("utf-8")):
            yield pytest.param(language, row["text"], row["rule"], row["verdict"], id=row["text"][:60])


@pytest.mark.parametrize(("language", "text", "rule", "verdict"), cases())
def test_verdict(language: str, text: str, rule: str, verdict: str) -> None:
    checks = news_assets.extract_text(text, lang=language).claim_checks
    if verdict == "none":
        assert [c.rule for c in checks if c.verdict == "inconsistent"] == []
    else:
        assert verdict in [c.verdict for c in checks if c.rule.startswith(rule)]
    assert all(c.explanation for c in checks)
