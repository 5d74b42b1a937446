"""The word lists of claims, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> dict[str, Any]:
    """Return the data of `lexicons/NAME.yaml`."""
    text = (files("factcheck.claims") / "lexicons" / f"{name}.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """Return a list of a data file, reached by keys, as a set."""
    value: Any = words(name)
    for key in path:
        value = value[key]
    return frozenset(value)
