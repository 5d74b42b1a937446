"""Whole years between days: ages and anniversaries, as the least and the most that imprecise days allow."""

from __future__ import annotations

from datetime import date, timedelta


def years_between(begin: date, day: date) -> int:
    """Return the completed years from a day to another: the age on it of somebody born on the first."""
    return day.year - begin.year - ((day.month, day.day) < (begin.month, begin.day))


def age_range(first: date, last: date, day: date) -> tuple[int, int]:
    """Return the least and the most age on a day of somebody born between two days; a day before and after the birthday count both."""
    before, after = (day if day in (date.min, date.max) else day + timedelta(days=step) for step in (-1, 1))
    return years_between(last, before), years_between(first, after)
