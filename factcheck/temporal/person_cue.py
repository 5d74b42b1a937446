"""Does «-летний» speak of a person (an age) or of a thing (a duration)?"""

from __future__ import annotations

import re

from factcheck.language.morphology import parses
from factcheck.temporal.lexicon import lexicon

_WORD = re.compile(r"\s*([а-я-]+)")


def speaks_of_person(text: str, folded: str, at: int) -> bool:
    """Look at the words after position `at`: the first noun decides; an animate one, a name, «возраст» or none means a person."""
    for _ in range(4):
        match = _WORD.match(folded, at)
        if not match or text[match.start(1)].isupper() or "age_word" in lexicon().words.get(match[1], {}):
            return True
        tag = parses(match[1])[0].tag
        if "NOUN" in tag:
            return "anim" in tag or any("anim" in parse.tag for parse in parses(match[1])[:3])
        if not {"ADJF", "PRTF", "NPRO"} & set(tag.grammemes):
            return True
        at = match.end()
    return True
