"""Read the options that commands share; a wrong one is a message that says what is expected."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from factcheck.errors import FactcheckError, InputError
from factcheck.resources import shipped


def parse_date(value: str | None, option: str) -> date | None:
    """Return a date option. Raises InputError for anything but YYYY-MM-DD."""
    if value is None:
        return None
    try:
        if len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(f"{option}: «{value}» is not a date like 2025-10-21") from None


def parse_days(value: str | None, option: str) -> int | None:
    """Return a number of days written 180d, 26w, 6m or 1y. Raises InputError for anything else."""
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,5})([dwmy])", value.strip().lower())
    if match is None:
        raise InputError(f"{option}: «{value}» is no length such as 180d, 26w, 6m or 1y")
    return int(match[1]) * {"d": 1, "w": 7, "m": 30, "y": 365}[match[2]]


def folder(value: str | None, name: str) -> Path:
    """Return the folder given, else the one that comes with the package."""
    return Path(value) if value is not None else shipped(name)


def choice(value: str, option: str, choices: tuple[str, ...]) -> str:
    """Return the value if it is one of the choices. Raises FactcheckError otherwise."""
    if value not in choices:
        raise FactcheckError(f"{option}: «{value}» is not one of {', '.join(choices)}")
    return value
