"""How long a thing went on, told twice, or against its first and last day: «Форум открыли 16 апреля … Он длился четыре дня».

Each check yields subjects of the type «article» with the field `own`. A thing is known by its noun alone, so nothing is said of a noun
that an ordinal, a «previous» or another day shows to be several things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from factcheck.claims.continuation import says_other
from factcheck.claims.lexicon import word_set
from factcheck.claims.things import thing_pronoun
from factcheck.claims.triggers import all_event_nouns
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Timex
from factcheck.values.durations import bounds, compare_durations, whole_length

_FAR = 31  # days beyond which a first and a last day are not of one thing
_DAY = 24 * 60
_PLAN = 2  # words before a length that say it was a plan
_TWO = 2


@dataclass(slots=True)
class _Course:
    """What an article tells of a noun: how long it lasted, its first and last day, and days that it is dated to."""

    lengths: list[Timex] = field(default_factory=list)
    begun: list[Timex] = field(default_factory=list)
    ended: list[Timex] = field(default_factory=list)
    dated: list[Timex] = field(default_factory=list)
    numbers: set[object] = field(default_factory=set)
    others: bool = False

    def is_several(self, noun: str) -> bool:
        """Does the text know more than one such thing? «Пятый форум» alone does not, «вторая операция» does."""
        return self.others or len(self.numbers) > (1 if noun in all_event_nouns() else 0)


def lengths_of_things(view: View) -> Iterator[Subject]:
    """Yield the lengths of things that another length, or the first and the last day, of the same thing contradict."""
    for noun, course in _courses(view).items():
        if course.is_several(noun) or not course.lengths:
            continue
        if noun not in all_event_nouns():  # of which an article tells several by pronouns and ellipses: `retold` looks at those
            yield from _told_twice(view, course.lengths)
        ends = _ends(course)
        if ends is not None:
            yield from _against_ends(view, course.lengths, *ends)


def _courses(view: View) -> dict[str, _Course]:
    courses: dict[str, _Course] = defaultdict(_Course)
    for sentence in view.sentences:
        for word in sentence.words:
            if word.pos == "NOUN":
                courses[word.lemma].numbers |= _ordinal_of(sentence, word)
                courses[word.lemma].others |= _is_another(sentence, word)
        for timex in sentence.timexes:
            if timex.mod is not None:
                continue
            word = sentence.at(timex.start)
            if voice_at(view, sentence, word)[0] == "unasserted":
                continue
            for noun, told in _told_of(view, sentence, timex, word):
                getattr(courses[noun], told).append(timex)
    return courses


def _ordinal_of(sentence: Sentence, word: Word) -> set[object]:
    """«второй матч»: return the number before a noun, nothing where there is none."""
    before = sentence.before(word)
    return {n.value for n in sentence.numbers if n.kind == "ordinal" and before is not None and n.end == before.end}


def _is_another(sentence: Sentence, word: Word) -> bool:
    """«матчи», «предыдущий матч»: does the noun speak of more than one, or of another than the one told?"""
    return word.number == "Plur" or says_other(sentence, sentence.before(word), ("ADJ", "DET", "VERB", "NUM"))


def _told_of(view: View, sentence: Sentence, timex: Timex, word: Word) -> Iterator[tuple[str, str]]:
    """Yield each noun that a time says something of, and what: its length, its first or last day, or its days."""
    if timex.type == "DURATION" and timex.begin is None and timex.minutes is not None:
        noun = _described(sentence, timex) if timex.rule == "adjective" else None
        if noun is not None:
            yield noun.lemma, "lengths"
        elif timex.rule != "adjective" and _lasts(sentence, word):
            yield from ((lemma, "lengths") for lemma in _subjects(view, sentence, word))
    elif timex.type == "DATE" and timex.begin is not None and timex.end_date is not None and (timex.end_date - timex.begin).days <= _FAR:
        verbs = [w for w in sentence.clause_words(word) if w.pos in ("VERB", "AUX", "ADV")]
        for told, name in (("begun", "beginning"), ("ended", "ending")):
            if timex.begin == timex.end_date and any(w.lemma in word_set("times", name) for w in verbs):
                yield from ((lemma, told) for lemma in _subjects(view, sentence, word))
                return
        if "/" in timex.value and verbs:
            yield from ((lemma, "dated") for lemma in _subjects(view, sentence, word))


def _lasts(sentence: Sentence, word: Word) -> bool:
    before = sentence.before(word)
    apart = before is not None and before.pos == "ADP"
    lasting = word_set("triggers", "support", "lasting")
    near = sentence.words[max(0, word.i - _PLAN) : word.i]
    planned = word_set("triggers", "planned_duration")
    if any(w.lower in word_set("triggers", "instead") or w.lemma in planned for w in near):
        return False  # «3 часа 15 минут вместо запланированных двух часов»
    return not apart and any(w.finite and w.lemma in lasting for w in sentence.clause_words(word))


def _described(sentence: Sentence, timex: Timex) -> Word | None:
    """«74-минутной речи», «трёхдневный государственный визит»: return the noun after a length that is an adjective."""
    word = sentence.after(sentence.at(timex.end - 1))
    while word is not None and word.pos == "ADJ":
        word = sentence.after(word)
    return word if word is not None and word.pos == "NOUN" and word.number != "Plur" else None


def _subjects(view: View, sentence: Sentence, word: Word) -> list[str]:
    """Return the nouns that stand as subject or object of a word's clause, or the one that a pronoun there stands for."""
    clause = sentence.clause_words(word)
    timed = [(t.start, t.end) for t in sentence.timexes]
    free = [w for w in clause if not any(start <= w.start < end for start, end in timed)]
    nouns = [w.lemma for w in free if _is_noun(w) and w.case in ("nom", "acc") and not sentence.is_governed(w, ("ADJ", "DET", "NUM"))]
    verb = next((w for w in clause if w.finite), None)
    meant = thing_pronoun(view, sentence, verb, dative=False) if verb is not None else None
    return nouns if meant is None else [*nouns, meant[1].lemma]


