"""Ordinals of events: their place among the rows of their scope, and among the article's own list (contract, «ordinal»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.lexicon import word_set, words
from factcheck.engine.checks.editions import edition, edition_meant, is_numbered
from factcheck.engine.checks.news import NEWS, of_the_article, of_these_days
from factcheck.language.morphology import lemma, past_lemma
from factcheck.model import HERE, EventClaim, Evidence, Ordinal
from factcheck.reference.compare import compare_dates
from factcheck.reference.event_fields import evidence_of
from factcheck.reference.kinds import compatible_kinds, serial_kind, two_sided
from factcheck.reference.links import NO_SUCH_DAY, FieldLink, Link, Replacement
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference
from factcheck.values.comparison import AGREES, UNKNOWN, Comparison, disagrees


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
    if link.row is not None or published is None:
        return None
    if not claim.participants:
        return of_the_article(claim, links, reference, published)
    if claim.date is not None:
        return None
    before = [other for other in links if other.row and _same_series(claim, other.claim) and other.claim.start < claim.start]
    row = reference.get(EventRow, before[-1].row or "") if before else of_these_days(claim, reference, published, _least(claim))
    news = row is not None and row.date is not None and row.date.begin is not None and 0 <= (published - row.date.begin).days <= NEWS
    return row if news else None


def _with_reference(link: Link, links: Sequence[Link], reference: Reference, published: date | None) -> Link:
    claim = link.claim
    if not isinstance(claim, EventClaim) or claim.ordinal is None or claim.ordinal.scope is None or link.reason == NO_SUCH_DAY:
        return link
    if serial_kind(claim.kind) or claim.ordinal.scope == HERE:
        return _with_edition(link, edition_meant(claim, link, links, reference, published), reference)
    if "ordinal" in link.fields:
        return link
    row = reference.get(EventRow, link.row) if link.row else _told(link, links, reference, published)
    if row is not None and is_numbered(claim, row) and (link.row is not None or claim.trigger.end < claim.ordinal.start):
        return _with_edition(link, row, reference)
    ids = [p.id for p in claim.participants if p.id]
    ids = list(_meant(claim, row)) if row is not None and not claim.participants else ids
    if len(ids) < _least(claim):
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
    evidence = tuple(evidence_of(r, "ordinal") for r in rows)
    told = claim.ordinal
    field = FieldLink(
        "ordinal",
        comparison,
        told.start,
        told.end,
        str(position),
        str(told.value),
        Replacement(value=position),
        evidence[0] if evidence else None,
        claim.status == "held",
    )
    state = "linked" if link.state == "none" and comparison.verdict == "agrees" else link.state
    return replace(link, state=state, fields={**link.fields, "ordinal": field}, evidence=(*link.evidence, *evidence))


def _meant(claim: EventClaim, row: EventRow) -> tuple[str, ...]:
    """Return who is counted where the words name nobody: the two who met, or what an accident struck; a visit may be anybody's."""
    assert claim.ordinal is not None
    if claim.date is not None and claim.date.start > claim.ordinal.end:
        return ()  # «эта встреча – вторая; первая, 11 февраля …»
    if claim.ordinal.text.lower() in words("discourse")["ordinal_words"]:
        return ()  # «Впервые они созвонились 18 января и говорили полчаса»
    pair = two_sided(claim.kind) and two_sided(row.kind) and claim.kind not in word_set("triggers", "of_subject")
    if pair and len(row.participants) == _least(claim):
        return row.participants
    return row.participants if claim.kind in word_set("triggers", "at_organisations") else ()


def _with_edition(link: Link, row: EventRow | None, reference: Reference) -> Link:
    assert isinstance(link.claim, EventClaim)
    field = edition(link.claim, row, reference) if row is not None else None
    if row is None or field is None:
        return link
    own = link.fields if row.id == link.row else {}  # what was compared with another edition says nothing
    return replace(link, row=row.id, fields={**own, "ordinal": field})


def _is_passing(claim: EventClaim) -> bool:
    """«на первой игре сидели 3500 человек», «их первая встреча длилась час»: does the ordinal only say which event it was?"""
    if claim.predicate is None:
        return False
    verb = past_lemma(claim.predicate.text.lower().replace("ё", "е")) or lemma(claim.predicate.text.lower())
    counting = word_set("discourse", "linking_verbs") | word_set("triggers", "support", "held")
    return verb not in counting and claim.trigger.text != claim.predicate.text


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
    said = claim.ordinal
    expected = str(len(earlier) + 1)
    field = FieldLink("own_ordinal", disagrees("doubtful"), said.start, said.end, expected, str(said.value), None, _article(moved), True)
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
