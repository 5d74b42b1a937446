"""The times of an article against one another: «за три дня до этого, 30 ноября», «в 1983 году, 40 лет назад», «три дня, с 11 по 13 апреля».

Each check yields subjects of the type «article» with the field `own`; nothing is said where the other time cannot be told for certain.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.triggers import nouns_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Claim, EventClaim, Timex
from factcheck.reference.links import FieldLink
from factcheck.temporal.lexicon import lexicon
from factcheck.values.comparison import disagrees

_LENGTH = re.compile(r"P(\d+)([DWMY])")
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


def times_against_times(view: View, claims: Sequence[Claim], published: date | None) -> Iterator[Subject]:
    """Yield the times that do not fit another of the article: steps, «назад», lengths in days, ranges that run backwards."""
    for sentence in view.sentences:
        for step in _steps(sentence):
            yield from _of_step(view, sentence, step, claims)
        yield from _ago(view, sentence, published)
        yield from _lengths(view, sentence)
    yield from _long_events(view, claims)
    yield from _reversed(view)
    yield from _past_of_future(view, published)


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
        end = base.end if base is not None else timex.end
        yield _Step(opening.start, end, length[0], length[1], -1 if ahead else 1, base)


def _length(timex: Timex, inside: Sequence[Word]) -> tuple[int, str] | None:
    """Return count and unit of a length, also of one that the tagger has resolved («за день до этого»)."""
    match = _LENGTH.fullmatch(timex.value)
    if match:
        return int(match[1]), match[2]
    if timex.rule not in ("before_that", "through"):
        return None
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


def _of_step(view: View, sentence: Sentence, step: _Step, claims: Sequence[Claim]) -> Iterator[Subject]:
    """Hold a step against the day beside it and the day that it counts from."""
    beside = _beside(sentence, step)
    if beside is None:
        return
    bases = _bases(view, sentence, step, beside, claims)
    days = [(base, _written_day(beside, base)) for base in bases]
    if not days:
        return
    if any(step.fits(base, day) for base, day in days):
        yield sound("article", "own", step.start, step.end)
    elif len({base for base, _ in days}) == 1 and abs((days[0][1] - days[0][0]).days) <= _YEAR:
        base, day = days[0]
        if step.unit == "D" and abs((day - base).days) > _FAR + step.count:
            return  # another event of that name is meant
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
    if step.base is None or step.base.lower in word_set("times", "this") or step.base.lemma in word_set("times", "planned_day"):
        told = _told_before(view, sentence, min(step.start, beside.start))
        return [told] if told is not None else []
    found = []
    for claim in claims:
        if not isinstance(claim, EventClaim) or claim.date is None or claim.date.begin is None or claim.date.begin != claim.date.end_date:
            continue
        own = step.start <= claim.date.start < step.end  # «через три дня» of «через три дня после крушения» dates no crash
        if step.base.lemma in nouns_of(claim.kind) and claim.date.start != beside.start and not own:
            found.append(claim.date.begin)
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
            beside = all(word.text in ",—–(" or word.pos == "ADV" for word in between)  # «17 августа, ровно три месяца назад»
            placed = step[1] == "Y" and other.end <= timex.start and not any(w.finite for w in between)  # «2015 года в Осло, 9 лет назад»
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


def _lengths(view: View, sentence: Sentence) -> Iterator[Subject]:
    """«продолжался три дня, с 11 по 13 апреля», «25 лет, с 1909 по 1934 год»: a count of days or years against those beside it."""
    for timex in sentence.timexes:
        match = _LENGTH.fullmatch(timex.value)
        if match is not None and match[2] == "Y" and timex.mod is None:
            yield from _years_long(view, sentence, timex, int(match[1]))
        if match is None or match[2] != "D" or timex.begin is not None or timex.mod is not None:
            continue
        listed = _days_after(sentence, timex)
        if listed is None:
            continue
        days, start, end = listed
        if int(match[1]) in (days, days - 1):
            yield sound("article", "own", timex.start, timex.end)
        else:
            yield _wrong(view, timex.start, timex.end, str(days), (start, end))


def _years_long(view: View, sentence: Sentence, timex: Timex, count: int) -> Iterator[Subject]:
    later = [t for t in sentence.timexes if t.start >= timex.end and t.type == "DATE" and "/" in t.value]
    if not later or later[0].begin is None or later[0].end_date is None or not _follows(sentence, timex.end, later[0].start):
        return
    years = later[0].end_date.year - later[0].begin.year
    if years < 1:
        return
    if count in (years, years + 1):
        yield sound("article", "own", timex.start, timex.end)
    else:
        yield _wrong(view, timex.start, timex.end, str(years), (later[0].start, later[0].end))


def _long_events(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """«Двухдневный саммит, проходивший 12–13 сентября»: the days that an event lasted against those that it is dated to."""
    for claim in claims:
        if not isinstance(claim, EventClaim) or claim.duration is None or claim.date is None or claim.duration.mod is not None:
            continue
        match = _LENGTH.fullmatch(claim.duration.value)
        begin, end = claim.date.begin, claim.date.end_date
        if match is None or match[2] != "D" or begin is None or end is None or begin == end or (end - begin).days > _FAR:
            continue
        sentence = view.sentence_at(claim.duration.start)
        if sentence is None or not sentence.start <= claim.date.start < sentence.end or "/" not in claim.date.value:
            continue
        days = (end - begin).days + 1
        if int(match[1]) == days:
            yield sound("article", "own", claim.duration.start, claim.duration.end)
        else:
            yield _wrong(view, claim.duration.start, claim.duration.end, str(days), (claim.date.start, claim.date.end))


def _days_after(sentence: Sentence, timex: Timex) -> tuple[int, int, int] | None:
    """Return how many days stand right after a length, as a range or a list, and where."""
    later = [t for t in sentence.timexes if t.start >= timex.end and t.type == "DATE" and t.begin is not None and t.end_date is not None]
    if not later or not _follows(sentence, timex.end, later[0].start):
        return None
    first = later[0]
    if first.begin != first.end_date and first.rule in ("days", "range", "days_across_months"):
        return ((first.end_date or date.min) - (first.begin or date.min)).days + 1, first.start, first.end
    run = [first]
    for other in later[1:]:
        between = sentence.between(run[-1].end, other.start)
        if other.begin != other.end_date or not between or any(w.text not in ",и" for w in between):
            break
        run.append(other)
    return (len(run), first.start, run[-1].end) if len(run) > 1 else None


def _follows(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.between(end, start)
    return start - end <= _APART and bool(between) and all(w.text in ",—–(:" or w.pos == "ADP" for w in between)


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in (*words("times")["ranges"], words("times")["months_with_years"])]


def _reversed(view: View) -> Iterator[Subject]:
    """«с 18 по 16 сентября», «с 2021 по 2015 год»: a range that ends before it begins."""
    text = view.text.lower()
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if view.sentence_at(match.start()) is None or not _are_months(match):
                continue
            if int(match["a"]) > int(match["b"]):
                yield _wrong(view, match.start(), match.end(), f"{match['b']}–{match['a']}")
            else:
                yield sound("article", "own", match.start(), match.end())


def _are_months(match: re.Match[str]) -> bool:
    names = [match[name] for name in ("m1", "m2") if name in match.re.groupindex]
    return all("month" in lexicon().words.get(name.replace("ё", "е"), {}) for name in names)


def _past_of_future(view: View, published: date | None) -> Iterator[Subject]:
    """«сыграли 1 июня 2025 года» in an article of March 2025: a day with its year, a past verb in its clause, and nothing set for it."""
    if published is None:
        return
    for timex in view.timexes:
        sentence = view.sentence_at(timex.start)
        if sentence is None or not timex.written_year or timex.begin is None or timex.type != "DATE" or timex.begin != timex.end_date:
            continue
        if not timedelta(days=1) < timex.begin - published <= timedelta(days=2 * _YEAR):
            continue
        before = sentence.before(sentence.at(timex.start))
        clause = sentence.clause_words(sentence.at(timex.start))
        plain = [w for w in clause if w.pos in ("VERB", "AUX")]
        planned = any(w.form == "Inf" or w.tense != "Past" or w.lemma in word_set("status", "verbs", "planned") for w in plain)
        postponed = any(w.lemma in word_set("status", "verbs", name) for w in plain for name in ("postponed", "cancelled", "possible"))
        set_for = (
            before is None or before.lower in word_set("times", "set_for") or timex.text.split()[0].lower() in word_set("times", "set_for")
        )
        if len(plain) != 1 or planned or postponed or set_for or not plain[0].finite or plain[0].form == "Part":
            continue
        if sentence.is_rejected(plain[0]) or _is_spoken(view, timex):
            continue
        yield _tense(timex, published)


def _is_spoken(view: View, timex: Timex) -> bool:
    """Inside quotation marks others speak."""
    before = view.text[max(0, timex.start - 300) : timex.start]
    return max(before.rfind(mark) for mark in "«„“") > max(before.rfind(mark) for mark in "»”")


def _tense(timex: Timex, published: date) -> Subject:
    field = FieldLink("tense", disagrees("doubtful"), timex.start, timex.end, published.isoformat(), timex.value, None, None)
    return Subject("article", None, {"tense": field}, linked=True)
