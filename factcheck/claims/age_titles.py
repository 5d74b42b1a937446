"""Whose age a noun tells: «45-летний глава компании Иван Северцев», «главе государства 66 лет», «29-летний нападающий»."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.discourse import People, stand_in
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.persons import case_options, person_ending
from factcheck.claims.positions import names_person, offices_headed, phrase_at, positions
from factcheck.claims.verbs import is_participle
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.morphology import can_be_dative, is_person_noun, lemmas
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention

_REACH = 14  # words between «45-летний» and the name: titles with their organisations
_LOOK_BACK = 2
_HOLDERS = 6  # of an office whom a title can mean


def described(view: View, sentence: Sentence, adjective: Word, people: People) -> list[Argument]:
    """«45-летний глава компании Иван Северцев»: the name that ends the adjective's phrase, in its case; «погиб 20-летним»: the subject."""
    head: Word | None = None
    for word in sentence.words[adjective.i + 1 : adjective.i + 1 + _REACH]:
        person = next((m for m in sentence.mentions if m.label == "PERSON" and m.start == word.start), None)
        if person is not None and _agrees(sentence, adjective, person):
            relative = head is not None and head.lemma in word_set("lives", "others") and adjective.case in ("gen", "acc")
            return [] if relative else [view.named(person)]
        if word.finite or word.text in ",;:()—–":
            break
        if head is None and word.pos == "NOUN":
            head = word
            if not is_person_noun(word.lower):
                return []
    copula = sentence.before(adjective)
    if copula is not None and copula.finite and copula.tense == "Past" and copula.lemma in word_set("discourse", "linking_verbs"):
        return []  # «принимая пост, он был 58-летним чиновником»
    if head is None:
        subject = subject_of(sentence, adjective) if adjective.lower.endswith(tuple(lexicon_words("lives")["instrumental"])) else None
        return [view.named(subject)] if subject is not None else []
    if (apposed := _apposed_before(sentence, adjective)) is not None:
        return [view.named(apposed)]
    if _is_of_noun_before(sentence, adjective):
        return []
    woman = adjective.lower.endswith(tuple(lexicon_words("lives")["feminine"]))  # «55-летняя президент»
    gender = "f" if woman else GENDERS.get(head.gender or "", "m")
    return _meant(view, sentence, head, gender, people) if head.number == "Sing" else []


def titled(view: View, sentence: Sentence, first: Word, people: People) -> list[Argument]:
    """«главе государства исполнится 66 лет», «бывший премьер, которому в июле исполнилось 69 лет»: return whom a title stands for."""
    pronoun = relative_pronoun(sentence, first)
    comma = sentence.before(pronoun) if pronoun is not None else None
    if comma is not None:
        nouns = [w for w in (sentence.before(comma),) if comma.text == "," and w is not None and w.pos == "NOUN"]
    else:
        clause = before_comma(sentence, first)
        verbs = [w for w in clause if w.finite and w.lemma != lexicon_words("offices")["copula"]]
        if any(w.lemma not in word_set("lives", "turning") for w in verbs):
            return []
        names = [m for m in sentence.mentions if m.end <= first.start]  # «Президенту 58 лет»: the tagger takes a capital for a name
        common = [w for w in clause if w.pos in ("NOUN", "PROPN") and not any(m.start <= w.start < m.end for m in names)]
        nouns = [_in_dative(w) for w in common if w.i < first.i and _is_dative(sentence, w) and not sentence.is_governed(w)]
    named = [m for m in sentence.mentions if m.label == "PERSON" and any(0 <= m.start - w.end <= 1 for w in nouns)]
    if named:
        return [view.named(named[0])]  # «её лидеру Ингрид Линд исполнился 51 год»: a name of one form in all cases
    head = nouns[0] if len(nouns) == 1 and names_person(sentence, nouns[0]) and nouns[0].number == "Sing" else None
    if head is None or head.lemma in word_set("lives", "others"):
        return []
    before = sentence.before(head)
    while before is not None and (before.pos in ("ADJ", "DET") or is_participle(before)):
        if word_set("lives", "not_now") & {before.lemma, *lemmas(before.lower)}:
            return []  # «новому министру», «бывшему министру»: the article may call another so as well
        before = sentence.before(before)
    meant = _meant(view, sentence, head, GENDERS.get(head.gender or "", "m"), people)
    if meant or head.lemma in word_set("lives", "generic"):
        return meant
    return _meant(view, sentence, head, None, people)  # «министр» may be a woman


def before_comma(sentence: Sentence, first: Word) -> list[Word]:
    """Return a number's clause without what a pronoun goes on with behind a mark: «Генеральному секретарю 51 год, она занимает пост»."""
    pronouns = lexicon_words("discourse")["subject_pronouns"]
    mark = next((w for w in sentence.words[first.i :] if w.text in ",;:"), None)
    following = sentence.after(mark) if mark is not None else None
    own = following is not None and following.lower in pronouns
    return [w for w in sentence.clause_words(first) if mark is None or not own or w.i < mark.i]


def _is_dative(sentence: Sentence, noun: Word) -> bool:
    """Is a noun in the dative, or at the opening in a form that can be one («Политику было 83 года»)?"""
    opens = all(w.pos in ("ADJ", "DET") or w == noun for w in sentence.words[: noun.i + 1])
    return noun.case == "dat" or (opens and noun.pos == "NOUN" and can_be_dative(noun.lower))


