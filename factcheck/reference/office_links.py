"""Office claims against office rows: who held the office on the day that the claim is asserted for (contract, «office» and «as_of»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.claims.lexicon import word_set
from factcheck.claims.positions import positions
from factcheck.language.morphology import lemmas
from factcheck.model import Argument, Evidence, OfficeClaim
from factcheck.reference.compare import compare_dates, looks_like_slip
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.rows import EntityRow, OfficeRow, Span
from factcheck.values.comparison import AGREES, UNKNOWN, Comparison, disagrees
from factcheck.values.edtf import parse_edtf

_HANDOVER = timedelta(days=60)  # between two holders' terms
_CHANGE = timedelta(days=14)
_NOT_NOW = frozenset({"former", "future"})
_LOOSE = frozenset({"elected", "appointed", "acting", "future"})


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim with its person's and seat's possible ids and the offices that its words can mean."""

    claim: OfficeClaim
    people: tuple[str, ...]
    seats: tuple[str, ...]
    ids: frozenset[str]
    phrase: str = ""  # office and place as one, as some tables write them: «губернатор Сувельской области»


def _known_days(rows: Iterable[OfficeRow]) -> Iterator[date]:
    """Yield the first days of terms."""
    yield from (row.date.begin for row in rows if row.date is not None and row.date.begin is not None)


