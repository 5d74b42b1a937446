"""Whose words are they: the article's own, a quotation's, hearsay; and what is denied, asked or supposed is asserted by nobody."""

from __future__ import annotations

import re

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import Argument, Mention

_QUOTE = re.compile(r"«[^»]{12,}»|\"[^\"\n]{12,}\"|“[^”]{12,}”")


def voice_at(view: View, sentence: Sentence, word: Word) -> tuple[str, Argument | None]:
    """Return the voice (own, hearsay, quote, unasserted) of a word's clause and who speaks, where the text names them."""
    source = _source(view, sentence, word)
    if _unasserted(sentence, word):
        return "unasserted", source
    if sentence.kind == "quote" or _quoted(view, sentence, word):
        return "quote", source
    return ("hearsay" if source is not None else "own"), source


def _quoted(view: View, sentence: Sentence, word: Word) -> bool:
    """Inside quotation marks that hold more than a name."""
    low, high = max(0, word.start - 1500), min(len(view.text), word.end + 1500)
    del sentence
    return any(
        match.start() < word.start and word.end <= match.end() and match.group().count(" ") >= 3
        for match in _QUOTE.finditer(view.text, low, high)
    )


def _unasserted(sentence: Sentence, word: Word) -> bool:
    clause = sentence.clause_words(word)
    if any(other.lower in word_set("status", "unasserted") for other in clause):
        return True
    if sentence.words[-1].text == "?":
        return True
    if any(
        other.lemma in word_set("status", "denied_nouns") or other.lower in word_set("status", "denied_nouns") for other in sentence.words
    ):
        return True
    return any(other.lower in word_set("status", "denied_phrases") and other.i < word.i for other in clause)


def _source(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """Return who is said to have said it: «по словам X», «сообщает X», «X заявил, что …»."""
    for other in sentence.words:
        if other.lemma in word_set("status", "speech_verbs") and sentence.clause(other) != sentence.clause(word):
            speaker = _speaker(sentence, other)
            if speaker is not None:
                return view.argument(speaker.start, speaker.end, speaker.name)
        if other.lemma in word_set("status", "speech_nouns") and (before := sentence.before(other)) and before.lower == "по":
            speaker = next((m for m in sentence.mentions if 0 <= m.start - other.end <= 40), None)
            return view.argument(speaker.start, speaker.end, speaker.name) if speaker else view.argument(other.start, other.end)
    return None


def _speaker(sentence: Sentence, verb: Word) -> Mention | None:
    clause = sentence.clause(verb)
    inside = [m for m in sentence.mentions if m.label in ("PERSON", "ORG") and sentence.clause(sentence.at(m.start)) == clause]
    return min(inside, key=lambda m: abs(m.start - verb.start), default=None)
