"""Sum claims: parts that are said to make a total: «14 человек, из них семь …», «86 млн крон: 31 млн на дороги, …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.claims.amounts import Amount, amounts_of, value_words
from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import DASHES, Sentence, View
from factcheck.model import SumClaim

_PAIR = 2
_NEAR = 0.2  # of a whole: by how much two parts right behind it may miss it and still be meant as all of it
_NAMED = 5  # words of a part's name: «Кестрания —», «Республика Кестрания —»
_CUE = 4  # words of the longest cue and a mark


def extract_sums(view: View) -> Iterator[SumClaim]:
    """Yield the sums of an article."""
    before: list[Amount] = []
    told: list[Amount] = []
    for sentence in view.sentences:
        parts = amounts_of(sentence)
        told = told if told and told[-1].sentence.block == sentence.block else []
        made = list(_sums(view, sentence, parts, before)) or list(_with_more(view, sentence, parts, told))
        yield from made or _rest_of_told(view, sentence, parts, told)
        before = parts
        told = [*told, *parts]


def _sums(view: View, sentence: Sentence, parts: Sequence[Amount], before: Sequence[Amount]) -> Iterator[SumClaim]:
    if parts and before and _opens(sentence, parts[0]) and before[-1].sentence.block == sentence.block:
        whole = sum(part.size for part in _run(before[-1], parts, among=True))
        made = next((part for part in before if part.size == whole and _fits(part, parts[0])), None)
        total = made or next((part for part in reversed(before) if _fits(part, parts[0])), before[-1])
        yield from _sum(view, sentence, total, _run(total, parts, among=True))
        return
    for k, total in enumerate(parts):
        following = parts[k + 1 :]
        if _parts_follow(sentence, total, following):
            whole = sum(part.size for part in _run(total, following))
            made = next((part for part in parts[:k] if part.size == whole), None)  # «38 человек – в двух гостиницах: 26 …, 12 …»
            total = made or _counted_first(sentence, parts[: k + 1])
            yield from _sum(view, sentence, total, _run(total, following, among=_is_among(sentence, total, following[0])))
            return
        if _are_after_comma(sentence, total, following):
            yield from _sum(view, sentence, total, following, closed=True)
            return
        rest = _with_rest(sentence, total, following)
        if rest:
            yield from _sum(view, sentence, total, rest)
            return
        if k >= 2 and _is_total(sentence, total):
            before_it = [part for part in parts[:k] if _fits(total, part)]
            ends = [before_it[n:] for n in range(1, len(before_it) - 1)]  # «пять делегаций, 420 чиновников, 310 врачей, всего 730»
            fitting = next((row for row in ends if sum(part.size for part in row) == total.size), before_it)
            if fitting is before_it and total.unit is None and len({part.unit for part in before_it} - {None}) > 1:
                return  # «24 матча, 13 побед, 6 ничьих и 5 поражений, всего 45 очков»
            yield from _sum(view, sentence, total, fitting)
            return


def _with_more(view: View, sentence: Sentence, parts: Sequence[Amount], told: Sequence[Amount]) -> Iterator[SumClaim]:
    """«контракт на восемь танкеров. … закажет ещё шесть танкеров, тогда всего их будет 14»: what was told, what comes on top, the whole."""
    for more, total in pairwise(parts):
        first = sentence.before(sentence.at(more.number.start))
        ahead = [p for p in told if p.unit is not None and p.unit == more.unit and p.number.mod is None]
        whole = any(w.lower in word_set("sums", "total_before") for w in sentence.between(more.number.end, total.number.start))
        on_top = first is not None and first.lemma in word_set("sums", "one_more")
        if on_top and whole and ahead and total.unit in (None, more.unit) and len({p.size for p in ahead}) == 1:
            yield from _sum(view, sentence, total, [ahead[-1], more], closed=True)
            return


def _are_after_comma(sentence: Sentence, total: Amount, following: Sequence[Amount]) -> bool:
    """«960 участников, 610 из Норвегии и 350 из-за рубежа», «90 снимков, 55 привезли, 35 нашли здесь»: two parts near to their whole.

    Each is a bare number with a preposition or a verb behind it, and nothing else is counted in the sentence.
    """
    if len(following) != _PAIR or total.unit is None or any(part.unit not in (None, total.unit) for part in following):
        return False
    first, second = following
    comma = sentence.before(sentence.at(first.number.start))
    joint = sentence.before(sentence.at(second.number.start))
    if comma is None or comma.text != "," or joint is None or not (joint.text == "," or joint.lower in word_set("discourse", "and")):
        return False
    between = sentence.between(total.number.end, comma.start)
    plain = not any(word.text in ",;:()" or word.finite for word in between)
    behind = [sentence.after(sentence.at(part.number.end - 1)) for part in following]
    told = all(word is not None and (word.pos == "ADP" or word.finite) for word in behind)
    alike = {part.number.kind for part in (total, *following)} == {"cardinal"}
    return plain and told and alike and abs(first.size + second.size - total.size) <= _NEAR * total.size


def _with_rest(sentence: Sentence, total: Amount, following: Sequence[Amount]) -> list[Amount]:
    """«из 900 вагонов 540 соберут здесь, остальные 360 – там»: the parts up to the one that is the rest of the whole."""
    opening = sentence.before_over(sentence.at(total.number.start), ("ADJ", "DET"))  # «из этих 75 тысяч»
    if opening is None or opening.lower not in word_set("sums", "of_all"):
        return []
    for number, part in enumerate(following):
        first = sentence.at(part.number.start)
        near = sentence.words[max(0, first.i - 2) : first.i]  # «остаётся построить 460 метров»
        if number and any(word.lemma in word_set("sums", "rest") for word in near):
            before = [other for other in following[:number] if _fits(total, other)]
            if before and _is_before_semicolon(before[-1]):
                return []  # «из пяти раненых двое — полицейские, трое — посетители; в больнице остаются трое»
            return [*before, part] if before and part.number.kind == total.number.kind else []
    return []


def _rest_of_told(view: View, sentence: Sentence, parts: Sequence[Amount], told: Sequence[Amount]) -> Iterator[SumClaim]:
    """«Выручка — 250 млн крон. … На внутренний рынок пришлось 140 млн, остальные 110 млн принёс экспорт»: a whole told before its parts.

    Where several amounts of its sort were told, it is the one that the parts make, else the first.
    """
    for number, rest in enumerate(parts):
        if rest.number.kind == "percent":
            continue  # «53,4 %, у Фосса 38,1 %, остальные 8,5 %» make a hundred
        first = sentence.at(rest.number.start)
        if not any(
            w.lemma in word_set("sums", "rest_of_all") and w.case is not None for w in sentence.words[max(0, first.i - 2) : first.i]
        ):
            continue
        here = [part for part in parts[:number] if _of_one_sort(part, rest)]
        here = [part for part in here if part.unit == here[-1].unit]  # «1240 человек из 14 стран, 860 приехали из-за рубежа»
        wholes = [part for part in (*told, *here[:-1]) if here and part.unit == here[-1].unit and part.number.mod is None]
        if not here or not wholes:
            return
        inside = [part for part in wholes if part.sentence is sentence]
        whole = inside[0] if inside else None
        own = here[1:] if whole is not None else here
        made = sum(part.size for part in own) + rest.size
        whole = whole or next((part for part in wholes if part.size == made), wholes[0])
        likely = len(own) == 1 and max(own[0].size, rest.size) < whole.size <= 2 * made <= 4 * whole.size
        if likely and own[0].number.mod is None and rest.number.mod is None:
            yield from _sum(view, sentence, whole, [*own, rest])
        return


def _of_one_sort(part: Amount, rest: Amount) -> bool:
    """Do two amounts count one thing, or the second one names none: «140 млн долларов, остальные 110 млн принёс экспорт»?"""
    after = rest.sentence.after(rest.sentence.at(rest.number.end - 1))
    bare = rest.unit is None or (after is not None and after.finite)
    scaled = part.number.kind == "money" and bare and rest.number.text[-1:].isalpha()
    if part.number.kind != rest.number.kind and not scaled:
        return False
    return part.unit is not None and (bare or part.unit == rest.unit)


def _counted_first(sentence: Sentence, before: Sequence[Amount]) -> Amount:
    """«девять встреч лидеров двух стран: …»: of several counts before the parts the one of its clause that heads the others."""
    last = before[-1]
    same = [part for part in before if sentence.clause(sentence.at(part.number.start)) == sentence.clause(sentence.at(last.number.start))]
    head = sentence.at(last.number.start)
    genitive = head.case == "gen" and len(same) > 1 and last.number.kind == same[0].number.kind == "cardinal"
    return same[0] if genitive else last


def _opens(sentence: Sentence, first: Amount) -> bool:
    """«Из них семь — от Тальмарии», «Два из них …, пять …»: does the sentence begin with the parts of what the one before counted?"""
    if first.number.start == sentence.start:
        return _is_part(sentence, first)
    start = " ".join(word.lower for word in sentence.words[:_CUE])
    inside = sentence.at(first.number.start).i <= _CUE
    return inside and any(start.startswith(f"{cue} ") for cue in word_set("sums", "parts_after"))


def _parts_follow(sentence: Sentence, total: Amount, following: Sequence[Amount]) -> bool:
    if len(following) < 2:
        return False
    if _is_among(sentence, total, following[0]):
        return True
    if _is_part(sentence, following[0]):  # «три человека, двое из них вернулись, двое остаются»
        return any(w.text == "," for w in sentence.between(following[0].number.end, following[1].number.start))
    between = sentence.between(total.number.end, following[0].number.start)
    marks = [word.i for word in between if word.text in word_set("sums", "marks") and not sentence.is_timed(word)]  # not of «18:00»
    if not marks:
        return False
    rest = [word for word in between if word.i > marks[-1]]
    named = bool(rest) and len(rest) <= _NAMED
    if named and rest[-1].finite and rest[-1].lemma in word_set("quantities", "measuring"):
        return all(word.pos in ("ADJ", "NOUN", "PROPN") for word in rest[:-1])  # «: экспорт составил 620 млн, импорт — 280 млн»
    return not rest or (named and rest[-1].text in word_set("sums", "part_marks"))


def _is_among(sentence: Sentence, total: Amount, first: Amount) -> bool:
    """«из них», «в том числе» between the total and its first part."""
    between = sentence.between(total.number.end, first.number.start)
    text = f" {' '.join(word.lower for word in between)} "
    return any(f" {cue} " in text for cue in word_set("sums", "parts_after"))


def _is_part(sentence: Sentence, first: Amount) -> bool:
    """«двое из них»: does the cue stand right after a number?"""
    after = sentence.words[sentence.at(first.number.end - 1).i + 1 :][:_CUE]
    text = " ".join(word.lower for word in after)
    return any(f"{text} ".startswith(f"{cue} ") for cue in word_set("sums", "parts_after"))


def _is_shared_out(sentence: Sentence, part: Amount) -> bool:
    """«по 4 — у ЛДПР и «Справедливой России»»: each has so many, so that the numbers do not add up."""
    before = sentence.before(sentence.at(part.number.start))
    return before is not None and before.lower in word_set("sums", "each")


def _run(total: Amount, following: Sequence[Amount], *, among: bool = False) -> list[Amount]:
    """Return the parts from the first on, up to a number that counts something else.

    `among`: they are said to be of the total, so that the first may have a noun of its own («24 моряка, из них 11 граждан Ардании, …»).
    """
    run: list[Amount] = []
    if following and any(w.lemma in word_set("sums", "unread") for w in total.sentence.between(total.number.end, following[-1].number.end)):
        return []  # «три у А, одна у Б, пять у В»: the tagger reads no number in «одна»
    if among and len(following) > 1:
        inside = following[0].sentence.between(following[0].number.end, following[-1].number.start)
        if any(w.lemma in word_set("sums", "unread") for w in inside):
            return []
    for part in following:
        before = part.sentence.before(part.sentence.at(part.number.start))
        if run and before is not None and before.lower in word_set("sums", "or"):
            continue  # «9300, или три четверти, учатся очно»
        if run and (_is_total(part.sentence, part) or _opens_sentence(run[-1], part)):
            break
        own_noun = among and not run and part.number.kind == "cardinal" == total.number.kind and part.unit is not None
        if not (_fits(total, part) or own_noun):
            break
        run.append(part)
        if len(run) > 1 and sum(other.size for other in run) == total.size and _is_before_semicolon(part):
            break  # «двое — полицейские, трое — посетители; в больнице остаются трое»
    return run


def _opens_sentence(before: Amount, part: Amount) -> bool:
    """«1100 человек, в том числе 240 из Норвегии; сначала говорили о 1250»: does another sentence stand between, after a semicolon?"""
    between = part.sentence.between(before.number.end, part.number.start)
    marks = [word.i for word in between if word.text == ";"]
    return bool(marks) and any(word.finite for word in between if word.i > marks[-1])


def _is_before_semicolon(part: Amount) -> bool:
    """Is a semicolon the first mark behind an amount?"""
    last = part.sentence.at(part.number.end - 1)
    mark = next((word for word in part.sentence.words[last.i + 1 :] if word.text in ",;:."), None)
    return mark is not None and mark.text == ";"


def _fits(total: Amount, part: Amount) -> bool:
    if (total.number.kind == "percent") != (part.number.kind == "percent"):
        return False
    if part.unit is None or part.unit == total.unit or total.unit is None:
        return True
    return total.unit in word_set("sums", "any_of") and part.number.kind == "cardinal"


def _is_total(sentence: Sentence, part: Amount) -> bool:
    """«…, всего 14»."""
    first = sentence.at(part.number.start)
    return any(word.lower in word_set("sums", "total_before") for word in sentence.words[max(0, first.i - 2) : first.i])


def _sum(view: View, sentence: Sentence, total: Amount, parts: Sequence[Amount], *, closed: bool = False) -> Iterator[SumClaim]:
    if len(parts) < 2 or any(_is_shared_out(part.sentence, part) for part in parts):
        return
    if any(part.number.mod is not None for part in (total, *parts)):
        return  # «около 610 км»: parts need not make what is only about so much
    if _are_of_length(sentence, parts) or _holds_unread(parts):
        return
    before = [sentence.before(sentence.at(part.number.start)) for part in parts[1:]]
    if any(word is not None and word.lower in word_set("sums", "against") for word in before):
        return  # «на девять пунктов: 54 против 45»
    alike = all(_fits(total, part) for part in parts)
    word = sentence.at(parts[0].number.start)
    yield SumClaim(
        **told_at(view, sentence, word, *(part.number for part in parts), total.number if total.sentence is sentence else None),
        parts=tuple(value_words(part.number) for part in parts),
        total=value_words(total.number),
        unit=total.unit,
        complete=alike and (closed or _is_closed(sentence, parts) or _is_parallel(sentence, total, parts)),
    )


def _holds_unread(parts: Sequence[Amount]) -> bool:
    """«1500 прислала А, 1200 — Б, 900 — В»: do figures stand among the parts that are no number to the reader (a year, «Прилив-2025»)?"""
    sentence = parts[0].sentence
    if parts[-1].sentence is not sentence:
        return False
    read = {n.start for n in sentence.numbers}
    between = sentence.between(parts[0].number.end, parts[-1].number.start)
    inside = [w for w in between if w.text.isdigit() and not any(n.start <= w.start < n.end for n in sentence.numbers)]
    return any(w.start not in read for w in inside)


def _are_of_length(sentence: Sentence, parts: Sequence[Amount]) -> bool:
    """«все четыре: 130, 45 и 50 минут»: do numbers go on with a length?"""
    for part in parts:
        joint = sentence.after(sentence.at(part.number.end - 1))
        after = sentence.after(joint) if joint is not None else None
        if joint is not None and after is not None and (joint.text == "," or joint.lower in word_set("discourse", "and")):
            if any(t.start == after.start and t.type == "DURATION" for t in sentence.timexes):
                return True
    return False


def _is_parallel(sentence: Sentence, total: Amount, parts: Sequence[Amount]) -> bool:
    """«24 пункта: 14 посвящены торговле, шесть — безопасности, четыре — экологии.»: a list after a colon that ends its sentence."""
    last = sentence.at(parts[-1].number.start)
    item = sentence.words[last.i - 1 :]
    colon = any(word.text in word_set("sums", "marks") for word in sentence.between(total.number.end, parts[0].number.start))
    ends = not any(word.text in ",;:" for word in item[1:]) and not any(word.finite for word in item)
    open_list = any(word.lemma.rstrip(".") in word_set("sums", "open_list") for word in item)
    openings = {
        after.lower for part in parts if (after := sentence.after(sentence.at(part.number.end - 1))) is not None and after.pos == "ADP"
    }
    alike = len(openings) == 1 and all(_is_before_preposition(part) for part in parts)  # «семеро: трое у А, двое у Б, двое у В»
    return colon and ends and not open_list and (alike or any(word.text in DASHES for word in item))


def _is_before_preposition(part: Amount) -> bool:
    after = part.sentence.after(part.sentence.at(part.number.end - 1))
    return after is not None and after.pos == "ADP"


def _is_closed(sentence: Sentence, parts: Sequence[Amount]) -> bool:
    """Is the list closed with «и» or «остальные» before its last part, so that it is all there is?"""
    between = sentence.between(parts[-2].number.end, parts[-1].number.start)
    return any(word.lower in word_set("discourse", "and") or word.lemma in word_set("sums", "rest") for word in between)