class OfficeLinker:
    """Links office claims to the rows of one reference."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._reference = linker.reference

    def link(self, claim: OfficeClaim, days: Iterable[date]) -> Link:
        """Return the link for the days that the title may be asserted for: it agrees where any of them fits."""
        if claim.kind == "succession":
            return self._succession(claim, days)
        case = self._case(claim)
        mine = [
            row for person in case.people for row in self._reference.find(OfficeRow, f"holder:{person}") if self._same_office(case, row)
        ]
        days = sorted({*self._lived(case, days), *(_known_days(mine) if claim.numbered else ())})
        if claim.starts and mine:
            return self._start(claim, mine)
        if claim.starts and (own := self._began_another(case)) is not None:
            return self._link(claim, own, disagrees("doubtful"), own)
        if claim.starts and (began := self._began(case)) is not None:
            return self._link(claim, began, disagrees("doubtful"), None)
        if claim.status == "former" and not any(self._own(claim, row, days).verdict == "agrees" for row in mine):
            link = self._still(claim, mine, days) or self._never(case, mine)
            return self._before(case, mine, days) or link if link.state == "none" else link
        for row in mine:
            comparison = self._own(claim, row, days)
            if comparison.verdict == "agrees":
                return self._link(claim, row, comparison, None)
        if not days or claim.status in _LOOSE:
            return Link(claim, "none", reason="no day to judge by" if not days else "status")
        return self._refute(case, mine, days)

    def _lived(self, case: _Case, days: Iterable[date]) -> list[date]:
        """«Завод основан 1 марта 1925 года. … приглашён президент Линд»: leave out days on which the person was not yet born."""
        person = self._reference.get(EntityRow, case.people[0]) if len(case.people) == 1 else None
        born = person.born.begin if person is not None and person.born is not None else None
        return [day for day in days if born is None or day > born]

    def holders(self, claim: OfficeClaim, days: Iterable[date], namesakes: Iterable[str] = ()) -> list[EntityRow]:
        """Return who held the office of a claim on its days, whoever the claim names.

        Where the seat is not named, only those of `namesakes` (ids of persons) who then held such an office.
        """
        case, days = self._case(claim), sorted(set(days))
        if case.seats:
            rows = [row for day in days for row in self._on(replace(case, people=()), day)]
        else:
            rows = [row for person in namesakes for row in self._reference.find(OfficeRow, f"holder:{person}")]
            rows = [row for row in rows if self._same_office(case, row) and any(_surely_holds(row, day) for day in days)]
        people = dict.fromkeys(row.person for row in rows)
        return [entity for person in people if (entity := self._reference.get(EntityRow, person)) is not None]

    def _succession(self, claim: OfficeClaim, days: Iterable[date]) -> Link:
        """Was the person the one before in an office of whom the text calls the next? Judged where the tables know both terms."""
        first = tuple(i for i in self._linker.argument_ids(claim.person, "PERSON") if self._reference.get(EntityRow, i))
        following = self._linker.argument_ids(claim.before, "PERSON") if claim.before is not None else ()
        last = max(days, default=None)
        if len(first) != 1 or len(following) != 1:
            return Link(claim, "none", reason="person not known")
        if not claim.person.mention and claim.before is not None and claim.before.mention:
            return self._succeeded(claim, claim.before, first[0], following[0], last)
        known: list[tuple[date, OfficeRow]] = []
        for row in self._reference.find(OfficeRow, f"holder:{following[0]}"):
            begin = row.date.begin if row.date else None
            if begin is not None and (last is None or begin <= last):
                known += [(begin, other) for other in self._preceding(row, begin)]
        if not known and claim.before is not None and claim.before.mention and self._held_one(first[0]):
            return self._succeeded(claim, claim.before, first[0], following[0], last)
        if not known:
            return Link(claim, "none", reason="no other holder known")
        for _, row in known:
            if row.person == first[0]:
                return self._link(claim, row, AGREES, None)
        return self._link(claim, max(known, key=lambda pair: (pair[0], pair[1].id))[1], disagrees("doubtful"), None)

    def _before(self, case: _Case, mine: list[OfficeRow], days: Iterable[date]) -> Link | None:
        """«до него ассоциацию возглавляла Линд»: judged as a succession, in the office of the one who came next whose seat is told."""
        claim = case.claim
        if claim.before is None or mine or not claim.person.mention or len(case.people) != 1 or claim.before.name == claim.person.name:
            return None
        link = self._succession(claim, days)
        row = self._reference.get(OfficeRow, link.row) if link.row else None
        exact = row is not None and (not claim.position_ids or self._same_position(case.ids, row))
        return link if exact and row is not None and self._same_seat(case.seats, row) else None

    def _held_one(self, person: str) -> bool:
        """Do the tables know one office of a person, so that it is the one that was handed over?"""
        return len(self._reference.find(OfficeRow, f"holder:{person}")) == 1

    def _succeeded(self, claim: OfficeClaim, named: Argument, first: str, following: str, last: date | None) -> Link:
        """«Её сменил Фосс»: did the one who is named follow her in an office? Who is meant by the pronoun is not in question."""
        known: list[OfficeRow] = []
        for row in self._reference.find(OfficeRow, f"holder:{first}"):
            end = row.date.end if row.date else None
            for other in self._same_by_others(row) if end is not None else ():
                begin = other.date.begin if other.date else None
                if begin is not None and end is not None and timedelta(0) <= begin - end <= _HANDOVER:
                    known += [other] if last is None or begin <= last else []
        for row in known:
            if row.person == following:
                return self._link(claim, row, AGREES, None)
        if len({row.person for row in known}) != 1:
            return Link(claim, "none", reason="no other holder known")
        return replace(self._link(replace(claim, person=named), known[0], disagrees("doubtful"), None), claim=claim)

    def _preceding(self, row: OfficeRow, begin: date) -> list[OfficeRow]:
        """Return the rows of the office's holder on the last day before somebody else's first."""
        ends = ((other, other.date.end) for other in self._same_by_others(row) if other.date is not None and other.date.end is not None)
        found = [other for other, end in ends if timedelta(0) <= begin - end <= _HANDOVER]
        return found if len({other.person for other in found}) == 1 else []

    def _same_by_others(self, row: OfficeRow) -> list[OfficeRow]:
        """Return the rows of the same office of the same seat that others held."""
        seat, names = row.organisation or row.country, _names_of(row)
        others = self._reference.find(OfficeRow, f"seat:{seat}") if seat else ()
        return [other for other in others if other.person != row.person and _names_of(other) & names]

    def _still(self, claim: OfficeClaim, mine: list[OfficeRow], days: Iterable[date]) -> Link | None:
        """«Бывший директор Линд» who is known to hold the office on all the days: then the word before the office is wrong."""
        words = claim.text[: claim.position.start - claim.start].rstrip()
        told = list(days)
        own = bool(words) and claim.as_of is None and claim.before is None and " " not in words
        if not own or not told or len(mine) != 1 or not all(_surely_holds(mine[0], day) for day in told):
            return None
        if mine[0].date is not None and any(_near_change(mine[0].date, day) for day in told):
            return None
        row = mine[0]
        evidence = _evidence_of(row, "date")
        field = FieldLink(
            "status", disagrees("doubtful"), claim.start, claim.start + len(words), row.date.text if row.date else "", words, None, evidence
        )
        return Link(claim, "linked", {"status": field}, (evidence,), row=row.id)

    def _never(self, case: _Case, mine: list[OfficeRow]) -> Link:
        """A former holder whom the tables know, but not in this office: judged where the term, or who came next, is told."""
        claim = case.claim
        if not case.seats and claim.before is not None:
            told = self._linker.argument_ids(claim.before, "PERSON")
            rows = [row for person in told for row in self._reference.find(OfficeRow, f"holder:{person}")]
            seats = {row.organisation or row.country for row in rows if self._same_position(case.ids, row)}
            case = replace(case, seats=tuple(sorted(seats))) if len(seats) == 1 else case
        if len(case.people) != 1 or not case.seats or mine:
            return Link(claim, "none", reason="person not known" if not case.people else "status")
        day = self._last_day_before(case)
        if claim.as_of is not None and claim.as_of.begin and claim.as_of.end_date:
            day = claim.as_of.begin + (claim.as_of.end_date - claim.as_of.begin) / 2
        rows = self._on(case, day) if day is not None else []
        if len({row.person for row in rows}) != 1 or not self._single(case, rows[0]):
            return Link(claim, "none", reason="no other holder known")
        elsewhere = self._same_elsewhere(case, [day]) if day is not None and claim.before is None else None
        if elsewhere is not None:
            return self._wrong_seat(claim, elsewhere, disagrees("doubtful"))
        return self._link(claim, rows[0], disagrees("doubtful"), None)

    def _last_day_before(self, case: _Case) -> date | None:
        """Return the day before the successor that is told took over, None where the tables do not know one first day of his."""
        if case.claim.before is None:
            return None
        people = self._linker.argument_ids(case.claim.before, "PERSON")
        rows = [row for person in people for row in self._reference.find(OfficeRow, f"holder:{person}") if self._same_office(case, row)]
        days = {row.date.begin for row in rows if row.date and row.date.begin}
        return min(days) - timedelta(days=1) if len(people) == 1 and days else None

    def titled(self, link: Link, claim: OfficeClaim, days: Iterable[date]) -> Link | None:
        """Return the link of a title whose person is right: the office that they did hold on one of the days is expected."""
        case, days = self._case(claim), sorted(set(days))
        rows = [row for person in case.people for row in self._reference.find(OfficeRow, f"holder:{person}")]
        held = [row for row in rows if row.date and any(_surely_holds(row, day) for day in days)]
        field = link.fields["person"]
        if len(held) != 1 or claim.position.start >= claim.person.start:
            return None
        row = held[0]
        seat = self._reference.name_of(row.organisation or row.country)
        evidence = _evidence_of(row, "position")
        end = max(claim.position.end, claim.organisation.end if claim.organisation is not None else 0)
        end = end if end < claim.person.start else claim.position.end
        expected = f"{row.position} ({seat})"
        other = FieldLink("position", field.comparison, claim.position.start, end, expected, claim.position.name, None, evidence)
        return replace(link, fields={"position": other}, evidence=(evidence,))

    def _began(self, case: _Case) -> OfficeRow | None:
        """«С 2017 года премьер-министром была Линд»: the one other person whose known term in that office of one holder began then."""
        said = case.claim.as_of
        if said is None or said.begin is None or said.mod is not None or len(case.people) != 1 or not case.seats:
            return None
        if case.claim.status not in ("holds", "former") or not case.claim.person.mention:
            return None
        closed = replace(said, end_date=said.end_date or _last_day(said.value))
        days = {row.date.begin for seat in case.seats for row in self._reference.find(OfficeRow, f"seat:{seat}") if row.date}
        inside = sorted(day for day in days if day is not None and closed.end_date is not None and said.begin <= day <= closed.end_date)
        rows = [row for day in inside for row in self._on(case, day) if row.date is not None and row.date.begin == day]
        return rows[0] if len(rows) == 1 and self._single(case, rows[0]) else None

    def _began_another(self, case: _Case) -> OfficeRow | None:
        """«назначили министром 6 июня 2016 года»: the other office of that seat that the person took on that very day."""
        said = case.claim.as_of
        if said is None or said.begin is None or said.begin != said.end_date or len(case.people) != 1 or not case.claim.person.mention:
            return None
        position = case.claim.position
        if not case.claim.position_ids or position.name.split()[0] not in lemmas(position.text.split()[0].lower()):
            return None  # «возглавил Норвегию», «возглавила ведомство» may be any head
        if not self._on(case, said.begin):
            return None  # one may take on two offices on a day: nobody else is known to hold the one that is told
        rows = self._reference.find(OfficeRow, f"holder:{case.people[0]}")
        same = [row for row in rows if row.date is not None and row.date.begin == said.begin and self._same_seat(case.seats, row)]
        return same[0] if len(same) == 1 else None

    def _start(self, claim: OfficeClaim, mine: list[OfficeRow]) -> Link:
        """Compare the first day that the text gives an office with the terms of its holder."""
        said = claim.as_of
        assert said is not None and said.begin is not None
        closed = replace(said, end_date=said.end_date or _last_day(said.value))
        terms = [
            (row, Span(row.date.begin, row.date.begin, False, row.date.begin.isoformat())) for row in mine if row.date and row.date.begin
        ]
        for row, begin in terms:
            if compare_dates(closed, begin).verdict == "agrees":
                return self._link(claim, row, AGREES, None)
        slips = [(row, begin) for row, begin in terms if looks_like_slip(closed, begin)]
        if len(slips) != 1 or said.mod is not None or said.rule == "same_unit":  # «в тот же день»: which one may be far above
            return Link(claim, "none", reason="the first day is not known")
        row, begin = slips[0]
        assert begin.begin is not None
        evidence = _evidence_of(row, "date")
        days = Replacement(days=(begin.begin, begin.begin))
        field = FieldLink("as_of", disagrees(), said.start, said.end, begin.text, said.value, days, evidence, said.begin == closed.end_date)
        return Link(claim, "linked", {"as_of": field}, (evidence,), row=row.id)

    def _case(self, claim: OfficeClaim) -> _Case:
        people = tuple(i for i in self._linker.argument_ids(claim.person, "PERSON") if self._reference.get(EntityRow, i))
        seats: tuple[str, ...] = ()
        if claim.seat is not None:
            seats = self._linker.place_ids(claim.seat) or self._linker.argument_ids(claim.seat)
        ids = frozenset(claim.position_ids) or frozenset({claim.position.name})
        place = claim.organisation.text if claim.organisation is not None and claim.organisation.mention else ""
        return _Case(claim, people, seats, ids, f"{claim.position.name} {place}".lower() if place else "")

    def _same_office(self, case: _Case, row: OfficeRow) -> bool:
        if row.position.lower() == case.phrase:
            return True
        generic = case.claim.seat is None and " " not in case.claim.position.name  # «стал министром»
        head = generic and row.position.lower().split()[0] == case.claim.position.name
        return (head or self._same_position(case.ids, row)) and self._same_seat(case.seats, row)

    @staticmethod
    def _same_position(ids: frozenset[str], row: OfficeRow) -> bool:
        lexicon = positions()
        equivalent = {other for identity in ids if identity in lexicon.positions for other in lexicon.positions[identity].equivalent}
        return bool(_names_of(row) & (ids | equivalent))

    def _same_seat(self, seats: tuple[str, ...], row: OfficeRow) -> bool:
        """An unnamed seat fits any; a country fits an organisation that is its own."""
        if not seats:
            return True
        own = {row.country, row.organisation} - {""}
        organisation = self._reference.get(EntityRow, row.organisation) if row.organisation else None
        if organisation is not None and organisation.country:
            own.add(organisation.country)
        return not own or bool(own & set(seats))

    @staticmethod
    def _own(claim: OfficeClaim, row: OfficeRow, days: list[date]) -> Comparison:
        """Does the person's own term fit the status on one of the days?"""
        term = row.date
        if term is None or not days:
            return AGREES if claim.status == "holds" else UNKNOWN
        if claim.status == "former" and claim.as_of is not None and claim.as_of.end_date is not None and not claim.starts:
            return compare_dates(claim.as_of, term)
        if claim.status == "former":
            return AGREES if term.end is not None and any(term.end <= day for day in days) else UNKNOWN
        if claim.status in _LOOSE:
            return AGREES if any(_holds(term, day) or (term.begin is not None and day <= term.begin) for day in days) else UNKNOWN
        attested = row.attested_until
        for day in days:
            if _holds(term, day):
                return AGREES
            if attested and attested.end and term.begin and term.begin <= day <= attested.end + timedelta(days=365):
                return AGREES
        return UNKNOWN

    def _refute(self, case: _Case, mine: list[OfficeRow], days: list[date]) -> Link:
        """Find who held the office; without a known holder, predecessor or successor nobody is called wrong."""
        claim = case.claim
        if claim.status in _NOT_NOW or not case.people or len(case.people) > 1:
            return Link(claim, "none", reason="person not known" if not case.people else "status")
        if not case.seats:
            case = replace(case, seats=tuple(seat for row in mine for seat in (row.organisation or row.country,) if seat))
            if not case.seats:
                return self._without_seat(case, days)
        holders = self._holders(case, days)
        elsewhere = self._same_elsewhere(case, days)
        if not holders and elsewhere is not None and claim.seat is not None and self._single(case, elsewhere):
            return self._wrong_seat(claim, elsewhere, disagrees("doubtful"))
        if not holders or not self._single(case, holders[0]):
            return Link(claim, "none", reason="no other holder known")
        row = holders[0]
        near_change = any(_near_change(other.date, day) for other in (*holders, *mine) if other.date for day in days)
        comparison = disagrees("note", "within 14 days of a change") if near_change else disagrees()
        if elsewhere is not None and claim.seat is not None:
            return self._wrong_seat(claim, elsewhere, comparison)
        title = claim.position.name.split()[0] in lemmas(claim.position.text.split()[0].lower())  # «возглавляет» is no title to mend
        return self._link(claim, row, comparison, self._other_office(case, days) if title else None)

    def _without_seat(self, case: _Case, days: list[date]) -> Link:
        """A bare title that the person never bore: judged against the country whose other office they surely held on all of the days."""
        if not case.claim.person.mention:
            return Link(case.claim, "none", reason="seat not named")  # who «он» is cannot be told for certain
        rows = self._reference.find(OfficeRow, f"holder:{case.people[0]}")
        held = [row for row in rows if all(_surely_holds(row, day) for day in days)]
        own = replace(case, seats=tuple({row.country for row in held if row.country}))
        holders = self._holders(own, days) if len(own.seats) == 1 and " " in case.claim.person.name else []
        if not holders or not self._single(own, holders[0]):
            return Link(case.claim, "none", reason="seat not named")
        return self._link(case.claim, holders[0], disagrees("doubtful"), self._other_office(own, days))

    def _same_elsewhere(self, case: _Case, days: list[date]) -> OfficeRow | None:
        """Return the same office that the person held for another country or organisation: then the seat is wrong."""
        for row in self._reference.find(OfficeRow, f"holder:{case.people[0]}"):
            held = row.date is not None and any(_holds(row.date, day) for day in days)
            exact = set(positions().ids_of(row.position)) & case.ids or row.position.lower() in case.ids
            if held and exact and not self._same_seat(case.seats, row):
                return row
            if held and _land_of(case.claim, row) is not None:
                return row
        return None

    def _wrong_seat(self, claim: OfficeClaim, row: OfficeRow, comparison: Comparison) -> Link:
        assert claim.seat is not None
        words, seat = claim.seat, row.country or row.organisation
        if (within := _land_of(claim, row)) is not None:
            evidence, told = _evidence_of(row, "position"), claim.organisation or claim.seat
            field = FieldLink("organisation", comparison, told.start, told.end, within, told.text, None, evidence)
            return Link(claim, "linked", {"organisation": field}, (evidence,), row=row.id)
        name = self._reference.name_of(seat)
        evidence = _evidence_of(row, "country_id")
        field = FieldLink(
            "organisation", comparison, words.start, words.end, name, words.name, Replacement(entity=seat, name=name), evidence
        )
        return Link(claim, "linked", {"organisation": field}, (evidence,), row=row.id)

    def _holders(self, case: _Case, days: list[date]) -> list[OfficeRow]:
        """Return the row of the one other person known to have held the office on each of the days, the last day's first.

        Nothing where a day has no known holder, or several.
        """
        found = []
        for day in reversed(days):
            rows = self._on(case, day)
            new = [row for row in rows if row.date is not None and row.date.begin == day]
            rows = new if len({row.person for row in rows}) > 1 else rows  # the day on which one took over from another
            if len({row.person for row in rows}) != 1:
                return []
            found.append(rows[0])
        return found

    def _on(self, case: _Case, day: date) -> list[OfficeRow]:
        whole = self._reference.find(OfficeRow, f"pos:{case.phrase}") if case.phrase else ()
        found = [row for row in whole if row.person not in case.people and _surely_holds(row, day)]
        for seat in dict.fromkeys(case.seats):
            for row in self._reference.find(OfficeRow, f"seat:{seat}"):
                exact = set(positions().ids_of(row.position)) & case.ids or row.position.lower() in case.ids
                if exact and row.person not in case.people and _surely_holds(row, day):
                    found.append(row)
        return found

    def _single(self, case: _Case, row: OfficeRow) -> bool:
        if row.single is not None:
            return row.single
        lexicon = positions()
        if row.organisation and row.position.lower() == case.claim.position.name and case.ids & word_set("offices", "one_of_company"):
            return True  # one «генеральный директор» of a company, though there may be an «исполнительный директор» as well
        return any(lexicon.positions[identity].single for identity in case.ids if identity in lexicon.positions)

    def _other_office(self, case: _Case, days: list[date]) -> OfficeRow | None:
        """Return the office of the same seat that the person did hold: then the title is wrong, not the name."""
        for row in self._reference.find(OfficeRow, f"holder:{case.people[0]}"):
            if row.date and any(_holds(row.date, day) for day in days) and self._same_seat(case.seats, row):
                return row
        return None

    def _link(self, claim: OfficeClaim, row: OfficeRow, comparison: Comparison, other: OfficeRow | None) -> Link:
        evidence = _evidence_of(row, "date")
        words, name, entity = claim.person, self._reference.name_of(row.person), row.person
        if other is not None:
            words, name, entity = _title(claim), other.position, ""
        field = FieldLink(
            "person" if other is None else "position",
            comparison,
            words.start,
            words.end,
            name if comparison.verdict == "disagrees" else None,
            words.name,
            Replacement(entity=entity or None, name=name),
            evidence,
        )
        return Link(claim, "linked", {field.name: field}, (evidence,), row=row.id)


