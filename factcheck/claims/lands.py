"""Countries that take part in an event: sides of talks and of documents."""

from __future__ import annotations

from itertools import pairwise

from factcheck.claims.lexicon import word_set
from factcheck.claims.noun_phrases import governing_preposition
from factcheck.claims.triggers import Trigger, frame
from factcheck.claims.view import Sentence, View
from factcheck.language.declension import analyses, fold_name
from factcheck.model import Argument

_TWO_SIDED = frozenset({"meeting", "talks", "phone_call"})


def countries(view: View, sentence: Sentence, trigger: Trigger) -> list[Argument]:
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
    before = [m for m in places if m.end <= trigger.word.start]
    sure = {m.start for m in before if sentence.at(m.start).case in ("nom", None)}
    subject = [m for m in before if m.start in sure or any(a.case == "nom" for a in analyses(fold_name(m.text)) if a.kind != "x")]
    joined = [
        (left, right)
        for left, right in pairwise(subject)
        if {left.start, right.start} & sure
        and [word.lower for word in sentence.between(left.end, right.start)] in [[joiner] for joiner in word_set("discourse", "and")]
    ]
    return [view.named(m) for m in joined[0]] if joined else []


def _lands_of_document(view: View, sentence: Sentence, trigger: Trigger) -> list[Argument]:
    """«Соглашение между Россией и Турцией подписали», «подписал соглашение с Алжиром»: the sides of what is signed."""
    clause = sentence.clause(trigger.word)
    found = []
    for mention in sentence.mentions:
        word = sentence.at(mention.start)
        preposition = governing_preposition(sentence, word)
        sides = word_set("discourse", "with") | word_set("discourse", "between")
        if (
            mention.label == "PLACE"
            and word.case == "ins"
            and not sentence.in_title(word)
            and preposition is not None
            and preposition.lower in sides
        ):
            if sentence.clause(word) == clause:
                found.append(view.named(mention))
    return found
