"""The headline against what stands below it: a number, a day or a place that the article has otherwise (contract, «contradiction»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.quantities import counted_noun
from factcheck.claims.status import status_of
from factcheck.claims.triggers import find_triggers
from factcheck.claims.verbs import verb_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.declension import fold_name
from factcheck.language.morphology import is_person_noun
from factcheck.model import Mention, Number, Timex
from factcheck.reference.linker import Linker
from factcheck.reference.rows import PlaceRow
from factcheck.values.durations import compare_durations, whole_length
from factcheck.values.quantities import compare_quantities

_LEAD = 2  # blocks below the headline in which what it tells is told again
_LONGEST = 160  # characters of a headline; a longer first block is a paragraph
_RATIO_OF_PEOPLE = 5.0  # between two counts of those who died
_RATIO = 2.0  # between a number and the one that it is a slip of
_BY_CHANCE = 20  # a number from here on that a text has twice is one number
_NEAR = 31  # days between two days that are a slip of one another
_FATE = 5  # words from a number of people to what has happened to them
_STEM = 4  # letters by which an adjective is one of a place


def headline_against_body(view: View, mentions: Sequence[Mention], linker: Linker) -> Iterator[Subject]:
    """Yield a subject for each number, day and place of the headline that its article tells, or that it contradicts."""
    blocks = view.article.blocks
    if len(blocks) <= _LEAD or blocks[0].end - blocks[0].start > _LONGEST or view.text[: blocks[0].end].rstrip().endswith("."):
        return
    end = blocks[0].end
    below = [sentence for sentence in view.sentences if sentence.start >= end]
    lead_ends = blocks[_LEAD].end
    for sentence in view.sentences:
        if sentence.start < end:
            yield from _numbers(view, sentence, below, lead_ends)
            yield from _days(view, sentence, below, lead_ends)
            yield from _lengths(view, sentence, below, lead_ends)
            yield from _scores(view, sentence, below)
    yield from _places(view, end, lead_ends, mentions, linker)


def _numbers(view: View, headline: Sentence, below: Sequence[Sentence], lead_ends: int) -> Iterator[Subject]:
    """«заказ на 460 млн» over «контракт на 480 млн»: one amount of that unit in the lead, near to it, and nowhere the headline's own."""
    for number in headline.numbers:
        unit = _unit(headline, number) or _money_of(headline, number, below, lead_ends)
        if unit is None or number.mod is not None or not isinstance(number.value, int | float):
            continue
        told = [(n, s) for s in below for n in s.numbers if _unit(s, n) == unit and isinstance(n.value, int | float)]
        if (
            any(_is_repeated(number, n) for s in below for n in s.numbers)
            or any(_is_same(number, other) for other, _ in told)
            or any(_is_said_barely(number, n, s) for s in below for n in s.numbers)
        ):
            yield sound("article", "headline", number.start, number.end)
            continue
        lead = [n for n, s in told if n.start < lead_ends and n.mod is None and not _is_earlier(s, n)]
        ratio = _RATIO if unit not in words("quantities")["fates"] else _RATIO_OF_PEOPLE
        near = [n for n in lead if float(str(n.value)) > 0 and 1 / ratio <= float(str(number.value)) / float(str(n.value)) <= ratio]
        first = next((s for n in near for s in below if s.start <= n.start < s.end), None)
        in_first = [n for n in near if first is not None and first.start <= n.start < first.end]
        near = in_first if len({n.value for n in in_first}) == 1 else near  # «собрали 260 тыс. тонн. Это больше, чем год назад, когда …»
        if len({n.value for n in near}) == 1:
            other = near[0]
            yield at_odds(
                view.text,
                (number.start, number.end),
                "headline",
                f"{other.value:.10g}",
                [(other.start, other.end)],
                actual=f"{number.value:.10g}",
                field="headline",
            )


def _money_of(headline: Sentence, number: Number, below: Sequence[Sentence], lead_ends: int) -> str | None:
    """«купил завод за 4,2 млрд» over «сделка на 4,2 млрд рублей»: the one currency of the lead, for a large number with no noun."""
    after = headline.after(headline.at(number.end - 1))
    scales = {word.rstrip(".") for word in number.text.lower().split()} & words("quantities")["scales"].keys()
    if number.kind != "cardinal" or not scales or (after is not None and after.pos not in ("PUNCT", "ADP", "VERB")):
        return None
    units = {n.unit for s in below if s.start < lead_ends for n in s.numbers if n.kind == "money"}
    return next(iter(units)) if len(units) == 1 else None


