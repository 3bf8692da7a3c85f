"""Polite and safe HTTP: every limit of a fetch in one place each."""
