"""Days of an article that lead to one another: «за три дня до этого, 30 ноября», «через пять лет, в 1990 году», «годом позже, 5 мая».

Each check yields subjects of the type «article» with the field `own`; nothing is said where the other time cannot be told for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.claims.lexicon import word_set
from factcheck.claims.triggers import nouns_of, results_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import parses
from factcheck.model import Claim, EventClaim, Timex
from factcheck.temporal.lexicon import lexicon
from factcheck.values.durations import clock_of, tolerance, whole_length
from factcheck.values.slips import looks_like_slip_of
from factcheck.values.years import nearest_day

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}  # of ISO 8601 lengths
_DAYS = {"day": 1, "week": 7}
_WEEK_SLACK = 3  # days by which a count of weeks may be off
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "decade": 120}
_YEAR_SLACK = 6  # months by which a count of years may be off
_MONTH = 30.44  # days
_MONTH_DAYS, _MONTH_MORE = 10, 5  # days by which months between two exact days may be off, and so many more for each month
_MONTH_SHARE = 6  # a count of months may be off by a sixth of itself, by one at least
_MINUTES = {"hour": 60, "minute": 1}
_CLOCK_SLACK = 30  # minutes by which a count of whole hours may be off
_DAY = 24 * 60
_APART = 12  # characters between two times of which one explains the other: «, за », « — »
_YEAR = 366
_NEWS = 14  # days from an event to an article about it
_FAR = 31  # days by which a count of days may be wrong and still mean the event of that name
_LEAP = date(2000, 7, 1)  # stands for the year of two days that have none
_SURE = ("before_that", "through")

Days = tuple[date, date]  # the first and the last that a time can mean


@dataclass(frozen=True, slots=True)
class _Step:
    """«за три дня до X»: so many units forward or (below 0) back; `base` is the word after «до».

    `planned`: what was set for a day; `exact`: «ровно».
    """

    start: int
    end: int
    count: int
    unit: str
    base: Word | None = None
    planned: bool = False
    exact: bool = False

    def fits(self, base: Days, day: Days) -> bool:
        """Does the step lead from one time to the other? Months and years may be a sixth or a half of one off, weeks some days."""
        low, high = self.apart(base, day)
        if self.unit == "month" and base[0] == base[1] and day[0] == day[1]:
            return abs((day[0] - base[0]).days - self.count * _MONTH) <= _MONTH_DAYS + _MONTH_MORE * abs(self.count)
        if self.unit in _DAYS:
            slack, wanted = (_WEEK_SLACK if self.unit == "week" and not self.exact else 0), self.count * _DAYS[self.unit]
        else:
            wanted = self.count * _MONTHS[self.unit]
            slack = _YEAR_SLACK if self.unit in ("year", "decade") else max(1, abs(wanted) // _MONTH_SHARE)
        return low - slack <= wanted <= high + slack

    def apart(self, base: Days, day: Days) -> tuple[int, int]:
        """Return the least and most days, or months for longer units, from one time to the other."""
        if self.unit in _DAYS:
            return (day[0] - base[1]).days, (day[1] - base[0]).days
        return _month(day[0]) - _month(base[1]), _month(day[1]) - _month(base[0])

    def expected(self, base: Days, day: Days) -> int:
        """Return the count that would be right, from first day to first day; 0 or less: the times do not lie as the step says."""
        if self.unit in _DAYS:
            count = round((day[0] - base[0]).days / _DAYS[self.unit])
        else:
            count = round((_month(day[0]) - _month(base[0])) / _MONTHS[self.unit])
        return count if self.count > 0 else -count


def _month(day: date) -> int:
    return day.year * 12 + day.month


def steps_between_days(view: View, claims: Sequence[Claim], published: date | None) -> Iterator[Subject]:
    """Yield the steps from one day, year or hour to another that do not fit the times beside them."""
    for sentence in view.sentences:
        for step in (*_steps(sentence), *_eves(sentence), *_bare_units(sentence)):
            if step.unit in _MINUTES:
                yield from _of_hours(view, sentence, step)
            else:
                yield from _of_step(view, sentence, step, claims, published)


def _steps(sentence: Sentence) -> Iterator[_Step]:
    for timex in sentence.timexes:
        counted = _counted(timex)
        first, last = sentence.at(timex.start), sentence.at(timex.end - 1)
        if counted is None or timex.mod is not None or not _says_unit(sentence.words[first.i : last.i + 1], counted[1]):
            continue
        if timex.rule == "through" and counted == (1, "day"):
            continue  # «через день» is the next day to one and the day after to another
        opening = first if timex.shift is not None else sentence.before(first)
        if opening is None or _is_of_schedule(sentence, last):
            continue
        ahead, later = opening.lower in word_set("times", "ahead"), opening.lower in word_set("times", "later")
        if timex.shift is None and not (ahead or later):
            continue
        closing = word_set("times", "before") if ahead else word_set("times", "after")
        joint = next((w for w in sentence.words[first.i : last.i + 2] if w.lower in closing), None)
        if ahead and joint is None:
            continue
        base = _base(sentence, joint) if joint is not None else None
        if joint is not None and base is None:
            continue
        named = sentence.between(joint.end, base.end) if joint is not None and base is not None else []
        planned = any(word.lemma in word_set("times", "planned_day") for word in named)
        end = _end_of_phrase(sentence, _meant_noun(sentence, base)) if base is not None else timex.end
        count = -counted[0] if ahead and counted[0] > 0 else counted[0]
        yield _Step(opening.start, max(end, timex.end), count, counted[1], base, planned, _is_exact(sentence, opening))


def _is_of_schedule(sentence: Sentence, last: Word) -> bool:
    """«сменили на два часа позже положенного»: does a step count from what was set, and not from a time that is told?"""
    than = next((w for w in sentence.words[last.i : last.i + 3] if w.lower in word_set("times", "sooner_or_later")), None)
    after = sentence.after(than) if than is not None else None
    return after is not None and after.lower in word_set("times", "schedule")


def _eves(sentence: Sentence) -> Iterator[_Step]:
    """«накануне премьеры, 8 октября»: one day before the event whose noun follows."""
    for word in sentence.words:
        noun = sentence.after(word) if word.lower in word_set("times", "eve") else None
        while noun is not None and _describes(noun):
            noun = sentence.after(noun)
        if noun is not None and noun.pos == "NOUN" and any("gent" in parse.tag for parse in parses(noun.lower)):
            yield _Step(word.start, _end_of_phrase(sentence, noun), -1, "day", noun)


def _bare_units(sentence: Sentence) -> Iterator[_Step]:
    """«ровно за неделю до финала»: one unit with no number, which is no time by itself."""
    for word in sentence.words:
        unit = sentence.after(word) if word.lower in word_set("times", "ahead") else None
        joint = sentence.after(unit) if unit is not None else None
        name = lexicon().words.get(unit.lower, {}).get("unit") if unit is not None else None
        timed = unit is None or sentence.is_timed(unit)
        if timed or name not in {*_DAYS, *_MONTHS} or joint is None or joint.lower not in word_set("times", "before"):
            continue
        base = _base(sentence, joint)
        if base is not None:
            end = _end_of_phrase(sentence, _meant_noun(sentence, base))
            yield _Step(word.start, end, -1, str(name), base, False, _is_exact(sentence, word))


def _is_exact(sentence: Sentence, opening: Word) -> bool:
    """Does «ровно» stand before the words of a step?"""
    before = sentence.before(opening)
    return before is not None and before.lower in word_set("times", "exactly")


def _counted(timex: Timex) -> tuple[int, str] | None:
    """Return how many of which unit a time leads away from another, or how long it is."""
    if timex.shift is not None:
        return timex.shift if timex.rule != "ago" and timex.shift[1] in {*_DAYS, *_MONTHS, *_MINUTES} else None
    whole = whole_length(timex.value)
    return (whole[0], _UNITS[whole[1]]) if whole is not None else None


def _says_unit(inside: Sequence[Word], unit: str) -> bool:
    """Is the unit itself written? «полгода» and «полтора года» are counted in months that no reader sees."""
    return any(lexicon().words.get(word.lower, {}).get("unit") == unit for word in inside)


def _end_of_phrase(sentence: Sentence, noun: Word) -> int:
    """Return where a noun and the genitives behind it end: «после разрешения мэрии, 4 мая»."""
    last, word = noun, sentence.after(noun)
    while word is not None and word.case == "gen" and word.pos in ("NOUN", "PROPN", "ADJ"):
        last, word = word, sentence.after(word)
    return last.end


def _base(sentence: Sentence, joint: Word) -> Word | None:
    """Return the word after «до» or «после»: «этого», or the noun of an event, over adjectives and participles."""
    word = sentence.after(joint)
    while word is not None and word.lower not in word_set("times", "this") and _describes(word):
        word = sentence.after(word)
    return word


def _describes(word: Word) -> bool:
    return word.pos in ("ADJ", "DET") or (word.pos == "VERB" and not word.finite and word.case == "gen")


def _of_step(view: View, sentence: Sentence, step: _Step, claims: Sequence[Claim], published: date | None) -> Iterator[Subject]:
    """Hold a step against the time beside it and those that it can count from."""
    beside = _beside(sentence, step)
    if beside is None:
        return
    bases = _bases(view, sentence, step, beside, claims)
    now = [(published, published)] if published is not None and step.base is None else []
    near = bases[-1][0] if bases else published or _LEAP
    day = _written(beside, near)
    if any(step.fits(base, _written(beside, base[0])) for base in (*bases, *now)):
        yield sound("article", "own", step.start, step.end)
        return
    if step.base is None:
        told = [_written(t, near)[0] for t in view.timexes if t.end <= step.start and _is_plain(t, step.unit)]
        if any(step.fits((day_told, day_told), _written(beside, day_told)) for day_told in told):
            return  # «после праздника. Через три дня, 17 сентября»: counted from a day of another paragraph
    ahead = published is not None and day[0] > published and step.count > 0
    near_base = bool(bases) and day[0] <= (published or day[0]) and looks_like_slip_of(abs(step.count), step.expected(bases[-1], day))
    if published is not None and step.base is None and step.count > 0 and not near_base and _lies_ahead(beside, published):
        assert beside.begin is not None and beside.end_date is not None
        ahead, day = True, (beside.begin, beside.end_date)  # «ожидается 15 июля, через шесть недель», far from any day told before
    counted_from = now[0] if ahead and now else bases[-1] if bases else None
    named = step.base is not None and not _counts_from_told(sentence, step)
    if counted_from is None or (named and len(set(bases)) > 1):
        return
    expected = step.expected(counted_from, day)
    if not looks_like_slip_of(abs(step.count), expected):
        return  # counted from something else
    if step.exact and step.unit == "week" and expected == abs(step.count):
        days = abs((day[0] - counted_from[0]).days)
        yield at_odds(view.text, (step.start, step.end), "two times", str(days), [(beside.start, beside.end)])
    elif 0 < expected != abs(step.count) and (step.unit not in _DAYS or abs((day[0] - counted_from[0]).days) <= _YEAR):
        yield at_odds(view.text, (step.start, step.end), "two times", str(expected), [(beside.start, beside.end)])


def _lies_ahead(timex: Timex, published: date) -> bool:
    return timex.begin is not None and timex.end_date is not None and published < timex.begin <= published + timedelta(days=_YEAR)


def _written(timex: Timex, near: date) -> Days:
    """Return the days that are written; those with no year are of the year in which they are nearest to another day."""
    if timex.begin is not None and timex.end_date is not None and (timex.written_year or not _YEARLESS.fullmatch(timex.value)):
        return _near(timex.begin, near, timex), _near(timex.end_date, near, timex)
    match = _YEARLESS.fullmatch(timex.value)
    assert match is not None
    day = nearest_day(int(match[1]), int(match[2]), near)
    return day, day


def _near(day: date, near: date, timex: Timex) -> date:
    """Return a day whose year was only guessed in the year in which it is nearest to another."""
    guessed = not timex.written_year and timex.anchor is not None and timex.begin == timex.end_date
    return nearest_day(day.month, day.day, near) if guessed else day


def _is_plain(timex: Timex, unit: str) -> bool:
    """Is it a time with figures or «вчера», counted from nothing else, as exact as the unit asks: for days a day, for years a year?"""
    figures = any(letter.isdigit() for letter in timex.text) or timex.rule == "today"
    if timex.shift is not None or timex.rule in _SURE or not figures:
        return False
    if _YEARLESS.fullmatch(timex.value):
        return True
    if timex.begin is None or timex.end_date is None or timex.type not in ("DATE", "TIME"):
        return False
    days = (timex.end_date - timex.begin).days
    longest = 0 if unit == "day" else _WEEK_SLACK if unit == "week" else _FAR if unit == "month" else _YEAR
    return days <= longest


def _beside(sentence: Sentence, step: _Step) -> Timex | None:
    """Return the time right before or after the step's words, with no more than a comma, a dash or a preposition between."""
    found = []
    for timex in sentence.timexes:
        right = clock_of(timex.value) is not None if step.unit in _MINUTES else _is_plain(timex, step.unit)
        if right and not (timex.start < step.end and step.start < timex.end) and _adjoin(sentence, step, timex):
            found.append(timex)
    behind = [timex for timex in found if timex.start >= step.end]  # «окончил в 1994-м, спустя 12 лет, в 2006-м, защитился»
    return next(iter(behind if step.base is None and behind else found), None)


