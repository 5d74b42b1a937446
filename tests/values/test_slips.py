"""When a number that differs from another can be its slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.slips import looks_like_slip_of


@pytest.mark.parametrize(
    ("told", "right", "slip"),
    [
        (52, 55, True),
        (27, 2, False),
        (63, 5, False),
        (840, 480, True),
        (48, 480, True),
        (480_000, 480, True),
        (14, 186, False),
        (0, 0, True),
        (3, 0, False),
    ],
)
def test_cases(told: float, right: float, slip: bool) -> None:
    assert looks_like_slip_of(told, right) is slip


@given(st.floats(0.01, 1e9), st.floats(0.01, 1e9))
def test_a_slip_goes_both_ways(told: float, right: float) -> None:
    assert looks_like_slip_of(told, right) == looks_like_slip_of(right, told)
