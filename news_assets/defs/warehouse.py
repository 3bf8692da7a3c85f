"""The DuckDB file for people with a SQL prompt."""

from pathlib import Path

import dagster as dg

from news_assets.defs.dbt import POOL
from news_assets.defs.resources import BuildFile, LakeResource
from news_assets.defs.specs import OWNER
from news_assets.storage.warehouse import NAME, add_table_views, definitions, publish

MARTS = ("market_moves", "net_worth", "stakes", "claim_consistency", "comment_activity")


@dg.asset(
    deps=[dg.AssetKey(["marts", name]) for name in MARTS],
    group_name="warehouse",
    kinds={"duckdb"},
    owners=[OWNER],
    pool=POOL,
    tags={"domain": "news", "layer": "warehouse"},
    description="A DuckDB file of views over the Parquet files: all tables, staging and marts. Open it read-only.",
)
def warehouse(lake: LakeResource, duckdb: BuildFile) -> dg.MaterializeResult[None]:
    """Replace the file only when a view or a comment changed; readers keep what they have open."""
    built, final = Path(duckdb.database), lake.lake().root / NAME
    with duckdb.connection() as connection:
        add_table_views(connection, lake.lake())
    changed = publish(built, final)
    views = sorted({f"{row[0]}.{row[1]}" for row in definitions(final) or ()})
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(final),
            "file_changed": changed,
            "views": len(views),
            "names": dg.MetadataValue.json(views),
            "try": f"duckdb -readonly {final} 'from marts.market_moves limit 5'",
        }
    )
