"""How long an event lasted, and how long it was planned to last."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.event_dates import is_behind_ellipsis
from factcheck.claims.lexicon import word_set
from factcheck.claims.ownership import is_occasion, owner
from factcheck.claims.triggers import Trigger
from factcheck.claims.view import Sentence, Word
from factcheck.model import Timex


def durations(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> tuple[Timex | None, Timex | None]:
    """Return the duration told and the planned one."""
    told: Timex | None = None
    planned: Timex | None = None
    for timex in sentence.timexes:
        if timex.type not in ("DURATION", "TIME") or timex.minutes is None:
            continue
        word = sentence.at(timex.start)
        if is_behind_ellipsis(sentence, trigger, word):
            continue  # «12 сентября говорили 45 минут, 5 марта — 20 минут»
        near = owner(sentence, triggers, word) or _lasted(sentence, triggers, word)
        if _is_planned(sentence, timex, trigger):
            if near is trigger or (near is None and len(triggers) == 1):
                planned = planned or timex
        elif near is trigger and _lasts(sentence, timex, trigger):
            told = told or timex
    return told, planned


def _lasted(sentence: Sentence, triggers: Sequence[Trigger], word: Word) -> Trigger | None:
    """«Встреча …, которая прошла в Осло, продлилась два часа»: the noun before the relative clause lasted."""
    if not _has_lasting_verb(sentence, word):
        return None
    before = [t for t in triggers if t.nominal and t.kind is not None and t.word.i < word.i]
    own = [t for t in before if not is_occasion(sentence, t)]  # «прошла в Осло, на полях саммита, и заняла 20 минут»
    return next(iter(reversed(own or before)), None)


def _has_lasting_verb(sentence: Sentence, word: Word) -> bool:
    return any(other.finite and other.lemma in word_set("triggers", "support", "lasting") for other in sentence.clause_words(word))


def _is_planned(sentence: Sentence, timex: Timex, trigger: Trigger) -> bool:
    word = sentence.at(timex.start)
    for steps in range(1, 4):
        before = sentence.before(word, steps)
        if before is None or before.text in ",.;":
            break
        if before.lemma in word_set("triggers", "planned_duration") or before.lower in word_set("triggers", "instead"):
            return True
    if (
        sentence.clause(word) == sentence.clause(trigger.word)
        and trigger.verb is not None
        and trigger.verb.lemma not in word_set("triggers", "planned_duration")
    ):
        return False
    if _has_lasting_verb(sentence, word):
        return False
    return any(other.lemma in word_set("triggers", "planned_duration") for other in sentence.clause_words(word))


def _lasts(sentence: Sentence, timex: Timex, trigger: Trigger) -> bool:
    """Is it how long the event lasted, not how long ago or how far ahead?"""
    word = sentence.at(timex.start)
    before = sentence.before(word)
    after = sentence.after(sentence.at(timex.end - 1))
    if after is not None and {after.lower, after.lemma} & word_set("triggers", "longer"):
        return False  # «на сорок минут длиннее»
    if (
        before is not None
        and before.lower in word_set("discourse", "distance_prepositions")
        and (trigger.verb is None or trigger.verb.lemma not in word_set("triggers", "support", "lasting"))
    ):
        return False
    return timex.value.startswith(("PT", "P")) or timex.type == "TIME"
