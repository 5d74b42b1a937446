"""For which time an event takes place, and in what scope it is counted."""

from __future__ import annotations

import re

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.triggers import Trigger
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import Ordinal


def ordinal(view: View, sentence: Sentence, trigger: Trigger) -> Ordinal | None:
    """«вторую в этом году личную встречу», «в третий раз встретились», «впервые», «последние на данный момент»."""
    for number in sentence.numbers:
        if number.kind == "ordinal" and isinstance(number.value, int) and _counts(sentence, number.start, number.end, trigger):
            scope = _scope(view, sentence, number.end)
            return Ordinal(start=number.start, end=number.end, text=number.text, value=number.value, scope=scope)
    for word in sentence.clause_words(trigger.word):
        value = words("discourse")["ordinal_words"].get(word.lower)
        if value is not None and not trigger.nominal:
            return Ordinal(start=word.start, end=word.end, text=word.text, value=value, scope=_scope(view, sentence, word.end))
    return None


def _counts(sentence: Sentence, start: int, end: int, trigger: Trigger) -> bool:
    """Does the ordinal count the event: before its noun over adjectives and a scope, or as «в третий раз»?"""
    word = sentence.at(start)
    following = sentence.after(sentence.at(end - 1))
    if following is not None and following.lemma in word_set("discourse", "count_words"):
        return sentence.clause(word) == sentence.clause(trigger.word) and not trigger.nominal
    if _predicate(sentence, word, trigger) or word == trigger.word:
        return True
    if not trigger.nominal or not 0 < trigger.first.i - word.i <= 8:
        return False
    between = sentence.words[word.i + 1 : trigger.first.i]
    return all(
        other.pos in ("ADJ", "ADP", "DET", "NUM", "ADV", "PUNCT") or any(t.start <= other.start < t.end for t in sentence.timexes)
        for other in between
    )


def _predicate(sentence: Sentence, word: Word, trigger: Trigger) -> bool:
    """«встреча стала второй в этом году», «переговоры были для них третьими»: the ordinal is said of the noun."""
    verb = trigger.verb
    linking = verb is not None and verb.lemma in word_set("discourse", "linking_verbs") and verb.i < word.i
    return trigger.nominal and linking and word.case == "ins" and sentence.clause(word) == sentence.clause(trigger.word)


def _scope(view: View, sentence: Sentence, end: int) -> str | None:
    """Return how the text bounds a count: this year, since a year, in a year, or everything."""
    rest = view.text[end : sentence.end].lower()
    scopes = words("discourse")["scopes"]
    near = rest[:60]
    if any(phrase in near for phrase in scopes["this_year"]):
        return "this_year"
    since = re.search(scopes["since_year"], near)
    if since:
        return f"since:{since[1]}"
    in_year = re.search(scopes["in_year"], near)
    if in_year:
        return f"in:{next(group for group in in_year.groups() if group)}"
    return "all"
