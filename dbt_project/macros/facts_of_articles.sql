{#- What every mart of facts says first: which statement, about whom, of what. -#}
{% macro subject_of_fact() -%}
    f.fact_id,
    f.date,
    f.article_id,
    f.subject,
    f.subject_id,
    f.subject_type,
    f.metric
{%- endmacro %}

{#- What every mart of facts says last: how sure the text is, its words, and where they stand. -#}
{% macro evidence() -%}
    f.modality,
    f.period,
    f.sentence,
    f.score,
    a.published_at,
    a.title,
    p.canonical_url
{%- endmacro %}

{#- Facts with their articles and pages; what an article repeats of an earlier one is left out. -#}
{% macro facts_of_articles() -%}
from {{ ref('stg_facts') }} as f
inner join (select * from {{ ref('stg_articles') }} where duplicate_of is null) as a using (article_id)
inner join {{ ref('stg_raw_pages') }} as p using (page_id)
{%- endmacro %}
