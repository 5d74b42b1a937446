"""An event while its sentences are read."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.circumstances import Circumstances
from factcheck.claims.triggers import Trigger
from factcheck.claims.view import Sentence
from factcheck.model import Argument

TALK = frozenset({"meeting", "talks", "visit"})  # kinds that one meeting can be told as


@dataclass(slots=True)
class Draft:
    """An event while its sentences are read."""

    kind: str
    sentence: Sentence
    trigger: Trigger
    participants: tuple[Argument, ...]
    found: Circumstances
    status: str
    voice: str
    source: Argument | None
    gender: str
    described: tuple[Argument, ...] = ()
    again: tuple[Trigger, ...] = ()


def compatible(kind: str, other: str) -> bool:
    """Can two mentions be of one event: «встреча» and «переговоры» can, a call is only a call («разговор» may be one)?"""
    if kind == other or {kind, other} <= TALK:
        return True
    return {kind, other} == {"talks", "phone_call"}
