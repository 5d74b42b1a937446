"""Who takes part in an event: persons of its clause, countries of a meeting, groups and offices that stand for persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.claims.discourse import People, stand_in
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.persons import UNCHANGING, person_ending
from factcheck.claims.positions import offices_headed, phrase_at
from factcheck.claims.triggers import Trigger, frame, is_carried, is_commented, is_larger, is_participle, is_passive, is_reference
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.declension import VOWELS, analyses, fold_name, is_indeclinable
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention

_TWO_SIDED = frozenset({"meeting", "talks", "phone_call"})


@dataclass(frozen=True, slots=True)
class Company:
    """The participants found, and whether «они», «стороны», «их» ask for those of the event told before."""

    arguments: tuple[Argument, ...]
    group: Argument | None = None


def participants_of(view: View, sentence: Sentence, trigger: Trigger, people: People, rivals: Sequence[Trigger]) -> Company:
    """Return who takes part in the trigger's event as far as its sentence tells."""
    if trigger.kind is None:
        return Company(())
    words = _reach(sentence, trigger, rivals)
    possessor = sentence.before(trigger.first)
    if trigger.nominal and possessor is not None and possessor.lower in word_set("discourse", "possessive_plural"):
        return Company((), view.argument(possessor.start, possessor.end))
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
    labels = {"PERSON", "ORG"} if "orgs" in frame(trigger.kind) else {"PERSON"}
    found = [_argument(view, people, m) for m in sentence.mentions if m.label in labels and _takes_part(sentence, m, trigger, words)]
    found += _joined(view, sentence, people, found, labels)
    found += _offices(view, sentence, words, people)
    if len(found) == 1 or (not found and not trigger.nominal and "subject" in frame(trigger.kind)):
        found += _pronoun(view, sentence, words, people, found[0].name if found else "")
    if not trigger.nominal and not any(sentence.at(a.start).case == "nom" for a in found):
        found += _antecedents(view, sentence, words, people)
    if not trigger.nominal and len(found) < 2 and not any(sentence.at(a.start).case == "nom" for a in found):
        found += _titled(view, sentence, words)
    if len(found) < 2:
        found += _countries(view, sentence, trigger)
    group = None
    if len({argument.name for argument in found}) < 2:
        found, group = _with_group(view, sentence, words, people, found)
    return Company(tuple(sorted(found, key=lambda argument: argument.start)), group)


def _argument(view: View, people: People, mention: Mention) -> Argument:
    return view.argument(mention.start, mention.end, people.named(mention).name)


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
        if word.case is not None and not is_indeclinable(fold_name(word.text)):
            continue
        previous = max((a for a in found if a.end <= mention.start), key=lambda a: a.end, default=None)
        between = sentence.between(previous.end, mention.start) if previous else []
        joiners = [w for w in between if w.lower in word_set("discourse", "and")]
        if joiners and all(w in joiners or w.pos in ("ADJ", "PUNCT") for w in between) and len(between) <= 4:
            more.append(_argument(view, people, mention))
    return more


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
    words = [word for word in clause if low < word.i < high]
    own_subject = any(word.case == "nom" and word.pos in ("NOUN", "PROPN", "PRON") for word in words)
    opening = clause[0] if clause[0].pos != "PUNCT" or len(clause) == 1 else clause[1]
    if trigger.nominal or own_subject or opening.pos == "SCONJ":
        return words
    shared = [word for word in sentence.words if sentence.clause(word) == sentence.clause(trigger.word) - 1]
    return [word for word in shared if _nominative_person(sentence, word)] + words


def _nominative_person(sentence: Sentence, word: Word) -> bool:
    person = any(m.label == "PERSON" and m.start <= word.start < m.end for m in sentence.mentions)
    return person and word.case in ("nom", None)


