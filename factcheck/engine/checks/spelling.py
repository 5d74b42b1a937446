"""Names one letter off (two from nine letters on) where the first name agrees and the written form is nobody's (contract, «name»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.view import View
from factcheck.claims.voice import voice_at
from factcheck.engine.repair_names import inflect_person
from factcheck.engine.subjects import Subject, sound
from factcheck.language.declension import CASES, fold_name
from factcheck.language.distance import edit_distance
from factcheck.language.morphology import parses
from factcheck.model import Article, Claim, Evidence, Mention, OfficeClaim, Timex
from factcheck.reference.keys import slip_key, slip_parts
from factcheck.reference.link import Linking
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Replacement
from factcheck.reference.names import nominatives, word_cases
from factcheck.reference.rows import EntityRow
from factcheck.values.comparison import disagrees

_LONG = 9
_TRANSCRIPTION = str.maketrans("эй", "еи")


def misspelt_names(view: View, mentions: Iterable[Mention], linker: Linker) -> Iterator[Subject]:
    """Yield a subject for each «first name surname» whose surname is a slip of a known person's with that first name."""
    for mention in mentions:
        words = mention.text.split()
        if mention.label != "PERSON" or len(words) != 2:
            continue
        if mention.id:
            yield sound("name", "spelling", mention.start, mention.end)
        if mention.id or linker.names.of(words) or _known_surname(words[1]):
            continue
        found = [(row, form) for row in _alike(words, linker) if (form := _meant(words, row))]
        sentence = view.sentence_at(mention.start)
        if len(found) == 1 and sentence is not None:
            yield _subject(mention, *found[0], voice_at(view, sentence, sentence.at(mention.start))[0])


def misnamed_holders(
    view: View, article: Article, claims: Sequence[Claim], timexes: Sequence[Timex], linking: Linking
) -> Iterator[Subject]:
    """Yield a subject for each name beside an office whose holder bears the surname with another first name, or a like surname alone."""
    seen: set[int] = set()
    for claim in claims:
        if not isinstance(claim, OfficeClaim) or claim.person.id or not claim.person.mention or claim.status != "holds":
            continue
        words = claim.person.text.split()
        sentence = view.sentence_at(claim.person.start)
        if claim.person.start in seen or len(words) > 2 or sentence is None or any("." in word for word in words):
            continue
        found = [
            (row, slip)
            for row in linking.holders(article, claim, claims, timexes)
            if (slip := _other_first_name(words, row) if len(words) == 2 else _like_surname(words[0], row))
        ]
        if len(found) != 1 or (claim.seat is None and _known_surname(words[-1])):
            continue
        seen.add(claim.person.start)
        row, form = found[0]
        mention = Mention(start=claim.person.start, end=claim.person.end, text=claim.person.text, label="PERSON", name=claim.person.name)
        end = mention.start + len(words[0])
        yield _slip(mention, row, form, mention.start, end, voice_at(view, sentence, sentence.at(mention.start))[0])


def _other_first_name(words: list[str], row: EntityRow) -> str | None:
    """Return the first name that belongs there: the surname fits a form of the holder's, the first name fits none of any alias."""
    names = [name.split() for name in (row.name, *row.aliases)]
    if any(word_cases(fold_name(words[0]), fold_name(part)) for name in names for part in name):
        return None
    forms = [parts for case in CASES if len(parts := inflect_person(row.name, case).split()) == 2]
    return next((first for first, surname in forms if fold_name(surname) == fold_name(words[1])), None)


def _like_surname(word: str, row: EntityRow) -> str | None:
    """Return the form of the holder's surname that a lone surname is a slip of."""
    forms = [parts[1] for case in CASES if len(parts := inflect_person(row.name, case).split()) == 2]
    written = fold_name(word)
    if _known_surname(word) or any(_variant(written) == _variant(fold_name(form)) for form in forms):
        return None
    allowed = 2 if len(written) >= _LONG else 1
    return next((form for form in forms if 0 < edit_distance(written, fold_name(form)) <= allowed), None)


def _known_surname(word: str) -> bool:
    return any("Surn" in parse.tag and parse.is_known for parse in parses(fold_name(word)))


def _alike(words: list[str], linker: Linker) -> list[EntityRow]:
    """Return the persons with this first name whose surname begins or ends like the written one."""
    first, surname = (fold_name(word) for word in words)
    parts = dict.fromkeys(part for nominative in nominatives(surname) for part in slip_parts(nominative))
    keys = [slip_key(nominative, part) for nominative in nominatives(first) for part in parts]
    rows = {row.id: row for key in keys for row in linker.reference.find(EntityRow, key)}
    return [row for _, row in sorted(rows.items()) if word_cases(first, fold_name(row.name.split()[0]))]


def _meant(words: list[str], row: EntityRow) -> str | None:
    """Return the form of the person's name that the words are a slip of, None where they are too far from every form."""
    written = fold_name(words[1])
    allowed = 2 if len(written) >= _LONG else 1
    forms = [parts for case in CASES if len(parts := inflect_person(row.name, case).split()) == 2]
    if any(_variant(written) == _variant(fold_name(surname)) for _, surname in forms):
        return None
    for first, surname in forms:
        if fold_name(first) == fold_name(words[0]) and 0 < edit_distance(written, fold_name(surname)) <= allowed:
            return f"{first} {surname}"
    return None


def _variant(word: str) -> str:
    """Fold what transcriptions of foreign names differ in: е, э and и, double letters («Гутерриш», «Гутерреш»)."""
    return re.sub(r"(.)\1+", r"\1", word.translate(_TRANSCRIPTION))


def _subject(mention: Mention, row: EntityRow, form: str, voice: str) -> Subject:
    return _slip(mention, row, form.split()[1], mention.end - len(mention.text.split()[1]), mention.end, voice)


def _slip(mention: Mention, row: EntityRow, right: str, start: int, end: int, voice: str) -> Subject:
    evidence = Evidence(table="entities", id=row.id, source=row.sources[0] if row.sources else "", field="name")
    field = FieldLink("spelling", disagrees("doubtful"), start, end, row.name, mention.text, Replacement(name=right), evidence)
    return Subject("name", None, {"spelling": field}, linked=True, voice=voice, mention=mention)
