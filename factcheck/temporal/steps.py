"""Steps of resolving that need no state: the day of a weekday, the year of «прошлым летом», whether an anchor is precise enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from factcheck.temporal.expressions import Expression, Point, WeekdayPoint
from factcheck.temporal.partial import Partial, unit_around
from factcheck.temporal.years import MakePartial, nearest_to


def falls_on(part: Partial, weekday: int) -> bool:
    """Is the first day of a stretch this weekday?"""
    return part.first is not None and part.first.isoweekday() == weekday


def weekday_near(published: date, point: WeekdayPoint, tense: str | None) -> date:
    """Return the day of a weekday: past tense looks back (publication's own day counts), future forward."""
    ahead = (point.weekday - published.isoweekday()) % 7
    behind = (published.isoweekday() - point.weekday) % 7
    if point.offset is None:
        days = ahead if tense == "future" else -behind
    elif point.offset == 0:
        days = point.weekday - published.isoweekday()
    elif point.offset < 0:
        days = -(behind or 7)
    else:
        days = ahead or 7
        if point.strict and published.isoweekday() < point.weekday:
            days = ahead + 7
    return published + timedelta(days=days)


def relative_year(make: MakePartial, day: date, offset: int) -> int:
    """«прошлым летом»: the latest summer that is over; «этим летом»: this year's; «будущим»: the next to come."""
    if offset == 0:
        return nearest_to(make, day) if make(day.year).first is None else day.year
    years = range(day.year - 2, day.year + 3)
    if offset < 0:
        return max(year for year in years if (last := make(year).last) and last < day)
    return min(year for year in years if (first := make(year).first) and first > day)


def unit_start(day: date, unit: str) -> date:
    """Return the first day of the unit that holds a day."""
    return unit_around(unit, day).first or day


def precise_enough(told: str, wanted: str) -> bool:
    """Can a distance in `wanted` units be counted from a time told to `told` precision?"""
    order = ("day", "week", "month", "quarter", "half", "half_year", "season", "year", "decade", "century")
    if wanted in ("hour", "minute", "second"):
        return told == "day"
    return told in order and wanted in order and order.index(told) <= order.index(wanted)


def with_year_of(first: Expression, last: Expression, last_day: date | None) -> Expression:
    """Give the first end of a range the year of the last, where it has none of its own («с 30 декабря по 8 января 2024 года»)."""
    if not isinstance(first, Point) or not isinstance(last, Point) or first.year is not None or last_day is None:
        return first
    year = last_day.year - (sort_key(first) > sort_key(last))
    return replace(first, year=year, year_ref=None)


def sort_key(point: Point) -> tuple[int, ...]:
    """Return what orders two points of one kind inside a year."""
    return point.index if isinstance(point.index, tuple) else (point.index,) if isinstance(point.index, int) else (0,)


def clock_minutes(first: str, last: str) -> tuple[float, float]:
    """Return the length of a stretch between two times of day, over midnight where it must be."""
    (h1, m1), (h2, m2) = (map(int, value[1:].split(":")) for value in (first, last))
    minutes = (h2 * 60 + m2 - h1 * 60 - m1) % 1440
    return (minutes, minutes)
