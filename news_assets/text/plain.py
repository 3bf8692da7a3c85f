"""Text that cannot steer a terminal."""

import re

# C0 and C1 controls but newline and tab; bidi overrides and isolates, which could swap what a reader sees.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    """Return the text without characters that steer a terminal."""
    return _CONTROL.sub("", str(text))
