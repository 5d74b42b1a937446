"""A summit named by its number only is of the series told before; one with a name of its own is not."""

from __future__ import annotations

from factcheck.checker import Checker
from factcheck.model import EventClaim
from factcheck.reading import read_bytes


def test_only_a_bare_summit_takes_up_the_series(checker: Checker) -> None:
    text = "14-й саммит G20 прошёл в Осаке 28 июня 2019 года. 13-й саммит прошёл там же 30 ноября 2018 года. "
    text += "Саммит НАТО прошёл в Лондоне 3 декабря 2019 года."
    claims = [c for c in checker.extract(read_bytes(text.encode(), "a.txt", None)).claims if isinstance(c, EventClaim)]
    assert [c.occasion.name for c in claims if c.occasion] == ["14-й саммит G20", "13-й саммит 14-й саммит G20", "Саммит НАТО"]
