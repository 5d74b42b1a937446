"""Names go into every case and come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.repair_names import inflect_person, inflect_place, write_duration
from factcheck.language.declension import CASES, cases_of, fold_name, inflect, is_indeclinable
from factcheck.language.embedded import single_rooted

NAMES = [
    "Путин",
    "Трамп",
    "Велицкий",
    "Дольская",
    "Осака",
    "Анкоридж",
    "Венгрия",
    "Буэнос-Айрес",
    "Афины",
    "Орёл",
    "Елец",
    "Ридель",
    "Лаврова",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", CASES)
def test_a_form_names_its_case(name: str, case: str) -> None:
    form = inflect(name, case)
    assert case in cases_of(fold_name(form), fold_name(name)) or case == "ins"


@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        ("Владимир Путин", "ins", "Владимиром Путиным"),
        ("Мария Линд", "gen", "Марии Линд"),
        ("Марко Рубио", "dat", "Марко Рубио"),
        ("Ангела Меркель", "ins", "Ангелой Меркель"),
        ("Сергей Лавров", "gen", "Сергея Лаврова"),
        ("Марина Дольская", "acc", "Марину Дольскую"),
    ],
)
def test_persons(name: str, case: str, form: str) -> None:
    assert inflect_person(name, case) == form


@pytest.mark.parametrize(
    ("name", "case", "form"), [("Осака", "loc", "Осаке"), ("Казань", "gen", "Казани"), ("Осло", "loc", "Осло"), ("США", "gen", "США")]
)
def test_places(name: str, case: str, form: str) -> None:
    assert inflect_place(name, case) == form


def test_indeclinable() -> None:
    assert is_indeclinable("рубио")
    assert not is_indeclinable("путин")


@pytest.mark.parametrize(
    ("minutes", "words"), [(135, "2 часа 15 минут"), (60, "1 час"), (45, "45 минут"), (61, "1 час 1 минуту"), (300, "5 часов")]
)
def test_durations(minutes: int, words: str) -> None:
    assert write_duration(minutes) == words


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12))
def test_any_heads_become_a_tree(heads: list[int]) -> None:
    fixed = single_rooted(heads)
    assert sum(head == i for i, head in enumerate(fixed)) == 1
    for node in range(len(fixed)):
        steps = 0
        while fixed[node] != node:
            node, steps = fixed[node], steps + 1
            assert steps <= len(fixed)
