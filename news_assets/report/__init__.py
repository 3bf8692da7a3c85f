"""The offline evidence report."""
