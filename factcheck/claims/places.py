"""Containment claims: «Дананг (Вьетнам)», «Анкоридж (штат Аляска)», «в американском Анкоридже», «в Осаке, на юге Японии»."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.place_adjectives import names_no_place, place_of_adjective
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import Argument, ContainmentClaim, Mention

_OPENING, _CLOSING = '«"', '»"'


def extract_containment(view: View) -> Iterator[ContainmentClaim]:
    """Yield the containment claims of an article."""
    for sentence in view.sentences:
        places = [m for m in sentence.mentions if m.label == "PLACE"]
        for place in places:
            first, last = sentence.at(place.start), sentence.at(place.end - 1)
            for within in (
                _bracketed(sentence, view, _quote_closed(sentence, last), places),
                _of_quoted(sentence, view, last, places),
                _adjective(sentence, view, first),
                _capital_of(sentence, view, first, places),
                _apposed(sentence, view, last, places),
                _of_larger(sentence, view, place, places),
            ):
                if within is not None:
                    yield _claim(view, sentence, place, within)
            inner = _named_inside(sentence, last, places)
            if inner is not None:
                yield _claim(view, sentence, inner, view.named(place))


def _claim(view: View, sentence: Sentence, place: Mention, within: Argument) -> ContainmentClaim:
    first = sentence.at(place.start)
    noun = sentence.before(first)
    quoted = noun is not None and noun.text in _OPENING
    noun = sentence.before(noun) if quoted and noun is not None else noun
    sorted_by = noun is not None and (noun.lemma in word_set("discourse", "place_heads") or (quoted and noun.pos in ("NOUN", "PROPN")))
    return ContainmentClaim(
        **told_at(view, sentence, first, place, within),
        place=view.named(place),
        within=within,
        sort=noun.lemma if noun is not None and sorted_by else None,
    )


def _quote_closed(sentence: Sentence, last: Word) -> Word:
    """«арена «Гранит» (Тальск)»: return the quotation mark that closes a name, else the name's last word."""
    after = sentence.after(last)
    return after if after is not None and after.text in _CLOSING else last


def _of_quoted(sentence: Sentence, view: View, last: Word, places: list[Mention]) -> Argument | None:
    """«в ледовом дворце «Гранит» в Тальске»: the place right after a quoted one."""
    closing = _quote_closed(sentence, last)
    preposition = sentence.after(closing) if closing is not last else None
    if preposition is None or preposition.lower not in word_set("discourse", "inside_prepositions"):
        return None
    inner = sentence.after(preposition)
    larger = _place_at(inner, places)
    return view.named(larger) if larger is not None and inner is not None and inner.case == "loc" else None


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
    if last.text not in _CLOSING and not _same_script(last.text, mention.text):  # «Хушаб (Khushab)»: the name once more
        return None
    end_word = sentence.at(mention.end - 1)
    closing = sentence.after(end_word)
    while closing is not None and closing.lemma in word_set("discourse", "place_heads"):
        closing = sentence.after(closing)
    return view.named(mention) if closing is not None and closing.text in (")", ",") else None


def _adjective(sentence: Sentence, view: View, first: Word) -> Argument | None:
    """«в американском Анкоридже», «в сагорийском городе Гельбахе»."""
    before = sentence.before(first)
    noun = first
    if before is not None and before.lemma in word_set("discourse", "place_heads"):
        noun = before
        before = sentence.before(noun)
    if before is None or before.pos in ("VERB", "ADP") or (before.capital and before.i > 0) or not _same_case(before, noun):
        return None
    place = place_of_adjective(before.lower)
    if place is not None and place.endswith("*") and names_no_place(place[:-1]):
        return None
    return view.argument(before.start, before.end, place) if place else None


def _same_case(adjective: Word, name: Word) -> bool:
    return adjective.case is None or name.case is None or adjective.case == name.case


def _capital_of(sentence: Sentence, view: View, first: Word, places: list[Mention]) -> Argument | None:
    """«в столице Венгрии Будапеште»: the place before, after the word that makes one part of the other."""
    before = next((m for m in places if 0 < first.start - m.end <= 2 and view.text[m.end : first.start] == " "), None)
    if before is None:
        return None
    head = sentence.before(sentence.at(before.start))
    return view.named(before) if head is not None and head.lemma in word_set("offices", "capital_heads") else None


def _apposed(sentence: Sentence, view: View, last: Word, places: list[Mention]) -> Argument | None:
    """«в Осаке, на юге Японии», «в Осло, столице Норвегии», «в Ньюарке, штат Нью-Джерси», «в Шарм-эль-Шейхе, Египет»."""
    comma = sentence.after(last)
    if comma is None or comma.text != ",":
        return None
    noun = sentence.after(comma)
    direct = _place_at(noun, places)
    if direct is not None and noun is not None:
        changed = any(p.end == last.end and p.text != p.name for p in places)  # «в Шарм-эль-Шейхе», not «Берлин, Нью-Йорк»
        cases = last.case in ("loc", "gen") and changed and noun.case == "nom" and direct.text == direct.name
        following = sentence.after(sentence.at(direct.end - 1))
        closes = following is None or following.text in ",.)"
        return view.named(direct) if cases and closes else None
    if noun is not None and noun.pos == "ADP":
        noun = sentence.after(noun)
    heads = word_set("offices", "capital_heads") | word_set("discourse", "parts_of_place") | word_set("discourse", "larger_heads")
    if noun is None or noun.lemma not in heads:
        return None
    mention = _place_at(sentence.after(noun), places)
    return view.named(mention) if mention else None


def _of_larger(sentence: Sentence, view: View, place: Mention, places: list[Mention]) -> Argument | None:
    """«в городе Химки Московской области», «в Лугано в Швейцарии»: the larger place right after the name."""
    last = sentence.at(place.end - 1)
    following = sentence.after(last)
    larger = _place_at(following, places)
    if larger is not None and following is not None:
        ends = sentence.at(larger.end - 1).lemma in word_set("discourse", "larger_heads")
        return view.named(larger) if ends and following.case in ("gen", None) else None
    if following is None or following.lower not in word_set("discourse", "inside_prepositions"):
        return None
    inner = sentence.after(following)
    larger = _place_at(inner, places)
    before = sentence.before_over(sentence.at(place.start), ("ADJ",), word_set("discourse", "place_heads"))
    there = before is not None and before.lower in word_set("discourse", "inside_prepositions")
    if larger is None or inner is None or inner.case != "loc" or not there:
        return None
    return view.named(larger)


def _named_inside(sentence: Sentence, last: Word, places: list[Mention]) -> Mention | None:
    """«В Норвегии, в городе Тромсё»: the smaller place named after the larger one."""
    comma = sentence.after(last)
    preposition = sentence.after(comma) if comma is not None and comma.text == "," else None
    head = sentence.after(preposition) if preposition is not None else None
    if preposition is None or preposition.lower not in word_set("discourse", "inside_prepositions") or last.case != "loc":
        return None
    return _place_at(sentence.after(head), places) if head is not None and head.lemma in word_set("discourse", "smaller_heads") else None


def _place_at(word: Word | None, places: list[Mention]) -> Mention | None:
    return next((m for m in places if m.start == word.start), None) if word is not None else None


def _same_script(left: str, right: str) -> bool:
    return left[:1].isascii() == right[:1].isascii()
