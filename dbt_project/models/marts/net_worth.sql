-- What people and groups are said to own, one row per statement, and how far statements about one subject lie apart.
with stated as (
    select
        {{ subject_of_fact() }},
        f.measure,
        f.value,
        f.low,
        f.high,
        {{ best_value() }} as best_value,
        f.unit,
        f.modifier,
        f.valid,
        {{ evidence() }}
    {{ facts_of_articles() }}
    where f.metric in ('net_worth', 'average_wealth', 'wealth_share', 'wealth_equivalent')
)

select
    *,
    count(*) over same as statements,
    min(best_value) over same as lowest_stated,
    max(best_value) over same as highest_stated
from stated
window same as (partition by coalesce(subject_id, subject), metric, measure, unit)
