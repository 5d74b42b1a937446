"""Sentences that say where a place lies: «Малотынск расположен в Тынской области», «Табарека — портовый город в провинции X»."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.discourse import stand_in
from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import Argument, ContainmentClaim, Mention

_ADJECTIVES = 3  # words before the noun of «— крупный портовый город в …»


def extract_located(view: View) -> Iterator[ContainmentClaim]:
    """Yield what is said of a place as such: with a verb of lying, or with a noun after a dash."""
    for sentence in view.sentences:
        for word in sentence.words:
            after = _after_verb(sentence, word) if word.lemma in word_set("located", "verbs") else None
            if after is None and word.text in word_set("located", "dashes"):
                after = _after_noun(sentence, word)
            within = _within(sentence, after) if after is not None else None
            place = _subject(view, sentence, word) if within is not None else None
            if within is not None and place is not None and place.name != within.name:
                outer = view.named(within)
                yield ContainmentClaim(**told_at(view, sentence, word, place, outer), place=place, within=outer)


def _after_verb(sentence: Sentence, verb: Word) -> Word | None:
    """Return the preposition after «находится», «расположен (также)»."""
    following = sentence.after(verb)
    while following is not None and following.pos in ("ADV", "PART"):
        following = sentence.after(following)
    return following if following is not None and following.lower in word_set("discourse", "inside_prepositions") else None


def _after_noun(sentence: Sentence, dash: Word) -> Word | None:
    """Return what follows «— портовый город»: a preposition, or the first word of the larger place («— центр Кулангской области»)."""
    word = sentence.after(dash)
    for _ in range(_ADJECTIVES):
        if word is None or word.pos not in ("ADJ", "DET", "PRON") or word.capital:
            break
        word = sentence.after(word)
    if word is None or word.lemma not in word_set("discourse", "smaller_heads") | word_set("located", "sorts"):
        return None
    return sentence.after(word)


def _within(sentence: Sentence, opening: Word) -> Mention | None:
    """Return the larger place: after the preposition and its own noun, «в провинции Южная Матеба»."""
    word: Word | None = opening
    if opening.lower in word_set("discourse", "inside_prepositions"):
        word = sentence.after(opening)
        if word is not None and word.lemma in word_set("discourse", "parts_of_place"):
            word = sentence.after(word)  # «на западе Скельмарка»
    if word is not None and word.lemma in word_set("discourse", "larger_heads") and not _starts(sentence, word):
        word = sentence.after(word)
    return _starts(sentence, word) if word is not None else None


def _starts(sentence: Sentence, word: Word) -> Mention | None:
    return next((m for m in sentence.mentions if m.label == "PLACE" and m.start == word.start), None)


def _subject(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """Return the place right before the verb or dash; «Город», «Порт» is the last place of the sentence before."""
    before = sentence.before(word)
    if before is None:
        return None
    mention = next((m for m in sentence.mentions if m.label == "PLACE" and m.start <= before.start < m.end), None)
    if mention is not None:
        first = sentence.before(sentence.at(mention.start))
        return view.named(mention) if first is None or first.pos != "ADP" else None
    if before.lemma not in word_set("discourse", "smaller_heads") | word_set("located", "sorts") or before.i > 0:
        return None
    earlier = view.sentence_before(sentence)
    places = [m for m in earlier.mentions if m.label == "PLACE"] if earlier is not None and earlier.block == sentence.block else []
    return stand_in(view.argument(before.start, before.end), view.named(places[-1])) if len(places) == 1 else None
