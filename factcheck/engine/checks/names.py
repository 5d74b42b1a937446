"""Adjacent words of one name that have no case in common: «Владимир Путина» (contract, «name»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.view import View
from factcheck.claims.voice import voice_at
from factcheck.engine.repair_names import inflect_person
from factcheck.engine.subjects import Subject, sound
from factcheck.language.declension import CASES, analyses, cases_of, fold_name, is_indeclinable
from factcheck.language.morphology import parses
from factcheck.language.names import gender_of_person, name_stem
from factcheck.model import Mention
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Replacement
from factcheck.reference.rows import EntityRow
from factcheck.values.comparison import DISAGREES

_RUSSIAN = ("ский", "цкий", "ская", "цкая")
_NAME_TAGS = frozenset({"Name", "Patr", "Surn"})
Readings = frozenset[tuple[str, str]]
_CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}


def disagreeing_names(view: View, mentions: Sequence[Mention], linker: Linker) -> Iterator[Subject]:
    """Yield a subject for each person's name whose words cannot stand in one case."""
    for mention in mentions:
        words = mention.text.split()
        if mention.label != "PERSON" or not 2 <= len(words) <= 3 or any("." in word or "-" in word for word in words):
            continue
        if not all(word[:1].isupper() for word in words):
            continue
        known = _entity_name(mention, linker)
        declined = bool(known) and fold_name(words[0]) != fold_name(known[0])  # «Маттиасу Бруннером», not «Тян Вэйлуном»
        if not declined and not _is_first_name(words[0]) and not _goes_by_last(mention, mentions, known):
            continue
        if not known and not (len(words) == 2 and _declines_for_sure(words[1])):
            continue
        if not known and _may_be_woman(words):
            continue
        readings = _by_entity(words, known) if known else [_by_dictionary(word) for word in words]
        if any(not reading for reading in readings):
            continue
        if frozenset.intersection(*readings):
            yield sound("name", "case", mention.start, mention.end)
            continue
        sentence = view.sentence_at(mention.start)
        if sentence is not None:
            voice = voice_at(view, sentence, sentence.at(mention.start))[0]
            subject = _subject(mention, known or _dictionary_name(words), readings, voice)
            if subject is not None:
                yield subject


def _declines_for_sure(surname: str) -> bool:
    """Has a surname that no table knows the endings of the Russian types, so that its cases are certain?"""
    return any(a.surname or a.nominative.endswith(_RUSSIAN) for a in analyses(fold_name(surname)))


def _may_be_woman(words: Sequence[str]) -> bool:
    """«вице-мэр Ивана Костадин»: may a foreign woman be called so, whose surname no dictionary has and no case changes?"""
    known = any("Surn" in parse.tag and parse.is_known for parse in parses(fold_name(words[-1])))
    return words[0][-1] in "ая" and words[-1][-1] not in "аяо" and not known


def _is_first_name(word: str) -> bool:
    """Does the dictionary know it as a first name? Eastern names put a surname first that stays as it is («Тян Вэйлуном»)."""
    return any({"Name", "Patr"} & set(parse.tag.grammemes) and parse.is_known for parse in parses(fold_name(word)))


def _goes_by_last(mention: Mention, mentions: Sequence[Mention], known: list[str]) -> bool:
    """Does the article call the person by the last word alone («Видосавич»)? Then the first is a first name, and declines."""
    alone = [other for other in mentions if mention.id and other.id == mention.id and " " not in other.text]
    return bool(known) and any(name_stem(other.text) == name_stem(known[-1]) for other in alone)


def _entity_name(mention: Mention, linker: Linker) -> list[str]:
    """Return the words of the name that the tables have for the mention, as many as it has."""
    size = len(mention.text.split())
    rows = [match.entity for match in linker.names.of(mention.text.split())]
    if mention.id:
        rows += [row for row in (linker.reference.entity(mention.id),) if row]
    for row in rows:
        if isinstance(row, EntityRow):
            return next((alias.split() for alias in (row.name, *row.aliases) if len(alias.split()) == size), [])
    return []


def _by_entity(words: list[str], name: list[str]) -> list[Readings]:
    """Return what each word can be, as (gender, case), when it is a form of a known name's word."""
    gender = gender_of_person(" ".join(name))
    return [
        _of_name_word(fold_name(word), fold_name(base), gender, number == len(name) - 1)
        for number, (word, base) in enumerate(zip(words, name, strict=True))
    ]


def _of_name_word(form: str, base: str, gender: str, last: bool) -> Readings:
    if is_indeclinable(base) or len(base) < 3 or (gender == "f" and last and base[-1] not in "ая"):
        return frozenset((gender, case) for case in CASES) if form == base else frozenset()
    cases = set(cases_of(form, base, gender))
    cases |= {case for tagged, case in _by_dictionary(form) if tagged == gender and _is_form(form, base)}
    if form == base and gender == "m" and base[-1] not in "ая":
        cases.discard("acc")
    return frozenset((gender, case) for case in cases)


def _is_form(form: str, base: str) -> bool:
    return any(parse.normal_form.replace("ё", "е") == base for parse in parses(form))


def _by_dictionary(word: str) -> Readings:
    """Return what a word can be as a name of the dictionary; nothing where a name is not its likeliest reading."""
    readings = parses(fold_name(word))
    if not readings or not _NAME_TAGS & set(readings[0].tag.grammemes):
        return frozenset()
    found = set()
    for parse in readings:
        gender = {"masc": "m", "femn": "f"}.get(str(parse.tag.gender))
        case = _CASES.get(str(parse.tag.case))
        if _NAME_TAGS & set(parse.tag.grammemes) and case and parse.tag.number != "plur":
            found |= {(g, case) for g in ((gender,) if gender else ("m", "f"))}
            if "Fixd" in parse.tag:
                found |= {(g, c) for g in ((gender,) if gender else ("m", "f")) for c in CASES}
    return frozenset(found)


def _dictionary_name(words: list[str]) -> list[str]:
    """Return the nominatives of words that the dictionary knows, in the gender of the first."""
    gender = next((g for g, _ in sorted(_by_dictionary(words[0]))), "m")
    tag = {"m": "masc", "f": "femn"}[gender]
    found = []
    for word in words:
        fitting = [p for p in parses(fold_name(word)) if _NAME_TAGS & set(p.tag.grammemes) and (p.tag.gender in (None, tag))]
        nominative = str(fitting[0].normal_form) if fitting else fold_name(word)
        found.append(nominative[:1].upper() + nominative[1:])
    return found


def _subject(mention: Mention, name: list[str], readings: list[Readings], voice: str) -> Subject | None:
    """The word that stands alone in the nominative is put into the case of the others."""
    cases = [{case for _, case in reading} for reading in readings]
    wanted = cases[-1] if cases[0] == {"nom"} else cases[0]
    case = next((c for c in ("gen", "dat", "ins", "loc", "acc", "nom") if c in wanted), "nom")
    repaired = inflect_person(" ".join(name), case)
    if fold_name(repaired) == fold_name(mention.text):
        return None
    field = FieldLink("case", DISAGREES, mention.start, mention.end, repaired, mention.text, Replacement(name=repaired))
    return Subject("name", None, {"case": field}, linked=True, voice=voice, mention=mention)
