"""Text as every extractor reads it: normalised once, with offsets that lead back to the column."""
