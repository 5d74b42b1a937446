"""Anniversary claims: «75-летие Победы», «в первую годовщину гибели Мендисабаля», «60-летие отметил Стрешнев»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.namesakes import organisation_meant
from factcheck.claims.noun_phrases import complement, organisation_nouns
from factcheck.claims.persons import case_options, person_starting
from factcheck.claims.positions import names_person
from factcheck.claims.things import thing_pronoun
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import can_be_dative, is_person_noun
from factcheck.model import AnniversaryClaim, Argument, Mention, Number, Timex, ValueWords
from factcheck.values.durations import whole_length

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
        yield from _completed_soon(view, sentence)


def told_years(sentence: Sentence) -> Iterator[tuple[Word, ValueWords]]:
    """Yield the years that a sentence says are completed, with the word that says it: «70-летие», «исполнится 60 лет»."""
    for word in sentence.words:
        value = _years(sentence, word)
        celebrated = any(w.lemma in word_set("lives", "celebrating") for w in sentence.clause_words(word))
        if value is not None and celebrated and not _since_day(sentence, word.i + 1):
            yield word, value
    for number in sentence.numbers:
        word = sentence.at(number.end - 1)
        verb = _completing_verb(sentence, word)
        if number.kind == "age" and verb is not None and not _since_day(sentence, word.i + 1):
            yield verb, ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)


def _completed(view: View, sentence: Sentence) -> Iterator[AnniversaryClaim]:
    """«исполнилось пять лет договору», «организации исполнится 15 лет», «исполнилось 100 лет со дня смерти X»: years that no person has."""
    for number in sentence.numbers:
        word = sentence.at(number.end - 1)
        verb = _completing_verb(sentence, word)
        if number.kind != "age" or verb is None or min(abs(sentence.at(number.start).i - verb.i), abs(word.i - verb.i)) > _NEAR:
            continue
        event = (_remembered(view, sentence, word) if _since_day(sentence, word.i + 1) else None) or _whose(view, sentence, number, verb)
        if event is None:
            continue
        dates = [t for t in sentence.dates(verb) if not _is_behind_mark(sentence, verb, t)]
        value = ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)
        head = told_at(view, sentence, verb, verb, number, event if event.mention else None)
        yield AnniversaryClaim(**head, event=event, value=value, date=dates[0] if len(dates) == 1 else None)


def _completed_soon(view: View, sentence: Sentence) -> Iterator[AnniversaryClaim]:
    """«Комбинату скоро 75 лет»: an organisation in the dative, its years, and no verb."""
    for word in sentence.words:
        adverb = sentence.after(word)
        number = sentence.after(adverb) if adverb is not None and adverb.lemma in word_set("lives", "completed_soon") else None
        years = next((t for t in sentence.timexes if number is not None and t.start == number.start), None)
        length = whole_length(years.value) if years is not None else None
        if years is None or length is None or length[1] != "Y" or any(w.finite for w in sentence.clause_words(word)):
            continue
        if word.lemma in organisation_nouns() and can_be_dative(word.lower) and not sentence.is_governed(word):
            event = organisation_meant(view, sentence, word) or view.argument(word.start, word.end, mention=False)
            value = ValueWords(start=years.start, end=years.end, text=years.text, value=length[0])
            yield AnniversaryClaim(**told_at(view, sentence, word, word, years), event=event, value=value)


def _completing_verb(sentence: Sentence, word: Word) -> Word | None:
    return next((w for w in sentence.clause_words(word) if w.lemma in word_set("lives", "completing")), None)


def _is_behind_mark(sentence: Sentence, verb: Word, timex: Timex) -> bool:
    """«Комбинату исполнилось 90 лет: он основан 20 сентября 1935 года»: does a colon part a time from the verb?"""
    return any(word.text in ":;" for word in sentence.between(min(verb.end, timex.end), max(verb.start, timex.start)))


def _since_day(sentence: Sentence, at: int) -> bool:
    """«со дня …», «с момента …»."""
    opening = sentence.words[at : at + 2]
    return len(opening) == 2 and opening[0].pos == "ADP" and opening[1].lemma in word_set("lives", "day_of")


def _whose(view: View, sentence: Sentence, number: Number, verb: Word) -> Argument | None:
    """Return what has completed its years: a name or noun in the dative near the verb; a common noun means the organisation so named."""
    if (found := thing_pronoun(view, sentence, verb, dative=True)) is not None:
        return _stood_for(view, sentence, *found)
    persons = [m for m in sentence.mentions if m.label == "PERSON"]
    clause = sentence.clause(sentence.at(number.start))
    if any("dat" in case_options(sentence, m) - {"nom"} and sentence.clause(sentence.at(m.start)) == clause for m in persons):
        return None  # «председателю банка Анне Линд исполнилось 60 лет»
    for word in sentence.clause_words(sentence.at(number.start)):
        if number.start <= word.start < number.end or any(m.start <= word.start < m.end for m in persons):
            continue
        mention = next((m for m in sentence.mentions if m.label == "ORG" and m.start <= word.start < m.end), None)
        if mention is not None and (_is_dative(sentence, word, verb) or mention.text.split()[0].isupper()):
            return view.named(mention)
        noun = word.pos in ("NOUN", "PROPN") or word.lemma in word_set("lives", "happenings")  # «событию» is tagged an adjective
        if not _is_dative(sentence, word, verb) or not noun or names_person(sentence, word):
            continue
        pieces = complement(sentence, word.i + 1)
        last = sentence.words[pieces[-1].last] if pieces else word
        meant = None if pieces else organisation_meant(view, sentence, word)
        return meant or view.argument(word.start, last.end)
    return None


def _years(sentence: Sentence, word: Word) -> ValueWords | None:
    """Return the number of years that an anniversary word tells, with its own words."""
    match = _pattern().match(word.lower)
    if match:
        return ValueWords(start=word.start, end=word.end, text=word.text, value=int(match[1]))
    listed = words("lives")["anniversary_words"].get(word.lemma)
    if listed is not None and (word.pos != "ADJ" or words("lives")["anniversary_noun"] in word.lemma):
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


def _is_dative(sentence: Sentence, word: Word, verb: Word) -> bool:
    """Is it in the dative, or before the verb and no more than a time in a form that can be one («организации в мае исполнится»)?"""
    if word.case == "dat":
        return not sentence.is_governed(word)  # «по словам мэра»
    between = sentence.words[word.i + 1 : verb.i]
    close = word.i < verb.i and all(other.pos == "ADP" or other.text in '»"' or sentence.is_timed(other) for other in between)
    return word.case in ("gen", "loc") and close and can_be_dative(word.lower)


def _claim(view: View, sentence: Sentence, word: Word, value: ValueWords) -> Iterator[AnniversaryClaim]:
    person = _celebrating(sentence, word)
    event = None
    if person is None:
        event = _remembered(view, sentence, word) or _own(view, sentence, word) or _celebrated(view, sentence, word)
    if person is None and event is None:
        return
    dates = [t for t in sentence.dates(word) if t.rule not in word_set("lives", "counted_on")]  # «на следующий день отметил 57-летие»
    yield AnniversaryClaim(
        **told_at(view, sentence, word, value, word, event if event and event.mention else None, person),
        event=event,
        person=view.named(person) if person else None,
        value=value,
        date=dates[0] if len(dates) == 1 else None,
    )


def _own(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """«праздновали его 80-летие», «к своему 80-летию»: the possessive right before; it means the organisation named last."""
    before = sentence.before(word)
    if before is not None and before.lemma in word_set("discourse", "reflexive_possessive"):
        own = [m for m in sentence.mentions if m.label == "ORG" and m.end <= before.start]
        return view.named(own[0]) if len({m.name for m in own}) == 1 else None
    if before is None or before.lower not in word_set("discourse", "possessives"):
        return None
    return organisation_meant(view, sentence, before) or view.argument(before.start, before.end, mention=False)


def _celebrating(sentence: Sentence, word: Word) -> Mention | None:
    """«60-летие отметил губернатор Олег Стрешнев»: the subject of the verb, or «60-летие композитора Галимханова»."""
    clause = sentence.clause(word)
    persons = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    if any(w.lemma in word_set("lives", "celebrating") for w in sentence.clause_words(word)) and not complement(sentence, word.i + 1):
        return next((m for m in persons if "nom" in case_options(sentence, m)), None)
    return None


def _celebrated(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """«Полувековой юбилей отмечает завод «Прогресс»», «музей отмечает 70-летие»: an organisation or place that celebrates."""
    verb = next((w for w in sentence.clause_words(word) if w.lemma in word_set("lives", "celebrating")), None)
    if verb is None:
        return None
    if (found := thing_pronoun(view, sentence, verb, dative=False)) is not None:
        return _stood_for(view, sentence, *found)
    clause = sentence.clause(word)
    inside = [m for m in sentence.mentions if m.label != "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    mention = next((m for m in inside if preceding_adposition(sentence, m) is None), None)
    if mention is not None:
        return view.named(mention)
    noun = next((w for w in sentence.clause_words(word) if w.pos == "NOUN" and w.case == "nom" and not w.capital), None)
    if noun is None:  # «Предприятие, основанное в 1974 году, отметило 50-летие»
        noun = next((w for w in sentence.words if w.pos == "NOUN" and w.case == "nom" and w.i < verb.i), None)
    if noun is None or is_person_noun(noun.lower):
        return None
    return organisation_meant(view, sentence, noun) or view.argument(noun.start, noun.end, mention=False)


def _stood_for(view: View, sentence: Sentence, pronoun: Word, noun: Word) -> Argument:
    """Return the organisation that a pronoun stands for, else the thing that its noun names."""
    return organisation_meant(view, sentence, pronoun) or view.argument(pronoun.start, pronoun.end, noun.lemma, mention=False)


def preceding_adposition(sentence: Sentence, mention: Mention) -> Word | None:
    """Return the preposition right before a name."""
    before = sentence.before(sentence.at(mention.start))
    return before if before is not None and before.pos == "ADP" else None


def _remembered(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """Return the words of what is remembered, «со дня» left out: «вывода войск из Афганистана»."""
    at = word.i + 1
    if _since_day(sentence, at):
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
