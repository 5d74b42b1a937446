"""Numbers against the range that the article gives them: «от 28 до 46 центнеров … выше всего в «Полынном» — 52», «10–15 минут: …, на 25».

A number is held against a range told in its sentence or in one beside it, of one sort, where it is one of a list in which an end of the
range stands, or is said to be the highest or the lowest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.quantities import counted_noun
from factcheck.claims.view import Sentence, View
from factcheck.engine.subjects import Subject, at_odds, sound

_NUMBER = re.compile(r"(?<![\d,:№.–—-])(?:№\s?)?\d[\d\u00a0]*(?: \d{3})*(?:,\d+)?(?!\d|[,:–—]\d|-[йгме]|\s?%)")
_SAME = 1e-9
_STEM = 4  # letters by which «центнеров» and «центнера» are one noun; shorter words are compared whole
_FAR = 2.5  # times that a number may lie beyond an end and still be one of the list
_OLDEST = 120  # years
_MOST = 4  # ranges of a sentence that are looked at
_BESIDE = 6  # words before a number in which it is said to be the highest or the lowest


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float
    start: int
    end: int
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Value:
    size: float
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in words("sums")["bounds"])


def values_against_ranges(view: View) -> Iterator[Subject]:
    """Yield the numbers of an article that lie outside the range that it gives them, and as sound the lists that lie within."""
    for number, sentence in enumerate(view.sentences):
        for span in islice(_ranges(view, sentence), _MOST):
            beside = [s for s in view.sentences[max(0, number - 1) : number + 2] if s.block == sentence.block]
            values = [value for other in beside for value in _values(view, other, span)]
            yield from _judged(view, span, values)


def _ranges(view: View, sentence: Sentence) -> Iterator[_Range]:
    text = view.text[sentence.start : sentence.end]
    for pattern in _patterns():
        for match in pattern.finditer(text):
            low, high = _size(match["a"]), _size(match["b"])
            start, end = sentence.start + match.start(), sentence.start + match.end()
            unit = _noun(match["unit"])
            aged = unit in word_set("sums", "year_units") and high <= _OLDEST  # «от 17 до 71 года» is no year
            dated = any(t.start < end and start < t.end and t.type in ("DATE", "TIME") for t in sentence.timexes)
            if low < high and (aged or not dated):
                yield _Range(low, high, start, end, unit)


def _noun(word: str | None) -> str | None:
    return word.lower()[:_STEM] if word else None


def _values(view: View, sentence: Sentence, span: _Range) -> Iterator[_Value]:
    """Yield the numbers of a sentence that can be of a range: of its unit, or with none of their own."""
    text = view.text[sentence.start : sentence.end]
    for match in _NUMBER.finditer(text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if match[0].startswith("№") or (span.start < end and start < span.end):
            continue
        timed = [t for t in sentence.timexes if t.start <= start < t.end]
        if any(t.type in ("DATE", "TIME", "SET") for t in timed):
            continue
        if _is_of_unit(view, sentence, start, end, span):
            yield _Value(_size(match[0]), start, end)


def _is_of_unit(view: View, sentence: Sentence, start: int, end: int, span: _Range) -> bool:
    """Does a number count what the range does: its noun, its years («74-летний»), or nothing of its own?"""
    tail = view.text[end : end + 24].lower()
    aged = any(tail.startswith(f"-{stem}") for stem in word_set("lives", "aged_adjectives"))
    if span.unit in word_set("sums", "year_units"):
        return aged  # «от 5 до 10 лет» of prison is no bound of other terms
    if aged or tail.startswith("-"):
        return False
    following = sentence.after(sentence.at(end - 1))
    own = next((n for n in sentence.numbers if n.start <= start < n.end), None)
    if own is not None and own.kind in ("percent", "ordinal", "score"):
        return False
    if following is None or following.pos in ("PUNCT", "CCONJ", "ADP") or following.finite:
        return True
    noun = counted_noun(sentence, own) if own is not None else None
    written = _noun(tail.split()[0] if tail.split() else None)
    return span.unit is not None and span.unit in (written, (noun or "")[:_STEM])


def _judged(view: View, span: _Range, values: Sequence[_Value]) -> Iterator[Subject]:
    ends = [value for value in values if abs(value.size - span.low) < _SAME or abs(value.size - span.high) < _SAME]
    outside = [value for value in values if not span.low - _SAME <= value.size <= span.high + _SAME]
    for value in outside:
        sentence = view.sentence_at(value.start)
        at = sentence.at(value.start).i if sentence is not None else 0
        beside = sentence.words[max(0, at - _BESIDE) : at + 2] if sentence is not None else []
        extreme = any({word.lower, word.lemma} & word_set("sums", "extremes") for word in beside)
        near = span.low / _FAR <= value.size <= span.high * _FAR
        if near and (extreme or ends) and len(outside) == 1:
            expected = f"{span.low:.10g}–{span.high:.10g}"
            yield at_odds(view.text, (value.start, value.end), "count", expected, [(span.start, span.end)])
    if ends and not outside:
        yield sound("article", "own", span.start, span.end)


def _size(digits: str) -> float:
    return float(digits.removeprefix("№").replace("\u00a0", "").replace(" ", "").replace(",", "."))
