"""Load the cue words of a language pack into one lexicon that is read word by word."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from news_assets.facts.items import TOKEN
from news_assets.text.package_data import from_yaml

_VOWEL_Y = re.compile("[^aeiou]y$")
_PREFIXES = frozenset(
    a + b + c + d for a in ("", "ו") for b in ("", "ש", "כש", "לכש", "מש") for c in ("", *"בלמכ") for d in ("", "ה")
) - {""}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word or phrase of the pack stands for.

    `role` is metric, event, up, down, unchanged or a modality; `name` the metric for the first two.
    """

    role: str
    name: str = ""
    weight: float = 1.0
    sign: int = 1
    kinds: frozenset[str] = frozenset()
    noun: bool = False
    subject: str = ""
    measure: str = ""  # what the verb alone tells: `saved 5 million` is a change


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word: (other words, cue), longest first."""

    language: str
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]]


@cache
def data(language: str, name: str) -> Any:
    """The parsed YAML file `facts_<name>.yaml` of a language; raises FileNotFoundError for a missing one."""
    source = files("news_assets.language") / language / f"facts_{name}.yaml"
    return from_yaml(source.read_text(encoding="utf-8"))


@cache
def words(language: str, name: str) -> frozenset[str]:
    """A named word list of `facts_words.yaml` or `facts_subjects.yaml`."""
    lists = data(language, "words")
    return frozenset(str(w) for w in (lists if name in lists else data(language, "subjects"))[name])


@cache
def lexicon(language: str) -> Lexicon:
    """All cues of a language."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}

    def add(forms: list[str], cue: Cue) -> None:
        for form in (one for raw in forms for one in _alternatives(str(raw))):
            for word in _expand(form, language, verb=not cue.noun):
                first, *rest = (token.casefold() for token in TOKEN.findall(word))
                found.setdefault(first, []).append((tuple(rest), cue))

    for metric, lists in data(language, "metrics").items():
        if metric == "none":  # words that look like a metric and are not
            add(lists["strong"], Cue("none", noun=True))
            continue
        add(lists.get("strong", []), Cue("metric", metric, noun=True))
        add(lists.get("usual", []), Cue("metric", metric, 0.9, noun=True))
        add(lists.get("share", []), Cue("metric", metric, subject="share", noun=True))
        add(lists.get("weak", []), Cue("metric", metric, 0.7, noun=True))
        add(lists.get("faint", []), Cue("metric", metric, 0.4, noun=True))
        add(lists.get("counted", []), Cue("metric", metric, 0.8, kinds=frozenset({"count"}), noun=True))
    for direction, lists in data(language, "moves").items():
        add(lists["verbs"], Cue(direction))
        add(lists["nouns"], Cue(direction, noun=True))
        add(lists.get("after", []), Cue(direction, noun=True, subject="after"))
    for entry in data(language, "events"):
        kinds = frozenset(entry.get("kinds", ["money"]))
        add(
            entry["verbs"],
            Cue(
                "event",
                entry["metric"],
                entry.get("weight", 0.95),
                entry.get("sign", 1),
                kinds,
                subject=entry.get("subject", ""),
                measure=entry.get("measure", ""),
            ),
        )
    for modality, lists in data(language, "modality").items():
        for forms in lists:
            add(forms, Cue(modality))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return Lexicon(language, found)


@lru_cache(maxsize=1 << 16)
def keys(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """(prefix letters, stem) readings of a casefolded word, the whole word first."""
    if language == "he":
        cuts = range(1, min(6, len(word) - 1))
        return ("", word), *((word[:cut], word[cut:]) for cut in cuts if word[:cut] in _PREFIXES)
    return (("", word), ("", word[:-2])) if word.endswith("'s") else (("", word),)


Options = list[tuple[tuple[str, ...], Cue]]


@dataclass(frozen=True, slots=True)
class Begun:
    """The phrases that begin with a word without its `prefix` letters."""

    prefix: str
    stem: str
    alone: Options  # of one word
    onward: dict[str, Options]  # by the word that may follow: those that go on with it and those of one word

    def options(self, following: str) -> Options:
        """What may stand there before this word, longest first."""
        return self.onward.get(following, self.alone)


@lru_cache(maxsize=1 << 16)
def cues_of(word: str, language: str) -> tuple[Begun, ...]:
    """The phrases of a casefolded word, for every reading of its prefix letters that begins any."""
    phrases = lexicon(language).phrases
    return tuple(_begun(prefix, stem, language) for prefix, stem in keys(word, language) if stem in phrases)


@cache
def _begun(prefix: str, stem: str, language: str) -> Begun:
    options = lexicon(language).phrases[stem]
    alone = [option for option in options if not option[0]]
    heads = {rest[0] for rest, _ in options if rest}
    heads |= {"ה" + head for head in heads} if language == "he" else set()
    return Begun(
        prefix,
        stem,
        alone,
        {head: [o for o in options if not o[0] or head in (o[0][0], "ה" + o[0][0])] for head in heads},
    )


def _alternatives(form: str) -> list[str]:
    """`(a|b) (c|d)` as its four phrases."""
    if "|" not in form:
        return [form]
    parts = [word.strip("()").split("|") for word in form.split()]
    return [" ".join(choice) for choice in product(*parts)]


def _expand(form: str, language: str, *, verb: bool) -> list[str]:
    if form.endswith("+"):
        return _possessives(form[:-1])
    if not form.endswith("~"):
        return [form]
    stem = form[:-1]
    plural = (
        stem[:-1] + "ies" if _VOWEL_Y.search(stem) else stem + ("es" if stem.endswith(("ch", "sh", "s", "x")) else "s")
    )
    if not verb:
        return [stem, plural]
    past = stem + "d" if stem.endswith("e") else stem[:-1] + "ied" if _VOWEL_Y.search(stem) else stem + "ed"
    going = stem[:-1] + "ing" if stem.endswith("e") else stem + "ing"
    return [stem, plural, past, going]


def _possessives(stem: str) -> list[str]:
    if stem.endswith("ות"):
        return [stem, *(stem + e for e in ("יו", "יה", "יהם", "יהן", "ינו", "יי"))]
    if stem.endswith("ים"):
        return [stem, stem[:-1], *(stem[:-1] + e for e in ("ו", "ה", "הם", "הן", "נו"))]
    if stem.endswith("ה"):
        return [stem, *(stem[:-1] + e for e in ("תו", "תה", "תם", "תן"))]
    return [stem, *(stem + e for e in ("ו", "ה", "ם", "ן", "יו", "יה", "יהם"))]
