"""Laws of sums and changes: what is added up agrees, scale and rounding are read from the words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.sums import Written, change_fits, change_of, parts_make, plain
from factcheck.values.years import age_range, years_between

WHOLE = st.integers(min_value=1, max_value=100_000)


@given(st.lists(WHOLE, min_size=2, max_size=6), st.integers(min_value=1, max_value=50))
def test_parts_make_their_sum_and_no_other(parts: list[int], off: int) -> None:
    written = [Written(str(part), part) for part in parts]
    total = sum(parts)
    assert parts_make(written, Written(str(total), total))
    assert not parts_make(written, Written(str(total + off), total + off))


@given(WHOLE, WHOLE)
def test_the_right_change_always_fits(first: int, last: int) -> None:
    begin, end = Written(str(first), first), Written(str(last), last)
    for unit in ("%", None):
        right = change_of(begin, end, unit)
        assert change_fits(begin, end, Written(plain(right), right), unit)


@given(WHOLE, st.integers(min_value=2, max_value=10))
def test_so_many_times_more_fits_either_way_and_no_other_count_does(small: int, times: int) -> None:
    low, high = Written(str(small), small), Written(str(small * times), small * times)
    by, wrong = Written(str(times), times), Written(str(times * 2), times * 2)
    for first, last in ((low, high), (high, low)):
        assert change_fits(first, last, by, "times") and not change_fits(first, last, wrong, "times")
        assert change_of(first, last, "times") == times


@pytest.mark.parametrize(
    ("text", "value", "scale", "slack"),
    [("86 млн", 86e6, 1e6, 5e5), ("18,4 млрд", 18.4e9, 1e9, 5e7), ("120", 120, 1, 0), ("61,7%", 61.7, 1, 0.05), ("семь", 7, 1, 0)],
)
def test_words_say_how_far_a_number_is_rounded(text: str, value: float, scale: float, slack: float) -> None:
    written = Written(text, value)
    assert written.scale == pytest.approx(scale) and written.slack == pytest.approx(slack)


def test_a_bare_number_takes_the_scale_of_the_next() -> None:
    assert Written("50", 50).like(Written("70 млн", 70e6)).value == 50e6
    assert Written("50", 50).like(Written("70", 70)).value == 50
    assert Written("1 200", 1200).like(Written("70 млн", 70e6)).value == 1200


def test_numbers_are_written_in_full() -> None:
    assert [plain(value) for value in (19.4e9, 5, 12.5, 0.1 + 0.2)] == ["19400000000", "5", "12.5", "0.3"]


@given(st.dates(date(1900, 1, 1), date(2000, 1, 1)), st.dates(date(2000, 1, 2), date(2100, 1, 1)))
def test_an_age_lies_in_its_range(born: date, day: date) -> None:
    low, high = age_range(born, born, day)
    assert low <= years_between(born, day) <= high <= low + 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_ages_at_the_ends_of_the_calendar(day: date) -> None:
    low, high = age_range(date(1960, 3, 2), date(1960, 3, 2), day)
    assert low <= high
