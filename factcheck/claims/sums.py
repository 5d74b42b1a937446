"""Sum and change claims: parts that are said to make a total, and «на 20 % — с 50 до 60»: arithmetic that the text itself tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.quantities import counted_noun
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import ChangeClaim, Number, SumClaim, ValueWords

_NEAR = 3  # words from «с» or «на» to its number
_CUE = 4  # words of the longest cue and a mark


@dataclass(frozen=True, slots=True)
class _Part:
    """A number with what it counts: the lemma of its noun, or its unit; None for a bare one («пять — от Сагории»)."""

    number: Number
    unit: str | None
    sentence: Sentence


def extract_sums(view: View) -> Iterator[SumClaim | ChangeClaim]:
    """Yield the sums and changes of an article; a number that is a range or a score takes no part."""
    before: list[_Part] = []
    for sentence in view.sentences:
        parts = [_part(sentence, number) for number in sentence.numbers if _is_plain(number)]
        yield from _sums(view, sentence, parts, before)
        yield from _changes(view, sentence, parts)
        before = parts


def _is_plain(number: Number) -> bool:
    return number.kind in ("cardinal", "money", "percent") and isinstance(number.value, int | float)


def _part(sentence: Sentence, number: Number) -> _Part:
    noun = counted_noun(sentence, number) if number.kind == "cardinal" else None
    return _Part(number, number.unit or ("%" if number.kind == "percent" else None) or noun, sentence)


def _sums(view: View, sentence: Sentence, parts: Sequence[_Part], before: Sequence[_Part]) -> Iterator[SumClaim]:
    if parts and before and _opens(sentence, parts[0]) and before[-1].sentence.block == sentence.block:
        yield from _sum(view, sentence, before[-1], _run(sentence, before[-1], parts))
        return
    for k, total in enumerate(parts):
        if _parts_follow(sentence, total, parts[k + 1 :]):
            yield from _sum(view, sentence, total, _run(sentence, total, parts[k + 1 :]))
            return
        if k >= 2 and _is_total(sentence, total):
            yield from _sum(view, sentence, total, [part for part in parts[:k] if _fits(total, part)])
            return


def _opens(sentence: Sentence, first: _Part) -> bool:
    """«Из них семь — от Тальмарии»: does the sentence begin with the parts of what the one before counted?"""
    start = " ".join(word.lower for word in sentence.words[:_CUE])
    inside = sentence.at(first.number.start).i <= _CUE
    return inside and any(start.startswith(f"{cue} ") for cue in word_set("sums", "parts_after"))


def _parts_follow(sentence: Sentence, total: _Part, following: Sequence[_Part]) -> bool:
    if len(following) < 2:
        return False
    between = sentence.between(total.number.end, following[0].number.start)
    text = f" {' '.join(word.lower for word in between)} "
    if any(f" {cue} " in text for cue in word_set("sums", "parts_after")):
        return True
    return bool(between) and between[-1].text in word_set("sums", "marks")


def _is_shared_out(sentence: Sentence, part: _Part) -> bool:
    """«по 4 — у ЛДПР и «Справедливой России»»: each has so many, so that the numbers do not add up."""
    before = sentence.before(sentence.at(part.number.start))
    return before is not None and before.lower in word_set("sums", "each")


def _run(sentence: Sentence, total: _Part, following: Sequence[_Part]) -> list[_Part]:
    """Return the parts from the first on, up to a number that counts something else."""
    run: list[_Part] = []
    for part in following:
        if not _fits(total, part):
            break
        run.append(part)
    return run


def _fits(total: _Part, part: _Part) -> bool:
    if part.unit is None or part.unit == total.unit:
        return True
    return total.unit in word_set("sums", "any_of") and part.number.kind == "cardinal"


def _is_total(sentence: Sentence, part: _Part) -> bool:
    """«…, всего 14»."""
    first = sentence.at(part.number.start)
    return any(word.lower in word_set("sums", "total_before") for word in sentence.words[max(0, first.i - 2) : first.i])


def _sum(view: View, sentence: Sentence, total: _Part, parts: Sequence[_Part]) -> Iterator[SumClaim]:
    if len(parts) < 2 or any(_is_shared_out(part.sentence, part) for part in parts):
        return
    alike = all(part.unit is None or part.unit == total.unit for part in parts)
    word = sentence.at(parts[0].number.start)
    yield SumClaim(
        **told_at(view, sentence, word, *(part.number for part in parts), total.number if total.sentence is sentence else None),
        parts=tuple(_value(part.number) for part in parts),
        total=_value(total.number),
        unit=total.unit,
        complete=alike and _is_closed(sentence, parts),
    )


def _is_closed(sentence: Sentence, parts: Sequence[_Part]) -> bool:
    """Is the list closed with «и» before its last part, so that it is all there is?"""
    previous, last = parts[-2], parts[-1]
    return any(word.lower in word_set("discourse", "and") for word in sentence.between(previous.number.end, last.number.start))


def _value(number: Number) -> ValueWords:
    return ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)


def _changes(view: View, sentence: Sentence, parts: Sequence[_Part]) -> Iterator[ChangeClaim]:
    """«вырос на 20 % — с 50 до 60», «с 15 % до 12 %, на три пункта»: from, to and by how much in one sentence."""
    if not any(word.lemma in word_set("sums", "changing") for word in sentence.words):
        return
    opened = {id(part): _preposition(sentence, part.number) for part in parts}
    for first, second in pairwise(parts):
        if opened[id(first)] not in word_set("sums", "from") or opened[id(second)] not in word_set("sums", "to"):
            continue
        by = [part for part in parts if opened[id(part)] in word_set("sums", "by") and part not in (first, second)]
        near = min(by, key=lambda part: abs(part.number.start - first.number.start), default=None)
        if near is None or (first.unit is not None and first.unit != second.unit):
            continue
        points = near.unit is not None and near.unit in word_set("sums", "points")
        yield ChangeClaim(
            **told_at(view, sentence, sentence.at(near.number.start), first.number, second.number, near.number),
            parts=(_value(first.number), _value(second.number)),
            total=_value(near.number),
            unit="points" if points else near.unit,
        )


def _preposition(sentence: Sentence, number: Number) -> str:
    """Return the preposition right before a number, over one word at most («почти»)."""
    word: Word | None = sentence.at(number.start)
    for _ in range(2):
        word = sentence.before(word) if word is not None else None
        if word is not None and word.pos == "ADP":
            return word.lower
    return ""
