"""What speaks for and against a candidate, as names of plain yes/no features that hold in any language."""

from news_assets.facts.ranker_candidates import Candidate
from news_assets.facts.ranker_clause import clausal
from news_assets.facts.ranker_phrases import beside, fitness, head_of, shape
from news_assets.facts.ranker_scale import Scale
from news_assets.facts.slot import oblique

_FAR = (2, 5, 10, 20)
_CLEAR = 0.25  # lead of the rules' first choice over another subject


def features(candidate: Candidate, scale: Scale) -> list[str]:
    """Return the names of the features the candidate has."""
    slot, subject = scale.slot, candidate.subject
    phrase = _phrasal(candidate, scale)
    on = [] if phrase else _kind(candidate, scale)
    if candidate.inside:
        on.extend(max((_place(n, scale) for n in candidate.inside), key=lambda place: place[0])[1])
        where = "source" if on[-1] == "source" else "in"
    elif phrase:
        on.extend(candidate.places)
        if candidate.span is not None and scale.begins(candidate.span[0]):
            on.append("np_begins")
        if "np_beside" in candidate.places and scale.verbless:
            on.append("np_beside&verbless")
        if "np_beside" in candidate.places and slot.listed:
            on.append("np_beside&listed")
        on.extend(shape(candidate, slot.reading, scale.lists))
        on.append("np" if not scale.fitting else "np&rivals")
        on.append(f"np&{slot.choice.metric}")
        if candidate.chunk is not None:
            on.extend("c_" + name for name in _where(candidate.chunk.first, candidate.chunk.last, scale)[1])
            on.extend(beside(candidate.chunk, slot, scale.lists))
            on.extend(head_of(candidate.chunk, slot, scale.lists, scale.group))
            where = "chunk"
        elif candidate.span is not None:
            where = "np"
        else:
            where = candidate.back or "npout"
        if candidate.chunk is None:
            on.append(f"{where}&{fitness(subject.name, slot)}")
    else:
        where = "out"
    on.append(where)
    on.extend(_standing(candidate, scale, where))
    on.extend(_chain(subject.key, scale, where))
    on.append(f"{where}&{scale.group}")
    on.extend(clausal(candidate, scale, where))
    on.extend(_around(candidate, scale, where))
    on.extend("rule&" + how for how in candidate.hows)
    if candidate.best is not None:
        on.append(f"rule_worth{min(4, max(0, int(candidate.best.score * 5)))}")
        on.append(f"rule_gap{min(5, int((scale.top - candidate.best.score) * 8))}")
    if candidate.best is not None and candidate.best.score >= scale.top:
        on.append("rule_top")
        on.append(f"rule_top&{scale.group}")
        on.append(f"rule_lead{min(4, int(scale.lead * 8))}")
        on.append("rule_top&" + candidate.best.how)
        if scale.lead >= _CLEAR:
            on.append("rule_clear")
        if len(candidate.hows) > 1:
            on.append("rule_agree")
    return on


def _phrasal(candidate: Candidate, scale: Scale) -> bool:
    """Whether words of the text name it, no name."""
    named = candidate.inside or candidate.before >= 0 or candidate.subject.key in scale.scene.salience
    return not named and candidate.subject.type in ("group", "other")


def _kind(candidate: Candidate, scale: Scale) -> list[str]:
    slot, subject = scale.slot, candidate.subject
    if subject.free:
        fits = "free"
    elif subject.type in slot.types:
        rank = slot.types.index(subject.type)
        fits = "fit0" if rank == 0 else "fit1" if rank < 3 else "fit2"
    else:
        fits = "misfit"
    on = [fits, f"{fits}&{scale.group}", f"{scale.group}&{subject.type}", f"{slot.choice.metric}&{subject.type}"]
    if subject.type == "group":
        on.append(f"group&{fitness(subject.name, slot)}")
    if subject.key in slot.focus.overseers:
        on.append("overseer")
    name = subject.name.casefold()
    if name in scale.lists.observers or name.rpartition(" ")[2] in scale.lists.observers:
        on.append("observer")
    if subject.free and scale.named:
        on.append("free&named")
    return on


def _place(number: int, scale: Scale) -> tuple[float, list[str]]:
    """Features of one mention in the number's sentence, and how near it is."""
    slot, scene = scale.slot, scale.scene
    reading, at = slot.reading, slot.at
    mention = reading.mentions[number]
    if scene.sourced(number) or mention.first <= scale.told:
        return -50.0, ["source"]
    nearness, on = _where(mention.first, mention.last, scale)
    if number in scale.fitting:
        place = scale.fitting.index(number)
        on.append("first" if place == 0 else "second" if place == 1 else "later")
        if place == len(scale.fitting) - 1:
            on.append("nearest")
    on.extend(scene.traits(number))
    if at < mention.first <= at + 5 and any(m.cue.noun and at < m.first < mention.first for m in reading.cues(at)):
        on.append("behind&noun")
    cue = slot.choice.cue
    if cue is not None and 0 < mention.first - cue.last <= 3:
        on.append("owner&" + ("noun" if cue.cue.noun else "event"))
    if slot.previous is not None and slot.joined and slot.previous.at < mention.first < at:
        on.append("fresh" if not oblique(reading, mention) else "fresh&oblique")
    return nearness, on


