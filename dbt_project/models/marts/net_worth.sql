-- What people and groups are said to own, one row per statement, and how far statements about one subject lie apart.
with stated as (
    select
        fact_id,
        date,
        article_id,
        subject,
        subject_id,
        subject_type,
        metric,
        measure,
        value,
        low,
        high,
        {{ best_value() }} as best_value,
        unit,
        modality,
        modifier,
        period,
        valid,
        sentence,
        score
    from {{ ref('stg_facts') }}
    where metric in ('net_worth', 'average_wealth', 'wealth_share', 'wealth_equivalent')
)

select
    s.*,
    a.published_at,
    a.title,
    p.canonical_url,
    count(*) over same as statements,
    min(s.best_value) over same as lowest_stated,
    max(s.best_value) over same as highest_stated
from stated as s
inner join {{ ref('stg_articles') }} as a using (article_id)
inner join {{ ref('stg_raw_pages') }} as p using (page_id)
where a.duplicate_of is null
window same as (partition by coalesce(s.subject_id, s.subject), s.metric, s.measure, s.unit)
