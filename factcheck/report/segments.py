"""Cut a block at the ends of its findings, so that overlapping marks become neighbours that each name all their findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Block, Finding


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the findings that cover it, and those that start there."""

    start: int
    end: int
    findings: tuple[Finding, ...]
    starts: tuple[Finding, ...]


def segments(block: Block, findings: Sequence[Finding]) -> list[Segment]:
    """Return the disjoint segments of a block, in order, that together are the whole of it."""
    inside = [f for f in findings if f.start < block.end and f.end > block.start]
    cuts = {block.start, block.end}
    for finding in inside:
        cuts |= {max(block.start, finding.start), min(block.end, finding.end)}
    points = sorted(cuts)
    found = []
    for start, end in pairwise(points):
        covering = tuple(f for f in inside if f.start <= start and f.end >= end)
        starting = tuple(f for f in inside if max(block.start, f.start) == start)
        found.append(Segment(start, end, covering, starting))
    return found
