"""What a person's name tells by itself."""

from __future__ import annotations

from factcheck.language.morphology import parses


def gender_of_person(name: str) -> str:
    """Return m or f by the first name, as the dictionary of first names has it; by its ending where it is not known."""
    words = name.split()
    for word in words:
        for parse in parses(word.lower()):
            sure = parse.is_known or len(words) == 1  # «Драгич» is no patronymic, and of «Йохан» nothing is known
            if sure and {"Name", "Patr"} & set(parse.tag.grammemes):
                return "f" if "femn" in parse.tag else "m"
    if len(words) > 1 and words[0][-1] in "ая":  # men's names that end so («Никита», «Илья») the dictionary knows
        return "f"
    return "f" if name.endswith(("ая", "ова", "ева", "ина")) else "m"
