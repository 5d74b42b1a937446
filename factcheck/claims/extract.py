"""The room's one public face: an annotated article in, its mentions and claims out. Each claim type is one extractor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from factcheck.claims.ages import extract_ages
from factcheck.claims.anniversaries import extract_anniversaries
from factcheck.claims.changes import extract_changes
from factcheck.claims.comparisons import extract_comparisons
from factcheck.claims.discourse import People
from factcheck.claims.events import extract_events
from factcheck.claims.gazetteer import Gazetteer, NoNames
from factcheck.claims.known_seats import with_general_seats, with_seats
from factcheck.claims.lives import extract_lives
from factcheck.claims.located import extract_located
from factcheck.claims.mentions import find_mentions
from factcheck.claims.offices import extract_offices
from factcheck.claims.ownership import is_compared_with
from factcheck.claims.place_adjectives import without_mark
from factcheck.claims.places import extract_containment
from factcheck.claims.quantities import extract_quantities
from factcheck.claims.successions import extract_successions
from factcheck.claims.sums import extract_sums
from factcheck.claims.view import View
from factcheck.claims.weekdays import extract_weekdays
from factcheck.model import Article, Claim, ContainmentClaim, EventClaim, Mention, Number, OfficeClaim, QuantityClaim, Timex

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”"')


def _is_in_scare_quotes(view: View, claim: OfficeClaim) -> bool:
    """«министр Линд стал на снимке «президентом Ардании»»: is a title alone in quotation marks, its holder outside?"""
    opens = view.text[claim.position.start - 1 : claim.position.start] in _OPENING if claim.position.start else False
    closing = next((at for at in range(claim.position.end, len(view.text)) if view.text[at] in _CLOSING), len(view.text))
    return opens and not claim.position.start <= claim.person.start < closing


def extract(
    article: Article, doc: Doc, timexes: Sequence[Timex], numbers: Sequence[Number], gazetteer: Gazetteer | None = None
) -> tuple[list[Mention], list[Claim], View]:
    """Return the mentions and claims of an article in reading order, claims numbered c1, c2, …, and the view they were read in.

    `gazetteer` tells known names; without one the language pipeline's names stand alone.
    """
    view = View(article, doc, timexes, numbers)
    view.set_mentions(find_mentions(view, gazetteer or NoNames()))
    people = People(view)
    offices = with_general_seats(with_seats(list(extract_offices(view, people)), people), view)
    offices = [claim for claim in offices if not _is_in_scare_quotes(view, claim)]
    people.learn_offices(offices)
    events = list(extract_events(view, people))
    ages = list(extract_ages(view, people))
    aged = {claim.value.start for claim in ages}
    changes = list(extract_changes(view))
    claims: list[Claim] = [
        *events,
        *_named(offices, people, view),
        *_named(list(extract_successions(view, people)), people, view),
        *extract_containment(view),
        *extract_located(view),
        *extract_weekdays(view),
        *ages,
        *(claim for claim in extract_anniversaries(view) if claim.value.start not in aged),
        *extract_lives(view, events, people),
        *extract_quantities(view),
        *extract_sums(view),
        *changes,
        *extract_comparisons(view, frozenset(change.total.start for change in changes)),
    ]
    claims.sort(key=lambda claim: (claim.start, claim.end, claim.type))
    numbered = [replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1)]
    return [people.named(m) for m in view.mentions], _with_events(numbered, view), view


def _with_events(claims: list[Claim], view: View) -> list[Claim]:
    """Give quantities the id of the event in whose clause they are told: «погибли 12 человек»."""
    triggers = [(claim.trigger.start, claim.id) for claim in claims if isinstance(claim, EventClaim)]
    return [replace(claim, event=_event_of(claim, triggers, view)) if isinstance(claim, QuantityClaim) else claim for claim in claims]


def _event_of(claim: QuantityClaim, triggers: list[tuple[int, str]], view: View) -> str | None:
    sentence = view.sentence_at(claim.number.start)
    if sentence is None:
        return None
    clause = sentence.clause(sentence.at(claim.number.start))
    inside = [
        (abs(start - claim.number.start), identity)
        for start, identity in triggers
        if sentence.start <= start < sentence.end
        and sentence.clause(sentence.at(start)) == clause
        and not (start > claim.number.start and is_compared_with(sentence, sentence.at(start), sentence.at(claim.number.start).i))
    ]
    return min(inside)[1] if inside else None


def _named(offices: list[OfficeClaim], people: People, view: View) -> list[OfficeClaim]:
    """Give office holders the fullest name that the article has for them."""
    by_start = {mention.start: mention for mention in view.mentions}
    return [
        replace(claim, person=replace(claim.person, name=people.named(by_start[claim.person.start]).name))
        if claim.person.start in by_start
        else claim
        for claim in offices
    ]


def with_plain_names(claim: Claim) -> Claim:
    """Return a claim that no reference will link: adjectives of places that only a reference can tell are named by their own words."""
    if isinstance(claim, OfficeClaim):
        return replace(claim, organisation=without_mark(claim.organisation), seat=without_mark(claim.seat))
    if isinstance(claim, ContainmentClaim):
        return replace(claim, within=without_mark(claim.within) or claim.within)
    return claim
