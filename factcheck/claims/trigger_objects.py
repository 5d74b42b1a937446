"""What a verb must take to tell an event: a person («принял посла»), a noun of a list («подписали договор»)."""

from __future__ import annotations

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.persons import case_options, mention_case
from factcheck.claims.verbs import is_participle, is_passive
from factcheck.claims.view import Sentence, Word
from factcheck.language.declension import analyses, fold_name
from factcheck.language.morphology import is_person_noun
from factcheck.model import Mention

_GAP = 2  # words between a verb and the pronoun that is its object
_OBJECT_REACH = 18
_BESIDE = 4  # words between a participle and the name that it describes


def takes_person(sentence: Sentence, verb: Word, kind: str) -> bool:
    """Is a person the object of the verb: in the accusative of its clause, or the subject of a passive?"""
    clause = sentence.clause(verb)
    if is_participle(verb):
        near = [m for m in sentence.mentions if m.label == "PERSON" and 0 < abs(sentence.at(m.start).i - verb.i) <= _BESIDE]
        return any(word.case == verb.case for m in near for word in sentence.between(m.start, m.end))
    rows = words("discourse")["person_pronouns"]
    if not is_passive(verb) and any(w.lower in rows and abs(w.i - verb.i) <= _GAP for w in sentence.clause_words(verb)):
        return True
    cases = {"nom"} if is_passive(verb) else {"acc", "gen"}
    persons = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    objects = [m for m in persons if not _is_of_thing(sentence, m)]
    if any(mention_case(sentence, m) in cases or any(w.case in cases for w in sentence.between(m.start, m.end)) for m in objects):
        return True
    if any(m.start > verb.start and _can_be_object(m) for m in objects) and any(m.end < verb.start for m in persons):
        return True  # «Задорожный принял министра Чэнь Баожэня»: one of the two is no subject, whatever the tagger says
    described = kind in word_set("triggers", "described") | word_set("triggers", "of_somebody")
    return described and any(_is_described(word, verb, cases) for word in sentence.clause_words(verb))


def _can_be_object(mention: Mention) -> bool:
    """Can the last word of a name be a genitive or accusative?"""
    return any(a.case in ("gen", "acc") for a in analyses(fold_name(mention.text.split()[-1])) if a.kind in "mf")


def _is_of_thing(sentence: Sentence, mention: Mention) -> bool:
    """«осудил визит Медведева»: the name is what an inanimate noun is of, not whom the verb takes."""
    before = sentence.before_over(sentence.at(mention.start), ("ADJ",))
    if before is None or before.pos != "NOUN" or is_person_noun(before.lower) or sentence.in_title(before):
        return False
    return before.case in ("acc", "nom")


def _is_described(word: Word, verb: Word, cases: set[str]) -> bool:
    """«освободили пленника», «избрана женщина»: a common noun of a person near the verb."""
    near = word.pos == "NOUN" and 0 < abs(word.i - verb.i) <= _BESIDE and word.case in cases
    return near and is_person_noun(word.lower)


def has_object(sentence: Sentence, word: Word, needs: str) -> bool:
    """Does a noun of the list stand near as object or subject («подписали договор», «запуск ракеты»)?

    For «score» a score («0:1») or the game where it was («победил в финале»).
    """
    if needs == "score":
        games = word_set("triggers", "objects", "games")
        where = any(other.lemma in games and other.case == "loc" for other in sentence.clause_words(word))
        each_other = any(other.lower in word_set("triggers", "each_other") for other in sentence.clause_words(word))
        return where or each_other or any(number.kind == "score" for number in sentence.numbers)
    if needs == "length":
        return _is_long(sentence, word)
    nouns = word_set("triggers", "objects", needs)
    near = [other for other in sentence.words if abs(other.i - word.i) <= _OBJECT_REACH and other != word]
    if any(other.lemma.rpartition("-")[2] in nouns and other.case != "loc" for other in near):
        return True
    if any(other.lower in word_set("discourse", "object_pronouns") and abs(other.i - word.i) == 1 for other in near):
        return True
    clause = sentence.clause_words(word)
    if is_passive(word) and any(other.lower in words("discourse")["event_pronouns"] for other in clause):
        return True  # «Контракт … Он был подписан 17 мая»
    return any(other.lemma == words("discourse")["relative"] and other.case == "acc" for other in clause)


def _is_long(sentence: Sentence, word: Word) -> bool:
    """«21 ноября они говорили в Осло 2 часа 20 минут», «45 минут говорил с Линд»: does a verb have a length, or a day and a company?"""
    clause = sentence.clause(word)
    lengths = [
        t for t in sentence.timexes if t.type == "DURATION" and t.value.startswith("PT") and sentence.clause(sentence.at(t.start)) == clause
    ]
    dated = any(t.type == "DATE" and sentence.clause(sentence.at(t.start)) == clause for t in sentence.timexes)
    together = any(w.case in ("nom", None) and w.number == "Plur" and w.pos in ("PRON", "NOUN") for w in sentence.clause_words(word))
    if word.tense != "Past" or not (lengths or dated):
        return False
    return (bool(lengths) and ((dated and together) or word.i == 0)) or _is_in_company(sentence, word)


def _is_in_company(sentence: Sentence, verb: Word) -> bool:
    """«говорил с президентом Марией Линд»: does a person's name hang on «с» behind the verb, in its clause?"""
    clause = sentence.clause(verb)
    with_whom = next((w for w in sentence.clause_words(verb) if w.i > verb.i and w.lower in word_set("discourse", "with")), None)
    named = [m for m in sentence.mentions if m.label == "PERSON" and with_whom is not None and m.start > with_whom.start]
    near = [m for m in named if sentence.clause(sentence.at(m.start)) == clause]
    tagged = any(w.case == "ins" for m in near for w in sentence.between(m.start, m.end))  # «с Астрид Нордгейл» by its form is any case
    return tagged or any("ins" in case_options(sentence, m) for m in near)


def is_interview(sentence: Sentence, word: Word) -> bool:
    """«беседовал с нашим корреспондентом»: who talks with those who write is interviewed."""
    for other in sentence.clause_words(word):
        if other.i > word.i and other.lemma in word_set("triggers", "interviewers"):
            before = sentence.before_over(other, ("ADJ", "DET"))
            if before is not None and before.lower in word_set("discourse", "with"):
                return True
    return False
