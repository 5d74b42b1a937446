"""Years and days: ages and anniversaries, as the least and the most that imprecise days allow, and a day of the year in other years."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta


def years_between(begin: date, day: date) -> int:
    """Return the completed years from a day to another: the age on it of somebody born on the first."""
    return day.year - begin.year - ((day.month, day.day) < (begin.month, begin.day))


def age_range(first: date, last: date, day: date) -> tuple[int, int]:
    """Return the least and the most age on a day of somebody born between two days; a day before and after the birthday count both."""
    before, after = (day if day in (date.min, date.max) else day + timedelta(days=step) for step in (-1, 1))
    return years_between(last, before), years_between(first, after)


def day_in_year(year: int, month: int, day: int) -> date:
    """Return a day of the year in one year; where the month is shorter there, its last day, as for 29 February."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def nearest_day(month: int, day: int, near: date) -> date:
    """Return a day of the year in another day's year or one of the two beside it, where it is nearest to that day; of two the earlier."""
    years = [year for year in (near.year - 1, near.year, near.year + 1) if MINYEAR <= year <= MAXYEAR]
    return min((day_in_year(year, month, day) for year in years), key=lambda found: abs((found - near).days))
