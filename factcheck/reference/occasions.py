"""Read an occasion («на пятнадцатом саммите «Союза пяти»») and compare it with a row's: same series and edition, or its days and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.lexicon import word_set
from factcheck.language.declension import fold_name
from factcheck.language.morphology import lemma
from factcheck.model import HERE, EventClaim
from factcheck.reference.keys import name_words, series_keys
from factcheck.reference.kinds import serial_kind
from factcheck.reference.linker import Linker
from factcheck.reference.names import NameMatch, word_cases
from factcheck.reference.rows import EventRow
from factcheck.temporal.normal import fold
from factcheck.temporal.numerals import join_numbers
from factcheck.temporal.tokens import tokenize
from factcheck.values.comparison import AGREES, DISAGREES, UNKNOWN, Comparison

_LETTER = 50  # «С7», «L»: Roman numbers of one letter that are more likely the letter
_YEAR = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """The series that words name (its folded names, none where it is not known) and the edition, where one is written."""

    series: frozenset[str]
    number: int | None
    words: tuple[str, ...]

    def compare(self, row: EventRow, linker: Linker) -> Comparison:
        """Compare with the occasion of a row: the edition first; another series only where the tables know both."""
        occasion = self.row_of(row, linker)
        if occasion is None:
            return UNKNOWN
        same = self.same_series(occasion, linker)
        if self.number is not None and occasion.number is not None and same is not False:
            return AGREES if self.number == occasion.number else DISAGREES
        if same is not None:
            return AGREES if same else DISAGREES
        return AGREES if self._titled(occasion) else UNKNOWN

    def row_of(self, row: EventRow, linker: Linker) -> EventRow | None:
        """Return a row's occasion: the one it names, itself where it is of a series, else the edition whose days hold its day."""
        if row.occasion:
            return linker.reference.get(EventRow, row.occasion)
        if row.series:
            return row
        for other in self.rows(linker):
            inside = row.date and other.date and row.date.begin and other.date.begin and other.date.end
            if inside and other.date.begin <= row.date.begin <= other.date.end and other.place == row.place:  # type: ignore[operator,union-attr]
                return other
        return None

    def rows(self, linker: Linker) -> list[EventRow]:
        """Return the rows that the words of the series lead to, each once."""
        keys = sorted({key for name in self.series for key in series_keys(name)})
        return list({row.id: row for key in keys for row in linker.reference.find(EventRow, key)}.values())

    def same_series(self, row: EventRow, linker: Linker) -> bool | None:
        """Is a row's series the one that the words name? None where the tables do not know the words."""
        if not self.series or not row.series:
            return None
        return bool(self.series & (series_names(name_words(row.series), linker) | series_names(name_words(row.title), linker)))

    def _titled(self, occasion: EventRow) -> bool:
        title = name_words(occasion.title)
        strong = [word for word in self.words if len(word) > 3]
        return bool(strong) and all(any(word_cases(word, name) or lemma(word) == lemma(name) for name in title) for word in strong)

    def compare_number(self, row: EventRow) -> Comparison:
        """Compare the edition with a row's number."""
        if self.number is None or row.number is None:
            return UNKNOWN
        return AGREES if self.number == row.number else DISAGREES


def _plain(words: list[str]) -> list[str]:
    """Return the words without «саммит», «форум» and the like."""
    return [word for word in words if lemma(word) not in word_set("triggers", "occasion_nouns")]


def read_occasion(claim: EventClaim, linker: Linker) -> Occasion | None:
    """Return the occasion that an event claim names; a summit is its own."""
    text = claim.occasion.name if claim.occasion else claim.text if serial_kind(claim.kind) else None
    if text is None:
        return None
    words = name_words(text)
    own = claim.ordinal.value if claim.ordinal and serial_kind(claim.kind) and claim.ordinal.scope != HERE else None
    return Occasion(series_names(words, linker), _number(claim.occasion.text if claim.occasion else text) or own, tuple(_plain(words)))


def series_names(words: list[str], linker: Linker) -> frozenset[str]:
    """Return the folded names of the organisation or series of the tables that a run of the words names; none where there is none."""
    whole = next((found for run in (words, _plain(words)) for found in _entities(run, linker)), None)
    if whole is not None:
        return frozenset(fold_name(name) for name in (whole.entity.name, *whole.entity.aliases))
    words = _plain(words)
    for start in range(len(words)):
        rows = [row for key in series_keys(words[start]) for row in linker.reference.find(EventRow, key)]
        if rows:
            return frozenset({words[start]} | {fold_name(row.series) for row in rows})
    return frozenset()


def _entities(words: list[str], linker: Linker) -> Iterator[NameMatch]:
    """Yield the entities and places that runs of the words name; «Форум приморских государств» has a noun of occasions in its name."""
    for start in range(len(words)):
        yield from linker.names.at(tuple(words[start : start + 5]))


def _number(text: str) -> int | None:
    folded = fold(text)
    for token in join_numbers(tokenize(folded, text), folded):
        value = token.cats.get("ord", token.cats.get("roman"))
        if isinstance(value, int) and value < _LETTER:
            return value
    return None
