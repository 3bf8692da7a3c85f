-- Every test of a page's claims against each other, with the sentences that were used.
with inputs as (
    select
        check_id,
        unnest(inputs) as fact_id,
        generate_subscripts(inputs, 1) as place
    from {{ ref('stg_claim_checks') }}
),

sentences as (
    select
        i.check_id,
        list(f.sentence order by i.place) as sentences,
        list(f.subject order by i.place) as subjects,
        count(*) as inputs_found
    from inputs as i
    inner join {{ ref('stg_facts') }} as f using (fact_id)
    group by i.check_id
)

select
    c.check_id,
    c.date,
    c.article_id,
    a.published_at,
    a.title,
    p.canonical_url,
    c.rule,
    c.verdict,
    c.stated,
    c.computed,
    c.relative_error,
    c.explanation,
    len(c.inputs) as inputs,
    s.subjects,
    s.sentences
from {{ ref('stg_claim_checks') }} as c
inner join {{ ref('stg_articles') }} as a using (article_id)
inner join {{ ref('stg_raw_pages') }} as p using (page_id)
left join sentences as s using (check_id)
