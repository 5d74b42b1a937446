"""What the grammar recognised, before any anchor is chosen: the input of `resolve`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["publication", "text", "auto"]
Amount = tuple[float, float]


@dataclass(frozen=True, slots=True)
class YearRef:
    """A year named by reference: `offset` years from publication's year or from the told one."""

    anchor: Anchor
    offset: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the calendar.

    `unit` day, month, quarter, half, season, year, decade, century or holiday; `index` says which one inside the year:
    (month, day), a month, a quarter, a season code, a holiday key. `year` None: not written.
    """

    unit: str
    index: tuple[int, ...] | int | str = 0
    year: int | None = None
    year_ref: YearRef | None = None
    weekday: int | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Night:
    """The night that ends on `end`, a Point of a day or a WeekdayPoint."""

    end: Point | WeekdayPoint


@dataclass(frozen=True, slots=True)
class WeekdayPoint:
    """A weekday (1 Monday to 7 Sunday); `offset` weeks from publication's, None: by tense."""

    weekday: int
    offset: int | None = None
    strict: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class UnitPoint:
    """A calendar unit that stands `offset` units from the anchor's own: «на прошлой неделе»."""

    unit: str
    offset: int
    anchor: Anchor = "publication"
    suffix: str = ""
    index: str | int = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from an anchor: «два дня назад», «годом позже», «за несколько дней до этого» (amounts differ)."""

    unit: str
    amount: Amount
    direction: int
    anchor: Anchor
    mod: str | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The time told before, at the precision of `unit`: «в тот же день»."""

    unit: str
    suffix: str = ""
    index: int | str = 0


@dataclass(frozen=True, slots=True)
class Span:
    """From one expression to another; None leaves the end open."""

    first: Expression | None
    last: Expression | None


@dataclass(frozen=True, slots=True)
class Modified:
    """An expression with a TIMEX3 mod."""

    inner: Expression
    mod: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with no date."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: parts as (amount, unit), a second list where it is a range; `recent` -1 or 1 anchors it at publication."""

    parts: tuple[tuple[float, str], ...]
    upper: tuple[tuple[float, str], ...] = ()
    mod: str | None = None
    recent: int = 0


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set of times; `value` is TIMEX3's."""

    value: str


@dataclass(frozen=True, slots=True)
class UnknownLength:
    """A duration of an unknown number of units: «несколько лет»."""

    value: str


Expression = UnknownLength | Point | Night | WeekdayPoint | UnitPoint | Shift | Told | Span | Modified | Clock | Length | Recurrence


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is no time: `value` a number, a (low, high) pair or a score as written."""

    kind: str
    value: float | tuple[float, float] | str
    unit: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """An expression and the words it came from: offsets into the text, token positions, and the rule that read it."""

    start: int
    end: int
    first: int
    last: int
    rule: str
    meaning: Expression | Quantity
    modifiers: tuple[str, ...] = field(default=())
