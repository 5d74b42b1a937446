"""Cut a block at the ends of its findings, so that overlapping marks become neighbours that each name all their findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Block, Finding


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the findings that cover it and those that start there; else the verdict on what it says."""

    start: int
    end: int
    findings: tuple[Finding, ...]
    starts: tuple[Finding, ...]
    verdict: str | None = None


def segments(block: Block, findings: Sequence[Finding], claims: Sequence[tuple[int, int, str]] = ()) -> list[Segment]:
    """Return the disjoint segments of a block, in order, that together are the whole of it; `claims`: start, end and verdict of each."""
    inside = [f for f in findings if f.start < block.end and f.end > block.start]
    cuts = {block.start, block.end}
    for finding in inside:
        cuts |= {max(block.start, finding.start), min(block.end, finding.end)}
    told = [(start, end, verdict) for start, end, verdict in claims if start < block.end and end > block.start]
    for start, end, _ in told:
        cuts |= {max(block.start, start), min(block.end, end)}
    points = sorted(cuts)
    found = []
    for start, end in pairwise(points):
        covering = tuple(f for f in inside if f.start <= start and f.end >= end)
        starting = tuple(f for f in inside if max(block.start, f.start) == start)
        verdicts = {verdict for first, last, verdict in told if first <= start and last >= end}
        verdict = next((name for name in ("supported", "open") if name in verdicts), None)
        found.append(Segment(start, end, covering, starting, None if covering else verdict))
    return found
