"""Numbered editions against the days beside them: «22 июня 2023 года в Осло, на 11-м саммите СРГ», where the 12th was held that day.

Linking compares a summit that is told as an event of its own. Here the number is held against the day of the words around it, whatever
else they tell: where that day is another edition's, the number is wrong, since a number alone is the smaller slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.claims.circumstances import named_occasion
from factcheck.claims.lexicon import word_set
from factcheck.claims.ownership import preposition_before
from factcheck.claims.triggers import support_verbs
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, sound
from factcheck.model import EventClaim, Number, Timex
from factcheck.reference.compare import known_by, places_agree
from factcheck.reference.event_fields import evidence_of
from factcheck.reference.keys import name_words
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.occasions import Occasion, series_names
from factcheck.reference.rows import EventRow
from factcheck.values.comparison import DISAGREES

_LONGEST = 31  # days of a time that can hold one edition: a month


@dataclass(frozen=True, slots=True)
class _Edition:
    """A number with the noun that it stands before or for, and the words that name the series."""

    number: Number
    noun: Word
    sentence: Sentence
    series: str

    @property
    def value(self) -> int:
        return int(float(str(self.number.value)))


def editions_on_days(view: View, links: Sequence[Link], linker: Linker) -> Iterator[Subject]:
    """Yield the numbers of editions that the days beside them call wrong, and as sound those that they bear out."""
    judged = set(_judged_by_links(links))
    editions = list(_editions(view, links))
    for edition in editions:
        if edition.number.start in judged or edition.noun.start in judged:
            continue
        inside = [other for other in editions if other.sentence is edition.sentence]
        day = _day_of(view, edition, inside)
        if day is not None:
            yield from _judged(view, edition, day, inside, linker)


def _judged_by_links(links: Sequence[Link]) -> Iterator[int]:
    """Yield where editions begin that linking has held against a day, or has found wrong."""
    for link in links:
        claim, date_told = link.claim, link.fields.get("date")
        if not isinstance(claim, EventClaim) or claim.occasion is None or not link.row:
            continue
        wrong = any(field.comparison.verdict == "disagrees" for field in link.fields.values())
        if wrong or (date_told is not None and date_told.comparison.verdict == "agrees"):
            yield claim.occasion.start


def _editions(view: View, links: Sequence[Link]) -> Iterator[_Edition]:
    """Yield the numbered nouns of what is held in series, a bare one with the series of its noun that was named last."""
    told = {c.occasion.start: c.occasion.name for link in links if isinstance(c := link.claim, EventClaim) and c.occasion is not None}
    last: dict[str, str] = {}
    for sentence in view.sentences:
        for noun in sentence.words:
            if noun.lemma not in word_set("triggers", "occasion_nouns"):
                continue
            words = named_occasion(view, sentence, noun)
            named = words.text[-1] in '»"' or any(noun.end <= m.start < words.end for m in sentence.mentions)
            if named:
                last[noun.lemma] = view.text[noun.start : words.end]
            series = told.get(words.start) if not named else None
            series = series or last.get(noun.lemma)
            number = next((n for n in sentence.numbers if n.kind == "ordinal" and words.start <= n.start < noun.start), None)
            if series is not None and number is not None and isinstance(number.value, int):
                yield _Edition(number, noun, sentence, series)


def _day_of(view: View, edition: _Edition, inside: Sequence[_Edition]) -> Timex | None:
    """Return the day on which the words around an edition are told, None where they are not about what happened at it."""
    sentence, number, noun = edition.sentence, edition.number, edition.noun
    if not _is_there(sentence, number, noun):
        return None
    days = [t for t in sentence.timexes if _is_day(t)]
    before = [t for t in days if t.end <= number.start and not _parted(sentence, t.end, number.start, inside)]
    clause = sentence.clause(noun)
    after = [t for t in days if t.start >= noun.end and sentence.clause(sentence.at(t.start)) == clause]
    after = [t for t in after if not _parted(sentence, noun.end, t.start, inside)]
    opening = view.openings[sentence.block]
    header = [t for t in opening.timexes if _is_day(t)] if opening is not sentence and not any(w.finite for w in opening.words) else []
    header = header if len(header) == 1 and not sentence.timexes else []
    return next(iter([*before[::-1], *after, *header]), None)


def _is_day(timex: Timex) -> bool:
    if timex.type != "DATE" or timex.begin is None or timex.end_date is None or timex.mod is not None:
        return False
    sure = timex.written_year or timex.anchor in ("publication", "told")
    return sure and (timex.end_date - timex.begin).days <= _LONGEST


def _is_there(sentence: Sentence, number: Number, noun: Word) -> bool:
    """«на 4-й форум», «принимал 4-й форум», «это был 4-й форум»: is it where something happened, or what was held?"""
    if any(w.lemma in word_set("status", "verbs", "planned") for w in sentence.clause_words(noun)):
        return False
    first = sentence.at(number.start)
    preposition = preposition_before(sentence, first)
    governor = sentence.before_over(first, ("ADJ", "DET"))
    if noun.case == "gen" and governor is not None and governor.pos == "NOUN":
        return governor.lemma in word_set("triggers", "during_nouns")
    if preposition is not None:
        return preposition.lower in word_set("triggers", "during_prepositions")
    verbs = [w for w in sentence.clause_words(noun) if w.finite]
    return all(w.lemma in support_verbs() for w in verbs)


def _parted(sentence: Sentence, start: int, end: int, inside: Sequence[_Edition]) -> bool:
    """Does another edition, or a clause of what was said or compared, stand between a day and an edition?"""
    if any(start <= other.number.start < end for other in inside):
        return True
    parting = word_set("times", "parting") | word_set("times", "than") | word_set("times", "before") | word_set("times", "after")
    return any(word.lower in parting or word.text == ";" for word in sentence.between(start, end))


def _judged(view: View, edition: _Edition, day: Timex, inside: Sequence[_Edition], linker: Linker) -> Iterator[Subject]:
    published = view.article.published
    occasion = Occasion(series_names(name_words(edition.series), linker), edition.value, ())
    rows = [row for row in occasion.rows(linker) if row.number is not None and occasion.same_series(row, linker)]
    named = [row for row in rows if row.number == edition.value]
    there = _places(edition, day, linker)
    fits = [row for row in rows if known_by(row, published) and _is_on(row, day) and _is_at(row, there, linker)]
    if any(row in fits for row in named):
        yield sound("event", "ordinal", edition.number.start, edition.number.end)
        return
    if any(_is_on(row, day) for row in named) or any(other is not edition and other.value in {r.number for r in fits} for other in inside):
        return
    right = fits[0] if len(fits) == 1 else _next(rows, named, day, published) if not fits else None
    if right is not None:
        number = right.number if fits else (right.number or 0) + 1
        yield _wrong(view, edition, right, int(number or 0))


def _is_on(row: EventRow, day: Timex) -> bool:
    """Do a row's days overlap those that are told, with the year that they were read in?"""
    begin, end = (row.date.begin, row.date.end) if row.date else (None, None)
    if begin is None or end is None or day.begin is None or day.end_date is None:
        return False
    return begin <= day.end_date and day.begin <= end


