"""The words of time and number: data files read into word form -> categories with values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.data_files import packaged_yaml

Categories = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words`: folded form -> {category: value}. `phrases`: first word -> [(all words, {category: value})], longest first."""

    words: dict[str, Categories]
    phrases: dict[str, list[tuple[tuple[str, ...], Categories]]]
    ordinal_suffixes: frozenset[str]
    cardinal_suffixes: frozenset[str]


def _alternatives(pattern: str, at: int) -> tuple[list[str], int]:
    """Expand `a(b|c(d|))` from `at` to the closing bracket or the end; return the strings and where it stopped."""
    done: list[str] = []
    current = [""]
    while at < len(pattern) and pattern[at] != ")":
        char = pattern[at]
        at += 1
        if char == "|":
            done, current = done + current, [""]
        elif char == "(":
            inner, at = _alternatives(pattern, at)
            current = [head + tail for head in current for tail in inner]
            at += 1
        else:
            current = [head + char for head in current]
    return done + current, at


def expand(pattern: str, endings: dict[str, list[str]]) -> list[str]:
    """Return every form that a pattern of the word lists stands for.

    `a(b|c)` lists endings, `stem@name` takes the endings of that name. `-` joins the words of a phrase, `=` is a hyphen inside one.
    """
    stem, _, name = pattern.partition("@")
    forms, _ = _alternatives(stem, 0)
    return [form + ending for form in forms for ending in (endings[name] if name else [""])]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of `words/`, read once."""
    package = "factcheck.temporal.words"
    endings: dict[str, list[str]] = packaged_yaml(package, "endings.yaml")
    words: dict[str, Categories] = {}
    phrases: dict[str, dict[tuple[str, ...], Categories]] = {}
    for name in ("calendar.yaml", "small.yaml", "numerals.yaml", "money.yaml", "holidays.yaml"):
        for category, rows in packaged_yaml(package, name).items():
            for row in rows:
                for form in expand(str(row["forms"]), endings):
                    _add(form, category, row["value"], words, phrases)
    ordered = {first: sorted(rows.items(), key=lambda row: -len(row[0])) for first, rows in phrases.items()}
    return Lexicon(words, ordered, frozenset(endings["ordinal_suffix"]), frozenset(endings["cardinal_suffix"]))


def _add(
    form: str,
    category: str,
    value: Any,
    words: dict[str, Categories],
    phrases: dict[str, dict[tuple[str, ...], Categories]],
) -> None:
    parts = tuple(part.replace("=", "-") for part in form.split("-"))
    target = words.setdefault(form, {}) if len(parts) == 1 else phrases.setdefault(parts[0], {}).setdefault(parts, {})
    target.setdefault(category, value)
