"""Dagster definitions and nothing else."""
