"""An event's status by the verb that governs it and the words beside it: held, planned, possible, postponed, cancelled, denied."""

from __future__ import annotations

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.triggers import Trigger, is_larger, is_reference, support_verbs
from factcheck.claims.verbs import is_passive
from factcheck.claims.view import Sentence, Word
from factcheck.language.morphology import is_future
from factcheck.model import Number

_AUXILIARY = 3  # words from «будут» to its participle
_RELATIVE = 6  # words from an event to the comma before «который»
_ORDER = ("cancelled", "postponed", "denied", "possible", "planned")


def status_of(sentence: Sentence, trigger: Trigger) -> str:
    """Return the status of a trigger's event."""
    beside = _beside(sentence, trigger)
    if beside in ("cancelled", "postponed", "possible"):
        return beside
    if _in_doubt(sentence, trigger):
        return "possible"
    if (told := _of_relative(sentence, trigger)) is not None:
        return told
    if trigger.nominal and (is_reference(sentence, trigger) or _is_during(sentence, trigger) or _is_of_noun(sentence, trigger)):
        ahead = is_larger(trigger) and trigger.verb is not None and _future(trigger.verb)  # «будет представлять на саммите»
        return beside or ("planned" if ahead else "held")
    if is_larger(trigger) and trigger.verb is not None and _negated(sentence, trigger.verb) and trigger.verb.lemma not in support_verbs():
        return beside or ("planned" if _future(trigger.verb) else "held")  # «не полетит на саммит»: it goes on without him
    governing = _governing(sentence, trigger)
    by_verb = next((status for word in governing if (status := _of_verb(sentence, word))), None)
    called_off = _called_off_later(sentence, trigger) if trigger.nominal else None
    if by_verb == "planned" and called_off is None and _came_about(sentence, trigger):
        return "held"
    if called_off or by_verb:
        return str(called_off or by_verb)
    verb = trigger.verb
    if verb is not None and _negated(sentence, verb) and not _is_set_aside(verb):
        return "cancelled" if trigger.nominal and verb.lemma in word_set("status", "not_held") else "denied"
    if any(_future(word) for word in governing if word.finite) or (verb is not None and _future(verb)):
        return "planned"
    if verb is not None and verb.form == "Inf":
        return beside or _of_infinitive(sentence, verb)
    return beside or ("planned" if _future_passive(sentence, trigger) else "held")


def settling_verb(sentence: Sentence, trigger: Trigger, status: str) -> Word | None:
    """Return the verb that says what became of an event: «встреча назначалась на 8 октября и прошла точно в срок»."""
    verb = trigger.verb
    if status in ("cancelled", "postponed"):
        called_off = (w for w in sentence.words if w.lemma in word_set("status", "verbs", status) and w.i > trigger.word.i)
        return next(called_off, verb)
    if verb is None or status != "held":
        return verb
    parted = trigger.nominal and any(word.text in ":;" for word in sentence.between(verb.end, trigger.first.start))
    if verb.lemma not in word_set("status", "verbs", "planned") and not parted:
        return verb
    later = (w for w in sentence.words[verb.i + 1 :] if w.finite and w.tense == "Past" and w.lemma in support_verbs())
    return next(later, verb)


def _came_about(sentence: Sentence, trigger: Trigger) -> bool:
    """«переговоры, которые планировались на 6 сентября, состоялись»: a plan of the past, and a later verb that says it came about."""
    verb = trigger.verb
    if not trigger.nominal or verb is None or verb.tense != "Past":
        return False
    for word in sentence.words[max(verb.i, trigger.word.i) + 1 :]:
        if word.finite and word.tense == "Past" and word.lemma in support_verbs() and not _negated(sentence, word):
            own = [w for w in sentence.clause_words(word) if w.case == "nom" and w.pos in ("NOUN", "PROPN") and w is not trigger.word]
            return not own or trigger.word in sentence.clause_words(word)
    return False


def _in_doubt(sentence: Sentence, trigger: Trigger) -> bool:
    """«визит под вопросом»."""
    words = " ".join(word.lower for word in sentence.clause_words(trigger.word) if word.i > trigger.word.i)
    return trigger.nominal and any(f" {phrase}" in f" {words}" for phrase in word_set("status", "in_doubt"))


def _is_of_noun(sentence: Sentence, trigger: Trigger) -> bool:
    """«сумму сделки не раскрывают»: the verb speaks of a noun whose genitive the event is."""
    before = sentence.before_over(trigger.first, ("ADJ", "DET"))
    own = trigger.verb is None or trigger.verb.lemma in support_verbs()
    return trigger.word.case == "gen" and before is not None and before.pos == "NOUN" and before.case in ("acc", "nom") and not own


def _is_during(sentence: Sentence, trigger: Trigger) -> bool:
    """«на переговорах договорились», «во время визита обещал»: the verb speaks of what happened there, not of the event."""
    before = sentence.before_over(trigger.first, ("ADJ", "DET", "NUM"))
    return trigger.word.case == "loc" and before is not None and before.lower in word_set("triggers", "during_prepositions")


def _of_verb(sentence: Sentence, word: Word) -> str | None:
    """Return the status that a governing verb gives by its meaning."""
    if word.lemma in word_set("status", "excluding"):
        return "possible" if _negated(sentence, word) else "denied"
    before = sentence.before(word)
    if before is not None and before.lower in word_set("status", "negation"):
        return None
    if _was_to(sentence, word):
        return "possible"
    return next((s for s in _ORDER if word.lemma in word_set("status", "verbs", s)), None)


