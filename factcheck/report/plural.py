"""Plural forms of Russian counted nouns (CLDR plural rules for ru)."""

from __future__ import annotations


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return the form that stands after a whole number: 1 ошибка, 2 ошибки, 5 ошибок, 11 ошибок, 21 ошибка."""
    if count % 10 == 1 and count % 100 != 11:
        return one
    if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14:
        return few
    return many


def counted(count: int, one: str, few: str, many: str) -> str:
    """Return the number with its noun."""
    return f"{count} {plural(count, one, few, many)}"
