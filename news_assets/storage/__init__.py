"""Parquet: published atomically, read, compacted."""
