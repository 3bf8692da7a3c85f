"""Tables, records and vocabularies, each defined once."""
