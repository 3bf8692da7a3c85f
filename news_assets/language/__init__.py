"""Language packs: words as data, grammar as code."""
