"""How severe a finding may be: the rule's word, lowered by doubt, by a speaker's voice, by inexact words (contract, «Severity»)."""

from __future__ import annotations

from typing import get_args

from factcheck.model import Severity
from factcheck.reference.links import FieldLink

_ORDER: tuple[Severity, ...] = ("info", "warning", "error")
_WEIGHT: dict[str, Severity] = {"sure": "error", "doubtful": "warning", "note": "info"}
_SPOKEN = frozenset({"quote", "hearsay"})


def severity_of(rule: str, field: FieldLink, voice: str) -> Severity | None:
    """Return the severity, None where nobody asserts the words."""
    if voice == "unasserted":
        return None
    caps = [rule, _WEIGHT[field.comparison.weight]]
    if voice in _SPOKEN or not field.exact:
        caps.append("warning")
    return lowest(*caps)


def lowest(*names: str) -> Severity:
    """Return the lowest of several severities."""
    assert set(names) <= set(get_args(Severity))
    return min((name for name in _ORDER if name in names), key=_ORDER.index)


def at_least(severity: str, bar: str) -> bool:
    """Is a severity at or above a bar?"""
    return _ORDER.index(severity) >= _ORDER.index(bar)
