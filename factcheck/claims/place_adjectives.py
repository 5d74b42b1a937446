"""Adjectives of places: «американский» – США by a list, «сагорийский» – a name that begins with its stem by rule."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.claims.lexicon import word_set, words
from factcheck.language.declension import fold_name
from factcheck.language.morphology import is_known, parses
from factcheck.model import Argument

_SUFFIXES = ("ский", "цкий", "ийский", "ейский", "анский", "янский", "енский", "инский", "овский", "евский")
_FORMS = re.compile(r"([сц]к)(?:ий|ая|ое|ие|ого|ой|ому|ую|им|ом|их|ими|ою)$")
_PLACE_ENDINGS = ("", "ия", "я", "а", "о", "ы", "и", "ь", "е")


@cache
def _listed() -> dict[str, str | None]:
    return dict(words("place_adjectives")["rows"])


def adjective_nominative(form: str) -> str | None:
    """Return the masculine nominative of a relational adjective in -ский, None for other words."""
    folded = fold_name(form)
    return _FORMS.sub(r"\1ий", folded) if _FORMS.search(folded) else None


def place_of_adjective(form: str) -> str | None:
    """Return the place that a listed adjective names; the adjective with «*» for one that only a reference can tell."""
    nominative = adjective_nominative(form)
    if nominative is None:
        return None
    if nominative in _listed():
        return _listed()[nominative]
    return f"{nominative}*" if len(nominative) > 6 else None


def town_of_adjective(form: str) -> str | None:
    """Return the town that a listed adjective names («вашингтонских» – «Вашингтон»), None for other places."""
    nominative = adjective_nominative(form)
    return _listed().get(nominative) if nominative in word_set("place_adjectives", "towns") else None


def possible_places(adjective: str) -> list[str]:
    """Return folded names that an adjective can come from: «сагорийский» – «сагория», «арданский» – «ардания», «вестанский» – «вестан»."""
    stems = [adjective[: -len(suffix)] for suffix in _SUFFIXES if adjective.endswith(suffix) and len(adjective) - len(suffix) >= 3]
    return [stem + ending for stem in stems for ending in _PLACE_ENDINGS]


def names_no_place(adjective: str) -> bool:
    """Does the dictionary know an adjective («нацистский») and none of the places that it could come from?"""
    return is_known(adjective) and not any("Geox" in parse.tag for name in possible_places(adjective) for parse in parses(name))


def without_mark(argument: Argument | None) -> Argument | None:
    """Return an argument with its own words for a name where only a reference could tell the place of its adjective."""
    return replace(argument, name=argument.text) if argument is not None and argument.name.endswith("*") else argument
