"""Quantities against the facts of what is told around them (contract, «Fields agree»)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as words_of
from factcheck.data_files import read_yaml
from factcheck.language.morphology import is_person_noun, lemma, lemmas
from factcheck.model import Article, ChangeClaim, Claim, EventClaim, Evidence, Mention, QuantityClaim, SumClaim, Timex
from factcheck.reference.compare import compare_dates, is_stretch
from factcheck.reference.linker import Linker
from factcheck.reference.links import NO_SUCH_DAY, FieldLink, Link, Replacement
from factcheck.reference.number_context import WORD, NumberContext
from factcheck.reference.rows import EventRow, FactRow
from factcheck.resources import shipped
from factcheck.values.quantities import compare_quantities
from factcheck.values.slips import looks_like_slip_of
from factcheck.values.sums import Written

_SIGNS = {"процент": "%", "процентный": "%"}
_BEFORE = 40  # characters before a number in which its preposition stands
_LEAD = 1  # the last block that can count what is told below it
_NEWS = 14  # days before publication of what an article tells as news


class QuantityLinker:
    """Links the quantities of one article, whose events are linked to rows."""

    def __init__(
        self, linker: Linker, article: Article, claims: Sequence[Claim], timexes: Sequence[Timex], mentions: Sequence[Mention]
    ) -> None:
        self._linker, self._article = linker, article
        self._timexes = timexes
        self._context = NumberContext(article, timexes)
        self._mentions = mentions
        self._persons = [mention for mention in mentions if mention.label == "PERSON"]
        self._counts = [c for c in claims if isinstance(c, QuantityClaim)]
        self._parts = {p.start for c in claims if isinstance(c, SumClaim) for p in c.parts}
        self._parts |= {c.total.start for c in claims if isinstance(c, ChangeClaim)}
        self._totals = {claim.total.start for claim in claims if isinstance(claim, SumClaim)}

    def link(self, claim: QuantityClaim, told: Sequence[Link]) -> Link:
        """Return the link of a quantity to a fact of its own event, of what it is counted of, or of the events that the article tells."""
        rows = {link.claim.id: link.row for link in told if isinstance(link.claim, EventClaim) and link.row}
        beside = self._context.words_around(claim)
        start, end = self._context.sentence(claim)
        if self._context.is_of_no_day(claim):
            return Link(claim, "none", reason=NO_SUCH_DAY)
        if self._is_rest(claim, beside):
            return Link(claim, "none", reason="a part of what is counted")
        if beside and _is_report_of_before(beside):
            return Link(claim, "none", reason="an earlier count")  # «накануне говорилось о двух жертвах»
        if word_set("quantities", "forecast") & set(beside):
            return Link(claim, "none", reason="a forecast")
        ahead = {lemma(word) for word in WORD.findall(self._article.text[start : claim.number.start].lower().replace("ё", "е"))}
        if word_set("quantities", "average") & ahead:
            return Link(claim, "none", reason="an average")
        if self._is_of_origin(claim):
            return Link(claim, "none", reason="a part of what is counted")
        if self._is_difference(claim, beside):
            return Link(claim, "none", reason="a difference")
        own_words = self._article.text[self._context.clause(claim)[0] : claim.number.start].lower()
        if set(self._properties["for_one"]) & set(WORD.findall(own_words)):
            return Link(claim, "none", reason="a part of each")
        if set(self._properties["shared"]) & set(WORD.findall(self._article.text[start:end].lower())):
            return Link(claim, "none", reason="a part of each")
        dated = self._of_day(claim) if beside else []
        opening = set(WORD.findall(self._article.text[start : claim.number.start].lower()))
        summed = bool(set(self._properties["totals"]) & {*beside, *opening})  # «Всего, выходит, рудник забрал тринадцать жизней»
        for subjects, near in self._candidates(claim, told, rows, beside, dated, summed=summed):
            fact = self._fact(claim, [identity for identity in subjects if self._fits_sentence(claim, identity)], beside, near=near)
            if fact is not None and (self._is_of_other_place(claim, fact) or self._is_of_loser(claim, fact)):
                return Link(claim, "none", reason="a count of another place or side")
            if fact is not None and self._is_told_otherwise(claim, fact):
                continue  # another number of the paragraph is the fact's
            if fact is not None and (self._has_day(claim, fact) or not self._of_another(claim, fact, told, rows)):
                return _against(claim, fact)
        return Link(claim, "none", reason="no fact counts this")

    def _is_told_otherwise(self, claim: QuantityClaim, fact: FactRow) -> bool:
        """Is a share not the fact's where another of its paragraph is, or a number so far from it that it counts something else?"""
        value = fact.value
        if value is None or claim.value[0] <= value <= claim.value[1]:
            return False
        far = value > 0 and claim.value[1] > 0 and not looks_like_slip_of(claim.value[1], value)
        return far or (claim.unit == "%" and self._context.has_beside(claim, value)) or self._is_further(claim, value)

    def _is_further(self, claim: QuantityClaim, value: float) -> bool:
        """«контракт на восемь танкеров … ещё шесть танкеров»: does it come on top of a fact's own number, told elsewhere?"""
        words = self._article.text[max(0, claim.number.start - _BEFORE) : claim.number.start].lower()
        before = WORD.findall(words.replace("ё", "е"))
        told = any(c.value[0] <= value <= c.value[1] and c.lemma == claim.lemma for c in self._counts)
        return told and bool(before) and before[-1] in self._properties["further"]

    def _is_of_other_place(self, claim: QuantityClaim, fact: FactRow) -> bool:
        """«В Загорском округе явка достигла 74 %»: is a share told of a place that is neither the event's nor holds it?"""
        row = self._linker.reference.get(EventRow, fact.subject)
        if row is None or not row.place or claim.unit != "%":
            return False
        own = {row.place, *row.participants, *(place for chain in self._linker.reference.ancestors(row.place) for place in chain)}
        told = [self._linker.mention_ids(m) for m in self._mentions if m.label == "PLACE" and self._context.is_beside(m, claim)]
        return any(ids and not own & set(ids) for ids in told)

    def _is_of_loser(self, claim: QuantityClaim, fact: FactRow) -> bool:
        """«на третьем месте «Зелёная долина», за которую отдали 19 %»: is a share of votes that of one who did not win?"""
        if claim.unit != "%" or not {"winner", "share"} & set(_property(fact).split()):
            return False
        start, _ = self._context.sentence(claim)
        told = self._article.text[start : claim.number.start]
        forms = [lemma(word) for word in WORD.findall(told[told.rfind("%") + 1 :].lower().replace("ё", "е"))]
        later = [*forms[1:], ""]
        return any(a in self._properties["losers"] and b not in self._properties["no_losers"] for a, b in zip(forms, later, strict=True))

    def _is_of_origin(self, claim: QuantityClaim) -> bool:
        """«Из Норвегии приехали 560 человек»: does the clause say where those who are counted are from?"""
        if not is_person_noun(claim.lemma or ""):
            return False
        left, right = self._context.clause(claim)
        near = [m for m in self._mentions if m.label == "PLACE" and left <= m.start < right]
        origins = word_set("quantities", "origins")
        return any(self._article.text[left : m.start].lower().split()[-1:] == [word] for m in near for word in origins)

    def _is_difference(self, claim: QuantityClaim, beside: dict[str, int]) -> bool:
        """«штат увеличился на 400 человек»: does «на» beside a word of change say by how much?"""
        start = claim.number.start
        before = WORD.findall(self._article.text[max(0, start - _BEFORE) : start].lower())[-1:]
        changing = word_set("sums", "growing") | word_set("sums", "falling")
        return bool(set(before) & word_set("sums", "by")) and bool(changing & set(beside))

    def without_echoes(self, links: Sequence[Link]) -> list[Link]:
        """Drop what disagrees with a fact that the article gives rightly elsewhere, where no word beside the number says it is that one.

        «железная дорога протяжённостью 640 км … 410 км лягут по Норвегии»: another length.
        """
        told = {link.row for link in links if link.row and isinstance(link.claim, QuantityClaim) and _agrees(link)}
        done = []
        for link in links:
            echo = isinstance(link.claim, QuantityClaim) and link.row in told and not _agrees(link) and not self._is_cued(link)
            done.append(Link(link.claim, "none", reason="the article gives this fact elsewhere") if echo else link)
        return done

    def _is_cued(self, link: Link) -> bool:
        fact = self._linker.reference.get(FactRow, link.row) if link.row else None
        assert isinstance(link.claim, QuantityClaim)
        if fact is None or self._cues(fact) & set(self._context.words_around(link.claim)):
            return fact is not None
        units = self._properties["units"]  # «24 моряка» says by its noun what is counted, «410 км» does not
        general = {*units, *units.values(), *word_set("quantities", "too_general")}
        return link.claim.lemma is not None and link.claim.lemma not in general

    def _is_rest(self, claim: QuantityClaim, beside: dict[str, int]) -> bool:
        """«Два парома сданы, остальные четыре достраиваются», «оставшиеся 3,6 % достались другим»: does it count a part by the rest?"""
        rest = word_set("quantities", "rest")
        _, end = self._context.sentence(claim)
        later = {lemma(word) for word in WORD.findall(self._article.text[claim.number.end : end].lower().replace("ё", "е"))}
        return bool(rest & set(beside)) or (bool(rest & later) and not set(self._properties["totals"]) & set(beside))

    def _candidates(
        self,
        claim: QuantityClaim,
        told: Sequence[Link],
        rows: dict[str, str],
        beside: dict[str, int],
        dated: list[str],
        *,
        summed: bool,
    ) -> Iterator[tuple[Sequence[str], bool | None]]:
        """Yield the subjects whose facts a number can be, nearest first, and whether its own clause names them or tells their event.

        None: they are so far away that only a word beside the number can say which property it is. `summed`: the number is a sum over
        several, which is a fact of nothing but what its own words name.
        """
        yield [rows[claim.event]] if claim.event in rows else [], True
        yield self._linker.argument_ids(claim.subject) if claim.subject else (), True
        yield self._named(claim), True
        if not summed:
            yield dated, False
            if beside:
                yield self._of_paragraph(claim), False
            yield self._told_before(claim, told), False
            yield self._alone_of_kind(claim, told), False
            if beside:
                yield self._of_days(), None

    def _alone_of_kind(self, claim: QuantityClaim, told: Sequence[Link]) -> list[str]:
        """Return the rows told before a number, those of a kind with others left out: which of two elections is meant is not known.

        What the lead counts may be of an event that is told below: «Три человека погибли при крушении парома … Авария случилась 19 июля».
        """
        blocks = self._article.blocks
        lead = blocks[min(_LEAD, len(blocks) - 1)].end if blocks else 0
        rows = {
            link.row: link.claim.start < claim.start
            or (claim.start < lead and link.claim.date is not None and self._is_news(link.claim.date.begin))
            for link in told
            if isinstance(link.claim, EventClaim) and link.row
        }
        kinds = {row: event.kind for row, meant in rows.items() if meant and (event := self._linker.reference.get(EventRow, row))}
        return [row for row, kind in kinds.items() if list(kinds.values()).count(kind) == 1]

    def _named(self, claim: QuantityClaim) -> list[str]:
        """Return the organisations and places that the clause names: «на предприятиях «Волгахима» занято 8,7 тыс. человек»."""
        left, right = self._context.clause(claim)
        near = [mention for mention in self._mentions if mention.label != "PERSON" and left <= mention.start < right]
        return list(dict.fromkeys(identity for m in near for identity in self._linker.mention_ids(m)))

    def _of_day(self, claim: QuantityClaim) -> list[str]:
        """Return the rows of the day told in a number's sentence, else last before it in its paragraph, whose place or people are named."""
        start, end = self._context.sentence(claim)
        block = self._article.block_at(claim.start)
        text = self._article.text
        compared = next((at for word in self._properties["compared"] if (at := text.find(word, claim.number.end, end)) >= 0), end)
        inside = [t for t in self._days if start <= t.start < compared]  # «61,3 % – больше, чем 25 октября 2020 года»
        before = [t for t in self._days if block is not None and block.start <= t.start < claim.start]
        nearest = min(inside, key=lambda t: abs(t.start - claim.number.start), default=None)
        for timex in [nearest] if nearest is not None else reversed(before):
            assert timex.begin is not None
            rows = self._linker.reference.find(EventRow, f"day:{timex.begin.isoformat()}")
            if found := [row.id for row in rows if self._is_around(row)]:
                return found
        return []

    def _of_days(self) -> list[str]:
        """Return the rows of the days of the news whose place or people are named: the opening of the bridge whose length is told."""
        keys = dict.fromkeys(
            f"day:{timex.begin.isoformat()}" for timex in self._days if timex.begin is not None and self._is_news(timex.begin)
        )
        rows = {row.id: row for key in keys for row in self._linker.reference.find(EventRow, key)}
        return [row.id for row in rows.values() if self._is_around(row)]

    def _is_news(self, day: date | None) -> bool:
        published = self._article.published
        return day is not None and published is not None and 0 <= (published - day).days <= _NEWS

    def _has_day(self, claim: QuantityClaim, fact: FactRow) -> bool:
        """Does the number's own sentence tell the day of the fact's event?"""
        row = self._linker.reference.get(EventRow, fact.subject)
        start, end = self._context.sentence(claim)
        told = {timex.begin for timex in self._days if start <= timex.start < end}
        return row is not None and row.date is not None and row.date.begin in told

    @cached_property
    def _days(self) -> list[Timex]:
        """The exact days that the article tells, those of a report left out."""
        days = [t for t in self._timexes if t.type == "DATE" and t.begin is not None and t.begin == t.end_date]
        return [t for t in days if not self._context.is_of_report(t)]

    def _is_around(self, row: EventRow) -> bool:
        """Does the article name somebody of a row, its place, or what holds it?"""
        chains = self._linker.reference.ancestors(row.place) if row.place else []
        return bool(self._ids & {row.place, *row.participants, *(place for chain in chains for place in chain)})

    @cached_property
    def _ids(self) -> set[str]:
        """The ids of what the article names without doubt."""
        return {ids[0] for mention in self._mentions if len(ids := self._linker.mention_ids(mention)) == 1}

    def _of_paragraph(self, claim: QuantityClaim) -> list[str]:
        """Return the organisations that the paragraph names: «Верфи основаны в 1934 году. Сейчас на них работают 3150 человек»."""
        block = self._article.block_at(claim.start)
        near = [m for m in self._mentions if m.label == "ORG" and block is not None and block.start <= m.start < block.end]
        return list(dict.fromkeys(m.id for m in near if m.id))

    def _told_before(self, claim: QuantityClaim, told: Sequence[Link]) -> list[str]:
        """Return the row of the linked event told last before the number in its paragraph."""
        block = self._article.block_at(claim.start)
        before = [link for link in told if isinstance(link.claim, EventClaim) and block and block.start <= link.claim.start < claim.start]
        return [link.row for link in before if link.row][-1:]

    def _of_another(self, claim: QuantityClaim, fact: FactRow, told: Sequence[Link], rows: dict[str, str]) -> bool:
        """Is an event of the fact's kind, which the tables lack, told nearer to the number than the fact's own?"""
        row = self._linker.reference.get(EventRow, fact.subject)
        if row is None:
            return False
        before = [(link, link.claim) for link in told if isinstance(link.claim, EventClaim) and link.claim.start < claim.start]
        kin = [link for link, event in before if event.kind == row.kind and (link.row or event.date or event.place)]
        return bool(kin) and rows.get(kin[-1].claim.id) is None

    def _fits_sentence(self, claim: QuantityClaim, identity: str) -> bool:
        """Do the days and persons beside the number leave room for this event? «Первую, на 320 млн, заключили в 2019 году» is another."""
        row = self._linker.reference.get(EventRow, identity)
        if row is None:
            return True
        start, end = self._context.sentence(claim)
        days = [t for t in self._timexes if start <= t.start < end and t.type == "DATE" and t.begin and t.end_date]
        days = [t for t in days if not is_stretch(t)]  # «следствие длилось с 2020 по 2022 год»
        days = [t for t in days if not self._context.is_of_report(t)] or self._context.days_then(claim)
        if days and row.date and not any(compare_dates(timex, row.date).verdict == "agrees" for timex in days):
            return False
        left, right = self._context.clause(claim)
        told = [m for m in self._persons if start <= m.start < claim.start and not self._context.is_speaker(m)]
        persons = [m for m in self._persons if left <= m.start < right] or told[-1:]
        return not persons or not row.participants or any(mention.id in row.participants for mention in persons)

    def _fact(self, claim: QuantityClaim, subjects: Sequence[str], beside: dict[str, int], *, near: bool | None) -> FactRow | None:
        """Return the one fact of the subjects that counts the same thing; the nearest word beside it tells which property that is.

        `near`: the clause names the subject or tells its event, so that a property for which no words are known needs none; None: no
        property goes without one.
        """
        facts = [fact for subject in subjects for fact in self._linker.reference.find(FactRow, f"fact:{subject}")]
        counted = [fact for fact in facts if fact.value is not None and self._same_unit(claim, fact, beside)]
        distance = {fact.id: min((beside[cue] for cue in self._cues(fact) if cue in beside), default=None) for fact in counted}
        nearest = min((steps for steps in distance.values() if steps is not None), default=None)
        cued = [fact for fact in counted if nearest is not None and distance[fact.id] == nearest]
        if cued and claim.number.start in self._totals and is_person_noun(claim.lemma or ""):
            return None  # «пострадали 30 человек, из них трое погибли»: more is counted than the property
        if not cued and claim.number.start in self._parts:
            return None  # «412 км, из них 230 км»
        alone = [fact for fact in counted if not self._cues(fact) and (len(counted) == 1 or self._is_general(fact))]
        uncued = alone if near or (near is not None and claim.unit is None) else []
        chosen = cued or uncued
        return chosen[0] if len(chosen) == 1 else None

    def _is_general(self, fact: FactRow) -> bool:
        """Is a number a property's by its unit alone? Beside the dead, «people in the shop» says more than that people are counted."""
        unit = _unscaled(fact.unit).lower()
        people = self._properties["english"].get(unit, unit) in word_set("quantities", "people_units")
        return not (people and len(_property(fact).split()) > 1)

    @cached_property
    def _properties(self) -> dict[str, dict[str, Any]]:
        data: dict[str, dict[str, Any]] = read_yaml(shipped("rules") / "facts.yaml")
        return data

    @cached_property
    def _fates(self) -> set[str]:
        """Words of what happens to people: «семь погибших» are no staff."""
        return {word for nouns in words_of("quantities")["fates"].values() for word in nouns}

    def _same_unit(self, claim: QuantityClaim, fact: FactRow, beside: Collection[str]) -> bool:
        unit = _unscaled(fact.unit)
        unit = self._properties["units"].get(unit.rstrip(".").lower(), unit)
        unit = self._properties["english"].get(unit.lower(), unit)
        unit = _SIGNS.get(unit.lower(), unit)
        words = {claim.lemma or "", claim.unit or ""} - {""}
        words |= {full for word in words if (full := self._properties["units"].get(word.rstrip(".").lower()))}
        people = unit in word_set("quantities", "people_units") and claim.lemma not in self._fates
        counted = people and claim.lemma in self._cues(fact)  # «7200 сотрудников»: «employees, человек»
        named = people and is_person_noun(claim.lemma or "")  # «погибли 11 горняков»
        counted = counted or (named and bool(self._cues(fact) & set(beside)) and self._has_day(claim, fact))
        return counted or unit in words or bool(words & lemmas(unit.lower())) or bool(words & set(self._things(fact)))

    def _cues(self, fact: FactRow) -> set[str]:
        """Return the words beside a number that make it this property: of its name, else of the words in its name."""
        name = _property(fact)
        if name in self._properties["cues"]:
            return set(self._properties["cues"][name])
        return {cue for word in name.split() for cue in self._properties["by_word"].get(word, ())}

    def _things(self, fact: FactRow) -> list[str]:
        """Return the nouns, beside the unit's own, that count this property."""
        return list(self._properties["things"].get(_property(fact), []))


