"""Subjects that the sentence does not name: the article's focus, the country, the market, the flat sold."""

from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.demonyms import told as adjectives
from news_assets.facts.families import MACRO
from news_assets.facts.focus import Focus, Subject, forms
from news_assets.facts.home import bank_of
from news_assets.facts.measure import metrics
from news_assets.facts.pack import data, keys, words
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.topical import theme

_PLACES = ("country", "city", "region")
_OWNED = frozenset({"budget", "deficit", "wages"})  # of bodies and trades as often as of countries


def referred(reading: Reading, at: int, choice: Choice, focus: Focus) -> list[Scored]:
    """Return the subject that the reader supplies for the quantity at item `at`."""
    types: list[str] = metrics()[choice.metric]["types"]
    if choice.rule == "equation" and choice.metric == "exchange_rate":
        one = reading.quantities[reading.items[at - 2].quantity].unit or ""
        names = data(reading.language, "currencies")
        return [Scored(Subject(names.get(one, one), "currency", (one,), None, one), 2.0, "name")]
    town = _town(reading, at, focus) if reading.language == "en" and choice.metric in ("budget", "deficit") else None
    if town is not None:
        return [Scored(town, 1.0, "market")]
    if choice.metric in _STATED and reading.language == "he" and _accounts(reading, at):
        unit = reading.quantities[reading.items[at].quantity].unit
        return [Scored(focus.country(reading, unit), 0.62 if choice.metric == "costs" else 0.97, "country")]
    if choice.metric in MACRO and not _body(reading, at):
        single = choice.metric == "house_price" and choice.measure == "level" and not _averaged(reading, at)
        dwelling = _dwelling(reading, at) if single else None
        if dwelling is not None:
            return [Scored(Subject(dwelling, "other", (), None, dwelling), 0.85, "dwelling")]
        sold = focus.by_metric.get("house_price")
        if sold is not None and sold.type == "other" and choice.measure == "level" and _sold(reading, at):
            return [Scored(sold, 0.85, "dwelling")]
        unit = reading.quantities[reading.items[at].quantity].unit
        state = reading.language == "he" and choice.cue is not None and reading.key(choice.cue.last) == "המדינה"
        options = [Scored(focus.country(reading, unit), 1.0 if state else 0.35, "country")]
        told = focus.home.near(reading, at) if reading.language == "en" else _adjective(reading, at, unit)
        if told is not None:
            options.append(Scored(focus.national(told), 0.5, "country"))
        national = choice.metric == "wages" and choice.cue is not None and choice.cue.last > choice.cue.first
        if not national and choice.metric in _OWNED and choice.metric in focus.by_metric:
            options.append(Scored(focus.by_metric[choice.metric], 0.45, "same"))
        return options
    if reading.language == "en" and _national(reading, at, choice):
        told = focus.home.near(reading, at)
        return [Scored(focus.national(told or focus.home.main()), 1.2, "market")]
    if choice.metric in ("revenue", "other") and _taxes(reading, at):
        unit = reading.quantities[reading.items[at].quantity].unit
        return [Scored(focus.country(reading, unit), 0.6, "country")]
    market = _market(reading, at, choice)
    if market is not None:
        return [market]
    wanted = [t for t in types if t != "country"]
    if _personal(reading, at, choice):
        person = focus.find(["person"], reading, at)
        if person is not None:
            return [Scored(person, 0.62, "pronoun")]
    found = focus.find(wanted, reading, at)
    if found is not None:
        return [Scored(found, 0.4, "focus")]
    main = next((s for s in focus.main if s.type not in _PLACES), None)
    return [Scored(main, 0.2, "focus")] if main else [Scored(_unnamed(reading, at, choice), 0.05, "unnamed")]


def _town(reading: Reading, at: int, focus: Focus) -> Subject | None:
    """The city whose council and mayor an English article is about; `the city` where it has no name there."""
    if "municipal" not in reading.themes:
        reading.themes["municipal"] = sum(item.key.removesuffix("'s") in _MUNICIPAL for item in reading.items)
    if reading.themes["municipal"] < _OFTEN or any(
        m.entity.type in ("country", "company") for m in reading.sentence_mentions(at)
    ):
        return None
    named = next((s for s in focus.main if s.type == "city"), None)
    return replace(named, aliases=(*named.aliases, "city")) if named else Subject("city", "other", (), None, "city")


_MUNICIPAL = frozenset({"city", "council", "mayor", "councilman", "councilwoman", "councilor", "councillor", "town"})
_OFTEN = 4  # words of a city's government that make an article one of it


def _adjective(reading: Reading, at: int, unit: str | None) -> str | None:
    """The country of the last adjective of one before the number: `האוצר הבריטי`; not for the language's own money."""
    if unit in words("he", "default_currency"):
        return None
    return next(reversed(adjectives(reading, reading.sentence(at)[0], at)), None)


def _national(reading: Reading, at: int, choice: Choice) -> bool:
    """`retail sales`, `employers added 175,000 jobs`: figures of a nation, unless a firm is named before the number."""
    if any(m.first < at and m.entity.type == "company" for m in reading.sentence_mentions(at)):
        return False
    cue = choice.cue
    if cue is not None and reading.text(cue.first, cue.last).casefold() in words("en", "national_figures"):
        return True
    first = reading.sentence(at)[0]
    if choice.metric == "units" and cue is not None and reading.key(cue.first) in ("sales", "homes"):
        return theme(reading, "theme_homes", "theme_markets")
    opening = {item.key for item in reading.items[first : min(at, first + _OPENING)]}
    return choice.metric == "headcount" and choice.measure == "change" and bool(opening & words("en", "all_employers"))


_OPENING = 4  # items of a sentence in which all employers are named


