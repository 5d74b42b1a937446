"""What a pronoun stands for when it is no person: «Старый мост разберут. Ему исполняется 60 лет»."""

from __future__ import annotations

from factcheck.claims.lexicon import words
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import is_person_noun

_LOOK_BACK = 2
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}


def thing_meant(view: View, sentence: Sentence, pronoun: Word, gender: str) -> Word | None:
    """Return the noun of a thing of a gender (m, f, n) that is the subject of what stands right before; None where there is none.

    «Ассоциация основана 4 июня, в июне ей исполнится 17 лет».
    """
    clause = sentence.clause(pronoun)
    near = [w for w in sentence.words[: pronoun.i] if sentence.clause(w) < clause]
    before = None if near else view.sentence_before(sentence)
    for _ in range(_LOOK_BACK):
        if before is None or any(m.label == "PERSON" for m in before.mentions):
            break
        near, before = [*near, *before.words], view.sentence_before(before)
    people = {m.start for m in sentence.mentions if m.label == "PERSON"}
    if any(w.start in people and w.case == "nom" and w.gender == _GENDERS[gender] for w in near):
        return None  # «На концерт пришёл Ноженков, родившийся 7 ноября: ему 75 лет»
    opening = next((w for w in near if w.pos in ("NOUN", "PROPN")), None)  # «Старый мост разберут. Ему исполняется 60 лет»
    things = [w for w in near if w.pos in ("NOUN", "PROPN") and w.gender == _GENDERS[gender] and not is_person_noun(w.lower)]
    return next((w for w in things if w.case == "nom" or (w is opening and w.case == "acc")), None)


def thing_pronoun(view: View, sentence: Sentence, verb: Word, *, dative: bool) -> tuple[Word, Word] | None:
    """Return the pronoun of a verb's clause that stands for a thing, in the dative or as its subject, and the thing's noun."""
    discourse = words("discourse")
    genders = discourse["dative_pronouns"] if dative else {**discourse["subject_pronouns"], **discourse["neuter_subject"]}
    for word in sentence.clause_words(verb):
        gender = genders.get(word.lower)
        noun = thing_meant(view, sentence, word, gender) if gender is not None else None
        if noun is not None:
            return word, noun
    return None
