"""Run every reconciliation rule over one article's facts."""

from collections.abc import Sequence
from dataclasses import replace

from news_assets.reconcile.claims import Claims
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.rules import RULES
from news_assets.reconcile.rules.same_claim import compare_statements
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import ClaimCheck, Fact, Quantity


def check_claims(facts: Sequence[Fact], quantities: Sequence[Quantity] = ()) -> tuple[list[Fact], list[ClaimCheck]]:
    """Return the facts, with `valid` and `suggested_*` set by the rules, and the claim checks in rule order."""
    if not facts:
        return [], []
    claims = Claims.of(facts, quantities)
    checks: list[ClaimCheck] = []
    changed: dict[str, Fact] = {}
    for rule in RULES:
        for finding in rule(claims):
            checks.append(_record(rule.__name__, finding))
            for fact in finding.inputs:
                if fact.fact_id in finding.refused:
                    changed[fact.fact_id] = replace(
                        changed.get(fact.fact_id, fact),
                        valid=False,
                        suggested_value=finding.suggested_value,
                        suggested_low=finding.suggested_low,
                        suggested_high=finding.suggested_high,
                    )
    return [changed.get(fact.fact_id, fact) for fact in facts], _distinct(checks)


def check_across(facts: Sequence[Fact]) -> list[ClaimCheck]:
    """Compare the statements of different articles of one day; facts of one article are not compared again."""
    checks = []
    for finding in compare_statements(facts):
        articles = {fact.article_id for fact in finding.inputs}
        if len(articles) > 1:
            checks.append(_record("same_claim_across_pages", finding))
    return _distinct(checks)


def _distinct(checks: list[ClaimCheck]) -> list[ClaimCheck]:
    return list({check.check_id: check for check in checks}.values())


def _record(rule: str, finding: Finding) -> ClaimCheck:
    inputs = [fact.fact_id for fact in finding.inputs]
    article_id = finding.inputs[0].article_id
    return ClaimCheck(
        check_id=stable_id(article_id, rule, *inputs),
        article_id=article_id,
        rule=rule,
        inputs=inputs,
        stated=finding.stated,
        computed=finding.computed,
        relative_error=finding.relative_error,
        verdict=finding.verdict,
        explanation=finding.explanation,
    )
