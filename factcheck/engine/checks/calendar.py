"""Dates that do not exist: 31 November, 29 February of a common year (contract, «calendar»)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.view import View
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, sound
from factcheck.reference.links import FieldLink
from factcheck.values.comparison import DISAGREES

_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d{2})-(\d{2})")
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def impossible_dates(view: View) -> Iterator[Subject]:
    """Yield a subject for each written day that no calendar has; the year counts for 29 February only."""
    for timex in view.timexes:
        match = _DAY.match(timex.value)
        sentence = view.sentence_at(timex.start)
        if match is None or sentence is None:
            continue
        if timex.begin is not None or timex.end_date is not None:
            yield sound("timex", "calendar", timex.start, timex.end)
            continue
        if view.text[timex.start - 1 : timex.start] in ("«", '"') and view.text[timex.end : timex.end + 1] in ("»", '"'):
            continue  # a title
        month, day = int(match[1]), int(match[2])
        leap = timex.value[:4] != "XXXX" and (month, day) == (2, 29)
        if month > 12 or day > _LONGEST.get(month, 31) or leap:
            field = FieldLink("calendar", DISAGREES, timex.start, timex.end, None, timex.value)
            voice = voice_at(view, sentence, sentence.at(timex.start))[0]
            yield Subject("timex", None, {"calendar": field}, linked=True, voice=voice)
