"""The room's way through: claims in, their links out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.model import Argument, Article, Claim, ContainmentClaim, EventClaim, Mention, OfficeClaim, Timex, WeekdayClaim
from factcheck.reference.event_links import EventLinker
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.office_links import OfficeLinker
from factcheck.reference.place_links import link_containment
from factcheck.reference.store import Reference
from factcheck.values.comparison import AGREES, DISAGREES


class Linking:
    """Links the claims of articles to one reference."""

    def __init__(self, reference: Reference) -> None:
        self.names = Linker(reference)
        self._events = EventLinker(self.names)
        self._offices = OfficeLinker(self.names)

    def mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions with the ids and names of the entities that they name without doubt."""
        ids = self.names.link_mentions(mentions)
        reference = self.names.reference
        return [
            replace(m, id=identity, name=reference.name_of(identity)) if (identity := ids.get((m.start, m.end))) else m for m in mentions
        ]

    def links(self, article: Article, claims: Sequence[Claim], timexes: Sequence[Timex]) -> list[Link]:
        """Return a link for each claim, in order."""
        return [self._link(article, claim, claims, timexes) for claim in claims]

    def _link(self, article: Article, claim: Claim, claims: Sequence[Claim], timexes: Sequence[Timex]) -> Link:
        if isinstance(claim, EventClaim):
            return self._events.link(claim, article.published)
        if isinstance(claim, OfficeClaim):
            return self._offices.link(claim, _days(article, claim, claims, timexes))
        if isinstance(claim, ContainmentClaim):
            return link_containment(claim, self.names)
        if isinstance(claim, WeekdayClaim):
            return _weekday(claim)
        return Link(claim, "none", reason="nothing to compare with")

    def with_ids(self, claim: Claim) -> Claim:
        """Return the claim with the ids and nominatives of its arguments where the tables know them without doubt."""
        if isinstance(claim, EventClaim):
            return replace(
                claim,
                participants=tuple(self._named(argument, None) for argument in claim.participants),
                place=claim.place and self._place(claim.place),
            )
        if isinstance(claim, OfficeClaim):
            return replace(
                claim,
                person=self._named(claim.person, "PERSON"),
                organisation=claim.organisation and self._seat(claim.organisation),
                seat=claim.seat and self._seat(claim.seat),
            )
        if isinstance(claim, ContainmentClaim):
            return replace(claim, place=self._place(claim.place), within=self._place(claim.within))
        return claim

    def _named(self, argument: Argument, label: str | None) -> Argument:
        return self._with(argument, self.names.argument_ids(argument, label))

    def _place(self, argument: Argument) -> Argument:
        return self._with(argument, self.names.place_ids(argument)[:1])

    def _seat(self, argument: Argument) -> Argument:
        return self._with(argument, self.names.place_ids(argument)[:1] or self.names.argument_ids(argument))

    def _with(self, argument: Argument, ids: Sequence[str]) -> Argument:
        if len(ids) != 1:
            return replace(argument, name=argument.text) if argument.name.endswith("*") else argument
        return replace(argument, id=ids[0], name=self.names.reference.name_of(ids[0]))


def _days(article: Article, claim: OfficeClaim, claims: Sequence[Claim], timexes: Sequence[Timex]) -> list[date]:
    """Return the days for which a title is asserted: bound by words, else publication and the times told in its paragraph.

    A chronicle gives people the titles that they had then; a title that fits any of these days is not wrong.
    """
    if claim.as_of is not None and claim.as_of.begin is not None:
        return [claim.as_of.begin]
    if article.published is None:
        return []
    days = set() if claim.bound else {article.published}
    block = next((b for b in article.blocks if b.start <= claim.start < b.end), None)
    for timex in timexes:
        inside = block is not None and block.start <= timex.start < block.end
        if inside and timex.type != "DURATION":
            days |= {day for day in (timex.begin, timex.end_date) if day}
    for other in claims:
        if isinstance(other, EventClaim) and other.date and other.date.begin and other.date.begin == other.date.end_date:
            if any(p.start == claim.person.start for p in other.participants):
                days.add(other.date.begin)
    return sorted(day for day in days if article.published is None or day <= article.published)


def _weekday(claim: WeekdayClaim) -> Link:
    """Compare a weekday with its date's own; both corrections are given."""
    day = claim.date.begin
    if day is None:
        return Link(claim, "none", reason="year not known")
    own = day.isoweekday()
    comparison = AGREES if own == claim.value.value else DISAGREES
    field = FieldLink(
        "value",
        comparison,
        claim.value.start,
        claim.value.end,
        str(own),
        str(claim.value.value),
        Replacement(value=own),
        None,
        claim.date.written_year or claim.date.anchor == "publication",
    )
    return Link(claim, "linked", {"value": field}, computation=f"{day.isoformat()}: {own}")
