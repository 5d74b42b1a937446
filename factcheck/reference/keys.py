"""The keys that rows are found by: names in the nominative, participants, places, series, months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.language.declension import fold_name
from factcheck.language.morphology import lemma
from factcheck.reference.rows import EntityRow, EventRow, FactRow, OfficeRow, PlaceRow, Row

_WORD = re.compile(r"[\w]+(?:[-'’.][\w]+)*\.?", re.UNICODE)


def name_words(name: str) -> list[str]:
    """Return the folded words of a name, quotation marks and brackets left out."""
    return [fold_name(word.rstrip(".")) for word in _WORD.findall(name)]


def series_keys(name: str) -> Iterator[str]:
    """Yield the keys that rows of a series are found by, its words as lemmas: tables write «саммит «Приморской пятёрки»» and «Пятёрка»."""
    yield from (f"series:{lemma(word)}" for word in name_words(name) if len(word) > 1)


def _person_keys(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        words = name_words(name)
        if words:
            yield f"n:{words[-1]}"
            if len(words[0]) > 2 or len(words) == 1:
                yield f"n:{words[0]}"


def _other_keys(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        words = name_words(name)
        if words:
            yield f"n:{words[0]}"


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
            seat = row.organisation or row.country
            return {f"holder:{row.person}", f"seat:{seat}", f"pos:{row.position.lower()}"}
        case FactRow():
            return {f"fact:{row.subject}"}
    return {"coverage"}


def _event_keys(row: EventRow) -> Iterator[str]:
    for participant in row.participants:
        yield f"who:{participant}"
    if row.place:
        yield f"at:{row.place}"
    if row.series:
        yield from series_keys(row.series)
    if row.occasion:
        yield f"on:{row.occasion}"
    for word in name_words(row.title):
        if len(word) > 3:
            yield f"t:{word}"
    if not row.participants and not row.series:
        yield f"kind:{row.kind}"
