"""Compare a claim's fields with a row's (contract, section 5, «Fields agree»)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.model import Timex
from factcheck.reference.rows import EventRow, PlaceRow, Span
from factcheck.reference.store import Reference
from factcheck.values.comparison import AGREES, DISAGREES, UNKNOWN, Comparison, disagrees

_NEAR_DAYS = 31
_TWO_MONTHS = 62  # days
_YEARLESS = frozenset({"day", "days", "bare_month", "days_across_months", "months", "month_adjective", "range"})


def compare_dates(timex: Timex | None, row: Span | None, *, across_zones: bool = False) -> Comparison:
    """Compare by overlap of days at the precision of the words; one day off is doubtful across time zones."""
    if timex is None or row is None or (timex.begin is None and timex.end_date is None):
        return UNKNOWN
    begin, end = timex.begin, timex.end_date
    if (row.end is None or begin is None or row.end >= begin) and (row.begin is None or end is None or row.begin <= end):
        return AGREES
    years = _years_to(timex, row) if not timex.written_year else 0
    if years:
        return AGREES if timex.anchor != "publication" or abs(years) == 1 else UNKNOWN
    if timex.rule == "part_of_told_day" and timex.anchor == "publication":
        return UNKNOWN  # «прилетел утром»: of which day is not told
    if across_zones and _gap(timex, row) <= 1:
        return disagrees("doubtful", "one day off, across time zones")
    return DISAGREES


def _years_to(timex: Timex, row: Span) -> int:
    """Return by how many years a day or month with no year would have to move to be the row's, 0 where it is not.

    The year is ours, not the text's: publication's, or one taken from elsewhere in the text. Beside publication's only the one before
    or after it may be meant; one farther away says nothing, since a chronicle tells its year above.
    """
    begin, end = timex.begin, timex.end_date
    if begin is None or end is None or row.begin is None or row.end is None or timex.rule not in _YEARLESS or timex.anchor is None:
        return 0
    years = row.begin.year - begin.year
    try:
        moved = begin.replace(year=begin.year + years), end.replace(year=end.year + years)
    except ValueError:
        return 0
    return years if moved[0] <= row.end and moved[1] >= row.begin else 0


def _gap(timex: Timex, row: Span) -> int:
    begin, end = timex.begin or timex.end_date, timex.end_date or timex.begin
    first, last = row.begin or row.end, row.end or row.begin
    assert begin and end and first and last
    return (begin - last).days if begin > last else (first - end).days


def looks_like_slip(timex: Timex, row: Span) -> bool:
    """Does a wrong date look like a slip of the row's: same day and month or same month, other year; near; same day number; its weekday?"""
    if timex.begin is None or timex.end_date is None or row.begin is None or row.end is None:
        return False
    day, first = timex.begin, row.begin
    exact = timex.begin == timex.end_date
    if timex.begin.year != row.begin.year and (day.year != timex.end_date.year or not exact) and timex.begin.month == row.begin.month:
        return (timex.end_date - timex.begin).days <= 31
    if day.month == first.month and day.year != first.year:
        return True
    if day.year == first.year and _gap(timex, row) <= _NEAR_DAYS:
        return True
    if exact and day.year == first.year and first.day <= day.day <= (row.end.day if row.end.month == first.month else first.day):
        return True
    return timex.weekday is not None and first.isoweekday() == timex.weekday and abs((day - first).days) <= 7


def is_day_of_other_year(timex: Timex | None, row: Span | None) -> bool:
    """Is it the very day and month of a row, in another year («16 марта 2022 года» for 16.03.2023)?"""
    if timex is None or timex.begin is None or timex.begin != timex.end_date:
        return False
    if row is None or row.begin is None or row.begin != row.end:
        return False
    day, own = timex.begin, row.begin
    return (day.month, day.day) == (own.month, own.day) and day.year != own.year


def places_agree(reference: Reference, said: Iterable[str], row: str) -> Comparison:
    """Compare places: the same, or one within the other; rival claimants and disputed places leave it unknown."""
    said = list(said)
    if not said or not row:
        return UNKNOWN
    row_chains = reference.ancestors(row)
    results = [_one_place(reference, place, row, row_chains) for place in said]
    if any(result.verdict == "agrees" for result in results):
        return AGREES
    return UNKNOWN if any(result.verdict == "unknown" for result in results) else DISAGREES


def _one_place(reference: Reference, place: str, row: str, row_chains: list[list[str]]) -> Comparison:
    chains = reference.ancestors(place)
    if any(place in chain for chain in row_chains) or any(row in chain for chain in chains):
        return AGREES
    rows = [reference.get(PlaceRow, identity) for chain in (*chains, *row_chains) for identity in chain]
    if len(chains) > 1 or len(row_chains) > 1 or any(found and found.disputed for found in rows):
        return UNKNOWN
    kinds = {found.kind for found in (reference.get(PlaceRow, place), reference.get(PlaceRow, row)) if found}
    soft = kinds & {"residence", "locality", "military_base", "suburb", "base", "venue"}
    return disagrees("note") if soft and _same_top(chains[0], row_chains[0]) else DISAGREES


def _same_top(left: list[str], right: list[str]) -> bool:
    return bool(set(left[1:]) & set(right[1:])) or left[-1] == right[-1]


def known_by(row: EventRow, published: date | None) -> bool:
    """Was the row's event known on publication day? Without a date every row counts as known."""
    if published is None or row.date is None:
        return True
    if row.status == "planned" and row.status_since is None:
        return row.date.begin is None or row.date.begin > published
    if row.status != "held":
        since = row.status_since.begin if row.status_since else (row.date.end + timedelta(days=1) if row.date.end else None)
        return since is None or since <= published
    return row.date.begin is None or row.date.begin <= published


def is_stretch(timex: Timex) -> bool:
    """«с 2023 по 2025 год»: is it a range longer than two months, no day of anything?"""
    days = (timex.end_date - timex.begin).days if timex.begin is not None and timex.end_date is not None else 0
    return "/" in timex.value and days > _TWO_MONTHS
