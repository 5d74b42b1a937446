"""For which time an event takes place, and in what scope it is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.triggers import Trigger, support_verbs
from factcheck.claims.view import DASHES, Sentence, View, Word
from factcheck.model import HERE, Number, Ordinal, Timex

_SCOPE = 60  # characters from an ordinal to the words that bound its count
_OF_DAY = "-го"  # «31-го»
_JOINT = 4  # words from an ordinal to one that «и» joins to it
_PREDICATE = 6  # words from a linking verb to its ordinal: «стали для двух президентов пятыми»
_YEAR = re.compile(r"\d{4}")


def ordinal(view: View, sentence: Sentence, trigger: Trigger) -> Ordinal | None:
    """«вторую в этом году личную встречу», «в третий раз встретились», «впервые», «последние на данный момент»."""
    for number in sentence.numbers:
        if number.kind == "ordinal" and isinstance(number.value, int) and _counts(sentence, number.start, number.end, trigger):
            first, last = sentence.at(number.start), sentence.at(number.end - 1)
            if (
                _is_for_somebody(sentence, last, trigger)
                or _is_of_stretch(sentence, number, trigger)
                or _is_one_more(sentence, first)
                or _is_day(sentence, first)
            ):
                continue
            scope = HERE if _is_of_place(sentence, number, trigger) else _scope(view, sentence, sentence.at(number.start))
            return Ordinal(start=number.start, end=number.end, text=number.text, value=number.value, scope=scope)
    for word in sentence.clause_words(trigger.word):
        value = words("discourse")["ordinal_words"].get(word.lower)
        if value is not None and not trigger.nominal:
            return Ordinal(start=word.start, end=word.end, text=word.text, value=value, scope=_scope(view, sentence, word))
    return None


def _is_day(sentence: Sentence, first: Word) -> bool:
    """«в воскресенье, 31-го»: is it the day of a month?"""
    mark = sentence.before(first)
    weekday = sentence.before(mark) if mark is not None and mark.text == "," else None
    return sentence.is_timed(first) or (
        weekday is not None and sentence.is_timed(weekday) and first.text[:1].isdigit() and first.text.endswith(_OF_DAY)
    )


def _is_one_more(sentence: Sentence, first: Word) -> bool:
    """«Был и третий звонок, самый ранний»: one more that is told, whatever its place among them."""
    joint = sentence.before(first)
    verb = sentence.before(joint) if joint is not None else None
    return (
        joint is not None and joint.lower in word_set("discourse", "and") and verb is not None and verb.lemma == words("offices")["copula"]
    )


def _is_for_somebody(sentence: Sentence, last: Word, trigger: Trigger) -> bool:
    """«саммит был первым для двух президентов», «Для него саммит был первым»: an ordinal that counts no editions of the series."""
    after = sentence.after(last)
    serial = trigger.kind in word_set("triggers", "serial_kinds") or (trigger.kind == "match" and trigger.nominal)
    for_whom = word_set("triggers", "purpose_prepositions")
    both = any(word.lemma in word_set("triggers", "rivals") and word.number == "Plur" for word in sentence.words[1:3])
    opens = sentence.words[0].lower in for_whom and not both  # «Для соперников матч стал третьим»
    return serial and ((after is not None and after.lower in for_whom) or opens)


def further_ordinal(view: View, sentence: Sentence, first: Ordinal) -> Ordinal | None:
    """«Это пятая встреча и первая в этом году»: return the second count of the event, which stands for its noun."""
    following = next((n for n in sentence.numbers if n.kind == "ordinal" and n.start > first.end), None)
    if following is None or not isinstance(following.value, int) or not _is_joined(sentence, sentence.between(first.end, following.start)):
        return None
    number, after = sentence.at(following.start), sentence.after(sentence.at(following.end - 1))
    if number.case != sentence.at(first.start).case or (after is not None and after.pos in ("NOUN", "PROPN", "ADJ")):
        return None
    scope = _scope(view, sentence, number)
    return Ordinal(start=following.start, end=following.end, text=following.text, value=following.value, scope=scope)


def _is_joined(sentence: Sentence, between: Sequence[Word]) -> bool:
    """Does «и», perhaps after the noun counted, join two ordinals with no time and no mark between?"""
    if not 0 < len(between) <= _JOINT or between[-1].lower not in word_set("discourse", "and"):
        return False
    return not any(sentence.is_timed(word) or word.text in ",;:" for word in between)


def _counts(sentence: Sentence, start: int, end: int, trigger: Trigger) -> bool:
    """Does the ordinal count the event: before its noun over adjectives and a scope, or as «в третий раз»?"""
    word = sentence.at(start)
    if any(number.kind == "ordinal" and number.start == trigger.word.start for number in sentence.numbers):
        return word == trigger.word  # «стала второй, первая прошла в Осло»: each ordinal is of its own event
    if (times := _times_word(sentence, end)) is not None:
        if trigger.elliptic:
            return word == trigger.first
        after = sentence.after(times)
        elliptic = after is not None and after.text in DASHES  # «созвонились 18 января, во второй раз – 9 августа»
        cases = ("acc", "nom") if trigger.kind in word_set("triggers", "serial_kinds") else ("acc",)  # «Форум проводится в пятый раз»
        carried = trigger.word.case in cases and trigger.verb is not None and trigger.verb.lemma in support_verbs()
        counts = not trigger.nominal or carried  # «второй раз они вели переговоры»
        return sentence.clause(word) == sentence.clause(trigger.word) and counts and not elliptic
    if _predicate(sentence, word, trigger) or word == trigger.word:
        return True
    if not trigger.nominal or not 0 < trigger.first.i - word.i <= 8:
        return False
    between = sentence.words[word.i + 1 : trigger.first.i]
    if any(other.pos == "ADP" for other in between) and word.case not in (None, trigger.word.case):
        return False  # «шайба вторая в матче», «победа, седьмая в 12 матчах»
    if any(other.text in ":;" for other in between):
        return False  # «разговор стал вторым в этом году: предыдущий состоялся 28 января»
    return all(other.pos in ("ADJ", "ADP", "DET", "NUM", "ADV", "PUNCT") or sentence.is_timed(other) for other in between)


def _times_word(sentence: Sentence, end: int) -> Word | None:
    """Return the «раз» right behind a number that ends at `end`."""
    following = sentence.after(sentence.at(end - 1))
    return following if following is not None and following.lemma in word_set("discourse", "count_words") else None


def _counts_series(sentence: Sentence, number: Number, trigger: Trigger) -> bool:
    """«в пятый раз», said of what is held in a series."""
    return trigger.kind in word_set("triggers", "serial_kinds") and _times_word(sentence, number.end) is not None


def _is_of_stretch(sentence: Sentence, number: Number, trigger: Trigger) -> bool:
    """«За последние пять лет Осло принимает саммит во второй раз»: is what a series counts bounded by a length before?"""
    before = [t for t in sentence.timexes if t.start < number.start]
    return _counts_series(sentence, number, trigger) and any(t.type == "DURATION" for t in before)


def _is_of_place(sentence: Sentence, number: Number, trigger: Trigger) -> bool:
    """«Форум проходит в Осло во второй раз», «Осло принимает форум во второй раз»: are the editions counted that a place has held?"""
    clause = sentence.clause(trigger.word)
    places = [m for m in sentence.mentions if m.label == "PLACE" and sentence.clause(sentence.at(m.start)) == clause]
    return bool(places) and _counts_series(sentence, number, trigger)


def _predicate(sentence: Sentence, word: Word, trigger: Trigger) -> bool:
    """«встреча стала второй в этом году», «переговоры были для них третьими»: the ordinal is said of the noun."""
    verb = trigger.verb
    numeral = word.case is None and word.text[:1].isdigit()  # «саммит, 17-й по счёту», which the tagger leaves without a case
    agrees = numeral or (word.case == "nom" and word.gender == trigger.word.gender)
    if trigger.nominal and agrees and trigger.word.case == "nom":
        between = sentence.between(trigger.word.end, word.start)
        after = sentence.after(word)
        closes = after is None or not after.capital
        parted = not between or between[-1].text in "—–-,"
        if word.i > trigger.word.i and parted and closes and not any(other.finite for other in between):
            return True  # «встреча в Эльвестаде — вторая по счёту», «встреча вторая», «саммит СРГ, 18-й по счёту»
    linking = verb is not None and verb.lemma in word_set("discourse", "linking_verbs") and verb.i < word.i
    turned = trigger.nominal and linking and trigger.word.case == "ins" and trigger.word.i < word.i and word.case == "nom"
    if turned and sentence.clause(word) == sentence.clause(trigger.word):
        return True  # «Последним её саммитом был шестой»
    if trigger.nominal and linking and _can_be_said(sentence, word) and sentence.clause(word) == sentence.clause(trigger.word):
        return True
    return word.case == "ins" and _joined_predicate(sentence, word, trigger)


def _can_be_said(sentence: Sentence, ordinal: Word) -> bool:
    """Is an ordinal in the instrumental, or of the form that all other cases of a feminine share, with no noun behind it?

    «Встреча стала для двух президентов третьей», which the tagger takes for a genitive.
    """
    after = sentence.after(ordinal)
    alone = after is None or after.pos not in ("NOUN", "PROPN", "ADJ")
    return ordinal.case == "ins" or (ordinal.gender == "Fem" and ordinal.case in ("gen", "dat", "loc") and alone)


def _joined_predicate(sentence: Sentence, word: Word, trigger: Trigger) -> bool:
    """«Переговоры длились час и стали для них третьими»: a linking verb after «и», with no subject of its own, said of the event."""
    linking = word_set("discourse", "linking_verbs")
    verb = next((w for w in reversed(sentence.words[max(0, word.i - _PREDICATE) : word.i]) if w.finite), None)
    joiner = sentence.before(verb) if verb is not None else None
    if verb is None or joiner is None or verb.lemma not in linking or joiner.lower not in word_set("discourse", "and"):
        return False
    subject = trigger.word if trigger.nominal else next((w for w in sentence.clause_words(trigger.word) if w.case == "nom"), None)
    own = any(w.case == "nom" and w.pos in ("NOUN", "PROPN", "PRON") for w in sentence.words[verb.i + 1 : word.i])
    return subject is not None and not own and trigger.word.i < verb.i and subject.number == verb.number == word.number


def _is_of_list(view: View, sentence: Sentence, number: Word) -> bool:
    """«Два раза встретились они за год: … Первая встреча заняла час»: does an ordinal that opens a sentence count what was just told?"""
    before = view.sentence_before(sentence)
    if before is None or before.block != sentence.block or number.start != sentence.start:
        return False
    ordinals = {n.end for n in before.numbers if n.kind == "ordinal"}
    for word in before.words:
        ahead = before.before(word)
        if word.lemma in word_set("discourse", "count_words") and ahead is not None and ahead.end not in ordinals:
            return True
    return any(word.lower in word_set("discourse", "times_words") for word in before.words)


def _scope(view: View, sentence: Sentence, number: Word) -> str | None:
    """Return how the text bounds a count: this year, since a year, in a year, everything; None where the bound is not understood."""
    before = sentence.before(number)
    if before is not None and before.lower in word_set("status", "negation"):
        return None  # «не первая большая встреча»
    if _is_of_list(view, sentence, number):
        return None
    following = next((n for n in sentence.numbers if n.kind == "ordinal" and n.start > number.end), None)
    if following is not None and _is_joined(sentence, sentence.between(number.end, following.start)):
        return "all"  # «шестая и вторая в нынешнем году», «пятая встреча и первая в этом году»
    bound = scope_time(sentence, number)
    if bound is None and _is_bounded_before(sentence, number):
        return None
    ends = min(sentence.end, number.end + _SCOPE, following.start if following is not None else sentence.end)
    marks = [mark.start for mark in sentence.between(number.end, ends) if _parts_scopes(sentence, mark)]
    ends = marks[0] if marks else ends
    near = view.text[number.start : ends].lower()  # «вторым в этом году и четвёртым с тех пор, как …»
    scopes = words("discourse")["scopes"]
    if any(phrase in near for phrase in scopes["unknown"]):
        return None
    since = re.search(scopes["since_year"], near)
    if since:
        return f"since:{since[1]}"
    this_year = scopes["this_year"]
    if any(phrase in near for phrase in this_year) or (bound is not None and any(bound.text.lower() in phrase for phrase in this_year)):
        return "this_year"
    if bound is None:
        return "all"
    return f"since:{bound.value}" if bound.end_date is None else f"in:{bound.value}"


def _bounds_another(sentence: Sentence, timex: Timex, number: Word) -> bool:
    """«впервые в этом году и в четвёртый раз в общей сложности»: does a time before «и» bound the count before it?"""
    between = sentence.between(timex.end, number.start)
    first = between[0] if between else None
    before = sentence.before_over(sentence.at(timex.start), ("ADP",))
    ordinal = before is not None and (
        before.lower in words("discourse")["ordinal_words"] or any(n.kind == "ordinal" and n.end == before.end for n in sentence.numbers)
    )
    return first is not None and first.lower in word_set("discourse", "and") and ordinal


def _is_bounded_before(sentence: Sentence, number: Word) -> bool:
    """«их вторая встреча в 2024 году; первая, 18 апреля, …»: does an ordinal alone count in the scope of the one before?"""
    earlier = [n for n in sentence.numbers if n.kind == "ordinal" and n.end <= number.start]
    mark, after = sentence.before(number), sentence.after(number)
    alone = mark is not None and mark.text in ";," and after is not None and after.pos not in ("NOUN", "PROPN", "ADJ")
    return alone and bool(earlier) and scope_time(sentence, sentence.at(earlier[-1].start)) is not None


def _parts_scopes(sentence: Sentence, mark: Word) -> bool:
    """«в шестой раз; в этом году виделись ещё 18 апреля», «четвёртая встреча, а в этом году – первая»: does another count begin here?"""
    after = sentence.after(mark)
    contrast = mark.text == "," and after is not None and after.lower in word_set("discourse", "but")
    return mark.text == ";" or contrast or (mark.text == "," and _opens_by_dash(sentence, after))


def _opens_by_dash(sentence: Sentence, word: Word | None) -> bool:
    """«в пятый раз, в этом году — впервые»: does a time stand between a comma and a dash?"""
    word = sentence.after(word) if word is not None and word.pos == "ADP" and not sentence.is_timed(word) else word
    timed = word is not None and sentence.is_timed(word)
    while word is not None and sentence.is_timed(word):
        word = sentence.after(word)
    return timed and word is not None and word.text in DASHES


def scope_time(sentence: Sentence, number: Word) -> Timex | None:
    """Return the time that bounds a count: «вторая встреча лидеров в 2024 году», «это первая в этом году», «пятые с мая 2019 года»."""
    clause = sentence.clause(number)
    years = [
        timex
        for timex in sentence.timexes
        if timex.type == "DATE"
        and timex.begin is not None
        and (_YEAR.fullmatch(timex.value) or timex.end_date is None)
        and sentence.clause(sentence.at(timex.start)) == clause
        and timex.start - number.end < _SCOPE
        and not any(_parts_scopes(sentence, mark) for mark in sentence.between(number.end, timex.start))
        and not _bounds_another(sentence, timex, number)
    ]
    return min(years, key=lambda timex: abs(timex.start - number.start), default=None)
