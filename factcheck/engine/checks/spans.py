"""Lengths of time against their ends: «три дня, с 11 по 13 апреля», «шесть часов, с семи до 15:00», «14 лет, до 1983 года»; ranges.

Each check yields subjects of the type «article» with the field `own`; nothing is said where an end cannot be told for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Claim, EventClaim, Timex
from factcheck.temporal.lexicon import lexicon
from factcheck.values.durations import clock_of, tolerance, whole_length

_APART = 12  # characters between a length and its ends: «, за », « — »
_NOUNS = 4  # words between them where a noun of the length comes first: «трёхдневный государственный траур: с 21 по 23 ноября»
_FAR = 31  # days by which a count of days may be wrong and still mean the event of that name
_DAY = 24 * 60
_WEEK = 7  # days
_MOST_TIMES = 5  # how many times longer the way to an end may be than the length that is told of it
_PAIR = 2
_TWO_DAYS = 4  # dashes of a range in which both ends are days
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)/XXXX-(\d\d)-(\d\d)")
_LEAP = 2000  # a year for days that have none
Range = tuple[int, int]  # of characters


def lengths_against_ends(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """Yield the lengths that their first and last day, year or hour do not make, and the ranges that end before they begin."""
    for sentence in view.sentences:
        for timex in sentence.timexes:
            if timex.type == "DURATION" and timex.mod is None and timex.begin is None:
                yield from _length(view, sentence, timex)
    yield from _long_events(view, claims)
    yield from _begun_and_ended(view)
    yield from _reversed(view)


def _subject(view: View, timex: Timex, right: Sequence[int], said: int, other: Range) -> Subject:
    """Return the subject of a length: sound where what it says is one of the right counts, of which the likeliest comes first."""
    if said in right:
        return sound("article", "own", timex.start, timex.end)
    return at_odds(view.text, (timex.start, timex.end), "two times", str(right[0]), [other])


def _length(view: View, sentence: Sentence, timex: Timex) -> Iterator[Subject]:
    whole = whole_length(timex.value)
    ends = _ends_after(sentence, timex)
    if whole is None:
        if timex.minutes is not None and timex.minutes[0] == timex.minutes[1]:
            yield from _hours(view, sentence, timex, timex.minutes[0], ends)
        return
    said, unit = whole
    if unit == "D":
        days = _days_after(sentence, timex)
        if days is not None:
            yield _subject(view, timex, (days[0], days[0] - 1), said, (days[1], days[2]))
        return
    ends = ends or (_served(sentence, timex) if unit == "Y" else None)
    if unit not in "MY" or ends is None or ends.type != "DATE" or ends.end_date is None:
        return
    start = ends if "/" in ends.value else _start_before(view, sentence, timex)
    if start is not None and start.begin is not None and (start is ends or start.begin < ends.end_date):
        right = _counts(start.begin, ends, unit)
        if 0 < right[0] <= _MOST_TIMES * said or (start is ends and right[0] > 0):
            yield _subject(view, timex, right, said, (ends.start, ends.end))


def _hours(view: View, sentence: Sentence, timex: Timex, said: float, ends: Timex | None) -> Iterator[Subject]:
    """Hold a length in hours and minutes against the two times of day beside it: a range, or «начался в 18:30, закончился в 21:40»."""
    if ends is not None and ends.type == "TIME" and ends.minutes is not None:
        apart, words = ends.minutes[0], (ends.start, ends.end)
    elif (told := _over_weekdays(sentence, timex)) is not None:
        apart, words = told
    else:
        begun, ended = (_clocks_beside(sentence, timex, name) for name in ("beginning", "ending"))
        lasting = word_set("triggers", "support", "lasting")
        lasts = any((w.finite or w.form == "Inf") and w.lemma in lasting for w in sentence.clause_words(sentence.at(timex.start)))
        if len(begun) != 1 or len(ended) != 1 or not lasts:
            return
        apart = ((clock_of(ended[0].value) or 0) - (clock_of(begun[0].value) or 0)) % _DAY
        words = (ended[0].start, ended[0].end)
    if min(abs(apart - said), abs(apart + _DAY - said)) <= tolerance(said):
        yield sound("article", "own", timex.start, timex.end)
    else:
        whole, minutes = divmod(round(apart), 60)
        expected = f"{whole}:{minutes:02}" if minutes else str(whole)
        yield at_odds(view.text, (timex.start, timex.end), "two times", expected, [words])


def _over_weekdays(sentence: Sentence, timex: Timex) -> tuple[float, Range] | None:
    """«29 часов, с 5:10 вторника до 10:10 среды»: return the minutes between two times of day of named weekdays, and where they stand."""
    clocks = [t for t in sentence.timexes if t.start > timex.end and clock_of(t.value) is not None]
    if len(clocks) != _PAIR or not _follows(sentence, timex, clocks[0].start):
        return None
    days = []
    for clock in clocks:
        inside = sentence.between(clock.start, clock.end)
        after = sentence.after(sentence.at(clock.end - 1))
        named = [lexicon().words.get(word.lower, {}).get("weekday") for word in (*inside, *([after] if after is not None else []))]
        days += [day for day in named if day is not None][:1]
    until = sentence.before(sentence.at(clocks[1].start))
    if len(days) != _PAIR or until is None or until.lower not in word_set("times", "before"):
        return None
    apart = (clock_of(clocks[1].value) or 0) - (clock_of(clocks[0].value) or 0) + (days[1] - days[0]) % _WEEK * _DAY
    return apart, (clocks[0].start, clocks[1].end)


def _clocks_beside(sentence: Sentence, timex: Timex, name: str) -> list[Timex]:
    """Return the times of day of a length's sentence, each right beside a verb of beginning or of ending; «до 11:40» ends as well."""
    clocks = [t for t in sentence.timexes if t is not timex and clock_of(t.value) is not None]
    verbs = [w for w in sentence.words if w.pos == "VERB" and w.form != "Inf" and w.lemma in word_set("times", name)]
    told = [t for verb in verbs for t in clocks if _in_reach(sentence, verb, t)]
    nouns = word_set("times", f"{name}_nouns")  # «отправление в 20:00, прибытие в 5:00»
    told += [t for t in clocks if (noun := sentence.before_over(sentence.at(t.start), ("ADP",))) is not None and noun.lemma in nouns]
    until = [
        t for t in clocks if (before := sentence.before(sentence.at(t.start))) is not None and before.lower in word_set("times", "before")
    ]
    return told or (until if name == "ending" else [])


