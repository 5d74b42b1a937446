"""What follows the head of a noun phrase: genitives, names and quotations, then prepositional parts; and which of it names an organisation.

The tree is a hint only (every tenth sentence holds a cycle), so phrases are read from left to right by case and kind of word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.place_adjectives import place_of_adjective
from factcheck.claims.view import Sentence, Word
from factcheck.language.declension import analyses, fold_name
from factcheck.language.morphology import lemma
from factcheck.model import Mention

_OPEN, _CLOSE = frozenset('«"“„('), frozenset('»"”)')
_LONGEST = 24
_QUOTED = 12
OBJECT = "object"  # what `opened` is for the object of a verb
_AND = frozenset({"и"})
_DEPENDENT = frozenset({"gen", None})


@dataclass(frozen=True, slots=True)
class Piece:
    """A noun, name or quotation of a complement with the adjectives before it: word numbers, inclusive.

    `head` is the number of the noun, `opened` the preposition that its part of the complement hangs on, None in the genitive chain.
    """

    first: int
    last: int
    head: int
    opened: str | None
    name: bool


def complement(sentence: Sentence, at: int, opened: str | None = None, *, joined: bool = False) -> list[Piece]:
    """Return the pieces that continue a noun phrase from word number `at` on, in order, up to a person's name, a verb or a mark.

    `joined`: an «и» may come first («министр связи» + «и коммуникаций»). `opened` other than None lets the first pieces stand in any
    oblique case: the object of a verb.
    """
    pieces: list[Piece] = []
    first = at
    size = len(sentence.words)
    while at < size and at - first < _LONGEST:
        start = at
        preposition = opened
        word = sentence.words[at]
        if word.lower in word_set("organisations", "named_after"):
            at = _skip_name(sentence, at + 1)
            if pieces and at > start + 1:
                last = pieces[-1]
                pieces[-1] = Piece(last.first, at - 1, last.head, last.opened, last.name)
                continue
            break
        if (word.lower in _AND and (pieces or joined)) or _lists(sentence, at, pieces):
            at += 1
            word = sentence.words[at] if at < size else word
        if word.pos == "ADP" and word.lower in word_set("organisations", "loose"):
            preposition = word.lower
            at += 1
        piece = _piece(sentence, at, preposition, pieces)
        if piece is None:
            break
        pieces.append(piece if start == at else Piece(at, piece.last, piece.head, piece.opened, piece.name))
        opened = preposition
        at = piece.last + 1
    return pieces


def _lists(sentence: Sentence, at: int, before: list[Piece]) -> bool:
    """«в России, на Украине, в Белоруссии»: does a comma go on with a list of places, each after its preposition?"""
    if not before or before[-1].opened is None or not before[-1].name or sentence.words[at].text != ",":
        return False
    following = sentence.words[at + 1 : at + 3]
    place = _mention_at(sentence, at + 2)
    return len(following) == 2 and following[0].lower in word_set("organisations", "loose") and place is not None and place.label == "PLACE"


def _skip_name(sentence: Sentence, at: int) -> int:
    """Return the number of the word after the name that an organisation bears: «имени Вахтангова», «им. М. В. Ломоносова»."""
    while at < len(sentence.words) and sentence.words[at].text == ".":
        at += 1
    person = _mention_at(sentence, at)
    if person is not None and person.start == sentence.words[at].start:
        return sentence.at(person.end - 1).i + 1
    while at < len(sentence.words) and (sentence.words[at].capital or sentence.words[at].text == "."):
        at += 1
    return at


def _mention_at(sentence: Sentence, at: int) -> Mention | None:
    if at >= len(sentence.words):
        return None
    word = sentence.words[at]
    return next((m for m in sentence.mentions if m.start <= word.start < m.end), None)


def _piece(sentence: Sentence, at: int, opened: str | None, before: list[Piece]) -> Piece | None:
    """Read adjectives and a noun, a name, or a quotation at a word; None where something else stands there."""
    first = at
    while at < len(sentence.words):
        word = sentence.words[at]
        if any(timex.start <= word.start < timex.end and timex.type != "SET" for timex in sentence.timexes):
            return None  # «ежедневной газеты» goes on
        mention = _mention_at(sentence, at)
        if mention is not None:
            if mention.label == "PERSON":
                return None
            dependent = word.case in _DEPENDENT or not word.capital or word.text.isupper()
            if before and opened is None and _stands_apart(sentence, mention, word, before[-1]):
                return None
            if mention.start == word.start and (first < at or before or opened or dependent):
                return _named(sentence, first, at, mention, opened)
            possible = mention.label == "ORG" or _can_be_genitive(word)
            if mention.start == word.start and at == first and possible:  # the tagger takes unknown genitives for other cases
                return _named(sentence, first, at, mention, opened)
            return None
        if word.text in _OPEN:
            return _quoted(sentence, first, at, opened)
        if word.text == "№" and at + 1 < len(sentence.words):
            return Piece(first, at + 1, at, opened, True)
        if word.pos == "ADV" and at > first:
            at += 1
            continue
        if word.lemma in word_set("discourse", "own") or word.lower in word_set("discourse", "possessives"):
            return None  # «на посту главы государства своего брата»: somebody else begins
        if word.text.islower() and place_of_adjective(word.lower) and _depends(word, opened):
            at += 1
            continue
        if word.pos in ("ADJ", "DET", "NUM") or (word.pos == "VERB" and word.form == "Part" and word.case is not None):
            if not _depends(word, opened):
                return None
            at += 1
            continue
        if word.pos in ("NOUN", "PROPN", "X") and _depends(word, opened) and word.text[:1].isalpha():
            return Piece(first, at, at, opened, False)
        return None
    return None


def _can_be_genitive(word: Word) -> bool:
    return any(a.case == "gen" for a in analyses(fold_name(word.text)) if a.kind != "x")


def _stands_apart(sentence: Sentence, mention: Mention, word: Word, before: Piece) -> bool:
    """«столетие Баухауса Веймар встречает»: a place in the nominative is another phrase, unless a noun of places stands before it."""
    place = mention.label == "PLACE" and word.case == "nom" and not word.text.isascii() and not _can_be_genitive(word)
    return place and sentence.words[before.head].lemma not in word_set("discourse", "place_heads")


def _depends(word: Word, opened: str | None) -> bool:
    """Can the word stand in a complement: a genitive, or any oblique case after a preposition?"""
    if opened is None:
        return word.case in _DEPENDENT or (word.case == "acc" and lemma(word.lower) != word.lower)
    return word.case != "nom" or not word.text.islower()


def _named(sentence: Sentence, first: int, at: int, mention: Mention, opened: str | None) -> Piece:
    last = sentence.at(mention.end - 1)
    closing = sentence.after(last)
    opening = next((mark for mark in reversed(mention.text) if mark in _OPEN), None)
    if closing is not None and opening is not None and closing.text != ")" and closes(opening, closing.text):
        last = closing
    return Piece(first, last.i, at, opened, True)


def closes(opening: str, mark: str) -> bool:
    """Does a mark close a quotation or bracket? “ opens in one hand and closes „ in the other."""
    return mark in _CLOSE or opening + mark == "„“"


def _quoted(sentence: Sentence, first: int, at: int, opened: str | None) -> Piece | None:
    """«Левый фронт» in quotation marks, (МОК) in brackets: up to the mark that closes."""
    bracket = sentence.words[at].text == "("
    for end in range(at + 1, min(len(sentence.words), at + _QUOTED)):
        word = sentence.words[end]
        if closes(sentence.words[at].text, word.text):
            inner = sentence.words[at + 1 : end]
            if bracket and not (len(inner) == 1 and inner[0].text.isupper()):
                return None
            return Piece(first, end, at, opened, True) if inner else None
        if word.finite and not word.capital:
            return None
    return None


def is_organisation(sentence: Sentence, piece: Piece) -> bool:
    """Does a piece name an organisation, a body or a country: a name, or a common noun of the lexicon?"""
    word = sentence.words[piece.head]
    if piece.name or is_proper(word):
        return True
    if word.lemma not in organisation_nouns():
        return False
    return word.lemma not in word_set("organisations", "weak") or piece.first < piece.head


def is_proper(word: Word) -> bool:
    """Is it a name by its letters: an abbreviation («КНР»), or a capital in the middle of a sentence?"""
    return word.i > 0 and word.capital and len(word.text) > 1 and (word.text.isupper() or word.pos in ("PROPN", "X"))


@cache
def organisation_nouns() -> frozenset[str]:
    """Return the common nouns that head an organisation's name."""
    return frozenset(noun for row in words("organisations")["nouns"] for noun in row)


def case_of_apposed(sentence: Sentence, word: Word) -> str | None:
    """«на стадионе «Открытие Арена»»: a name in quotation marks has the case of the noun before them."""
    quote = sentence.before(word)
    noun = sentence.before(quote) if quote is not None and quote.text in '«"' else None
    return noun.case if noun is not None and noun.pos == "NOUN" else None


def governing_preposition(sentence: Sentence, word: Word) -> Word | None:
    """Return the preposition that governs a word: the nearest before it, over adjectives, titles, names and «и»."""
    at = word.i - 1
    while at >= 0 and word.i - at <= 12:
        other = sentence.words[at]
        following = sentence.words[at + 1]
        if sentence.is_timed(following) and other.pos == "ADP":  # «принял во вторник посла»
            at -= 1
            continue
        if other.pos == "ADP" and not (word.case != "loc" and sentence.words[at + 1].case == "loc"):
            return other
        if other.pos in ("VERB", "AUX") or other.text in ".;:":
            return None
        if other.text in ("—", "–", "(", ")"):
            return None
        at -= 1
    return None
