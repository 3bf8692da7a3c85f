select * exclude (run_id, body)
from {{ source('news', 'raw_pages') }}
