"""Quantities: equal after rounding to the digits that the text gives; hedges widen (contract, section 5)."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model import Pair
from factcheck.values.comparison import AGREES, DISAGREES, Comparison, disagrees


def rounding_step(value: float) -> float:
    """Return the size of the last digit that a number was written with: 1,200 gives 100, 17 gives 1, 2.5 gives 0.1."""
    exact = Decimal(str(value)).normalize()
    exponent = exact.as_tuple().exponent
    return float(10 ** int(exponent)) if isinstance(exponent, int) else 1.0


def compare_quantities(said: float | Pair, mod: str | None, row: float) -> Comparison:
    """Compare a number of a text, or a range, with a row's value."""
    low, high = said if isinstance(said, tuple) else (said, said)
    if mod == "APPROX":
        return AGREES if low * 0.9 <= row <= high * 1.1 else disagrees("doubtful")
    if mod == "LESS_THAN":
        return AGREES if low * 0.85 <= row <= high else disagrees("doubtful" if row > high else "note")
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return _beyond(row >= low, row <= high * 1.5)
    if mod == "EQUAL_OR_LESS":
        return _beyond(row <= high, row >= low * 0.5)
    half = rounding_step(high) / 2 if high >= 100 or high % 1 else 0
    return AGREES if low - half <= row <= high + half else DISAGREES


def _beyond(holds: bool, near: bool) -> Comparison:
    if not holds:
        return disagrees("doubtful")
    return AGREES if near else disagrees("note", "far beyond the bound")
