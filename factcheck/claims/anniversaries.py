"""Anniversary claims: «75-летие Победы», «в первую годовщину гибели Мендисабаля», «60-летие отметил Стрешнев»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.discourse import stand_in
from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.noun_phrases import complement, organisation_nouns
from factcheck.claims.persons import case_options, person_starting
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import can_be_dative, is_person_noun
from factcheck.model import AnniversaryClaim, Argument, Mention, Number, ValueWords

_NEAR = 6  # words between the verb and its years


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(words("lives")["anniversary"])


def extract_anniversaries(view: View) -> Iterator[AnniversaryClaim]:
    """Yield the anniversaries of an article that name what is remembered or whose day it is."""
    for sentence in view.sentences:
        for word in sentence.words:
            value = _years(sentence, word)
            if value is not None:
                yield from _claim(view, sentence, word, value)
        yield from _completed(view, sentence)


def _completed(view: View, sentence: Sentence) -> Iterator[AnniversaryClaim]:
    """«исполнилось пять лет договору о проливе», «организации исполнится 15 лет»: years that something, nobody, has completed."""
    for number in sentence.numbers:
        verb = next((w for w in sentence.clause_words(sentence.at(number.start)) if w.lemma in word_set("lives", "completing")), None)
        if number.kind != "age" or verb is None or abs(sentence.at(number.start).i - verb.i) > _NEAR:
            continue
        event = _whose(view, sentence, number, verb)
        if event is None:
            continue
        dates = sentence.dates(verb)
        value = ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)
        head = told_at(view, sentence, verb, verb, number, event if event.mention else None)
        yield AnniversaryClaim(**head, event=event, value=value, date=dates[0] if len(dates) == 1 else None)


def _whose(view: View, sentence: Sentence, number: Number, verb: Word) -> Argument | None:
    """Return what has completed its years: the noun in the dative near the verb; a common noun means the organisation named last."""
    clause = sentence.clause_words(sentence.at(number.start))
    persons = [m for m in sentence.mentions if m.label == "PERSON"]
    for word in clause:
        if not _is_dative(word, verb) or word.pos not in ("NOUN", "PROPN") or any(m.start <= word.start < m.end for m in persons):
            continue
        if number.start <= word.start < number.end or is_person_noun(word.lower):
            continue
        pieces = complement(sentence, word.i + 1)
        last = sentence.words[pieces[-1].last] if pieces else word
        words = view.argument(word.start, last.end)
        named = [m for m in sentence.mentions if m.label == "ORG" and m.end <= word.start]
        if not pieces and word.lemma in organisation_nouns() and named:
            return stand_in(words, view.named(named[-1]))
        return words
    return None


def _years(sentence: Sentence, word: Word) -> ValueWords | None:
    """Return the number of years that an anniversary word tells, with its own words."""
    match = _pattern().match(word.lower)
    if match:
        return ValueWords(start=word.start, end=word.end, text=word.text, value=int(match[1]))
    listed = words("lives")["anniversary_words"].get(word.lemma)
    if listed is not None and word.pos != "ADJ":
        return None if _is_stretch(sentence, word) else ValueWords(start=word.start, end=word.end, text=word.text, value=listed)
    if word.lemma not in word_set("lives", "anniversary_nouns"):
        return None
    before = sentence.before(word)
    if before is None:
        return None
    number = next((n for n in sentence.numbers if n.end == before.end and n.kind in ("ordinal", "age") and isinstance(n.value, int)), None)
    if number is not None:
        return ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)
    years = words("lives")["anniversary_words"].get(before.lemma)
    return ValueWords(start=before.start, end=before.end, text=before.text, value=years) if years else None


def _is_stretch(sentence: Sentence, word: Word) -> bool:
    """«за последнее десятилетие», «Десятилетие детства»: a stretch of time unless something is celebrated or a day is meant."""
    if word.lemma not in word_set("lives", "anniversary_needs_cue"):
        return False
    clause = sentence.clause_words(word)
    cue = any(w.lemma in word_set("lives", "celebrating") or w.lemma in word_set("lives", "day_of") for w in clause)
    return not cue or (word.capital and word.i > 0)


def _is_dative(word: Word, verb: Word) -> bool:
    """Is it in the dative, or right before the verb in a form that can be one («организации исполнится»)?"""
    return word.case == "dat" or (word.case in ("gen", "loc") and verb.i - word.i == 1 and can_be_dative(word.lower))


def _claim(view: View, sentence: Sentence, word: Word, value: ValueWords) -> Iterator[AnniversaryClaim]:
    person = _celebrating(sentence, word)
    event = None if person is not None else _remembered(view, sentence, word) or _celebrated(view, sentence, word)
    if person is None and event is None:
        return
    dates = sentence.dates(word)
    yield AnniversaryClaim(
        **told_at(view, sentence, word, value, word, event, person),
        event=event,
        person=view.named(person) if person else None,
        value=value,
        date=dates[0] if len(dates) == 1 else None,
    )


def _celebrating(sentence: Sentence, word: Word) -> Mention | None:
    """«60-летие отметил губернатор Олег Стрешнев»: the subject of the verb, or «60-летие композитора Галимханова»."""
    clause = sentence.clause(word)
    persons = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    if any(w.lemma in word_set("lives", "celebrating") for w in sentence.clause_words(word)) and not complement(sentence, word.i + 1):
        return next((m for m in persons if "nom" in case_options(sentence, m)), None)
    return None


def _celebrated(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """«Полувековой юбилей отмечает завод «Прогресс»»: an organisation or place that celebrates."""
    clause = sentence.clause(word)
    if not any(w.lemma in word_set("lives", "celebrating") for w in sentence.clause_words(word)):
        return None
    mention = next((m for m in sentence.mentions if m.label != "PERSON" and sentence.clause(sentence.at(m.start)) == clause), None)
    return view.named(mention) if mention else None


def _remembered(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """Return the words of what is remembered, «со дня» left out: «вывода войск из Афганистана»."""
    at = word.i + 1
    opening = sentence.words[at : at + 2]
    if len(opening) == 2 and opening[0].pos == "ADP" and opening[1].lemma in word_set("lives", "day_of"):
        at += 2
    pieces = complement(sentence, at)
    proper = next((k for k, piece in enumerate(pieces) if sentence.words[piece.head].capital), len(pieces))
    pieces = [piece for k, piece in enumerate(pieces) if k <= proper or piece.opened is None]  # «Победы» | «в Минске»
    last = sentence.words[pieces[-1].last] if pieces else None
    person = person_starting(sentence, last.i + 1 if last else at)
    if person is not None and case_options(sentence, person) & {"gen"}:
        last = sentence.at(person.end - 1)
    if last is None or last.i < at:
        return None
    return view.argument(sentence.words[at].start, last.end)
