"""Quantity claims: «12 человек», «три судна», «1,5 трлн рублей», «47,3 %», with what they are counted of where it is named."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import is_adjective
from factcheck.model import Argument, Mention, Number, QuantityClaim, ValueWords

_KINDS = frozenset({"cardinal", "money", "percent"})


def extract_quantities(view: View) -> Iterator[QuantityClaim]:
    """Yield the counted things, sums and shares of an article; numbers in names, addresses and lists of scores are none."""
    for sentence in view.sentences:
        for number in sentence.numbers:
            if number.kind not in _KINDS or isinstance(number.value, str) or _in_name(sentence, number):
                continue
            nouns = _counted(sentence, number) if number.kind == "cardinal" else []
            if number.kind == "cardinal" and not nouns and not _is_of_people(sentence, number):
                continue
            yield _claim(view, sentence, number, nouns)


def _is_of_people(sentence: Sentence, number: Number) -> bool:
    """«ещё 23 получили ранения», «погибли четверо»: a bare number right beside a verb of what happens to people."""
    first, last = sentence.at(number.start), sentence.at(number.end - 1)
    beside = [word for word in (sentence.before(first), sentence.after(last)) if word is not None]
    return any(word.finite and word.lemma in word_set("quantities", "people_verbs") for word in beside)


def counted_noun(sentence: Sentence, number: Number) -> str | None:
    """Return the lemma of the noun that a number counts, None where none follows."""
    nouns = _counted(sentence, number)
    return nouns[-1].lemma if nouns else None


def _in_name(sentence: Sentence, number: Number) -> bool:
    """«школа № 12», «рейс 1492», «статья 228», «дом 14», «G20»: a number that is a name or stands in one."""
    if any(m.start <= number.start < m.end for m in sentence.mentions):
        return True
    word = sentence.at(number.start)
    before, following = sentence.before(word), sentence.after(sentence.at(number.end - 1))
    if before is not None and (before.text in ("№", "#") or before.lemma in word_set("quantities", "numbered")):
        return True
    glued = following is not None and following.start == number.end and following.text[:1] in "-–/.:"
    return glued and not number.text.endswith("%") and number.kind == "cardinal" and following is not None and following.text not in ".:"


def _counted(sentence: Sentence, number: Number) -> list[Word]:
    """Return the words of the counted noun: its abbreviated unit («кв. км») or a noun after adjectives; none where no noun follows."""
    at = sentence.at(number.end - 1).i + 1
    found: list[Word] = []
    while at < len(sentence.words) and len(found) < 4:
        word = sentence.words[at]
        if word.lower.rstrip(".") in word_set("quantities", "abbreviations"):
            found.append(word)
            if at + 1 < len(sentence.words) and sentence.words[at + 1].text == ".":
                at += 1
            at += 1
            continue
        if found and found[-1].lower.rstrip(".") in word_set("quantities", "abbreviations"):
            break
        if word.text.islower() and (word.pos == "ADJ" or is_adjective(word.lower)):
            at += 1  # «900 хальмаркских и 500 иллирванских» as well, where the noun stands before
            continue
        if word.pos in ("NOUN", "PROPN") and word.text.islower() and word.lemma not in word_set("quantities", "no_things"):
            return [word]
        break
    return found


def _claim(view: View, sentence: Sentence, number: Number, nouns: list[Word]) -> QuantityClaim:
    word = sentence.at(number.start)
    subject = _subject(view, sentence, word, nouns[-1] if nouns else sentence.at(number.end - 1))
    value = number.value if isinstance(number.value, tuple) else (number.value, number.value)
    assert not isinstance(value, str)
    text = view.text[nouns[0].start : nouns[-1].end] if nouns else None
    return QuantityClaim(
        **told_at(view, sentence, word, number, nouns[-1] if nouns else None, subject),
        value=(value[0], value[1]),  # type: ignore[arg-type]
        number=ValueWords(start=number.start, end=number.end, text=number.text, value=number.value),
        noun=text,
        lemma=nouns[-1].lemma if nouns else _unsaid(number),
        unit=number.unit or ("%" if number.kind == "percent" else None),
        mod=number.mod or _bound(sentence, word),
        subject=subject,
    )


def _bound(sentence: Sentence, first: Word) -> str | None:
    """«явка превысила 66 %»: the verb makes the number a lower bound."""
    before = sentence.before_over(first, ("ADP",))
    return "MORE_THAN" if before is not None and before.lemma in word_set("quantities", "exceeding") else None


def _unsaid(number: Number) -> str | None:
    """Return what a bare number counts: people, by the verb beside it."""
    return str(lexicon_words("quantities")["people"]) if number.kind == "cardinal" else None


def _subject(view: View, sentence: Sentence, word: Word, last: Word) -> Argument | None:
    """Return what is counted or measured: «население Осло», «у Хельги Брандт трое детей», «45 экспонатов Эрмитажа»."""
    following = sentence.after(last)
    own = _mention_at(sentence, following)
    if own is not None and following is not None and following.case == "gen" and own.label != "PERSON":
        return view.named(own)
    clause = sentence.clause(word)
    for mention in reversed([m for m in sentence.mentions if m.end <= word.start]):
        first = sentence.at(mention.start)
        if sentence.clause(first) != clause:
            break
        before = sentence.before(first)
        while before is not None and before.text in '«"':
            before = sentence.before(before)
        if before is None:
            continue
        between = sentence.between(mention.end, word.start)
        measured = all(w.lemma in word_set("quantities", "measuring") for w in between if w.finite)
        owner = before.pos == "NOUN" and before.case == "nom" and first.case in ("gen", None) and measured
        if owner or before.lower in word_set("quantities", "having"):
            return view.named(mention)
    return None


def _mention_at(sentence: Sentence, word: Word | None) -> Mention | None:
    if word is None:
        return None
    return next((m for m in sentence.mentions if m.start == word.start), None)