def _in_dative(noun: Word) -> Word:
    """Return a noun with the lemma of somebody, where the tagger chose that of a thing («Политику» of «политика»)."""
    somebody = positions().heads.keys() | word_set("lives", "generic")
    meant = [] if noun.lemma in somebody else [other for other in lemmas(noun.lower) if other in somebody]
    return replace(noun, lemma=meant[0], gender="Masc") if meant else noun


def _apposed_before(sentence: Sentence, adjective: Word) -> Mention | None:
    """«Хадижа Ужахова, 20-летняя студентка», «Рахмона — 62-летнего бывшего директора»: the name before the comma."""
    mark = sentence.before(adjective)
    person = person_ending(sentence, mark.i - 1) if mark is not None and mark.text in ",—–-" else None
    return person if person is not None and _agrees(sentence, adjective, person) else None


def _is_of_noun_before(sentence: Sentence, adjective: Word) -> bool:
    """«говорит владелец, 57-летний предприниматель»: is it said of a noun before a comma, of whom the article tells no name?"""
    comma = sentence.before(adjective)
    noun = sentence.before(comma) if comma is not None and comma.text == "," else None
    return noun is not None and noun.pos == "NOUN" and noun.case == adjective.case and is_person_noun(noun.lower)


def _agrees(sentence: Sentence, adjective: Word, person: Mention) -> bool:
    cases = case_options(sentence, person)
    wanted = {"gen", "acc"} if adjective.case in ("gen", "acc") else {adjective.case}
    return adjective.case is None or not cases or bool(cases & wanted)


def _meant(view: View, sentence: Sentence, head: Word, gender: str | None, people: People) -> list[Argument]:
    """Return whom a noun stands for, of a gender where one is told.

    «59-летний президент» is who holds the office, «55-летний политик» somebody of that gender in one of the two sentences before, the one
    told last first; other occupations («юрист») only the one person there.
    """
    words = view.argument(head.start, head.end)
    match = phrase_at([word.lower for word in sentence.words], head.i)
    if match is not None and match[1]:
        ids = {*match[1], *(offices_headed(head.lemma) if match[0] == 1 else ())}  # «министр» may be the minister of finance
        holders = people.holders(frozenset(ids), head.start, _HOLDERS)
        fitting = [holder for holder in holders if gender in (None, gender_of_person(people.named(holder).name))]
        holders = fitting if fitting or gender != "m" else holders  # «57-летний канцлер» may be a woman
        near = view.sentence_before(sentence)
        beside = [m for m in near.mentions if m.label == "PERSON"] if near is not None and near.block == sentence.block else []
        beside = [m for m in beside if gender in (None, gender_of_person(people.named(m).name))]
        beside = [m for m in beside if not people.has_other_office(m, frozenset(ids))]  # «53-летний премьер» is no minister
        seat = sentence.after(head)
        seated = seat is not None and any(m.start == seat.start and m.label == "PLACE" for m in sentence.mentions)
        if seated and not holders:
            return []  # «57-летний канцлер Тарвании» is not just anybody of the sentence before
        if holders or len(beside) == 1:
            told = {people.named(m).name: m for m in (*holders, *(beside if len(beside) == 1 else ()))}
            return [stand_in(words, people.named(m)) for m in reversed(told.values())]
    generic = head.lemma in word_set("lives", "generic")
    occupied = positions().heads.get(head.lemma, "relation") != "relation" or _is_occupied(head)
    if not generic and not occupied:
        return []
    before = view.sentence_before(sentence)
    for _ in range(_LOOK_BACK):
        if before is None:
            return []
        names = {people.named(m).name: m for m in before.mentions if m.label == "PERSON"}
        fitting = [mention for name, mention in names.items() if gender in (None, gender_of_person(name))]
        if match is not None and match[1] and not generic:
            fitting = [mention for mention in fitting if not people.has_other_office(mention, frozenset(match[1]))]
        if names:
            return [stand_in(words, people.named(m)) for m in reversed(fitting)] if generic or len(fitting) == 1 else []
        before = view.sentence_before(before)
    return []


def _is_occupied(head: Word) -> bool:
    """«29-летний нападающий забил»: is the subject an occupation that no lexicon of offices has, and no relative of somebody?"""
    known = positions().heads.keys() | word_set("lives", "others")
    return head.case == "nom" and head.lemma not in known and is_person_noun(head.lower)


def subject_of(sentence: Sentence, word: Word) -> Mention | None:
    clause = sentence.clause(word)
    inside = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    subjects = [m for m in inside if "nom" in case_options(sentence, m) or not case_options(sentence, m)]
    return min(subjects, key=lambda m: abs(m.start - word.start), default=None)


def relative_pronoun(sentence: Sentence, first: Word) -> Word | None:
    """Return the pronoun in the dative that opens the clause of an age, with no mark between."""
    timed = {t.start for t in sentence.timexes} | {t.end for t in sentence.timexes}
    for word in reversed(sentence.words[max(0, first.i - _REACH) : first.i]):
        following = sentence.after(word)
        beside_time = word.end - 1 in timed or word.start in timed or (following is not None and following.start in timed)
        if word.text in ";:()" or (word.text == "," and not beside_time):  # «которому месяц назад, 21 июля, исполнилось 60»
            return None
        if word.lemma == lexicon_words("discourse")["relative"] and word.lower in word_set("lives", "relative_dative"):
            return word
    return None
