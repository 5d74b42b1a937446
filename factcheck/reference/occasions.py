"""Read an occasion («на пятнадцатом саммите «Союза пяти»») and compare it with a row's: same series and edition, or its days and place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.claims.lexicon import word_set
from factcheck.language.declension import fold_name
from factcheck.language.morphology import lemma
from factcheck.model import EventClaim
from factcheck.reference.keys import name_words
from factcheck.reference.linker import Linker
from factcheck.reference.names import word_cases
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference
from factcheck.temporal.normal import fold
from factcheck.temporal.numerals import join_numbers
from factcheck.temporal.tokens import tokenize
from factcheck.values.comparison import AGREES, DISAGREES, UNKNOWN, Comparison

_YEAR = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """The series that words name (its folded names, none where it is not known) and the edition, where one is written."""

    series: frozenset[str]
    number: int | None
    words: tuple[str, ...]

    def compare(self, row: EventRow, reference: Reference) -> Comparison:
        """Compare with the occasion of a row."""
        occasion = reference.get(EventRow, row.occasion) if row.occasion else None
        if occasion is None:
            return UNKNOWN
        if self.number is not None and occasion.number is not None and self._series_of(occasion, reference):
            return AGREES if self.number == occasion.number else DISAGREES
        if self.series and occasion.series:
            return AGREES if self._series_of(occasion, reference) else DISAGREES
        return AGREES if self._titled(occasion) else UNKNOWN

    def _series_of(self, occasion: EventRow, reference: Reference) -> bool:
        return bool(self.series & series_keys(occasion.series, reference))

    def _titled(self, occasion: EventRow) -> bool:
        title = name_words(occasion.title)
        strong = [word for word in self.words if len(word) > 3]
        return bool(strong) and all(any(word_cases(word, name) or lemma(word) == lemma(name) for name in title) for word in strong)

    def compare_number(self, row: EventRow) -> Comparison:
        """Compare the edition with a row's number."""
        if self.number is None or row.number is None:
            return UNKNOWN
        return AGREES if self.number == row.number else DISAGREES


def series_keys(series: str, reference: Reference) -> frozenset[str]:
    """Return the folded names of a series: its cell, and the names of the organisation that it is or is called after."""
    keys = {fold_name(series)}
    words = name_words(series)
    if words:
        for row in reference.named(words[0]):
            names = (row.name, *row.aliases)
            if fold_name(series) in {fold_name(name) for name in names}:
                keys.update(fold_name(name) for name in names)
    return frozenset(keys)


def read_occasion(claim: EventClaim, linker: Linker) -> Occasion | None:
    """Return the occasion that an event claim names; a summit is its own."""
    text = claim.occasion.text if claim.occasion else claim.text if claim.kind == "summit" else None
    if text is None:
        return None
    words = [word for word in name_words(text) if lemma(word) not in word_set("triggers", "occasion_nouns")]
    return Occasion(
        _series(words, linker), _number(text) or (claim.ordinal.value if claim.ordinal and claim.kind == "summit" else None), tuple(words)
    )


def _series(words: list[str], linker: Linker) -> frozenset[str]:
    """Return the names of the organisation or series of the tables that a run of the words names."""
    for start in range(len(words)):
        for match in linker.names.at(tuple(words[start : start + 5])):
            return frozenset(fold_name(name) for name in (match.entity.name, *match.entity.aliases))
        if linker.reference.find(EventRow, f"series:{words[start]}"):
            return frozenset({words[start]})
    return frozenset()


def _number(text: str) -> int | None:
    folded = fold(text)
    for token in join_numbers(tokenize(folded, text), folded):
        value = token.cats.get("ord", token.cats.get("roman"))
        if isinstance(value, int):
            return value
    return None
