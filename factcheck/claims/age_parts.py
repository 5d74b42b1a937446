"""Several ages in one sentence: which numbers are ages, and which words belong to each of them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.persons import case_options, person_ending
from factcheck.claims.view import Sentence, Word
from factcheck.model import Number

_MARKS = ",;:()"


def with_bare_ages(sentence: Sentence) -> list[Number]:
    """Return the numbers, those of an age with no noun among them: «Линд 62 года, Фоссу 64, оба …»."""
    return [replace(n, kind="age") if _is_bare(sentence, n) else n for n in sentence.numbers]


def _is_bare(sentence: Sentence, number: Number) -> bool:
    """Does a number stand between a name in the dative and a mark, after an age in its sentence?"""
    first, after = sentence.at(number.start), sentence.after(sentence.at(number.end - 1))
    told = any(n.kind == "age" and n.end < number.start and not is_adjective(n) for n in sentence.numbers)
    beyond = sentence.after(after) if after is not None and after.case == "dat" and after.pos == "PRON" else after
    if told and number.kind == "cardinal" and beyond is not None and beyond.lemma in word_set("lives", "turning"):
        return True  # «ему 54 года, 55 исполнится 22 июня», «52 ей исполнится 29 ноября»
    if number.kind != "cardinal" or number.mod is not None or after is None or after.text not in ",.;":
        return False
    person = person_ending(sentence, first.i - 1)
    options = case_options(sentence, person) if person is not None else None
    return told and options is not None and (not options or "dat" in options)


def part_of(sentence: Sentence, first: Word) -> tuple[int, int]:
    """Return the words of an age among several in a sentence, by its first word: from the mark after the age before to the one after it.

    «Линд 51 год (27 октября исполнится 52), Фоссу 40»: the day is of the second age only.
    """
    ages = [n for n in with_bare_ages(sentence) if n.kind == "age"]
    marks = [w for w in sentence.words if w.text in _MARKS]
    last = next((n.end for n in reversed(ages) if n.end <= first.start), None)
    following = next((n.start for n in ages if n.start > first.start), None)
    opening = next((mark for mark in marks if last is not None and last <= mark.start < first.start), None)
    bracketed = opening is not None and opening.text == "("
    after = [m for m in marks if m.start > first.start]
    if bracketed:
        ends = [m for m in after if m.text == ")"]
    else:
        ends = [m for m in after if following is None or m.start < following] if last is not None or following is not None else []
    return opening.start if opening is not None else sentence.start, ends[0].start if ends else sentence.end


def goes_on(sentence: Sentence, number: Number) -> bool:
    """«…, 27 октября исполнится 52»: does a verb of turning, with nobody named beside it, go on with the age before?"""
    start, end = part_of(sentence, sentence.at(number.start))
    inside = sentence.between(start, end)
    told = any(w.lemma in word_set("lives", "turning") for w in inside)
    named = any(start <= m.start < end for m in sentence.mentions if m.label == "PERSON")
    return told and not named and not any(w.case == "dat" and w.pos in ("NOUN", "PROPN", "PRON") for w in inside)


def is_turning(sentence: Sentence, number: Number) -> bool:
    """«исполнится 52»: does a verb of reaching an age stand in its own words?"""
    start, end = part_of(sentence, sentence.at(number.start))
    clause = sentence.clause_words(sentence.at(number.start))
    return any(w.lemma in word_set("lives", "turning") for w in clause if start <= w.start < end)


def is_adjective(number: Number) -> bool:
    """«45-летний»."""
    return lexicon_words("lives")["aged_adjective"] in number.text.lower()
