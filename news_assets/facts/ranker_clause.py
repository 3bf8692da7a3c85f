"""How a candidate stands in the clause: part, owner of the metric's noun, whom the verb and nouns of kind tell of."""

from news_assets.facts.antecedents import standing
from news_assets.facts.ranker_candidates import Candidate
from news_assets.facts.ranker_scale import Scale
from news_assets.facts.slot import oblique


def clausal(candidate: Candidate, scale: Scale, where: str) -> list[str]:
    """Return the names of the features of the clause that the candidate has; `where` tells where it is named."""
    part = _part(candidate, scale, where)
    on = [f"{part}&{scale.owner}", *_acting(candidate, scale, where)]
    return on + _meant(candidate, scale, part)


def _acting(candidate: Candidate, scale: Scale, where: str) -> list[str]:
    """Whether the clause's verb tells of it, or of whom else."""
    told, reading = scale.agent, scale.slot.reading
    spans = [(reading.mentions[n].first, reading.mentions[n].last) for n in candidate.inside]
    if candidate.chunk is not None:
        spans.append((candidate.chunk.first, candidate.chunk.last))
    if any(told.first <= first and last <= told.last for first, last in spans):
        return ["agent&" + told.kind, f"agent&{scale.group}"]
    return [f"{where}&agent_{told.kind}"]


def _meant(candidate: Candidate, scale: Scale, part: str) -> list[str]:
    """Which noun of kind in the sentence may stand for it."""
    if not scale.anaphors:
        return []
    slot, key, on = scale.slot, candidate.subject.key, []
    for index, word, keys in scale.anaphors:
        place = "before" if index < slot.at else "behind"
        if candidate.chunk is not None and candidate.chunk.first <= index <= candidate.chunk.last:
            on.append("ana_self" + ("&known" if keys else "&unknown"))
            continue
        if key in keys:
            on += ["ana", "ana&" + part, "ana&" + place, "ana&only" if len(keys) == 1 else "ana&one_of"]
            cue = slot.choice.cue
            if cue is not None and 0 < index - cue.last <= 2:
                on.append("ana&owner")
            if index == slot.first or index == scale.verb - 1 or index == scale.verb + 1:
                on.append("ana&verb")
        elif candidate.subject.type in standing(slot.reading.language).get(word, ()):
            on += ["ana_type", "ana_type&" + part] + (["ana_type&rivals"] if keys else [])
    if not on and scale.meant:
        on.append("ana_other&" + part)
    return on


def _part(candidate: Candidate, scale: Scale, where: str) -> str:
    """Where a candidate stands in the clause, and whether a preposition leads it."""
    slot, reading = scale.slot, scale.slot.reading
    if candidate.inside and where != "source":
        number = min(candidate.inside, key=lambda n: abs(reading.mentions[n].first - slot.anchor))
        mention = reading.mentions[number]
        first, last, led = mention.first, mention.last, oblique(reading, mention)
        name = "n"
    elif candidate.chunk is not None and where == "chunk":
        first, last, led = candidate.chunk.first, candidate.chunk.last, bool(candidate.chunk.lead.strip("ו"))
        name = "c"
    elif where == "out":
        rank = scale.scene.rank(candidate.subject, slot.types)
        return f"out{min(rank, 2)}"
    else:
        return where
    cue, verb = slot.choice.cue, scale.verb
    if cue is not None and 0 < first - cue.last <= 2 and first < slot.at:
        place = "owner"
    elif last < slot.anchor:
        place = "pre"
    elif first < slot.at:
        place = "mid"
    else:
        place = "post"
    by = "&by" if verb >= 0 and (verb - last in (1, 2) or first - verb in (1, 2)) else ""
    return f"{name}_{place}{'_led' if led else ''}{by}"
