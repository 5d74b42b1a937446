"""Weekday claims: a weekday written beside a date whose year is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.view import View
from factcheck.claims.voice import voice_at
from factcheck.model import Timex, ValueWords, WeekdayClaim
from factcheck.temporal.lexicon import lexicon
from factcheck.temporal.normal import fold

_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)


def extract_weekdays(view: View) -> Iterator[WeekdayClaim]:
    """Yield a claim for each timex that names a weekday and a day of a month, and for weekdays written beside a date."""
    for timex in view.timexes:
        if timex.weekday is None or timex.begin is None or timex.begin != timex.end_date:
            continue
        words = _weekday_words(view.text, timex)
        sentence = view.sentence_at(timex.start)
        if words is None or sentence is None:
            continue
        voice, source = voice_at(view, sentence, sentence.at(timex.start))
        yield WeekdayClaim(
            id="", start=timex.start, end=timex.end, text=timex.text, voice=voice, attribution=source, value=words, date=timex
        )


def _weekday_words(text: str, timex: Timex) -> ValueWords | None:
    folded = fold(timex.text)
    for match in _WORD.finditer(folded):
        cats = lexicon().words.get(match.group(), {})
        value = cats.get("weekday", cats.get("weekday_short"))
        if value is not None:
            start, end = timex.start + match.start(), timex.start + match.end()
            return ValueWords(start=start, end=end, text=text[start:end], value=value)
    return None
