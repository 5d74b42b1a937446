"""The rows of the reference tables as typed values (contract, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.model import Pair


@dataclass(frozen=True, slots=True)
class Span:
    """An EDTF cell: its days and its text."""

    begin: date | None
    end: date | None
    lasts: bool
    text: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of events.csv."""

    id: str
    kind: str
    title: str = ""
    date: Span | None = None
    place: str = ""
    venue: str = ""
    participants: tuple[str, ...] = ()
    occasion: str = ""
    status: str = "held"
    duration: Pair | None = None
    planned_duration: Pair | None = None
    sources: tuple[str, ...] = ()
    series: str = ""
    number: int | None = None
    status_since: Span | None = None
    tz: str = ""
    verified_on: str = ""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A row of entities.csv: a person, an organisation or a group."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    born: Span | None = None
    died: Span | None = None
    founded: Span | None = None
    country: str = ""
    sources: tuple[str, ...] = ()
    verified_on: str = ""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A row of offices.csv: who held which office when."""

    id: str
    person: str
    position: str
    organisation: str = ""
    country: str = ""
    date: Span | None = None
    single: bool | None = None
    attested_until: Span | None = None
    sources: tuple[str, ...] = ()
    verified_on: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of places.csv; `within` names the direct parent, several are rival claimants."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    disputed: bool = False
    tz: str = ""
    sources: tuple[str, ...] = ()
    verified_on: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of facts.csv: a number that belongs to something."""

    id: str
    subject: str
    property: str
    value: float | None
    unit: str = ""
    date: Span | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A row of coverage.csv: the tables hold every such event of the interval."""

    kind: str = ""
    participants: tuple[str, ...] = ()
    series: str = ""
    place: str = ""
    date: Span | None = None


Row = EventRow | EntityRow | OfficeRow | PlaceRow | FactRow | CoverageRow
