"""Write another number in the form of the words: digits for digits, the comma of decimals, the word after it in its number."""

from __future__ import annotations

import re

from factcheck.model import Repair

_DIGITS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def repair_number(text: str, start: int, end: int, value: float) -> Repair | None:
    """Return the repair of text[start:end] that puts `value` for its first number; None where the number is written in words."""
    match = _DIGITS.search(text, start, end)
    if match is None:
        return None
    comma = "." if "." in match[0] else ","
    return Repair(start=match.start(), end=match.end(), replacement=f"{value:.10g}".replace(".", comma))