def _adjoin(sentence: Sentence, step: _Step, timex: Timex) -> bool:
    gap = (timex.end, step.start) if timex.end <= step.start else (step.end, timex.start)
    between = sentence.between(*gap)
    said = word_set("times", "that_is")  # «3 октября, то есть через 16 дней»
    plain = all(word.pos in ("PUNCT", "ADP", "PART", "ADV") or word.text in ",—–(" or word.lower in said for word in between)
    return gap[1] - gap[0] <= _APART and plain and any(word.text in ",—–(" for word in between)


def _bases(view: View, sentence: Sentence, step: _Step, beside: Timex, claims: Sequence[Claim]) -> list[Days]:
    """Return the times that a step can count from, the likeliest last: those told before, or the days of the event that is named."""
    if step.base is None or _counts_from_told(sentence, step):
        return _told_before(view, sentence, step, beside)
    noun = _meant_noun(sentence, step.base)
    ending = step.base.lemma in word_set("times", "endings")
    found: list[date] = []
    for claim in claims:
        if not isinstance(claim, EventClaim) or claim.date is None or claim.date.begin is None or claim.date.end_date is None:
            continue
        own = step.start <= claim.date.start < step.end  # «через три дня» of «через три дня после крушения» dates no crash
        if (claim.date.end_date - claim.date.begin).days > _FAR or claim.date.start == beside.start or own:
            continue
        if noun.lemma in nouns_of(claim.kind) | results_of(claim.kind):
            found.append(claim.date.end_date if ending else claim.date.begin)
    found = _of_news(view, sentence, step.base, found)
    found = found or _days_beside(view, sentence, noun) or _only_other_day(view, step, beside)
    return [(day, day) for day in _of_that_time(step, beside, found)]


