"""How far a wrong number can be from the right one and still be a slip of the pen, rather than a number that was misread."""

from __future__ import annotations

from math import isclose, log10

_FAR = 5
_PART = 0.02  # of a power of ten, within which a number has a zero too many or too few


def looks_like_slip_of(told: float, right: float) -> bool:
    """Is a number that is told within five times of what it should be, or a power of ten off? Else something else was counted."""
    if told <= 0 or right <= 0:
        return told == right
    tens = log10(told / right)
    return right / _FAR <= told <= right * _FAR or isclose(tens, round(tens), abs_tol=_PART)
