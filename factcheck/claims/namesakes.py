"""Common nouns and pronouns that stand for an organisation named before: «союз», «музей», «организация», «он был основан»."""

from __future__ import annotations

from factcheck.claims.discourse import stand_in
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.noun_phrases import organisation_nouns
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import lemmas
from factcheck.model import Argument, Mention

_BLOCKS = 4  # paragraphs back in which the name is looked for


def organisation_meant(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """Return the organisation that a noun or pronoun stands for, None where no name before can be meant.

    A noun that is a word of a name means the last such name («союз»: «Меридиональный союз»); a general noun, a possessive or a
    personal pronoun means the one organisation that its paragraph, or else the ones before, have named: of several none is meant.
    """
    if (named := _shortened(view, word)) is not None:
        return stand_in(view.argument(word.start, word.end), named)
    near = [m for m in view.mentions if m.label == "ORG" and m.end <= word.start and _is_near(view, sentence, m)]
    ends = {m.end for m in view.mentions if m.label == "ORG"}
    short = {m.text for m in view.mentions if view.text[max(0, m.start - 2) : m.start] == " (" and m.start - 2 in ends}
    before = [m for m in near if m.text not in short]  # «завод (БМЗ)» says the name again
    meant = next((m for m in reversed(before) if _has_noun(m, word)), None) or _only_of_noun(view, word)
    pronouns = (
        words("discourse")["event_pronouns"].keys() | word_set("discourse", "possessives") | words("discourse")["object_pronouns"].keys()
    )
    places = word_set("discourse", "smaller_heads") | word_set("discourse", "larger_heads")
    general = word.lower in pronouns or (word.lemma in organisation_nouns() and word.lemma not in places)  # «город» is no club
    if meant is None and before and general:
        own = [m for m in before if _block(view, m) == sentence.block] or before
        several = len({m.name for m in (near if own is before else own)}) > 1
        meant = own[-1] if not several else None
    return stand_in(view.argument(word.start, word.end), meant) if meant is not None else None


def _shortened(view: View, word: Word) -> Mention | None:
    """«Совет Янтарного пути … Совету исполнилось 15 лет»: a capital noun that begins the name of just one organisation told before."""
    if not word.capital or word.pos not in ("NOUN", "PROPN"):
        return None
    longer = {m.name: m for m in view.mentions if m.label == "ORG" and m.end <= word.start and " " in m.name}
    meant = [m for m in longer.values() if {word.lemma, *lemmas(word.lower)} & set(lemmas(m.name.split()[0].lower()))]
    return meant[-1] if len({m.id or m.name for m in meant}) == 1 else None


def _only_of_noun(view: View, word: Word) -> Mention | None:
    """«авария на ГЭС», far below «Торшинская ГЭС»: the one longer name of the article that has the noun for a word."""
    named = {m.name: m for m in view.mentions if m.label == "ORG" and m.end <= word.start and " " in m.name and _has_noun(m, word)}
    return next(iter(named.values())) if len(named) == 1 else None


def _is_near(view: View, sentence: Sentence, mention: Mention) -> bool:
    block = _block(view, mention)
    return block is not None and sentence.block - block <= _BLOCKS


def _block(view: View, mention: Mention) -> int | None:
    sentence = view.sentence_at(mention.start)
    return sentence.block if sentence is not None else None


def _has_noun(mention: Mention, word: Word) -> bool:
    """Is the noun one of the name's own words?"""
    return word.pos in ("NOUN", "PROPN") and any(word.lemma in lemmas(part.lower().strip("«»\"'")) for part in mention.name.split())
