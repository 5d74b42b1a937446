"""Values of findings as readers of either language see them."""

from __future__ import annotations

import pytest

from factcheck.engine.repair_names import repair_place
from factcheck.engine.wording import value_en, value_ru


@pytest.mark.parametrize(
    ("field", "value", "russian"),
    [
        ("quantity", "7 people", "7 человек"),
        ("quantity", "3 people", "3 человека"),
        ("quantity", "21 soldiers", "21 военнослужащий"),
        ("quantity", "3.5 km", "3,5 километра"),
        ("quantity", "480000000 USD", "480 млн USD"),
        ("quantity", "много people", "много people"),
        ("quantity", "1500000 people", "1,5 млн человек"),
        ("quantity", "54.6 %", "54,6 процента"),
        ("status", "cancelled", "отменено"),
        ("status", "unheard", "unheard"),
        ("date", "2025-08-15", "15 августа 2025 года"),
        ("value", "5", "пятница"),
        ("place", None, ""),
    ],
)
def test_values_are_written_in_russian(field: str, value: str | None, russian: str) -> None:
    assert value_ru(field, value) == russian


@pytest.mark.parametrize(("field", "value", "english"), [("value", "5", "Friday"), ("status", "held", "held"), ("place", None, "")])
def test_values_are_written_in_english(field: str, value: str | None, english: str) -> None:
    assert value_en(field, value) == english


@pytest.mark.parametrize(
    ("before", "words", "name", "written"),
    [
        ("14 сентября 2023 года в ", "Бурактау", "Мерекент", "Мерекенте"),
        ("в далёком ", "Бурактау", "Мерекент", "Мерекенте"),
        ("провинция ", "Вестермо", "Хольмдаль", None),
    ],
)
def test_a_place_takes_the_case_of_its_preposition(before: str, words: str, name: str, written: str | None) -> None:
    repair = repair_place(before + words, len(before), len(before + words), name)
    assert (repair.replacement if repair else None) == written
