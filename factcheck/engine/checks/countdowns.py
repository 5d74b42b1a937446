"""Days that are left until something: «До Дня города осталось восемь дней. В субботу, 14 сентября, …», «до юбилея 18 дней».

The count runs from publication. Nothing is said where the day that is meant cannot be told for certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import is_future
from factcheck.model import Timex
from factcheck.values.durations import whole_length
from factcheck.values.years import day_in_year

_DAYS = {"D": 1, "W": 7}
_WEEK_SLACK = 3  # days by which a count of weeks may be off
_YEAR = 366
_PHRASE = 4  # words from «до» to the last one of what is awaited


def countdowns(view: View, published: date | None) -> Iterator[Subject]:
    """Yield the counts of days until something that do not lead from publication to the day told of it."""
    if published is None:
        return
    ahead = {yearly: _days_told(view, published, yearly=yearly) for yearly in (False, True)}
    for sentence in view.sentences:
        for timex in sentence.timexes:
            length = whole_length(timex.value) if timex.mod is None and timex.shift is None else None
            if length is None or length[1] not in _DAYS:
                continue
            awaited = _awaited(sentence, timex)
            if awaited is not None:
                yearly = awaited.lemma in word_set("lives", "anniversary_nouns") | word_set("lives", "day_of")
                yield from _judged(view, sentence, timex, awaited, length[0] * _DAYS[length[1]], published, ahead[yearly])


def _days_told(view: View, published: date, *, yearly: bool) -> list[tuple[Timex, date]]:
    """Return the first days to come that an article tells, each once, with the words that tell it."""
    found: dict[date, Timex] = {}
    for timex in view.timexes:
        day = _day_ahead(timex, published, yearly=yearly)
        if day is not None:
            found.setdefault(day, timex)
    return [(timex, day) for day, timex in found.items()]


def _awaited(sentence: Sentence, timex: Timex) -> Word | None:
    """Return the noun after «до» whose day is so far off: with «осталось» in the clause, or right before the length."""
    first, last = sentence.at(timex.start), sentence.at(timex.end - 1)
    clause = sentence.clause_words(first)
    verbs = [word for word in clause if word.lemma in word_set("times", "left")]
    if any(is_future(word.lower) for word in verbs):
        return None  # «1 января … До саммита останется 141 день»
    left = bool(verbs)
    for word in clause:
        following = sentence.after(word)
        if word.lower not in word_set("times", "before") or following is None or sentence.is_timed(following):
            continue
        phrase = [w for w in sentence.words[word.i + 1 : word.i + 1 + _PHRASE] if sentence.clause(w) == sentence.clause(word)]
        nouns = [w for w in phrase if w.pos in ("NOUN", "PROPN") and not sentence.is_timed(w)]
        around = (sentence.before(word), sentence.after(last))
        beside = bool(nouns) and sentence.after(nouns[-1]) is first and not any(w is not None and w.finite for w in around)
        if nouns and (beside or (left and (word.i > last.i or nouns[0].i < first.i))):
            return nouns[0]
    return None


def _judged(
    view: View, sentence: Sentence, timex: Timex, awaited: Word, days: int, published: date, told: Sequence[tuple[Timex, date]]
) -> Iterator[Subject]:
    slack = _WEEK_SLACK if days % 7 == 0 and "W" in timex.value else 0
    if any(abs((day - published).days - days) <= slack for _, day in told):
        yield sound("article", "own", timex.start, timex.end)
        return
    own = [(t, day) for t, day in told if _tells(view, sentence, t, awaited)]
    if len({day for _, day in own}) == 1:
        other, day = own[0]
        apart = (day - published).days
        expected = apart if days % 7 or apart % 7 or "W" not in timex.value else apart // 7
        yield at_odds(view.text, (timex.start, timex.end), "two times", str(expected), [(other.start, other.end)])


def _day_ahead(timex: Timex, published: date, *, yearly: bool) -> date | None:
    """Return the exact day after publication that a time tells, of what comes back each year the next one."""
    if timex.type != "DATE" or timex.begin is None or timex.begin != timex.end_date or timex.shift is not None:
        return None
    day = timex.begin
    if yearly and day < published and timex.written_year and published.year < MAXYEAR:
        years = (published.year, published.year + 1)
        again = [day_in_year(year, day.month, day.day) for year in years]
        day = next(other for other in again if other > published)
    return day if 0 < (day - published).days <= _YEAR else None


def _tells(view: View, sentence: Sentence, timex: Timex, awaited: Word) -> bool:
    """Is it the day of what is awaited: told in its sentence, or with its noun or a word of celebrating in a sentence beside it?"""
    other = view.sentence_at(timex.start)
    if other is None or other.block != sentence.block:
        return False
    if other is sentence:
        return True
    beside = other is view.sentence_before(sentence) or sentence is view.sentence_before(other)
    celebrated = word_set("lives", "celebrating")
    return beside and any(word.lemma == awaited.lemma or word.lemma in celebrated for word in other.clause_words(other.at(timex.start)))
