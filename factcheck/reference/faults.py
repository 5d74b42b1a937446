"""A fault of a table: where it is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a table, where, and how to mend it. `advice` does not stop a check; `reference validate` shows it."""

    file: str
    row: int
    column: str
    message: str
    advice: bool = False

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}: row {self.row}{column}: {self.message}"
