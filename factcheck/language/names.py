"""What a person's name tells by itself."""

from __future__ import annotations

from factcheck.language.morphology import parses


def gender_of_person(name: str) -> str:
    """Return m or f by the first name, as the dictionary of first names has it; masculine where it is not known."""
    for word in name.split():
        for parse in parses(word.lower()):
            if {"Name", "Patr"} & set(parse.tag.grammemes):
                return "f" if "femn" in parse.tag else "m"
    return "f" if name.endswith(("ая", "ова", "ева", "ина")) else "m"
