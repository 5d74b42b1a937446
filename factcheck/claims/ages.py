"""Age claims: «45-летний Иван Северцев», «Ивану Северцеву исполнилось 60 лет», «умер в возрасте 90 лет», «Карин Линдквист, 16 лет»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.age_holders import holders, year_beside
from factcheck.claims.age_parts import goes_on, is_adjective, is_turning, part_of, with_bare_ages
from factcheck.claims.age_titles import relative_pronoun
from factcheck.claims.discourse import People
from factcheck.claims.heads import head_of, told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.verbs import is_participle
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import AgeClaim, Argument, Number, Timex, ValueWords
from factcheck.values.years import day_in_year

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_OLDEST = 125


def extract_ages(view: View, people: People) -> Iterator[AgeClaim]:
    """Yield the age claims of an article; the age of somebody who is not named is none."""
    for sentence in view.sentences:
        last: list[Argument] = []
        for number in with_bare_ages(sentence):
            if number.kind != "age" or not _plausible(number) or _is_stretch(sentence, number):
                continue
            persons = holders(view, sentence, number, people)
            last = persons = persons or (last if goes_on(sentence, number) else [])
            if persons:
                yield _claim(view, sentence, number, [_in_full(people, person) for person in persons])


def _in_full(people: People, person: Argument) -> Argument:
    named = people.at(person.start)
    return replace(person, name=named.name) if named else person


def _is_stretch(sentence: Sentence, number: Number) -> bool:
    """«Замужем Линд 26 лет, с 1999 года»: is it said how long something has been so?"""
    last = sentence.at(number.end - 1)
    comma = sentence.after(last)
    since = sentence.after(comma) if comma is not None and comma.text == "," else comma
    for word in sentence.clause_words(last):
        following = sentence.after(word)
        if word.lower in word_set("times", "before") and following is not None and following.lemma in word_set("lives", "awaited"):
            return True  # «до юбилея ему почти два года»
    if since is not None and since is not comma and since.lower in word_set("lives", "since_when"):
        return True  # «исполнится пять лет, как она руководит городом»
    opened = since is not None and any(t.start == since.start and t.begin and t.end_date is None for t in sentence.timexes)
    return opened or any(word.lower in word_set("lives", "lasting_states") for word in sentence.clause_words(last))


def _plausible(number: Number) -> bool:
    low = number.value[0] if isinstance(number.value, tuple) else number.value
    return isinstance(low, int | float) and 0 < low <= _OLDEST and not _is_anniversary(number)


def _is_anniversary(number: Number) -> bool:
    return lexicon_words("lives")["anniversary_noun"] in number.text.lower()


def _claim(view: View, sentence: Sentence, number: Number, persons: Sequence[Argument]) -> AgeClaim:
    person = persons[0]
    word = sentence.at(number.start)
    here = person if sentence.start <= person.start <= sentence.end else None
    head = told_at(view, sentence, word, here, number)
    if is_adjective(number) and head["voice"] != "quote":
        head = head_of(view, here, number)  # as with a title beside a name, the article's own
    value = ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)
    return AgeClaim(
        **head,
        person=person,
        others=tuple(persons[1:]),
        value=value,
        date=_date(view, sentence, word, number),
        turning=not is_adjective(number) and is_turning(sentence, number),
    )


def _date(view: View, sentence: Sentence, word: Word, number: Number) -> Timex | None:
    """Return the date of the number's clause: «17 мая Хельге Брандт исполнилось 75»; an adjective is said of no day."""
    if (year := year_beside(sentence, number)) is not None:
        return year
    if is_adjective(number):
        return None
    pronoun = relative_pronoun(sentence, word)
    if pronoun is not None:
        dates = [t for t in sentence.timexes if t.type == "DATE" and t.begin and pronoun.end < t.start < word.start]
    else:
        dates = sentence.dates(word)
    start, end = part_of(sentence, word)
    dates = [t for t in dates if t.end_date and start <= t.start < end and not _is_of_other(sentence, number, t)]
    distinct = {(t.begin, t.end_date): t for t in dates}  # «через три дня, 17 июня», «месяц назад, 21 июля»
    inner = [t for t in distinct.values() if all(t.inside(other) for other in dates)]
    return inner[0] if len(inner) == 1 else None if dates else _day_of_this_year(view, sentence, number)


def _is_of_other(sentence: Sentence, number: Number, timex: Timex) -> bool:
    """«Ему 65 лет: он родился 27 мая 1959 года», «46 лет, завод он возглавил 1 июня»: is a time of another verb than the age?"""
    beyond = sentence.between(number.end, timex.start)
    told = [w for w in beyond if (w.finite or is_participle(w)) and w.lemma not in word_set("lives", "turning")]
    if any(w.text in ",;:" for w in beyond) and told:
        return True
    clause = sentence.clause_words(sentence.at(number.start))
    if any(w.text == "," for w in beyond) and not any(w.finite and w.start < timex.start for w in clause):
        return True  # «Фоссу 67 лет, в 1991–2006 годах он был ректором»
    if any(w.text in ";:" for w in sentence.between(timex.end, number.start)):
        return True  # «пришедший 1 марта 2011 года; нынче ему 71 год»
    ahead = sentence.between(timex.end, number.start)
    if any(w.text == "," for w in ahead) and not any(w.finite for w in ahead) and any(w.finite for w in clause if w.start < timex.start):
        return True  # «премьером он стал 17 октября 2022 года, ему 57 лет»
    start = number.end if timex.start > number.end else sentence.start
    verbs = [w for w in sentence.between(start, timex.start) if w.finite or w.lemma in word_set("lives", "being_born")]
    return bool(verbs) and (verbs[-1].lower in word_set("lives", "born_note") or verbs[-1].lemma in word_set("lives", "being_born"))


def _day_of_this_year(view: View, sentence: Sentence, number: Number) -> Timex | None:
    """«30 июня Яровцеву исполнится 58 лет»: a day whose year the tagger leaves open is publication's, for an age that is reached on it."""
    published = view.article.published
    word = sentence.at(number.start)
    start, end = part_of(sentence, word)
    times = [t for t in sentence.timexes if start <= t.start < end]
    for timex in times if published is not None and is_turning(sentence, number) else ():
        match = _YEARLESS.fullmatch(timex.value)
        if match is not None and published is not None and sentence.clause(sentence.at(timex.start)) == sentence.clause(word):
            day = day_in_year(published.year, int(match[1]), int(match[2]))
            return replace(timex, value=day.isoformat(), begin=day, end_date=day)
    return None