def _is_at(row: EventRow, places: Sequence[str], linker: Linker) -> bool:
    return not places or places_agree(linker.reference, places, row.place).verdict != "disagrees"


def _places(edition: _Edition, day: Timex, linker: Linker) -> list[str]:
    """Return the first place that is told with a day and its edition: between them, else in the clause of the edition."""
    sentence = edition.sentence
    low, high = sorted((edition.number.start, day.start))
    named = [m for m in sentence.mentions if m.label == "PLACE"]
    clause = sentence.clause(edition.noun)
    near = [m for m in named if low <= m.start < high] or [m for m in named if sentence.clause(sentence.at(m.start)) == clause]
    found = [linker.mention_ids(m) for m in near[:1]]
    return [ids[0] for ids in found if len(ids) == 1]


def _next(rows: Sequence[EventRow], named: Sequence[EventRow], day: Timex, published: date | None) -> EventRow | None:
    """Return the last edition held before a day to come, where the number told is one that was held or is set for another day."""
    if published is None or day.begin is None or day.begin <= published or len(named) != 1:
        return None
    taken = named[0]
    if not known_by(taken, published):
        return None
    held = [
        row for row in rows if row.status == "held" and row.date and row.date.end and row.date.end < day.begin and known_by(row, published)
    ]
    last = max(held, key=lambda row: row.number or 0, default=None)
    return last if last is not None and (last.number or 0) + 1 != taken.number else None


def _wrong(view: View, edition: _Edition, row: EventRow, number: int) -> Subject:
    told = edition.number
    voice = voice_at(view, edition.sentence, edition.noun)[0]
    evidence = evidence_of(row, "number")
    field = FieldLink("ordinal", DISAGREES, told.start, told.end, str(number), told.text, Replacement(value=number), evidence, True)
    return Subject("event", None, {"ordinal": field}, linked=True, voice=voice, evidence=(evidence,))
