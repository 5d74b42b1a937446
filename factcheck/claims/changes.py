"""Change claims: «на 20 % — с 50 до 60», «180 тысяч, а затем 216 тысяч, то есть на 20 % больше», «из 30 млрд 18 млрд, то есть 60 %»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from factcheck.claims.amounts import Amount, amounts_of, preposition_of, value_words
from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View
from factcheck.model import ChangeClaim

_SAME = 1e-9
_PAIR = 2
_MOST = 8  # amounts of one sort before a difference that it can be of
_NEAR = 3  # words from «на» to a word of change


def extract_changes(view: View) -> Iterator[ChangeClaim]:
    """Yield the changes and shares that an article tells with both of their amounts."""
    block: list[Amount] = []
    above: list[Amount] = []
    for sentence in view.sentences:
        parts = amounts_of(sentence)
        block = block if block and block[-1].sentence.block == sentence.block else []
        yield from _changes(view, sentence, parts)
        yield from _difference(view, sentence, parts, block, above)
        yield from _both_ways(view, sentence, parts, block)
        yield from _against_before(view, sentence, parts, block)
        yield from _share(view, sentence, parts)
        block = [*block, *parts]
        above += parts


def _changes(view: View, sentence: Sentence, parts: Sequence[Amount]) -> Iterator[ChangeClaim]:
    """«вырос на 20 % — с 50 до 60», «с 15 % до 12 %, на три пункта»: from, to and by how much in one sentence."""
    grows = any({word.lemma, word.lower} & word_set("sums", "growing") for word in sentence.words)
    falls = any({word.lemma, word.lower} & word_set("sums", "falling") for word in sentence.words)
    if not (grows or falls):
        return
    opened = {id(part): preposition_of(sentence, part.number) for part in parts}
    by = [part for part in parts if opened[id(part)] in word_set("sums", "by") or _is_growth(sentence, part)]
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


def _between_two(view: View, sentence: Sentence, parts: Sequence[Amount], by: Sequence[Amount], *, grows: bool) -> Iterator[ChangeClaim]:
    """«составлял 1,2 млрд, а достиг 1,8 млрд, увеличившись на 50 %»: two amounts of one sort and by how much one is more."""
    amounts = [part for part in parts if part not in by and part.number.mod is None]
    amounts = [part for part in amounts if preposition_of(sentence, part.number) not in word_set("sums", "of_all")]  # «58 мест из 120»
    if any(part.number.kind == "money" for part in amounts):
        amounts = [part for part in amounts if part.number.kind == "money" or part.unit is None]
    if len(by) != 1 or len(amounts) != 2 or by[0].number.mod is not None:
        return
    step = by[0]
    kinds = {part.unit for part in amounts if part.number.kind == "money"} - {None}
    alike = amounts[0].unit == amounts[1].unit or (len(kinds) == 1 and None in {part.unit for part in amounts})
    bare = amounts[1].unit is None and {part.number.kind for part in amounts} == {"cardinal"} and step.unit == "%"
    alike = alike or bare  # «180 тысяч пассажиров, во второй год — 216 тысяч, то есть на 20 % больше»
    counted = all(part.number.kind == "cardinal" and part.unit is not None for part in amounts) and step.unit is None
    closed = amounts[1].number.start < step.number.start  # not «было 76, то есть на 14 меньше, и хватало трёх классов»
    counted = counted and closed
    if amounts[0].unit is None and amounts[1].unit is None and not closed:
        return
    if not (alike or counted) or (step.unit not in (None, "%", amounts[0].unit, amounts[1].unit)):
        return
    if not _is_compared(sentence, step):
        return
    low, high = sorted(amounts, key=lambda part: part.size)
    yield _change(view, sentence, *((low, high) if grows else (high, low)), step)


def _difference(
    view: View, sentence: Sentence, parts: Sequence[Amount], told: Sequence[Amount], above: Sequence[Amount]
) -> Iterator[ChangeClaim]:
    """«Разрыв составил 8,7 процентного пункта», «разница — 270 кг»: against the two amounts of its sort told last in the paragraph.

    Where these don't fit, any two of the sort that the article has told so far may: «53,1 %. … Соперник набрал 41,2 %, остальные 5,7 %».
    """
    noun = next((w for w in sentence.words if w.lemma in word_set("sums", "difference") and w.case in ("nom", None)), None)
    step = next((part for part in parts if noun is not None and part.number.start > noun.start), None)
    if noun is None:  # «63,1 %, то есть на 4,1 процентного пункта ниже»
        step = next((p for p in parts if p.unit in word_set("sums", "points") and _is_compared(sentence, p)), None)
    if step is None or step.number.mod is not None:
        return
    here = [*told, *(part for part in parts if part.number.end < step.number.start)]
    percents = step.unit in word_set("sums", "points") or step.unit == "%"
    like = [p for p in here if (p.number.kind == "percent" if percents else p.unit == step.unit) and p.number.mod is None]
    if noun is not None and not percents and len(like) < 2:  # «за A — 27 тыс. человек, за B — 15,5 тыс.; разрыв — 11,5 тыс. голосов»
        like = [p for p in parts if p.number.end < step.number.start and p.number.kind == step.number.kind and p.number.mod is None]
        like = like if len(like) == _PAIR else []
    beside = [part for part in like if part.sentence is sentence]
    if noun is None and not (len(like) == 2 and len(beside) == 1):
        return  # «52,6 % при явке 63,2 %. Результат вырос на 3,5 пункта» compares with another election
    if len(like) < 2 or like[-1].number.kind != like[-2].number.kind:
        return
    if not beside and any(t.type == "DATE" for t in sentence.timexes):
        return  # «49 %, у Фосса 41 %. В марте разрыв был 12 пунктов»
    sort = [p for p in above if p.number.kind == like[-1].number.kind and p.unit == like[-1].unit and p.number.mod is None]
    pairs = [*combinations(sort[-_MOST:], 2), *combinations(like, 2)]
    fitting = [pair for pair in pairs if abs(abs(pair[0].size - pair[1].size) - step.size) < _SAME]
    first, last = sorted(fitting[-1] if fitting else like[-2:], key=lambda part: part.size)
    yield _change(view, sentence, first, last, step, points=percents, here=False)


def _both_ways(view: View, sentence: Sentence, parts: Sequence[Amount], told: Sequence[Amount]) -> Iterator[ChangeClaim]:
    """«выросла на 60 млн, или на 40 %», after two amounts: where one of the two fits the amounts, the other must as well."""
    if len(parts) != 2 or any(preposition_of(sentence, part.number) not in word_set("sums", "by") for part in parts):
        return
    share = next((part for part in parts if part.number.kind == "percent"), None)
    step = next((part for part in parts if part is not share), None)
    if share is None or step is None or not any(_is_compared(sentence, part) for part in parts):
        return
    here = [part for part in told if part.number.kind in ("money", "cardinal") and part.size > 0]
    for first, second in pairwise(here):
        low, high = sorted((first, second), key=lambda part: part.size)
        fits_step = abs(high.size - low.size - step.size) < _SAME
        fits_share = abs(100 * (high.size - low.size) / low.size - share.size) <= 1 / 2
        if fits_step or fits_share:
            yield _change(view, sentence, low, high, share, here=False)
            yield _change(view, sentence, low, high, step, here=False)
            return


def _against_before(view: View, sentence: Sentence, parts: Sequence[Amount], told: Sequence[Amount]) -> Iterator[ChangeClaim]:
    """«принял 1250 судов … Годом ранее судов было 1000, то есть их число выросло на 25 %»: against what was said to be so before.

    What it is now was told earlier in the paragraph, of the same things; where several were told and none fits, no claim is made.
    """
    shares = [part for part in parts if part.number.kind == "percent" and part.number.mod is None]
    bases = [part for part in parts if part.number.kind in ("cardinal", "money") and _is_of_before(sentence, part)]
    if len(shares) != 1 or len(bases) != 1 or len(parts) != 2 or bases[0].number.mod is not None or not _is_compared(sentence, shares[0]):
        return
    base, share = bases[0], shares[0]
    if base.number.start > share.number.start or preposition_of(sentence, share.number) not in word_set("sums", "by"):
        return
    like = [p for p in told if p.number.mod is None and p.number.kind == base.number.kind and (p.unit == base.unit or base.unit is None)]
    if base.unit is None:  # «их было 4000»: what a sentence counts first is its whole
        like = [
            p for p in like if p.unit is not None and not any(o.sentence is p.sentence and o.number.start < p.number.start for o in like)
        ]
    low = base.size
    fitting = [p for p in like if low and abs(100 * abs(p.size - low) / low - share.size) <= 1 / 2]
    now = fitting[-1] if fitting else like[0] if len(like) == 1 else None
    grown = any({w.lemma, w.lower} & word_set("sums", "growing") for w in sentence.words)
    if now is not None and now.size != low and (now.size > low) == grown:
        yield _change(view, sentence, base, now, share, here=False)


def _is_of_before(sentence: Sentence, part: Amount) -> bool:
    """«годом ранее судов было 1000», «год назад их было 4000»: does the clause of an amount speak of an earlier time?"""
    clause = sentence.clause_words(sentence.at(part.number.start))
    words = " ".join(word.lower for word in clause)
    return any(f" {phrase} " in f" {words} " for phrase in word_set("sums", "earlier"))


def _is_growth(sentence: Sentence, part: Amount) -> bool:
    """«прирост — 25 %», «рост составил 20 %»: does a noun of change stand right before a share?"""
    at = sentence.at(part.number.start).i
    noun = next((w for w in reversed(sentence.words[max(0, at - _NEAR + 1) : at]) if w.pos == "NOUN"), None)
    change = word_set("sums", "growing") | word_set("sums", "falling")
    return part.unit == "%" and noun is not None and noun.case == "nom" and noun.lemma in change


def _is_compared(sentence: Sentence, step: Amount) -> bool:
    """Does a word of change stand right by «на N»: «увеличившись на 50 %», «на 12 600 больше»?"""
    first, last = sentence.at(step.number.start), sentence.at(step.number.end - 1)
    near = sentence.words[max(0, first.i - _NEAR) : last.i + _NEAR]
    return any({word.lemma, word.lower} & (word_set("sums", "growing") | word_set("sums", "falling")) for word in near)


def _change(
    view: View,
    sentence: Sentence,
    first: Amount,
    second: Amount,
    by: Amount,
    *,
    points: bool = False,
    here: bool = True,
    unit: str | None = None,
) -> ChangeClaim:
    """Make the claim that `by` is how far two amounts are apart, or with the unit «share» how much of the first the second is.

    `here`: they stand in one sentence with it.
    """
    points = points or (by.unit is not None and by.unit in word_set("sums", "points"))
    ends = (first.number, second.number) if here else ()
    return ChangeClaim(
        **told_at(view, sentence, sentence.at(by.number.start), *ends, by.number),
        parts=(value_words(first.number), value_words(second.number)),
        total=value_words(by.number),
        unit=unit or ("points" if points else by.unit),
    )


def _share(view: View, sentence: Sentence, parts: Sequence[Amount]) -> Iterator[ChangeClaim]:
    """«Из 30 млрд крон город вложит 18 млрд, то есть 60 %»: what share of a whole an amount is."""
    for whole, part, share in zip(parts, parts[1:], parts[2:], strict=False):
        between = [word.lower for word in sentence.between(part.number.end, share.number.start) if word.text != ","]
        said = " ".join(between) in word_set("sums", "that_is")
        like = part.unit in (None, whole.unit) and whole.number.kind in ("money", "cardinal") and share.number.kind == "percent"
        exact = all(amount.number.mod is None for amount in (whole, part, share))
        if said and like and exact and preposition_of(sentence, whole.number) in word_set("sums", "of_all"):
            yield _change(view, sentence, whole, part, share, unit="share")
