"""Days of an article that lead to one another: «за три дня до этого, 30 ноября», «в 1983 году, 40 лет назад».

Each check yields subjects of the type «article» with the field `own`; nothing is said where the other time cannot be told for certain.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from factcheck.claims.lexicon import word_set
from factcheck.claims.triggers import nouns_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Claim, EventClaim, Timex
from factcheck.temporal.lexicon import lexicon
from factcheck.values.durations import whole_length

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}  # of ISO 8601 lengths
_DAYS = {"D": 1, "W": 7}
_YEAR_DIGITS = 4
_HALF = 14  # days of a month that make it «a month and a half»
_PLACED = 24  # …and with a place between: « в Актобеке, »
_APART = 12  # characters between two times of which one explains the other: «, за », « — »
_YEAR = 366
_FAR = 31  # days by which a count of days may be wrong and still mean the event of that name


@dataclass(frozen=True, slots=True)
class _Step:
    """«за три дня до X»: so many days or years, before or after; `words` is what stands for them, `base` the word after «до»."""

    start: int
    end: int
    count: int
    unit: str
    sign: int
    base: Word | None

    def fits(self, base: date, day: date) -> bool:
        """Does the step lead from one day to the other? Months and years may be a whole one or so off, weeks by days."""
        if self.unit in _DAYS:
            length = self.count * _DAYS[self.unit]
            slack = 0 if self.unit == "D" else 3
            return abs((day - base).days - self.sign * length) <= slack
        months = (day.year - base.year) * 12 + day.month - base.month
        length = self.count * (12 if self.unit == "Y" else 1)
        return abs(months - self.sign * length) <= (6 if self.unit == "Y" else 1)


def steps_between_days(view: View, claims: Sequence[Claim], published: date | None) -> Iterator[Subject]:
    """Yield the steps from one day to another, and the counts back from publication, that do not fit the days beside them."""
    for sentence in view.sentences:
        for step in _steps(sentence):
            yield from _of_step(view, sentence, step, claims, published)
        yield from _ago(view, sentence, published)


def _wrong(view: View, start: int, end: int, expected: str, *others: tuple[int, int]) -> Subject:
    return at_odds(view.text, (start, end), "two times", expected, others)


def _steps(sentence: Sentence) -> Iterator[_Step]:
    for timex in sentence.timexes:
        first, last = sentence.at(timex.start), sentence.at(timex.end - 1)
        inside = sentence.words[first.i : last.i + 1]
        opening = first if first.lower in word_set("times", "ahead") | word_set("times", "later") else sentence.before(first)
        length = _length(timex, inside)
        if opening is None or length is None or timex.mod is not None:
            continue
        ahead = opening.lower in word_set("times", "ahead")
        if not (ahead or opening.lower in word_set("times", "later")):
            continue
        closing = word_set("times", "before") if ahead else word_set("times", "after")
        joint = next((w for w in sentence.words[first.i : last.i + 2] if w.lower in closing), None)
        if ahead and joint is None:
            continue
        base = _base(sentence, joint) if joint is not None else None
        if joint is not None and base is None:
            continue
        end = _meant_noun(sentence, base).end if base is not None else timex.end
        yield _Step(opening.start, end, length[0], length[1], -1 if ahead else 1, base)


def _length(timex: Timex, inside: Sequence[Word]) -> tuple[int, str] | None:
    """Return count and unit of a length, also of one that the tagger has resolved («за день до этого»)."""
    whole = whole_length(timex.value)
    if whole is not None or timex.rule not in ("before_that", "through"):
        return whole
    known = [lexicon().words.get(word.lower, {}) for word in inside]
    unit = next((cats["unit"] for cats in known if "unit" in cats), None)
    return (_count(inside), _LETTERS[unit]) if unit in _LETTERS else None


def _count(inside: Sequence[Word]) -> int:
    """Return the number among a time's words, 1 where none is written («за день до этого»)."""
    digits = next((int(word.text) for word in inside if word.text.isdigit()), None)
    if digits is not None:
        return digits
    return sum(lexicon().words.get(word.lower, {}).get("card", 0) for word in inside) or 1


