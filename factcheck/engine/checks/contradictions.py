"""The article against itself (contract, section 5, «Place of the finding»): two values for one thing that the text tells.

Each check yields subjects of the type «article» with the field `own`: the words of the side that fewer mentions support, the later
one if even; every other side stands in `related`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import View
from factcheck.claims.weekdays import day_said_again
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.engine.wording import weekday_name
from factcheck.model import (
    BirthClaim,
    Claim,
    DeathClaim,
    QuantityClaim,
    Related,
    Timex,
)
from factcheck.reference.links import FieldLink
from factcheck.temporal.lexicon import lexicon
from factcheck.values.comparison import disagrees

_DAY = re.compile(r"(\d{1,2})\s+([а-яё]+)", re.IGNORECASE)
_WEEK = 7  # days
_ALL_OF = 24  # characters before a number in which «все», «ни один из» stand


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that the article gives for a thing, with its words."""

    value: str
    start: int
    end: int
    claim: Claim | None = None


def contradictions(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """Yield what the article tells in two ways: counts, days of life, «вчера» against its day."""
    own = [claim for claim in claims if claim.voice == "own"]
    yield from _counts(view, own)
    yield from _lives(view, own)
    yield from _relative_days(view)
    yield from _relative_weekdays(view)


def _subject(view: View, sides: Sequence[Side], reason: str) -> Subject:
    """Make the subject of sides that disagree: the value that fewest mentions have, of several the one told last."""
    by_value: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        by_value[side.value].append(side)
    wrong = min(by_value.values(), key=lambda rows: (len(rows), -rows[0].start))[0]
    others = [rows[0] for value, rows in by_value.items() if value != wrong.value]
    right = max((rows for value, rows in by_value.items() if value != wrong.value), key=len)[0]
    related = tuple(Related(start=side.start, end=side.end, text=view.text[side.start : side.end], role="other_side") for side in others)
    field = FieldLink("own", disagrees("doubtful", reason), wrong.start, wrong.end, right.value, wrong.value, None, None, False)
    return Subject("article", wrong.claim, {"own": field}, linked=True, related=related)


def _counts(view: View, claims: Iterable[Claim]) -> Iterator[Subject]:
    """«шесть траулеров … первый из восьми траулеров»: a count of all that was counted before, of things of a kind that is not general."""
    counted: dict[str, list[tuple[Side, bool]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, QuantityClaim) and claim.lemma and claim.mod is None and claim.value[0] == claim.value[1]:
            side = Side(f"{claim.value[0]:.10g}", claim.number.start, claim.number.end, claim)
            counted[claim.lemma].append((side, _is_of_all(view, claim)))
    for noun, rows in counted.items():
        values = {side.value for side, _ in rows}
        definite = {side.value for side, certain in rows if certain}
        if noun in word_set("quantities", "too_general") or len(rows) < 2 or not definite:
            continue
        if len(values) == 2 and len(definite) == 1:
            yield _subject(view, [side for side, _ in rows], "two counts")
        elif len(values) == 1:
            yield sound("article", "own", rows[0][0].start, rows[0][0].end)


def _is_of_all(view: View, claim: QuantityClaim) -> bool:
    """«ни один из», «первый из», «все» before a number: does it count all of what it counts?"""
    before = view.text[max(0, claim.number.start - _ALL_OF) : claim.number.start].lower().split()
    return any(before[-len(words) :] == words for phrase in word_set("quantities", "of_all") if (words := phrase.split()))


def _lives(view: View, claims: Iterable[Claim]) -> Iterator[Subject]:
    """A birth or a death that is given two days."""
    told: dict[tuple[str, str], list[tuple[Timex, Side]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, BirthClaim | DeathClaim) and claim.date is not None and claim.date.begin is not None:
            side = Side(claim.date.value, claim.date.start, claim.date.end, claim)
            told[claim.type, claim.person.name].append((claim.date, side))
    for rows in told.values():
        if any(_apart(one, other) for one, _ in rows for other, _ in rows):
            yield _subject(view, [side for _, side in rows], "two days of one life")


def _apart(one: Timex, other: Timex) -> bool:
    """Are two written days those of one slip: of a year each, no day in common, and only day, month or year differs?"""
    if one.begin is None or other.begin is None or one.begin != one.end_date or other.begin != other.end_date:
        return False
    if not (one.written_year and other.written_year) or one.begin == other.begin:
        return False
    a, b = one.begin, other.begin
    return sum(left == right for left, right in ((a.day, b.day), (a.month, b.month), (a.year, b.year))) == 2


def _relative_weekdays(view: View) -> Iterator[Subject]:
    """«накануне, в среду» in an article of a Friday; a weekday beside «вчера» is read as a weekday claim."""
    for weekday in view.timexes:
        sentence = view.sentence_at(weekday.start)
        day = day_said_again(sentence, weekday) if sentence is not None else None
        if day is None or day.rule != "eve" or day.begin is None or day.begin != day.end_date or weekday.begin is None:
            continue
        if weekday.begin.isoweekday() in {day.begin.isoweekday(), *_eves(view, weekday, day.begin)}:
            yield sound("article", "own", weekday.start, weekday.end)
        else:
            expected = weekday_name(day.begin.isoweekday())
            yield at_odds(view.text, (weekday.start, weekday.end), "two times", expected, [(day.start, day.end)])


def _eves(view: View, weekday: Timex, eve: date) -> Iterator[int]:
    """Yield the weekdays before the days of that week that the text told before: «накануне» may be the eve of any of them."""
    for told in view.timexes:
        if (
            told.rule != "eve"
            and told.start < weekday.start
            and told.begin is not None
            and told.begin == told.end_date
            and abs((told.begin - eve).days) <= _WEEK
        ):
            yield (told.begin - timedelta(days=1)).isoweekday()


def _relative_days(view: View) -> Iterator[Subject]:
    """«вчера, 17 июля» in an article of 19 July: the day that is written is not the one that is meant."""
    for timex in view.timexes:
        match = _DAY.search(timex.text) if timex.rule == "today" and timex.begin is not None else None
        month = lexicon().words.get(match[2].lower().replace("ё", "е"), {}).get("month") if match else None
        if match is None or month is None or timex.begin is None:
            continue
        if (int(match[1]), month) == (timex.begin.day, timex.begin.month):
            yield sound("article", "relative_day", timex.start, timex.end)
            continue
        start, end = timex.start + match.start(), timex.start + match.end()
        expected = timex.begin.isoformat()
        field = FieldLink("relative_day", disagrees("doubtful"), start, end, expected, match[0], None, None)
        yield Subject("article", None, {"relative_day": field}, linked=True)
