"""The room's one public face: an annotated article in, its mentions and claims out. Each claim type is one extractor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from factcheck.claims.discourse import People
from factcheck.claims.events import extract_events
from factcheck.claims.gazetteer import Gazetteer, NoNames
from factcheck.claims.known_seats import with_seats
from factcheck.claims.mentions import find_mentions
from factcheck.claims.offices import extract_offices
from factcheck.claims.places import extract_containment
from factcheck.claims.view import View
from factcheck.claims.weekdays import extract_weekdays
from factcheck.model import Article, Claim, Mention, Number, OfficeClaim, Timex


def extract(
    article: Article, doc: Doc, timexes: Sequence[Timex], numbers: Sequence[Number], gazetteer: Gazetteer | None = None
) -> tuple[list[Mention], list[Claim], View]:
    """Return the mentions and claims of an article in reading order, claims numbered c1, c2, …, and the view they were read in.

    `gazetteer` tells known names; without one the language pipeline's names stand alone.
    """
    view = View(article, doc, timexes, numbers)
    view.set_mentions(find_mentions(view, gazetteer or NoNames()))
    people = People(view)
    offices = with_seats(list(extract_offices(view)), people)
    people.learn_offices(offices)
    claims: list[Claim] = [
        *extract_events(view, people),
        *_named(offices, people, view),
        *extract_containment(view),
        *extract_weekdays(view),
    ]
    claims.sort(key=lambda claim: (claim.start, claim.end, claim.type))
    numbered = [replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1)]
    return [people.named(m) for m in view.mentions], numbered, view


def _named(offices: list[OfficeClaim], people: People, view: View) -> list[OfficeClaim]:
    """Give office holders the fullest name that the article has for them."""
    by_start = {mention.start: mention for mention in view.mentions}
    return [
        replace(claim, person=replace(claim.person, name=people.named(by_start[claim.person.start]).name))
        if claim.person.start in by_start
        else claim
        for claim in offices
    ]
