"""What a person's name tells by itself."""

from __future__ import annotations

from functools import cache
from itertools import islice, product

from factcheck.data_files import packaged_yaml
from factcheck.language.declension import VOWELS, analyses, fold_name
from factcheck.language.morphology import parses

_OBLIQUE = "аяую"  # endings of a woman's first name, and of a man's in an oblique case
_FORMS = 200  # readings of a surname of several parts


@cache
def _listed() -> dict[str, str]:
    """Map first names of the lexicon to m or f."""
    lexicon = packaged_yaml("factcheck.language.lexicons", "first_names.yaml")
    return {name: gender for gender, names in (("f", lexicon["women"]), ("m", lexicon["men"])) for name in names}


def gender_of_person(name: str) -> str:
    """Return m or f by the first name, as the dictionary of first names has it; by its ending where it is not known."""
    words = name.split()
    listed = _listed().get(fold_name(words[0])) if words else None
    if listed is not None:
        return listed
    read = [parse for word in words for parse in parses(word.lower()) if {"Name", "Patr"} & set(parse.tag.grammemes)]
    sure = [parse for parse in read if parse.is_known or len(words) == 1]  # «Драгич» is no patronymic, and of «Йохан» nothing is known
    nominative = [parse for parse in sure if parse.tag.case in ("nomn", None)]  # «Мануэла» is no genitive of «Мануэл»
    if len(words) > 1 and sure and not nominative and words[0][-1] in _OBLIQUE and words[-1][-1] not in VOWELS:
        return "f"  # «Мирьяна Скалич»: a genitive of «Мирьян» would stand beside «Скалича»
    for parse in (*nominative, *sure):
        return "f" if "femn" in parse.tag else "m"
    if len(words) > 1 and words[0][-1] in "ая":  # men's names that end so («Никита», «Илья») the dictionary knows
        return "f"
    return "f" if name.endswith(("ая", "ова", "ева", "ина")) else "m"


def surname_forms(name: str) -> list[str]:
    """Return the folded nominatives that the last word of a name can come from, the word itself first."""
    parts = fold_name(name.split()[-1]).split("-")
    forms = [list(dict.fromkeys([part, *(a.nominative for a in analyses(part))])) if part else [part] for part in parts]
    return ["-".join(row) for row in islice(product(*forms), _FORMS)]


def first_name_forms(word: str) -> list[str]:
    """Return the folded nominatives that a first name can come from: those of the dictionary, else those by its ending."""
    folded = fold_name(word)
    known = [str(p.normal_form).replace("ё", "е") for p in parses(folded) if "Name" in p.tag and p.is_known]
    return list(dict.fromkeys([folded, *known])) if known else surname_forms(word)


def is_patronymic(word: str) -> bool:
    """Does the dictionary read a word as a patronymic?"""
    return any("Patr" in parse.tag for parse in parses(fold_name(word)))


def name_stem(word: str) -> str:
    """Return a folded name without the letters that endings are made of: «Мухортова», «Мухортовых» have the stem of «Мухортов»."""
    return fold_name(word).rstrip("аяуюыйеомхиь")
