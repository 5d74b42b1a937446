"""Link an event claim to a row (contract, section 5, «Linking» and «Gaps»): candidates by key, fields compared, the one that disagrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims.lexicon import word_set
from factcheck.language.morphology import lemma
from factcheck.model import Argument, EventClaim
from factcheck.reference.compare import compare_dates, is_day_of_other_year, known_by, looks_like_slip, places_agree
from factcheck.reference.event_fields import DISTINGUISHING, Candidate, EventFields, evidence_of
from factcheck.reference.keys import name_words, series_keys
from factcheck.reference.kinds import across_zones, compatible_kinds, serial_kind, two_sided, unique_kind
from factcheck.reference.linker import Linker
from factcheck.reference.links import Link
from factcheck.reference.occasions import Occasion, read_occasion
from factcheck.reference.rows import EntityRow, EventRow
from factcheck.values.comparison import AGREES, DISAGREES, UNKNOWN, Comparison, disagrees

_NEWS = 7  # days before publication
_CONTENT = 4  # letters of a word of a title that says something
_TWO = 2
_DAY = 24 * 60  # minutes
_EDITION = 10  # days that an edition of a series lasts at most
_NOT_HELD = frozenset({"planned", "possible"})


class EventLinker:
    """Links event claims of articles to the rows of one reference."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._reference = linker.reference
        self._fields = EventFields(linker)

    def link(
        self,
        claim: EventClaim,
        published: date | None,
        around: frozenset[str] = frozenset(),
        *,
        leads: bool = False,
        told: frozenset[str] = frozenset(),
    ) -> Link:
        """Return the claim's link: linked with its fields compared, ambiguous, or none with the reason.

        `around`: the ids of what is named in the claim's paragraph. An event that is unique for its people and year and names
        nobody («на выборах 17 января») is that of someone named there. `leads`: it stands where news has no day.
        `told`: the lemmas of the claim's sentence, in which the title of what was signed may stand.
        """
        if claim.status == "possible":
            return Link(claim, "none", reason="plan")
        who = [self._person_ids(argument) for argument in claim.participants]
        occasion = read_occasion(claim, self._linker)
        rows = [
            row for row in self._rows(claim, who, occasion, around) if known_by(row, published) and self._status_fits(claim, row, published)
        ]
        if claim.status in _NOT_HELD and not rows:
            return Link(claim, "none", reason="plan")
        places = self._linker.place_ids(claim.place) if claim.place else ()
        if claim.status == "planned" and self._came_about(claim, who, occasion, places, around):
            return Link(claim, "none", reason="plan")
        candidates = [c for row in rows if (c := self._compare(claim, row, who, occasion, places, around))]
        candidates = [replace(c, titled=self._is_titled(c.row, told)) for c in candidates]
        link = self._choose(claim, candidates, who, published, leads=leads)
        if link.state == "none" and occasion is not None and claim.occasion is not None and not serial_kind(claim.kind):
            return self._of_edition(claim, occasion, places, who) or link
        return link

    def _is_titled(self, row: EventRow, told: frozenset[str]) -> bool:
        """«соглашение о паромной линии»: do the words of what was signed, names of the sides left out, stand in the sentence?"""
        if not told or row.kind not in word_set("triggers", "titled_kinds"):
            return False
        sides = {lemma(word) for side in row.participants for word in name_words(self._reference.name_of(side))}
        words = {lemma(word) for word in name_words(row.title) if len(word) >= _CONTENT}
        own = words - sides - word_set("triggers", "objects", "documents")
        return len(own) >= _TWO and len(own & told) >= max(_TWO, (len(own) + 1) // 2)

    def _came_about(
        self, claim: EventClaim, who: Sequence[tuple[str, ...]], occasion: Occasion | None, places: Sequence[str], around: frozenset[str]
    ) -> bool:
        """Does a plan fit in every field an event that was held later? Then it was that one's, whatever other plans were known."""
        rows = [row for row in self._rows(claim, who, occasion, around) if row.status == "held"]
        fitting = [c for row in rows if (c := self._compare(claim, row, who, occasion, places, around)) and not c.disagreeing()]
        return any("date" in c.agreeing() and len(c.agreeing()) > 1 for c in fitting)

    def _of_edition(self, claim: EventClaim, occasion: Occasion, places: Sequence[str], who: Sequence[tuple[str, ...]]) -> Link | None:
        """«14 июня 2024 года прилетела в Осло на 13-й саммит»: an edition not of that day, where one other is of day and place."""
        day = claim.date
        if occasion.number is None or day is None or claim.status != "held" or not (day.written_year or day.anchor == "publication"):
            return None
        rows = [row for row in occasion.rows(self._linker) if occasion.same_series(row, self._linker)]
        named = [row for row in rows if row.number == occasion.number]
        fits = [
            row
            for row in rows
            if compare_dates(day, row.date).verdict == "agrees" and places_agree(self._reference, places, row.place).verdict != "disagrees"
        ]
        if len(named) != 1 or len(fits) != 1 or fits[0].number is None or compare_dates(day, named[0].date).verdict != "disagrees":
            return None
        fields = dict.fromkeys((*DISTINGUISHING, "participants"), UNKNOWN) | {"date": AGREES, "occasion": DISAGREES}
        return self._fields.link(claim, Candidate(fits[0], fields), who, ())

    def _person_ids(self, argument: Argument) -> tuple[str, ...]:
        """Return the ids that a participant can have: a person, an organisation, or a country and then those at its head."""
        return self._linker.argument_ids(argument)

    def _rows(self, claim: EventClaim, who: Sequence[tuple[str, ...]], occasion: Occasion | None, around: frozenset[str]) -> list[EventRow]:
        """Return the rows of a compatible kind that share a participant, the series or, failing both, the kind and place."""
        keys = [f"who:{identity}" for ids in who for identity in ids]
        if serial_kind(claim.kind) and occasion and occasion.series:
            keys += [key for name in sorted(occasion.series) for key in series_keys(name)]
        if not keys and (not claim.participants or _strikes(claim.kind)):
            keys += [f"at:{identity}" for identity in (self._linker.place_ids(claim.place) if claim.place else ())]
            keys.append(f"kind:{claim.kind}")
            keys += [f"who:{identity}" for identity in sorted(around)] if unique_kind(claim.kind) or _strikes(claim.kind) else []
        found: dict[str, EventRow] = {}
        for key in keys:
            for row in self._reference.find(EventRow, key):
                series = occasion is None or not serial_kind(claim.kind) or occasion.same_series(row, self._linker) is not False
                if compatible_kinds(claim.kind, row.kind) and series:
                    found.setdefault(row.id, row)
        return list(found.values())

    @staticmethod
    def _status_fits(claim: EventClaim, row: EventRow, published: date | None) -> bool:
        """What is told as cancelled is a cancelled row's, or on the very day a held one's; what is told as held may be either.

        A plan for a day is that of a row that was called off by then: `known_by` leaves no others.
        """
        off = row.status in ("cancelled", "postponed")
        first, last = (claim.date.begin, claim.date.end_date) if claim.date is not None else (None, None)
        exact = first is not None and last is not None and (last - first).days <= _EDITION
        if row.status in _NOT_HELD or (claim.status in _NOT_HELD and not off):
            return claim.status == row.status  # a plan is compared with the plan, never with what came of it
        if claim.status == "planned":
            ahead = published is not None and claim.date is not None and claim.date.begin is not None and claim.date.begin > published
            return off and exact and ahead and compare_dates(claim.date, row.date).verdict == "agrees"
        if claim.status not in ("cancelled", "postponed") or off:
            return True
        return exact and compare_dates(claim.date, row.date).verdict == "agrees"

    def _compare(
        self,
        claim: EventClaim,
        row: EventRow,
        who: Sequence[tuple[str, ...]],
        occasion: Occasion | None,
        places: Sequence[str],
        around: frozenset[str],
    ) -> Candidate | None:
        """Compare a row field by field; None where the claim names people and they do not fit."""
        participants = self._participants(claim, row, who, around)
        nobody = _strikes(row.kind) and not any(who)  # the tables know nobody of those whom the words name
        if participants.verdict == "unknown" and claim.participants and not nobody:
            return None
        named = bool(around & set(row.participants))
        fields = {
            "participants": participants,
            "date": compare_dates(claim.date, row.date, across_zones=across_zones(row.kind)),
            "place": places_agree(self._reference, places, row.place),
            "occasion": occasion.compare(row, self._linker) if occasion and not serial_kind(claim.kind) else UNKNOWN,
            "number": occasion.compare_number(row) if occasion and serial_kind(claim.kind) else UNKNOWN,
        }
        beside = named and not claim.participants
        if beside and claim.kind == row.kind and fields["date"].verdict == fields["place"].verdict == "agrees":
            fields["participants"] = AGREES  # «контракт подписали 12 марта в Осло», in a paragraph that names a side
        if named and nobody and fields["date"].verdict == "agrees" and fields["place"].verdict != "disagrees":
            fields["participants"] = AGREES  # «17 ноября 2009 года здесь обрушилась кровля», where the article names the mine
        return Candidate(row, fields, beside=beside)

    def _participants(self, claim: EventClaim, row: EventRow, who: Sequence[tuple[str, ...]], around: frozenset[str]) -> Comparison:
        """Agrees where each named one takes part; disagrees where exactly one side differs; unknown where nobody fits."""
        if not claim.participants or (_strikes(row.kind) and not any(who)):
            named = unique_kind(row.kind) and bool(around & set(row.participants))
            nobody = not row.participants and (not unique_kind(row.kind) or row.place in around)
            whole = bool(row.series) and (serial_kind(claim.kind) or claim.duration is None)  # «на саммите они говорили 45 минут»
            return AGREES if nobody or whole or named else UNKNOWN  # «выборы» with no name are those of a land that is named
        hits = [any(self._fields.takes_part(identity, row) for identity in ids) for ids in who]
        if all(hits) or (any(hits) and unique_kind(row.kind)):  # a table names who won, a text the losers as well
            return AGREES
        strangers = [(argument, ids) for argument, ids, hit in zip(claim.participants, who, hits, strict=True) if not hit]
        argument, ids = strangers[0]
        if len(strangers) == 1 and self._is_misnamed(argument, ids, row):
            return AGREES  # «Йохана Скельдвига» for «Йорана»: that is the name's fault
        if self._may_stand_for(ids, row, who):
            return UNKNOWN
        two = any(hits) and len(strangers) == 1 and two_sided(row.kind) and len(who) == 2 == len(row.participants)
        if not two:
            return UNKNOWN
        if not argument.mention:
            if any(other.mention for other in claim.participants):
                return UNKNOWN  # «С ней он встретился»: who «он» is cannot be told for certain
            named = bool(around & set(row.participants) - {identity for one in who for identity in one})
            return disagrees("doubtful", "said by other words") if ids and _is_said(argument.antecedent) and not named else UNKNOWN
        if ids:
            return DISAGREES
        return disagrees("doubtful", "the name is not in the tables") if len(argument.name.split()) > 1 else UNKNOWN

    def _is_misnamed(self, argument: Argument, ids: Sequence[str], row: EventRow) -> bool:
        """Has a name that the tables do not know the surname of somebody who took part?"""
        surname = argument.name.split()[-1]
        known = [match.entity.id for match in self._linker.names.of([surname])] if not ids and " " in argument.name else []
        return any(identity in row.participants for identity in known)

    def _may_stand_for(self, ids: Sequence[str], row: EventRow, who: Sequence[tuple[str, ...]]) -> bool:
        """«директор верфи Лаар подписал контракт с банком»: is it a person, and who is not named an organisation?"""
        named = {identity for one in who for identity in one}
        missing = [self._reference.get(EntityRow, participant) for participant in row.participants if participant not in named]
        person = all(entity is None or entity.kind == "person" for entity in (self._reference.get(EntityRow, one) for one in ids))
        return person and any(entity is not None and entity.kind != "person" for entity in missing)

    def _choose(
        self, claim: EventClaim, candidates: list[Candidate], who: Sequence[tuple[str, ...]], published: date | None, *, leads: bool
    ) -> Link:
        candidates = [c for c in candidates if not _is_of_other_edition(c)]
        full = [c for c in candidates if not c.disagreeing() and c.fields["participants"].verdict == "agrees" and c.agreeing()]
        if len(full) > 1 and claim.date is None and _strikes(claim.kind):
            full = [c for c in full if _is_of_these_days(c.row, published)]  # «взрыв на шахте», where there were two
        if full:
            best = max(full, key=lambda c: (len(c.agreeing()), _is_of_year(claim, c.row), *_likeness(claim, c)))
            return self._fields.link(claim, best, who, ())
        news = [c for c in candidates if leads and _is_news(claim, c, published) and _counts_to(claim, c, candidates)]
        if len(news) == 1:
            return self._fields.link(claim, news[0], who, ())
        if any(_is_of_that_day(claim, c) for c in candidates):
            return Link(claim, "none", reason="a row of that day may be it")
        held = [c for c in candidates if claim.status == "held" or c.row.status != "held"]
        near = [c for c in held if len(c.disagreeing()) == 1 and self._is_the_event(claim, c, candidates)]
        if not near:
            return Link(claim, "none", reason="no row" if not candidates else "no row fits well enough")
        alike = two_sided(claim.kind)  # «встречались» is likelier the talks of two than the summit of many
        best = max(
            near,
            key=lambda c: (
                len(c.agreeing()),
                two_sided(c.row.kind) == alike,
                c.row.kind == claim.kind,
                self._fields.lasted(claim, c.row),
                _preference(claim, c),
                -_date_gap(claim, c),
            ),
        )
        rivals = [c for c in near if c is not best and _apart(c.row, best.row) and _equal(claim, c, best)]
        if rivals:
            return Link(
                claim, "ambiguous", evidence=tuple(evidence_of(c.row, None) for c in (best, *rivals[:1])), reason="several rows fit"
            )
        others = tuple(
            self._fields.field(claim, c, next(iter(c.disagreeing())), who) for c in near if c.disagreeing() != best.disagreeing()
        )
        return self._fields.link(claim, best, who, others)

    def _is_the_event(self, claim: EventClaim, candidate: Candidate, candidates: list[Candidate]) -> bool:
        """Does a field that tells this row from every other agree, and does a wrong date look like a slip?"""
        wrong = next(iter(candidate.disagreeing()))
        row = candidate.row
        there = "place" in candidate.agreeing() or (_strikes(row.kind) and candidate.beside and not claim.place)
        of_year = wrong == "date" and there and is_day_of_other_year(claim.date, row.date)
        if candidate.fields["participants"].verdict == "unknown" and two_sided(row.kind):
            exact = claim.date is not None and claim.date.begin == claim.date.end_date
            lasted = exact and self._fields.lasted(claim, row) > 0
            slipped = lasted and (self._slip(claim, row) if wrong == "date" else wrong == "place" and "date" in candidate.agreeing())
            told = of_year or (slipped and bool({"date", "place"} & candidate.agreeing()))
            return told and candidate.beside  # else nobody, no title and no series says that it is this row's event
        if of_year and _strikes(claim.kind) and _strikes(row.kind):
            return True  # «23 августа 2012 года здесь случился пожар»
        struck = bool(claim.participants) and _strikes(claim.kind) and _strikes(row.kind)  # a table calls a fire an accident
        if row.kind != claim.kind and len(claim.participants) < _TWO and not struck:
            return False
        if wrong == "date" and _holds_others(claim) and claim.kind != row.kind:
            return False  # «23 апреля завершил трёхдневный визит»: talks of the day before were part of it
        unique = unique_kind(row.kind) or candidate.fields["number"].verdict == "agrees" or self._covered(claim, row) or candidate.titled
        agreeing = candidate.agreeing()
        unnamed = bool(claim.participants) and not any(argument.mention for argument in claim.participants)
        if unnamed and wrong == "date" and not self._slip(claim, row):
            return False  # «они» may be others than those told before
        if wrong == "participants" and unnamed and "place" not in agreeing and self._fields.lasted(claim, row) < 1:
            return False
        if wrong == "participants" and candidate.titled and "date" in agreeing:
            return True
        if wrong == "participants":
            alone = claim.place is None and (row.kind == "phone_call" or self._fields.lasted(claim, row) > 0)
            return "date" in agreeing and ("place" in agreeing or alone)
        if not agreeing:
            named = bool(claim.participants) or (unique_kind(row.kind) and candidate.fields["participants"].verdict == "agrees")
            return unique and wrong == "date" and named and self._slip(claim, row)
        if not unique and not self._distinguishes(candidate, agreeing, candidates) and not self._is_day_of(claim, candidate):
            return False
        return wrong != "date" or unique or self._slip(claim, row)

    @staticmethod
    def _slip(claim: EventClaim, row: EventRow) -> bool:
        return claim.date is not None and row.date is not None and looks_like_slip(claim.date, row.date)

    @staticmethod
    def _is_day_of(claim: EventClaim, candidate: Candidate) -> bool:
        """«16 марта 2022 года» in the town of 16.03.2023: where two met there often, day and month tell which meeting is meant."""
        who = len(claim.participants) > 1 and candidate.fields["participants"].verdict == candidate.fields["place"].verdict == "agrees"
        return who and is_day_of_other_year(claim.date, candidate.row.date)

    def _covered(self, claim: EventClaim, row: EventRow) -> bool:
        """Do the tables say that they hold every such event of the claimed time?"""
        for entry in self._reference.coverage():
            inside = entry.date is None or (claim.date is not None and compare_dates(claim.date, entry.date).verdict == "agrees")
            people = all(participant in row.participants for participant in entry.participants)
            kind = not entry.kind or compatible_kinds(entry.kind, row.kind)
            series = not entry.series or entry.series == row.series
            if inside and people and kind and series and (not entry.place or entry.place == row.place):
                return True
        return False

    @staticmethod
    def _distinguishes(candidate: Candidate, agreeing: set[str], candidates: list[Candidate]) -> bool:
        """Does no other row with these participants agree in all the same fields?"""
        for other in candidates:
            if other is candidate or other.fields["participants"].verdict != "agrees":
                continue
            if agreeing <= other.agreeing() and _apart(other.row, candidate.row):
                return False
        return True


def _strikes(kind: str) -> bool:
    """Does an event of the kind strike a place or organisation, so that whoever is named there says which it was?"""
    return kind in word_set("triggers", "at_organisations")


def _holds_others(claim: EventClaim) -> bool:
    """Does a visit take several days, in which talks and signings have days of their own?"""
    days = claim.duration is not None and claim.duration.minutes is not None and claim.duration.minutes[0] >= _DAY
    span = claim.date is not None and claim.date.begin != claim.date.end_date
    return claim.kind in word_set("triggers", "of_subject") and (days or span)


def _is_said(antecedent: tuple[int, int] | None) -> bool:
    """Do words of the article name whom an argument stands for?"""
    return antecedent is not None and antecedent[0] < antecedent[1]


def _apart(left: EventRow, right: EventRow) -> bool:
    """Do two rows speak of different days? Talks on a summit's second day are told by both rows."""
    if left.date is None or right.date is None or not (left.date.begin and left.date.end and right.date.begin and right.date.end):
        return left.date != right.date
    return left.date.end < right.date.begin or right.date.end < left.date.begin


def _likeness(claim: EventClaim, candidate: Candidate) -> tuple[bool, bool, int]:
    """Rank rows that fit a claim in all fields: the same kind, the same status, the most exact days first."""
    return candidate.row.kind == claim.kind, _status_rank(claim, candidate.row), _precision(candidate)


def _is_of_year(claim: EventClaim, row: EventRow) -> bool:
    """Is it a row of the year that a time with no year was read in, rather than of one that it may mean as well?"""
    begin, own = claim.date.begin if claim.date else None, row.date.begin if row.date else None
    return begin is None or own is None or begin.year == own.year


def _is_of_that_day(claim: EventClaim, candidate: Candidate) -> bool:
    """Is it a row of the claim's kind and day that nothing contradicts, although nobody says that they took part?"""
    exact = claim.date is not None and claim.date.begin is not None and claim.date.begin == claim.date.end_date
    agrees = candidate.fields["date"].verdict == "agrees" and not candidate.disagreeing()
    return exact and agrees and claim.kind == candidate.row.kind


def _is_news(claim: EventClaim, candidate: Candidate, published: date | None) -> bool:
    """Is it the event of these days that an article tells as news, with no day: of two who are named, and contradicted by nothing?"""
    if claim.date is not None or claim.status != "held" or not _is_of_these_days(candidate.row, published):
        return False
    named = {argument.name for argument in claim.participants}
    fits = candidate.fields["participants"].verdict == "agrees" and not candidate.disagreeing() and len(named) > 1
    return fits and two_sided(candidate.row.kind)


def _is_of_other_edition(candidate: Candidate) -> bool:
    """Are both the number and the day another's: two fields, of which one would have been a slip?"""
    return candidate.fields["number"].verdict == candidate.fields["date"].verdict == "disagrees"


def _is_of_these_days(row: EventRow, published: date | None) -> bool:
    day = row.date.end if row.date else None
    return published is not None and day is not None and 0 <= (published - day).days <= _NEWS


def _counts_to(claim: EventClaim, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Is a row the one that the claim's ordinal counts to, «шестая встреча», «вторая в этом году», where it has one?"""
    if claim.ordinal is None:
        return True
    day = candidate.row.date.begin if candidate.row.date else None
    fitting = [c.row for c in candidates if c.fields["participants"].verdict == "agrees" and c.row.status == "held"]
    days = {row.date.begin for row in fitting if two_sided(row.kind) and row.date is not None and row.date.begin is not None}
    if day is None or claim.ordinal.scope not in ("all", "this_year"):
        return False
    if claim.ordinal.scope == "this_year":
        days = {other for other in days if other.year == day.year}
    return sum(other <= day for other in days) == claim.ordinal.value


def _precision(candidate: Candidate) -> int:
    span = candidate.row.date
    return -((span.end - span.begin).days if span and span.begin and span.end else 999)


def _status_rank(claim: EventClaim, row: EventRow) -> bool:
    return (claim.status == "held") == (row.status == "held")


def _preference(claim: EventClaim, candidate: Candidate) -> int:
    """Between equal candidates a wrong date is likelier than a wrong place, that than a wrong participant.

    A date of which both day and year would have to be wrong comes after the place.
    """
    wrong = next(iter(candidate.disagreeing()))
    row = candidate.row.date
    if wrong == "date" and claim.date is not None and claim.date.begin is not None and row is not None and row.begin is not None:
        if claim.date.begin == claim.date.end_date and claim.date.begin.year != row.begin.year and claim.date.begin.day != row.begin.day:
            return 1
    return {"date": 4, "place": 3, "occasion": 2, "participants": 0}[wrong]


def _date_gap(claim: EventClaim, candidate: Candidate) -> int:
    span = candidate.row.date
    if claim.date is None or claim.date.begin is None or span is None or span.begin is None:
        return 0
    return abs((claim.date.begin - span.begin).days)


def _equal(claim: EventClaim, candidate: Candidate, best: Candidate) -> bool:
    """Do two rows fit about equally: as many fields agree, the same field is wrong, and neither date is plainly the nearer slip?"""
    if len(candidate.agreeing()) != len(best.agreeing()) or candidate.disagreeing() != best.disagreeing():
        return False
    return _date_gap(claim, candidate) < 2 * _date_gap(claim, best) + 1 or "date" not in best.disagreeing()
