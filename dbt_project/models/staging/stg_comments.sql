select * exclude (run_id)
from {{ source('news', 'comments') }}
