"""Who takes part in an event: persons of its clause, words that stand for persons, countries, and those that are only described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.claims.described import described_participants
from factcheck.claims.discourse import People
from factcheck.claims.event_dates import opens_ellipsis
from factcheck.claims.lands import countries
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.noun_phrases import case_of_apposed
from factcheck.claims.persons import UNCHANGING, case_options, mention_case, person_argument, person_starting
from factcheck.claims.roles import has_role
from factcheck.claims.stand_ins import (
    antecedents,
    comitative_pronoun,
    object_pronoun,
    shared_possessive,
    subject_pronoun,
    titled_holders,
    titled_subject,
    unsaid_subject,
    whose,
    with_group,
)
from factcheck.claims.triggers import Trigger, frame, is_carried, is_commented, is_larger, is_reference
from factcheck.claims.verbs import is_participle
from factcheck.claims.view import DASHES, Sentence, View, Word
from factcheck.language.declension import VOWELS, analyses, fold_name, is_indeclinable
from factcheck.language.morphology import is_adjective, is_person_noun
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention

_PAIR = 2  # those who play, meet or sign


@dataclass(frozen=True, slots=True)
class Company:
    """The participants found, and whether «они», «стороны», «их» ask for those of the event told before.

    `described` are those whom the words do not name: «полиция», «россиянин».
    """

    arguments: tuple[Argument, ...]
    group: Argument | None = None
    described: tuple[Argument, ...] = ()


def participants_of(view: View, sentence: Sentence, trigger: Trigger, people: People, rivals: Sequence[Trigger]) -> Company:
    """Return who takes part in the trigger's event as far as its sentence tells."""
    if trigger.kind is None:
        return Company(())
    words = _reach(sentence, trigger, rivals)
    possessor = sentence.before(trigger.first)
    their = sentence.before_over(trigger.first, ("ADJ",))  # «вторая их личная встреча»
    if trigger.nominal and their is not None and their.lower in word_set("discourse", "possessive_plural"):
        return Company((), view.argument(their.start, their.end))
    if trigger.nominal and (both := shared_possessive(view, sentence, trigger, people)):
        return Company(tuple(both))
    if (
        (is_commented(trigger) and not _is_subjects_own(sentence, trigger))
        or is_reference(sentence, trigger)
        or not (is_carried(sentence, trigger) or _is_subjects_own(sentence, trigger))
    ):
        words = [
            word
            for word in words
            if word.i > trigger.word.i and (trigger.verb is None or word.i < trigger.verb.i or trigger.verb.i < trigger.word.i)
        ]
    if trigger.nominal and possessor is not None and possessor.lemma in word_set("discourse", "whose"):
        return Company(tuple(whose(view, sentence, possessor, people)))
    who = frame(trigger.kind)
    if trigger.nominal and "orgs" in who and (sides := _sides(view, sentence, trigger)):
        return Company(sides)
    labels = {"PERSON", "ORG"} if {"orgs", "agent"} & who else {"PERSON"}
    found = [person_argument(view, people, m) for m in sentence.mentions if m.label in labels and _takes_part(sentence, m, trigger, words)]
    found += _joined(view, sentence, people, found, labels if "orgs" in who else {"PERSON"})
    found += titled_holders(view, sentence, words, people)
    if len(found) < 2 and "with" in who:
        found += comitative_pronoun(view, sentence, words, people, found)
    if len(found) == 1 or (not found and not trigger.nominal and "subject" in who):
        found += subject_pronoun(view, sentence, words, people, found[0].name if found else "")
    if not trigger.nominal:
        found += object_pronoun(view, sentence, trigger, people)
    if not trigger.nominal and not any(sentence.at(a.start).case == "nom" for a in found):
        found += antecedents(view, sentence, trigger, words, people)
    if not trigger.nominal and len(found) < 2 and not any(sentence.at(a.start).case == "nom" for a in found):
        found += titled_subject(view, sentence, words, people) or unsaid_subject(view, sentence, trigger, words)
    if len(found) < 2:
        found += countries(view, sentence, trigger)
    group = None
    if len({argument.name for argument in found}) < 2:
        found, group = with_group(view, sentence, words, people, found)
    if not found and group is None and _is_of_those_told(sentence, trigger):
        group = view.argument(trigger.word.start, trigger.word.end)
    described = described_participants(view, sentence, trigger, words, [sentence.at(argument.start) for argument in found])
    return Company(tuple(sorted(found, key=lambda argument: argument.start)), group, tuple(described))


