"""One event told in several places of an article (headline, lead, later mention) is one claim, as long as nothing told of it differs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.claims.circumstances import Circumstances
from factcheck.claims.drafts import Draft
from factcheck.model import Argument

_ONE = frozenset({"meeting", "talks"})
_NEWS = 31  # days from an event to a headline that tells it as news
AGREES, DISAGREES, SILENT = "agrees", "disagrees", "silent"
_STATED = frozenset({"held", "planned", "possible", "postponed", "cancelled"})


def merged(drafts: Sequence[Draft], published: date | None) -> list[Draft]:
    """Return the drafts in order, each later mention of an event given to the first one that it fits without a contradiction."""
    kept: list[Draft] = []
    for draft in drafts:
        number = _number_of_same(kept, draft, published)
        if number is None:
            kept.append(draft)
            continue
        main, other = (draft, kept[number]) if _told(draft) > _told(kept[number]) else (kept[number], draft)
        main.found = main.found.filled_from(other.found)
        main.participants = max(main.participants, other.participants, key=_named)
        main.described = main.described or other.described
        main.status = draft.status
        main.again += (other.trigger, *other.again)
        kept[number] = main
    return kept


def _number_of_same(kept: Sequence[Draft], draft: Draft, published: date | None) -> int | None:
    """Return the place of the event that a mention tells again.

    One with the same day or place is it; a bare mention goes on with the last such event and no other; a bare headline waits for its lead.
    """
    last = True
    for number in reversed(range(len(kept))):
        other = kept[number]
        if not _could_be(other, draft):
            continue
        agreement = _fits(other.found, draft.found)
        if agreement == SILENT and 1 < _named(other.participants) < _named(draft.participants):
            continue  # «шесть встреч: две с Линд и четыре с Брандт» sums them up
        if not (other.participants and draft.participants) and agreement != AGREES:
            continue
        if agreement == AGREES or (
            agreement == SILENT
            and (
                (last and _is_bare(draft.found))
                or (_is_bare(other.found) and other.sentence.block <= 1 and _is_news(draft.found, published))
            )
        ):
            return number
        last = False
    return None


def _is_news(found: Circumstances, published: date | None) -> bool:
    """Is the day near enough to publication that a headline can speak of it, as far as both are known?"""
    day = found.date.end_date if found.date else None
    return day is None or published is None or (published - day).days <= _NEWS


def _is_bare(found: Circumstances) -> bool:
    return not (found.date or found.place or found.occasion or found.duration or found.planned)


def _told(draft: Draft) -> int:
    """Return how much a mention tells by itself: the fullest one carries the claim, not the headline before it."""
    found = draft.found
    return sum(1 for part in (found.date, found.place, found.occasion, found.duration) if part is not None) + _named(draft.participants)


def _could_be(first: Draft, again: Draft) -> bool:
    """Are two drafts of one kind, status, voice and company, neither of them counted («во второй раз») or a part of another?"""
    if not one_kind(first.kind, again.kind) or not _status_fits(first, again):
        return False
    one, other = first.found, again.found
    if one.ordinal or other.ordinal or one.part != other.part or first.voice != again.voice:
        return False
    return company_fits(first.participants, again.participants)


def _status_fits(first: Draft, again: Draft) -> bool:
    """Is it one status? A headline in the present tense («Папа прибывает в Осло») waits for what its article tells."""
    if first.status not in _STATED or again.status not in _STATED:
        return False
    return first.status == again.status or (first.sentence.block == 0 and again.sentence.block > 0 and first.status == "planned")


def _fits(one: Circumstances, other: Circumstances) -> str:
    """Do day, place and occasion agree, contradict one another, or does nothing stand on both sides?"""
    if (one.duration and other.duration) or (one.planned and other.planned):
        return DISAGREES
    day = _same(one.date.value if one.date else None, other.date.value if other.date else None)
    place = _same(_name(one.place), _name(other.place))
    occasion = _same(_name(one.occasion), _name(other.occasion))
    if False in (day, place, occasion):
        return DISAGREES
    return AGREES if day or place else SILENT


def _same(left: str | None, right: str | None) -> bool | None:
    return None if left is None or right is None else left == right


def _name(argument: Argument | None) -> str | None:
    return argument.name if argument else None


def one_kind(kind: str, other: str) -> bool:
    """Can two mentions of these kinds tell one event? A meeting is told as talks."""
    return kind == other or {kind, other} <= _ONE


def company_fits(left: Sequence[Argument], right: Sequence[Argument]) -> bool:
    """Does one company hold the other, or is on one side nobody named?"""
    mine, others = ({argument.name for argument in company} for company in (left, right))
    return not (mine and others) or mine <= others or others <= mine


def _named(participants: Sequence[Argument]) -> int:
    return len({argument.name for argument in participants})