def _preposition(sentence: Sentence, word: Word) -> Word | None:
    """Return the preposition that governs a word: the nearest before it, over adjectives, titles, names and «и»."""
    at = word.i - 1
    while at >= 0 and word.i - at <= 12:
        other = sentence.words[at]
        following = sentence.words[at + 1]
        if any(t.start <= following.start < t.end for t in sentence.timexes) and other.pos == "ADP":  # «принял во вторник посла»
            at -= 1
            continue
        if other.pos == "ADP" and not (word.case != "loc" and sentence.words[at + 1].case == "loc"):
            return other
        if other.pos in ("VERB", "AUX") or other.text in ".;:":
            return None
        if other.text in ("—", "–", "(", ")"):
            return None
        at -= 1
    return None


def _possible_case(word: Word) -> str | None:
    """Return the tagger's case of a name, or one that its form can have where the tagger's is impossible («Риделя»: not instrumental)."""
    possible = {a.case for a in analyses(fold_name(word.text)) if a.kind in "mf"}
    if word.text[-1] not in VOWELS or (word.case == "nom" and word.text[-1] in UNCHANGING):  # such a name may stand in any case
        return word.case
    if word.case is None or word.case in possible or not possible or word.text.isupper():
        return word.case
    return next(case for case in ("gen", "acc", "dat", "ins", "loc", "nom") if case in possible)


def mention_case(sentence: Sentence, mention: Mention) -> str | None:
    """Return the case of a name: an oblique one of any of its words first, since a part may stay unchanged («Чэнь Баожэня»)."""
    words = sentence.between(mention.start, mention.end)
    if len(words) == 1:
        return _possible_case(words[0])
    declined = [word for word in words if word.text[-1] not in UNCHANGING] or words
    cases = [case for word in declined if (case := _possible_case(word))]
    return next((case for case in cases if case != "nom"), cases[0] if cases else None)