def _lengths(view: View, headline: Sentence, below: Sequence[Sentence], lead_ends: int) -> Iterator[Subject]:
    """«закроют на 54 дня» over «остановят на 45 дней»: no length below is the headline's, and the lead tells one of its unit."""
    told = [t for s in below for t in s.timexes if t.type == "DURATION" and t.minutes is not None]
    ages = [n.value for s in below for n in s.numbers if n.kind == "age"]
    for timex in headline.timexes:
        length = whole_length(timex.value) if timex.type == "DURATION" and timex.mod is None else None
        if length is None or timex.minutes is None:
            continue
        like = [(t, other) for t in told if (other := whole_length(t.value)) is not None and other[1] == length[1]]
        if any(compare_durations(timex.minutes, timex.mod, t.minutes).verdict == "agrees" for t in told if t.minutes) or length[0] in ages:
            yield sound("article", "headline", timex.start, timex.end)
            continue
        lead = [t for t, other in like if t.start < lead_ends and t.mod is None and 1 / _RATIO <= other[0] / length[0] <= _RATIO]
        if len({t.value for t in lead}) == 1 and len(like) == len(lead):
            other_side = [(lead[0].start, lead[0].end)]
            yield at_odds(view.text, (timex.start, timex.end), "headline", lead[0].text, other_side, actual=timex.text, field="headline")


def _scores(view: View, headline: Sentence, below: Sequence[Sentence]) -> Iterator[Subject]:
    """«выиграл серию 4:3» over «серия завершилась со счётом 4:2»: no score below is the headline's, and one is told of its noun."""
    told = [(n, s) for s in below for n in s.numbers if n.kind == "score"]
    for number in headline.numbers:
        if number.kind != "score":
            continue
        sides = set(str(number.value).split(":"))
        if any(set(str(n.value).split(":")) == sides for n, _ in told):
            yield sound("article", "headline", number.start, number.end)
            continue
        nouns = {w.lemma for w in headline.words if w.pos == "NOUN"}
        like = [(n, s) for n, s in told if any(w.lemma in nouns for w in s.clause_words(s.at(n.start)))]
        if len({n.value for n, _ in like}) == 1:
            other = like[0][0]
            yield at_odds(view.text, (number.start, number.end), "headline", str(other.value), [(other.start, other.end)], field="headline")


def _is_repeated(number: Number, other: Number) -> bool:
    """«эвакуировали 320 человек» over «вывезли 320 жителей»: a number that is too exact to stand there by chance."""
    plain = number.kind == other.kind == "cardinal" and isinstance(number.value, int | float)
    return plain and number.value == other.value and float(str(number.value)) >= _BY_CHANCE


def _is_said_barely(number: Number, other: Number, sentence: Sentence) -> bool:
    """«на «Зимородке» 18 человек, …, всего 34», «собирались одиннадцать раз»: the number as a total, or of times?"""
    if other.value != number.value or other.kind != "cardinal" or number.kind != "cardinal":
        return False
    before, noun = sentence.before(sentence.at(other.start)), counted_noun(sentence, other)
    total = noun is None and before is not None and before.lower in word_set("sums", "total_before")
    after = sentence.after(sentence.at(other.end - 1))
    return total or (after is not None and after.lemma in word_set("discourse", "count_words"))


def _unit(sentence: Sentence, number: Number) -> str | None:
    if number.kind in ("money", "percent"):
        return number.unit or number.kind
    noun = counted_noun(sentence, number) if number.kind == "cardinal" else None
    if number.kind == "cardinal" and (noun is None or noun in word_set("quantities", "lives") or is_person_noun(noun)):
        fate = _fate(sentence, number)
        if fate is not None:
            return fate
    return None if noun in word_set("quantities", "too_general") else noun


def _fate(sentence: Sentence, number: Number) -> str | None:
    """Return what has happened to a number of people: «погибли девять горняков», «унесло пять жизней» tell one thing."""
    word = sentence.at(number.start)
    clause = [w for w in sentence.words if sentence.clause(w) == sentence.clause(word)]
    near = clause
    if not any(w.lemma in word_set("quantities", "count_of") for w in clause):  # «Число погибших при … выросло до пяти» is one count
        linked = any(w.lemma in word_set("discourse", "linking_verbs") for w in clause)  # «Жертвами крушения … стали четыре человека»
        near = [w for w in clause if -_FATE <= w.i - word.i < _FATE or (linked and w.case == "ins")]
    told = [(abs(w.i - word.i), fate) for w in near for fate, lemmas in words("quantities")["fates"].items() if verb_of(w) in lemmas]
    return min(told)[1] if told else None


