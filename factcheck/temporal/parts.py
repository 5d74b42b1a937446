"""A match's named parts by their values: what builders read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factcheck.temporal.expressions import Expression, Quantity, YearRef
from factcheck.temporal.patterns import Match
from factcheck.temporal.tokens import Token

_UNITS = ("unit", "unit_one", "unit_gen", "unit_hour", "unit_year", "unit_day")
_PARTS = ("part", "part_ins", "part_oblique", "part_adv", "part_gen", "day_time")


@dataclass(frozen=True, slots=True)
class Parts:
    """Named parts of a match over its tokens."""

    match: Match
    tokens: list[Token]
    text: str = ""

    def raw(self, name: str) -> str:
        """Return a named part as the text writes it, upper case and all."""
        token = self.token(name)
        return self.text[token.start : token.end] if token else ""

    def token(self, name: str) -> Token | None:
        """Return the token of a named part, None where the match has none."""
        at = self.match.parts.get(name)
        return None if at is None else self.tokens[at]

    def get(self, name: str, *categories: str) -> Any:
        """Return the part's value in the first of `categories` that its token has (default: the part's own name)."""
        token = self.token(name)
        if token is None:
            return None
        for category in categories or (name,):
            if category in token.cats:
                return token.cats[category]
        return None

    def unit(self, name: str = "u") -> str | None:
        """Return the unit of time that a part names."""
        value: str | None = self.get(name, *_UNITS)
        return value or self.get(f"{name[:-1]}v", "unit_abbr")

    def amount(self, name: str = "n") -> tuple[float, float] | None:
        """Return a count as (least, most): «несколько» is two to nine."""
        several = self.get(name, "several")
        if several:
            return (several[0], several[1])
        value = self.get(name, "num", "one_half", "dotnum")
        return None if value is None else (value, value)

    def month(self, name: str) -> int | None:
        """Return the month of a <MON:name> part."""
        value: int | None = self.get(name, "month", "month_adj")
        return value if value is not None else self.get(f"{name}s", "month_short")

    def year_ref(self, name: str = "r") -> YearRef | None:
        """Return the year of a <RELYEAR:name> part."""
        deictic = self.get(f"{name}dd", "deictic")
        if deictic is not None:
            return YearRef("publication", deictic)
        if self.token(f"{name}tt"):
            return YearRef("text", 0)
        following = self.get(f"{name}nn", "next")
        return None if following is None else YearRef("auto", following)

    def suffix(self) -> str:
        """Return the TIMEX3 suffix of a part of day or a clock time beside a date: TEV, T12:30."""
        for name in ("cc", "c", "cd"):
            clock = self.get(name, "clock", "dotclock")
            if clock:
                return clock_suffix(clock)
        part = self.get("p", *_PARTS) or self.get("q", *_PARTS)
        return f"T{part}" if part else ""


def clock_suffix(clock: str) -> str:
    """Return `T09:05` for `9:05`."""
    hour, minute = clock.replace(".", ":").split(":")[:2]
    return f"T{int(hour):02d}:{minute}"


Builder = Callable[[Parts], "Expression | Quantity | None"]
