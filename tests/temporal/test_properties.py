"""Laws of the temporal tagger: dates read back as themselves, offsets slice to the text, intervals are never reversed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.wording import month_genitive
from factcheck.temporal import Tagger
from factcheck.temporal.normal import fold

TAGGER = Tagger()
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMATS = {
    "words": lambda day: f"{day.day} {month_genitive(day.month)} {day.year} года",
    "short": lambda day: f"{day.day} {month_genitive(day.month)} {day.year} г.",
    "upper": lambda day: f"{day.day} {month_genitive(day.month)} {day.year} года".upper(),
    "suffix": lambda day: f"{day.day}-го {month_genitive(day.month)} {day.year} года",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "iso": lambda day: day.isoformat(),
    "spaces": lambda day: f"{day.day}\u00a0{month_genitive(day.month)}\u202f{day.year}\u00a0года",
}
UNITS = [
    *("перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат"),
    *("шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
]
ENDINGS = {"nominative": "ое", "genitive": "ого", "dative": "ому", "instrumental": "ым", "locative": "ом"}
SOFT_ENDINGS = {"nominative": "ье", "genitive": "ьего", "dative": "ьему", "instrumental": "ьим", "locative": "ьем"}


def ordinal_words(day: int, case: str) -> str:
    """The day of a month as the press writes it in words, neuter: «двадцать третьего»."""
    if day == 30:
        return "тридцат" + ENDINGS[case]
    tens, unit = ("", day) if day <= 20 else (("двадцать ", "тридцать ")[day > 30], day % 10)
    return tens + UNITS[unit - 1] + (SOFT_ENDINGS if unit == 3 else ENDINGS)[case]


WORDS = [
    "15 августа",
    "2024",
    "года",
    "в",
    "с",
    "до",
    "по",
    "—",
    "«",
    "»",
    "(",
    ")",
    ".",
    ",",
    "два",
    "часа",
    "около",
    "тысяч",
    "3:1",
    "вчера",
    "того же дня",
    "пятницу",
    "через",
    "назад",
    "начале",
    "90-х",
    "XX",
    "век",
    "не",
    "более",
    "процентов",
    "рублей",
    "полтора",
]
PIECES = st.lists(st.sampled_from(WORDS), max_size=40)


@pytest.mark.parametrize("name", FORMATS)
@given(day=DAYS)
@settings(max_examples=60, deadline=None)
def test_a_date_reads_back_as_itself(name: str, day: date) -> None:
    timexes, _ = TAGGER.read(f"Это случилось {FORMATS[name](day)}, как пишут.", date(2025, 10, 21))
    assert [(t.value, t.begin, t.end_date) for t in timexes] == [(day.isoformat(), day, day)]


@pytest.mark.parametrize("case", ENDINGS)
@given(day=DAYS)
@settings(max_examples=60, deadline=None)
def test_a_day_in_words_reads_back_in_every_case(case: str, day: date) -> None:
    for ending in (f" {day.year} года", ""):
        words = f"{ordinal_words(day.day, case)} {month_genitive(day.month)}{ending}"
        timexes, _ = TAGGER.read(f"Это случилось {words}, как пишут.", date(day.year, day.month, day.day))
        assert [(t.text, t.value) for t in timexes] == [(words, day.isoformat())]


@given(pieces=PIECES, published=st.none() | DAYS)
@settings(max_examples=300, deadline=None)
def test_offsets_slice_and_intervals_hold(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    timexes, numbers = TAGGER.read(text, published)
    items = sorted([*timexes, *numbers], key=lambda item: item.start)
    assert all(text[item.start : item.end] == item.text for item in items)
    assert all(left.end <= right.start for left, right in pairwise(items))
    assert all(t.begin <= t.end_date for t in timexes if t.begin and t.end_date)


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert len(fold(text)) == len(text)
    timexes, numbers = TAGGER.read(text, date(2025, 10, 21))
    assert all(text[item.start : item.end] == item.text for item in (*timexes, *numbers))
