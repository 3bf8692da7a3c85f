"""`made $4 billion, 9% more than a year ago`: the change of the figure told before (English)."""

from collections.abc import Iterable

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.measure import metrics
from news_assets.facts.moves import Move
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_FAR = 16  # items from a figure to its change
_APART = frozenset({"while", "but", "whereas", "although", "though", ";"})
_POINTING = frozenset({"that", "this", "which", "it"})


def compared(
    reading: Reading, at: int, quantity: Quantity, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """The figure read before where the percent stands in a comparison and names no figure of its own."""
    if reading.language != "en" or move is None or previous is None or previous.choice.measure != "level":
        return
    if quantity.kind != "percent" or previous.quantity.kind == "percent" or move.before or move.gap:
        return
    if move.match.cue.subject != "after" or not _older(reading, move.match.last + 1):
        return
    metric = previous.choice.metric
    if "percent" not in metrics()[metric]["change"] or not _next(reading, previous.at, at):
        return
    clause = max((i for i in range(previous.at, at) if reading.items[i].key == ","), default=previous.at)
    if any(m.cue.role == "metric" and clause < m.first < at for m in reading.cues(at)):
        return
    yield Choice(metric, "change", move.sign, 1.2, "appended", previous.choice.cue, move)


def _older(reading: Reading, index: int) -> bool:
    """`than in May`, `above 2019`, `below a year earlier`."""
    items = reading.items[index : index + 4]
    if not items:
        return False
    ahead = {item.key for item in items} & {"year", "quarter", "month", "week", "earlier", "ago", "before"}
    return items[0].key == "than" or items[0].kind == "n" or bool(ahead)


def _next(reading: Reading, before: int, at: int) -> bool:
    """Whether the change follows its figure in the sentence, or opens the next one with `That is`."""
    apart = reading.sentence_of[at] - reading.sentence_of[before]
    if apart == 0:
        return at - before <= _FAR and not any(item.key in _APART for item in reading.items[before + 1 : at])
    return apart == 1 and reading.items[reading.sentence(at)[0]].key in _POINTING
