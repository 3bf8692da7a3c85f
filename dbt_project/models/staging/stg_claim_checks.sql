select * exclude (run_id)
from {{ source('news', 'claim_checks') }}
