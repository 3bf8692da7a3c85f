"""Row rules as Polars expressions: references, quotes, ranges, signs, units, dates."""

from functools import cache

import polars as pl

from news_assets.schemas.tables import TABLES
from news_assets.validate.bounds import bounds
from news_assets.validate.currencies import currencies
from news_assets.validate.rule import Rule

_CAN_NOT_FALL_BELOW_ZERO = (
    "price", "index_level", "exchange_rate", "volume", "market_cap", "valuation", "target_price", "revenue", "dividend",
    "cash", "debt", "assets", "backlog", "headcount", "users", "units", "costs", "wages", "house_price", "population",
    "net_worth", "average_wealth", "compensation",
)  # fmt: skip
# Losses that shrink and costs that "came up to" make the other metrics doubtful.
_MOVES = (*_CAN_NOT_FALL_BELOW_ZERO, "yield", "interest_rate", "inflation", "unemployment")

c = pl.col
_CHANGE = c("measure") == "change"
_LEVEL = c("measure") == "level"
_PERCENT = c("unit") == "percent"
_LEAST = pl.min_horizontal("value", "low", "high")
_KNOWN = c("_known")
_ONE_VALUE = c("value").is_not_null() ^ (c("low").is_not_null() & c("high").is_not_null())
_FINITE = pl.all_horizontal(c("value", "low", "high").is_finite().fill_null(True))


def _captured_on_or_after(column: str) -> pl.Expr:
    """A day of grace: at the capture it may be tomorrow already in the page's time zone."""
    day = c(column).str.head(10).str.to_date("%Y-%m-%d", strict=False)
    return day <= c("_captured").str.to_date("%Y-%m-%d", strict=False).dt.offset_by("1d")


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """Return the row rules of a table, the unique key first."""
    key = TABLES[table].key
    unique = Rule(f"{table}.key_unique", f"{key} must be unique; an earlier row has it", c(key).is_first_distinct())
    return (unique, *_of_tables().get(table, ()))


@cache
def _of_tables() -> dict[str, tuple[Rule, ...]]:
    money = c("unit").is_in(currencies())
    return {
        "raw_pages": (
            Rule("raw_pages.reason_given", "a page that is not accepted must say why",
                 (c("status") == "accepted") | (c("reason").str.len_chars() > 0)),
        ),
        "articles": (
            Rule("articles.page_known", "its page is missing or was not accepted", _KNOWN),
            # A comment API's answer is about an article whose text it does not have.
            Rule("articles.has_content", "neither a title nor a text was found",
                 (c("_form") == "json") | (c("title").fill_null("").str.len_chars() + c("text").str.len_chars() > 0)),
            Rule("articles.not_from_the_future", "published after the page was captured: the date was misread",
                 _captured_on_or_after("published_at"), "mark"),
            Rule("articles.not_modified_in_the_future", "modified after the page was captured: the date was misread",
                 _captured_on_or_after("modified_at"), "mark"),
        ),
        "comments": (
            Rule("comments.article_known", "its article is missing or was refused", _KNOWN),
            Rule("comments.parent_known", "it answers a comment that is missing", c("_parent_known")),
            Rule("comments.not_its_own_parent", "it answers itself", c("parent_id") != c("comment_id")),
            Rule("comments.not_from_the_future", "written after the page was captured: the date was misread",
                 _captured_on_or_after("published_at"), "mark"),
        ),
        "entities": (
            Rule("entities.article_known", "its article is missing or was refused", _KNOWN),
            Rule("entities.span_quotes", "text[start:end] is not the quote", c("_quotes")),
        ),
        "quantities": (
            Rule("quantities.article_known", "its article is missing or was refused", _KNOWN),
            Rule("quantities.span_quotes", "text[start:end] is not the quote", c("_quotes")),
            Rule("quantities.one_value", "it needs either a value or a low and a high end", _ONE_VALUE),
            Rule("quantities.finite", "a value is infinite or not a number", _FINITE),
            Rule("quantities.money_has_iso_currency", "money needs an ISO 4217 currency",
                 (c("kind") != "money") | c("unit").is_null() | money),
            Rule("quantities.age_possible", "an age must be between 0 and 130",
                 (c("kind") != "age") | c("value").is_between(0, 130), "mark"),
            Rule("quantities.range_ordered", "the low end is above the high end as written; stored as written",
                 c("low") <= c("high"), "mark"),
        ),
        "facts": (
            Rule("facts.article_known", "its article is missing or was refused", _KNOWN),
            Rule("facts.quantity_known", "its quantity is missing or was refused", c("_start").is_not_null()),
            Rule("facts.span_quotes", "text[start:end] is not the quote", c("_quotes")),
            Rule("facts.span_of_quantity", "the span is not that of its quantity",
                 (c("start") == c("_start")) & (c("end") == c("_end"))),
            Rule("facts.one_value", "it needs either a value or a low and a high end", _ONE_VALUE),
            Rule("facts.finite", "a value is infinite or not a number", _FINITE),
            Rule("facts.subject_named", "a fact needs a subject", c("subject").str.strip_chars().str.len_chars() > 0),
            Rule("facts.claim_check", "a claim check refused it, see claim_checks and suggested_*", c("valid"), "mark"),
            # "A loss of 8 to 10%" is -8 to -10.
            Rule("facts.range_ordered", "the low end is above the high end as written, see suggested_*",
                 (c("low").abs() <= c("high").abs()) | (c("low") <= c("high")), "mark"),
            *bounds(),
            Rule("facts.fall_below_zero", "it cannot fall by more than 100%",
                 ~(c("metric").is_in(_CAN_NOT_FALL_BELOW_ZERO) & _CHANGE & _PERCENT) | (_LEAST >= -100), "mark"),
            Rule("facts.level_not_negative", "this level cannot be below zero",
                 ~(c("metric").is_in(_CAN_NOT_FALL_BELOW_ZERO) & _LEVEL) | (_LEAST >= 0)
                 | c("metric").is_in(["price", "net_worth"]), "mark"),
            Rule("facts.sign_follows_verb", "the sign of the change contradicts the only direction its sentence names",
                 ~(_CHANGE & (c("form") == "prose") & c("metric").is_in(_MOVES)) | (c("_direction") == 0)
                 | (c("value").sign() * c("_direction") >= 0),
                 "mark"),
            Rule("facts.not_from_the_future", "the day of the value lies after the capture; expectations excepted",
                 c("modality").is_in(["expected", "hypothetical"]) | _captured_on_or_after("as_of"), "mark"),
        ),
        "claim_checks": (
            Rule("claim_checks.article_known", "its article is missing or was refused", _KNOWN),
            Rule("claim_checks.inputs_known", "it uses facts that are missing or were refused", c("_inputs_known")),
        ),
    }  # fmt: skip
