"""Ordinals of what is held in a series: its edition, and for which time a place has it («форум проходит в Осло во второй раз»)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.engine.checks.news import of_the_article
from factcheck.language.morphology import lemma
from factcheck.model import HERE, EventClaim
from factcheck.reference.event_fields import evidence_of
from factcheck.reference.keys import name_words, series_keys
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference
from factcheck.values.comparison import AGREES, Comparison, disagrees


def edition_meant(claim: EventClaim, link: Link, links: Sequence[Link], reference: Reference, published: date | None) -> EventRow | None:
    """Return the row whose edition an ordinal tells, None where linking has compared the edition or the row is not known.

    «Нынешние учения – вторые», said wrongly of the third, is linked to the second, whose days are others.
    """
    assert claim.ordinal is not None
    told_here = claim.date is None or claim.start <= claim.date.start < claim.end
    if "ordinal" in link.fields and told_here and claim.ordinal.scope != HERE:
        return None
    current = claim.trigger.end < claim.ordinal.start and claim.status == "held"  # «на 13-м саммите» may be any
    news = of_the_article(claim, links, reference, published) if current and published is not None else None
    if news is not None or "ordinal" in link.fields:
        return news
    dated = "date" in link.fields and link.fields["date"].comparison.verdict == "agrees"  # a place alone has several editions
    return reference.get(EventRow, link.row) if link.row and dated else None


def is_numbered(claim: EventClaim, row: EventRow) -> bool:
    """«Финал стал десятым»: does a noun that the row's own title has count its editions, and not how often its two have met?"""
    title = {lemma(word) for word in name_words(row.title)}
    return row.number is not None and bool(row.series) and lemma(claim.trigger.text.lower().split()[-1]) in title


def edition(claim: EventClaim, row: EventRow, reference: Reference) -> FieldLink | None:
    """Return the field `ordinal` of an event of a series against its row, None where its place in the series is not known."""
    assert claim.ordinal is not None
    words = claim.ordinal
    if words.scope not in (HERE, "all"):
        return None
    before = _held_there(claim, row, reference) if words.scope == HERE else ()
    position = len(before) + 1 if words.scope == HERE else row.number
    if position is None:
        return None
    evidence = evidence_of(before[0] if before else row, "ordinal")
    comparison = _compare(words.value, position, row, reference)
    replacement = Replacement(value=position)
    return FieldLink(
        "ordinal", comparison, words.start, words.end, str(position), str(words.value), replacement, evidence, claim.status == "held"
    )


def _compare(value: int, position: int, row: EventRow, reference: Reference) -> Comparison:
    """A place may have held more editions than the tables know, unless they hold all of the series."""
    if value == position:
        return AGREES
    complete = value < position or row.number == position or any(entry.series == row.series for entry in reference.coverage())
    return disagrees("sure" if complete else "doubtful")


def _held_there(claim: EventClaim, row: EventRow, reference: Reference) -> tuple[EventRow, ...]:
    """Return the earlier editions of a row's series that were held at the place told, or in it."""
    keys = sorted(set(series_keys(row.series or "")))
    found = {other.id: other for key in keys for other in reference.find(EventRow, key) if other.series == row.series}
    first = row.date.begin if row.date else None
    there = claim.place.id if claim.place is not None and claim.place.id else row.place
    return tuple(
        other
        for other in found.values()
        if other.status == "held"
        and any(there in chain for chain in reference.ancestors(other.place or ""))
        and other.date
        and other.date.begin
        and first
        and other.date.begin < first
    )
