"""Dates that do not exist: 31 November, 29 February of a common year (contract, «calendar»)."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from factcheck.claims.view import Sentence, View
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, sound
from factcheck.reference.links import FieldLink
from factcheck.temporal.lexicon import lexicon
from factcheck.values.comparison import DISAGREES

_DAY = re.compile(r"(\d{4}|XXXX)-(\d{2})-(\d{2})")
_LAST_DAY = 31
_HUNDRED = 100
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def impossible_dates(view: View) -> Iterator[Subject]:
    """Yield a subject for each written day that no calendar has; the year counts for 29 February only."""
    for timex in view.timexes:
        sentence = view.sentence_at(timex.start)
        days = [match for part in timex.value.split("/") if (match := _DAY.match(part))]
        if not days or sentence is None or not any(letter.isdigit() for letter in timex.text):
            continue  # «Тогда же» means a day that is written elsewhere
        if not any(_is_impossible(match) for match in days):
            yield sound("timex", "calendar", timex.start, timex.end)
        elif not _is_title(view, timex.start, timex.end):
            yield _subject(view, sentence, timex.start, timex.end, timex.value)
    for sentence in view.sentences:
        for number in sentence.numbers:
            following = sentence.after(sentence.at(number.end - 1))
            month = lexicon().words.get(following.lower, {}).get("month") if following is not None else None
            if following is None or month is None or number.kind != "cardinal" or not number.text.isdigit():
                continue
            if _LAST_DAY < int(number.text) < _HUNDRED and following.case == "gen":
                yield _subject(view, sentence, number.start, following.end, f"XXXX-{month:02d}-{number.text}")


def _is_impossible(match: re.Match[str]) -> bool:
    month, day = int(match[2]), int(match[3])
    if month > 12 or day > _LONGEST.get(month, 31):
        return True
    return (month, day) == (2, 29) and match[1] != "XXXX" and not isleap(int(match[1]))


def _is_title(view: View, start: int, end: int) -> bool:
    return view.text[start - 1 : start] in tuple('«"„“') and view.text[end : end + 1] in tuple('»"“”')


def _subject(view: View, sentence: Sentence, start: int, end: int, value: str) -> Subject:
    field = FieldLink("calendar", DISAGREES, start, end, None, value)
    return Subject("timex", None, {"calendar": field}, linked=True, voice=voice_at(view, sentence, sentence.at(start))[0])
