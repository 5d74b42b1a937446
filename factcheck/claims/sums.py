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
_NAMED = 5  # words of a part's name: «Кестрания —», «Республика Кестрания —»
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
    block: list[_Part] = []
    for sentence in view.sentences:
        parts = [_part(sentence, number) for number in sentence.numbers if _is_plain(number)]
        yield from _sums(view, sentence, parts, before)
        yield from _changes(view, sentence, parts)
        yield from _difference(view, sentence, parts, block)
        yield from _both_ways(view, sentence, parts, block)
        block = [*(block if block and block[-1].sentence.block == sentence.block else []), *parts]
        before = parts


def _is_plain(number: Number) -> bool:
    return number.kind in ("cardinal", "money", "percent") and isinstance(number.value, int | float)


def _part(sentence: Sentence, number: Number) -> _Part:
    noun = counted_noun(sentence, number) if number.kind == "cardinal" else None
    return _Part(number, number.unit or ("%" if number.kind == "percent" else None) or noun, sentence)


def _sums(view: View, sentence: Sentence, parts: Sequence[_Part], before: Sequence[_Part]) -> Iterator[SumClaim]:
    if parts and before and _opens(sentence, parts[0]) and before[-1].sentence.block == sentence.block:
        total = next((part for part in reversed(before) if _fits(part, parts[0])), before[-1])
        yield from _sum(view, sentence, total, _run(total, parts, among=True))
        return
    for k, total in enumerate(parts):
        following = parts[k + 1 :]
        if _parts_follow(sentence, total, following):
            total = _counted_first(sentence, parts[: k + 1])
            yield from _sum(view, sentence, total, _run(total, following, among=_is_among(sentence, total, following[0])))
            return
        rest = _with_rest(sentence, total, following)
        if rest:
            yield from _sum(view, sentence, total, rest)
            return
        if k >= 2 and _is_total(sentence, total):
            yield from _sum(view, sentence, total, [part for part in parts[:k] if _fits(total, part)])
            return


def _with_rest(sentence: Sentence, total: _Part, following: Sequence[_Part]) -> list[_Part]:
    """«из 900 вагонов 540 соберут здесь, остальные 360 – там»: the parts up to the one that is the rest of the whole."""
    opening = sentence.before(sentence.at(total.number.start))
    if opening is None or opening.lower not in word_set("sums", "of_all"):
        return []
    for number, part in enumerate(following):
        first = sentence.at(part.number.start)
        near = sentence.words[max(0, first.i - 2) : first.i]  # «остаётся построить 460 метров»
        if number and any(word.lemma in word_set("sums", "rest") for word in near):
            before = [other for other in following[:number] if _fits(total, other)]
            return [*before, part] if before and part.number.kind == total.number.kind else []
    return []


def _counted_first(sentence: Sentence, before: Sequence[_Part]) -> _Part:
    """«девять встреч лидеров двух стран: …»: of several counts before the parts the one of its clause that heads the others."""
    last = before[-1]
    same = [part for part in before if sentence.clause(sentence.at(part.number.start)) == sentence.clause(sentence.at(last.number.start))]
    head = sentence.at(last.number.start)
    genitive = head.case == "gen" and len(same) > 1 and last.number.kind == same[0].number.kind == "cardinal"
    return same[0] if genitive else last


def _opens(sentence: Sentence, first: _Part) -> bool:
    """«Из них семь — от Тальмарии»: does the sentence begin with the parts of what the one before counted?"""
    start = " ".join(word.lower for word in sentence.words[:_CUE])
    inside = sentence.at(first.number.start).i <= _CUE
    return inside and any(start.startswith(f"{cue} ") for cue in word_set("sums", "parts_after"))


def _parts_follow(sentence: Sentence, total: _Part, following: Sequence[_Part]) -> bool:
    if len(following) < 2:
        return False
    if _is_among(sentence, total, following[0]):
        return True
    between = sentence.between(total.number.end, following[0].number.start)
    marks = [word.i for word in between if word.text in word_set("sums", "marks")]
    if not marks:
        return False
    rest = [word for word in between if word.i > marks[-1]]
    return not rest or (len(rest) <= _NAMED and rest[-1].text in word_set("sums", "part_marks"))


