"""Dagster definitions and nothing else."""

import warnings

# Dagster tells everyone who starts it that ranges of days in one run are a beta feature; nobody can act on it.
warnings.filterwarnings("ignore", message="Parameter `backfill_policy`")