def _sides(view: View, sentence: Sentence, trigger: Trigger) -> tuple[Argument, ...]:
    """«матчем «Ольхи» и мерекентского «Беркута» открылся стадион», «финал «Ольха» — «Беркут»»: the two names right behind the noun."""
    found: list[Mention] = []
    for mention in (m for m in sentence.mentions if m.label == "ORG" and m.start >= trigger.word.end):
        between = sentence.between(found[-1].end if found else trigger.word.end, mention.start)
        joined = not found or any(w.lower in word_set("discourse", "and") or w.text in DASHES for w in between)
        if not joined or not all(w.pos in ("PUNCT", "CCONJ") or is_adjective(w.lower) for w in between):
            break
        found.append(mention)
    return tuple(view.named(mention) for mention in found) if len(found) == _PAIR else ()


def _is_of_those_told(sentence: Sentence, trigger: Trigger) -> bool:
    """«Прежде встречались 9 июня 2022 года»: a verb in the plural with no subject in its clause."""
    verb = trigger.word
    plural = not trigger.nominal and verb.finite and verb.number == "Plur" and verb.tense == "Past"
    return plural and not any(w.case == "nom" and w.pos in ("NOUN", "PROPN", "PRON", "DET", "NUM") for w in sentence.clause_words(verb))


def _is_subjects_own(sentence: Sentence, trigger: Trigger) -> bool:
    """«напомнил о своих переговорах», «договорились о встрече»: the subject takes part in the event that the verb speaks of."""
    before = sentence.before_over(trigger.first, ("ADJ",))
    if before is not None and before.lemma in word_set("discourse", "own"):
        return True
    if trigger.verb is not None and trigger.kind in word_set("triggers", "of_subject"):
        return any(trigger.verb.lemma in lemmas for lemmas in lexicon_words("status")["verbs"].values())
    return trigger.verb is not None and trigger.verb.lemma in word_set("status", "infinitive_is_planned")


def _joined(view: View, sentence: Sentence, people: People, found: Sequence[Argument], labels: set[str]) -> list[Argument]:
    """«между «Газпромом» и турецкой Botas»: a name whose case is not known, joined by «и» to one that takes part."""
    more = []
    for mention in sentence.mentions:
        word = sentence.at(mention.start)
        if mention.label not in labels or any(a.start == mention.start for a in found):
            continue
        unchanging = all(part.text[-1] in UNCHANGING for part in sentence.between(mention.start, mention.end))
        woman = mention.text[-1] not in VOWELS and gender_of_person(people.named(mention).name) == "f"  # «с Анной Хольцендорф»
        unchanging = unchanging or (woman and mention.label == "PERSON")
        if mention.label == "PERSON" and _shares_subject(sentence, mention, found):
            more.append(person_argument(view, people, mention))
            continue
        short = mention.label == "ORG" and word.text.isupper()  # «КТЗ и «Петросоль» подписали»
        if word.case is not None and not unchanging and not short and not is_indeclinable(fold_name(word.text)):
            continue
        previous = max((a for a in found if a.end <= mention.start), key=lambda a: a.end, default=None)
        following = min((a for a in found if a.start >= mention.end), key=lambda a: a.start, default=None) if short else None
        beside = sentence.between(previous.end, mention.start) if previous else []
        ahead = sentence.between(mention.end, following.start) if following else []
        if any(_is_joint(between) for between in (beside, ahead)):
            more.append(person_argument(view, people, mention))
    return more


def _is_joint(between: Sequence[Word]) -> bool:
    """Do words join two names: «и», perhaps with an adjective or marks?"""
    joiners = [w for w in between if w.lower in word_set("discourse", "and")]
    return bool(joiners) and all(w in joiners or w.pos in ("ADJ", "PUNCT") for w in between) and len(between) <= 4


def _shares_subject(sentence: Sentence, mention: Mention, found: Sequence[Argument]) -> bool:
    """«Валерия Линд и Ларс Фосс вели переговоры»: can two names joined by «и» be subjects, though the tagger has one in another case?"""
    for other in found:
        first, second = sorted(((mention.start, mention.end), (other.start, other.end)))
        between = sentence.between(first[1], second[0])
        titled = all(any(start <= w.start < end for start, end in sentence.titles) for w in between[1:])  # «… и министр Ларс Фосс»
        if not between or between[0].lower not in word_set("discourse", "and") or not titled:
            continue
        named = next((m for m in sentence.mentions if m.start == other.start and m.end == other.end), None)
        if named is None or "nom" not in case_options(sentence, named):
            continue
        if "nom" in case_options(sentence, mention) or _can_be_nominative(mention):
            return True
    return False