def _in_reach(sentence: Sentence, verb: Word, timex: Timex) -> bool:
    between = sentence.between(min(verb.end, timex.end), max(verb.start, timex.start))
    return not any(word.finite or word.text in ",;:—–" for word in between)


def _counts(begin: date, ends: Timex, unit: str) -> tuple[int, ...]:
    """Return how many years or months lie between two ends: of two years the difference and one more, of two months as well."""
    end = ends.end_date
    assert end is not None
    if unit == "M":
        months = (end.year - begin.year) * 12 + end.month - begin.month
        return months + 1, months
    years = end.year - begin.year
    if ends.value.count("-") == _TWO_DAYS:  # from day to day
        months = years * 12 + end.month - begin.month
        return tuple(dict.fromkeys((round(months / 12), months // 12)))
    return (years, years + 1) if "-" not in ends.value.rpartition("/")[2] else (years, years + 1, years - 1)


def _ends_after(sentence: Sentence, timex: Timex) -> Timex | None:
    """Return the range, or the end («до 1983 года»), that stands right after a length, or the range that it sums up."""
    later = next((t for t in sentence.timexes if t.start >= timex.end), None)
    if later is not None and _follows(sentence, timex, later.start):
        until = later.begin is None and later.end_date is not None
        return later if "/" in later.value or until else None
    return _summed_up(sentence, timex)


def _summed_up(sentence: Sentence, timex: Timex) -> Timex | None:
    """«с 2010 по 2015 год, ровно пять лет»: return the range before a length that closes its phrase."""
    earlier = next((t for t in reversed(sentence.timexes) if t.end <= timex.start), None)
    following = sentence.after(sentence.at(timex.end - 1))
    if earlier is None or "/" not in earlier.value or timex.start - earlier.end > _APART:
        return None
    if following is not None and following.pos != "PUNCT":
        return None
    between = sentence.between(earlier.end, timex.start)
    plain = all(w.text in ",—–(" or w.pos in ("ADV", "PART", "ADJ") or w.lower in word_set("times", "that_is") for w in between)
    return earlier if plain and any(w.text in ",—–(" for w in between) else None


def _lasting(sentence: Sentence, timex: Timex) -> Timex | None:
    """«пройдут с 14 по 23 июля в Осло и займут десять дней»: the one range before a verb of lasting that «и» joins to it."""
    verb = sentence.before(sentence.at(timex.start))
    joint = sentence.before(verb) if verb is not None and verb.finite else None
    if verb is None or joint is None or verb.lemma not in word_set("triggers", "support", "lasting"):
        return None
    ranges = [t for t in sentence.timexes if t.end <= joint.start and "/" in t.value]
    if joint.lower not in word_set("discourse", "and") or len(ranges) != 1:
        return None
    between = sentence.between(ranges[0].end, joint.start)
    return None if any(word.finite or word.text == ";" for word in between) else ranges[0]


def _served(sentence: Sentence, timex: Timex) -> Timex | None:
    """«С 2011 по 2019 год он был мэром и проработал в этой должности восемь лет»: the one time of a sentence, a range, before a length."""
    others = [t for t in sentence.timexes if t is not timex and t.type == "DATE"]
    clause = [w for w in sentence.clause_words(sentence.at(timex.start)) if w.start < timex.start]
    worked = any(w.finite and w.tense == "Past" and w.lemma in word_set("times", "served") for w in clause)
    one = len(others) == 1 and "/" in others[0].value and others[0].end <= timex.start
    return others[0] if worked and one else None


def _start_before(view: View, sentence: Sentence, timex: Timex) -> Timex | None:
    """Return the last year or month told before a length, in its sentence or the one before in its paragraph."""
    before = view.sentence_before(sentence)
    near = [t for t in sentence.timexes if t.end <= timex.start]
    if not near and before is not None and before.block == sentence.block:
        near = before.timexes
    dates = [t for t in near if t.type == "DATE"]
    return dates[-1] if dates and dates[-1].begin is not None and "/" not in dates[-1].value else None


def _days_after(sentence: Sentence, timex: Timex) -> tuple[int, int, int] | None:
    """Return how many days stand right after a length, as a range or a list, and where."""
    later = [t for t in map(_with_year, sentence.timexes) if t.start >= timex.end and t.type == "DATE" and t.begin and t.end_date]
    if not later or not _follows(sentence, timex, later[0].start):
        summed = _summed_up(sentence, timex) or _lasting(sentence, timex)
        summed = _with_year(summed) if summed is not None else None
        later = [summed] if summed is not None and summed.begin is not None and summed.end_date is not None else []
    if not later:
        return None
    first = later[0]
    if first.begin != first.end_date and first.rule in ("days", "range", "days_across_months"):
        return ((first.end_date or date.min) - (first.begin or date.min)).days + 1, first.start, first.end
    run = [first]
    for other in later[1:]:
        between = sentence.between(run[-1].end, other.start)
        if other.begin != other.end_date or not between or any(w.text not in ",и" for w in between):
            break
        run.append(other)
    return (len(run), first.start, run[-1].end) if len(run) > 1 else None


def _with_year(timex: Timex) -> Timex:
    """Give the ends of a range that has no year one and the same year."""
    match = _YEARLESS.fullmatch(timex.value)
    if match is None:
        return timex
    try:
        first, last = date(_LEAP, int(match[1]), int(match[2])), date(_LEAP, int(match[3]), int(match[4]))
    except ValueError:  # 31 June: `calendar` says so
        return timex
    return replace(timex, begin=first, end_date=last) if first <= last else timex


def _follows(sentence: Sentence, timex: Timex, start: int) -> bool:
    """Do only marks and prepositions stand between a length and a later time, or first the noun that lasts and then a colon or dash?"""
    between = sentence.between(timex.end, start)
    if start - timex.end <= _APART and between and all(w.text in ",—–(:" or w.pos == "ADP" for w in between):
        return True
    mark = next((n for n, w in enumerate(between[: _NOUNS + 1]) if w.text in ",—–(:"), None)
    if not mark or not all(w.text in ",—–(:" or w.pos == "ADP" for w in between[mark:]):
        return False
    lasting = between[:mark]
    if timex.rule == "adjective":
        since = between[mark + 1 : mark + 2]  # «пятидневный траур, с 30 января по 1 февраля»
        opens = bool(since) and since[0].lower in word_set("sums", "from")
        return (between[mark].text != "," or opens) and all(w.pos in ("ADJ", "NOUN") for w in lasting)
    return " ".join(w.lower for w in lasting) in word_set("times", "each_day")


def _long_events(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """«Двухдневный саммит, проходивший 12–13 сентября»: the days that an event lasted against those that it is dated to."""
    for claim in claims:
        if not isinstance(claim, EventClaim) or claim.duration is None or claim.date is None or claim.duration.mod is not None:
            continue
        days, begin, end = _in_days(claim.duration), claim.date.begin, claim.date.end_date
        if days is None or begin is None or end is None or begin == end or (end - begin).days > _FAR:
            continue
        if "/" in claim.date.value:
            yield _subject(view, claim.duration, ((end - begin).days + 1,), days, (claim.date.start, claim.date.end))


def _in_days(timex: Timex) -> int | None:
    """Return the count of a length in days, None for any other."""
    whole = whole_length(timex.value)
    return whole[0] if whole is not None and whole[1] == "D" else None


def _begun_and_ended(view: View) -> Iterator[Subject]:
    """«Завершился пятидневный визит. Прилетев 16 апреля, она отбыла 18 апреля»: a paragraph with one beginning, one end and one length."""
    for _, paragraph in groupby(view.sentences, key=lambda sentence: sentence.block):
        sentences = list(paragraph)
        lengths = [t for s in sentences for t in s.timexes if t.type == "DURATION" and t.mod is None and t.begin is None]
        days = [(t, count) for t in lengths if (count := _in_days(t)) is not None]
        begun = [t for s in sentences for t in _dates_beside(s, "beginning")]
        ended = [t for s in sentences for t in (*_dates_beside(s, "ending"), *_stayed_until(s))]
        if len(days) != 1 or len(begun) != 1 or len(ended) != 1:
            continue
        first, last = begun[0].begin, ended[0].begin
        if first is not None and last is not None and 0 < (last - first).days <= _FAR:
            whole = (last - first).days + 1
            yield _subject(view, days[0][0], (whole, whole - 1), days[0][1], (begun[0].start, ended[0].end))


def _dates_beside(sentence: Sentence, name: str) -> Iterator[Timex]:
    """Yield the exact days in the clause of a verb of beginning or ending."""
    for word in sentence.words:
        if word.pos in ("VERB", "AUX", "ADV") and word.lemma in word_set("times", name):
            inside = [t for t in sentence.timexes if sentence.clause(sentence.at(t.start)) == sentence.clause(word)]
            yield from (t for t in inside if t.type == "DATE" and t.begin is not None and t.begin == t.end_date)


def _stayed_until(sentence: Sentence) -> Iterator[Timex]:
    """«пробудет там до четверга, 12 марта»: the exact day that ends a stay."""
    for timex in sentence.timexes:
        word = sentence.at(timex.start)
        before = sentence.before(word)
        until = before is not None and before.lower in word_set("times", "before")
        stays = any(w.lemma in word_set("times", "staying") for w in sentence.clause_words(word) if w.pos in ("VERB", "AUX"))
        if timex.type == "DATE" and stays and (until or timex.begin is None) and timex.end_date is not None:
            yield replace(timex, begin=timex.end_date)  # «до 12 марта» is open at its beginning


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in (*words("times")["ranges"], words("times")["months_with_years"])]


def _reversed(view: View) -> Iterator[Subject]:
    """«с 18 по 16 сентября», «с 2021 по 2015 год», «15–14 апреля»: a range that ends before it begins."""
    text = view.text.lower()
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if view.sentence_at(match.start()) is None or not _are_months(match):
                continue
            if int(match["a"]) > int(match["b"]):
                other = [(match.start("a"), match.end("a"))]
                yield at_odds(view.text, (match.start(), match.end()), "two times", f"{match['b']}–{match['a']}", other)
            else:
                yield sound("article", "own", match.start(), match.end())


def _are_months(match: re.Match[str]) -> bool:
    names = [match[name] for name in ("m1", "m2") if name in match.re.groupindex]
    return all("month" in lexicon().words.get(name.replace("ё", "е"), {}) for name in names)
