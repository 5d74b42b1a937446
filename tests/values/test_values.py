"""The algebra of values: EDTF round trips, durations and quantities agree as the contract says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.durations import clock_of, compare_durations, iso_duration, iso_range, parse_minutes
from factcheck.values.edtf import parse_edtf, write_edtf
from factcheck.values.quantities import compare_quantities
from factcheck.values.years import day_in_year, nearest_day

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(DAYS, DAYS)
def test_edtf_round_trip(one: date, other: date) -> None:
    begin, end = sorted((one, other))
    interval = parse_edtf(write_edtf(begin, end))
    assert (interval.begin, interval.end) == (begin, end)


@given(DAYS, DAYS)
def test_no_year_brings_a_day_nearer(told: date, near: date) -> None:
    found = nearest_day(told.month, told.day, near)
    assert found == day_in_year(found.year, told.month, told.day)
    assert all(abs(found - near) <= abs(day_in_year(year, told.month, told.day) - near) for year in range(near.year - 2, near.year + 3))


def test_a_leap_day_is_the_last_of_february_in_other_years() -> None:
    assert (day_in_year(2024, 2, 29), day_in_year(2025, 2, 29)) == (date(2024, 2, 29), date(2025, 2, 28))
    assert nearest_day(12, 31, date.min) == date(1, 12, 31)
    assert nearest_day(1, 1, date.max) == date(9999, 1, 1)


@pytest.mark.parametrize(
    ("text", "begin", "end", "lasts"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), False),
        ("2018-11", date(2018, 11, 1), date(2018, 11, 30), False),
        ("2012-05-07/", date(2012, 5, 7), None, False),
        ("2012-05-07/..", date(2012, 5, 7), None, True),
        ("2017-11-10/2017-11-11", date(2017, 11, 10), date(2017, 11, 11), False),
    ],
)
def test_edtf_cells(text: str, begin: date, end: date | None, lasts: bool) -> None:
    interval = parse_edtf(text)
    assert (interval.begin, interval.end, interval.lasts) == (begin, end, lasts)


@pytest.mark.parametrize("text", ["", "вчера", "2018-13", "2018-02-30", "2019/2018", "../.."])
def test_wrong_cells_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="«"):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("said", "mod", "row", "verdict", "weight"),
    [
        ((120, 120), None, (130, 130), "agrees", "sure"),
        ((120, 120), None, (140, 140), "disagrees", "sure"),
        ((120, 120), "APPROX", (120, 150), "agrees", "sure"),
        ((60, 60), "MORE_THAN", (80, 80), "agrees", "sure"),
        ((60, 60), "MORE_THAN", (200, 200), "disagrees", "note"),
        ((60, 60), "MORE_THAN", (40, 40), "disagrees", "doubtful"),
        ((180, 180), "LESS_THAN", (165, 165), "agrees", "sure"),
        ((45, 45), None, (52, 52), "agrees", "sure"),
        ((43, 43), None, (46, 46), "disagrees", "sure"),
    ],
)
def test_durations(said: tuple[float, float], mod: str | None, row: tuple[float, float], verdict: str, weight: str) -> None:
    comparison = compare_durations(said, mod, row)
    assert (comparison.verdict, comparison.weight) == (verdict, weight)


def test_duration_texts() -> None:
    assert iso_duration(135) == "PT2H15M"
    assert iso_duration(2880) == "P2D"
    assert iso_range(parse_minutes("120/150")) == "PT2H/PT2H30M"


@pytest.mark.parametrize(
    ("said", "mod", "row", "verdict"),
    [
        (24, None, 24, "agrees"),
        (24, None, 23, "disagrees"),
        (1200, None, 1230, "agrees"),
        (1200, None, 1290, "disagrees"),
        (300, "APPROX", 320, "agrees"),
        (20, "MORE_THAN", 24, "agrees"),
        (20, "MORE_THAN", 18, "disagrees"),
        ((20, 30), None, 25, "agrees"),
    ],
)
def test_quantities(said: float | tuple[float, float], mod: str | None, row: float, verdict: str) -> None:
    assert compare_quantities(said, mod, row).verdict == verdict


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_is_its_minutes_after_midnight(hours: int, minutes: int) -> None:
    assert clock_of(f"T{hours:02}:{minutes:02}") == 60 * hours + minutes
    assert clock_of(f"P{hours}D") is None and clock_of("2025-10-21") is None