def _can_be_nominative(mention: Mention) -> bool:
    """«Загребельцев и Есермолдина»: can the last word of a name be a nominative by its form, whatever the tagger says?"""
    return any(a.case == "nom" for a in analyses(fold_name(mention.text.split()[-1])) if a.kind in "mf")


def _reach(sentence: Sentence, trigger: Trigger, rivals: Sequence[Trigger]) -> list[Word]:
    """Return the words where a trigger's participants can stand: its clause, its phrase; before it the clause of a shared subject."""
    clause = sentence.clause_words(trigger.word)
    others = [
        rival
        for rival in rivals
        if rival is not trigger
        and rival.kind is not None
        and is_carried(sentence, rival)
        and sentence.clause(rival.word) == sentence.clause(trigger.word)
    ]
    after = [rival.word.i for rival in others if rival.word.i > trigger.word.i and not is_larger(rival)]
    before = [rival.word.i for rival in others if rival.word.i < trigger.word.i and not is_larger(rival)]
    low, high = max(before, default=-1), min(after, default=10_000)
    elliptic = [t.start for t in sentence.timexes if t.start > trigger.word.start and opens_ellipsis(sentence, t)]
    words = [word for word in clause if low < word.i < high and (not elliptic or word.start < elliptic[0])]
    own_subject = any(word.case == "nom" and word.pos in ("NOUN", "PROPN", "PRON") for word in words)
    opening = clause[0] if clause[0].pos != "PUNCT" or len(clause) == 1 else clause[1]
    if trigger.nominal or own_subject or opening.pos == "SCONJ":
        return words
    shared = [word for word in sentence.words if sentence.clause(word) == sentence.clause(trigger.word) - 1]
    return [word for word in shared if _nominative_person(sentence, word)] + words


def _nominative_person(sentence: Sentence, word: Word) -> bool:
    person = any(m.label == "PERSON" and m.start <= word.start < m.end for m in sentence.mentions)
    return person and word.case in ("nom", None)


def _described_by(sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """«Погибшая в Альпах Клэр Дюбуа», «памятник Лагутину, погибшему в Афганистане»: a participle beside the name that it agrees with."""
    after = sentence.after(sentence.at(mention.end - 1))
    apposed = after is not None and after.text == "," and sentence.after(after) == trigger.word
    return apposed or mention.start > trigger.word.start


def _is_whose(sentence: Sentence, mention: Mention) -> bool:
    """«предшественница Орбана Анна Линд принимала …»: is it a genitive between a noun of a person and that person's name?"""
    noun = sentence.before(sentence.at(mention.start))
    following = person_starting(sentence, sentence.at(mention.end - 1).i + 1)
    name = fold_name(mention.text.split()[-1])
    genitive = is_indeclinable(name) or any(a.case == "gen" for a in analyses(name) if a.kind in "mf")
    return noun is not None and following is not None and genitive and _is_common(sentence, noun)


def _ends_route(sentence: Sentence, word: Word) -> bool:
    """«о строительстве канала Шумара — Липа»: is a name the end of a way, behind a dash and another name?"""
    dash = sentence.before(word)
    start = sentence.before(dash) if dash is not None and dash.text in DASHES else None
    noun = sentence.before(start) if start is not None and start.capital and start.pos == "PROPN" else None
    return noun is not None and noun.pos in ("NOUN", "PROPN") and not noun.capital


def _is_common(sentence: Sentence, noun: Word) -> bool:
    named = any(m.start <= noun.start < m.end for m in sentence.mentions)
    return noun.pos in ("NOUN", "PROPN") and not named and is_person_noun(noun.lower)


def _takes_part(sentence: Sentence, mention: Mention, trigger: Trigger, words: Sequence[Word]) -> bool:
    """Does a name stand where the frame of the trigger's kind puts those who take part?"""
    word = sentence.at(mention.start)
    if word not in words or mention.start < trigger.word.end <= mention.end or trigger.kind is None:
        return False
    if sentence.in_title(word) or sentence.is_rejected(word) or _is_whose(sentence, mention) or _ends_route(sentence, word):
        return False
    case = case_of_apposed(sentence, word) or mention_case(sentence, mention)
    word = replace(word, case=case)
    if is_participle(trigger.word) and case == trigger.word.case and "subject" in frame(trigger.kind) and case != "nom":
        if _described_by(sentence, mention, trigger):
            return True
    return has_role(sentence, word, trigger, is_person=mention.label == "PERSON")
