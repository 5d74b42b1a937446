"""Whose words are they: the article's own, a quotation's, hearsay; and what is denied, asked or supposed is asserted by nobody."""

from __future__ import annotations

import re

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.persons import case_options
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import Argument, Mention

_QUOTE = re.compile(r"«[^»]{12,}»|“[^”]{12,}”")
_STRAIGHT = re.compile(r"\"")  # opens and closes in turn within a block
_ENDS = frozenset({"?", "?»", "?!", "!", ".", "…", "»", "”"})
_WORDS = 3  # blanks inside: fewer make a name or scare quotes


def voice_at(view: View, sentence: Sentence, word: Word) -> tuple[str, Argument | None]:
    """Return the voice (own, hearsay, quote, unasserted) of a word's clause and who speaks, where the text names them."""
    source = _source(view, sentence, word)
    if _unasserted(view, sentence, word):
        return "unasserted", source
    if sentence.kind == "quote" or _quoted(view, sentence, word):
        return "quote", source
    return ("hearsay" if source is not None else "own"), source


def _quoted(view: View, sentence: Sentence, word: Word) -> bool:
    """Inside quotation marks that hold more than a name."""
    low, high = max(0, word.start - 1500), min(len(view.text), word.end + 1500)
    block = view.article.blocks[sentence.block]
    straight = [match.start() for match in _STRAIGHT.finditer(view.text, block.start, block.end)]
    spans = [
        *((match.start(), match.end()) for match in _QUOTE.finditer(view.text, low, high)),
        *zip(straight[::2], straight[1::2], strict=False),
    ]
    return any(start < word.start and word.end <= end and view.text.count(" ", start, end) >= _WORDS for start, end in spans)


def _unasserted(view: View, sentence: Sentence, word: Word) -> bool:
    clause = sentence.clause_words(word)
    if any(other.lower in word_set("status", "unasserted") for other in clause):
        return True
    if sentence.words[-1].text == "?" or _is_asked(sentence, word):
        return True
    return is_denied(sentence, word) or _is_rumour(sentence, word) or _is_early_report(view, sentence)


def _is_asked(sentence: Sentence, word: Word) -> bool:
    """«Это ведь уже третьи переговоры?» — спросил он: does the first mark that ends a sentence behind a word, in its quotation, ask?"""
    ends = next((other for other in sentence.words[word.i + 1 :] if other.text in _ENDS), None)
    return ends is not None and ends.text.startswith("?")


def _is_early_report(view: View, sentence: Sentence) -> bool:
    """«В первых сообщениях говорилось, что беседа заняла два часа; вечером это уточнили»."""
    text = view.text[sentence.start : sentence.end].lower()
    return any(phrase in text for phrase in word_set("status", "early_reports"))


def _is_rumour(sentence: Sentence, word: Word) -> bool:
    """«Сообщения о том, что переговоры длились два часа, преувеличены»: is it what reports say, of which the sentence tells something?"""
    for noun in sentence.words[: word.i]:
        about, that = sentence.after(noun), sentence.words[noun.i + 2 : noun.i + 5]
        opens = (
            about is not None
            and about.lower in word_set("status", "about")
            and " ".join(w.lower for w in that) in word_set("status", "that_clauses")
        )
        if opens and (noun.case == "nom" or noun.i == 0) and noun.lemma in word_set("status", "reports"):
            return True
    return False


def is_denied(sentence: Sentence, word: Word) -> bool:
    """Does the sentence call what a word tells false: «оказались выдумкой», «опровергло сообщения», «вопреки»?"""
    false = word_set("status", "denied_nouns")
    for other in sentence.words:
        calls_false = (other.lemma in false or other.lower in false) and not _after_preposition(sentence, other)
        if calls_false and not _parted_by_quote(sentence, other, word):
            return True
    return any(other.lower in word_set("status", "denied_phrases") and other.i < word.i for other in sentence.clause_words(word))


def _parted_by_quote(sentence: Sentence, left: Word, right: Word) -> bool:
    """Does one stand in a quotation and the other not: «… страну лжи», сказал он на встрече?"""
    low, high = sorted((left.i, right.i))
    return any(word.text in '«»“”"' for word in sentence.words[low:high])


def _after_preposition(sentence: Sentence, word: Word) -> bool:
    before = sentence.before_over(word, ("ADJ",))
    return word.pos == "NOUN" and before is not None and before.pos == "ADP"


def _source(view: View, sentence: Sentence, word: Word) -> Argument | None:
    """Return who is said to have said it: «по словам X», «сообщает X», «X заявил, что …»."""
    about = _is_told_about(sentence, word)
    for other in sentence.words:
        own = other.lower in word_set("status", "own_words")
        if other.lemma in word_set("status", "speech_verbs") and not own and (about or sentence.clause(other) != sentence.clause(word)):
            speaker = _speaker(sentence, other)
            if speaker is not None:
                return view.named(speaker)
        if other.lemma in word_set("status", "speech_nouns") and (before := sentence.before(other)) and before.lower == "по":
            speaker = next((m for m in sentence.mentions if 0 <= m.start - other.end <= 40), None)
            return view.named(speaker) if speaker else view.argument(other.start, other.end)
    speaker = _before_colon(sentence, word) or _in_next_sentence(view, sentence)
    return view.named(speaker) if speaker else None


def _before_colon(sentence: Sentence, word: Word) -> Mention | None:
    """«Bloomberg: Моринага и Дельвиль встретились в Женеве»."""
    mention = next((m for m in sentence.mentions if m.start == sentence.start and m.label in ("PERSON", "ORG")), None)
    colon = sentence.after(sentence.at(mention.end - 1)) if mention else None
    return mention if colon is not None and colon.text == ":" and colon.i < word.i else None


def _in_next_sentence(view: View, sentence: Sentence) -> Mention | None:
    """«… Об этом сообщил помощник президента Глеб Азаров.»"""
    following = view.sentence_after(sentence)
    if following is None or following.block != sentence.block:
        return None
    opening = " ".join(word.lower for word in following.words[:2])
    if not any(opening == phrase or opening.startswith(f"{phrase} ") for phrase in word_set("status", "told_before")):
        return None
    verb = next((word for word in following.words[:5] if word.lemma in word_set("status", "speech_verbs")), None)
    return _speaker(following, verb) if verb is not None else None


def _is_told_about(sentence: Sentence, word: Word) -> bool:
    """«Об аресте Стрижа рассказал телеканал Nova»: the noun is what somebody tells of, in one clause with the verb."""
    nouns = frozenset(noun for row in words("status")["nouns"].values() for noun in row)
    before = sentence.before_over(word, ("ADJ", "DET"), nouns)
    return word.case in ("loc", "gen") and before is not None and before.lower in word_set("status", "about")


def _speaker(sentence: Sentence, verb: Word) -> Mention | None:
    clause = sentence.clause(verb)
    inside = [m for m in sentence.mentions if m.label in ("PERSON", "ORG") and sentence.clause(sentence.at(m.start)) == clause]
    inside = [m for m in inside if not sentence.in_title(sentence.at(m.start))]
    subjects = [m for m in inside if sentence.at(m.start).case in ("nom", None)]
    possible = [m for m in inside if m.label == "ORG" or "nom" in case_options(sentence, m)]  # «об отставке Линд объявили»: not she
    return min(subjects or possible, key=lambda m: abs(m.start - verb.start), default=None)
