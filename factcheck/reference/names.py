"""From words of a text to the entities that they can name: any inflection, any alias, surname alone, initials."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.language.declension import CASES, analyses, cases_of, fold_name
from factcheck.language.morphology import parses
from factcheck.reference.keys import name_words, surname_first, transcription
from factcheck.reference.rows import EntityRow, PlaceRow
from factcheck.reference.store import Reference

_TRANSCRIBED = 5  # letters from which another spelling of a name is looked for
_PYMORPHY_CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc", "gen2": "gen", "loc2": "loc"}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """An entity that words can name: `alias` the name matched, `size` how many words, `full` whether the whole name stood there."""

    entity: EntityRow | PlaceRow
    alias: str
    size: int
    full: bool
    cases: frozenset[str]


@lru_cache(maxsize=100_000)
def word_cases(form: str, nominative: str) -> frozenset[str]:
    """Return the cases in which a folded word is a form of a nominative: by paradigm, or by the dictionary for common words."""
    if form[:1] != nominative[:1]:
        return frozenset()
    parts, bases = form.split("-"), nominative.split("-")
    if len(parts) == len(bases) > 1:
        shared = [
            word_cases(part, base) or (frozenset(CASES) if part == base else frozenset()) for part, base in zip(parts, bases, strict=True)
        ]
        joint = frozenset.intersection(*shared)
        if joint:
            return joint
    cases = set(cases_of(form, nominative))
    for parse in parses(form):
        if parse.normal_form.replace("ё", "е") == nominative or _plural_nominative(parse, nominative):
            case = _PYMORPHY_CASES.get(str(parse.tag.case))
            if case:
                cases.add(case)
    return frozenset(cases)


def _plural_nominative(parse: object, nominative: str) -> bool:
    """«Штатов» of «Штаты»: a name that is a plural in the table."""
    inflected = parse.inflect({"nomn", "plur"}) if "plur" in parse.tag else None  # type: ignore[attr-defined]
    return bool(inflected) and inflected.word.replace("ё", "е") == nominative  # type: ignore[union-attr]


@lru_cache(maxsize=100_000)
def nominatives(form: str) -> tuple[str, ...]:
    """Return the folded nominatives that a folded word can come from, itself first."""
    found = dict.fromkeys([form, *(a.nominative for a in analyses(form))])
    if "-" in form:
        head, _, tail = form.rpartition("-")
        found |= dict.fromkeys(f"{left}-{right}" for left in nominatives(head)[:8] for right in nominatives(tail)[:8])
    for parse in parses(form):
        found.setdefault(parse.normal_form.replace("ё", "е"))
        if "plur" in parse.tag:
            plural = parse.inflect({"nomn", "plur"})
            if plural:
                found.setdefault(plural.word.replace("ё", "е"))
    return tuple(found)


class Names:
    """Looks names up in a reference."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self.at = lru_cache(maxsize=20_000)(self._at)

    def _candidates(self, folded: Sequence[str]) -> list[EntityRow | PlaceRow]:
        """Return the rows that a name of these words, or of the first of them, can be: by one word, by two, by first and last."""
        rows: dict[str, EntityRow | PlaceRow] = {}
        begins = False
        for nominative in nominatives(folded[0]):
            begins = begins or self._reference.begins(nominative)
            for row in self._reference.named(nominative):
                rows.setdefault(row.id, row)
        several = len(folded) > 1 and (begins or len(folded[0]) == 1)
        for second in dict.fromkeys((*folded[1:3], folded[-1])) if several else ():
            for row in self._of_two(folded[0], second):
                rows.setdefault(row.id, row)
        return list(rows.values())

    def _transcribed(self, folded: Sequence[str]) -> list[EntityRow | PlaceRow]:
        """Return the rows whose surname or first word is spelt in another way that the same sounds can have."""
        words = [word for word in dict.fromkeys((folded[0], folded[-1])) if len(word) >= _TRANSCRIBED]
        keys = dict.fromkeys(f"v:{transcription(nominative)}" for word in words for nominative in nominatives(word))
        return [row for key in keys for row in self._reference.spelt(key)]

    def _of_two(self, first: str, second: str) -> Iterator[EntityRow | PlaceRow]:
        for left in nominatives(first):
            if len(left) > 1 and not self._reference.begins(left):
                continue
            for right in nominatives(second):
                yield from self._reference.named(f"{left} {right}")

    def _at(self, words: tuple[str, ...]) -> tuple[NameMatch, ...]:
        """Return what the first of `words`, with as many of the following as belong to it, can name; the longest names first."""
        folded = [fold_name(word) for word in words]
        matches = [match for row in self._candidates(folded) for match in _aliases_at(row, folded)]
        matches = matches or [match for row in self._transcribed(folded) for match in _aliases_at(row, folded, transcription)]
        longest = max((match.size for match in matches), default=0)
        return tuple(match for match in matches if match.size == longest)

    def of(self, words: Sequence[str]) -> list[NameMatch]:
        """Return the entities that exactly these words can name, each once, full names first."""
        best: dict[str, NameMatch] = {}
        folded = [fold_name(word.rstrip(".")) for word in words]
        if not folded:
            return []
        for candidates, spelt in ((self._candidates, str), (self._transcribed, transcription)):
            for row in candidates(folded) if not best else ():
                for match in _whole(row, folded, spelt):
                    known = best.get(row.id)
                    if known is None or (match.full and not known.full):
                        best[row.id] = match
        return sorted(best.values(), key=lambda match: (not match.full, match.entity.id))