def _is_among(sentence: Sentence, total: _Part, first: _Part) -> bool:
    """«из них», «в том числе» between the total and its first part."""
    between = sentence.between(total.number.end, first.number.start)
    text = f" {' '.join(word.lower for word in between)} "
    return any(f" {cue} " in text for cue in word_set("sums", "parts_after"))


def _is_shared_out(sentence: Sentence, part: _Part) -> bool:
    """«по 4 — у ЛДПР и «Справедливой России»»: each has so many, so that the numbers do not add up."""
    before = sentence.before(sentence.at(part.number.start))
    return before is not None and before.lower in word_set("sums", "each")


def _run(total: _Part, following: Sequence[_Part], *, among: bool = False) -> list[_Part]:
    """Return the parts from the first on, up to a number that counts something else.

    `among`: they are said to be of the total, so that the first may have a noun of its own («24 моряка, из них 11 граждан Ардании, …»).
    """
    run: list[_Part] = []
    if following and any(w.lemma in word_set("sums", "unread") for w in total.sentence.between(total.number.end, following[-1].number.end)):
        return []  # «три у А, одна у Б, пять у В»: the tagger reads no number in «одна»
    for part in following:
        own_noun = among and not run and part.number.kind == "cardinal" == total.number.kind and part.unit is not None
        if not (_fits(total, part) or own_noun):
            break
        run.append(part)
    return run


def _fits(total: _Part, part: _Part) -> bool:
    if (total.number.kind == "percent") != (part.number.kind == "percent"):
        return False
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
    alike = all(_fits(total, part) for part in parts)
    word = sentence.at(parts[0].number.start)
    yield SumClaim(
        **told_at(view, sentence, word, *(part.number for part in parts), total.number if total.sentence is sentence else None),
        parts=tuple(_value(part.number) for part in parts),
        total=_value(total.number),
        unit=total.unit,
        complete=alike and _is_closed(sentence, parts),
    )


def _is_closed(sentence: Sentence, parts: Sequence[_Part]) -> bool:
    """Is the list closed with «и» or «остальные» before its last part, so that it is all there is?"""
    between = sentence.between(parts[-2].number.end, parts[-1].number.start)
    return any(word.lower in word_set("discourse", "and") or word.lemma in word_set("sums", "rest") for word in between)


def _value(number: Number) -> ValueWords:
    return ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)


def _changes(view: View, sentence: Sentence, parts: Sequence[_Part]) -> Iterator[ChangeClaim]:
    """«вырос на 20 % — с 50 до 60», «с 15 % до 12 %, на три пункта»: from, to and by how much in one sentence."""
    grows = any({word.lemma, word.lower} & word_set("sums", "growing") for word in sentence.words)
    falls = any({word.lemma, word.lower} & word_set("sums", "falling") for word in sentence.words)
    if not (grows or falls):
        return
    opened = {id(part): _preposition(sentence, part.number) for part in parts}
    by = [part for part in parts if opened[id(part)] in word_set("sums", "by")]
    told = False
    for first, second in pairwise(parts):
        if opened[id(first)] not in word_set("sums", "from") or opened[id(second)] not in word_set("sums", "to"):
            continue
        own = [part for part in by if part not in (first, second)]
        near = min(own, key=lambda part: abs(part.number.start - first.number.start), default=None)
        if near is None or (first.unit is not None and first.unit != second.unit):
            continue
        told = True
        yield _change(view, sentence, first, second, near)
    if not told and grows != falls:
        yield from _between_two(view, sentence, parts, by, grows=grows)


def _between_two(view: View, sentence: Sentence, parts: Sequence[_Part], by: Sequence[_Part], *, grows: bool) -> Iterator[ChangeClaim]:
    """«составлял 1,2 млрд, а достиг 1,8 млрд, увеличившись на 50 %»: two amounts of one sort and by how much one is more."""
    amounts = [part for part in parts if part not in by and part.number.mod is None]
    if any(part.number.kind == "money" for part in amounts):
        amounts = [part for part in amounts if part.number.kind == "money" or part.unit is None]
    if len(by) != 1 or len(amounts) != 2 or by[0].number.mod is not None:
        return
    step = by[0]
    kinds = {part.unit for part in amounts if part.number.kind == "money"} - {None}
    alike = amounts[0].unit == amounts[1].unit or (len(kinds) == 1 and None in {part.unit for part in amounts})
    counted = all(part.number.kind == "cardinal" and part.unit is not None for part in amounts) and step.unit is None
    if not (alike or counted) or (step.unit not in (None, "%", amounts[0].unit, amounts[1].unit)):
        return
    if not _is_compared(sentence, step):
        return
    low, high = sorted(amounts, key=lambda part: float(str(part.number.value)))
    yield _change(view, sentence, *((low, high) if grows else (high, low)), step)


