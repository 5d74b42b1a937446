"""Dates of the tables: the part of EDTF (ISO 8601-2:2019) that they use, as intervals of days.

`2017`, `2017-07`, `2017-07-07`, `A/B`, `A/` (end unknown), `A/..` (open: known to last), `/B`, `../B`;
a trailing `~`, `?` or `%` is read over.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$")


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, inclusive; None where unknown or open. `lasts`: written `..`, known to go on."""

    begin: date | None
    end: date | None
    lasts: bool = False
    text: str = ""

    def overlaps(self, begin: date | None, end: date | None) -> bool:
        """Does the interval share a day with [begin, end]? An unknown side bounds nothing."""
        starts_before = self.begin is None or end is None or self.begin <= end
        ends_after = self.end is None or begin is None or self.end >= begin
        return starts_before and ends_after

    def holds(self, day: date) -> bool:
        """Is `day` inside?"""
        return self.overlaps(day, day)


def _point(text: str) -> tuple[date, date]:
    match = _POINT.match(text)
    if not match:
        raise ValueError(f"«{text}» is not an EDTF date such as 2017, 2017-07, 2017-07-07 or 2017-07-07/2017-07-08")
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return exact, exact
        if month:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise ValueError(f"«{text}» does not exist in the calendar") from None


def parse_edtf(text: str) -> Interval:
    """Return the interval of a cell. Raises ValueError, in words for people, for anything else and for a reversed interval."""
    first, slash, last = text.strip().partition("/")
    if not slash:
        begin, end = _point(first)
        return Interval(begin, end, text=text.strip())
    begin_day = None if first in ("", "..") else _point(first)[0]
    end_day = None if last in ("", "..") else _point(last)[1]
    if begin_day is None and end_day is None:
        raise ValueError(f"«{text}» has neither a first nor a last day")
    if begin_day and end_day and begin_day > end_day:
        raise ValueError(f"«{text}» is reversed: it ends before it begins")
    return Interval(begin_day, end_day, last == "..", text.strip())


def write_edtf(begin: date | None, end: date | None) -> str:
    """Return the EDTF text of an interval: the shortest that says the same."""
    if begin is None or end is None:
        return f"{begin or ''}/{end or ''}"
    if begin == end:
        return begin.isoformat()
    if (begin.month, begin.day, end.month, end.day, begin.year) == (1, 1, 12, 31, end.year):
        return f"{begin.year:04d}"
    if begin.day == 1 and (begin.year, begin.month) == (end.year, end.month) and end.day == monthrange(end.year, end.month)[1]:
        return f"{begin.year:04d}-{begin.month:02d}"
    return f"{begin.isoformat()}/{end.isoformat()}"
