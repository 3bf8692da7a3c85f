-- How lively the discussion of each article is: comments read, replies, people, votes.
select
    a.article_id,
    a.date,
    a.title,
    a.language,
    a.published_at,
    p.canonical_url,
    any_value(c.platform) as platform,
    a.comment_count as declared_comments,
    count(c.comment_id) as comments,
    count(c.parent_id) as replies,
    coalesce(max(c.depth), 0) as deepest,
    count(distinct c.author) as authors,
    count(*) filter (where c.is_editor) as editor_comments,
    coalesce(sum(c.likes), 0) as likes,
    coalesce(sum(c.dislikes), 0) as dislikes,
    coalesce(sum(len(c.text)), 0) as characters,
    min(c.published_at) as first_comment_at,
    max(c.published_at) as last_comment_at
from {{ ref('stg_articles') }} as a
inner join {{ ref('stg_raw_pages') }} as p using (page_id)
left join {{ ref('stg_comments') }} as c using (article_id)
where a.duplicate_of is null
group by a.article_id, a.date, a.title, a.language, a.published_at, p.canonical_url, a.comment_count
having count(c.comment_id) > 0 or a.comment_count > 0
