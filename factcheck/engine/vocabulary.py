"""What conditions may speak of: the names of each type of claim, with their values; and the functions over dates and lengths.

Dates are EDTF text, lengths minutes, names nominatives; what the text does not say is "", 0.0 or an empty list, never missing, so that
a condition cannot fail for want of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.engine.subjects import FIELD_NAMES, Subject
from factcheck.model import Argument, Article, Timex
from factcheck.reference.links import FieldLink
from factcheck.values.edtf import parse_edtf, write_edtf

_COMMON = ("type", "voice", "text", "attribution", "fields")
_OF_TYPE: dict[str, tuple[str, ...]] = {
    "event": ("kind", "status", "participants", "date", "place", "place_within", "occasion", "least_minutes", "most_minutes", "number"),
    "office": ("kind", "status", "person", "position", "organisation", "date"),
    "containment": ("place", "within", "place_within"),
    "weekday": ("date", "least", "most"),
    "age": ("person", "date", "least", "most"),
    "anniversary": ("person", "event", "date", "least", "most"),
    "birth": ("person", "date", "place", "place_within"),
    "death": ("person", "date", "place", "place_within"),
    "founding": ("organisation", "date", "place", "place_within"),
    "quantity": ("subject", "noun", "unit", "least", "most"),
    "sum": ("unit", "least", "most"),
    "change": ("unit", "least", "most"),
}
_FIELD = ("verdict", "weight", "reason", "exact", "expected", "actual")
_OTHERS = {"reference": ("linked", "rows"), "article": ("published", "title", "path")}
_PATH = re.compile(r"(?<![\w.])(claim|reference|article|params)((?:\s*\.\s*\w+)+)(?!\w)")
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")

Holders = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that conditions of a rule do not know: where it stands (1-based) and what is known there."""

    name: str
    known: tuple[str, ...]
    line: int
    column: int


def unknown_name(source: str, subject: str, params: Mapping[str, Any]) -> Unknown | None:
    """Return the first name in a condition that its subject does not have, None where all are known."""
    bare = _STRING.sub(lambda match: " " * len(match[0]), source)
    for match in _PATH.finditer(bare):
        steps = [(step[0], match.start(2) + step.start()) for step in re.finditer(r"\w+", match[2])]
        known: tuple[str, ...] | None = _known(match[1], subject, params)
        for number, (name, at) in enumerate(steps):
            if known is None:
                break
            if name not in known and not _is_call(bare, at + len(name)):
                return Unknown(name, tuple(sorted(known)), bare.count("\n", 0, at) + 1, at - bare.rfind("\n", 0, at))
            known = _below(match[1], name, number, subject)
    return None


def _is_call(source: str, at: int) -> bool:
    """Is the name a method («claim.text.contains(…)»)?"""
    return source[at:].lstrip().startswith("(")


def _known(root: str, subject: str, params: Mapping[str, Any]) -> tuple[str, ...]:
    if root == "claim":
        return (*_COMMON, *_OF_TYPE.get(subject, ()))
    return tuple(map(str, params)) if root == "params" else _OTHERS[root]


def _below(root: str, name: str, depth: int, subject: str) -> tuple[str, ...] | None:
    """Return what may follow a name, None where nothing is known of it (a text, a parameter)."""
    if root != "claim":
        return None
    if depth == 0 and name == "fields":
        return FIELD_NAMES.get(subject, ())
    return _FIELD if depth == 1 else None


def variables(subject: Subject, article: Article, holders: Holders | None = None) -> dict[str, Any]:
    """Return the variables of conditions for a subject. `holders` names the places that hold a place, where a rule asks for it."""
    return {
        "claim": _claim(subject, holders),
        "reference": {"linked": subject.linked, "rows": [evidence.id for evidence in subject.evidence]},
        "article": {
            "published": article.published.isoformat() if article.published else "",
            "title": article.title,
            "path": article.path,
        },
    }


def _claim(subject: Subject, holders: Holders | None) -> dict[str, Any]:
    claim = subject.claim
    fields = {name: _field(subject.fields.get(name)) for name in FIELD_NAMES.get(subject.type, ())}
    said = {"type": subject.type, "voice": subject.voice, "text": claim.text if claim else "", "fields": fields}
    said["attribution"] = _name(claim.attribution) if claim else ""
    return said | {name: _value(name, claim, holders) for name in _OF_TYPE.get(subject.type, ())}


def _value(name: str, claim: object, holders: Holders | None) -> Any:
    if name in _READERS:
        return _READERS[name](claim)
    if name == "place_within":
        place = getattr(claim, "place", None)
        return list(holders(place.id)) if holders and place is not None and place.id else []
    value = getattr(claim, name, None)
    if isinstance(value, Argument):
        return value.name
    return str(value) if value is not None else ""


def _name(argument: Argument | None) -> str:
    return argument.name if argument else ""


def _days(claim: object) -> str:
    timex = getattr(claim, "date", None) or getattr(claim, "as_of", None)
    if not isinstance(timex, Timex) or (timex.begin is None and timex.end_date is None):
        return ""
    return write_edtf(timex.begin, timex.end_date)


def _bound(index: int) -> Callable[[object], float]:
    def read(claim: object) -> float:
        words = getattr(claim, "value", None) or getattr(claim, "total", None)
        value = getattr(words, "value", words)
        if isinstance(value, tuple):
            return float(value[index])
        return float(value) if isinstance(value, int | float) else 0.0

    return read


def _minutes(index: int) -> Callable[[object], float]:
    def read(claim: object) -> float:
        duration = getattr(claim, "duration", None)
        return float(duration.minutes[index]) if duration is not None and duration.minutes else 0.0

    return read


_READERS: dict[str, Callable[[object], Any]] = {
    "date": _days,
    "participants": lambda claim: [_name(argument) for argument in getattr(claim, "participants", ())],
    "least": _bound(0),
    "most": _bound(1),
    "least_minutes": _minutes(0),
    "most_minutes": _minutes(1),
    "number": lambda claim: float(claim.ordinal.value) if getattr(claim, "ordinal", None) else 0.0,  # type: ignore[attr-defined]
}


def _field(link: FieldLink | None) -> dict[str, Any]:
    if link is None:
        return {"verdict": "unknown", "weight": "", "reason": "", "exact": False, "expected": "", "actual": ""}
    return {
        "verdict": link.comparison.verdict,
        "weight": link.comparison.weight,
        "reason": link.comparison.reason,
        "exact": link.exact,
        "expected": link.expected or "",
        "actual": link.actual or "",
    }


def overlaps(one: str, other: str) -> bool:
    """Do two EDTF intervals share a day? An unknown one shares none."""
    if not one or not other:
        return False
    a, b = parse_edtf(one), parse_edtf(other)
    return a.overlaps(b.begin, b.end)


def days_between(one: str, other: str) -> int:
    """Return the days from the first day of one EDTF date to the first of another, 0 where either is unknown."""
    first, last = _first(one), _first(other)
    return (last - first).days if first and last else 0


def _first(edtf: str) -> date | None:
    return parse_edtf(edtf).begin if edtf else None
