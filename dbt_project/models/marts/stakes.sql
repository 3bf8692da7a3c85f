-- Who holds how much of whom: the share in percent, or the value of the holding in its currency.
select
    f.fact_id,
    f.date,
    f.article_id,
    a.published_at,
    f.subject as holder,
    f.subject_id as holder_id,
    f.object as company,
    f.object_id as company_id,
    case when f.unit = 'percent' then {{ best_value() }} end as share_percent,
    case when f.unit not in ('percent', 'percentage_points', 'shares') then {{ best_value() }} end as holding_value,
    case when f.unit not in ('percent', 'percentage_points', 'shares') then f.unit end as currency,
    case when f.unit = 'shares' then {{ best_value() }} end as shares,
    f.measure,
    f.modality,
    f.modifier,
    f.period,
    f.valid,
    f.sentence,
    f.score,
    a.title,
    p.canonical_url
from {{ ref('stg_facts') }} as f
inner join {{ ref('stg_articles') }} as a using (article_id)
inner join {{ ref('stg_raw_pages') }} as p using (page_id)
where f.metric = 'stake' and a.duplicate_of is null
