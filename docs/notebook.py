"""Facts of the stored days, as a marimo notebook."""

import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import polars as pl

    facts = pl.scan_parquet("data/parquet/facts/**/*.parquet", hive_partitioning=True)
    return facts, mo, pl


@app.cell
def _(facts, mo, pl):
    moves = (
        facts.filter(pl.col("metric") == "price", pl.col("measure") == "change", pl.col("unit") == "percent")
        .select("date", "subject", "value", "modality", "sentence")
        .sort("value")
        .collect()
    )
    mo.ui.table(moves)
    return (moves,)


if __name__ == "__main__":
    app.run()
