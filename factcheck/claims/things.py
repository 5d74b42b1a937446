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
    near = _outside_brackets(near)
    wanted = {_GENDERS[gender]}
    if gender == "m" and pronoun.lower in words("discourse")["dative_pronouns"]:
        wanted.add("Neut")  # «Предприятие основано в 1935 году, осенью ему исполнится 90 лет»
    people = {m.start for m in sentence.mentions if m.label == "PERSON"}
    if any(w.start in people and w.case == "nom" and w.gender in wanted for w in near):
        return None  # «На концерт пришёл Ноженков, родившийся 7 ноября: ему 75 лет»
    opening = next((w for w in near if w.pos in ("NOUN", "PROPN")), None)  # «Старый мост разберут. Ему исполняется 60 лет»
    things = [w for w in near if w.pos in ("NOUN", "PROPN") and w.gender in wanted and not is_person_noun(w.lower)]
    return next((w for w in things if w.case == "nom" or (w.case == "acc" and (w is opening or _has_no_subject(sentence, w)))), None)


def _has_no_subject(sentence: Sentence, thing: Word) -> bool:
    """«организацию учредили 23 мая 2008 года»: is it what unnamed people did something to, in the pronoun's own sentence?"""
    if thing not in sentence.words:
        return False
    mark = next((w for w in reversed(sentence.words[: thing.i]) if w.text in ",;:"), None)
    part = [w for w in sentence.clause_words(thing) if mark is None or w.i > mark.i]
    verbs = [w for w in part if w.finite]
    return len(verbs) == 1 and verbs[0].number == "Plur" and not any(w.case == "nom" for w in part)


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


def _outside_brackets(near: list[Word]) -> list[Word]:
    """Leave out what stands in brackets: «родилась в Осло (область Викен)»."""
    found, depth = [], 0
    for word in near:
        depth += (word.text == "(") - (word.text == ")")
        if depth <= 0 and word.text != ")":
            found.append(word)
    return found
