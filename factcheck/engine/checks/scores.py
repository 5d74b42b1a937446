"""The score of a game against its periods: «победил со счётом 4:2 … по периодам: 1:0, 1:2, 2:0»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Number

_BETWEEN = 4  # characters between two scores of one list: «, », « и »
_MOST = 9  # goals that one side has in a period: larger numbers are points of sets
_PARTS = range(2, 6)
_MOST_TOLD = 60  # scores of an article that tells of games in prose

Score = tuple[int, int]


def scores_against_periods(view: View) -> Iterator[Subject]:
    """Yield the lists of periods whose sum is no score that the article tells, where it tells one game's only."""
    told = [number for sentence in view.sentences for number in sentence.numbers if _score(number) is not None]
    if len(told) > _MOST_TOLD:
        return  # a table of results
    for sentence in view.sentences:
        for listed in _lists(sentence):
            parts = [score for number in listed if (score := _score(number)) is not None]
            if not _are_periods(sentence, listed) or any(max(part) > _MOST for part in parts):
                continue
            made = sum(part[0] for part in parts), sum(part[1] for part in parts)
            others = [number for number in told if number not in listed and _is_near(view, sentence, number)]
            most = max(max(part) for part in parts)
            told_scores = (score for number in others if (score := _score(number)) is not None)
            finals = {tuple(sorted(score)) for score in told_scores if max(score) >= most}  # «2:1 (6:4, 3:6, 7:5)» has sets
            if tuple(sorted(made)) in finals:
                yield sound("article", "own", listed[0].start, listed[-1].end)
            elif len(finals) == 1:
                final = next(number for number in others if tuple(sorted(_score(number) or ())) in finals)
                yield at_odds(view.text, (listed[0].start, listed[-1].end), "count", str(final.value), [(final.start, final.end)])


def _score(number: Number) -> Score | None:
    if number.kind != "score":
        return None
    left, _, right = str(number.value).partition(":")
    return (int(left), int(right)) if left.isdigit() and right.isdigit() else None


def _lists(sentence: Sentence) -> Iterator[list[Number]]:
    """Yield the runs of scores that only commas and «и» part."""
    scores = [number for number in sentence.numbers if number.kind == "score"]
    run = scores[:1]
    for left, right in pairwise(scores):
        between = sentence.between(left.end, right.start)
        joined = all(word.text in ",;" or word.lower in word_set("discourse", "and") for word in between)
        if right.start - left.end <= _BETWEEN and joined:
            run.append(right)
        else:
            yield run
            run = [right]
    yield run


def _are_periods(sentence: Sentence, listed: list[Number]) -> bool:
    """Do several scores stand in brackets behind another, or does the sentence say that they are of periods?"""
    if len(listed) not in _PARTS:
        return False
    before, after = sentence.before(sentence.at(listed[0].start)), sentence.after(sentence.at(listed[-1].end - 1))
    bracket = before is not None and before.text == "(" and after is not None and after.text == ")"
    opened = sentence.before(before) if bracket and before is not None else None
    behind = opened is not None and any(n.kind == "score" and n.start <= opened.start < n.end for n in sentence.numbers)
    return behind or any(word.lemma in word_set("sums", "periods") for word in sentence.words)


def _is_near(view: View, sentence: Sentence, number: Number) -> bool:
    """Does a score stand in the headline, in the first paragraphs, or in the paragraph of the list?"""
    blocks = view.article.blocks
    leads = any(block.start <= number.start < block.end for block in blocks[:2])
    return leads or view.in_block_of(number.start, sentence)
