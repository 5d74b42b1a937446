"""Ordinals of events: their place among the rows of their scope, and among the article's own list (contract, «ordinal»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.lexicon import word_set
from factcheck.claims.triggers import support_verbs
from factcheck.language.morphology import lemma, past_lemma
from factcheck.model import EventClaim, Evidence, Ordinal
from factcheck.reference.compare import compare_dates
from factcheck.reference.kinds import compatible_kinds, serial_kind
from factcheck.reference.links import NO_SUCH_DAY, FieldLink, Link, Replacement
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference
from factcheck.values.comparison import AGREES, UNKNOWN, Comparison, disagrees

_NEWS = 10  # days before publication in which an event is what an article tells as news


def with_ordinals(links: Sequence[Link], reference: Reference, published: date | None) -> list[Link]:
    """Return the links with the fields `ordinal` (against the rows) and `own_ordinal` (against the article itself) added."""
    done = [_with_reference(link, links, reference, published) for link in links]
    return [_with_own(link, done, published) for link in done]


def in_scope(day: date, ordinal: Ordinal, published: date | None, own: date | None) -> bool:
    """Does a day lie in the ordinal's scope? «в этом году» is the event's year, else publication's."""
    scope = ordinal.scope or ""
    name, _, year = scope.partition(":")
    if name == "this_year":
        base = own or published
        return base is not None and day.year == base.year
    if name == "since":
        return day.isoformat() >= year
    return day.year == int(year) if name == "in" else True


def _own_day(claim: EventClaim, row: EventRow | None) -> date | None:
    if row is not None and row.date is not None:
        return row.date.begin
    return claim.date.begin if claim.date else None


def _told(link: Link, links: Sequence[Link], reference: Reference, published: date | None) -> EventRow | None:
    """Return the row of the event that «Это вторая встреча лидеров» speaks of: the one of these people told last, where it is the news."""
    claim = link.claim
    assert isinstance(claim, EventClaim)
    if claim.date is not None or link.row is not None or published is None:
        return None
    before = [other for other in links if other.row and _same_series(claim, other.claim) and other.claim.start < claim.start]
    row = reference.get(EventRow, before[-1].row or "") if before else _in_the_news(claim, reference, published)
    news = row is not None and row.date is not None and row.date.begin is not None and 0 <= (published - row.date.begin).days <= _NEWS
    return row if news else None


def _in_the_news(claim: EventClaim, reference: Reference, published: date) -> EventRow | None:
    """Return the one event of these people in the days before publication, which an article can tell with no date."""
    ids = [p.id for p in claim.participants if p.id]
    rows = (
        [row for row in reference.find(EventRow, f"who:{ids[0]}") if row.status == "held"]
        if len(ids) > 1 and claim.status == "held"
        else []
    )
    near = [row for row in rows if row.date and row.date.begin and 0 <= (published - row.date.begin).days <= _NEWS]
    near = [
        row
        for row in near
        if compatible_kinds(claim.kind, row.kind) and not serial_kind(row.kind) and all(i in row.participants for i in ids)
    ]
    return near[0] if len(near) == 1 else None


def _with_reference(link: Link, links: Sequence[Link], reference: Reference, published: date | None) -> Link:
    claim = link.claim
    if not isinstance(claim, EventClaim) or claim.ordinal is None or claim.ordinal.scope is None or "ordinal" in link.fields:
        return link
    if link.reason == NO_SUCH_DAY:
        return link
    row = reference.get(EventRow, link.row) if link.row else _told(link, links, reference, published)
    ids = [p.id for p in claim.participants if p.id]
    if len(ids) < _least(claim) or serial_kind(claim.kind):
        return link
    before = _own_day(claim, row) or published
    rows = _earlier_rows(reference, claim, ids, before, published, row)
    position = len(rows) + 1
    undated = claim.date is None or claim.date.begin is None
    if row is None and undated and claim.ordinal.value in (position, position - 1):
        return link  # the last of the rows may be this very event
    if link.row is None and undated and claim.ordinal.value < position and _is_passing(claim):
        return link
    comparison = _compare(claim, position, reference, ids)
    if comparison.verdict == "unknown":
        return link
    evidence = tuple(Evidence(table="events", id=r.id, source=r.sources[0] if r.sources else "", field="ordinal") for r in rows)
    words = claim.ordinal
    field = FieldLink(
        "ordinal",
        comparison,
        words.start,
        words.end,
        str(position),
        str(words.value),
        Replacement(value=position),
        evidence[0] if evidence else None,
        claim.status == "held",
    )
    state = "linked" if link.state == "none" and comparison.verdict == "agrees" else link.state
    return replace(link, state=state, fields={**link.fields, "ordinal": field}, evidence=(*link.evidence, *evidence))


def _is_passing(claim: EventClaim) -> bool:
    """«на первой игре сидели 3500 человек»: does the verb speak of something else, so that the ordinal only says which event it was?"""
    if claim.predicate is None:
        return False
    verb = past_lemma(claim.predicate.text.lower().replace("ё", "е")) or lemma(claim.predicate.text.lower())
    return verb not in word_set("discourse", "linking_verbs") | support_verbs() and claim.trigger.text != claim.predicate.text


