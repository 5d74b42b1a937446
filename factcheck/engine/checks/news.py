"""Which row of the tables is the event that an article tells as news, where its words name neither the day nor the people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.claims.merging import one_kind
from factcheck.model import EventClaim
from factcheck.reference.compare import compare_dates
from factcheck.reference.kinds import compatible_kinds, serial_kind
from factcheck.reference.links import Link
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference

NEWS = 10  # days before publication in which an event is what an article tells as news


def _is_news(row: EventRow, published: date) -> bool:
    day = row.date.begin if row.date else None
    return row.status == "held" and day is not None and 0 <= (published - day).days <= NEWS


def of_the_article(claim: EventClaim, links: Sequence[Link], reference: Reference, published: date) -> EventRow | None:
    """«Соперники встретились в третий раз», «нынешняя авария – вторая»: return the one event of the kind that the article tells as news."""
    linked = {link.row for link in links if link.row is not None and isinstance(link.claim, EventClaim)}
    rows = [row for identity in sorted(linked) if (row := reference.get(EventRow, identity)) is not None and _is_news(row, published)]
    near = [row for row in rows if compatible_kinds(claim.kind, row.kind) and serial_kind(row.kind) == serial_kind(claim.kind)]
    near = [row for row in near if claim.date is None or compare_dates(claim.date, row.date).verdict == "agrees"]
    near = [row for row in near if one_kind(claim.kind, row.kind)] or near  # «эта встреча» is the talks rather than the visit
    return near[0] if len(near) == 1 else None


def of_these_days(claim: EventClaim, reference: Reference, published: date, least: int) -> EventRow | None:
    """Return the one event of these people in the days before publication, which an article can tell with no date.

    `least`: how many people of the tables must be named.
    """
    ids = [p.id for p in claim.participants if p.id]
    if len(ids) < least or claim.status != "held":
        return None
    near = [
        row
        for row in reference.find(EventRow, f"who:{ids[0]}")
        if _is_news(row, published)
        and compatible_kinds(claim.kind, row.kind)
        and not serial_kind(row.kind)
        and all(identity in row.participants for identity in ids)
    ]
    return near[0] if len(near) == 1 else None
