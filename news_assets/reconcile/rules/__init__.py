"""One reconciliation rule per module; each is a function from claims to findings."""

from collections.abc import Callable, Iterable

from news_assets.reconcile.claims import Claims
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.rules.change_between_amounts import change_between_amounts
from news_assets.reconcile.rules.fact_in_future import fact_in_future
from news_assets.reconcile.rules.falls_within_100 import falls_within_100
from news_assets.reconcile.rules.mean_of_members import mean_of_members
from news_assets.reconcile.rules.net_within_gross import net_within_gross
from news_assets.reconcile.rules.parts_within_whole import parts_within_whole
from news_assets.reconcile.rules.price_times_shares import price_times_shares
from news_assets.reconcile.rules.range_order import range_order
from news_assets.reconcile.rules.rank_order import rank_order
from news_assets.reconcile.rules.restated import restated
from news_assets.reconcile.rules.same_claim import same_claim
from news_assets.reconcile.rules.shares_within_100 import shares_within_100
from news_assets.reconcile.rules.sign_against_verb import sign_against_verb
from news_assets.reconcile.rules.stake_value import stake_value_implies_market_cap, stake_value_vs_valuation
from news_assets.reconcile.rules.title_against_body import title_against_body
from news_assets.reconcile.rules.wealth_equivalence import wealth_equivalence

Rule = Callable[[Claims], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    range_order,
    stake_value_vs_valuation,
    stake_value_implies_market_cap,
    wealth_equivalence,
    parts_within_whole,
    shares_within_100,
    mean_of_members,
    change_between_amounts,
    price_times_shares,
    sign_against_verb,
    falls_within_100,
    net_within_gross,
    rank_order,
    title_against_body,
    same_claim,
    restated,
    fact_in_future,
)