def _earlier_rows(
    reference: Reference, claim: EventClaim, ids: list[str], before: date | None, published: date | None, own: EventRow | None
) -> list[EventRow]:
    """Return the held rows of the same people and kind, in the ordinal's scope, before the event's day, in order."""
    assert claim.ordinal is not None
    found = []
    for row in reference.find(EventRow, f"who:{ids[0]}"):
        if row.status != "held" or row is own or row.date is None or row.date.begin is None or not compatible_kinds(claim.kind, row.kind):
            continue
        if serial_kind(row.kind) or not all(identity in row.participants for identity in ids):
            continue
        if (before is not None and row.date.begin >= before) or (published is not None and row.date.begin > published):
            continue
        if in_scope(row.date.begin, claim.ordinal, published, before):
            found.append(row)
    return _apart(sorted(found, key=lambda row: (row.date.begin if row.date else None, row.id)))


def _apart(rows: list[EventRow]) -> list[EventRow]:
    """Return the rows without those inside the days of one before: talks during a visit are one meeting with it."""
    kept: list[EventRow] = []
    for row in rows:
        last = kept[-1].date if kept else None
        begin = row.date.begin if row.date else None
        if last is None or begin is None or last.begin is None or (last.end or last.begin) < begin:
            kept.append(row)
    return kept


def _compare(claim: EventClaim, position: int, reference: Reference, ids: list[str]) -> Comparison:
    """Smaller than the rows in scope is wrong; larger is wrong only where the tables hold every such event."""
    assert claim.ordinal is not None
    if claim.ordinal.value == position:
        return AGREES
    if claim.ordinal.value < position:
        return disagrees("sure" if claim.ordinal.scope != "all" else "doubtful")
    return disagrees("sure") if _complete(claim, reference, ids) else UNKNOWN


def _complete(claim: EventClaim, reference: Reference, ids: list[str]) -> bool:
    for entry in reference.coverage():
        people = set(entry.participants) <= set(ids) and entry.participants
        kind = not entry.kind or compatible_kinds(entry.kind, claim.kind)
        inside = entry.date is None or claim.date is None or compare_dates(claim.date, entry.date).verdict == "agrees"
        if people and kind and inside and not entry.place and not entry.series:
            return True
    return False


def _with_own(link: Link, links: Sequence[Link], published: date | None) -> Link:
    """Add the field `own_ordinal`: the article's own dates leave another place in the count than its words.

    It disagrees where the article itself tells as many or more earlier events of the scope, or where a date that the reference
    calls wrong moves an event out of the scope that the count needs.
    """
    claim = link.claim
    if not isinstance(claim, EventClaim) or claim.ordinal is None or claim.ordinal.scope is None or link.reason == NO_SUCH_DAY:
        return link
    own = claim.date.begin if claim.date else None
    told = [other for other in links if other is not link and _same_series(claim, other.claim)]
    days = {
        c.date.begin
        for other in told
        if isinstance((c := other.claim), EventClaim) and c.date and c.date.begin and c.date.begin == c.date.end_date
    }
    earlier = [day for day in days if (own is None or day < own) and in_scope(day, claim.ordinal, published, own)]
    # With no date of its own the event may be one of those that are told.
    too_many = len(earlier) >= claim.ordinal.value + (own is None)
    moved = next((other for other in told if _moved_out(other, claim.ordinal, published, own)), None)
    if not too_many and (moved is None or len(earlier) + 1 >= claim.ordinal.value):
        return link
    words = claim.ordinal
    expected = str(len(earlier) + 1)
    field = FieldLink("own_ordinal", disagrees("doubtful"), words.start, words.end, expected, str(words.value), None, _article(moved), True)
    return replace(link, fields={**link.fields, "own_ordinal": field})


def _least(claim: EventClaim) -> int:
    """Return how many participants make a series: those who meet are two, an accident strikes one («третья авария на ГЭС»)."""
    return 1 if claim.kind in word_set("triggers", "at_organisations") else 2


def _article(moved: Link | None) -> Evidence:
    return Evidence(table="article", id=moved.claim.id if moved else "", source="", field="date")


def _moved_out(other: Link, ordinal: Ordinal, published: date | None, own: date | None) -> bool:
    """Is the event's date wrong by the reference, and does the right one lie in the scope while the written one does not?"""
    field = other.fields.get("date")
    claim = other.claim
    if field is None or field.comparison.verdict != "disagrees" or field.replacement is None or field.replacement.days is None:
        return False
    assert isinstance(claim, EventClaim)
    written = claim.date.begin if claim.date else None
    right = field.replacement.days[0]
    return written is not None and in_scope(right, ordinal, published, own) and not in_scope(written, ordinal, published, own)


def _same_series(claim: EventClaim, other: object) -> bool:
    """Is the other an event of the same people and kind that was held?"""
    if not isinstance(other, EventClaim) or other.status != "held" or not compatible_kinds(claim.kind, other.kind):
        return False
    return len(claim.participants) >= _least(claim) and {p.name for p in claim.participants} == {p.name for p in other.participants}
