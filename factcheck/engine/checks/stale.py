"""Evidence that was verified too long ago: rows that claims were judged by, each once (`--stale-after`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.engine.subjects import Subject
from factcheck.reference.links import FieldLink, Link
from factcheck.reference.store import Reference
from factcheck.values.comparison import disagrees


def stale_evidence(links: Sequence[Link], reference: Reference, before: date) -> Iterator[Subject]:
    """Yield a subject for each row of evidence whose `verified_on` is earlier than a day; rows that bear none are passed over."""
    seen: set[tuple[str, str]] = set()
    for link in links:
        for evidence in link.evidence:
            key = evidence.table, evidence.id
            verified = next((day for row in reference.rows_of(evidence.id) if (day := getattr(row, "verified_on", ""))), "")
            if key in seen or not verified or date.fromisoformat(verified) >= before:
                continue
            seen.add(key)
            claim = link.claim
            field = FieldLink("verified", disagrees("note"), claim.start, claim.end, before.isoformat(), verified, None, evidence)
            yield Subject("evidence", claim, {"verified": field}, linked=True)
