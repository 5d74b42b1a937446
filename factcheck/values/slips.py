"""How far a wrong number can be from the right one and still be a slip of the pen, rather than a number that was misread."""

from __future__ import annotations

_FAR = 5


def looks_like_slip_of(told: float, right: float) -> bool:
    """Is a number that is told within five times of what it should be? Farther off, something else was counted."""
    if told <= 0 or right <= 0:
        return told == right
    return right / _FAR <= told <= right * _FAR
