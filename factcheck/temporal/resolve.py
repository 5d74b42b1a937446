"""Resolve: from recognised expressions to TIMEX3 values and intervals, by publication date and the times told before."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from functools import partial as bind

from factcheck.temporal.anchors import Anchor, Narrative
from factcheck.temporal.expressions import (
    Clock,
    Expression,
    Length,
    Modified,
    Night,
    Point,
    Recurrence,
    Shift,
    Span,
    Told,
    UnitPoint,
    UnknownLength,
    WeekdayPoint,
)
from factcheck.temporal.holidays import holiday
from factcheck.temporal.lengths import length_minutes, length_value
from factcheck.temporal.partial import (
    Day,
    Partial,
    Week,
    Weekend,
    Years,
    day_of,
    half_of,
    month_of,
    quarter_of,
    season_of,
    shift_date,
    unit_around,
    week_of,
)
from factcheck.temporal.steps import clock_minutes, falls_on, precise_enough, relative_year, unit_start, weekday_near, with_year_of
from factcheck.temporal.tense import sentence_bounds, tense_around
from factcheck.temporal.years import MakePartial, by_anchor, by_tense

_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "weekend": "XXXX-WXX-WE"}
_COMING_DAYS = 300  # what is yet to come with no year comes within these days
_BOUND_DAYS = 60  # a date this near publication is bound to it, whatever weekday stands beside it
_BESIDE = 25  # characters from the start of «восемь лет назад,» to the day that it is explained by
_DAY_UNITS = frozenset({"day"})
_SEASON_BY_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved expression."""

    type: str
    value: str
    begin: date | None = None
    end: date | None = None
    mod: str | None = None
    minutes: tuple[float, float] | None = None
    unit: str = ""
    explicit_year: bool = False
    anchor: str | None = None
    weekday: int | None = None
    written_year: bool = False
    shift: tuple[int, str] | None = None


def _of(part: Partial, unit: str, suffix: str = "", *, explicit: bool = False, anchor: str | None = None) -> Reading:
    kind = "TIME" if suffix else "DATE"
    return Reading(kind, part.value + suffix, part.first, part.last, unit=unit, explicit_year=explicit, anchor=anchor)


def _in_year_of(last: Reading, begin: date | None) -> Reading:
    """«с 17 по 20 ноября» on 18 November: return the last day in the year of the first, or the next, where only that has one."""
    if begin is None or last.begin is not None or last.unit != "day" or not last.value.startswith("XXXX-") or "X" in last.value[5:]:
        return last
    month, number = int(last.value[5:7]), int(last.value[8:10])
    ends = [(year, monthrange(year, month)[1]) for year in (begin.year, min(begin.year + 1, MAXYEAR))]
    days = [date(year, month, number) for year, longest in ends if number <= longest]  # «с 20 по 30 февраля» has no such day
    day = next((day for day in days if day >= begin), None)
    return replace(last, value=day.isoformat(), begin=day, end=day) if day is not None else last


