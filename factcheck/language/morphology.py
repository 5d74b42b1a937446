"""Morphology of Russian common words by pymorphy3: lemma, case, number, tense, inflection."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import pymorphy3


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    """Return the shared analyser; loading its dictionary takes about a tenth of a second."""
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    """Return pymorphy3's analyses of a word, likeliest first."""
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Return the likeliest dictionary form, with ё as е."""
    return str(parses(word)[0].normal_form).replace("ё", "е")


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Return every dictionary form the word can have, with ё as е."""
    return frozenset(str(parse.normal_form).replace("ё", "е") for parse in parses(word))


@lru_cache(maxsize=50_000)
def is_counted(word: str) -> bool:
    """Can the word be a noun after a count: a genitive plural and nothing likelier («пунктов»)?"""
    tag = parses(word)[0].tag
    return "NOUN" in tag and "gent" in tag and "plur" in tag


@lru_cache(maxsize=50_000)
def is_dative_person(word: str) -> bool:
    """Is the word a person in the dative («премьеру», «ей»): the one whose age follows?"""
    return any("datv" in p.tag and ({"anim", "NPRO", "Apro"} & set(p.tag.grammemes)) for p in parses(word)[:2])


@lru_cache(maxsize=50_000)
def can_be_dative(word: str) -> bool:
    """Can a folded noun be in the dative?"""
    return any("NOUN" in parse.tag and "datv" in parse.tag for parse in parses(word))


@lru_cache(maxsize=50_000)
def is_genitive(word: str) -> bool:
    """Is the word's likeliest reading a noun or an adjective in the genitive («выборов», «официальной»)?"""
    tag = parses(word)[0].tag
    return "gent" in tag and bool({"NOUN", "ADJF", "PRTF"} & set(tag.grammemes))


_CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}


@lru_cache(maxsize=50_000)
def case_of(word: str) -> str | None:
    """Return the case of a folded noun (nom, gen, dat, acc, ins, loc) where it can only be one, else None."""
    cases = {str(parse.tag.case) for parse in parses(word) if "NOUN" in parse.tag}
    return _CASES.get(cases.pop()) if len(cases) == 1 else None


@lru_cache(maxsize=50_000)
def genitive(word: str) -> str:
    """Return the genitive singular of a folded noun, the word itself where the dictionary has none."""
    form = parses(word)[0].inflect({"sing", "gent"})
    return str(form.word).replace("ё", "е") if form else word


@lru_cache(maxsize=50_000)
def masculine(word: str) -> str:
    """Return the nominative masculine of a folded adjective or participle («исполняющая» – «исполняющий»), other words as they are."""
    for parse in parses(word)[:2]:
        if {"ADJF", "PRTF"} & set(parse.tag.grammemes):
            form = parse.inflect({"nomn", "masc", "sing"})
            return str(form.word).replace("ё", "е") if form else word
    return word


@lru_cache(maxsize=50_000)
def can_be_plural(word: str) -> bool:
    """Can a folded noun be a nominative plural («главы»)?"""
    return any({"NOUN", "plur", "nomn"} <= set(parse.tag.grammemes) for parse in parses(word))


@lru_cache(maxsize=50_000)
def finite_only(word: str) -> str | None:
    """Return Past, Pres or Fut where the dictionary knows a word as a finite verb and as nothing else («посещал»), else None."""
    found = parses(word)
    if not found or not analyzer().word_is_known(word) or any(str(parse.tag.POS) != "VERB" for parse in found):
        return None
    return {"past": "Past", "pres": "Pres", "futr": "Fut"}.get(str(found[0].tag.tense))


@lru_cache(maxsize=50_000)
def adverb_only(word: str) -> bool:
    """Does the dictionary know a folded word as an adverb and as nothing else («послезавтра»)?"""
    found = parses(word)
    return bool(found) and analyzer().word_is_known(word) and all(str(parse.tag.POS) == "ADVB" for parse in found)


@lru_cache(maxsize=50_000)
def ordinal_form(word: str) -> tuple[str, str] | None:
    """Return case and number (Sing, Plur) of a folded ordinal that has one reading only («четвёртыми»), else None."""
    found = parses(word)
    if len(found) != 1 or "Anum" not in found[0].tag or found[0].tag.case is None:
        return None
    case = _CASES.get(str(found[0].tag.case))
    return (case, "Plur" if "plur" in found[0].tag else "Sing") if case is not None else None


@lru_cache(maxsize=50_000)
def gender_of_lemma(word: str) -> str | None:
    """Return m, f or n of a folded noun in the singular («саммит»), None for other words."""
    tag = parses(word)[0].tag
    return {"masc": "m", "femn": "f", "neut": "n"}.get(str(tag.gender)) if "NOUN" in tag else None


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Is the word a form in the dictionary?"""
    return bool(analyzer().word_is_known(word))


@lru_cache(maxsize=50_000)
def is_person_noun(word: str) -> bool:
    """Is the likeliest reading of a folded word an animate noun («музыкант», «дочь»), or one beside a participle («нападающий»)?"""
    readings = parses(word.rpartition("-")[2] or word)  # of «экс-президент» the last part tells
    participle = "PRTF" in readings[0].tag
    return "anim" in readings[0].tag or (participle and any({"NOUN", "anim"} <= set(reading.tag.grammemes) for reading in readings))


@lru_cache(maxsize=50_000)
def is_adjective(word: str) -> bool:
    """Is a folded word an adjective in every reading but names, and none that is used as a noun («раненый», «рабочий»)?"""
    readings = [parse for parse in parses(word) if not {"Surn", "Name", "Geox"} & set(parse.tag.grammemes)]
    return bool(readings) and all("ADJF" in parse.tag and "Subx" not in parse.tag for parse in readings)


@lru_cache(maxsize=50_000)
def participle_verb(word: str) -> str | None:
    """Return the verb of a folded participle («погибшая» – «погибнуть»), None for other words."""
    return next((str(parse.normal_form).replace("ё", "е") for parse in parses(word) if "PRTF" in parse.tag), None)


@lru_cache(maxsize=50_000)
def short_participle_verb(word: str) -> str | None:
    """Return the verb of a folded short participle («похоронен» – «похоронить»), None for other words."""
    return next((str(parse.normal_form).replace("ё", "е") for parse in parses(word) if "PRTS" in parse.tag), None)


@lru_cache(maxsize=50_000)
def past_lemma(word: str) -> str | None:
    """Return the verb whose past a folded word can be («вели» – «вести», not «велеть»), None for other words."""
    return next((str(p.normal_form).replace("ё", "е") for p in parses(word) if "VERB" in p.tag and "past" in p.tag), None)


@lru_cache(maxsize=50_000)
def is_infinitive(word: str) -> bool:
    """Does the dictionary know a folded word as an infinitive and nothing else?"""
    return is_known(word) and all("INFN" in parse.tag for parse in parses(word))


@lru_cache(maxsize=50_000)
def is_future(word: str) -> bool:
    """Is the likeliest reading of a folded word a verb in the future?"""
    return "futr" in parses(word)[0].tag
