"""Facts as lines of the report: equal claims in one line, the two sides of a holding in one line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from news_assets.report.figures import number_text, value_text
from news_assets.report.highlight import Piece, sentence_pieces

Row = Mapping[str, Any]
_SAME = ("metric", "measure", "value", "low", "high", "unit", "period", "modality", "object")
# Moves over these count as the day's; a text that names no period speaks of the day.
_OF_THE_DAY = (None, "", "day", "week")


@dataclass(frozen=True, slots=True)
class FactLine:
    """One claim; `anchor` leads to its highlighted characters, `others` to the same claim elsewhere."""

    anchor: str
    fact: Row
    value: str
    sort: float
    article_title: str
    sentence: list[Piece]
    others: tuple[str, ...] = ()

    @property
    def of_the_day(self) -> bool:
        """Whether the claim is about a day or a week, not about a longer time."""
        return self.fact["period"] in _OF_THE_DAY

    @property
    def sure(self) -> int:
        """In how many of a hundred cases the rule that read it was right on annotated documents."""
        return round(100 * (self.fact.get("score") or 0.0))

    @property
    def way(self) -> str:
        """`up` or `down` for a change, else nothing."""
        return "" if self.fact["measure"] != "change" or not self.sort else "up" if self.sort > 0 else "down"


@dataclass(frozen=True, slots=True)
class StakeLine:
    """Who holds how much of what: the share, what it is worth, and what the whole is worth if both are right."""

    holder: str
    company: str
    share: FactLine | None
    worth: FactLine | None

    @property
    def shown(self) -> FactLine:
        """The line whose sentence is shown."""
        found = self.share or self.worth
        assert found is not None
        return found

    @property
    def implied(self) -> str:
        """The whole that follows from share and worth, empty when one is missing."""
        share = self.share.fact["value"] if self.share else None
        worth = self.worth.fact["value"] if self.worth else None
        if not share or not worth or self.worth is None:
            return ""
        return f"{number_text(100 * worth / share)} {self.worth.fact['unit'] or ''}".strip()


def title_of(article: Row | None, page: Row | None = None) -> str:
    """Return what an article is called, whatever it has: title, first words, the page's address, its id."""
    if article is None:
        return ""
    return str(article["title"] or article["text"][:60] or (page and page["url"]) or article["article_id"])


def fact_line(fact: Row, article: Row | None) -> FactLine:
    """Return the line of one fact."""
    sort = next((v for v in (fact["value"], fact["high"], fact["low"]) if v is not None), 0.0)
    sentence = sentence_pieces(fact, article)
    return FactLine(f"f-{fact['fact_id']}", fact, value_text(fact), sort, title_of(article), sentence)


def merged(lines: Iterable[FactLine]) -> list[FactLine]:
    """Return one line per claim, the surest first, sorted by size; refused claims stay apart."""
    groups: dict[tuple[Any, ...], list[FactLine]] = {}
    for line in lines:
        fact = line.fact
        who = fact.get("subject_id") or fact["subject"]
        groups.setdefault((who, fact["valid"], *(fact.get(name) for name in _SAME)), []).append(line)
    out = []
    for group in groups.values():
        first, *rest = sorted(group, key=lambda line: -(line.fact.get("score") or 0.0))
        others = tuple(line.anchor for line in rest)
        out.append(replace(first, others=others))
    return sorted(out, key=lambda line: -abs(line.sort))


def stakes(lines: Sequence[FactLine]) -> list[StakeLine]:
    """Return holdings; a share and a worth that one article states of the same holder and company stand together."""
    groups: dict[tuple[Any, ...], list[FactLine]] = {}
    for line in lines:
        fact = line.fact
        key = (fact["article_id"], fact["subject"], fact["object"], fact["measure"], fact["modality"])
        groups.setdefault(key, []).append(line)
    out = []
    for group in groups.values():
        shares = [line for line in group if line.fact["unit"] == "percent"]
        worths = [line for line in group if line.fact["unit"] != "percent"]
        holder, company = group[0].fact["subject"], group[0].fact["object"] or ""
        if len(shares) == len(worths) == 1:
            out.append(StakeLine(holder, company, shares[0], worths[0]))
        else:
            out += [StakeLine(holder, company, share, None) for share in shares]
            out += [StakeLine(holder, company, None, worth) for worth in worths]
    return out