class Resolver:
    """Resolves one text's expressions in reading order."""

    def __init__(self, text: str, folded: str, published: date | None, narrative: Narrative) -> None:
        self._text, self._folded = text, folded
        self._published = published
        self._narrative = narrative
        self._start = self._end = 0

    def resolve(self, meaning: Expression, start: int, end: int) -> Reading | None:
        """Return the reading of the expression at text[start:end], None where nothing tells what it means."""
        self._start, self._end = start, end
        try:
            reading = self._any(meaning)
        except (OverflowError, ValueError):
            return None
        if reading and reading.begin and reading.end and reading.type in ("DATE", "TIME"):
            told = self._narrative.last(start) if reading.anchor == "told" else None
            explicit = reading.explicit_year or (told is not None and told.explicit_year)  # «30 октября 2015 года … Накануне, 29 октября»
            referred = reading.explicit_year and not reading.written_year and reading.anchor == "publication"
            self._narrative.tell(Anchor(start, reading.begin, reading.end, reading.unit, explicit, referred))
        elif (
            reading
            and reading.unit == "day"
            and reading.type == "DATE"
            and reading.value.startswith("XXXX-")
            and "X" not in reading.value[5:]
        ):
            self._narrative.tell_yearless(start, reading.value)
        return reading

    def _any(self, meaning: Expression) -> Reading | None:
        match meaning:
            case Point():
                return self._point(meaning)
            case Night():
                return self._night(meaning)
            case WeekdayPoint():
                return self._weekday(meaning)
            case UnitPoint():
                return self._unit(meaning)
            case Shift():
                return self._shift(meaning)
            case Told():
                return self._same(meaning)
            case Span():
                return self._span(meaning)
            case Modified():
                inner = self._any(meaning.inner)
                return inner and replace(inner, mod=meaning.mod)
            case Clock():
                return Reading("TIME", meaning.value, unit="clock")
            case Length():
                return self._length(meaning)
            case UnknownLength():
                return Reading("DURATION", meaning.value)
            case Recurrence():
                return Reading("SET", meaning.value)

    def _tense(self) -> str | None:
        return tense_around(self._text, self._folded, self._start, self._end)

    # Points of the calendar

    def _maker(self, point: Point) -> MakePartial:
        match point.unit, point.index:
            case "day", (month, number):
                return lambda year: Day(year, month, number)
            case "month", int(month):
                return lambda year: month_of(year, month)
            case "quarter", int(number):
                return lambda year: quarter_of(year, number)
            case "half", int(number):
                return lambda year: half_of(year, number)
            case "season", str(code):
                return lambda year: season_of(year, code)
            case "week", int(number):
                return lambda year: Week(date.fromisocalendar(year or 1, number, 1))
            case _, str(key):
                return lambda year: holiday(key, year)
        raise ValueError(f"no maker for {point}")

    def _point(self, point: Point) -> Reading:
        if point.unit in ("year", "decade", "century"):
            count = {"year": 1, "decade": 10, "century": 100}[point.unit]
            return replace(_of(Years(point.year or 0, count), point.unit, explicit=True), written_year=True)
        make = self._maker(point)
        explicit = point.year is not None or point.year_ref is not None
        year, anchor = (point.year, None) if point.year is not None else self._year_of(make, point)
        explicit = explicit or anchor == "told"
        reading = _of(make(year), point.unit, point.suffix, explicit=explicit, anchor=anchor)
        return replace(reading, weekday=point.weekday, written_year=point.year is not None)

    def _year_of(self, make: MakePartial, point: Point) -> tuple[int | None, str | None]:
        """Return the year of a point that has none written, and what it was taken from."""
        if point.year_ref:
            return self._referred_year(point.year_ref.anchor, point.year_ref.offset)
        told = self._narrative.last(self._start, same_block=True)
        if told and told.explicit_year and self._continues(told, make, point):
            return by_anchor(make, told), "told"
        if told and told.unit == "year" and self._is_right_after(told):
            return by_anchor(make, told), "told"  # «Год назад, 5 октября»
        if self._published:
            return self._published_year(make, point), "publication"
        return None, None

    def _is_right_after(self, told: Anchor) -> bool:
        """Does nothing but a comma stand between a told time and this one?"""
        between = self._text[told.start : self._start].rstrip()
        return between.endswith(",") and len(between) <= _BESIDE and between.count(",") == 1

    def _published_year(self, make: MakePartial, point: Point) -> int | None:
        assert self._published is not None
        plain = by_tense(make, self._published, self._tense())
        near = make(plain).first if plain is not None else None
        bound = near is not None and abs((near - self._published).days) <= (_COMING_DAYS if self._tense() == "future" else _BOUND_DAYS)
        if point.weekday is not None and not bound:
            fitting = [y for y in self._years_near() if falls_on(make(y), point.weekday)]
            if fitting:
                published = self._published
                return min(fitting, key=lambda y: abs((make(y).first or published).toordinal() - published.toordinal()))
        return plain

    def _years_near(self) -> range:
        assert self._published is not None
        return range(self._published.year - 1, self._published.year + 2)

    def _continues(self, told: Anchor, make: MakePartial, point: Point) -> bool:
        """Does a date with no year take the told one's? In its sentence always, in its paragraph where the told year is not this one.

        What is yet to come does not go on with a year that is over, nor does a day whose weekday is not that year's.
        """
        if told.referred and (make(told.first.year).first or told.first) < told.first:
            return False  # «6 октября прошлого года, второй раз — 12 июня»
        low, _ = sentence_bounds(self._text, self._start, self._end)
        if told.start >= low or self._published is None:
            return True
        over = told.first.year < self._published.year
        if over and (self._tense() == "future" or (point.weekday is not None and not falls_on(make(told.first.year), point.weekday))):
            return False
        return told.first.year != self._published.year

    def _referred_year(self, anchor: str, offset: int) -> tuple[int | None, str | None]:
        told = self._narrative.last(self._start)
        if anchor == "text" or (anchor == "auto" and told and self._tense() != "future"):
            return (told.first.year + offset, "told") if told else (None, None)
        return (self._published.year + offset, "publication") if self._published else (None, None)

    def _night(self, night: Night) -> Reading | None:
        end = self._any(night.end)
        if end is None or end.begin is None:
            return end and replace(end, type="TIME", value=f"{end.value}TNI")
        return replace(end, type="TIME", value=f"{end.value}TNI", begin=end.begin - timedelta(days=1))

    # Expressions anchored at publication or at a told time

    def _weekday(self, point: WeekdayPoint) -> Reading:
        if self._published is None:
            return Reading("TIME" if point.suffix else "DATE", f"XXXX-WXX-{point.weekday}{point.suffix}", unit="day")
        day = weekday_near(self._published, point, self._tense() if point.offset is None else None)
        return _of(day_of(day), "day", point.suffix, anchor="publication")

    def _anchor_day(self, point: UnitPoint) -> tuple[date, str] | None:
        if point.anchor == "auto":
            told = self._narrative.last(self._start, same_block=point.unit != "day" or point.offset < 0)
            wanted = told and (point.unit != "day" or told.unit == "day")
            if told and wanted and (point.unit == "day" or self._tense() == "past"):
                return told.last if point.offset > 0 else told.first, "told"
        return (self._published, "publication") if self._published else None

    def _unit(self, point: UnitPoint) -> Reading | None:
        found = self._anchor_day(point)
        if found is None:
            return Reading("TIME" if point.suffix else "DATE", _UNKNOWN.get(point.unit, "XXXX") + point.suffix, unit=point.unit)
        day, anchor = found
        if point.unit == "season":
            make = bind(season_of, code=str(point.index))
            return _of(make(relative_year(make, day, point.offset)), "season", anchor=anchor)
        if point.unit == "named_month":
            month = bind(month_of, month=int(point.index))
            return _of(month(relative_year(month, day, point.offset)), "month", anchor=anchor)
        if point.unit == "weekend":
            return _of(Weekend(week_of(shift_date(day, "week", point.offset)).monday), "weekend", anchor=anchor)
        part = unit_around(point.unit, shift_date(unit_start(day, point.unit), point.unit, point.offset))
        reading = _of(part, point.unit, point.suffix, anchor=anchor)
        # «на следующий день» is a day on, «в следующем году» any day of the next year
        return replace(reading, shift=(point.offset, "day")) if point.anchor == "auto" and point.unit == "day" else reading

    def _shift(self, shift: Shift) -> Reading | None:
        found = self._shift_anchor(shift)
        if found is None:
            value = "XXXX" if shift.unit == "year" else _UNKNOWN.get(shift.unit, "XXXX-XX-XX")
            return Reading("DATE", value, unit=shift.unit) if shift.anchor != "text" else None
        day, anchor = found
        step = (shift.direction * int(shift.amount[0]), shift.unit)
        if shift.unit in ("hour", "minute", "second"):
            return replace(_of(day_of(day), "day", anchor=anchor), shift=step)
        ends = [shift_date(day, shift.unit, shift.direction * int(amount)) for amount in shift.amount]
        parts = [unit_around(shift.unit, end) for end in sorted(ends)]
        if shift.amount[0] == shift.amount[1]:
            return replace(_of(parts[0], shift.unit, shift.suffix, anchor=anchor), shift=step)
        value = f"{parts[0].value}/{parts[1].value}"
        return Reading("DATE", value, parts[0].first, parts[1].last, shift.mod, unit=shift.unit, anchor=anchor)

    def _shift_anchor(self, shift: Shift) -> tuple[date, str] | None:
        published = (self._published, "publication") if self._published else None
        if shift.anchor == "publication":
            return published
        told = self._narrative.last(self._start)
        if told and not precise_enough(told.unit, shift.unit):
            told = None
        if shift.anchor == "auto" and (told is None or self._tense() != "past"):
            return published
        return (told.first, "told") if told else None

    def _same(self, told: Told) -> Reading | None:
        units = _DAY_UNITS if told.unit == "day" else None
        anchor = self._narrative.last(self._start, units=units, same_block=told.index == "or_publication")
        yearless = self._narrative.yearless_since(anchor, self._start)
        if yearless is not None and told.unit in ("day", "same"):
            return Reading("TIME" if told.suffix else "DATE", yearless + told.suffix, unit="day", anchor="told")
        if anchor is None:
            return self._publication_part(told)
        if told.unit == "same":
            return _of(unit_around(anchor.unit, anchor.first), anchor.unit, anchor="told")
        if told.unit == "weekday":
            monday = week_of(anchor.first).monday
            return _of(day_of(monday + timedelta(days=int(told.index) - 1)), "day", told.suffix, anchor="told")
        if told.unit == "month" and told.index:
            return _of(month_of(anchor.first.year, int(told.index)), "month", anchor="told")
        if told.unit == "season":
            return _of(season_of(anchor.first.year, str(told.index)), "season", anchor="told")
        return _of(unit_around(told.unit, anchor.first), told.unit, told.suffix, anchor="told")

    def _publication_part(self, told: Told) -> Reading | None:
        if told.index != "or_publication":
            return None
        if self._published is None:
            return Reading("TIME", f"XXXX-XX-XX{told.suffix}", unit="day")
        return _of(day_of(self._published), "day", told.suffix, anchor="publication")

    # Spans and lengths

    def _span(self, span: Span) -> Reading | None:
        if span.first is None or span.last is None:
            return self._open_span(span)
        last = self._any(span.last)
        first = self._any(with_year_of(span.first, span.last, last.begin if last else None))
        if first is None or last is None:
            return None
        last = _in_year_of(last, first.begin)
        if first.begin and last.end and first.begin > last.end:
            return None
        minutes = clock_minutes(first.value, last.value) if first.unit == "clock" else None
        return replace(
            first,
            value=f"{first.value}/{last.value}",
            end=last.end,
            mod=first.mod or last.mod,
            minutes=minutes,
            explicit_year=first.explicit_year or last.explicit_year,
            written_year=first.written_year or last.written_year,
        )

    def _open_span(self, span: Span) -> Reading | None:
        inner = self._any(span.first or span.last)  # type: ignore[arg-type]
        if inner is None:
            return None
        if span.last is None:
            return replace(inner, end=None)
        return replace(inner, begin=None)

    def _length(self, length: Length) -> Reading:
        value = length_value(length.parts)
        if length.upper:
            value = f"{value}/{length_value(length.upper)}"
        reading = Reading("DURATION", value, mod=length.mod, minutes=length_minutes(length.parts, length.upper))
        if not length.recent or self._published is None or length.upper:
            return reading
        amount, unit = length.parts[0]
        other = shift_date(self._published, unit, length.recent * int(amount))
        begin, end = sorted((other, self._published))
        return replace(reading, begin=begin, end=end, anchor="publication")
