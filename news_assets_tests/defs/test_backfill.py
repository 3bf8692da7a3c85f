"""A range of days asked for as the UI asks: the daemon makes it in one run."""

import json
import time
import urllib.request
from datetime import date, timedelta

import pytest

from news_assets.defs.evidence_report import REPORT
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake
from news_assets_tests.defs.ui import serving
from news_assets_tests.samples import HEBREW, drop

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
DAYS = [str(date(2024, 5, 10) + timedelta(days=n)) for n in range(5)]
_LAUNCH = """mutation($params: LaunchBackfillParams!) { launchPartitionBackfill(backfillParams: $params) {
  __typename ... on LaunchBackfillSuccess { backfillId } ... on PythonError { message } } }"""
_STATUS = """query($id: String!) { partitionBackfillOrError(backfillId: $id) { ... on PartitionBackfill {
  status runs(limit: 50) { status tags { key value } } } } }"""


def asked(address, query, **variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(f"{address}/graphql", body, {"content-type": "application/json"})
    answer = json.load(urllib.request.urlopen(request, timeout=60))
    assert "errors" not in answer, answer
    return answer["data"]


def test_a_range_of_days_is_one_run_of_the_daemon(tmp_path):
    for number, day in enumerate(DAYS):
        drop(tmp_path / "inbox", f"{day}.html", HEBREW.replace("4.5%", f"4.{number}%"), day=day)
    with serving(tmp_path) as address:
        params = {
            "assetSelection": [{"path": [name]} for name in (*TABLES, REPORT)],
            "partitionNames": DAYS,
            "tags": [],
            "fromFailure": False,
        }
        launched = asked(address, _LAUNCH, params=params)["launchPartitionBackfill"]
        assert launched["__typename"] == "LaunchBackfillSuccess", launched
        deadline = time.monotonic() + 900
        while (found := asked(address, _STATUS, id=launched["backfillId"])["partitionBackfillOrError"])["status"] in (
            "REQUESTED",
            "COMPLETED",
        ) and not (found["runs"] and all(run["status"] in ("SUCCESS", "FAILURE") for run in found["runs"])):
            assert time.monotonic() < deadline, found
            time.sleep(2)
    (run,) = found["runs"]
    tags = {tag["key"]: tag["value"] for tag in run["tags"]}
    assert run["status"] == "SUCCESS"
    assert (tags["dagster/asset_partition_range_start"], tags["dagster/asset_partition_range_end"]) == (
        DAYS[0],
        DAYS[-1],
    )
    assert Lake(tmp_path / "data").days() == DAYS
    assert sorted(path.stem for path in (tmp_path / "data" / "reports").glob("*.html")) == DAYS
