"""An event's status by the verb that governs it and the words beside it: held, planned, possible, postponed, cancelled, denied."""

from __future__ import annotations

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.triggers import Trigger
from factcheck.claims.view import Sentence, Word
from factcheck.language.morphology import parses

_ORDER = ("cancelled", "postponed", "denied", "possible", "planned")


def status_of(sentence: Sentence, trigger: Trigger) -> str:
    """Return the status of a trigger's event."""
    beside = _beside(sentence, trigger)
    if beside in ("cancelled", "postponed", "possible"):
        return beside
    verb = trigger.verb
    governing = _governing(sentence, trigger)
    for word in governing:
        for status in _ORDER:
            if word.lemma in word_set("status", "verbs", status) and _negated(sentence, word) is False:
                return status
    if verb is not None and _negated(sentence, verb):
        return "denied"
    if verb is not None and _future(verb):
        return "planned"
    if verb is not None and verb.form == "Inf" and _planned_infinitive(sentence, verb):
        return "planned"
    return beside or "held"


def _beside(sentence: Sentence, trigger: Trigger) -> str | None:
    """«предстоящая встреча», «скорую встречу», «отмененный визит»."""
    for steps in range(1, 7):
        before = sentence.before(trigger.first, steps)
        if before is None or (before.pos in ("VERB", "AUX", "NOUN") and before.form != "Part"):
            return None
        for status, lemmas in words("status")["adjectives"].items():
            if before.lemma in lemmas and before.case == trigger.word.case:
                return str(status)
        if before.form == "Part" and before.lemma in word_set("status", "verbs", "planned"):
            return "planned"
    return None


def _governing(sentence: Sentence, trigger: Trigger) -> list[Word]:
    """Return the verbs that can set the status: the trigger's own, and those of its clause that take it as object or infinitive."""
    clause = [word for word in sentence.clause_words(trigger.word) if word.pos in ("VERB", "AUX", "ADJ") and word.case is None]
    if not trigger.nominal:
        return [word for word in clause if word.i < trigger.word.i and trigger.word.form == "Inf"]
    return sorted(clause, key=lambda word: abs(word.i - trigger.word.i))


def _negated(sentence: Sentence, word: Word) -> bool:
    before = sentence.before(word)
    return before is not None and before.lower in word_set("status", "negation")


def _future(verb: Word) -> bool:
    if verb.tense == "Fut":
        return True
    return any("futr" in parse.tag for parse in parses(verb.lower)[:1])


def _planned_infinitive(sentence: Sentence, verb: Word) -> bool:
    return any(word.lemma in word_set("status", "infinitive_is_planned") and word.i < verb.i for word in sentence.clause_words(verb))