def _base(sentence: Sentence, joint: Word) -> Word | None:
    """Return the word after «до» or «после»: «этого», or the noun of an event, over adjectives."""
    word = sentence.after(joint)
    while word is not None and word.pos in ("ADJ", "DET") and word.lower not in word_set("times", "this"):
        word = sentence.after(word)
    return word


def _of_step(view: View, sentence: Sentence, step: _Step, claims: Sequence[Claim], published: date | None) -> Iterator[Subject]:
    """Hold a step against the day beside it and the day that it counts from."""
    beside = _beside(sentence, step)
    if beside is None:
        return
    bases = _bases(view, sentence, step, beside, claims)
    if step.base is None and published is not None and step.fits(published, _written_day(beside, published)):
        bases = [published]  # «через 16 дней, 14 сентября» counts from today as well
    days = [(base, _written_day(beside, base)) for base in bases]
    if not days:
        return
    if any(step.fits(base, day) for base, day in days):
        yield sound("article", "own", step.start, step.end)
    elif len({base for base, _ in days}) == 1 and abs((days[0][1] - days[0][0]).days) <= _YEAR:
        base, day = days[0]
        yield _wrong(view, step.start, step.end, str(abs((day - base).days)), (beside.start, beside.end))


def _written_day(timex: Timex, base: date) -> date:
    """Return the day that is written; one with no year is of the year in which it is nearest to the day counted from."""
    if timex.written_year and timex.begin is not None:
        return timex.begin
    match = _YEARLESS.fullmatch(timex.value)
    month, day = (int(match[1]), int(match[2])) if match else (timex.begin.month, timex.begin.day) if timex.begin else (1, 1)
    years = [year for year in (base.year - 1, base.year, base.year + 1) if MINYEAR <= year <= MAXYEAR]
    days = [date(year, month, min(day, monthrange(year, month)[1])) for year in years]
    return min(days, key=lambda day: abs((day - base).days))


def _beside(sentence: Sentence, step: _Step) -> Timex | None:
    """Return the day right before or after the step's words, with no more than a comma, a dash or a preposition between."""
    for timex in sentence.timexes:
        unsettled = _YEARLESS.fullmatch(timex.value) is not None
        if timex.type != "DATE" or not (unsettled or (timex.begin is not None and timex.begin == timex.end_date)):
            continue
        if timex.rule in ("before_that", "through") or (timex.start < step.end and step.start < timex.end):
            continue
        gap = (timex.end, step.start) if timex.end <= step.start else (step.end, timex.start)
        between = sentence.between(*gap)
        if gap[1] - gap[0] <= _APART and between and all(word.pos in ("PUNCT", "ADP") or word.text in ",—–(" for word in between):
            if _parted(between):
                return timex
    return None


def _bases(view: View, sentence: Sentence, step: _Step, beside: Timex, claims: Sequence[Claim]) -> list[date]:
    """Return the days that a step can count from: the day told last before it, or that of the event whose noun stands there."""
    bare = step.base is not None and step.base.lemma in word_set("times", "beginnings") and _meant_noun(sentence, step.base) is step.base
    if step.base is None or bare or step.base.lower in word_set("times", "this") or step.base.lemma in word_set("times", "planned_day"):
        told = _told_before(view, sentence, min(step.start, beside.start))
        return [told] if told is not None else []
    noun = _meant_noun(sentence, step.base)
    ending = step.base.lemma in word_set("times", "endings")
    found: list[date] = []
    for claim in claims:
        if not isinstance(claim, EventClaim) or claim.date is None or claim.date.begin is None or claim.date.end_date is None:
            continue
        own = step.start <= claim.date.start < step.end  # «через три дня» of «через три дня после крушения» dates no crash
        if (claim.date.end_date - claim.date.begin).days > _FAR or claim.date.start == beside.start or own:
            continue
        if noun.lemma in nouns_of(claim.kind):
            found.append(claim.date.end_date if ending else claim.date.begin)
    found = found or _days_beside(view, sentence, noun)
    return _of_that_time(step, beside, found)


def _meant_noun(sentence: Sentence, base: Word) -> Word:
    """Return the event's noun: of «начала манёвров», «объявления санкций» the second."""
    if base.lemma not in word_set("times", "beginnings") | word_set("times", "endings"):
        return base
    following = sentence.after(base)
    while following is not None and following.pos in ("ADJ", "DET"):
        following = sentence.after(following)
    return following if following is not None and following.pos == "NOUN" and following.case == "gen" else base


