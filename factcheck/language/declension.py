"""Declension of proper names by their endings: which nominatives a form can come from, and any form of a nominative.

Common words go through pymorphy3; names that no dictionary knows (invented ones too) go by the paradigms of `declension.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from factcheck.data_files import packaged_yaml

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
VOWELS = frozenset("аеиоуыэюя")


@dataclass(frozen=True, slots=True)
class Paradigm:
    """A class of names: `ending` of the nominative, the endings of each case, which stems it fits."""

    name: str
    kind: str
    ending: str
    before: re.Pattern[str]
    unlike: re.Pattern[str] | None
    endings: dict[str, tuple[str, ...]]
    surname: bool

    def stem(self, nominative: str) -> str | None:
        """Return the stem of a nominative of this class, None where it is of another."""
        if not nominative.endswith(self.ending):
            return None
        stem = nominative[: len(nominative) - len(self.ending)]
        if len(stem) < 2 or not self.before.search(stem) or (self.unlike and self.unlike.search(nominative)):
            return None
        return stem


@dataclass(frozen=True, slots=True)
class Analysis:
    """One way to read a form: its nominative, the case, and the gender (m, f, n, p) it then has."""

    nominative: str
    case: str
    kind: str
    surname: bool = False


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = packaged_yaml("factcheck.language.lexicons", "declension.yaml")
    return data


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """Return the classes in the file's order."""
    return tuple(_paradigm(row) for row in _data()["classes"])


def _paradigm(row: dict[str, str]) -> Paradigm:
    endings = {case: tuple(str(row[case] or "").split("|")) for case in CASES[1:]}
    endings["nom"] = (row["ending"],)
    unlike = re.compile(row["not"]) if "not" in row else None
    surname, _, kind = row["kind"].rpartition(":")
    return Paradigm(row["name"], kind, row["ending"], re.compile(row["before"]), unlike, endings, bool(surname))


@cache
def _indeclinable() -> re.Pattern[str]:
    return re.compile(_data()["indeclinable"])


@cache
def _by_form_ending() -> dict[str, tuple[tuple[Paradigm, str], ...]]:
    """Map each case ending to the classes and cases that have it."""
    found: dict[str, list[tuple[Paradigm, str]]] = {}
    for paradigm in paradigms():
        for case, endings in paradigm.endings.items():
            for ending in endings:
                found.setdefault(ending, []).append((paradigm, case))
    return {ending: tuple(rows) for ending, rows in found.items()}


def fold_name(word: str) -> str:
    """Return a name lowercased with ё as е: the form that tables and texts are compared in."""
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=100_000)
def analyses(form: str) -> tuple[Analysis, ...]:
    """Return every nominative that a folded form can come from, with case and gender; the form itself unchanged comes first."""
    found = [Analysis(form, case, "x") for case in CASES]
    by_ending = _by_form_ending()
    for size in range(min(3, len(form) - 2) + 1):
        cut = len(form) - size
        for paradigm, case in by_ending.get(form[cut:], ()):
            found += _candidates(form[:cut], paradigm, case)
    return tuple(dict.fromkeys(found))


def _candidates(stem: str, paradigm: Paradigm, case: str) -> Iterator[Analysis]:
    for kind in paradigm.kind:
        nominative = stem + paradigm.ending
        if paradigm.stem(nominative) == stem:
            yield Analysis(nominative, case, kind, paradigm.surname)
        if case != "nom" and paradigm.ending in ("", "ь", "й") and kind == "m":
            for full in _with_vowel(stem):
                if paradigm.stem(full + paradigm.ending) is not None:
                    yield Analysis(full + paradigm.ending, case, kind, paradigm.surname)


def _with_vowel(stem: str) -> Iterator[str]:
    """Yield stems with the fleeting vowel put back: «орл» – «орел», «ельц» – «елец»."""
    if len(stem) < 2:
        return
    head, last = stem[:-1], stem[-1]
    if head[-1] in "ьй":
        yield head[:-1] + "е" + last
    elif head[-1] not in VOWELS:
        yield head + "е" + last
        yield head + "о" + last


def _without_vowel(nominative: str) -> str | None:
    data = _data()
    if nominative not in data["fleeting_words"] and not (len(nominative) > 4 and re.search(data["fleeting_endings"], nominative)):
        return None
    for row in reversed(data["fleeting"]):
        changed, count = re.subn(row["nominative"], row["oblique"], nominative)
        if count:
            return str(changed)
    return None


def is_indeclinable(nominative: str) -> bool:
    """Does a folded name end in a vowel that never changes (Рубио, Осло, Хельсинки)?"""
    if nominative.endswith(("ых", "их")):
        return True
    return bool(_indeclinable().search(nominative)) and not any(p.stem(nominative) is not None for p in paradigms())


def cases_of(form: str, nominative: str, kind: str | None = None) -> frozenset[str]:
    """Return the cases in which a folded `form` is a form of `nominative`; empty where it is none.

    `kind` narrows to a gender (m, f, n, p); a name that does not change is itself in every case.
    """
    cases = {a.case for a in analyses(form) if a.nominative == nominative and a.kind != "x" and (kind is None or a.kind == kind)}
    if form == nominative:
        cases |= {"nom"} if _changes(nominative, kind) else set(CASES)
    return frozenset(cases)


def _changes(nominative: str, kind: str | None) -> bool:
    return any(p.stem(nominative) is not None and (kind is None or kind in p.kind) for p in paradigms())


def inflect(nominative: str, case: str, kind: str | None = None, *, surname: bool = False) -> str:
    """Return a form of a name; letters keep their capitals. `kind` is its gender; a name of no class stays as it is.

    A hyphenated or multi-word name is inflected by each part that can be.
    """
    if case == "nom" or not nominative:
        return nominative
    folded = nominative.lower()
    for paradigm in paradigms():
        if (kind is not None and kind not in paradigm.kind) or (paradigm.surname and not surname):
            continue
        stem = paradigm.stem(fold_name(nominative))
        if stem is None:
            continue
        ending = paradigm.endings[case][0]
        kept = nominative[: len(stem)]
        shorter = _without_vowel(folded) if paradigm.ending == "" and kind != "f" else None
        if shorter:
            kept = nominative[0] + shorter[1:]
        return kept + ending
    return nominative
