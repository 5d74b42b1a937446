"""One event that the article tells twice, and otherwise: another place, length, day, or held here and called off there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from factcheck.claims.continuation import says_other
from factcheck.claims.merging import company_fits, one_kind
from factcheck.claims.triggers import support_verbs
from factcheck.claims.view import View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import lemma
from factcheck.model import Argument, Claim, EventClaim, Timex
from factcheck.reference.compare import places_agree
from factcheck.reference.linker import Linker
from factcheck.values.durations import bounds, compare_durations

_OFF = frozenset({"cancelled", "postponed"})
_PAIR = 2
_NAMES = 4  # of those who took part by whom events are compared
_MOST = 40  # events of two people beyond which no pairs are made
_NEWS = timedelta(days=31)
Words = tuple[int, int]
Sides = tuple[tuple[Words, str], tuple[Words, str]]  # the words of either side and the value that they tell


def retold_events(view: View, claims: Sequence[Claim], linker: Linker) -> Iterator[Subject]:
    """Yield a subject for each pair of claims that speak of one event and differ in one thing, on the later of the two."""
    events = [claim for claim in claims if isinstance(claim, EventClaim) and _is_told(claim) and not _of_no_day(view, claim)]
    seen: set[Words] = set()
    for one, other in _pairs(view, events):
        if not _is_one(view, one, other, events):
            continue
        found = [sides for sides in (_days(one, other), _places(one, other, linker), _lengths(one, other), _held(one, other)) if sides]
        if not found:
            yield sound("article", "retold", other.trigger.start, other.trigger.end)
        if len(found) != 1 or found[0][1][0] in seen:
            continue
        (right, expected), (wrong, actual) = found[0]
        seen.add(wrong)
        yield at_odds(view.text, wrong, "one event told twice", expected, [right], actual=actual, claim=other, field="retold")


def _pairs(view: View, events: Sequence[EventClaim]) -> Iterator[tuple[EventClaim, EventClaim]]:
    """Yield the pairs that can be one event: those of the headline with all below, and those that two people share."""
    headline = view.article.blocks[0].end if view.article.blocks else 0
    groups: dict[tuple[str, ...], list[EventClaim]] = defaultdict(list)
    for event in events:
        names = sorted({p.name for p in event.participants})[:_NAMES]
        for pair in combinations(names, 2):
            groups[pair].append(event)
    above = [event for event in events if event.start < headline]
    found = [pair for group in groups.values() for pair in combinations(group[:_MOST], 2)]
    found += [(one, other) for one in above for other in events if other.start >= headline]
    yield from {(one.start, other.start): (one, other) for one, other in found}.values()


def _of_no_day(view: View, claim: EventClaim) -> bool:
    """Is the event told with a day that no calendar has? Which event it is then is not known."""
    sentence = view.sentence_at(claim.trigger.start)
    return sentence is not None and any(timex.unreal for timex in sentence.timexes)


def _is_told(claim: EventClaim) -> bool:
    counted = claim.ordinal is not None and claim.ordinal.value > 1
    return claim.voice == "own" and claim.status not in ("possible", "denied") and not counted and not claim.part


def _is_one(view: View, one: EventClaim, other: EventClaim, events: Sequence[EventClaim]) -> bool:
    """Do two claims speak of one event?

    Kinds and companies agree, nothing says that the later is another, and something binds them: the same two people with the same day,
    place or length, or a headline and the only event of its sort below it.
    """
    if not _can_be_one(one, other) or _is_another(view, other) or _is_another(view, one):
        return False
    mine, others = {p.name for p in one.participants}, {p.name for p in other.participants}
    shared = mine & others
    apart = one.date is not None and other.date is not None and not _overlap(one.date, other.date)
    if apart and _days(one, other) is None:
        return False  # two days that are no slip of one another are of two events, wherever they were
    if len(shared) >= _PAIR and (mine == others or not apart) and _binds(one, other):
        return True
    block = view.article.blocks[0] if view.article.blocks else None
    headline = block is not None and one.start < block.end <= other.start
    if apart or not headline or not _is_news(view, other):
        return False
    if len([event for event in events if _can_be_one(one, event)]) != _PAIR:
        return False
    return bool(shared) or not (one.participants or other.participants)


def _is_news(view: View, claim: EventClaim) -> bool:
    """Is an event's day near enough to publication that the headline can speak of it, as far as both are known?"""
    published, day = view.article.published, claim.date
    if published is None or day is None or day.begin is None or day.end_date is None:
        return True
    return day.begin - published <= _NEWS and published - day.end_date <= _NEWS  # no sum, which may leave the calendar