def _days_beside(view: View, sentence: Sentence, noun: Word) -> list[date]:
    """Return the exact days that other clauses tell of a noun which is their subject or object: «9 сентября провели обмен»."""
    found = []
    for other in view.sentences:
        for word in other.words if other is not sentence else ():
            if word.lemma != noun.lemma or word.case not in ("nom", "acc"):
                continue
            days = [t.begin for t in other.dates(word) if t.begin == t.end_date]
            found += days if len(days) == 1 else []
    return [day for day in found if day is not None]


def _of_that_time(step: _Step, beside: Timex, bases: Sequence[date]) -> list[date]:
    """Return the days that a step may count from: on its side of the day beside it, and not so far off that another event is meant."""
    found = []
    for base in dict.fromkeys(bases):
        away = (_written_day(beside, base) - base).days * step.sign
        if step.unit != "D" or 0 < away <= _FAR + step.count:
            found.append(base)
    return found


def _told_before(view: View, sentence: Sentence, position: int) -> date | None:
    """Return the last exact day told before a position, in this sentence or the two before it in its paragraph."""
    days = [t for t in view.timexes if t.end <= position and t.begin is not None and t.begin == t.end_date and t.type == "DATE"]
    if not days:
        return None
    last = view.sentence_at(days[-1].start)
    return days[-1].begin if last is not None and last.block == sentence.block else None


def _ago(view: View, sentence: Sentence, published: date | None) -> Iterator[Subject]:
    """«в 1983 году, 40 лет назад», «17 августа, ровно три месяца назад»: a date beside a count back from publication."""
    if published is None:
        return
    for timex in sentence.timexes:
        step = _back(timex, sentence)
        if step is None:
            continue
        count, unit = step
        for other in sentence.timexes:
            if other is timex or other.begin is None or other.rule == "ago":
                continue
            gap = (other.end, timex.start) if other.end <= timex.start else (timex.end, other.start)
            between = sentence.between(*gap)
            beside = all(word.text in ",—–(" or word.pos in ("ADV", "ADP") for word in between)  # «17 августа, ровно три месяца назад»
            placed = unit == "Y" and other.end <= timex.start and not any(w.finite for w in between)  # «2015 года в Осло, 9 лет назад»
            if not 0 <= gap[1] - gap[0] <= (_PLACED if placed else _APART) or not (beside or placed) or not _parted(between):
                continue
            way = _way_back(other, published, unit)
            if way is None:
                continue
            if count in way:
                yield sound("article", "own", timex.start, timex.end)
            else:
                yield _wrong(view, timex.start, timex.end, str(way[0]), (other.start, other.end))


def _parted(between: Sequence[Word]) -> bool:
    return any(word.text in ",—–(" for word in between)


def _back(timex: Timex, sentence: Sentence) -> tuple[int, str] | None:
    """Return how many of which unit a time counts back from publication."""
    if timex.rule != "ago" or timex.mod is not None:
        return None
    inside = sentence.between(timex.start, timex.end)
    units = [cats["unit"] for word in inside if "unit" in (cats := lexicon().words.get(word.lower, {}))]
    return (_count(inside), _LETTERS[units[0]]) if len(units) == 1 and units[0] in _LETTERS else None


def _way_back(other: Timex, published: date, unit: str) -> tuple[int, ...] | None:
    """Return the counts that are right for a date, the likeliest first; None where the date is too vague or of another sort."""
    assert other.begin is not None
    exact = other.begin == other.end_date and other.type in ("DATE", "TIME")
    if unit == "Y":
        written = other.written_year or len(other.value) == _YEAR_DIGITS
        return (published.year - other.begin.year, published.year - other.begin.year - 1) if written else None
    if not exact or other.anchor not in (None, "publication") or not 0 < (published - other.begin).days <= 2 * _YEAR:
        return None
    days = (published - other.begin).days
    if unit == "M":
        months = (published.year - other.begin.year) * 12 + published.month - other.begin.month
        early = published.day < other.begin.day
        return (months, months - 1) if early else (months,) if abs(published.day - other.begin.day) < _HALF else (months, months + 1)
    return (days,) if unit == "D" else (round(days / 7), days // 7)
