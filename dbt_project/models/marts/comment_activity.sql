-- How lively the discussion of each article is: comments read, replies, people, votes.
-- An article read several times, or whose comments a service answered, is one row with the latest reading of them.
with readings as (
    select
        a.article_id,
        a.date,
        a.title,
        a.language,
        a.published_at,
        a.comment_count,
        p.canonical_url,
        p.form,
        p.fetched_at,
        coalesce(p.canonical_url || '#' || a.position, a.article_id) as discussion
    from {{ ref('stg_articles') }} as a
    inner join {{ ref('stg_raw_pages') }} as p using (page_id)
    where p.canonical_url is not null or a.duplicate_of is null
),

counted as (
    select
        r.discussion,
        r.fetched_at,
        any_value(c.platform) as platform,
        count(*) as comments,
        count(c.parent_id) as replies,
        max(c.depth) as deepest,
        count(distinct c.author) as authors,
        count(*) filter (where c.is_editor) as editor_comments,
        sum(c.likes) as likes,
        sum(c.dislikes) as dislikes,
        sum(len(c.text)) as characters,
        min(c.published_at) as first_comment_at,
        max(c.published_at) as last_comment_at
    from readings as r
    inner join {{ ref('stg_comments') }} as c using (article_id)
    group by r.discussion, r.article_id, r.fetched_at
),

latest as (
    select * from counted
    qualify row_number() over (partition by discussion order by fetched_at desc nulls last, comments desc) = 1
),

shown as (
    select
        *,
        last_value(comment_count ignore nulls) over (
            partition by discussion order by fetched_at nulls first
            rows between unbounded preceding and unbounded following
        ) as declared_comments
    from readings
    qualify row_number() over (
        partition by discussion order by form is not distinct from 'json', fetched_at, article_id
    ) = 1
)

select
    s.article_id,
    s.date,
    s.title,
    s.language,
    s.published_at,
    s.canonical_url,
    l.platform,
    s.declared_comments,
    coalesce(l.comments, 0) as comments,
    coalesce(l.replies, 0) as replies,
    coalesce(l.deepest, 0) as deepest,
    coalesce(l.authors, 0) as authors,
    coalesce(l.editor_comments, 0) as editor_comments,
    coalesce(l.likes, 0) as likes,
    coalesce(l.dislikes, 0) as dislikes,
    coalesce(l.characters, 0) as characters,
    l.first_comment_at,
    l.last_comment_at
from shown as s
left join latest as l using (discussion)
where l.comments > 0 or s.declared_comments > 0
