"""The keys that rows are found by: names in the nominative, participants, places, series, months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.declension import fold_name
from factcheck.language.morphology import lemma, parses
from factcheck.reference.rows import EntityRow, EventRow, FactRow, OfficeRow, PlaceRow, Row

_WORD = re.compile(r"[\w]+(?:[-'’.][\w]+)*\.?", re.UNICODE)


def name_words(name: str) -> list[str]:
    """Return the folded words of a name, quotation marks and brackets left out."""
    return [fold_name(word.rstrip(".")) for word in _WORD.findall(name)]


def series_keys(name: str) -> Iterator[str]:
    """Yield the keys that rows of a series are found by, its words as lemmas: tables write «саммит «Приморской пятёрки»» and «Пятёрка»."""
    yield from (f"series:{lemma(word)}" for word in name_words(name) if len(word) > 1)


_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_TRANSCRIBED = str.maketrans("эй", "еи")
_DOUBLE = re.compile(r"(.)\1+")
_SOFT = re.compile(r"ь(?!ск)(?=[бвгджзклмнпрстфхцчшщ])")  # «Дольская» is no foreign name


@lru_cache(maxsize=50_000)
def transcription(word: str) -> str:
    """Fold what spellings of a foreign name differ in: э and е, й and и, double letters, a soft sign («Эльмендорф», «Элмендорф»)."""
    return _SOFT.sub("", _DOUBLE.sub(r"\1", word.translate(_TRANSCRIBED)))


def _person_keys(names: tuple[str, ...]) -> Iterator[str]:
    """Yield a person's keys: surname; first name or initial with surname; first name with patronymic; «first…» marks a beginning."""
    for name in names:
        words = name_words(name)
        if not words:
            continue
        yield f"n:{words[-1]}"
        yield f"v:{transcription(words[-1])}"
        if len(words) == 1:
            continue
        yield f"n:{words[0]} {words[-1]}"
        yield f"n:{words[0][0]} {words[-1]}"
        yield f"n:{words[0]} {words[1]}"
        yield f"first:{words[0]}"
        yield from (slip_key(words[0], part) for part in slip_parts(words[-1]))
        if surname_first(words):
            yield f"n:{words[0]}"


def slip_parts(surname: str) -> tuple[str, str]:
    """Return the beginning and the end of a folded surname: a slip of one letter leaves one of them as it is."""
    return f"{surname[:2]}-", f"-{surname[-2:]}"


def slip_key(first: str, part: str) -> str:
    """Return the key of persons with a first name whose surname begins or ends so."""
    return f"slip:{first} {part}"


def _other_keys(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of other names: the word, or the first two of several."""
    for name in names:
        words = name_words(name)
        if words:
            yield f"n:{' '.join(words[:2])}"
            yield f"v:{transcription(words[0])}"
        if len(words) > 1:
            yield f"first:{words[0]}"


def surname_first(words: list[str]) -> bool:
    """Chinese, Korean and Vietnamese names put a short surname first (Си Цзиньпин); a first name of the dictionary is none."""
    return len(words[0]) <= 5 and not any("Name" in parse.tag for parse in parses(words[0]))


def keys_of(row: Row) -> set[str]:
    """Return the keys of one row."""
    match row:
        case EntityRow():
            names = (row.name, *row.aliases)
            return set(_person_keys(names) if row.kind == "person" else _other_keys(names))
        case PlaceRow():
            return {*_other_keys((row.name, *row.aliases)), *(f"in:{parent}" for parent in row.within)}
        case EventRow():
            return set(_event_keys(row))
        case OfficeRow():
            seats = {f"seat:{seat}" for seat in (row.organisation, row.country) if seat} or {"seat:"}
            return {f"holder:{row.person}", *seats, f"pos:{row.position.lower()}"}  # «министр Норвегии» and «глава МИД» are one
        case FactRow():
            return {f"fact:{row.subject}"}
    return {"coverage"}


def _event_keys(row: EventRow) -> Iterator[str]:
    for participant in row.participants:
        yield f"who:{participant}"
    if row.place:
        yield f"at:{row.place}"
    if row.date and row.date.begin:
        yield f"year:{row.date.begin.year}"
        yield f"day:{row.date.begin.isoformat()}"
    if row.series:
        yield from series_keys(row.series)
        if not _CYRILLIC.search(row.series):  # «ARG» of a table whose titles say «16-й саммит АРГ»
            yield from series_keys(row.title)
    if row.occasion:
        yield f"on:{row.occasion}"
    for word in name_words(row.title):
        if len(word) > 3:
            yield from (f"t:{form}" for form in {word, lemma(word)})
    if not row.participants and not row.series:
        yield f"kind:{row.kind}"