def _difference(view: View, sentence: Sentence, parts: Sequence[_Part], told: Sequence[_Part]) -> Iterator[ChangeClaim]:
    """«Разрыв составил 8,7 процентного пункта», «разница — 270 кг»: against the two amounts of its sort told last in the paragraph."""
    noun = next((w for w in sentence.words if w.lemma in word_set("sums", "difference") and w.case in ("nom", None)), None)
    if noun is None or not parts:
        return
    step = next((part for part in parts if part.number.start > noun.start), None)
    here = [
        *(part for part in told if part.sentence.block == sentence.block),
        *(p for p in parts if step and p.number.end < step.number.start),
    ]
    if step is None or step.number.mod is not None:
        return
    percents = step.unit in word_set("sums", "points") or step.unit == "%"
    like = [p for p in here if (p.number.kind == "percent" if percents else p.unit == step.unit) and p.number.mod is None]
    if len(like) < 2 or like[-1].number.kind != like[-2].number.kind:
        return
    first, last = sorted(like[-2:], key=lambda part: float(str(part.number.value)))
    yield _change(view, sentence, first, last, step, points=percents, here=False)


def _both_ways(view: View, sentence: Sentence, parts: Sequence[_Part], told: Sequence[_Part]) -> Iterator[ChangeClaim]:
    """«выросла на 60 млн, или на 40 %», after two amounts: where one of the two fits the amounts, the other must as well."""
    if len(parts) != 2 or any(_preposition(sentence, part.number) not in word_set("sums", "by") for part in parts):
        return
    share = next((part for part in parts if part.number.kind == "percent"), None)
    step = next((part for part in parts if part is not share), None)
    if share is None or step is None or not any(_is_compared(sentence, part) for part in parts):
        return
    here = [
        p for p in told if p.sentence.block == sentence.block and p.number.kind in ("money", "cardinal") and float(str(p.number.value)) > 0
    ]
    for first, second in pairwise(here):
        low, high = sorted((first, second), key=lambda part: float(str(part.number.value)))
        start, end = float(str(low.number.value)), float(str(high.number.value))
        fits_step = abs(end - start - float(str(step.number.value))) < 1e-9
        fits_share = start > 0 and abs(100 * (end - start) / start - float(str(share.number.value))) <= 1 / 2
        if fits_step or fits_share:
            yield _change(view, sentence, low, high, share, here=False)
            yield _change(view, sentence, low, high, step, here=False)
            return


def _is_compared(sentence: Sentence, step: _Part) -> bool:
    """Does a word of change stand right by «на N»: «увеличившись на 50 %», «на 12 600 больше»?"""
    first, last = sentence.at(step.number.start), sentence.at(step.number.end - 1)
    near = sentence.words[max(0, first.i - _NEAR) : last.i + _NEAR]
    return any({word.lemma, word.lower} & (word_set("sums", "growing") | word_set("sums", "falling")) for word in near)


def _change(
    view: View, sentence: Sentence, first: _Part, second: _Part, by: _Part, *, points: bool = False, here: bool = True
) -> ChangeClaim:
    """Make the claim that `by` is how far two amounts are apart; `here`: in one sentence with it."""
    points = points or (by.unit is not None and by.unit in word_set("sums", "points"))
    ends = (first.number, second.number) if here else ()
    return ChangeClaim(
        **told_at(view, sentence, sentence.at(by.number.start), *ends, by.number),
        parts=(_value(first.number), _value(second.number)),
        total=_value(by.number),
        unit="points" if points else by.unit,
    )


def _preposition(sentence: Sentence, number: Number) -> str:
    """Return the preposition right before a number, over one word at most («почти»)."""
    word: Word | None = sentence.at(number.start)
    for _ in range(2):
        word = sentence.before(word) if word is not None else None
        if word is not None and word.pos == "ADP":
            return word.lower
    return ""
