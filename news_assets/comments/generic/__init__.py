"""Detection of comment threads on pages of unknown platforms, without learning."""
