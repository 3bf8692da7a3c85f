-- Who holds how much of whom: the share in percent, or the value of the holding in its currency.
select
    f.fact_id,
    f.date,
    f.article_id,
    f.subject as holder,
    f.subject_id as holder_id,
    f.object as company,
    f.object_id as company_id,
    case when f.unit = 'percent' then {{ best_value() }} end as share_percent,
    case when f.unit not in ('percent', 'percentage_points', 'shares') then {{ best_value() }} end as holding_value,
    case when f.unit not in ('percent', 'percentage_points', 'shares') then f.unit end as currency,
    case when f.unit = 'shares' then {{ best_value() }} end as shares,
    f.measure,
    f.modifier,
    f.valid,
    {{ evidence() }}
{{ facts_of_articles() }}
where f.metric = 'stake'