def _can_be_one(one: EventClaim, other: EventClaim) -> bool:
    return one_kind(one.kind, other.kind) and company_fits(one.participants, other.participants)


def _is_another(view: View, claim: EventClaim) -> bool:
    """«предыдущая встреча», «новые переговоры»: does an adjective say that it is another than the one told?"""
    sentence = view.sentence_at(claim.trigger.start)
    if sentence is None:
        return False
    return says_other(sentence, sentence.before(sentence.at(claim.trigger.start)), ("ADJ", "DET", "VERB", "NUM"))


def _binds(one: EventClaim, other: EventClaim) -> bool:
    """Does the day, the place or the length of two events of the same two people agree to the letter?"""
    day = one.date is not None and other.date is not None and one.date.begin is not None and _overlap(one.date, other.date)
    exact = day and all(claim.date is not None and claim.date.begin == claim.date.end_date for claim in (one, other))
    place = one.place is not None and other.place is not None and one.place.name == other.place.name
    lasted = one.duration is not None and other.duration is not None and one.duration.value == other.duration.value
    return exact or ((place or lasted) and one.status == other.status)


def _overlap(one: Timex, other: Timex) -> bool:
    if one.begin is None or other.begin is None or one.end_date is None or other.end_date is None:
        return True
    return one.begin <= other.end_date and other.begin <= one.end_date


def _days(one: EventClaim, other: EventClaim) -> Sides | None:
    """Days that differ as a slip does: the same day and month, or the same day number of the year's other month."""
    first, second = one.date, other.date
    if first is None or second is None or first.begin is None or second.begin is None or one.status != other.status:
        return None
    exact = first.begin == first.end_date and second.begin == second.end_date
    a, b = first.begin, second.begin
    slip = a != b and ((a.day, a.month) == (b.day, b.month) or (a.year, a.day) == (b.year, b.day))
    return (_of_time(first), _of_time(second)) if exact and slip else None


def _places(one: EventClaim, other: EventClaim, linker: Linker) -> Sides | None:
    """Places that are known, and neither holds the other."""
    if one.place is None or other.place is None or one.place.name == other.place.name:
        return None
    mine, others = linker.place_ids(one.place), linker.place_ids(other.place)
    if not mine or not others or any(places_agree(linker.reference, mine, place).verdict != "disagrees" for place in others):
        return None
    return _of(one.place), _of(other.place)


def _of(words: Argument) -> tuple[Words, str]:
    return (words.start, words.end), words.name


def _of_time(timex: Timex) -> tuple[Words, str]:
    return (timex.start, timex.end), timex.value


def _lengths(one: EventClaim, other: EventClaim) -> Sides | None:
    first, second = one.duration, other.duration
    if first is None or second is None or first.minutes is None or second.minutes is None:
        return None
    if compare_durations(second.minutes, second.mod, bounds(first.minutes, first.mod)).verdict != "disagrees":
        return None
    return _of_time(first), _of_time(second)


def _held(one: EventClaim, other: EventClaim) -> Sides | None:
    """Held here, called off there, by the same word: «концерт отменён … концерт состоялся»."""
    elsewhere = one.place is not None and other.place is not None and one.place.name != other.place.name
    if elsewhere or lemma(one.trigger.text.lower()) != lemma(other.trigger.text.lower()):
        return None
    if {one.status, other.status} not in ({"held", off} for off in _OFF):
        return None
    held = one if one.status == "held" else other
    if held.predicate is None or lemma(held.predicate.text.lower()) not in support_verbs() | {lemma(held.trigger.text.lower())}:
        return None  # «Учения задерживаются» does not say that they were held
    first, second = one.predicate or one.trigger, other.predicate or other.trigger
    return _of(first), _of(second)