def _aliases_at(row: EntityRow | PlaceRow, folded: list[str], spelt: Callable[[str], str] = str) -> list[NameMatch]:
    found = []
    folded = [spelt(word) for word in folded]
    for alias in (row.name, *row.aliases):
        words = [spelt(word) for word in name_words(alias)]
        cases = _phrase_cases(folded[: len(words)], words)
        if cases is not None:
            found.append(NameMatch(row, alias, len(words), True, cases))
        elif isinstance(row, EntityRow) and row.kind == "person" and (cases := _phrase_cases(folded[:1], words[-1:])):
            found.append(NameMatch(row, alias, 1, False, cases))
    return found


def _phrase_cases(folded: list[str], words: list[str]) -> frozenset[str] | None:
    """Return the cases that the words of a phrase have in common; None where one is no form of its name's word.

    Words after the first that stand in the genitive already («Союз пяти») may stay as they are.
    """
    if len(folded) != len(words):
        return None
    shared: set[str] = set(CASES)
    agreeing = True
    for form, word in zip(folded, words, strict=True):
        cases = word_cases(form, word)
        if not cases and form != word:
            return None
        if form == word and not agreeing:
            continue
        shared &= cases or set(CASES)
        agreeing = form == word or bool(cases)
    return frozenset(shared)


def _whole(row: EntityRow | PlaceRow, folded: list[str], spelt: Callable[[str], str]) -> list[NameMatch]:
    """Return the ways in which all of `folded` is a name of `row`: whole alias, surname, initials, first name and patronymic."""
    found = []
    folded = [spelt(word) for word in folded]
    for alias in (row.name, *row.aliases):
        words = [spelt(word) for word in name_words(alias)]
        cases = _phrase_cases(folded, words)
        if cases is not None:
            found.append(NameMatch(row, alias, len(folded), True, cases))
        elif isinstance(row, EntityRow) and row.kind == "person" and (cases := _person_part(folded, words)) is not None:
            found.append(NameMatch(row, alias, len(folded), False, cases))
    return found


def _person_part(folded: list[str], words: list[str]) -> frozenset[str] | None:
    """«Путин», «В. Путин», «В. В. Путин», «Владимир Владимирович» of «Владимир Владимирович Путин»."""
    if len(folded) == 1:
        for word in (
            words[-1],
            *(words[:1] if len(words) > 1 and surname_first(words) else ()),
        ):
            cases = word_cases(folded[0], word)
            if cases:
                return cases
        return None
    if len(folded) == 2 and len(words) == 3 and all(word_cases(f, w) for f, w in zip(folded, words, strict=False)):
        return word_cases(folded[0], words[0])
    if len(folded) == 2 and len(words) == 3 and word_cases(folded[0], words[0]) and word_cases(folded[1], words[2]):
        return word_cases(folded[1], words[2])
    surname = word_cases(folded[-1], words[-1])
    initials = folded[:-1]
    if surname and all(len(initial) == 1 for initial in initials) and len(initials) < len(words):
        return surname if all(word[0] == initial for word, initial in zip(words, initials, strict=False)) else None
    return None
