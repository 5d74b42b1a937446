"""The fields of an event claim against its row: words, what is expected, what to write; with a candidate's agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.model import EventClaim, Evidence
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.occasions import read_occasion
from factcheck.reference.rows import EntityRow, EventRow, PlaceRow
from factcheck.values.comparison import AGREES, DISAGREES, UNKNOWN, Comparison, disagrees
from factcheck.values.durations import compare_durations, iso_range

DISTINGUISHING = ("date", "place", "occasion", "number")
JUDGED = ("date", "place", "participants", "occasion")
_DAY = 1440  # minutes


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row and how each linking field of the claim compares with it."""

    row: EventRow
    fields: dict[str, Comparison]
    titled: bool = False  # its title stands in the claim's sentence
    beside: bool = False  # somebody who took part is named in the claim's paragraph

    def agreeing(self) -> set[str]:
        """Return the distinguishing fields that agree."""
        return {name for name in DISTINGUISHING if self.fields[name].verdict == "agrees"}

    def disagreeing(self) -> set[str]:
        """Return the judged fields that disagree."""
        return {name for name in JUDGED if self.fields[name].verdict == "disagrees"}


class EventFields:
    """Makes the fields of links over one reference."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._reference = linker.reference

    def lasted(self, claim: EventClaim, row: EventRow) -> int:
        """Return 1 where the told length is a row's, -1 where it is another, 0 where one of them is not known."""
        told = self._durations(claim, row).get("duration")
        return {"agrees": 1, "disagrees": -1}.get(told.comparison.verdict, 0) if told is not None else 0

    def takes_part(self, identity: str, row: EventRow) -> bool:
        if identity in row.participants:
            return True
        if self._reference.get(PlaceRow, identity) is None:
            return False
        people = (self._reference.get(EntityRow, participant) for participant in row.participants)
        return any(person is not None and person.country == identity for person in people)

    def link(self, claim: EventClaim, candidate: Candidate, who: Sequence[tuple[str, ...]], others: tuple[FieldLink, ...]) -> Link:
        fields = {
            name: self.field(claim, candidate, name, who) for name in (*JUDGED, "number") if candidate.fields[name].verdict != "unknown"
        }
        if "number" in fields:
            fields["ordinal"] = fields.pop("number")
        fields |= self._durations(claim, candidate.row)
        fields["status"] = self._status(claim, candidate.row)
        agreeing = [evidence_of(candidate.row, name) for name, field in fields.items() if field.comparison.verdict != "unknown"]
        return Link(claim, "linked", fields, tuple(agreeing), others, row=candidate.row.id)

    def field(self, claim: EventClaim, candidate: Candidate, name: str, who: Sequence[tuple[str, ...]]) -> FieldLink:
        row, comparison = candidate.row, candidate.fields[name]
        base = FieldLink(name, comparison, claim.trigger.start, claim.trigger.end, evidence=evidence_of(row, name))
        if name == "date" and claim.date and row.date:
            days = (row.date.begin, row.date.end) if row.date.begin and row.date.end else None
            exact = claim.date.mod is None and claim.date.begin == claim.date.end_date
            plan = claim.status != "held" and (row.status != claim.status or not exact)
            if plan and comparison.verdict == "disagrees":
                base = replace(base, comparison=disagrees("note", "the plan of what was not held"))
            return replace(
                base,
                start=claim.date.start,
                end=claim.date.end,
                expected=row.date.text,
                actual=claim.date.value,
                replacement=Replacement(days=days),
                exact=exact,
            )
        if name == "number":
            words = claim.ordinal or claim.occasion or claim.trigger
            return replace(base, name="ordinal", start=words.start, end=words.end, expected=str(row.number), actual=words.text)
        if name == "place" and claim.place:
            expected = self._reference.name_of(row.place)
            place = claim.place
            return replace(
                base,
                start=place.start,
                end=place.end,
                expected=expected,
                actual=place.name,
                replacement=Replacement(entity=row.place, name=expected),
            )
        if name == "occasion" and claim.occasion:
            return replace(
                base,
                start=claim.occasion.start,
                end=claim.occasion.end,
                expected=self._occasion_name(claim, row),
                actual=claim.occasion.text,
            )
        if name == "participants" and comparison.verdict == "disagrees":
            return self._stranger(base, claim, row, who)
        return base

    def _occasion_name(self, claim: EventClaim, row: EventRow) -> str | None:
        said = read_occasion(claim, self._linker)
        occasion = said.row_of(row, self._linker) if said else None
        return (occasion.title or occasion.series) if occasion else None

    def _stranger(self, base: FieldLink, claim: EventClaim, row: EventRow, who: Sequence[tuple[str, ...]]) -> FieldLink:
        wrong = next(i for i, ids in enumerate(who) if not any(self.takes_part(identity, row) for identity in ids))
        present = {identity for ids in who for identity in ids}
        missing = [participant for participant in row.participants if participant not in present]
        argument = claim.participants[wrong]
        expected = self._reference.name_of(missing[0]) if missing else None
        start, end = argument.antecedent if argument.antecedent and not argument.mention else (argument.start, argument.end)
        return replace(
            base,
            start=start,
            end=end,
            expected=expected,
            actual=argument.name,
            replacement=Replacement(entity=missing[0], name=expected) if missing else None,
            exact=argument.mention,
        )

    @staticmethod
    def _durations(claim: EventClaim, row: EventRow) -> dict[str, FieldLink]:
        found = {}
        pairs = (("duration", claim.duration, row.duration), ("planned_duration", claim.planned_duration, row.planned_duration))
        for name, said, known in pairs:
            if said is None or known is None or said.minutes is None or (claim.part and name == "duration"):
                continue
            if claim.kind != row.kind and said.minutes[0] >= _DAY > known[1]:
                continue  # «визит занял два дня» beside a row of its talks
            comparison = compare_durations(said.minutes, said.mod, known)
            found[name] = FieldLink(
                name,
                comparison,
                said.start,
                said.end,
                iso_range(known),
                said.value,
                Replacement(minutes=known),
                evidence_of(row, "duration_minutes" if name == "duration" else "planned_duration_minutes"),
                said.mod is None,
            )
        return found

    @staticmethod
    def _status(claim: EventClaim, row: EventRow) -> FieldLink:
        """Stated as held, but the row says cancelled, or the reverse."""
        words = claim.predicate or claim.trigger
        comparison = AGREES if (claim.status == "held") == (row.status == "held") else DISAGREES
        if claim.status == "denied":
            comparison = UNKNOWN
        elif claim.status == "planned" != row.status:
            comparison = disagrees("doubtful", "called off by then")
        return FieldLink("status", comparison, words.start, words.end, row.status, claim.status, evidence=evidence_of(row, "status"))


def evidence_of(row: EventRow, field: str | None) -> Evidence:
    return Evidence(table="events", id=row.id, source=row.sources[0] if row.sources else "", field=field)
