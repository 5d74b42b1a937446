"""Ages, anniversaries, births, deaths and foundings against the days of entities (contract, «Fields agree»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, date

from factcheck.claims.lexicon import word_set
from factcheck.language.morphology import lemma, lemmas
from factcheck.model import (
    AgeClaim,
    AnniversaryClaim,
    Argument,
    BirthClaim,
    DeathClaim,
    Evidence,
    FoundingClaim,
    LifeClaim,
    Timex,
    ValueWords,
)
from factcheck.reference.compare import compare_dates
from factcheck.reference.keys import name_words
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.rows import EntityRow, EventRow, FactRow, Span
from factcheck.values.comparison import AGREES, DISAGREES, Comparison, disagrees
from factcheck.values.slips import looks_like_slip_of
from factcheck.values.years import age_range

_QUOTED = re.compile("«([^»]+)»")
_FITS = 0.25  # by how much an age with «около» may be off


def link_age(claim: AgeClaim, linker: Linker, days: Sequence[date]) -> Link:
    """Return the link of an age: it agrees where it is right on a day that it can be said of, for one whom its words can mean."""
    for person in (claim.person, *claim.others) if claim.others else ():
        link = link_age(replace(claim, person=person, others=()), linker, days)
        if link.state == "linked" and all(field.comparison.verdict == "agrees" for field in link.fields.values()):
            return replace(link, claim=claim)
    if len(claim.others) > 1:
        return Link(claim, "none", reason="several people may be meant")
    row, certain = _person(linker, claim.person.name, claim.person.text)
    if row is None or row.born is None or row.born.begin is None or row.born.end is None:
        return Link(claim, "none", reason="day of birth not known")
    days = [day for day in (*days, *([row.died.begin] if row.died and row.died.begin else [])) if day > row.born.end]
    if not days:
        return Link(claim, "none", reason="no day to judge by")
    ranges = [age_range(row.born.begin, row.born.end, day) for day in days]
    low, high = _ends(claim.value)
    if any(first <= high and low <= last for first, last in ranges):
        comparison = AGREES
    elif not any(looks_like_slip_of(high, last) for _, last in ranges):
        return Link(claim, "none", reason="something else is so old")
    else:
        exact = row.born.begin == row.born.end and certain and low == high
        comparison = DISAGREES if exact else disagrees("doubtful" if certain else "note")
    first, last = ranges[0]
    return _valued(
        claim, "age", claim.value, comparison, _span(first, last), first if first == last else None, _evidence(row, "born"), row.id
    )


def link_life(claim: LifeClaim, linker: Linker) -> Link:
    """Return the link of a birth, death or founding: its day against the entity's."""
    who = claim.organisation if isinstance(claim, FoundingClaim) else claim.person
    row, certain = _person(linker, who.name, who.text, label="ORG" if isinstance(claim, FoundingClaim) else "PERSON")
    if isinstance(claim, FoundingClaim) and (row is None or row.founded is None) and (year := _founding_year(who, linker)) is not None:
        return _against_year(claim, *year)
    name = {BirthClaim: "born", DeathClaim: "died", FoundingClaim: "founded"}[type(claim)]
    known: Span | None = getattr(row, name) if row is not None else None
    if row is None or known is None:
        return Link(claim, "none", reason="day not in the tables")
    if claim.date is None:
        return Link(claim, "none", reason="no day is told")
    comparison = compare_dates(claim.date, known)
    if claim.date.shift is not None and _is_year_before(claim.date, known):
        comparison = AGREES  # «родился 55 лет назад» of one who will soon be 56
    if comparison.verdict == "disagrees" and not certain:
        comparison = disagrees("doubtful")
    days = (known.begin, known.end) if known.begin and known.end else None
    exact = claim.date.mod is None
    evidence = _evidence(row, name)
    field = FieldLink(
        "date", comparison, claim.date.start, claim.date.end, known.text, claim.date.value, Replacement(days=days), evidence, exact
    )
    return Link(claim, "linked", {"date": field}, (evidence,), row=row.id)


def _founding_year(named: Argument, linker: Linker) -> tuple[int, Evidence, str] | None:
    """Return the year in which facts.csv has a place or an organisation founded, its evidence and the row."""
    ids = linker.place_ids(named) or linker.argument_ids(named)
    facts = linker.reference.find(FactRow, f"fact:{ids[0]}") if len(ids) == 1 else ()
    stems = word_set("lives", "founding", "properties")
    told = [(fact, fact.value) for fact in facts if any(stem in fact.property.lower() for stem in stems)]
    years = [(fact, int(value)) for fact, value in told if value is not None and 0 < value <= MAXYEAR]
    if len(years) != 1:
        return None
    fact, year = years[0]
    source = fact.sources[0] if fact.sources else ""
    return year, Evidence(table="facts", id=fact.id, source=source, field="value"), fact.id


def _against_year(claim: FoundingClaim, year: int, evidence: Evidence, row: str) -> Link:
    told = claim.date
    if told is None or told.begin is None or told.end_date is None:
        return Link(claim, "none", reason="no day is told")
    comparison = AGREES if told.begin.year <= year <= told.end_date.year else disagrees("doubtful")
    days = (date(year, 1, 1), date(year, 12, 31))
    field = FieldLink("date", comparison, told.start, told.end, str(year), told.value, Replacement(days=days), evidence, told.mod is None)
    return Link(claim, "linked", {"date": field}, (evidence,), row=row)


