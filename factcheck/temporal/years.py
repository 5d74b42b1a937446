"""Which year a date without one means: by the told times of its sentence and paragraph, else by tense from publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.temporal.anchors import Anchor
from factcheck.temporal.partial import Partial

_NEAR_DAYS = 31
MakePartial = Callable[[int | None], Partial]


def nearest_to(make: MakePartial, day: date) -> int:
    """Return the year that puts the expression nearest to `day`."""
    return min((day.year - 1, day.year, day.year + 1), key=lambda year: (_distance(make(year), day), -year))


def _distance(partial: Partial, day: date) -> int:
    if partial.first is None or partial.last is None:
        return 10_000
    if partial.first <= day <= partial.last:
        return 0
    return min(abs((partial.first - day).days), abs((partial.last - day).days))


def by_tense(make: MakePartial, published: date, tense: str | None) -> int | None:
    """Return the year that tense asks for; None where the nearest such date stands on the other side of publication."""
    near = nearest_to(make, published)
    if tense is None:
        return near
    candidates = [(year, make(year)) for year in range(published.year - 8, published.year + 9)]
    side = [(year, p) for year, p in candidates if p.first and p.last and _on_side(p, published, tense)]
    if not side:
        return None
    chosen = min(side, key=lambda row: _distance(row[1], published))[0]
    disagrees = chosen != near and _distance(make(near), published) <= _NEAR_DAYS and isinstance_day(make(near))
    return None if disagrees else chosen


def isinstance_day(partial: Partial) -> bool:
    """Is the expression a single day?"""
    return partial.first == partial.last


def _on_side(partial: Partial, published: date, tense: str) -> bool:
    assert partial.first is not None and partial.last is not None
    return partial.first <= published if tense == "past" else partial.last >= published


def by_anchor(make: MakePartial, anchor: Anchor) -> int:
    """Return the year nearest to a told time; a told year takes the expression in."""
    if anchor.unit == "year":
        return anchor.first.year
    return nearest_to(make, anchor.first)
