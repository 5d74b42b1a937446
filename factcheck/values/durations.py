"""Durations in minutes: tolerance by the precision of the words (contract, section 5), ISO text and back."""

from __future__ import annotations

import re

from factcheck.model import Pair
from factcheck.values.comparison import AGREES, DISAGREES, Comparison, disagrees

_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_WHOLE = re.compile(r"P(\d+)([DWMY])")
_APPROX = 0.25
_ALMOST = 0.85


def whole_length(iso: str) -> tuple[int, str] | None:
    """Return count and unit («D», «W», «M», «Y») of a length in one whole unit, `P3D`; None for any other."""
    match = _WHOLE.fullmatch(iso)
    return (int(match[1]), match[2]) if match else None


def clock_of(iso: str) -> int | None:
    """Return the minutes after midnight of a time of day, `T15:40`; None for any other value."""
    match = _CLOCK.fullmatch(iso)
    return int(match[1]) * 60 + int(match[2]) if match else None


def tolerance(minutes: float) -> float:
    """Return how far, in minutes, a duration written like this may be from the true one.

    Whole hours 15 (from 5 hours 30), half and quarter hours 10, minutes ending in 0 or 5 five, others two.
    """
    if minutes >= 1440 and minutes % 1440 == 0:
        return 1439
    if minutes % 60 == 0:
        return 30 if minutes >= 300 else 15
    if minutes % 15 == 0:
        return 10
    return 5 if minutes % 5 == 0 else 2


def bounds(minutes: Pair, mod: str | None) -> tuple[float, float]:
    """Return the least and most minutes that the words can mean."""
    low, high = minutes
    if mod == "APPROX":
        return low * (1 - _APPROX), high * (1 + _APPROX)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return low, high * 1.5
    if mod == "LESS_THAN":
        return low * _ALMOST, high
    if mod == "EQUAL_OR_LESS":
        return low * 0.5, high
    return low - tolerance(low), high + tolerance(high)


def compare_durations(minutes: Pair, mod: str | None, row: Pair) -> Comparison:
    """Compare what a text says with a row's [least, most] minutes."""
    low, high = bounds(minutes, mod)
    if low <= row[1] and row[0] <= high:
        return AGREES
    if mod in ("MORE_THAN", "EQUAL_OR_MORE") and row[0] > high:
        return disagrees("note", "far beyond the bound")
    if mod in ("LESS_THAN", "EQUAL_OR_LESS") and row[1] < low:
        return disagrees("note", "far below the bound")
    return DISAGREES if mod is None else disagrees("doubtful")


def iso_duration(minutes: float) -> str:
    """Return `PT2H15M` for 135."""
    whole = round(minutes)
    if whole >= 1440 and whole % 1440 == 0:
        return f"P{whole // 1440}D"
    hours, rest = divmod(whole, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def iso_range(row: Pair) -> str:
    """Return one ISO duration, or two with `/` for a range."""
    return iso_duration(row[0]) if row[0] == row[1] else f"{iso_duration(row[0])}/{iso_duration(row[1])}"


def parse_minutes(cell: str) -> Pair:
    """Return [least, most] of a table's cell, `130` or `120/150`. Raises ValueError for anything else."""
    low, slash, high = cell.partition("/")
    pair = (float(low), float(high if slash else low))
    if pair[0] > pair[1] or pair[0] < 0:
        raise ValueError(f"«{cell}» is not minutes such as 130 or 120/150")
    return pair