def _was_to(sentence: Sentence, word: Word) -> bool:
    """«должен был прилететь»: an obligation of the past leaves open what came of it."""
    was = sentence.after(word)
    if word.lemma in word_set("status", "intending") and word.tense == "Past":
        return True  # «собирались встретиться во вторник»
    owed = word.lemma in word_set("status", "infinitive_is_planned") and word.pos == "ADJ"
    return owed and was is not None and was.lemma == words("offices")["copula"] and was.tense == "Past"


def _is_set_aside(verb: Word) -> bool:
    """«визит не отменён»: a negated verb of calling off says nothing against the event."""
    return any(verb.lemma in word_set("status", "verbs", status) for status in ("cancelled", "postponed"))


def _called_off_later(sentence: Sentence, trigger: Trigger) -> str | None:
    """«Разговор, который планировался на 18 мая, отменили»: a verb of a later clause that has no subject or object of its own."""
    own = sentence.clause(trigger.word)
    verb, held = trigger.verb, word_set("triggers", "support", "held") - {words("offices")["copula"]}
    if verb is not None and verb.finite and verb.tense == "Past" and verb.lemma in held and sentence.clause(verb) == own:
        if not any(w.lemma in word_set("status", "verbs", "planned") for w in sentence.clause_words(verb)):
            return None  # «Первые состоялись в Осло, вторые, назначенные на 6 июня, были отменены»
    later = next(
        (n.start for n in sentence.numbers if n.kind == "ordinal" and n.start > trigger.word.end and _stands_alone(sentence, n)), None
    )
    for word in sentence.words[trigger.word.i + 1 :]:
        if (later is not None and word.start > later) or word.text == ":":
            return None  # «Это первая игра: прошлогодняя, назначенная на 1 июля, была отменена»
        number = sentence.clause(word)
        status = next((s for s in ("cancelled", "postponed") if word.lemma in word_set("status", "verbs", s)), None)
        if status is None or number == own or _negated(sentence, word) or word.form == "Inf":
            continue
        others = [w for w in sentence.words if sentence.clause(w) == number and w.pos in ("NOUN", "PROPN") and w.case in ("nom", "acc")]
        if (
            not others
            and sentence.words[trigger.word.i + 1 : word.i]
            and any(w.text == "," for w in sentence.words[trigger.word.i : word.i])
        ):
            return status
    return None


def _stands_alone(sentence: Sentence, number: Number) -> bool:
    """«…, 14-й, назначенный на октябрь, отменили»: is it an ordinal that stands for its noun, the next item of a list?"""
    word = sentence.at(number.start)
    before, after = sentence.before(word), sentence.after(sentence.at(number.end - 1))
    return before is not None and before.text == "," and (after is None or after.pos == "PUNCT")


def _beside(sentence: Sentence, trigger: Trigger) -> str | None:
    """«предстоящая встреча», «скорую встречу», «отмененный визит», «отмена визита»."""
    for steps in range(1, 7):
        before = sentence.before(trigger.first, steps)
        if before is not None and before.pos == "NOUN" and trigger.word.case == "gen":
            return next((status for status, nouns in words("status")["nouns"].items() if before.lemma in nouns), None)
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
    if trigger.elliptic:  # «14-й отменили, 15-й – 29 июня в Осло»
        clause = [word for word in clause if word.i > trigger.word.i or not _is_set_aside(word)]
    if not trigger.nominal:
        return [word for word in clause if word.i < trigger.word.i and trigger.word.form == "Inf"]
    return sorted(clause, key=lambda word: abs(word.i - trigger.word.i))


def _negated(sentence: Sentence, word: Word) -> bool:
    before = sentence.before(word)
    if before is None or before.lower not in word_set("status", "negation"):
        return False
    almost = sentence.before(word, 2)
    return almost is None or almost.lower not in word_set("status", "almost")


def _future(verb: Word) -> bool:
    if verb.lower in word_set("status", "own_words"):  # «напомним»
        return False
    if verb.tense == "Fut":
        return True
    return is_future(verb.lower)


def _of_infinitive(sentence: Sentence, verb: Word) -> str:
    """«согласились встретиться» is a plan, «удалось встретиться» has happened, «рады встретиться» leaves it open."""
    before = [word for word in sentence.clause_words(verb) if word.i < verb.i]
    if any(word.lower in word_set("status", "negation") for word in before):
        return "denied"
    planned = [word for word in before if word.lemma in word_set("status", "infinitive_is_planned")]
    if planned:
        return "possible" if _was_to(sentence, planned[-1]) else "planned"
    return "held" if any(word.lemma in word_set("status", "infinitive_is_held") for word in before) else "possible"


def _future_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """«участки будут открыты»."""
    near = sentence.words[max(0, trigger.word.i - _AUXILIARY) : trigger.word.i]
    return not trigger.nominal and is_passive(trigger.word) and any(word.pos == "AUX" and _future(word) for word in near)


def _of_relative(sentence: Sentence, trigger: Trigger) -> str | None:
    """«разрешили встречу, которая пройдёт 24 января»: the verb of the relative clause says it, whatever the other one says."""
    if not trigger.nominal:
        return None
    for at in range(trigger.word.i + 1, min(trigger.word.i + _RELATIVE, len(sentence.words) - 1)):
        word, following = sentence.words[at], sentence.words[at + 1]
        if word.text == "," and following.lemma == words("discourse")["relative"] and following.case in ("nom", None):
            clause = [w for w in sentence.clause_words(following) if w.i > following.i]
            verb = next((w for w in clause if w.finite and w.lemma in support_verbs()), None)
            planned = any(w.lemma in word_set("status", "verbs", "planned") for w in clause)  # «…, который должен был пройти»
            if verb is None or planned or _negated(sentence, verb):
                return None
            return "planned" if _future(verb) else "held" if verb.tense == "Past" else None
        if word.text == "," or word.finite:
            return None
    return None
