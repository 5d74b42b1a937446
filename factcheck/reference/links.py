"""What linking hands to the judge: for each claim the row it speaks of and, field by field, how the two compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from factcheck.model import Claim, Evidence
from factcheck.values.comparison import Comparison

State = Literal["linked", "ambiguous", "none"]
NO_SUCH_DAY = "the day told does not exist"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a field's words should say, as a value that the repair writes in the author's form.

    `days` for dates; `entity` and `name` for persons and places; `minutes` for durations; `value` for numbers and weekdays.
    """

    days: tuple[date, date] | None = None
    entity: str | None = None
    name: str | None = None
    minutes: tuple[float, float] | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class FieldLink:
    """One field compared: the words in the text, what they say and what the row says."""

    name: str
    comparison: Comparison
    start: int = 0
    end: int = 0
    expected: str | None = None
    actual: str | None = None
    replacement: Replacement | None = None
    evidence: Evidence | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A claim and the rows that it was compared with. `others`: corrections that would fit as well, by another field."""

    claim: Claim
    state: State
    fields: Mapping[str, FieldLink] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    others: tuple[FieldLink, ...] = ()
    computation: str | None = None
    reason: str | None = None
    row: str | None = None
