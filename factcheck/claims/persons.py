"""Names of persons beside other words: the one that begins or ends at a word, a list of them, the cases that a name can stand in."""

from __future__ import annotations

from factcheck.claims.discourse import People
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.declension import VOWELS, analyses, fold_name, is_indeclinable
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention

UNCHANGING = frozenset("иоуеыэю")  # foreign names that end so may have one form for every case
_FOREIGN = frozenset("еоэ")
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
    gender = gender_of_person(person.name)
    woman = gender == "f"
    for word in sentence.between(person.start, person.end):
        folded = fold_name(word.text)
        unchanging = is_indeclinable(folded) or (woman and folded[-1] not in VOWELS)  # «министра Ингрид Вестергор»
        if word.case is None or not word.capital or (word.case == "nom" and unchanging):
            continue
        kinds = gender if " " in person.name else "mf"  # «Берестовой» of «Нина Берестовая» is no nominative
        possible = {a.case for a in analyses(folded) if a.kind in kinds} or {a.case for a in analyses(folded) if a.kind in "mf"}
        oblique = oblique or (word.case != "nom" and bool(possible) and "nom" not in possible)
        foreign = folded[-1] in UNCHANGING and word.case == "nom"  # «Юхани», «Нурдли»: may stand unchanged in any case
        cases |= {word.case} if not possible or word.case in possible else possible | ({"nom"} if foreign else set())
        cases |= {"ins"} & possible  # the tagger takes «Зиммелем» for a nominative, and few names end so
    tagged = {word.case for word in sentence.between(person.start, person.end) if word.capital}
    if oblique and "nom" not in tagged:
        cases.discard("nom")
    if cases & {"gen", "acc"}:
        cases |= {"gen", "acc"}
    return cases


def _possible_case(word: Word) -> str | None:
    """Return the tagger's case of a name, or one that its form can have where the tagger's is impossible («Риделя»: not instrumental)."""
    readings = [a for a in analyses(fold_name(word.text)) if a.kind in "mf"]
    possible = {a.case for a in readings}
    if word.case not in possible and word.text[-1] not in VOWELS and any(a.surname and a.case == "nom" for a in readings):
        return "nom"  # «Воротынцев» can be no dative
    if word.text[-1] not in VOWELS or (word.case == "nom" and word.text[-1] in UNCHANGING):  # such a name may stand in any case
        return word.case
    if word.text[-1] in _FOREIGN:  # «переговоры Ндиамбе и Дюко»: seldom a form of another name, so that the tagger's case stands
        return word.case
    if word.case is None or word.case in possible or not possible or word.text.isupper():
        return word.case
    return next(case for case in ("gen", "acc", "dat", "ins", "loc", "nom") if case in possible)


def mention_case(sentence: Sentence, mention: Mention) -> str | None:
    """Return the case of a name: an oblique one of any of its words first, since a part may stay unchanged («Чэнь Баожэня»)."""
    words = sentence.between(mention.start, mention.end)
    if len(words) == 1:
        return _possible_case(words[0])
    if _agrees_with_verb(sentence, words[-1]):
        return "nom"
    declined = [word for word in words if word.text[-1] not in UNCHANGING] or words
    cases = [case for word in declined if (case := _possible_case(word))]
    return next((case for case in cases if case != "nom"), cases[0] if cases else None)


def _agrees_with_verb(sentence: Sentence, last: Word) -> bool:
    """«Мехрибан Алиева родилась»: a surname that can be a woman's nominative, right before a verb in the feminine."""
    verb = sentence.after(last)
    if verb is None or not verb.finite or verb.gender != "Fem" or verb.tense != "Past":
        return False
    return any(a.kind == "f" and a.case == "nom" for a in analyses(fold_name(last.text)))


def person_argument(view: View, people: People, mention: Mention) -> Argument:
    """Make an argument of a name, called by the fullest name that the article has for its bearer."""
    return view.argument(mention.start, mention.end, people.named(mention).name)
