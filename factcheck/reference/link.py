"""The room's way through: claims in, their links out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import MINYEAR, date

from factcheck.claims.lexicon import word_set
from factcheck.model import (
    AgeClaim,
    AnniversaryClaim,
    Argument,
    Article,
    BirthClaim,
    ChangeClaim,
    Claim,
    ContainmentClaim,
    DeathClaim,
    EventClaim,
    FoundingClaim,
    LifeClaim,
    Mention,
    OfficeClaim,
    QuantityClaim,
    SumClaim,
    Timex,
    WeekdayClaim,
)
from factcheck.reference.companies import companies_of, company_of_day, with_company
from factcheck.reference.compare import is_stretch
from factcheck.reference.event_links import EventLinker
from factcheck.reference.linker import Linker
from factcheck.reference.links import NO_SUCH_DAY, FieldLink, Link, Replacement
from factcheck.reference.meant import told_words, unless_another, without_further
from factcheck.reference.office_links import OfficeLinker
from factcheck.reference.own_links import link_change, link_sum
from factcheck.reference.place_links import link_containment
from factcheck.reference.quantity_links import QuantityLinker
from factcheck.reference.rows import EntityRow
from factcheck.reference.store import Reference
from factcheck.reference.value_links import link_age, link_anniversary, link_life
from factcheck.values.comparison import AGREES, DISAGREES
from factcheck.values.years import day_in_year

_OF_ONE = (AgeClaim, AnniversaryClaim, BirthClaim, DeathClaim, FoundingClaim, OfficeClaim)
_ENOUGH = 2  # fields of an event beyond which it vouches for its people
_THEN = 80  # characters before a day in which «тогда» stands
_LEADS = 3  # blocks: the headline, and the lead with what may stand above it


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

    def links(self, article: Article, claims: Sequence[Claim], timexes: Sequence[Timex], mentions: Sequence[Mention]) -> list[Link]:
        """Return a link for each claim, in order; quantities are held against the rows of the events that are linked."""
        companies, places, organisations = companies_of(claims), self._places_named(mentions), self._organisations_named(mentions)
        cast = self._cast(mentions)
        of_no_day = [block for timex in timexes if timex.unreal and (block := article.block_at(timex.start)) is not None]

        def of_event(claim: EventClaim) -> Link:
            around = self._named_beside(article, claim, mentions) | places
            if claim.kind in word_set("triggers", "at_organisations"):
                around |= organisations  # «21 октября 2008 года здесь случился пожар»
            told = told_words(article, claim) if claim.kind in word_set("triggers", "titled_kinds") else frozenset[str]()
            return self._events.link(claim, article.published, around, leads=_leads(article, claim), told=told)

        namesakes = [block for block in article.blocks if _tells_of_namesake(article.text[block.start : block.end])]

        def link(claim: Claim) -> Link:
            if isinstance(claim, _OF_ONE) and any(block.start <= claim.start < block.end for block in namesakes):
                return Link(claim, "none", reason="somebody of the same name is told of")
            if _hangs_on_day(claim) and any(block.start <= claim.start < block.end for block in of_no_day):
                return Link(claim, "none", reason=NO_SUCH_DAY)
            if isinstance(claim, EventClaim):
                found = with_company(of_event(claim), companies, of_event)
                of_day = company_of_day(claim, cast, self.names.reference) if found.state == "none" else []
                return with_company(found, of_day, of_event) if of_day else found
            found = self._link(article, claim, claims, timexes)
            return unless_another(article, found, mentions, lambda other: self._link(article, other, claims, timexes))

        links = [link(claim) for claim in claims]
        links = without_further(article, links)
        links = self._by_votes(article, links, claims, timexes)
        quantities = QuantityLinker(self.names, article, claims, timexes, mentions)
        linked = [quantities.link(link.claim, links) if isinstance(link.claim, QuantityClaim) else link for link in links]
        return quantities.without_echoes(linked)

    def _by_votes(self, article: Article, links: list[Link], claims: Sequence[Claim], timexes: Sequence[Timex]) -> list[Link]:
        """Where an event that fits its row vouches for a person, a wrong office is the title's fault, not the name's."""
        vouched = {
            participant.start
            for link in links
            if isinstance(link.claim, EventClaim) and link.row and all(f.comparison.verdict == "agrees" for f in link.fields.values())
            for participant in link.claim.participants
            if participant.mention and len(link.fields) > _ENOUGH
        }
        done = []
        for link in links:
            claim, field = link.claim, link.fields.get("person")
            wrong = field is not None and field.comparison.verdict == "disagrees"
            other = None
            if wrong and isinstance(claim, OfficeClaim) and claim.person.start in vouched:
                other = self._offices.titled(link, claim, _days(article, claim, claims, timexes))
            done.append(other or link)
        return done

    def _link(self, article: Article, claim: Claim, claims: Sequence[Claim], timexes: Sequence[Timex]) -> Link:
        if isinstance(claim, OfficeClaim):
            return self._offices.link(claim, _days(article, claim, claims, timexes))
        if isinstance(claim, ContainmentClaim):
            return link_containment(claim, self.names)
        if isinstance(claim, WeekdayClaim):
            return _weekday(claim, article.published)
        if isinstance(claim, SumClaim):
            return link_sum(claim)
        if isinstance(claim, ChangeClaim):
            return link_change(claim)
        if isinstance(claim, AgeClaim):
            return link_age(claim, self.names, _days_of_age(article, claim, timexes))
        if isinstance(claim, BirthClaim | DeathClaim | FoundingClaim):
            return link_life(claim, self.names)
        if isinstance(claim, AnniversaryClaim):
            return link_anniversary(claim, self.names, article.published)
        return Link(claim, "none", reason="nothing to compare with")

    def _named_beside(self, article: Article, claim: EventClaim, mentions: Sequence[Mention]) -> frozenset[str]:
        """Return the ids of those who are named in the claim's paragraph."""
        block = article.block_at(claim.start)
        near = [m for m in mentions if m.label != "PLACE" and block is not None and block.start <= m.start < block.end]
        return frozenset(ids[0] for m in near if len(ids := self.names.mention_ids(m)) == 1)

    def _organisations_named(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """Return the ids of the organisations that the article names."""
        return frozenset(ids[0] for m in mentions if m.label == "ORG" and len(ids := self.names.mention_ids(m)) == 1)

    def _cast(self, mentions: Sequence[Mention]) -> dict[str, Mention]:
        """Return the first mention of each person and organisation that the article names without doubt, by id."""
        named = [(ids[0], m) for m in mentions if m.label != "PLACE" and len(ids := self.names.mention_ids(m)) == 1]
        return dict(reversed(named))

    def _places_named(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """Return the ids of the places that the article names, with what holds them."""
        places = {m.id for m in mentions if m.label == "PLACE" and m.id}
        holders = {holder for place in places for chain in self.names.reference.ancestors(place) for holder in chain}
        return frozenset(places | holders)

    def holders(self, article: Article, claim: OfficeClaim, claims: Sequence[Claim], timexes: Sequence[Timex]) -> list[EntityRow]:
        """Return who held the office of a claim on the days that it is asserted for, whoever the claim names."""
        surname = claim.person.name.split()[-1]
        namesakes = [match.entity.id for match in self.names.names.of([surname])]
        return self._offices.holders(claim, _days(article, claim, claims, timexes), namesakes)

    def with_ids(self, claim: Claim) -> Claim:
        """Return the claim with the ids and nominatives of its arguments where the tables know them without doubt."""
        if isinstance(claim, EventClaim):
            named = [self._named(argument, None) for argument in claim.participants]
            return replace(
                claim,
                participants=tuple({p.id or f"{p.start} {p.name}": p for p in reversed(named)}.values())[::-1],
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


def _tells_of_namesake(text: str) -> bool:
    """«полный тёзка министра»: does a paragraph say that two people, or two bodies, bear one name?"""
    text = text.lower()
    return any(word in text for word in word_set("discourse", "namesakes"))


def _hangs_on_day(claim: Claim) -> bool:
    """Is a claim read by the days that its paragraph tells, with no day of its own? Which day is meant beside «31 июня» is not known."""
    if isinstance(claim, EventClaim):
        return claim.date is None or claim.date.unreal
    return isinstance(claim, OfficeClaim | AgeClaim | AnniversaryClaim | LifeClaim)


def _leads(article: Article, claim: Claim) -> bool:
    """Does a claim stand in the headline or the lead?"""
    return any(block.start <= claim.start < block.end for block in article.blocks[:_LEADS])


def _days(article: Article, claim: OfficeClaim, claims: Sequence[Claim], timexes: Sequence[Timex]) -> list[date]:
    """Return the days for which a title is asserted: bound by words, else publication and the times told in its paragraph.

    A chronicle gives people the titles that they had then; a title that fits any of these days is not wrong.
    """
    if claim.as_of is not None and claim.as_of.begin is not None:
        return [claim.as_of.begin]
    if article.published is None:
        return []
    days = set() if claim.bound else {article.published}
    block = article.block_at(claim.start)
    for timex in timexes:
        inside = block is not None and block.start <= timex.start < block.end
        if inside and timex.type != "DURATION" and timex.end_date is not None:  # «занимает пост с 2021 года» tells a term, no event
            days |= {day for day in (timex.begin, timex.end_date) if day}
    for other in claims:
        if isinstance(other, EventClaim) and other.date and other.date.begin and other.date.begin == other.date.end_date:
            if any(p.start == claim.person.start for p in other.participants):
                days |= {other.date.begin, *_in_told_years(article, other.date, timexes)}
    return sorted(day for day in days if article.published is None or day <= article.published)


def _in_told_years(article: Article, said: Timex, timexes: Sequence[Timex]) -> list[date]:
    """«Тогда, 17 марта, приехал президент»: return a day whose year was taken from the text in the other years that the text tells."""
    if said.begin is None or said.begin != said.end_date or said.written_year or said.anchor != "told":
        return []
    before = article.text[max(0, said.start - _THEN) : said.start].rpartition(". ")[2].lower()
    if not word_set("discourse", "then") & set(re.findall(r"[а-яё]+", before)):
        return []
    years = {t.begin.year for t in timexes if t.begin is not None and t.written_year and t.start < said.start} - {said.begin.year}
    return [day_in_year(year, said.begin.month, said.begin.day) for year in sorted(years)]


def _days_of_age(article: Article, claim: AgeClaim, timexes: Sequence[Timex]) -> list[date]:
    """Return the days that an age can be said of: the one that is told, else publication's and those of the paragraph."""
    if claim.turning and claim.date is not None and claim.date.end_date is not None:
        year = claim.date.end_date.year
        if claim.date.anchor == "told" and article.published is not None:  # «в декабре ему исполнилось»: not of a year told before
            year = article.published.year
            if claim.date.begin is not None and claim.date.begin.month > article.published.month and year > MINYEAR:
                return [date(year, 12, 31), date(year - 1, 12, 31)]
        return [date(year, 12, 31)]  # «исполнилось» is the year's
    if claim.date is not None and claim.date.end_date is not None:
        days = [claim.date.end_date, *([claim.date.begin] if claim.date.begin else [])]
        return [*days, *_in_told_years(article, claim.date, timexes)]
    if article.published is None:
        return []
    block = article.block_at(claim.start)
    inside = [t for t in timexes if block is not None and block.start <= t.start < block.end and t.type == "DATE"]
    inside = [t for t in inside if t.end_date is not None and not is_stretch(t)]  # «работает с января 2024 года» tells a term
    told = [day for timex in inside for day in (timex.begin, timex.end_date) if day is not None and day <= article.published]
    birthday = [date(article.published.year, 12, 31)] if claim.turning else []
    then = [day for timex in inside for day in _in_told_years(article, timex, timexes)]
    return list(dict.fromkeys([article.published, *birthday, *told, *then]))


def _weekday(claim: WeekdayClaim, published: date | None) -> Link:
    """Compare a weekday with its date's own; both corrections are given."""
    day = claim.date.begin
    own_year = published is not None and day is not None and day.year == published.year  # the text's year and publication's are one
    certain = claim.date.written_year or claim.date.anchor == "publication" or (claim.date.anchor == "told" and own_year)
    if day is None or not certain:  # a year taken from elsewhere in the text is a guess
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
    )
    return Link(claim, "linked", {"value": field}, computation=f"{day.isoformat()}: {own}")
