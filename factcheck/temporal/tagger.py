"""The room's one public face: a text in, its time expressions and numbers out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.model import Block, Number, Timex
from factcheck.temporal.anchors import Narrative
from factcheck.temporal.expressions import Quantity, Recognised
from factcheck.temporal.normal import fold
from factcheck.temporal.recognise import Recogniser
from factcheck.temporal.resolve import Reading, Resolver

_YEAR = re.compile(r"\d{4}|\d\d\.\d\d\.\d\d")
_SAME_YEAR = re.compile(r"\bто(?:го|му)\s+же\s+год", re.IGNORECASE)
_UNKNOWN = "XXXX-XX-XX"
_AFTER = re.compile(r"\s+после\s", re.IGNORECASE)


class Tagger:
    """Reads time expressions and numbers; one tagger serves many texts."""

    def __init__(self) -> None:
        self._recogniser = Recogniser()

    def read(self, text: str, published: date | None = None, blocks: Sequence[Block] = ()) -> tuple[list[Timex], list[Number]]:
        """Return the timexes and numbers of `text` in reading order.

        `published` anchors relative expressions; without it their values stay partial. `blocks` keep captions apart from the body.
        """
        narrative = Narrative(text, [(block.start, block.end, block.kind) for block in blocks])
        resolver = Resolver(text, fold(text), published, narrative)
        timexes: list[Timex] = []
        numbers: list[Number] = []
        for item in self._recogniser.read(text):
            if isinstance(item.meaning, Quantity):
                numbers.append(_number(item, item.meaning, text))
            elif reading := resolver.resolve(item.meaning, item.start, item.end):
                if item.rule == "through" and _AFTER.match(text, item.end):
                    reading = replace(reading, value=_UNKNOWN, begin=None, end=None)  # «через пять дней после выборов» has no known day
                timexes.append(_timex(item, _with_year_told(item, reading, text, published), text))
        return timexes, numbers


def _with_year_told(item: Recognised, reading: Reading, text: str, published: date | None) -> Reading:
    """«18–19 июня того же года», «в 2021 году … 18–19 сентября»: days whose year is one told before are not days of a written year."""
    words = text[item.start : item.end]
    if item.rule != "days" or not reading.written_year or _YEAR.search(words) or reading.begin is None:
        return reading
    same = _SAME_YEAR.search(words) is not None or (published is not None and reading.begin.year != published.year)
    return replace(reading, anchor="publication", written_year=False) if same else reading


def _timex(item: Recognised, reading: Reading, text: str) -> Timex:
    return Timex(
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        type=reading.type,
        value=reading.value,
        begin=reading.begin,
        end_date=reading.end,
        mod=reading.mod,
        minutes=reading.minutes,
        rule=item.rule,
        anchor=reading.anchor,
        weekday=reading.weekday,
        written_year=reading.written_year,
        shift=reading.shift,
    )


def _number(item: Recognised, quantity: Quantity, text: str) -> Number:
    return Number(
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        kind=quantity.kind,
        value=quantity.value,
        unit=quantity.unit,
        mod=quantity.mod,
    )