def _is_report_of_before(beside: Iterable[str]) -> bool:
    """«накануне говорилось о двух жертвах», «вечером сообщалось о 19 раненых»: do the words tell what was known before?"""
    words_beside = set(beside)
    pairs = (("earlier", "reporting"), ("times_of_day", "was_reported"))
    return any(all(word_set("quantities", name) & words_beside for name in pair) for pair in pairs)


def _property(fact: FactRow) -> str:
    """Return the name of a fact's property in words: «vote_share» is «vote share»."""
    return fact.property.lower().replace("_", " ").replace("-", " ")


def _agrees(link: Link) -> bool:
    return all(field.comparison.verdict == "agrees" for field in link.fields.values())


def _scale(unit: str) -> float:
    """Return what a unit with «тыс.», «млн» or «млрд» before it multiplies a table's value by, 1 for others."""
    first = unit.split()[0].rstrip(".").lower() if " " in unit.strip() else ""
    return float(words_of("quantities")["scales"].get(first, 1))


def _unscaled(unit: str) -> str:
    return unit.strip().split(maxsplit=1)[1] if _scale(unit) != 1 else unit


def _against(claim: QuantityClaim, fact: FactRow) -> Link:
    assert fact.value is not None
    evidence = Evidence(table="facts", id=fact.id, source=fact.sources[0] if fact.sources else "", field="value")
    known = fact.value * _scale(fact.unit)
    comparison = compare_quantities(claim.value if claim.value[0] != claim.value[1] else claim.value[0], claim.mod, known)
    scale = Written(claim.number.text, claim.value[0]).scale  # «460 млн долларов»: the digits alone are replaced
    value = known / scale if comparison.verdict == "disagrees" else None
    expected = f"{fact.value:.10g} {fact.unit}".strip()
    words = claim.number
    field = FieldLink("quantity", comparison, words.start, words.end, expected, words.text, Replacement(value=value), evidence)
    return Link(claim, "linked", {"quantity": field}, (evidence,), row=fact.id)
