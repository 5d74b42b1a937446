"""Which kinds of event can be one: data in `rules/kinds.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from factcheck.claims.lexicon import word_set
from factcheck.data_files import read_yaml
from factcheck.resources import shipped


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(shipped("rules") / "kinds.yaml")
    return data


def compatible_kinds(left: str, right: str) -> bool:
    """Can an event of one kind be told as the other?"""
    return left == right or any(left in group and right in group for group in _data()["compatible"])


def canonical_kind(kind: str) -> str:
    """Return the kind that a table's word for it stands for: a forum is read as a summit."""
    return str(_data()["synonyms"].get(kind, kind))


def serial_kind(kind: str) -> bool:
    """Is the kind held in numbered series?"""
    return kind in word_set("triggers", "serial_kinds")


def two_sided(kind: str) -> bool:
    """Has the kind two sides, so that a wrong one stands out?"""
    return kind in _data()["two_sided"]


def across_zones(kind: str) -> bool:
    """May the day differ by one between the sides?"""
    return kind in _data()["across_zones"]


def unique_kind(kind: str) -> bool:
    """Is there just one such event for its participants and year (an election)?"""
    return kind in _data()["unique"]


def is_village(noun: str | None) -> bool:
    """Does a noun before a place's name make it smaller than what the tables hold?"""
    return noun in _data()["villages"]
