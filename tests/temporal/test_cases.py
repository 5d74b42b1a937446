"""Every row of the tables of time expressions and numbers."""

from __future__ import annotations

from itertools import chain

import pytest

from factcheck.model import Number, Timex
from factcheck.temporal import Tagger
from tests.marked import CASES, Case, Mark, load

TABLES = sorted((CASES / "temporal").glob("*.yaml"))
TAGGER = Tagger()


def _problems(case: Case) -> list[str]:
    timexes, numbers = TAGGER.read(case.text, case.published)
    found = timexes if case.reads == "timexes" else numbers
    problems = [problem for mark in case.marks for problem in _mark_problems(case, mark, found)]
    extra = [x.text for x in found if not any(x.start < m.end and x.end > m.start for m in case.marks)]
    return problems + [f"read besides: «{text}»" for text in extra]


def _mark_problems(case: Case, mark: Mark, found: list[Timex] | list[Number]) -> list[str]:
    words = case.text[mark.start : mark.end]
    hit = next((x for x in found if x.start < mark.end and x.end > mark.start), None)
    if hit is None:
        return [f"not read: «{words}»"]
    got = _as_keys(hit)
    wanted = {"kind": mark.kind, "value": mark.value, "mod": "null", **mark.keys}
    return [f"«{words}»: {name} is {got[name]}, not {value}" for name, value in wanted.items() if got[name] != value]


def _as_keys(hit: Timex | Number) -> dict[str, str]:
    if isinstance(hit, Timex):
        minutes = "/".join(str(int(part)) for part in hit.minutes) if hit.minutes else "null"
        keys = {"kind": hit.type, "value": hit.value, "begin": hit.begin, "end": hit.end_date, "mod": hit.mod, "minutes": minutes}
    else:
        value = "/".join(_plain(part) for part in hit.value) if isinstance(hit.value, tuple) else _plain(hit.value)
        keys = {"kind": hit.kind, "value": value, "mod": hit.mod, "unit": hit.unit}
    return {name: "null" if value is None else str(value) for name, value in keys.items()}


def _plain(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return str(int(value)) if value == int(value) else f"{value:g}"


KNOWN_MISS = pytest.mark.xfail(strict=True, reason="a known miss of its table")
ROWS = [
    pytest.param(case, id=f"{path.stem}: {case.text[:70]}", marks=[KNOWN_MISS] if case.known_miss else [])
    for path in TABLES
    for case in load(path)
]


@pytest.mark.parametrize("case", ROWS)
def test_case(case: Case) -> None:
    assert not _problems(case)


def test_tables_are_large_enough() -> None:
    assert len(ROWS) >= 700
    assert any(not case.values[0].marks for case in chain(ROWS))
