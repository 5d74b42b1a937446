"""Find the words that name an office, with its seat and the status that the words before it give."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.place_adjectives import place_of_adjective
from factcheck.claims.positions import phrase_at, positions
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import genitive
from factcheck.model import Argument

_LONGEST = 8


@dataclass(frozen=True, slots=True)
class PositionMention:
    """An office phrase in a sentence: its words, what the lexicon makes of it, its seat (country or organisation) and status."""

    first: Word
    head: Word
    last: Word
    ids: tuple[str, ...]
    lemma: str
    seat: Argument | None
    status: str | None
    blocked: bool


def find_positions(sentence: Sentence, view: View) -> list[PositionMention]:
    """Return the office phrases of a sentence, none overlapping."""
    folded = [word.lower for word in sentence.words]
    found: list[PositionMention] = []
    at = 0
    while at < len(folded):
        word = sentence.words[at]
        match = _phrase(folded, at, word)
        if match is None or _inside_mention(sentence, word):
            at += 1
            continue
        size, ids, lemma = match
        position = _position(sentence, view, at, size, ids, lemma)
        if position.head.number == "Plur" and not ids:
            at += size
            continue
        found.append(position)
        at = max(at + size, position.last.i + 1)
    return found


def _phrase(folded: list[str], at: int, word: Word) -> tuple[int, tuple[str, ...], str] | None:
    """Return the office phrase at a word; «экс-» is cut off, «возглавлять МИД» is read as «глава МИД»."""
    heading = lexicon_words("offices")["heading"].get(word.lemma)
    if heading is not None and word.pos == "VERB":
        following = folded[at + 1 : at + 1 + _LONGEST]
        found = [phrase_at([heading, *form, *following[1:]], 0) for form in ([*following[:1]], [genitive(w) for w in following[:1]])]
        return next((match for match in found if match is not None and match[0] > 1), None)
    if word.pos not in ("NOUN", "ADJ", "PROPN", "X"):
        return None
    prefix, _, rest = folded[at].partition("-")
    if rest and prefix in lexicon_words("offices")["prefixes"]:
        return phrase_at([rest, *folded[at + 1 : at + 1 + _LONGEST]], 0)
    return phrase_at(folded, at)


def _inside_mention(sentence: Sentence, word: Word) -> bool:
    return any(m.start < word.start < m.end and m.label != "ORG" for m in sentence.mentions)


def _position(sentence: Sentence, view: View, at: int, size: int, ids: tuple[str, ...], lemma: str) -> PositionMention:
    words = sentence.words[at : at + size]
    head = words[0] if words[0].pos == "VERB" else next((word for word in words if word.pos in ("NOUN", "PROPN")), words[0])
    status, blocked, first = _status_before(sentence, words[0])
    status = lexicon_words("offices")["prefixes"].get(words[0].lower.partition("-")[0], status)
    words, inner = _seat_inside(sentence, view, words)
    seat, last = _seat_after(sentence, view, words[-1])
    seat = seat or inner
    if seat is None:
        seat = _seat_adjective(sentence, view, first)
    return PositionMention(first, head, last, ids, lemma, seat, status, blocked)


def _status_before(sentence: Sentence, word: Word) -> tuple[str | None, bool, Word]:
    """Return the status that words before an office give it, whether they make it another's office, and its first word."""
    cues = positions().status
    status, blocked, first = None, False, word
    for steps in range(1, 5):
        before = sentence.before(word, steps)
        if before is None or (before.pos == "PUNCT" and before.text != "."):
            break
        found = next((name for name, words in cues.items() if before.lemma in words or before.lower in words), None)
        if found is None and before.pos not in ("ADJ", "ADP", "PUNCT"):
            break
        if found in ("deputy", "aide", "relative", "candidate"):
            blocked = True
        elif found in ("former", "acting", "elected", "appointed", "then", "future"):
            status = found
            first = before
        elif found is None and before.pos == "ADP":
            break
    return status, blocked, first


def _seat_after(sentence: Sentence, view: View, word: Word) -> tuple[Argument | None, Word]:
    """Return the organisation or country right after an office, the outermost of a chain («главы МИД России»: Россия)."""
    seat: Argument | None = None
    last = word
    while True:
        following = sentence.after(last)
        if following is not None and following.text in '«"' and following.i + 1 < len(sentence.words):
            following = sentence.words[following.i + 1]
        mention = next((m for m in sentence.mentions if following and m.start == following.start), None)
        if mention is None or mention.label == "PERSON":
            return seat, last
        seat = view.argument(mention.start, mention.end, mention.name)
        last = sentence.at(mention.end - 1)
        closing = sentence.after(last)
        if closing is not None and closing.text in '»"':
            last = closing


def _seat_inside(sentence: Sentence, view: View, words: list[Word]) -> tuple[list[Word], Argument | None]:
    """«госсекретарь США» is one phrase of the lexicon: its country is the seat all the same."""
    mention = next((m for m in sentence.mentions if m.start == words[-1].start and m.label == "PLACE"), None)
    if mention is None or len(words) < 2:
        return words, None
    return words[:-1], view.argument(mention.start, mention.end, mention.name)


def _seat_adjective(sentence: Sentence, view: View, word: Word) -> Argument | None:
    """«российский президент», «глава сагорийского МИД»."""
    before = sentence.before(word)
    if before is None or before.pos in ("VERB", "ADP", "PUNCT"):
        return None
    place = place_of_adjective(before.lower)
    return view.argument(before.start, before.end, place) if place else None
