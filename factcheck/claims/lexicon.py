"""The word lists of claims, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from factcheck.data_files import packaged_yaml


@cache
def words(name: str) -> dict[str, Any]:
    """Return the data of `lexicons/NAME.yaml`."""
    data: dict[str, Any] = packaged_yaml("factcheck.claims.lexicons", f"{name}.yaml")
    return data


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """Return a list of a data file, reached by keys, as a set."""
    value: Any = words(name)
    for key in path:
        value = value[key]
    return frozenset(value)
