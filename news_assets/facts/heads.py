"""What the head of a phrase names, and whether a number of the metric may be its."""

from functools import cache, lru_cache

from news_assets.facts.pack import data

KINDS = ("wares", "homes", "trades", "households", "bodies", "works", "charges", "sectors", "papers", "empty")
_OF_FIRMS = ("bodies", "sectors", "works")
FITS: dict[str, tuple[str, ...]] = {
    "price": ("wares", "homes", "papers", "charges"),
    "house_price": ("homes",),
    "units": ("wares", "homes", "bodies"),
    "wages": ("trades", "sectors", "households"),
    "compensation": ("trades", "households"),
    "costs": ("works", "wares", "bodies", "charges", "households"),
    "budget": ("works", "bodies", "sectors"),
    "poverty": ("households", "trades"),
    "unemployment": ("households", "trades"),
    "population": ("households", "trades"),
    "funding": ("bodies", "works", "households"),
    "deal_value": ("bodies", "homes", "wares"),
    "contract_value": ("bodies", "works"),
    "yield": ("papers",),
    "fine": ("bodies", "trades", "households"),
    "stake": ("households", "bodies", "trades"),
    "interest_rate": ("charges", "papers"),
    "tax_rate": ("charges", "households", "wares"),
    "debt": ("bodies", "households", "trades"),
    "net_worth": ("trades", "households"),
    "valuation": ("bodies", "homes"),
    "assets": ("bodies", "households", "trades"),
    "investment": ("bodies", "works"),
    "layoffs": ("bodies", "sectors"),
    "headcount": ("bodies", "sectors"),
    "users": ("bodies", "wares"),
    "volume": ("papers", "sectors"),
    "market_cap": ("bodies", "papers", "sectors"),
}  # fmt: skip
_FOLDED = str.maketrans("ךםןףץ", "כמנפצ")
_SHORT = 3


@lru_cache(maxsize=1 << 14)
def stem(word: str, language: str) -> str:
    """One form for singular and plural, absolute and construct."""
    if language != "he":
        word = word.removesuffix("'s")
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT else word
    if word[:1] == "ה" and len(word) > _SHORT:
        word = word[1:]
    for ending in ("יות", "ים", "ות", "יה", "ה", "ת", "י"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
            break
    return word.translate(_FOLDED)


@cache
def _known(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    lists = data(language, "heads")
    for kind in KINDS:
        for word in lists[kind]:
            found.setdefault(stem(str(word), language), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(word: str, language: str) -> frozenset[str]:
    """The kinds a noun belongs to, empty for one that the lists do not have."""
    return _known(language).get(stem(word, language), frozenset())


@cache
def acts(language: str) -> frozenset[str]:
    """Verbs that no phrase holds."""
    return frozenset(str(word) for word in data(language, "heads")["acts"])


def fit(kinds: frozenset[str], metric: str) -> str:
    """Whether something of these kinds may have such a number: `fit`, `unfit`, `empty`, `unknown`."""
    if not kinds:
        return "unknown"
    if kinds == {"empty"}:
        return "empty"
    return "unfit" if kinds.isdisjoint(FITS.get(metric, _OF_FIRMS)) else "fit"