def _of_news(view: View, sentence: Sentence, base: Word, found: list[date]) -> list[date]:
    """«после этой победы»: of several events of the noun the ones that the article is written about, where it tells of such."""
    published, before = view.article.published, sentence.before(base)
    if published is None or before is None or before.lemma not in word_set("discourse", "demonstrative"):
        return found
    return [day for day in found if timedelta(0) <= published - day <= timedelta(days=_NEWS)] or found


def _counts_from_told(sentence: Sentence, step: _Step) -> bool:
    """«до этого», «до начала», «до намеченного приезда»: does the step count from a day told before, and name no event of its own?"""
    base = step.base
    bare = base is not None and base.lemma in word_set("times", "beginnings") and _meant_noun(sentence, base) is base
    return base is None or bare or step.planned or base.lower in word_set("times", "this")


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


def _only_other_day(view: View, step: _Step, beside: Timex) -> list[date]:
    """«… состоявшейся 21 июня. … 12 июня, ровно за неделю до финала»: the one other time that an article tells as exactly."""
    told = [t for t in view.timexes if t.type == "DATE" and _is_plain(t, step.unit) and t.rule != "today" and t.start != beside.start]
    near = _written(beside, _LEAP)[0]
    days = {_written(t, near) for t in told} - {_written(beside, near)}
    return [next(iter(days))[0]] if len(days) == 1 else []


