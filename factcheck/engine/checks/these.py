"""Lengths that the article takes up again: «За эти девять часов» after «шесть часов», «двухнедельный карантин. Он продлится …»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.view import Sentence, View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import gender_of_lemma
from factcheck.model import Timex
from factcheck.values.durations import compare_durations

_BLOCKS = 2  # paragraphs back in which a length that is taken up stands
_MEMORY = 60  # times back that can be taken up
_DAY = 1440  # minutes
_YEAR = 365 * _DAY
_SLACK = 1.0  # of the unit: «все 11 часов» of 11 hours 20 minutes


def lengths_taken_up(view: View) -> Iterator[Subject]:
    """Yield the lengths that stand for one told before and are another, and as sound those that are it."""
    for sentence in view.sentences:
        for timex in sentence.timexes:
            if timex.type == "DURATION" and timex.minutes is not None and timex.mod is None:
                if _is_taken_up(sentence, timex):
                    yield from _against_told(view, sentence, timex)
                yield from _of_same_thing(view, sentence, timex)


def _is_taken_up(sentence: Sentence, timex: Timex) -> bool:
    """«эти шесть часов», «все 11 часов»: does a demonstrative or «все» stand right before a length?"""
    before = sentence.before(sentence.at(timex.start))
    return before is not None and before.lower in word_set("times", "these")


def _unit(timex: Timex) -> str | None:
    """Return the largest unit of an ISO length: «H» of PT11H20M, «Y» of P12Y."""
    return next((letter for letter in timex.value if letter.isalpha() and letter not in "PT"), None)


def _against_told(view: View, sentence: Sentence, timex: Timex) -> Iterator[Subject]:
    at = bisect_left(view.timexes, timex.start, key=lambda t: t.start)
    told = view.timexes[max(0, at - _MEMORY) : at]
    lengths = [t for t in told if t.type == "DURATION" and t.minutes is not None and _unit(t) == _unit(timex)]
    spans = [t for t in told if t.type == "DATE" and t.begin is not None and t.end_date is not None and t.begin < t.end_date]
    if any(_same(timex, t.minutes) for t in lengths) or any(_same(timex, _minutes(t)) for t in spans):
        yield sound("article", "own", timex.start, timex.end)
        return
    spans = [t for t in spans if (s := view.sentence_at(t.start)) is not None and s.block == sentence.block and _spans(t, timex)]
    if not lengths and len(spans) == 1:
        other = spans[0]
        yield at_odds(view.text, (timex.start, timex.end), "two lengths", other.text, [(other.start, other.end)], actual=timex.text)
        return
    near = [t for t in lengths if (s := view.sentence_at(t.start)) is not None and sentence.block - s.block <= _BLOCKS]
    if len({t.value for t in near}) == 1:
        other = near[0]
        yield at_odds(view.text, (timex.start, timex.end), "two lengths", other.text, [(other.start, other.end)], actual=timex.text)


def _spans(span: Timex, timex: Timex) -> bool:
    """Is a stretch of days or years told in the unit of a length?"""
    assert span.begin is not None and span.end_date is not None
    days = (span.end_date - span.begin).days
    return days > 366 if _unit(timex) == "Y" else days <= 62 and _unit(timex) in ("D", "W")


def _minutes(timex: Timex) -> tuple[float, float]:
    assert timex.begin is not None and timex.end_date is not None
    days = (timex.end_date - timex.begin).days
    return days * _DAY, (days + 1) * _DAY


def _same(timex: Timex, other: tuple[float, float] | None) -> bool:
    """Is a length another to one unit of its own?"""
    if timex.minutes is None or other is None:
        return False
    unit = {"H": 60, "M": 1, "D": _DAY, "W": 7 * _DAY, "Y": _YEAR}.get(_unit(timex) or "", _DAY)
    low, high = timex.minutes
    return other[0] - unit * _SLACK < high and low < other[1] + unit * _SLACK


def _of_same_thing(view: View, sentence: Sentence, timex: Timex) -> Iterator[Subject]:
    """«введён двухнедельный карантин. Он продлится 14 дней»: the adjective of a thing against how long it lasts."""
    before = view.sentence_before(sentence)
    first = sentence.words[0]
    genders = {**words("discourse")["subject_pronouns"], **words("discourse")["neuter_subject"]}
    lasting = any(w.lemma in word_set("triggers", "support", "lasting") for w in sentence.clause_words(sentence.at(timex.start)))
    if before is None or before.block != sentence.block or first.lower not in genders or not lasting:
        return
    for adjective in before.timexes:
        noun = before.after(before.at(adjective.end - 1))
        if adjective.type != "DURATION" or adjective.minutes is None or " " in adjective.text or noun is None or noun.pos != "NOUN":
            continue
        if gender_of_lemma(noun.lemma) != genders[first.lower] or timex.minutes is None:
            continue
        if compare_durations(timex.minutes, timex.mod, adjective.minutes).verdict == "disagrees":
            yield at_odds(
                view.text, (adjective.start, adjective.end), "two lengths", timex.text, [(timex.start, timex.end)], actual=adjective.text
            )
        else:
            yield sound("article", "own", adjective.start, adjective.end)
