"""What speaks for a noun phrase as the subject of a number, as names of plain yes/no features."""

from news_assets.facts.chunks import Chunk, plain
from news_assets.facts.heads import fit, kinds_of
from news_assets.facts.ranker_candidates import Candidate
from news_assets.facts.ranker_grammar import bare
from news_assets.facts.reading import Reading
from news_assets.facts.slot import Slot
from news_assets.facts.traits import Closed
from news_assets.language.known import known


def beside(chunk: Chunk, slot: Slot, lists: Closed) -> list[str]:
    """What leads the phrase, what follows it, and how it stands to the metric's word."""
    reading, lead = slot.reading, chunk.lead
    items = reading.items
    on = [_led(lead, lists)]
    alone = bare(lead, reading.language)
    behind = items[chunk.last + 1] if chunk.last + 1 < len(items) else None
    if behind is not None:
        told = any(m.first == chunk.last + 1 and not m.cue.noun for m in reading.cues(slot.at))
        if behind.key in lists.verbs or told:
            on.append("c_then_verb" + ("&bare" if alone else ""))
        elif behind.kind == "q":
            on.append("c_then_number")
        elif behind.kind == "p":
            on.append("c_then_mark" + ("&bare" if alone else ""))
        elif behind.key in ("של", "of"):
            on.append("c_then_of")
    cue = slot.choice.cue
    if cue is None:
        return on
    if 0 < chunk.first - cue.last <= _OWNER:
        on.append(f"c_owner{chunk.first - cue.last}")
    if chunk.first <= cue.first <= chunk.last:
        on.append("c_holds_cue")
        if chunk.first == cue.first:
            on.append("c_cue_first")
    return on


def _led(lead: str, lists: Closed) -> str:
    if not lead:
        return "c_bare"
    if lead in _LEADING:
        return "c_lead_" + lead
    groups = (("verb", lists.verbs), ("said", lists.saying), ("oblique", lists.oblique))
    return "c_lead_" + next((name for name, group in groups if lead in group), "other")


_OWNER = 3
_LEADING = frozenset(
    {*"במלכשוה", "של", "את", "על", "עם", "the", "a", "of", "in", "and", "an", "its", "their", "for", "to"}
)


def head_of(chunk: Chunk, slot: Slot, lists: Closed, group: str) -> list[str]:
    """Of what kind the phrase's head is, and how often the article has it."""
    reading, chunks = slot.reading, slot.focus.chunks(slot.reading)
    hebrew = reading.language == "he"
    head = chunks.forms(chunk)[0 if hebrew else -1]
    raw = reading.items[chunk.first].key[chunk.cut :]
    on = ["c_definite"] if hebrew and raw[:1] == "ה" and len(raw) > 3 else []
    for name in _HEADS:
        held = getattr(lists, name)
        if raw in held or head in held:
            on += ["c_head_" + name, f"c_head_{name}&{group}"]
    named = kinds_of(raw, reading.language) or kinds_of(head, reading.language)
    fits = fit(named, slot.choice.metric)
    on += [f"c_{kind}&{group}" for kind in named]
    on += ["c_" + fits, f"c_{fits}&{_governed(chunk, reading.language)}"]
    if chunk.first == slot.first or (not chunk.lead and reading.items[chunk.first - 1].kind == "p"):
        on.append(f"c_{fits}&begins")
    common = plain(reading.language)
    if head in common or raw in common:
        on.append("c_plain")
    if head[-2:] in ("ים", "ות") or (not hebrew and head[-1:] == "s"):
        on.append("c_plural")
    if hebrew:
        strange = sum(
            not known(item.key, "he") for item in reading.items[chunk.first : chunk.last + 1] if item.kind == "w"
        )
        if strange:
            on += ["c_strange", "c_strange&" + group, "c_strange&" + _governed(chunk, reading.language)]
            if chunks.vocabulary[raw] > 1:
                on.append("c_strange&again")
    if any(m.first == chunk.first and m.cue.noun for m in reading.cues(slot.at)):
        on.append("c_metric_head")
    on.append(f"c_again{min(chunks.vocabulary[raw], 4)}")
    on.append(f"c_size{min(chunk.last - chunk.first, 3)}")
    return on


_HEADS = ("generic", "commons", "standing", "personal", "observers", "stock", "dwellings", "people", "bodies")


def _governed(chunk: Chunk, language: str) -> str:
    return "bare" if bare(chunk.lead, language) else "of" if chunk.lead in ("של", "of") else "led"


def shape(candidate: Candidate, reading: Reading, lists: Closed) -> list[str]:
    """Whether a phrase looks like a name."""
    name = candidate.subject.name
    parts = name.casefold().split() or [""]
    on = ["np_long" if len(parts) > 3 else "np_one" if len(parts) == 1 else "np_two"]
    ends = {parts[0], parts[-1]}
    if not lists.verbs.isdisjoint(parts):
        on.append("np_verb")
    if reading.language == "en" and name.islower():
        on.append("np_lower")
        if parts[0].endswith(("ed", "ing")):
            on.append("np_verbal")
    if ends & lists.generic:
        on.append("np_generic")
    if ends & lists.commons:
        on.append("np_common")
    on.append("np_again" if reading.repeats(name) else "np_once")
    return on


def fitness(name: str, slot: Slot) -> str:
    """Whether what the head of a phrase names may have a number of the metric: `fit`, `unfit`, `empty`, `unknown`."""
    language = slot.reading.language
    parts = name.casefold().split()
    return fit(kinds_of(parts[0 if language == "he" else -1], language), slot.choice.metric) if parts else "unknown"
