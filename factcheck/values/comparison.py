"""The outcome of comparing two values of a field: agrees, disagrees or unknown, how strongly, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.model import Agreement

Weight = Literal["sure", "doubtful", "note"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`weight` says how far a disagreement may go: sure (error), doubtful (warning), note (info)."""

    verdict: Agreement
    weight: Weight = "sure"
    reason: str = ""


AGREES = Comparison("agrees")
UNKNOWN = Comparison("unknown")
DISAGREES = Comparison("disagrees")


def disagrees(weight: Weight = "sure", reason: str = "") -> Comparison:
    """Return a disagreement of a weight."""
    return Comparison("disagrees", weight, reason)
