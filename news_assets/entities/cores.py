"""Listed firms under another form of their name: `Gencell Ltd` for GenCell, `Avgol Industries` for Avgol."""

import re
from functools import cache

from news_assets.entities.entry import Entry
from news_assets.entities.load import gazetteer

_LEGAL = frozenset({"inc", "incorporated", "corp", "corporation", "ltd", "limited", "plc", "llc", "co", "company"})
_LOOSE = _LEGAL | {"group", "holdings", "holding", "industries", "technologies", "technology", "systems", "enterprises"}
_WORD = re.compile(r"[^\W_]+")


def firm(name: str) -> Entry | None:
    """The one listed firm whose name differs in case, marks, legal form or a noun such as `Group` at its end."""
    return _firms(loose=False).get(_core(name, _LEGAL)) or _firms(loose=True).get(_core(name, _LOOSE))


@cache
def _firms(*, loose: bool) -> dict[str, Entry]:
    owners: dict[str, Entry | None] = {}
    for alias in gazetteer():
        if alias.entry.type == "company" and alias.text.isascii() and alias.doubt < (1 if loose else 2):
            core = _core(alias.text, _LOOSE if loose else _LEGAL)
            known = owners.setdefault(core, alias.entry)
            if known is not None and known.entity_id != alias.entry.entity_id:
                owners[core] = None
    return {core: entry for core, entry in owners.items() if entry and len(core) > _SHORTEST}


_SHORTEST = 3


def _core(name: str, forms: frozenset[str]) -> str:
    words = _WORD.findall(name.lower())
    while len(words) > 1 and (words[-1] in forms or words[-1].isdigit()):
        words.pop()
    return " ".join(words)