def _of_that_time(step: _Step, beside: Timex, bases: Sequence[date]) -> list[date]:
    """Return the days that a step may count from: on its side of the day beside it, and not so far off that another event is meant."""
    found = []
    for base in dict.fromkeys(bases):
        away = (_written(beside, base)[0] - base).days * (1 if step.count > 0 else -1)
        if step.unit != "day" or 0 < away <= _FAR + abs(step.count):
            found.append(base)
    return found


def _told_before(view: View, sentence: Sentence, step: _Step, beside: Timex) -> list[Days]:
    """Return the times told before a step in its paragraph; where it tells none, the only day that the article has told so far."""
    position = min(step.start, beside.start)
    told = [t for t in view.timexes if t.end <= position and _is_plain(t, step.unit)]
    near = _written(beside, _LEAP)[0]
    days = [(t, _written(t, near)) for t in told]
    in_paragraph = [day for t, day in days if view.in_block_of(t.start, sentence)]
    if in_paragraph:
        return in_paragraph
    distinct = {day for _, day in days}
    return list(distinct) if len(distinct) == 1 and step.unit in _DAYS else []


def _of_hours(view: View, sentence: Sentence, step: _Step) -> Iterator[Subject]:
    """«Авария случилась в 6:40 … через девять часов, в 15:40»: hours between two times of day of one paragraph."""
    beside = _beside(sentence, step)
    if beside is None:
        return
    here = clock_of(beside.value)
    told = [(t, clock_of(t.value)) for t in view.timexes if t.end <= min(step.start, beside.start)]
    clocks = [clock for t, clock in told if clock is not None and view.in_block_of(t.start, sentence)]
    if not clocks or here is None:
        return
    wanted, sign = abs(step.count) * _MINUTES[step.unit], 1 if step.count > 0 else -1
    apart = [sign * (here - clock) % _DAY for clock in clocks]
    slack = tolerance(wanted) if step.unit == "minute" else _CLOCK_SLACK
    if any(min((minutes - wanted) % _DAY, (wanted - minutes) % _DAY) <= slack for minutes in apart):
        yield sound("article", "own", step.start, step.end)
    elif looks_like_slip_of(wanted, apart[-1]):
        yield at_odds(
            view.text, (step.start, step.end), "two times", str(round(apart[-1] / _MINUTES[step.unit])), [(beside.start, beside.end)]
        )
