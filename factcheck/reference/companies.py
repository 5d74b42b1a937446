"""Who «лидеры», «стороны», «они» are: where the text leaves it open, the company that the tables bear out (contract, «Linking»).

Reading gives such words the company told last. Another company of the article is meant where its event fits a row in every field,
or, failing that, where it is the only one whose event fits a row but for one field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.claims.discourse import stand_in
from factcheck.model import Argument, Claim, EventClaim, Mention
from factcheck.reference.kinds import compatible_kinds, two_sided
from factcheck.reference.links import Link
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference

_SURE = 2  # distinguishing fields that must agree where the day does not


def companies_of(claims: Sequence[Claim]) -> list[tuple[Argument, ...]]:
    """Return the companies of two or more that the article names in its events, each once, in reading order."""
    found: dict[frozenset[str], tuple[Argument, ...]] = {}
    for claim in claims:
        if isinstance(claim, EventClaim) and claim.status != "possible":
            named = tuple(p for p in claim.participants if p.id)
            if len({p.id for p in named}) > 1 and any(p.mention for p in named):
                found.setdefault(frozenset(p.id for p in named if p.id), named)
    return list(found.values())


def company_of_day(claim: EventClaim, cast: Mapping[str, Mention], reference: Reference) -> list[tuple[Argument, ...]]:
    """Return who met on a claim's very day by the tables, where the claim names nobody and the article names them all.

    «Политики провели переговоры 16 апреля 2024 года в Осло»: the paragraph need not say who they were. `cast`: whom the article
    names, by id.
    """
    day = claim.date.begin if claim.date is not None else None
    if day is None or claim.participants or day != claim.date.end_date:  # type: ignore[union-attr]
        return []
    rows = [
        row for row in reference.find(EventRow, f"day:{day.isoformat()}") if compatible_kinds(claim.kind, row.kind) and two_sided(row.kind)
    ]
    known = [row for row in rows if len(row.participants) > 1 and all(identity in cast for identity in row.participants)]
    return [tuple(stand_in(claim.trigger, cast[identity]) for identity in row.participants) for row in known]


def with_company(link: Link, companies: Sequence[tuple[Argument, ...]], relink: Callable[[EventClaim], Link]) -> Link:
    """Return the link of an event whose company is not named with the company that fits the tables best, else as it is.

    `relink` links a claim anew.
    """
    claim = link.claim
    if not isinstance(claim, EventClaim) or not _is_open(claim) or _agrees(link):
        return link
    tried = [relink(other) for other in _with_others(claim, companies)]
    whole = next((other for other in tried if _agrees(other) and _is_certain(other)), None)
    if whole is not None:
        return whole
    fitting = [other for other in tried if other.state == "linked" and _is_certain(other) and not _is_of_others(other)]
    return fitting[0] if (link.state == "none" or _is_of_others(link)) and len(fitting) == 1 else link


def _is_of_others(link: Link) -> bool:
    """Does the row have other people than the claim?"""
    field = link.fields.get("participants")
    return field is not None and field.comparison.verdict == "disagrees"


def _is_open(claim: EventClaim) -> bool:
    """Does the text leave open who took part: some only by words that stand for them, or nobody although the day is told?"""
    if not two_sided(claim.kind) or any(p.mention and not p.id for p in claim.participants):
        return False
    exact = claim.date is not None and claim.date.begin is not None and claim.date.begin == claim.date.end_date
    return any(not p.mention for p in claim.participants) or (not claim.participants and exact)


def _with_others(claim: EventClaim, companies: Sequence[tuple[Argument, ...]]) -> Iterator[EventClaim]:
    """Yield the claim with each other company that holds all whom its own words name, the one told last before it first."""
    named = {p.id for p in claim.participants if p.mention}
    words = next((p for p in claim.participants if not p.mention), claim.trigger)
    mine = {p.id for p in claim.participants}
    starts = [p.start for p in claim.participants if not p.mention]
    single = {p.id for p in claim.participants if not p.mention and p.id and starts.count(p.start) == 1}  # «с ней»: she is one of them
    before = [company for company in companies if company[0].start < claim.start]
    for company in (*reversed(before), *(company for company in companies if company not in before)):
        ids = {p.id for p in company}
        if named | single <= ids and ids != mine:
            others = [stand_in(words, p) for p in company if p.id not in named]
            yield replace(claim, participants=(*(p for p in claim.participants if p.mention), *others))


def _agrees(link: Link) -> bool:
    return link.state == "linked" and all(field.comparison.verdict != "disagrees" for field in link.fields.values())


def _is_certain(link: Link) -> bool:
    """Does the day agree, or two other fields that tell events apart?"""
    agreeing = {name for name, field in link.fields.items() if field.comparison.verdict == "agrees"}
    return "date" in agreeing or len(agreeing & {"place", "occasion", "duration", "number"}) >= _SURE