def _land_of(claim: OfficeClaim, row: OfficeRow) -> str | None:
    """Return the land in a row's title, «Северного края» of «губернатор Северного края», where the claim names another of its sort."""
    told, title = claim.organisation, f"{claim.position.name} "
    within = row.position[len(title) :].strip()
    if told is None or not told.mention or row.organisation or not row.position.lower().startswith(title) or not within:
        return None
    land = within[0].isupper() and told.text[0].isupper() and within.split()[-1] == told.text.split()[-1] and " " in within
    return within if land and within.lower() != told.text.lower() else None


def _names_of(row: OfficeRow) -> set[str]:
    """Return the lexicon's ids of a row's office, or its written name where the lexicon knows none."""
    return set(positions().ids_of(row.position)) or {row.position.lower()}


def _evidence_of(row: OfficeRow, field: str) -> Evidence:
    return Evidence(table="offices", id=row.id, source=row.sources[0] if row.sources else "", field=field)


def _title(claim: OfficeClaim) -> Argument:
    """Return the words that another office would replace: «глава МИД» of «глава МИД Норвегии»."""
    seat, organisation = claim.seat, claim.organisation
    if seat is None or organisation is None or not claim.position.end <= organisation.start < seat.start:
        return claim.position
    start = claim.position.start
    text = claim.text[start - claim.start : seat.start - claim.start].rstrip(' «"(')
    return replace(claim.position, end=start + len(text), text=text)


def _last_day(value: str) -> date | None:
    """Return the last day of a TIMEX3 value such as 2019, 2019-03 or 2019-03-09."""
    try:
        return parse_edtf(value).end
    except ValueError:
        return None


def _holds(term: Span, day: date) -> bool:
    """Can the term hold the day? An unknown end excludes nothing."""
    return (term.begin is None or term.begin <= day) and (term.end is None or day <= term.end)


def _surely_holds(row: OfficeRow, day: date) -> bool:
    """Is the day known to be inside: both ends known, known to last, or attested later?"""
    term, attested = row.date, row.attested_until
    if term is None or term.begin is None or term.begin > day:
        return False
    known_until = term.end or (attested.end if attested else None)
    return term.lasts or (known_until is not None and day <= known_until)


def _near_change(term: Span, day: date) -> bool:
    return any(edge is not None and abs(edge - day) <= _CHANGE for edge in (term.begin, term.end))
