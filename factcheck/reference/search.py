"""Search the tables as people type: any inflection, a letter wrong, names of people and places together («путин хельсинки»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.language.declension import fold_name
from factcheck.language.distance import edit_distance
from factcheck.reference.keys import name_words
from factcheck.reference.names import nominatives
from factcheck.reference.rows import EntityRow, EventRow, OfficeRow, PlaceRow, Row
from factcheck.reference.store import Reference

_LONG = 7  # letters from which two may be wrong
_YEAR = re.compile(r"(1[89]|20)\d\d")
EXACT, TYPO = 2, 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: how much of the query it answers, and in words what it is."""

    row: Row
    score: float
    text: str


def search(reference: Reference, query: str, limit: int = 20) -> list[Hit]:
    """Return the rows that answer most of the query's words, best first; each word may be misspelt by a letter, two from seven on."""
    words = [fold_name(word) for word in re.findall(r"[\w-]+", query)]
    scores: dict[tuple[str, str], dict[str, float]] = {}
    rows: dict[tuple[str, str], Row] = {}
    for word in words:
        for row, score in _answers(reference, word):
            key = type(row).__name__, row.id  # type: ignore[union-attr]
            rows[key] = row
            known = scores.setdefault(key, {})
            known[word] = max(known.get(word, 0), score)
    hits = [Hit(rows[key], sum(found.values()) + _bonus(rows[key]), describe(reference, rows[key])) for key, found in scores.items()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.text))[:limit]


def _bonus(row: Row) -> float:
    """Between rows that answer as much, what the words name comes before what they take part in."""
    return 0.5 if isinstance(row, EntityRow | PlaceRow) else 0.0


def _answers(reference: Reference, word: str) -> Iterator[tuple[Row, float]]:
    """Yield the rows that a word can mean, with how well it fits: named by it, having it in the title, or bound to what it names."""
    if _YEAR.fullmatch(word):
        yield from ((row, EXACT) for row in reference.find(EventRow, f"year:{word}"))
        return
    found: dict[str, tuple[EntityRow | PlaceRow, float]] = {}
    for key, score in _spellings(reference, word):
        for row in reference.find(EntityRow, key) + reference.find(PlaceRow, key):
            found.setdefault(row.id, (row, score))
        yield from ((row, score) for row in reference.find(EventRow, key))
    for identity, (named, score) in found.items():
        yield named, score
        bound = reference.find(EventRow, f"who:{identity}") + reference.find(EventRow, f"at:{identity}")
        yield from ((row, score) for row in bound)
        yield from ((row, score) for row in reference.find(OfficeRow, f"holder:{identity}"))


def _spellings(reference: Reference, word: str) -> list[tuple[str, float]]:
    """Return the keys of names and titles that the word is a form of; where there is none, those that are a letter or two away."""
    exact = [f"{kind}:{form}" for form in nominatives(word) for kind in ("n", "t")]
    exact = [key for key in exact if reference.has(key)]
    exact += [key for form in nominatives(word) for key in reference.keys_between(f"n:{form} ", f"n:{form}!")]
    if exact or len(word) < 4:
        return [(key, EXACT) for key in exact]
    allowed = 2 if len(word) >= _LONG else 1
    near = []
    for kind in ("n", "t"):
        for key in reference.keys_between(f"{kind}:{word[:1]}", f"{kind}:{word[:1]}\uffff"):
            name = key[2:].split()[-1]
            if abs(len(name) - len(word)) <= allowed and any(edit_distance(form, name) <= allowed for form in nominatives(word)[:4]):
                near.append((key, float(TYPO)))
    return near


def describe(reference: Reference, row: Row) -> str:
    """Return a row in one line for people."""
    match row:
        case EntityRow():
            return f"{row.id}  {row.kind}  {row.name}"
        case PlaceRow():
            inside = ", ".join(reference.name_of(parent) for parent in row.within)
            return f"{row.id}  {row.kind}  {row.name}{f' ({inside})' if inside else ''}"
        case EventRow():
            who = ", ".join(reference.name_of(identity) for identity in row.participants)
            where = reference.name_of(row.place) if row.place else ""
            parts = [row.date.text if row.date else "", row.kind, row.title or "", where, who]
            return f"{row.id}  " + "  ".join(part for part in parts if part)
        case OfficeRow():
            seat = reference.name_of(row.organisation or row.country)
            return f"{row.id}  {row.position}  {seat}  {reference.name_of(row.person)}  {row.date.text if row.date else ''}".rstrip()
    return " ".join(name_words(str(row)))
