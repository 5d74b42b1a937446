"""Change claims of amounts that are compared: «втрое больше, чем в 2023 году, когда нашли 450», «27 млн, или 30 % похищенного».

The other amount stands in the sentence or in the one before. Where several could be meant the claim is of the two that fit, and where
none fit and more than two could be meant there is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from factcheck.claims.amounts import Amount, amounts_of, preposition_of, value_words
from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import is_person_noun
from factcheck.model import ChangeClaim, ValueWords
from factcheck.values.sums import Written, change_fits

_NEAR = 3  # words from an amount to «больше», «меньше»
_PAIR = 2
_MOST = 20  # amounts of two sentences beyond which no pairs are made
_CUE = 3  # words from a share to what says that it is one


@dataclass(frozen=True, slots=True)
class _By:
    """By how much or how many times: its words and value, the word to stand on, and where the amount compared with can stand behind it."""

    words: ValueWords
    at: Word
    unit: str | None
    sort: str | None = None


def extract_comparisons(view: View, taken: frozenset[int]) -> Iterator[ChangeClaim]:
    """Yield the comparisons of an article whose size (`total`) does not begin at one of the places that are taken."""
    before: list[Amount] = []
    for sentence in view.sentences:
        parts = [part for part in amounts_of(sentence) if part.number.mod is None]
        near = before if before and before[-1].sentence.block == sentence.block else []
        for by in (*_multiples(sentence), *_steps(sentence, parts)):
            if by.words.start not in taken:
                yield from _compared(view, sentence, by, parts, near)
        for share in parts:
            if share.number.kind == "percent" and share.number.start not in taken and _is_share(sentence, share):
                yield from _shared(view, sentence, share, parts, near)
        before = parts


def _multiples(sentence: Sentence) -> Iterator[_By]:
    """«вдвое больше», «увеличилась в полтора раза», «в 2,5 раза дешевле»."""
    for word in sentence.words:
        times = words("sums")["multiples"].get(word.lower)
        if times is not None and _is_compared(sentence, word, word):
            yield _By(ValueWords(start=word.start, end=word.end, text=word.text, value=times), word, "times")
    for number in sentence.numbers:
        last = sentence.at(number.end - 1)
        after = sentence.after(last)
        before = sentence.before(sentence.at(number.start))
        counted = after is not None and after.lemma in word_set("sums", "fold") and before is not None
        if number.kind != "cardinal" or number.mod is not None or not isinstance(number.value, int | float) or not counted:
            continue
        if before is None or after is None or before.lower not in word_set("sums", "into") or number.value <= 1:
            continue
        if _is_compared(sentence, before, after):
            yield _By(ValueWords(start=number.start, end=number.end, text=number.text, value=number.value), after, "times")


def _steps(sentence: Sentence, parts: Sequence[Amount]) -> Iterator[_By]:
    """«на 140 больше, чем год назад», «на 20 % больше»: by how much, before a comparison."""
    for part in parts:
        first, last = sentence.at(part.number.start), sentence.at(part.number.end - 1)
        if (
            preposition_of(sentence, part.number) in word_set("sums", "by")
            and _is_compared(sentence, first, last)
            and _than(sentence, last)
        ):
            yield _By(value_words(part.number), first, "%" if part.number.kind == "percent" else None, part.unit)


def _is_compared(sentence: Sentence, first: Word, last: Word) -> bool:
    """Does a word of change or comparison stand right by the words?"""
    near = sentence.words[max(0, first.i - _NEAR) : last.i + _NEAR + 1]
    return any({word.lemma, word.lower} & (word_set("sums", "growing") | word_set("sums", "falling")) for word in near)


def _than(sentence: Sentence, last: Word) -> Word | None:
    """Return the «чем» of a comparison behind its size."""
    near = sentence.words[last.i + 1 : last.i + 1 + _NEAR + 2]
    return next((word for word in near if word.lower in word_set("times", "than")), None)


def _compared(view: View, sentence: Sentence, by: _By, parts: Sequence[Amount], near: Sequence[Amount]) -> Iterator[ChangeClaim]:
    """Hold a size against the amount before it and the one behind «чем», or the two before it."""
    if len(parts) + len(near) > _MOST:
        return  # a table, not prose
    own = [p for p in parts if p.number.start != by.words.start and not _is_size(sentence, p)]
    behind = [p for p in own if p.number.start > by.words.end and _is_in_comparison(sentence, by, p)]
    ahead = [p for p in own if p.number.end <= by.words.start]
    pool: list[Amount] = []
    if behind:
        pairs = [(one, behind[0]) for one in ahead or near]
    else:
        pool = [part for part in (*near, *own) if not _is_size(part.sentence, part)]
        pairs = list(permutations(pool, 2)) if own and by.unit == "times" and not _than(sentence, by.at) else []
    pairs = [pair for pair in pairs if _are_alike(*pair, by, joined=bool(behind))]
    fitting = [pair for pair in pairs if _fits(by, *pair)]
    told = {frozenset((one.number.start, other.number.start)) for one, other in pairs}
    alike = all(
        _count_alike(*pair) or _count_persons(*pair) for pair in pairs
    )  # «вдвое больше, чем от пожара, в котором пострадали восемь человек»
    if fitting or (len(told) == 1 and ((behind and alike) or len(pool) == _PAIR)):
        yield _claim(view, sentence, by, *(fitting or pairs)[0])


def _is_size(sentence: Sentence, part: Amount) -> bool:
    """Is an amount itself how much or how many times more, or a share?"""
    after = sentence.after(sentence.at(part.number.end - 1))
    folded = after is not None and after.lemma in word_set("sums", "fold")
    points = part.unit is not None and part.unit in word_set("sums", "points")
    return folded or points or part.number.kind == "percent" or preposition_of(sentence, part.number) in word_set("sums", "by")


def _is_in_comparison(sentence: Sentence, by: _By, part: Amount) -> bool:
    """«чем год назад, когда их было 500»: does an amount stand behind «чем», with no other sentence begun between?"""
    than = _than(sentence, by.at)
    if than is None or than.start > part.number.start:
        return False
    return not any(word.text in ";:—–" for word in sentence.between(than.end, part.number.start))


def _are_alike(one: Amount, other: Amount, by: _By, *, joined: bool) -> bool:
    """Do two amounts count one thing, as the size does; `joined`: the words of comparison say that they do."""
    if min(one.size, other.size) <= 0:
        return False
    same = _count_alike(one, other) or (joined and one.number.kind == other.number.kind == "cardinal")
    return same and (by.sort is None or by.unit == "%" or by.sort in (one.unit, other.unit) or joined)


def _fits(by: _By, one: Amount, other: Amount) -> bool:
    low, high = sorted((one, other), key=lambda part: part.size)
    told = Written(by.words.text, float(str(by.words.value)))
    ends = Written(low.number.text, low.size), Written(high.number.text, high.size)
    return change_fits(*ends, told, by.unit) or (by.unit == "%" and change_fits(ends[1], ends[0], told, by.unit))


def _claim(view: View, sentence: Sentence, by: _By, one: Amount, other: Amount) -> ChangeClaim:
    falls = any({w.lemma, w.lower} & word_set("sums", "falling") for w in sentence.words[max(0, by.at.i - _NEAR) : by.at.i + _NEAR + 2])
    low, high = sorted((one, other), key=lambda part: part.size)
    first, last = (high, low) if falls else (low, high)
    here = [part.number for part in (one, other) if part.sentence is sentence]
    return ChangeClaim(
        **told_at(view, sentence, by.at, *here, by.words),
        parts=(value_words(first.number), value_words(last.number)),
        total=by.words,
        unit=by.unit,
    )


def _is_share(sentence: Sentence, share: Amount) -> bool:
    """«27 млн, или 30 % похищенного», «явка составила 62,5 %», «придётся 70 % расходов»: is a percentage told of two amounts?"""
    first, last = sentence.at(share.number.start), sentence.at(share.number.end - 1)
    if preposition_of(sentence, share.number) in word_set("sums", "by") or _is_compared(sentence, first, last):
        return False
    opening = " ".join(word.lower for word in sentence.words[max(0, first.i - _CUE) : first.i])
    change = word_set("sums", "growing") | word_set("sums", "falling") | word_set("sums", "difference")
    if any(word.lemma in change for word in sentence.words[max(0, first.i - _CUE) : first.i]):
        return False  # «прибавка составила 12 %»
    said = any(opening.endswith(phrase) for phrase in word_set("sums", "that_is"))
    cued = any(word.lemma in word_set("sums", "share_cues") for word in sentence.words[max(0, first.i - _CUE) : first.i])
    return said or cued


def _shared(view: View, sentence: Sentence, share: Amount, parts: Sequence[Amount], near: Sequence[Amount]) -> Iterator[ChangeClaim]:
    """Hold a share against a whole and a part: of one sort, the sum of what is told and the rest counted as a whole too."""
    if len(parts) + len(near) > _MOST:
        return
    own = [part for part in parts if not _is_size(sentence, part)]
    rests = [part for part in own if _is_rest(part)]
    if rests:
        ahead = [part for part in own if part.number.end <= share.number.start]
        shared = next((part for part in reversed(own) if part not in rests and _count_alike(rests[0], part)), None)
        whole_words = _together(view, shared, rests[0]) if shared is not None else None
        pairs = [(whole_words, value_words(part.number)) for part in ahead[-1:] if whole_words is not None and part in (shared, rests[0])]
    else:
        pool = [*(part for part in near if not _is_size(part.sentence, part)), *own]
        here_too = {part.number.start for part in own}
        found = [(a, b) for a, b in permutations(pool, 2) if a.size >= b.size > 0 and {a.number.start, b.number.start} & here_too]
        pairs = [(value_words(a.number), value_words(b.number)) for a, b in found]
        sure = [(value_words(a.number), value_words(b.number)) for a, b in found if _is_sure(a, b, pool, share)]
    told = Written(share.number.text, share.size)
    fitting = [pair for pair in pairs if change_fits(_written(pair[0]), _written(pair[1]), told, "share")]
    certain = pairs if rests else [] if _is_told_after(sentence, share, own) else sure
    if not fitting and len(certain) != 1:
        return
    whole, part_words = (fitting or certain)[0]
    by = value_words(share.number)
    here = [words for words in (whole, part_words) if sentence.start <= words.start < sentence.end]
    yield ChangeClaim(
        **told_at(view, sentence, sentence.at(share.number.start), *here, by), parts=(whole, part_words), total=by, unit="share"
    )


def _is_told_after(sentence: Sentence, share: Amount, own: Sequence[Amount]) -> bool:
    """«аванс составит 15 % суммы, или 180 млн»: does the part follow the share, so that its whole stands elsewhere?"""
    after = next((part for part in own if part.number.start > share.number.end), None)
    between = [word.lower for word in sentence.between(share.number.end, after.number.start)] if after is not None else []
    return any(" ".join(between).endswith(phrase) for phrase in word_set("sums", "that_is"))


def _is_rest(part: Amount) -> bool:
    """«оставшиеся 63 млн», «остальные 36 млн»."""
    before = part.sentence.before_over(part.sentence.at(part.number.start), ("PUNCT",))
    return before is not None and not before.finite and before.lemma in word_set("sums", "rest_of_all")


def _together(view: View, part: Amount, rest: Amount) -> ValueWords:
    """Return a part and the rest of its whole as the whole."""
    start, end = part.number.start, rest.number.end
    return ValueWords(start=start, end=end, text=view.text[start:end], value=part.size + rest.size)


def _written(told: ValueWords) -> Written:
    return Written(told.text, float(str(told.value)))


def _is_sure(whole: Amount, part: Amount, pool: Sequence[Amount], share: Amount) -> bool:
    """Is it these two of which a share is told: both beside it and of one sort, or «30 из них» and what was counted first?"""
    if not _count_alike(whole, part) or any(_is_unscaled(amount) for amount in (whole, part)):
        return False
    among = part.sentence.words[part.sentence.at(part.number.end - 1).i + 1 :][:2]
    if " ".join(word.lower for word in among) in word_set("sums", "parts_after"):
        return whole is next(other for other in pool if other.sentence is part.sentence)
    return whole.sentence is part.sentence is share.sentence


def _count_persons(one: Amount, other: Amount) -> bool:
    """«8300 зрителей, на 1300 больше, чем в феврале, когда собрались 7000 человек»."""
    return all(part.unit is not None and is_person_noun(part.unit) for part in (one, other))


def _is_unscaled(amount: Amount) -> bool:
    """«Жителей теперь 84,3 тысячи. В 2020-м было 82,1»: do decimals with no noun leave out their «тысячи»?"""
    return amount.unit is None and amount.number.kind == "cardinal" and "," in amount.number.text


def _count_alike(whole: Amount, part: Amount) -> bool:
    """Do two amounts count one thing: «90 млн рублей», «63 млн» (of them), «80 тыс. избирателей», «50 тыс.»?"""
    kinds = {whole.number.kind, part.number.kind}
    scaled = kinds == {"money", "cardinal"} and all(
        p.number.kind == "money" or p.number.text.rstrip(".")[-1:].isalpha() for p in (whole, part)
    )
    return (len(kinds) == 1 or scaled) and (whole.unit == part.unit or None in (whole.unit, part.unit))