def _is_year_before(told: Timex, known: Span) -> bool:
    """Is a day in the year before the one that so many years lead back to?"""
    years = told.shift is not None and told.shift[1] == "year"
    return years and known.begin is not None and told.begin is not None and known.begin.year == told.begin.year - 1


def link_anniversary(claim: AnniversaryClaim, linker: Linker, published: date | None) -> Link:
    """Return the link of an anniversary: year against year, of a birthday, a founding, a death or an event that the tables know."""
    day = claim.date.begin if claim.date else published
    if day is None:
        return Link(claim, "none", reason="no day to judge by")
    begun = _begun(claim, linker)
    if begun is None:
        return Link(claim, "none", reason="what is remembered is not in the tables")
    start, evidence, identity = begun
    told = claim.date is not None and day.year > start.year  # «созданный в 1924 году, готовится отметить 100-летие»
    day = day if told or published is None else published
    low, high = _ends(claim.value)
    years = day.year - start.year
    if not looks_like_slip_of(high, years):
        return Link(claim, "none", reason="something else is remembered")  # «кабинет Линда отметил третью годовщину»
    allowed = (years, years) if told else (years - 1, years + 1)  # a day that is not told may be near the turn of the year
    comparison = AGREES if allowed[0] <= high and low <= allowed[1] else DISAGREES if told else disagrees("doubtful")
    return _valued(claim, "years", claim.value, comparison, str(years), years, evidence, identity)


def _begun(claim: AnniversaryClaim, linker: Linker) -> tuple[date, Evidence, str] | None:
    """Return the first day of what is remembered, by the noun before a person's name, an organisation's founding or an event's title."""
    if claim.person is not None:
        row, _ = _person(linker, claim.person.name, claim.person.text)
        return _first_day(row, "born")
    if claim.event is None:
        return None
    if not claim.event.mention:
        return _first_day(_person(linker, claim.event.name, claim.event.name, label="ORG")[0], "founded")
    words = claim.event.text.split()
    if len(words) > 1 and lemma(words[0].lower()) in word_set("lives", "remembered", "died"):
        return _first_day(_person(linker, " ".join(words[1:]), " ".join(words[1:]))[0], "died")
    if len(words) > 1 and lemma(words[0].lower()) in word_set("lives", "remembered", "born"):
        return _first_day(_person(linker, " ".join(words[1:]), " ".join(words[1:]))[0], "born")
    founded = words[1:] if lemma(words[0].lower()) in word_set("lives", "remembered", "founded") and len(words) > 1 else words
    row, _ = _person(linker, " ".join(founded), " ".join(founded), label="ORG")
    quoted = _QUOTED.search(claim.event.text)  # «металлургическому комбинату «Искра»»
    if row is None and quoted is not None:
        row, _ = _person(linker, quoted[1], quoted[1], label="ORG")
    year = _founding_year(claim.event, linker) if row is None or row.founded is None else None
    since = (date(year[0], 1, 1), year[1], year[2]) if year is not None else None
    return _first_day(row, "founded") or since or _titled(claim.event.text, linker)


def _first_day(row: EntityRow | None, name: str) -> tuple[date, Evidence, str] | None:
    span: Span | None = getattr(row, name) if row is not None else None
    return (span.begin, _evidence(row, name), row.id) if row is not None and span is not None and span.begin is not None else None


def _titled(text: str, linker: Linker) -> tuple[date, Evidence, str] | None:
    """Return the one event whose title has all the words that are remembered."""
    words = [word for word in name_words(text) if len(word) > 3]
    keys = [{f"t:{form}" for form in (word, *lemmas(word))} for word in words]
    found = [{row.id: row for key in options for row in linker.reference.find(EventRow, key)} for options in keys]
    shared = set(found[0]).intersection(*found[1:]) if found else set()
    if len(words) < 2 or len(shared) != 1:
        return None
    row = found[0][shared.pop()]
    if row.date is None or row.date.begin is None:
        return None
    return row.date.begin, Evidence(table="events", id=row.id, source=row.sources[0] if row.sources else "", field="date"), row.id


def _person(linker: Linker, name: str, text: str, label: str = "PERSON") -> tuple[EntityRow | None, bool]:
    """Return the one entity that words name, and whether they leave no doubt: more than a surname.

    A full name that the tables do not have is nobody of theirs, whoever else bears the surname.
    """
    ids = linker.ids(name, label) or (linker.ids(text, label) if " " not in name else ())
    row = linker.reference.get(EntityRow, ids[0]) if len(ids) == 1 else None
    return row, len(name.split()) > 1 or label != "PERSON"


def _evidence(row: EntityRow, name: str) -> Evidence:
    return Evidence(table="entities", id=row.id, source=row.sources[0] if row.sources else "", field=name)


def _ends(value: ValueWords) -> tuple[float, float]:
    low, high = value.value if isinstance(value.value, tuple) else (value.value, value.value)
    return float(low), float(high)


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _valued(
    claim: AgeClaim | AnniversaryClaim,
    name: str,
    words: ValueWords,
    comparison: Comparison,
    expected: str,
    value: float | None,
    evidence: Evidence,
    row: str,
) -> Link:
    field = FieldLink(name, comparison, words.start, words.end, expected, words.text, Replacement(value=value), evidence)
    return Link(claim, "linked", {name: field}, (evidence,), row=row)
