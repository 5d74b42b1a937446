"""Times counted back from publication: «в 1983 году, 40 лет назад», «живёт там 45 лет: приехал в 1980 году», «с тех пор прошло 34 года».

Each check yields subjects of the type «article» with the field `own`; nothing is said where the other time cannot be told for certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Timex
from factcheck.values.durations import whole_length
from factcheck.values.slips import looks_like_slip_of

_YEAR_DIGITS = 4
_HALF = 14  # days of a month that make it «a month and a half»
_PLACED = 48  # characters between two times with a place between: « в Актобеке (Тургайская область), »
_APART = 12  # characters between two times of which one explains the other: «, за », « — »
_YEAR = 366
_UNITS = {"D": "day", "W": "week", "M": "month"}  # of ISO 8601 lengths
_REASON = 4  # words from a length to the colon that explains it


def counts_to_now(view: View, published: date | None) -> Iterator[Subject]:
    """Yield the counts back from publication, and the lengths that last until it, that do not fit the times beside them."""
    if published is None:
        return
    for sentence in view.sentences:
        yield from _ago(view, sentence, published)
        yield from _until_now(view, sentence, published)


def _counted(view: View, timex: Timex, right: Sequence[int], said: int, other: Timex) -> Subject:
    if said in right:
        return sound("article", "own", timex.start, timex.end)
    return at_odds(view.text, (timex.start, timex.end), "two times", str(right[0]), [(other.start, other.end)])


def _ago(view: View, sentence: Sentence, published: date) -> Iterator[Subject]:
    """«в 1983 году, 40 лет назад», «17 августа, ровно три месяца назад»: a date beside a count back from publication."""
    for timex in sentence.timexes:
        if timex.rule != "ago" or timex.mod is not None or timex.shift is None:
            continue
        count, unit = -timex.shift[0], timex.shift[1]
        for other in sentence.timexes:
            if other is timex or other.begin is None or other.rule == "ago":
                continue
            gap = (other.end, timex.start) if other.end <= timex.start else (timex.end, other.start)
            between = sentence.between(*gap)
            beside = all(word.text in ",—–(:" or word.pos in ("ADV", "ADP") for word in between)  # «17 августа, ровно три месяца назад»
            placed = unit == "year" and other.end <= timex.start and not any(w.finite for w in between)  # «2015 года в Осло, 9 лет назад»
            parted = any(word.text in ",—–(:" for word in between)  # «восемь лет назад: 17–21 августа 2015 года собрались …»
            if not 0 <= gap[1] - gap[0] <= (_PLACED if placed else _APART) or not (beside or placed) or not parted:
                continue
            if other.end <= timex.start and _opens_clause(sentence, timex, other):
                continue
            way = _way_back(other, published, unit)
            if way is not None:
                yield _counted(view, timex, way, count, other)


def _opens_clause(sentence: Sentence, timex: Timex, earlier: Timex) -> bool:
    """«Он родился в 1950 году, 10 лет назад вышел на пенсию»: does the count go with a verb after it, and the date with one before?"""
    following = sentence.after(sentence.at(timex.end - 1))
    after = following is not None and following.pos != "PUNCT"
    return after and any(word.finite for word in sentence.words if word.start < earlier.start)


def _way_back(other: Timex, published: date, unit: str) -> tuple[int, ...] | None:
    """Return the counts that are right for a date, the likeliest first; None where the date is too vague or of another sort."""
    assert other.begin is not None
    exact = other.begin == other.end_date and other.type in ("DATE", "TIME")
    if unit == "year":
        written = other.written_year or len(other.value) == _YEAR_DIGITS
        return (published.year - other.begin.year, published.year - other.begin.year - 1) if written else None
    if not exact or other.anchor not in (None, "publication") or not 0 < (published - other.begin).days <= 2 * _YEAR:
        return None
    days = (published - other.begin).days
    if unit == "month":
        months = (published.year - other.begin.year) * 12 + published.month - other.begin.month
        early = published.day < other.begin.day
        return (months, months - 1) if early else (months,) if abs(published.day - other.begin.day) < _HALF else (months, months + 1)
    return (days,) if unit == "day" else (round(days / 7), days // 7) if unit == "week" else None


def _until_now(view: View, sentence: Sentence, published: date) -> Iterator[Subject]:
    """«живёт там 45 лет: приехал в 1980 году», «Здание открылось в 1991 году; с тех пор прошло 34 года»: years that last until now."""
    for timex in sentence.timexes:
        whole = whole_length(timex.value)
        if timex.type != "DURATION" or timex.mod is not None or timex.begin is not None or whole is None:
            continue
        if whole[1] in _UNITS:
            yield from _days_until_now(view, sentence, timex, published)
        if whole[1] != "Y":
            continue
        told = _since_then(view, sentence, timex) or _explained(sentence, timex) or _since_beside(sentence, timex)
        starts = [t for t in told if t.written_year or len(t.value) == _YEAR_DIGITS]
        if starts:
            fitting = [start for start in starts if whole[0] in _years_since(start, published)]
            start = fitting[-1] if fitting else starts[-1]
            yield _counted(view, timex, _years_since(start, published), whole[0], start)


def _days_until_now(view: View, sentence: Sentence, timex: Timex, published: date) -> Iterator[Subject]:
    """«Встречу назначили на 9 декабря. С той даты прошло шесть недель»: against the exact days told before, of which any may be meant."""
    whole = whole_length(timex.value)
    days = [t for t in _since_then(view, sentence, timex) if t.begin == t.end_date]
    ways = [(t, way) for t in days if whole is not None and (way := _way_back(t, published, _UNITS[whole[1]])) is not None]
    if whole is not None and ways:
        other, way = next(((t, way) for t, way in ways if whole[0] in way), ways[-1])
        if whole[0] in way or looks_like_slip_of(whole[0], way[0]):
            yield _counted(view, timex, way, whole[0], other)


def _years_since(start: Timex, published: date) -> tuple[int, int]:
    """Return the counts of years from a time until publication, the likelier first."""
    assert start.begin is not None
    years = published.year - start.begin.year
    passed = (published.month, published.day) >= (start.begin.month, start.begin.day)
    return (years, years - 1) if passed else (years - 1, years)


def _since_then(view: View, sentence: Sentence, timex: Timex) -> list[Timex]:
    """«с тех пор прошло 34 года»: return the times told before in this paragraph, any of which may be meant."""
    clause = [word for word in sentence.clause_words(sentence.at(timex.start)) if word.start < timex.start]
    words = " ".join(word.lower for word in clause)
    if not any(word.lemma in word_set("times", "passing") and word.finite for word in clause):
        return []
    if not any(phrase in words for phrase in word_set("times", "since_then")):
        return []
    told = [t for t in view.timexes if t.end <= clause[0].start and t.type == "DATE" and t.begin is not None]
    return [t for t in told if view.in_block_of(t.start, sentence)]


def _since_beside(sentence: Sentence, timex: Timex) -> list[Timex]:
    """«они знакомы 14 лет, с 2011 года»: return the open time right after a length that lasts still: no verb of the past is beside it."""
    later = next((t for t in sentence.timexes if t.start >= timex.end), None)
    if later is None or later.begin is None or later.end_date is not None or later.start - timex.end > _APART:
        return []
    between = sentence.between(timex.end, later.start)
    plain = bool(between) and all(word.text in ",—–(" or word.pos in ("ADP", "PART", "ADV") for word in between)
    clause = sentence.clause_words(sentence.at(timex.start))
    past = any(word.tense == "Past" or (word.finite and word.tense != "Pres") for word in clause)  # «руководивший страной восемь лет, …»
    lasts = not past and any(word.pos in ("VERB", "ADJ") for word in clause)
    return [later] if plain and lasts else []


def _explained(sentence: Sentence, timex: Timex) -> list[Timex]:
    """«живёт там 45 лет: приехал в 1980 году»: return the one time of a clause after the colon that tells how it began."""
    word = sentence.at(timex.end - 1)
    rest = sentence.words[word.i + 1 :]
    colon = next((w for w in rest[:_REASON] if w.text == ":"), None)
    if colon is None or not any(_is_now(w) for w in sentence.clause_words(word)):
        return []
    later = [t for t in sentence.timexes if t.start > colon.start and t.begin is not None]
    past = [w for w in sentence.words[colon.i + 1 :] if w.finite]
    began = bool(past) and all(w.tense == "Past" and w.lemma in word_set("times", "began") for w in past)
    return later if len(later) == 1 and began else []


def _is_now(word: Word) -> bool:
    return word.finite and word.tense == "Pres" and word.lemma in word_set("times", "lasting_now")