def _is_noun(word: Word) -> bool:
    """A noun that opens a sentence is often taken for a name: «Форум открыл министр»."""
    return word.pos == "NOUN" or (word.pos == "PROPN" and word.i == 0)


def _told_twice(view: View, lengths: list[Timex]) -> Iterator[Subject]:
    """Two lengths of one thing, neither of which is a rounding of the other."""
    first = lengths[0]
    assert first.minutes is not None
    for other in lengths[1:]:
        if other.rule == "adjective":
            continue  # «Рейс длился 12 часов. Двухчасовой рейс в Берген отменили»: an adjective may bring in another thing
        assert other.minutes is not None
        days = [whole_length(t.value) for t in (first, other)]
        units = {whole[1] for whole in days if whole is not None}
        exact = len(units) == 1 and all(whole is not None for whole in days)
        same = days[0] == days[1] if exact else compare_durations(other.minutes, None, bounds(first.minutes, None)).verdict != "disagrees"
        if same:
            yield sound("article", "own", other.start, other.end)
        elif len({t.value for t in lengths}) == _TWO:
            yield at_odds(view.text, (other.start, other.end), "two lengths", first.text.lower(), [(first.start, first.end)])
            return


def _ends(course: _Course) -> tuple[date, date, Timex, Timex] | None:
    """Return the first and last day of a thing that the article tells once, with their words."""
    ranges = {(t.begin, t.end_date): t for t in course.dated}
    if len(ranges) > 1:
        return None
    if ranges:
        (first, last), timex = next(iter(ranges.items()))
        assert first is not None and last is not None
        return first, last, timex, timex
    begun, ended = ({t.begin: t for t in times} for times in (course.begun, course.ended))
    if len(begun) != 1 or len(ended) != 1:
        return None
    (first, one), (last, other) = next(iter(begun.items())), next(iter(ended.items()))
    return (first, last, one, other) if first is not None and last is not None and 0 < (last - first).days <= _FAR else None


def _against_ends(view: View, lengths: list[Timex], first: date, last: date, one: Timex, other: Timex) -> Iterator[Subject]:
    for length in lengths:
        whole = whole_length(length.value)
        together = len({id(view.sentence_at(time.start)) for time in (length, one, other)}) == 1  # `spans` looks at these
        if whole is None or whole[1] != "D" or together:
            continue
        days = (last - first).days + 1
        if whole[0] in (days, days - 1):
            yield sound("article", "own", length.start, length.end)
        else:
            others = dict.fromkeys([(one.start, one.end), (other.start, other.end)])
            yield at_odds(view.text, (length.start, length.end), "two times", str(days), others)
