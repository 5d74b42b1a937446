"""Words that tell an event, found by the lexicon `triggers.yaml`, with the verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.view import Sentence, Word

SAME = "same"  # the kind of the event told before


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: first and last word of it, its kind, and the support verb of a noun («встреча состоялась»).

    `kind` is None for a pronoun that takes up an event told before («Она состоялась в пятницу»).
    """

    word: Word
    first: Word
    kind: str | None
    nominal: bool
    verb: Word | None
    gender: str | None = None


@cache
def _kinds() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Map the lemma of a trigger's first word to (all lemmas, kind, nominal)."""
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for kind, rows in words("triggers")["kinds"].items():
        for form in ("nouns", "verbs"):
            for entry in rows[form]:
                lemmas = tuple(entry.split())
                table.setdefault(lemmas[-1], []).append((lemmas, kind, form == "nouns"))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def support_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that carry an event noun."""
    return word_set("triggers", "support", "held") | word_set("triggers", "support", "lasting")


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Return the event words of a sentence in order."""
    found = [trigger for word in sentence.words if (trigger := _trigger(sentence, word))]
    events = [trigger for trigger in found if not is_larger(trigger)]
    found += [ordinal for ordinal in _ordinals(sentence) if not any(_same_clause(sentence, ordinal, other) for other in events)]
    found += [pronoun for pronoun in _pronouns(sentence) if not any(_same_clause(sentence, pronoun, other) for other in found)]
    return sorted(found, key=lambda trigger: trigger.word.i)


def is_larger(trigger: Trigger) -> bool:
    """Is it of a kind that holds other events: a summit, an inauguration?"""
    return trigger.kind in word_set("triggers", "occasion_kinds")


def _same_clause(sentence: Sentence, left: Trigger, right: Trigger) -> bool:
    return sentence.clause(left.word) == sentence.clause(right.word)


def _trigger(sentence: Sentence, word: Word) -> Trigger | None:
    if (
        word.lemma in word_set("triggers", "phone_only")
        and word.pos in ("VERB", "AUX")
        and _by_phone(sentence, word, "talks") == "phone_call"
    ):
        return Trigger(word, word, "phone_call", False, word)
    for lemmas, kind, nominal in _kinds().get(word.lemma, ()):
        if nominal != (word.pos in ("NOUN", "PROPN")) or not _phrase_ends_at(sentence, word, lemmas):
            continue
        if _in_name(sentence, word) or _in_title(sentence, word):
            continue
        if not nominal and word.lemma in word_set("triggers", "transitive") and not _takes_person(sentence, word):
            continue
        verb = _support(sentence, word) if nominal else word
        first = sentence.words[word.i - len(lemmas) + 1]
        return Trigger(word, first, _by_phone(sentence, word, kind), nominal, verb)
    return None


def _takes_person(sentence: Sentence, verb: Word) -> bool:
    """Does a person stand in the accusative in the verb's clause?"""
    clause = sentence.clause(verb)
    persons = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    return any(word.case in ("acc", "gen") for m in persons for word in sentence.between(m.start, m.end))


def is_participle(word: Word) -> bool:
    """Is the word a participle in a case: «подписанный»?"""
    return word.form == "Part" and word.case is not None


def _phrase_ends_at(sentence: Sentence, word: Word, lemmas: tuple[str, ...]) -> bool:
    first = word.i - len(lemmas) + 1
    return first >= 0 and all(sentence.words[first + k].lemma == lemma for k, lemma in enumerate(lemmas))


def _in_name(sentence: Sentence, word: Word) -> bool:
    return any(m.start <= word.start < m.end for m in sentence.mentions)


def _in_title(sentence: Sentence, word: Word) -> bool:
    """«Надо лучше встречаться»: a short quotation that begins with a capital is a title."""
    opening = next((other for other in reversed(sentence.words[: word.i]) if other.text in "«»"), None)
    closing = next((other for other in sentence.words[word.i :] if other.text in "«»"), None)
    if opening is None or closing is None or opening.text != "«" or closing.text != "»":
        return False
    return closing.i - opening.i <= 7 and sentence.words[opening.i + 1].capital


def is_reference(sentence: Sentence, trigger: Trigger) -> bool:
    """«по итогам беседы», «после встречи»: words that only refer to an event."""
    before = sentence.before(trigger.first)
    while before is not None and before.pos in ("ADJ", "DET", "PRON"):
        before = sentence.before(before)
    if before is None or not trigger.nominal:
        return False
    return before.lemma in word_set("triggers", "reference_nouns") or before.lower in word_set("triggers", "reference_prepositions")


def is_commented(trigger: Trigger) -> bool:
    """«назвал встречу хорошей»: the verb speaks about the event."""
    return trigger.nominal and trigger.verb is not None and trigger.verb.lemma in word_set("triggers", "comment_verbs")


def _by_phone(sentence: Sentence, word: Word, kind: str) -> str:
    """«переговорить по телефону», «телефонный разговор»: a call."""
    if kind not in ("talks", "meeting", "phone_call"):
        return kind
    near = sentence.words[max(0, word.i - 2) : word.i + 8]
    phone = any(other.lemma in word_set("triggers", "by_phone") and sentence.clause(other) == sentence.clause(word) for other in near)
    return "phone_call" if phone else kind


def _support(sentence: Sentence, word: Word) -> Word | None:
    """Return the verb that carries an event noun: the nearest of its clause that can, else the clause's verb that it depends on."""
    verbs = [other for other in sentence.clause_words(word) if other.finite or other.form == "Inf"]
    carrying = [verb for verb in verbs if verb.lemma in support_verbs()]
    if carrying:
        return min(carrying, key=lambda verb: abs(verb.i - word.i))
    head = sentence.head_of(word)
    if head in verbs:
        return head
    return min(verbs, key=lambda verb: abs(verb.i - word.i), default=None)


def _pronouns(sentence: Sentence) -> Iterator[Trigger]:
    genders = words("discourse")["event_pronouns"]
    for verb in sentence.words:
        if verb.lemma not in support_verbs() or not verb.finite or verb.lemma in word_set("discourse", "linking_verbs"):
            continue
        subject = next(
            (
                w
                for w in sentence.clause_words(verb)
                if w.lower in genders and w.pos in ("PRON", "DET", "X", "NOUN", "ADJ") and abs(w.i - verb.i) <= 6
            ),
            None,
        )
        if subject is not None:
            yield Trigger(verb, verb, None, False, verb, genders[subject.lower])


def _ordinals(sentence: Sentence) -> Iterator[Trigger]:
    """«Первая прошла в Осло»: an ordinal that stands for an event of the kind told before."""
    starts = {number.start for number in sentence.numbers if number.kind == "ordinal"}
    for word in sentence.words:
        following = sentence.after(word)
        if word.start not in starts or word.case not in ("nom", None) or following is None or following.lemma not in support_verbs():
            continue
        if following.finite and following.lemma not in word_set("discourse", "linking_verbs"):
            yield Trigger(word, word, SAME, True, following)


def gender_of(word: Word) -> str:
    """Return m, f, n or p of a trigger noun."""
    if word.number == "Plur":
        return "p"
    return {"Masc": "m", "Fem": "f", "Neut": "n"}.get(word.gender or "", "m")