def _where(first: int, last: int, scale: Scale) -> tuple[float, list[str]]:
    """Side and distance of items first..last from the number, and how near that is."""
    slot, reading, at, anchor = scale.slot, scale.slot.reading, scale.slot.at, scale.slot.anchor
    on: list[str] = []
    if last < anchor:
        side, a, b, gap = "before", last, anchor, anchor - last - 1
    elif first < at:
        side, a, b, gap = "between", anchor, first, first - anchor
    else:
        side, a, b, gap = "behind", at, first, first - at
    on.append(side)
    on.append(f"{side}&far{sum(gap >= step for step in _FAR)}")
    commas = reading.crossed(reading.commas, a, b)
    breaks = reading.crossed(reading.breaks, a, b)
    crossed = reading.crossed(reading.numbers, a, b)
    if commas:
        on.append("comma" if commas == 1 else "commas")
    if breaks:
        on.append("break")
    if crossed:
        on.append(f"{side}&number" if crossed == 1 else f"{side}&numbers")
    if first - slot.first <= 2:
        on.append("opens")
    nearness = {"before": 0.0, "between": -0.5, "behind": -20.0}[side]
    return nearness - 0.1 * gap - 3 * (commas + 2 * breaks + 2 * crossed), on


def _standing(candidate: Candidate, scale: Scale, where: str) -> list[str]:
    """Its weight in the article."""
    scene, slot, subject = scale.scene, scale.slot, candidate.subject
    alone = "none" if not scale.fitting else "rivals"
    on = []
    place = scene.salience.get(subject.key)
    if place is not None:
        rank = scale.scene.rank(subject, slot.types)
        on.append(f"{where}&weight{min(rank, 3)}")
        if where == "out":
            on.append(f"out&weight{min(rank, 3)}&{alone}")
            if slot.focus.counts[subject.key] == 1 and subject.type != "country":
                on.append("out&once")
        if where == "out":
            on.append(f"out&share{_share(candidate, scale)}")
        if subject.free:
            on.append(f"{where}&free" + ("&once" if slot.focus.counts[subject.key] == 1 else ""))
    if subject.key in scene.titled:
        on.append(f"{where}&title")
        if place == 0:
            on.append(f"{where}&topic&{scale.group}")
    if subject.key in scene.leading:
        on.append(f"{where}&lead")
    if where == "out":
        on.append("out&" + alone)
        if candidate.before >= 0:
            mention = slot.reading.mentions[candidate.before]
            back = slot.reading.sentence_of[slot.at] - slot.reading.sentence_of[mention.first]
            same = slot.reading.line(mention.first) == slot.reading.line(slot.at)
            on.append(f"back{back}&{'line' if same else 'far'}")
            first = scene.first_fitting(slot.reading.sentence_of[mention.first], slot.types)
            if first == candidate.before or (first >= 0 and scene.subjects[first].key == subject.key):
                on.append("back_first")
            if oblique(slot.reading, mention):
                on.append("back_oblique")
            on.extend("back_" + trait for trait in scene.traits(candidate.before) if trait in _ROLES)
            if mention.first - slot.reading.sentence(mention.first)[0] <= _OPENS:
                on.append("back_opens")
            if candidate.before == max(scene.by_sentence[slot.reading.sentence_of[mention.first]]):
                on.append(
                    "back_alone"
                    if len(scene.by_sentence[slot.reading.sentence_of[mention.first]]) == 1
                    else "back_last"
                )
            if scene.sourced(candidate.before):
                on.append("back_source")
        if scale.anaphor and subject.type in ("company", "organisation", "fund"):
            on.append("anaphor")
        if scale.anaphor and place == 0:
            on.append("anaphor&weight0")
        if scale.personal:
            on.append("personal&person" if subject.type == "person" else "personal&other")
    return on


def _around(candidate: Candidate, scale: Scale, where: str) -> list[str]:
    """Whether the paragraph or the heading above speaks of it."""
    key, on, paragraph = candidate.subject.key, [], scale.paragraph
    alone = "none" if not scale.fitting else "rivals"
    if where == "out" and paragraph:
        meant = "ana" if scale.anaphors else "noana"
        if key == paragraph[0]:
            on += ["para_first", f"para_first&{alone}", f"para_first&{meant}"]
            on += ["para_only", f"para_only&{meant}"] if len(set(paragraph)) == 1 else []
        elif key in paragraph:
            on += ["para_later", f"para_later&{meant}"]
        else:
            on.append("para_other")
    if scale.section:
        on.append(("section&" if key in scale.section else "section_other&") + (where if where == "out" else "here"))
        if key in scale.section:
            on.append(f"section&{alone}")
    return on


def _share(candidate: Candidate, scale: Scale) -> int:
    """How much of what the article says of names of the wanted kinds goes to it, in fifths."""
    counts = scale.slot.focus.counts
    return min(4, int(5 * counts[candidate.subject.key] / max(1, scale.weight)))


def _chain(key: str, scale: Scale, where: str) -> list[str]:
    """Whether numbers before spoke of it."""
    slot = scale.slot
    on = []
    if slot.last is not None and slot.last.key == key:
        metric = slot.previous is not None and slot.previous.choice.metric == slot.choice.metric
        if not slot.joined:
            on.append("last&apart")
            if slot.previous is not None and slot.reading.line(slot.previous.at) == slot.reading.line(slot.at):
                on.append("last&line")
        elif (
            scale.fitting
            and slot.previous is not None
            and any(slot.previous.at < slot.reading.mentions[n].first for n in scale.fitting)
        ):
            on.append("last&joined&new")
        else:
            on.append("last&joined" + ("&metric" if metric else ""))
        if slot.paired:
            on.append("last&paired")
        if slot.listed:
            on.append("last&listed")
    elif any(subject.key == key for _, subject in slot.focus.last[-_RECENT:]):
        on.append("recent")
    known = slot.focus.by_metric.get(slot.choice.metric)
    if known is not None and known.key == key:
        on.append("metric_before")
    return on


_RECENT = 3
_OPENS = 2
_ROLES = frozenset({"verb", "moves", "then_comma", "says", "owns", "colon", "bracket", "lead_of", "lead_ל", "lead_ב"})
