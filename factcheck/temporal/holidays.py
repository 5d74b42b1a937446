"""Days of holidays by their key in the word list: a month-day, or days from an Easter that python-dateutil computes."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from factcheck.temporal.partial import Day, Partial, day_of, month_end, shift_date

_MOVABLE = re.compile(r"(orthodox|western)([+-]\d+)$")
_NTH = re.compile(r"nth:(\d+):(\d):(-?\d)$")


def _nth_weekday(year: int | None, month: int, weekday: int, number: int) -> Partial:
    """Return the n-th weekday of a month, -1 the last."""
    if year is None:
        return Day(None, month, 0)
    first = date(year, month, 1) if number > 0 else month_end(year, month)
    days = (weekday - first.isoweekday()) % 7 if number > 0 else -((first.isoweekday() - weekday) % 7)
    return day_of(first + timedelta(days=days + 7 * (number - 1 if number > 0 else number + 1)))


def holiday(key: str, year: int | None) -> Partial:
    """Return the day of a holiday in a year; a movable one without a year is the day XXXX-00-00."""
    nth = _NTH.match(key)
    if nth:
        return _nth_weekday(year, *(int(part) for part in nth.groups()))
    movable = _MOVABLE.match(key)
    if not movable:
        month, day = key.split("-")
        return Day(year, int(month), int(day))
    if year is None:
        return Day(None, 0, 0)
    method = EASTER_ORTHODOX if movable[1] == "orthodox" else EASTER_WESTERN
    return day_of(shift_date(easter(year, method), "day", int(movable[2])))
