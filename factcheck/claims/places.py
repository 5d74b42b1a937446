"""Containment claims: «Дананг (Вьетнам)», «Анкоридж (штат Аляска)», «в американском Анкоридже», «в Осаке, на юге Японии»."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.lexicon import word_set
from factcheck.claims.place_adjectives import place_of_adjective
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.model import Argument, ContainmentClaim, Mention


def extract_containment(view: View) -> Iterator[ContainmentClaim]:
    """Yield the containment claims of an article."""
    for sentence in view.sentences:
        places = [m for m in sentence.mentions if m.label == "PLACE"]
        for place in places:
            first, last = sentence.at(place.start), sentence.at(place.end - 1)
            for within in (
                _bracketed(sentence, view, last, places),
                _adjective(sentence, view, first),
                _capital_of(sentence, view, first, places),
                _apposed(sentence, view, last, places),
            ):
                if within is not None:
                    yield _claim(view, sentence, place, within)


def _claim(view: View, sentence: Sentence, place: Mention, within: Argument) -> ContainmentClaim:
    start, end = min(place.start, within.start), max(place.end, within.end)
    voice, source = voice_at(view, sentence, sentence.at(place.start))
    return ContainmentClaim(
        id="",
        start=start,
        end=end,
        text=view.text[start:end],
        voice=voice,
        attribution=source,
        place=view.argument(place.start, place.end, place.name),
        within=within,
    )


def _bracketed(sentence: Sentence, view: View, last: Word, places: list[Mention]) -> Argument | None:
    """«X (Y)», «X (штат Y)», «X, Y» is not read: lists of places look the same."""
    bracket = sentence.after(last)
    if bracket is None or bracket.text != "(":
        return None
    inside = sentence.after(bracket)
    if inside is not None and inside.lemma in word_set("discourse", "place_heads"):
        inside_next = sentence.after(inside)
        inside = inside_next if any(m.start == (inside_next.start if inside_next else -1) for m in places) else inside
    mention = next((m for m in places if inside is not None and m.start <= inside.start < m.end), None)
    if mention is None:
        return None
    end_word = sentence.at(mention.end - 1)
    closing = sentence.after(end_word)
    while closing is not None and closing.lemma in word_set("discourse", "place_heads"):
        closing = sentence.after(closing)
    return view.argument(mention.start, mention.end, mention.name) if closing is not None and closing.text in (")", ",") else None


def _adjective(sentence: Sentence, view: View, first: Word) -> Argument | None:
    """«в американском Анкоридже», «в сагорийском городе Гельбахе»."""
    before = sentence.before(first)
    if before is not None and before.lemma in word_set("discourse", "place_heads"):
        before = sentence.before(before)
    if before is None or before.pos in ("VERB", "ADP") or (before.capital and before.i > 0) or not _same_case(before, first):
        return None
    place = place_of_adjective(before.lower)
    return view.argument(before.start, before.end, place) if place else None


def _same_case(adjective: Word, name: Word) -> bool:
    return adjective.case is None or name.case is None or adjective.case == name.case


def _capital_of(sentence: Sentence, view: View, first: Word, places: list[Mention]) -> Argument | None:
    """«в столице Венгрии Будапеште»: the place before, after the word that makes one part of the other."""
    before = next((m for m in places if 0 < first.start - m.end <= 2 and view.text[m.end : first.start] == " "), None)
    if before is None:
        return None
    head = sentence.before(sentence.at(before.start))
    return (
        view.argument(before.start, before.end, before.name)
        if head is not None and head.lemma in word_set("offices", "capital_heads")
        else None
    )


def _apposed(sentence: Sentence, view: View, last: Word, places: list[Mention]) -> Argument | None:
    """«в Осаке, на юге Японии», «в Осло, столице Норвегии»: a part of the larger place, named after a comma."""
    comma = sentence.after(last)
    if comma is None or comma.text != ",":
        return None
    noun = sentence.after(comma)
    if noun is not None and noun.pos == "ADP":
        noun = sentence.after(noun)
    if noun is None or noun.lemma not in word_set("offices", "capital_heads") | word_set("discourse", "parts_of_place"):
        return None
    following = sentence.after(noun)
    mention = next((m for m in places if following is not None and m.start == following.start), None)
    return view.argument(mention.start, mention.end, mention.name) if mention else None