def _described_by(sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """«Погибшая в Альпах Клэр Дюбуа», «памятник Лагутину, погибшему в Афганистане»: a participle beside the name that it agrees with."""
    after = sentence.after(sentence.at(mention.end - 1))
    apposed = after is not None and after.text == "," and sentence.after(after) == trigger.word
    return apposed or mention.start > trigger.word.start


def _case_of_apposed(sentence: Sentence, word: Word) -> str | None:
    """«на стадионе «Открытие Арена»»: a name in quotation marks has the case of the noun before them."""
    quote = sentence.before(word)
    noun = sentence.before(quote) if quote is not None and quote.text in '«"' else None
    return noun.case if noun is not None and noun.pos == "NOUN" else None


def _takes_part(sentence: Sentence, mention: Mention, trigger: Trigger, words: Sequence[Word]) -> bool:
    """Does a name stand where the frame of the trigger's kind puts those who take part?"""
    word = sentence.at(mention.start)
    if word not in words or mention.start < trigger.word.end <= mention.end or trigger.kind is None:
        return False
    if sentence.in_title(word) or sentence.is_rejected(word):
        return False
    word = replace(word, case=_case_of_apposed(sentence, word) or mention_case(sentence, mention))
    who = frame(trigger.kind)
    after = word.i > trigger.word.i
    if word.case == "nom":
        patient = not trigger.nominal and is_passive(trigger.word)
        return ("object" if patient else "subject") in who and not _is_owner(sentence, word)
    preposition = _preposition(sentence, word)
    if is_participle(trigger.word) and word.case == trigger.word.case and "subject" in who and _described_by(sentence, mention, trigger):
        return True
    if word.case == "ins":
        if preposition is None:
            return "subject" in who and trigger.word.form == "Part" and after
        return "with" in who and preposition.lower in word_set("discourse", "with") | word_set("discourse", "between")
    if word.case == "dat":
        controls = trigger.word.form == "Inf" and not after and not trigger.nominal  # «предложил Баожэню встретиться»
        return preposition is None and (controls or ("dative" in who and (after or not trigger.nominal)))
    if word.case not in ("gen", "acc", None):
        return False
    if not trigger.nominal:
        governed = preposition is None or preposition.i < trigger.word.i
        if "onto" in who and preposition is not None and preposition.lower in word_set("discourse", "onto") and after:
            return True
        object_ = "object" in who and governed and not is_passive(trigger.word) and (after or word.case == "acc")
        return object_ or (word.case is None and preposition is None and "subject" in who)
    if preposition is not None and preposition.lower in word_set("discourse", "not_participants"):
        return after and preposition.i < trigger.word.i and "genitive" in who
    return "genitive" in who and (after or (word.case is None and preposition is None))


def _is_owner(sentence: Sentence, word: Word) -> bool:
    """A name that the article's speech verb belongs to in the same clause speaks, it does not meet («сказал Иванов на встрече»)."""
    head = sentence.head_of(word)
    return head is not None and head.lemma in word_set("status", "speech_verbs") and word.i > head.i


def _offices(view: View, sentence: Sentence, words: Sequence[Word], people: People) -> list[Argument]:
    """«президент США встретился …»: an office in the nominative or after «с» with no name beside it, held by one person of the article."""
    found = []
    folded = [word.lower for word in sentence.words]
    for word in words:
        if word.pos != "NOUN" or word.number != "Sing" or word.case not in ("nom", "ins"):
            continue
        match = phrase_at(folded, word.i)
        ids = match and (match[1] or offices_headed(match[2]))
        if match is None or not ids or _named_beside(sentence, word):
            continue
        if word.case == "ins":
            preposition = _preposition(sentence, word)
            if preposition is None or preposition.lower not in word_set("discourse", "with") | word_set("discourse", "between"):
                continue
        holders = people.holders(frozenset(ids), word.start, 2)
        if len(holders) == 1 or (holders and not match[1]):
            holders = holders[-1:]
            last = sentence.words[min(word.i + match[0] - 1, len(sentence.words) - 1)]
            found.append(stand_in(view.argument(word.start, last.end), holders[0]))
    return found


def _pronoun(view: View, sentence: Sentence, words: Sequence[Word], people: People, other: str) -> list[Argument]:
    """«Переговоры с Линд он провёл в Осло»: a subject pronoun is the last person named of its gender, not the one beside it."""
    genders = lexicon_words("discourse")["subject_pronouns"]
    for word in words:
        if word.lower in genders and word.case in ("nom", None):
            person = _last_subject(view, sentence, genders[word.lower], other) or people.last_of(genders[word.lower], word.start, other)
            return [stand_in(view.argument(word.start, word.end), person)] if person else []
    return []


def _antecedents(view: View, sentence: Sentence, words: Sequence[Word], people: People) -> list[Argument]:
    """«глава «Газпрома» Миллер и министр Озерец, которые встречаются»: the names before the relative pronoun that is the subject."""
    relative = next((w for w in words if w.lemma == lexicon_words("discourse")["relative"] and w.case in ("nom", None)), None)
    comma = sentence.before(relative) if relative is not None else None
    if relative is None or comma is None or comma.text != ",":
        return []
    last = person_ending(sentence, comma.i - 1)
    if last is None:
        return []
    if relative.number != "Plur":
        return [_argument(view, people, last)]
    named = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= last.end][-2:]
    joined = len(named) == 2 and any(w.lower in word_set("discourse", "and") for w in sentence.between(named[0].end, named[1].start))
    return [_argument(view, people, m) for m in named] if joined else []


def _last_subject(view: View, sentence: Sentence, gender: str, other: str) -> Mention | None:
    """Return the subject of the sentence before: what a subject pronoun most often goes on with."""
    before = view.sentence_before(sentence)
    if before is None or before.block != sentence.block:
        return None
    persons = [m for m in before.mentions if m.label == "PERSON" and m.name != other and gender_of_person(m.name) == gender]
    return next((m for m in persons if before.at(m.start).case == "nom"), None)


def _titled(view: View, sentence: Sentence, words: Sequence[Word]) -> list[Argument]:
    """«Ратомир Дражич вернулся. Министр созвонился …»: a title as subject is the one person of the sentence before."""
    before = view.sentence_before(sentence)
    if before is None or before.block != sentence.block:
        return []
    names = {m.name: m for m in before.mentions if m.label == "PERSON"}
    folded = [word.lower for word in sentence.words]
    for word in words:
        if word.pos != "NOUN" or word.number != "Sing" or word.case != "nom" or phrase_at(folded, word.i) is None:
            continue
        if len(names) == 1 and not _named_beside(sentence, word):
            return [stand_in(view.argument(word.start, word.end), next(iter(names.values())))]
    return []


