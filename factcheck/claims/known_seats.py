"""What an office is of, told once and meant everywhere: «президент США Обама», later «президент Обама»."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.discourse import People
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.namesakes import organisation_meant
from factcheck.claims.noun_phrases import organisation_nouns
from factcheck.claims.positions import phrase_at
from factcheck.claims.view import View
from factcheck.language.morphology import genitive, lemma
from factcheck.model import Argument, OfficeClaim


def with_seats(claims: list[OfficeClaim], people: People) -> list[OfficeClaim]:
    """Give a claim that names no organisation, or only a common noun («глава партии»), the one that another claim has for it.

    `seat`, by which the claim is linked, stays what its own words say.
    """
    return [replace(claim, organisation=_told(claim, claims, people)) if _is_bare(claim.organisation) else claim for claim in claims]


def with_general_seats(claims: list[OfficeClaim], view: View) -> list[OfficeClaim]:
    """Give «организация», «компания» as a seat the organisation that it stands for: «Генеральным секретарём организации является X».

    «до него ведомство возглавлял Y» means the office of the one who came next, where the text has told it.
    """
    return [_as_next(_generally(_of_body(claim), view), claims) for claim in claims]


def _of_body(claim: OfficeClaim) -> OfficeClaim:
    """«МИД Норвегии возглавляет Линд», «правительство возглавил Фосс»: the office that the lexicon has for the head of what is named."""
    if claim.position_ids or claim.organisation is None or claim.position.name not in _heading_nouns():
        return claim
    first, *rest = claim.organisation.text.lower().replace("ё", "е").split()
    for form in (first, genitive(first)):
        match = phrase_at([claim.position.name, form, *rest], 0)
        if match is not None and match[0] > 1 and match[1]:
            return replace(claim, position_ids=match[1])
    return claim


def _as_next(claim: OfficeClaim, claims: list[OfficeClaim]) -> OfficeClaim:
    seat, following = claim.seat, claim.before
    if seat is None or following is None or lemma(seat.text.lower()) not in word_set("offices", "departments"):
        return claim
    told = [c for c in claims if c.person.name == following.name and c.seat is not None and c.start <= claim.start and c.before is None]
    if not told or claim.position.name not in {told[-1].position.name.split()[0], *_heading_nouns()}:
        return claim
    return replace(claim, position_ids=told[-1].position_ids, seat=replace(told[-1].seat, mention=False) if told[-1].seat else None)


def _heading_nouns() -> set[str]:
    return {entry["noun"] for entry in words("offices")["heading"].values()}


def _generally(claim: OfficeClaim, view: View) -> OfficeClaim:
    seat = claim.seat
    sentence = view.sentence_at(seat.start) if seat is not None and seat.mention else None
    if seat is None or sentence is None or lemma(seat.text.lower()) not in word_set("offices", "general_seats"):
        return claim
    meant = organisation_meant(view, sentence, sentence.at(seat.start))
    return replace(claim, seat=meant) if meant is not None else claim


def _is_bare(organisation: Argument | None) -> bool:
    """Is nothing named: no words, or one common noun?"""
    if organisation is None:
        return True
    word = lemma(organisation.text.lower())
    return " " not in organisation.text and organisation.text.islower() and word in organisation_nouns()


def _told(claim: OfficeClaim, claims: list[OfficeClaim], people: People) -> Argument | None:
    """Return the organisation of the nearest claim of one person and one office that names it; the claim's own where none does."""
    person = people.at(claim.person.start)
    named = [
        other
        for other in claims
        if not _is_bare(other.organisation)
        and people.at(other.person.start) is person
        and person is not None
        and _same_office(claim, other)
    ]
    nearest = min(named, key=lambda other: abs(other.start - claim.start), default=None)
    if nearest is None or nearest.organisation is None:
        return claim.organisation
    return replace(nearest.organisation, mention=False)


def _same_office(claim: OfficeClaim, other: OfficeClaim) -> bool:
    if set(claim.position_ids) & set(other.position_ids):
        return True
    return claim.position.name.split()[0] == other.position.name.split()[0]