def _is_earlier(sentence: Sentence, number: Number) -> bool:
    """«накануне говорилось о двух жертвах»: is it what was reported before?"""
    clause = {form for word in sentence.clause_words(sentence.at(number.start)) for form in (word.lower, word.lemma)}
    return all(clause & word_set("quantities", name) for name in ("earlier", "reporting"))


def _is_same(number: Number, other: Number) -> bool:
    """Does either number hold the other at its precision?"""
    mine, others = float(str(number.value)), float(str(other.value))
    verdicts = compare_quantities(mine, number.mod, others).verdict, compare_quantities(others, other.mod, mine).verdict
    return "agrees" in verdicts


def _days(view: View, headline: Sentence, below: Sequence[Sentence], lead_ends: int) -> Iterator[Subject]:
    """«соберутся 24 мая» over «пройдёт 22–23 мая»: no day below is the headline's, and those of the lead are near to it."""
    told = [timex for sentence in below for timex in sentence.timexes if timex.type == "DATE" and timex.begin and timex.end_date]
    for timex in headline.timexes:
        if timex.type != "DATE" or timex.begin is None or timex.begin != timex.end_date or timex.rule not in ("day", "written_number"):
            continue
        if any(other.begin is not None and other.end_date is not None and other.begin <= timex.begin <= other.end_date for other in told):
            yield sound("article", "headline", timex.start, timex.end)
            continue
        lead = [t for t in told if t.start < lead_ends and _is_days(t) and t.rule in ("day", "days")]
        near = [t for t in lead if t.begin is not None and abs((t.begin - timex.begin).days) <= _NEAR]
        if near:
            yield at_odds(
                view.text,
                (timex.start, timex.end),
                "headline",
                near[0].value,
                [(near[0].start, near[0].end)],
                actual=timex.value,
                field="headline",
            )


def _is_days(timex: Timex) -> bool:
    return timex.begin is not None and timex.end_date is not None and (timex.end_date - timex.begin).days <= _NEAR


def _places(view: View, end: int, lead_ends: int, mentions: Sequence[Mention], linker: Linker) -> Iterator[Subject]:
    """«обсудили в Осло» over «встретились в Бергене»: a place of the headline that the article does not name, and another that it does."""
    reference = linker.reference
    named = [m for m in mentions if m.label == "PLACE" and m.id and reference.get(PlaceRow, m.id)]
    below = [m for m in named if m.start >= end]
    text = fold_name(view.text[end:])
    for mention in (m for m in named if m.end <= end):
        before = _before(view, mention)
        if before is None or before.lower not in word_set("discourse", "inside_prepositions"):
            continue
        inside = [m for m in below if any(mention.id in chain for chain in [[m.id or ""], *reference.ancestors(m.id or "")])]
        rank = _kind(linker, mention)
        lead = [m for m in below if m.start < lead_ends and _kind(linker, m) == rank and _is_where(view, m)]
        first = view.article.blocks[1].end
        told = [m for m in lead if m.start < first]
        later = bool(inside) and inside[0].start >= first and bool(told) and _tells_event(view, mention)  # «… виделись и раньше, в Осло»
        lead = told if later else lead
        if (inside and not later) or (not inside and _stem(mention.name) in text):
            yield sound("article", "headline", mention.start, mention.end)
            continue
        if len({m.id for m in lead}) == 1:
            span = mention.start, mention.end
            yield at_odds(view.text, span, "headline", lead[0].name, [(lead[0].start, lead[0].end)], actual=mention.name, field="headline")


def _tells_event(view: View, mention: Mention) -> bool:
    """«обсудили в Осло паромы», not «Фосс остался в Осло», «Визит в Осло отменён»: is the place where an event of its clause was?"""
    sentence = view.sentence_at(mention.start)
    if sentence is None or sentence.at(mention.start).case != "loc":
        return False
    clause = sentence.clause(sentence.at(mention.start))
    own = [t for t in find_triggers(sentence) if sentence.clause(t.word) == clause]
    return bool(own) and all(status_of(sentence, t) not in ("cancelled", "postponed", "denied", "possible") for t in own)


def _kind(linker: Linker, mention: Mention) -> str | None:
    row = linker.reference.get(PlaceRow, mention.id or "")
    return None if row is None else "city" if row.kind in ("city", "capital", "town") else row.kind


def _before(view: View, mention: Mention) -> Word | None:
    sentence = view.sentence_at(mention.start)
    return sentence.before(sentence.at(mention.start)) if sentence is not None else None


def _is_where(view: View, mention: Mention) -> bool:
    before = _before(view, mention)
    return before is None or before.text == "(" or before.lower in word_set("discourse", "inside_prepositions")


def _stem(name: str) -> str:
    return fold_name(name)[: max(_STEM, len(name) - 2)]
