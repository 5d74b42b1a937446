"""Names of persons beside other words: the one that begins or ends at a word, a list of them, the cases that a name can stand in."""

from __future__ import annotations

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence
from factcheck.language.declension import analyses, fold_name, is_indeclinable
from factcheck.model import Mention

UNCHANGING = frozenset("иоуеыэю")  # foreign names that end so may have one form for every case
_LISTED = 6
_BRACKETED = 8  # words inside brackets after a name: «(Joel Simon)», «(справа)»


def person_starting(sentence: Sentence, at: int) -> Mention | None:
    """Return the person's name that begins at word number `at`."""
    if not 0 <= at < len(sentence.words):
        return None
    start = sentence.words[at].start
    return next((m for m in sentence.mentions if m.label == "PERSON" and m.start == start), None)


def person_ending(sentence: Sentence, at: int) -> Mention | None:
    """Return the person's name that ends at word number `at`; brackets after the name are stepped over."""
    if at >= 0 and sentence.words[at].text == ")":
        opening = next((k for k in range(at - 1, max(-1, at - _BRACKETED), -1) if sentence.words[k].text == "("), None)
        at = opening - 1 if opening is not None else at
    if at < 0:
        return None
    end = sentence.words[at].end
    return next((m for m in sentence.mentions if m.label == "PERSON" and m.end == end), None)


def following_persons(sentence: Sentence, first: Mention) -> list[Mention]:
    """Return a name and those that are listed after it: «Анна Кречетова, Глеб Монахов и Иван Северцев»."""
    found = [first]
    while len(found) < _LISTED:
        at = sentence.at(found[-1].end - 1).i + 1
        if at < len(sentence.words) and sentence.words[at].text == "(":
            at = next((k + 1 for k in range(at, min(len(sentence.words), at + _BRACKETED)) if sentence.words[k].text == ")"), at)
        joined = at < len(sentence.words) and (sentence.words[at].text == "," or sentence.words[at].lower in word_set("discourse", "and"))
        following = person_starting(sentence, at + 1) if joined else None
        if following is None:
            break
        found.append(following)
    return found


def case_options(sentence: Sentence, person: Mention) -> set[str]:
    """Return the cases that a name can stand in: the tagger's, and those of its form where the tagger's is impossible.

    One word that can be no nominative makes the whole name none («Анны Франк»).
    """
    cases: set[str] = set()
    oblique = False
    for word in sentence.between(person.start, person.end):
        folded = fold_name(word.text)
        if word.case is None or not word.capital or (word.case == "nom" and is_indeclinable(folded)):
            continue
        possible = {a.case for a in analyses(folded) if a.kind in "mf"}
        oblique = oblique or (word.case != "nom" and bool(possible) and "nom" not in possible)
        foreign = folded[-1] in UNCHANGING and word.case == "nom"  # «Юхани», «Нурдли»: may stand unchanged in any case
        cases |= {word.case} if not possible or word.case in possible else possible | ({"nom"} if foreign else set())
    tagged = {word.case for word in sentence.between(person.start, person.end) if word.capital}
    if oblique and "nom" not in tagged:
        cases.discard("nom")
    if cases & {"gen", "acc"}:
        cases |= {"gen", "acc"}
    return cases
