"""What a verb's form says of its subject: participles, short participles, passives."""

from __future__ import annotations

from factcheck.claims.view import Word


def is_passive(verb: Word) -> bool:
    """«арестован», «был избран»: is the subject the one to whom it is done?"""
    return (verb.form == "Part" and verb.case is None) or _is_short(verb)


def _is_short(word: Word) -> bool:
    return word.pos == "ADJ" and word.case is None


def is_participle(word: Word) -> bool:
    """Is the word a participle in a case: «подписанный»?"""
    return word.form == "Part" and word.case is not None
