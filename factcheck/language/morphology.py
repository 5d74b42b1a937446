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
def is_genitive(word: str) -> bool:
    """Is the word's likeliest reading a noun or an adjective in the genitive («выборов», «официальной»)?"""
    tag = parses(word)[0].tag
    return "gent" in tag and bool({"NOUN", "ADJF", "PRTF"} & set(tag.grammemes))


@lru_cache(maxsize=50_000)
def genitive(word: str) -> str:
    """Return the genitive singular of a folded noun, the word itself where the dictionary has none."""
    form = parses(word)[0].inflect({"sing", "gent"})
    return str(form.word).replace("ё", "е") if form else word
