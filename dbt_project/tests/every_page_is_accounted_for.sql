-- Pages in = accepted + duplicate + unchanged + quarantined, and every page that was not read is in quarantine.
select p.page_id
from {{ ref('stg_raw_pages') }} as p
left join {{ ref('stg_quarantine') }} as q on q.key = p.page_id
where
    p.status not in ('accepted', 'duplicate', 'unchanged', 'quarantined')
    or (p.status = 'quarantined' and q.key is null)
