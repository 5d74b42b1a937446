"""Those who take part in an event and are only described: «полиция задержала россиянина»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.lexicon import word_set
from factcheck.claims.mentions import phrase_nominative
from factcheck.claims.noun_phrases import organisation_nouns
from factcheck.claims.roles import has_role
from factcheck.claims.triggers import Trigger
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import is_person_noun
from factcheck.model import Argument

_OBLIQUE = {"acc": "gen"}  # the two look alike where they name persons
_NEAR = 8  # words between the event's word and the noun


def described_participants(
    view: View, sentence: Sentence, trigger: Trigger, words: Sequence[Word], named: Sequence[Word]
) -> Iterator[Argument]:
    """Yield the common nouns of persons and bodies that stand where the frame of a kind of the list puts those who take part.

    `named` are the first words of those who are named: a noun in the case of one of them is a title or an apposition.
    """
    if trigger.kind not in word_set("triggers", "described"):
        return
    taken = {_OBLIQUE.get(word.case or "nom", word.case or "nom") for word in named}
    for word in words:
        person = is_person_noun(word.lower)
        body = word.lemma in organisation_nouns() - word_set("organisations", "weak")
        if _OBLIQUE.get(word.case or "", word.case) in taken:
            continue
        if word.pos != "NOUN" or not (person or body) or abs(word.i - trigger.word.i) > _NEAR or word is trigger.word:
            continue
        if _is_told_otherwise(sentence, word) or not has_role(sentence, word, trigger, is_person=person):
            continue
        first = _with_adjectives(sentence, word)
        inside = sentence.words[first.i : word.i + 1]
        yield view.argument(first.start, word.end, phrase_nominative(inside))


def _with_adjectives(sentence: Sentence, word: Word) -> Word:
    first = word
    while (before := sentence.before(first)) is not None and before.pos == "ADJ" and before.case == word.case:
        first = before
    return first


def _is_told_otherwise(sentence: Sentence, word: Word) -> bool:
    """Is the noun part of a name or number, a title before a name («президент Иванов»), or what another noun is of («брат президента»)?"""
    if any(m.start <= word.start < m.end for m in sentence.mentions) or any(n.start <= word.start < n.end for n in sentence.numbers):
        return True
    if any(m.label == "PERSON" and 0 < m.start - word.end < _TITLE and not _parted(sentence, word, m.start) for m in sentence.mentions):
        return True
    before = sentence.before_over(word, ("ADJ",))
    if before is not None and before.text == "«":
        return True  # «паром «Королева Сигне»»
    if before is not None and any(n.start <= before.start < n.end for n in sentence.numbers):
        return True  # «двух человек» is a count
    return word.case == "gen" and before is not None and before.pos in ("NOUN", "PROPN")


_TITLE = 60  # characters from a title to its holder's name


def _parted(sentence: Sentence, word: Word, start: int) -> bool:
    return any(other.pos in ("VERB", "AUX", "PUNCT", "CCONJ") for other in sentence.between(word.end, start))
