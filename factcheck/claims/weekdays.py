"""Weekday claims: a weekday written beside a date whose year is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View
from factcheck.model import Timex, ValueWords, WeekdayClaim
from factcheck.temporal.lexicon import lexicon
from factcheck.temporal.normal import fold

_DAY = re.compile(r"\d")
_AFTER = re.compile(r"(?:,\s|\s?\()([а-яё]+)", re.IGNORECASE)
_IN = re.compile(r",\s(?:во?\s)?([а-яё]+)", re.IGNORECASE)
_BEFORE = re.compile(r"([а-яё]+),\s$", re.IGNORECASE)
_REACH = 16
_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)


def extract_weekdays(view: View) -> Iterator[WeekdayClaim]:
    """Yield a claim for each timex that names a weekday and a day of a month, and for weekdays written beside a date."""
    for timex in view.timexes:
        if timex.begin is None or timex.begin != timex.end_date:
            continue
        sentence = view.sentence_at(timex.start)
        words = _weekday_words(view.text, timex) if timex.weekday is not None else _beside(view, timex)
        if words is None or sentence is None:
            continue
        yield WeekdayClaim(**told_at(view, sentence, sentence.at(timex.start), timex, words), value=words, date=timex)


def day_said_again(sentence: Sentence, weekday: Timex) -> Timex | None:
    """Return the day counted from another that a bare weekday says once more: «накануне, в среду», «вчера, в среду»."""
    if weekday.rule != "weekday":
        return None
    for timex in sentence.timexes:
        if timex.end < weekday.start and timex.rule in ("today", "eve"):
            if [word.text for word in sentence.between(timex.end, weekday.start) if word.pos != "ADP"] == [","]:
                return timex
    return None


def _beside(view: View, timex: Timex) -> ValueWords | None:
    """«23 июня, воскресенье», «21.05.2019 (вторник)», «на субботу, 18 мая»: a weekday after a comma or bracket, or before a comma."""
    relative = timex.rule == "today"  # «вчера, в воскресенье»
    if _DAY.search(timex.text) is None and not relative:
        return None
    after = (_IN if relative else _AFTER).match(view.text, timex.end)
    before = _BEFORE.search(view.text, max(0, timex.start - _REACH), timex.start)
    if before is not None and _is_second(view, before.start(1)):
        before = None  # «в четверг и пятницу, 13 и 14 июня»
    for match in (after, before):
        value = _value(match[1]) if match else None
        if match is not None and value is not None:
            return ValueWords(start=match.start(1), end=match.end(1), text=match[1], value=value)
    return None


def _is_second(view: View, start: int) -> bool:
    """Does a weekday follow another one and «и»?"""
    sentence = view.sentence_at(start)
    joint = sentence.before(sentence.at(start)) if sentence is not None else None
    other = sentence.before(joint) if sentence is not None and joint is not None else None
    return joint is not None and other is not None and joint.lower in word_set("discourse", "and") and _value(other.lower) is not None


def _value(word: str) -> int | None:
    cats = lexicon().words.get(fold(word), {})
    value = cats.get("weekday", cats.get("weekday_short"))
    return value if isinstance(value, int) else None


def _weekday_words(text: str, timex: Timex) -> ValueWords | None:
    folded = fold(timex.text)
    for match in _WORD.finditer(folded):
        value = _value(match.group())
        if value is not None:
            start, end = timex.start + match.start(), timex.start + match.end()
            return ValueWords(start=start, end=end, text=text[start:end], value=value)
    return None
