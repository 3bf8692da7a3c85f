-- Signed moves of prices, indices, rates and yields, one row per stated move.
select
    {{ subject_of_fact() }},
    f.value as change,
    f.low as change_low,
    f.high as change_high,
    f.unit,
    case
        when coalesce(f.value, f.high) > 0 then 'up'
        when coalesce(f.value, f.low) < 0 then 'down'
        else 'flat'
    end as direction,
    f.form,
    {{ evidence() }}
{{ facts_of_articles() }}
where
    f.valid
    and f.measure = 'change'
    and f.metric in ('price', 'index_level', 'exchange_rate', 'yield', 'interest_rate', 'market_cap')
    and f.unit in ('percent', 'percentage_points', 'basis_points', 'points')