def _taxes(reading: Reading, at: int) -> bool:
    """Whether the sentence speaks of what the state takes in."""
    first = reading.sentence(at)[0]
    return any(item.key in words(reading.language, "tax_words") for item in reading.items[first:at])


def _accounts(reading: Reading, at: int) -> bool:
    """A report on the state's accounts, in a sentence that names no firm (Hebrew): its deficit and its treasury."""
    if reading.topics.get("deficit", 0.0) < _ACCOUNTS:
        return False
    if any(m.entity.type in ("company", "city", "fund") for m in reading.sentence_mentions(at)):
        return False
    if not reading.themes.get("treasury"):
        reading.themes["treasury"] = 1 + sum(item.key in words("he", "treasury") for item in reading.items)
    return reading.themes["treasury"] > _TOLD


_STATED = frozenset({"deficit", "revenue", "costs"})
_ACCOUNTS = 0.1  # share of the deficit among the figures of such a report
_TOLD = 2


def _unnamed(reading: Reading, at: int, choice: Choice) -> Subject:
    """What the sentence itself calls it (`the company`), else the words of the metric."""
    first = reading.sentence(at)[0]
    generic = words(reading.language, "bodies") | words(reading.language, "stock_words")
    for index in range(first, at):
        if reading.items[index].key in generic:
            name = reading.text(index, index)
            return Subject(name, "other", (), None, name)
    if choice.cue is None and choice.move and (verb := choice.move.match.first) > first:
        moved = reading.items[verb - 1]
        if moved.kind == "w" and not choice.move.match.cue.noun:
            name = reading.text(verb - 1, verb - 1)  # `the index fell`: no verb is anybody's name
            return Subject(name, "other", (), None, name)
    cue = choice.cue or (choice.move.match if choice.move else None)
    name = reading.text(cue.first, cue.last) if cue else reading.text(at, at)
    return Subject(name, "other", (), None, name)


def named_rate(reading: Reading, choice: Choice, subject: Subject) -> Subject:
    """A national figure also goes by its own name: `minimum wage`, `consumer price index`."""
    if choice.metric not in MACRO or choice.cue is None:
        return subject
    name = reading.text(choice.cue.first, choice.cue.last)
    own = name[len(choice.cue.prefix) :]
    bank = bank_of(subject.name) if choice.metric == "interest_rate" and reading.language == "en" else ""
    added = (own, *forms(own, reading.language), *filter(None, [bank]))
    return replace(subject, aliases=(*subject.aliases, *added))


def _market(reading: Reading, at: int, choice: Choice) -> Scored | None:
    """The exchange for its turnover, the leading indices for a move of `the indices`."""
    first, end = reading.sentence(at)
    mentions = [m.entity.type for m in reading.sentence_mentions(at)]
    if (
        choice.metric == "volume"
        and choice.measure == "level"
        and "company" not in mentions
        and "index" not in mentions
    ):
        name = next(iter(words(reading.language, "exchange")), None)
        if name and not {i.key for i in reading.items[first:end]} & words(reading.language, "stock_words"):
            return Scored(Subject(name, "market", (), None, name), 0.45, "market")
    if choice.metric == "price" and choice.measure == "change" and "index" not in mentions:
        indices = words(reading.language, "indices")
        near = (i for i in reading.items[max(first, at - 8) : min(end, at + 4)])
        if any(stem in indices for item in near for _, stem in keys(item.key, reading.language)):
            name = leading_indices(reading)
            return Scored(Subject(name, "group", (), None, name), 0.75, "market")
    return None


def leading_indices(reading: Reading) -> str:
    """`The leading indices` with the market the text opens with."""
    head = reading.document.norm[:400].casefold()
    if reading.language == "en":
        return "major indexes"
    home = any(word in head for word in ("תל אביב", 'ת"א', "אחד העם", 'מעו"ף'))
    return "המדדים המובילים בתל אביב" if home else "המדדים המובילים"


def _personal(reading: Reading, at: int, choice: Choice) -> bool:
    """`he bought`, `his stake`: a person named before."""
    anchor = choice.cue.first if choice.cue and choice.cue.first < at else at
    near = [item.key.removeprefix("ו") for item in reading.items[max(0, anchor - 2) : anchor + 1]]
    titled = reading.items[anchor - 1].key if anchor else ""
    return titled in words(reading.language, "titles") or any(
        key in words(reading.language, "personal") for key in near
    )


def _body(reading: Reading, at: int) -> bool:
    """Whether the sentence speaks of a body named before (`the party ended the year with a deficit`)."""
    first = reading.sentence(at)[0]
    bodies = words(reading.language, "bodies")
    return any(item.key.removesuffix("'s") in bodies for item in reading.items[first:at])


def _sold(reading: Reading, at: int) -> bool:
    """`הדירה`: the one told of before (Hebrew)."""
    first = reading.sentence(at)[0]
    homes = words(reading.language, "dwellings")
    return any(item.key[:1] == "ה" and item.key[1:] in homes for item in reading.items[first:at])


def _averaged(reading: Reading, at: int) -> bool:
    """`the median home sold for`: no single dwelling (English)."""
    first, end = reading.sentence(at)
    return reading.language == "en" and any(i.key in words("en", "averages") for i in reading.items[first:end])


def _dwelling(reading: Reading, at: int) -> str | None:
    """The flat or house that is sold in the sentence, as its first word names it."""
    first = reading.sentence(at)[0]
    mean = reading.language == "he" and any(reading.key(i) in words("he", "averages") for i in (at - 1, at - 2))
    if mean and any(m.entity.type == "city" and m.last < at for m in reading.sentence_mentions(at)):
        return None  # a town's average
    named = (i for i in reading.items[first:at] if i.key in words(reading.language, "dwellings"))
    item = next(named, None)
    return reading.document.norm[item.start : item.end] if item else None
