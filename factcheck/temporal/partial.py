"""Partial dates as types of their own: a year-month is not a date. Each writes its TIMEX3 value and its first and last day.

Values follow TimeML 1.2.1 (TIMEX3, attribute `value`), in ISO 8601 form; an unknown year is written XXXX.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Partial(Protocol):
    """A stretch of the calendar known to some precision."""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""

    @property
    def first(self) -> date | None:
        """The first day it can mean; None where the year is unknown or the date does not exist."""

    @property
    def last(self) -> date | None:
        """The last day it can mean, inclusive."""


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def make_day(year: int | None, month: int, day: int) -> date | None:
    """Return the date, None where it does not exist or the year is unknown."""
    try:
        return date(year, month, day) if year is not None else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; the year may be unknown, the day may not exist (31 November)."""

    year: int | None
    month: int
    day: int

    @property
    def value(self) -> str:
        return f"{_year(self.year)}-{self.month:02d}-{self.day:02d}"

    @property
    def first(self) -> date | None:
        return make_day(self.year, self.month, self.day)

    @property
    def last(self) -> date | None:
        return self.first


@dataclass(frozen=True, slots=True)
class YearMonths:
    """Consecutive months of a year: a month, a quarter, a half-year or a season."""

    year: int | None
    start: int
    count: int
    code: str

    @property
    def value(self) -> str:
        return f"{_year(self.year)}-{self.code}"

    @property
    def first(self) -> date | None:
        return make_day(self.year, self.start, 1)

    @property
    def last(self) -> date | None:
        if self.year is None:
            return None
        years, month = divmod(self.start + self.count - 2, 12)
        return month_end(self.year + years, month + 1)


def month_of(year: int | None, month: int) -> YearMonths:
    """Return a month of a year."""
    return YearMonths(year, month, 1, f"{month:02d}")


def quarter_of(year: int | None, quarter: int) -> YearMonths:
    """Return a quarter, 1 to 4."""
    return YearMonths(year, quarter * 3 - 2, 3, f"Q{quarter}")


def half_of(year: int | None, half: int) -> YearMonths:
    """Return a half-year, 1 or 2."""
    return YearMonths(year, half * 6 - 5, 6, f"H{half}")


def season_of(year: int | None, code: str) -> YearMonths:
    """Return a season by its TIMEX3 code; the winter of a year is read as its own December and the two months after it."""
    return YearMonths(year, _SEASON_MONTHS[code], 3, code)


@dataclass(frozen=True, slots=True)
class Years:
    """A number of years from `start`, written with the digits that its precision leaves: 2018, 199 (a decade), 19 (a century)."""

    start: int
    count: int = 1

    @property
    def value(self) -> str:
        digits = {1: 4, 10: 3, 100: 2}.get(self.count, 4)
        return f"{self.start:04d}"[:digits]

    @property
    def first(self) -> date | None:
        return make_day(self._first_year, 1, 1)

    @property
    def last(self) -> date | None:
        return make_day(self._first_year + self.count - 1, 12, 31)

    @property
    def _first_year(self) -> int:
        return self.start + 1 if self.count == 100 else self.start  # the XX century: 1901 to 2000


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week, Monday to Sunday."""

    monday: date

    @property
    def value(self) -> str:
        year, week, _ = self.monday.isocalendar()
        return f"{year:04d}-W{week:02d}"

    @property
    def first(self) -> date:
        return self.monday

    @property
    def last(self) -> date:
        return self.monday + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday of an ISO week."""

    monday: date

    @property
    def value(self) -> str:
        return f"{Week(self.monday).value}-WE"

    @property
    def first(self) -> date:
        return self.monday + timedelta(days=5)

    @property
    def last(self) -> date:
        return self.monday + timedelta(days=6)


def week_of(day: date) -> Week:
    """Return the ISO week that holds `day`."""
    return Week(day - timedelta(days=day.weekday()))


def day_of(day: date) -> Day:
    """Return a known date as a partial one."""
    return Day(day.year, day.month, day.day)


def unit_around(unit: str, day: date) -> Partial:
    """Return the unit of the calendar (day, week, month, quarter, half_year, year, decade, century) that holds `day`."""
    match unit:
        case "week":
            return week_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "half_year":
            return half_of(day.year, 1 if day.month <= 6 else 2)
        case "year":
            return Years(day.year)
        case "decade":
            return Years(day.year // 10 * 10, 10)
        case "century":
            return Years((day.year - 1) // 100 * 100, 100)
    return day_of(day)


def shift_date(day: date, unit: str, amount: int) -> date:
    """Move `day` by an amount of units; a day that the target month lacks becomes its last (31 January + 1 month: 28 February).

    Raises OverflowError outside the years 1 to 9999.
    """
    days = {"day": 1, "week": 7}.get(unit)
    if days:
        return day + timedelta(days=amount * days)
    months = amount * {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        raise OverflowError(f"year {years} is outside the calendar")
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
