"""Which event word of a sentence the other words belong to."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.lexicon import word_set
from factcheck.claims.triggers import Trigger, is_carried, is_larger
from factcheck.claims.verbs import is_participle
from factcheck.claims.view import Sentence, Word


def owner(sentence: Sentence, triggers: Sequence[Trigger], word: Word) -> Trigger | None:
    """Return the trigger that a word belongs to: the one of its clause that is nearest, a head of its own in the tree first."""
    real = [t for t in triggers if not is_occasion(sentence, t)] or list(triggers)
    inside = [t for t in real if _in_clause(sentence, t, word) and within_reach(sentence, t, word)]
    if not inside:
        return None
    beyond = [t for t in inside if not _parts(sentence, t.word, word)]
    if any(not t.nominal for t in beyond):
        inside = beyond  # «Сделка крупнее прежней: 25 мая в Осло завод и банк подписали контракт»
    told = next((t for t in reversed(inside) if t.elliptic and t.verb is None and t.word.i < word.i), None)
    if told is not None and not any(other.finite for other in sentence.words[told.word.i + 1 : word.i]):
        return told  # what follows «во второй раз – 9 августа» is its own
    for ancestor in ancestors(sentence, word):
        own = next((t for t in inside if ancestor in (t.word, t.verb)), None)
        if own is not None:
            return own
    return min(inside, key=lambda t: abs(t.word.i - word.i))


def _parts(sentence: Sentence, one: Word, other: Word) -> bool:
    """Does a colon stand between two words?"""
    return any(mark.text == ":" for mark in sentence.between(min(one.end, other.end), max(one.start, other.start)))


def _in_clause(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """Does a word stand in the clause of the event's word, or for «следующий, 19-й, состоится» of its verb?"""
    clauses = {sentence.clause(trigger.word)}
    if trigger.elliptic and trigger.verb is not None:
        clauses.add(sentence.clause(trigger.verb))
    return sentence.clause(word) in clauses


def within_reach(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """Is a word in the reach of the trigger: anywhere in its clause where the clause tells the event, else in the noun's own phrase?"""
    if trigger.elliptic and (trigger.verb is None or sentence.clause(trigger.verb) != sentence.clause(trigger.word)):
        return word.i > trigger.word.i  # «первые заняли два часа, вторые – 14 марта»
    before = sentence.before(trigger.first)
    if is_participle(trigger.word) and trigger.word.case is not None and before is not None and before.text == ",":
        return word.i > trigger.word.i  # «в Ладовец едет Кастельмонте, вступивший в должность 7 августа»
    if is_compared_with(sentence, trigger.first, word.i + 1):
        return False  # «говорили два часа, дольше, чем на первой встрече»
    if is_carried(sentence, trigger):
        return True
    if word.i < trigger.first.i:
        return trigger.first.i - word.i <= 2
    between = sentence.words[trigger.word.i + 1 : word.i]
    return not any(
        other.pos in ("VERB", "AUX", "PUNCT") or (other.pos == "CCONJ" and not _joins_names(sentence, other)) for other in between
    )


def is_compared_with(sentence: Sentence, word: Word, since: int = 0) -> bool:
    """«…, чем на первой встрече», «…, чем в марте»: does a word stand after «than», with no verb between?"""
    for than in reversed(sentence.words[since : word.i]):
        if than.finite:
            return False
        comma = sentence.before(than)
        if than.lower in word_set("times", "than") and comma is not None and comma.text == ",":
            return True
    return False


def _joins_names(sentence: Sentence, joiner: Word) -> bool:
    """«после переговоров Линд и Фосса в Осло»: does «и» stand between two persons?"""
    sides = sentence.before(joiner), sentence.after(joiner)
    persons = [m for m in sentence.mentions if m.label == "PERSON"]
    return all(side is not None and any(m.start <= side.start < m.end for m in persons) for side in sides)


def ancestors(sentence: Sentence, word: Word) -> list[Word]:
    """Return the heads above a word, nearest first; each once, since trees may hold cycles."""
    found: list[Word] = []
    node = sentence.head_of(word)
    while node is not None and node not in found:
        found.append(node)
        node = sentence.head_of(node)
    return found


def is_occasion(sentence: Sentence, trigger: Trigger) -> bool:
    """«на саммите», «в ходе форума»: a larger event after a preposition, when another event is told beside it."""
    if not is_larger(trigger) or not trigger.nominal:
        return False
    return trigger.word.case in ("loc", "gen", "acc", "ins") and preposition_before(sentence, trigger.first) is not None


def preposition_before(sentence: Sentence, word: Word) -> Word | None:
    """Return the preposition at most four words before, None where a verb or a mark comes first."""
    for steps in range(1, 5):
        before = sentence.before(word, steps)
        if before is None or before.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if before.pos == "ADP":
            return before
    return None
