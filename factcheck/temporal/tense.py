"""The tense around an expression: the verb nearest to it in its sentence, or a word that looks ahead."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data_files import packaged_yaml
from factcheck.language.morphology import parses

_WORD = re.compile(r"[а-я]{2,}")
_SENTENCE_END = re.compile(r"(?<!\sг)(?<!\sв)[.!?…](?=[\s»\"]+[А-ЯЁA-Z«\"—–\d])|\n")
_WAS = re.compile(r"\sбыл[аои]?\b")
_REACH = 240
_READINGS = 12  # «вели» has names for its first eight
_LIKELY = 0.03


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in packaged_yaml("factcheck.temporal.words", "tense.yaml").items()}


def _word_tense(word: str, set_for: bool) -> str | None:
    """Return past, present, future or None for a word; `set_for`: the expression follows «на» («назначен на среду»)."""
    for parse in parses(word)[:_READINGS]:
        tag = parse.tag
        if parse.score < _LIKELY or "impr" in tag:
            continue  # «минут» is no verb, nor is «три»
        if parse.normal_form in _cues()["future"]:
            return "future"
        if set_for and parse.normal_form in _cues()["set_for"]:
            return "future"
        if "INFN" in tag:
            return "infinitive"
        if "VERB" in tag or "PRTS" in tag:
            return "past" if "past" in tag else "future" if "futr" in tag else "present"
    return None


def _wishes(word: str) -> bool:
    """Does the word ask for what its infinitive says («призвал выйти в четверг»)?"""
    return parses(word)[0].normal_form in _cues()["with_infinitive"]


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around text[start:end], by punctuation and line ends, within a fixed reach."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, start + 1) if match.end() <= start]
    after = _SENTENCE_END.search(text, end, high)
    return (ends[-1] if ends else low), (after.start() if after else high)


def tense_around(text: str, folded: str, start: int, end: int) -> str | None:
    """Return «past», «future» or None: the nearest verb of the sentence, a clause boundary counting as distance.

    A date that is a sentence of its own («25–26 сентября. Саммит пройдёт в Осло.») has the tense of the one after it.
    """
    low, high = sentence_bounds(text, start, end)
    if not text[low:start].strip() and not text[end:high].strip() and text[high : high + 1] == ".":
        high = sentence_bounds(text, high + 2, high + 3)[1]
    set_for = folded[max(0, start - 3) : start].strip() == "на"
    wished = any(_wishes(match.group()) for match in _WORD.finditer(folded, low, start))
    best: tuple[int, str] | None = None
    for match in _WORD.finditer(folded, low, high):
        tense = _word_tense(match.group(), set_for)
        if tense is None:
            continue
        if tense == "future" and _WAS.match(folded, match.end()):
            tense = "past"  # «должна была вести переговоры»
        if tense == "infinitive":
            tense = "future" if wished else "present"
        distance = _distance(folded, match.start(), match.end(), start, end)
        if best is None or distance < best[0]:
            best = (distance, tense)
    return best[1] if best and best[1] != "present" else None


def _distance(folded: str, word_start: int, word_end: int, start: int, end: int) -> int:
    between = folded[word_end:start] if word_end <= start else folded[end:word_start]
    return len(between) + 40 * sum(between.count(mark) for mark in ",;:-()«»")
