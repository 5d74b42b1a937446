"""Read tables of cases: texts with the expected expressions marked in them, as tests/cases/README.md says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[([^\[\]]*)\]\{([^{}]*)\}")


@dataclass(frozen=True)
class Mark:
    """Marked words: their place in the plain text, what kind they are, their value, further keys."""

    start: int
    end: int
    kind: str
    value: str
    keys: dict[str, str]


@dataclass(frozen=True)
class Case:
    """A text with its marks and publication date."""

    text: str
    marks: tuple[Mark, ...]
    published: date | None
    reads: str
    known_miss: bool = False


def plain(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text without marks, and the marks."""
    text, at = "", 0
    marks = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        kind, value, *pairs = match[2].split()
        keys = dict(pair.split("=", 1) for pair in pairs)
        marks.append(Mark(len(text), len(text) + len(match[1]), kind, value, keys))
        text += match[1]
        at = match.end()
    return text + marked[at:], tuple(marks)


def load(path: Path) -> Iterator[Case]:
    """Yield the cases of a table, then its known misses."""
    table = yaml.safe_load(path.read_text("utf-8"))
    missed = table.get("known_misses", [])
    for row, known_miss in (*((row, False) for row in table["cases"]), *((row, True) for row in missed)):
        entry = row if isinstance(row, dict) else {"text": row}
        day = entry.get("published", table.get("published"))
        if isinstance(day, str):
            day = date.fromisoformat(day) if day != "null" else None
        text, marks = plain(entry["text"])
        yield Case(text, marks, day, table["reads"], known_miss)