def _named_beside(sentence: Sentence, word: Word) -> bool:
    return any(
        m.label == "PERSON" and 0 <= m.start - word.end <= 60 and not _parted(sentence, word.end, m.start) for m in sentence.mentions
    )


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    return any(word.text == "," or word.finite for word in sentence.between(start, end))


def _countries(view: View, sentence: Sentence, trigger: Trigger) -> list[Argument]:
    """«переговоры России и США», «встреча между Россией и Украиной»: countries right after the noun."""
    if trigger.kind is None or "lands" not in frame(trigger.kind) | ({"lands"} if trigger.kind in _TWO_SIDED else set()):
        return []
    if not trigger.nominal:
        return _lands_as_subject(view, sentence, trigger) or _lands_of_document(view, sentence, trigger)
    found: list[Argument] = []
    at = trigger.word.i + 1
    while at < len(sentence.words):
        word = sentence.words[at]
        mention = next((m for m in sentence.mentions if m.label == "PLACE" and m.start == word.start), None)
        if mention is not None and word.case in ("gen", "ins", None):
            found.append(view.named(mention))
            at = sentence.at(mention.end - 1).i + 1
        elif word.lower in word_set("discourse", "joiners"):
            at += 1
        else:
            break
    return found if len(found) >= 2 else []


def _lands_as_subject(view: View, sentence: Sentence, trigger: Trigger) -> list[Argument]:
    """«Чили и Перу подписали договор»: two countries that are the subject of the verb's clause."""
    clause = sentence.clause(trigger.word)
    places = [m for m in sentence.mentions if m.label == "PLACE" and sentence.clause(sentence.at(m.start)) == clause]
    subject = [m for m in places if sentence.at(m.start).case in ("nom", None) and m.end <= trigger.word.start]
    joined = [
        (left, right)
        for left, right in pairwise(subject)
        if [word.lower for word in sentence.between(left.end, right.start)] in [[joiner] for joiner in word_set("discourse", "and")]
    ]
    return [view.named(m) for m in joined[0]] if joined else []


def _lands_of_document(view: View, sentence: Sentence, trigger: Trigger) -> list[Argument]:
    """«Соглашение между Россией и Турцией подписали», «подписал соглашение с Алжиром»: the sides of what is signed."""
    clause = sentence.clause(trigger.word)
    found = []
    for mention in sentence.mentions:
        word = sentence.at(mention.start)
        preposition = _preposition(sentence, word)
        sides = word_set("discourse", "with") | word_set("discourse", "between")
        if mention.label == "PLACE" and word.case == "ins" and preposition is not None and preposition.lower in sides:
            if sentence.clause(word) == clause:
                found.append(view.named(mention))
    return found


def _with_group(
    view: View, sentence: Sentence, words: Sequence[Word], people: People, found: list[Argument]
) -> tuple[list[Argument], Argument | None]:
    """Add those whom a plural office («президенты») names; else return the words that ask for the last event's company."""
    folded = [word.lower for word in sentence.words]
    for word in words:
        if word.number != "Plur" or word.case not in ("nom", "gen", "ins", None):
            continue
        argument = view.argument(word.start, word.end)
        if word.lemma in word_set("discourse", "groups", "any") or word.lower in word_set("discourse", "possessive_plural"):
            return found, argument
        match = phrase_at(folded, word.i) if word.pos == "NOUN" else None
        if word.lemma in word_set("discourse", "groups", "heads"):
            return found, argument
        if match and match[1]:
            ids = frozenset(match[1])
            holders = people.holders(ids, word.start, 2)
            if len(holders) < 2:
                holders = people.all_holders(ids, 2)
            if len(holders) == 2:
                return [stand_in(argument, holder) for holder in holders], None
            return found, argument
    return found, None
