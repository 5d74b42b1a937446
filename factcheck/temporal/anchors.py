"""Which earlier time an expression refers back to: the told one, not in a quotation or a bracket of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

_MEMORY = 200  # how many told times a reader can still refer back to
_ASIDE = re.compile(r"«[^«»\n]{0,600}»|\([^()\n]{0,400}\)|\"[^\"\n]{0,400}\"")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A told time: where it stands, its first and last day, its unit, whether its year was told, and whether by «прошлого года»."""

    start: int
    first: date
    last: date
    unit: str
    explicit_year: bool
    referred: bool = False


class Narrative:
    """The times told so far, in reading order, with the blocks and asides that keep some of them apart."""

    def __init__(self, text: str, blocks: list[tuple[int, int, str]]) -> None:
        self._blocks = blocks
        self._block_starts = [start for start, _, _ in blocks]
        self._asides = [match.span() for match in _ASIDE.finditer(text)]
        self._aside_starts = [start for start, _ in self._asides]
        self._told: list[Anchor] = []
        self._yearless: tuple[int, str] | None = None

    def tell(self, anchor: Anchor) -> None:
        """Add a told time."""
        self._told.append(anchor)

    def tell_yearless(self, start: int, value: str) -> None:
        """Note a day whose year is not known: «7 декабря … в тот же день» is still one day."""
        self._yearless = (start, value)

    def yearless_since(self, anchor: Anchor | None, at: int) -> str | None:
        """Return the value of a yearless day told in the same block after an anchor, None where there is none."""
        if self._yearless is None or self.block(self._yearless[0]) != self.block(at):
            return None
        return self._yearless[1] if anchor is None or anchor.start < self._yearless[0] else None

    def block(self, at: int) -> int:
        """Return the number of the block that holds position `at`."""
        return bisect_right(self._block_starts, at) - 1

    def _aside(self, at: int) -> tuple[int, int] | None:
        number = bisect_right(self._aside_starts, at) - 1
        if number >= 0 and self._asides[number][0] <= at < self._asides[number][1]:
            return self._asides[number]
        return None

    def last(self, at: int, *, same_block: bool = False, units: frozenset[str] | None = None) -> Anchor | None:
        """Return the latest told time before `at` that the words there can mean, None where there is none."""
        here, aside = self.block(at), self._aside(at)
        for anchor in self._told[: -_MEMORY - 1 : -1]:
            if self.block(anchor.start) != here and (same_block or self._kept_apart(anchor.start, here)):
                if same_block:
                    return None
                continue
            other = self._aside(anchor.start)
            if other is not None and other != aside:
                continue
            if units is None or anchor.unit in units:
                return anchor
        return None

    def _kept_apart(self, start: int, here: int) -> bool:
        """A caption is not continued by the body, nor the body by a caption."""
        if not self._blocks:
            return False
        there = self.block(start)
        return (self._blocks[there][2] == "caption") != (self._blocks[here][2] == "caption")
