"""TIMEX3 values and minutes of durations."""

from __future__ import annotations

from factcheck.model import Pair

_DATE_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_TIME_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}
_WHOLE = {  # unit: (smaller unit, how many): a fraction is written in the smaller one («2,5 часа»: PT2H30M)
    "century": ("year", 100),
    "decade": ("year", 10),
    "half_year": ("month", 6),
    "quarter": ("month", 3),
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_ALWAYS_SMALLER = {"century", "decade", "half_year", "quarter"}
Parts = tuple[tuple[float, str], ...]


def _whole_parts(parts: Parts) -> dict[str, int]:
    """Return units with whole amounts."""
    done: dict[str, int] = {}
    pending = list(parts)
    while pending:
        amount, unit = pending.pop(0)
        whole = int(amount)
        if unit in _ALWAYS_SMALLER:
            smaller, factor = _WHOLE[unit]
            pending.append((amount * factor, smaller))
            continue
        if whole or not amount:
            done[unit] = done.get(unit, 0) + whole
        rest = round(amount - whole, 6)
        if rest and unit in _WHOLE:
            smaller, factor = _WHOLE[unit]
            pending.append((round(rest * factor, 4), smaller))
    return done


def length_value(parts: Parts) -> str:
    """Return the ISO 8601 duration: `PT2H15M`, `P2Y6M`."""
    whole = _whole_parts(parts)
    dates = "".join(f"{whole[unit]}{code}" for unit, code in _DATE_UNITS.items() if unit in whole)
    times = "".join(f"{whole[unit]}{code}" for unit, code in _TIME_UNITS.items() if unit in whole)
    return f"P{dates}" + (f"T{times}" if times else "")


def length_minutes(parts: Parts, upper: Parts) -> Pair | None:
    """Return [least, most] minutes; None where a unit (month, year) has no fixed length."""
    if any(unit not in _MINUTES for _, unit in (*parts, *upper)):
        return None
    low = sum(amount * _MINUTES[unit] for amount, unit in parts)
    high = sum(amount * _MINUTES[unit] for amount, unit in upper) if upper else low
    return (_tidy(low), _tidy(high))


def _tidy(minutes: float) -> float:
    rounded = round(minutes, 4)
    return int(rounded) if rounded == int(rounded) else rounded
