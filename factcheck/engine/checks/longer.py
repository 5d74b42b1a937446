"""By how much one length is longer than another: «1 час 40 минут, то есть на 25 минут дольше», against the lengths told so far."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Timex
from factcheck.values.slips import looks_like_slip_of

_NEAR = 2  # words from a length to «дольше»
_PAIR = 2
_HALF = 0.5  # minutes


def lengths_compared(view: View) -> Iterator[Subject]:
    """Yield the differences of lengths that no two lengths told so far make; sound where two of them do.

    Nothing is said unless exactly two lengths of hours or minutes stand before the end of the sentence: of three, others may be meant.
    """
    told: list[Timex] = []
    for sentence in view.sentences:
        here = [t for t in sentence.timexes if _is_length(t)]
        steps = [t for t in here if _is_difference(sentence, t)]
        told += [t for t in here if t not in steps]
        for step in steps:
            yield from _judged(view, sentence, step, told)


def _is_length(timex: Timex) -> bool:
    exact = timex.minutes is not None and timex.minutes[0] == timex.minutes[1] and timex.mod is None
    return exact and timex.value.startswith("PT") and timex.begin is None


def _is_difference(sentence: Sentence, timex: Timex) -> bool:
    """«на 25 минут дольше»."""
    before = sentence.before(sentence.at(timex.start))
    last = sentence.at(timex.end - 1)
    near = sentence.words[last.i + 1 : last.i + 1 + _NEAR]
    longer = any({w.lower, w.lemma} & word_set("times", "longer") for w in near)
    return before is not None and before.lower in word_set("sums", "by") and longer


def _minutes(timex: Timex) -> float:
    return timex.minutes[0] if timex.minutes is not None else 0.0


def _judged(view: View, sentence: Sentence, step: Timex, told: list[Timex]) -> Iterator[Subject]:
    apart = {abs(_minutes(a) - _minutes(b)) for a, b in combinations(told, _PAIR)}
    if any(abs(minutes - _minutes(step)) < _HALF for minutes in apart):
        yield sound("article", "own", step.start, step.end)
        return
    different = {_minutes(t): t for t in told}
    beside = [t for t in told if sentence.start <= t.start < step.start]
    if len(different) != _PAIR or len(beside) != 1 or any(w.lower in word_set("times", "than") for w in sentence.words):
        return
    right = apart - {0.0}
    expected = next(iter(right))
    if len(right) == 1 and looks_like_slip_of(_minutes(step), expected):
        others = [(t.start, t.end) for t in different.values()]
        yield at_odds(view.text, (step.start, step.end), "two lengths", f"{expected:.0f}", others)
