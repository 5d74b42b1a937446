"""What a verb's form says of its subject: participles, short participles, passives."""

from __future__ import annotations

from factcheck.claims.view import Word
from factcheck.language.morphology import participle_verb, short_participle_verb


def is_passive(verb: Word) -> bool:
    """«арестован», «был избран»: is the subject the one to whom it is done?"""
    return (verb.form == "Part" and verb.case is None) or _is_short(verb)


def _is_short(word: Word) -> bool:
    return word.pos == "ADJ" and word.case is None


def is_participle(word: Word) -> bool:
    """Is the word a participle in a case: «подписанный»?"""
    return word.form == "Part" and word.case is not None


def verb_of(word: Word) -> str:
    """Return the lemma of a verb, of a participle its verb's: the tagger takes «похоронен» for an adjective, or its lemma for one's."""
    if is_participle(word):
        return participle_verb(word.lower) or word.lemma
    if is_passive(word):
        return short_participle_verb(word.lower) or word.lemma
    return word.lemma
