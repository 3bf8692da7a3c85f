"""How sure the text is of a number: expected, reported, hypothetical, denied, or plainly stated."""

from news_assets.facts.metric import Choice
from news_assets.facts.reading import Reading
from news_assets.schemas.vocabulary import Modality


def modality(reading: Reading, at: int, choice: Choice) -> Modality:
    """Read the modality of the quantity at item `at` from the cues of its sentence."""
    nearest: dict[str, float] = {}
    for match in reading.cues(at):
        role = match.cue.role
        if role not in ("expected", "reported", "hypothetical", "denied"):
            continue
        before = match.last < at
        a, b = (match.last, at) if before else (at, match.first)
        cost = (
            0.03 * (b - a) + 0.25 * reading.crossed(reading.commas, a, b) + 0.4 * reading.crossed(reading.breaks, a, b)
        )
        cost += 0.25 * reading.crossed(reading.numbers, a, b) + (0.0 if before else 0.35)
        if role == "denied" and not before:
            cost = 0.2
        if role in ("hypothetical", "reported") and before:
            cost = 0.02 * (b - a) + 0.1 * reading.crossed(reading.breaks, a, b)
        nearest[role] = min(cost, nearest.get(role, 9.0))
    if nearest.get("denied", 9.0) < 0.9:
        return "denied"
    if nearest.get("hypothetical", 9.0) < 0.8:
        return "hypothetical"
    if nearest.get("reported", 9.0) < 0.8 and nearest.get("expected", 9.0) > 0.3:
        return "reported"
    if nearest.get("expected", 9.0) < 0.75:
        return "expected"
    return "actual"
