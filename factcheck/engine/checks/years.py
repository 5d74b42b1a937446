"""Ages and anniversaries against the days of birth, death and founding that the article itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.verbs import is_participle, is_passive, verb_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import gender_of_lemma, lemma
from factcheck.language.names import is_patronymic
from factcheck.model import AgeClaim, AnniversaryClaim, Article, BirthClaim, Claim, DeathClaim, FoundingClaim, Timex, ValueWords
from factcheck.reference.links import Link
from factcheck.values.durations import whole_length
from factcheck.values.years import age_range

_FIRST_AND_PATRONYMIC = 2
_MONTH_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


def years_against_days(view: View, article: Article, links: Sequence[Link]) -> Iterator[Subject]:
    """Yield the ages and anniversaries that the reference did not decide, held against the article's own days."""
    claims = [link.claim for link in links]
    born = {c.person.name: c.date for c in claims if isinstance(c, BirthClaim) and c.date and c.date.begin and c.date.end_date}
    died = {c.person.name: c.date.begin for c in claims if isinstance(c, DeathClaim) and c.date and c.date.begin}
    founded = {c.organisation.name: c.date for c in claims if isinstance(c, FoundingClaim) and c.date and c.date.begin}
    yield from _lived(view, links, born, died)
    yield from _birthdays(view, claims, born)
    for link in links:
        claim = link.claim
        if link.fields or claim.voice not in ("own", "hearsay"):
            continue
        birth = _birth_of(claim, born) if isinstance(claim, AgeClaim) else None
        if isinstance(claim, AgeClaim) and birth is not None:
            yield from _age(view, article, claim, birth, died.get(claim.person.name))
        elif isinstance(claim, AnniversaryClaim) and claim.event is not None:
            named = founded.get(claim.event.name)
            if named is not None and not claim.event.mention and not _together(view, claim.start, named.start):
                named = None  # «предприятие» may be another firm than the one told of paragraphs before
            start = _founded_here(view, claim, claims) or named or _founded_beside(view, claim, claims) or _opened(view, claim)
            yield from _anniversary(view, article, claim, start) if start is not None else ()


def _birthdays(view: View, claims: Sequence[Claim], born: Mapping[str, Timex]) -> Iterator[Subject]:
    """«5 октября исполняется 80 лет … родилась 15 октября 1945 года»: the day on which somebody turns an age, and that of birth."""
    for claim in claims:
        if not isinstance(claim, AgeClaim) or not claim.turning or claim.voice != "own":
            continue
        birth, sentence = _birth_of(claim, born), view.sentence_at(claim.start)
        days = [t for t in sentence.dates(sentence.at(claim.value.start)) if _MONTH_DAY.fullmatch(t.value)] if sentence is not None else []
        told = days[0] if len(days) == 1 else None
        if birth is None or told is None or not _MONTH_DAY.fullmatch(birth.value) or told.shift is not None:
            continue
        if told.value[-5:] == birth.value[-5:]:
            yield sound("article", "own", birth.start, birth.end)
        else:
            yield at_odds(view.text, (birth.start, birth.end), "two days of one life", told.text, [(told.start, told.end)], claim=claim)


def _birth_of(claim: AgeClaim, born: Mapping[str, Timex]) -> Timex | None:
    """Return the day of birth of the one whose age is told: by the whole name, or by first name and patronymic where one bears them."""
    if claim.person.name in born:
        return born[claim.person.name]
    first = claim.person.name.split()[0]
    alike = [name for name in born if len(parts := name.split()) == _FIRST_AND_PATRONYMIC and parts[0] == first and is_patronymic(parts[1])]
    surnames = [name for name in born if " " not in name and name == claim.person.name.split()[-1]]
    found = alike or surnames
    return born[found[0]] if len(found) == 1 and " " in claim.person.name else None


def _together(view: View, left: int, right: int) -> bool:
    """Do two places of the text stand in one paragraph?"""
    sentence = view.sentence_at(left)
    return sentence is not None and view.in_block_of(right, sentence)


def _lived(view: View, links: Sequence[Link], born: Mapping[str, Timex], died: Mapping[str, date]) -> Iterator[Subject]:
    """«родился 5 мая 1931 года и прожил 84 года»: how long somebody lived, where both days are told."""
    for link in links:
        claim = link.claim
        if not isinstance(claim, DeathClaim) or claim.date is None or claim.person.name not in born or claim.person.name not in died:
            continue
        sentence = view.sentence_at(claim.start)
        birth = born[claim.person.name]
        if sentence is None or birth.begin is None or birth.end_date is None:
            continue
        near = [s for s in view.sentences if s.block == sentence.block]
        for length in (t for s in near for t in s.timexes if t.mod is None):
            years = whole_length(length.value)
            own = view.sentence_at(length.start)
            verb = own.before(own.at(length.start)) if own is not None else None
            if years is None or years[1] != "Y" or verb is None or verb.lemma not in word_set("lives", "living"):
                continue
            first, last = age_range(birth.begin, birth.end_date, died[claim.person.name])
            if first <= years[0] <= last:
                yield sound("article", "own", length.start, length.end)
            else:
                words = ValueWords(start=length.start, end=length.end, text=length.text, value=years[0])
                yield _subject(view, None, words, str(first) if first == last else f"{first}–{last}", birth)


def _founded_here(view: View, claim: AnniversaryClaim, claims: Sequence[Claim]) -> Timex | None:
    """«Клуб основан 20 мая 1934 года, и недавно праздновали его 90-летие»: the one founding of its sentence."""
    sentence = view.sentence_at(claim.start)
    beside = [o.date for o in claims if isinstance(o, FoundingClaim) and sentence and sentence.start <= o.start < sentence.end]
    return beside[0] if len(beside) == 1 else None


def _founded_beside(view: View, claim: AnniversaryClaim, claims: Sequence[Claim]) -> Timex | None:
    """Return the day of the one founding of the paragraph, where no name is given."""
    sentence = view.sentence_at(claim.start)
    beside = [
        other.date
        for other in claims
        if isinstance(other, FoundingClaim) and not other.organisation.name[:1].isupper() and _together(view, other.start, claim.start)
    ]
    assert claim.event is not None
    opens = sentence is not None and claim.event.start == sentence.start  # a capital there makes no name
    bare = claim.event.text == claim.event.name or " " not in claim.event.text
    return beside[0] if len(beside) == 1 and bare and (opens or not claim.event.text[:1].isupper()) else None


def _opened(view: View, claim: AnniversaryClaim) -> Timex | None:
    """«Старый мост, открытый 1 ноября 1966 года, разберут. В этом году ему исполняется 60 лет»: the day of the thing's own opening."""
    sentence = view.sentence_at(claim.start)
    assert claim.event is not None
    common = claim.event.start == (sentence.start if sentence is not None else -1) and " " not in claim.event.text
    if sentence is None or (claim.event.mention and not common and claim.event.text[:1].isupper()):
        return None
    before = view.sentence_before(sentence)
    near = [sentence, *([before] if before is not None and before.block == sentence.block else [])]
    nouns = {lemma(claim.event.name.lower()), lemma(claim.event.text.lower())}
    if nouns & word_set("lives", "happenings"):
        return _happened(sentence, before, claim)
    found = [day for s in near for word in s.words for noun in sorted(nouns) if (day := _opening_of(s, word, noun, claim)) is not None]
    found = list({(day.start, day.end): day for day in found}.values())
    return found[0] if len(found) == 1 else None


def _happened(sentence: Sentence, before: Sentence | None, claim: AnniversaryClaim) -> Timex | None:
    """«Отношения установили 21 апреля 1994 года: этому событию исполнится 30 лет»: the one day with a year told right before."""
    assert claim.event is not None
    inside = [t for t in sentence.timexes if t.type == "DATE" and t.end < claim.event.start and t.written_year]
    told = inside or [t for t in (before.timexes if before is not None else ()) if t.type == "DATE" and t.written_year]
    return told[0] if len(told) == 1 else None


def _is_taken_up(sentence: Sentence, word: Word, noun: str, claim: AnniversaryClaim) -> bool:
    """«организации исполнилось 15 лет, её создали 30 мая»: is it a pronoun for the noun told before in its sentence?"""
    genders = {**words("discourse")["object_pronouns"], **words("discourse")["subject_pronouns"]}
    gender = gender_of_lemma(noun)
    told_here = claim.event is not None and sentence.start <= claim.event.start < word.start
    return told_here and gender is not None and gender in genders.get(word.lower, "") and not sentence.is_governed(word)


def _is_possessed(sentence: Sentence, things: Sequence[Word], pronoun: str, at: int) -> bool:
    """«Мост построили в 1965 году, и осенью город отметит его 60-летие», «; в апреле она отметила …»: is it of a thing told before?"""
    discourse = words("discourse")
    genders = {**discourse["object_pronouns"], **discourse["subject_pronouns"], **discourse["neuter_subject"]}.get(pronoun, "")
    return any(thing.start < at and sentence.start <= at and (gender_of_lemma(thing.lemma) or "-") in genders for thing in things)


def _opening_of(sentence: Sentence, word: Word, noun: str, claim: AnniversaryClaim) -> Timex | None:
    """Return the day beside a passive verb of opening whose thing is the noun of an anniversary."""
    begins = word_set("lives", "opened") | word_set("lives", "founding", "verbs")
    documents = word_set("triggers", "objects", "documents")
    begins |= word_set("lives", "signed") if noun in documents else frozenset()
    described = is_passive(word) or is_participle(word)
    active = word.finite and word.tense == "Past" and word.lemma in begins and not described
    if not active and (not described or verb_of(word) not in begins):
        return None
    clause = sentence.clause_words(word)
    if any(word_set("lives", "opened_again") & {other.lower, other.lemma} for other in clause):
        return None
    comma = sentence.before(word)
    apposed = sentence.before(comma) if comma is not None and comma.text == "," else None
    cases = ("acc", "nom") if active else ("nom",)  # «организацию учредили 23 мая 2008 года», «Договор страны подписали в 2004 году»
    things = [apposed] if apposed is not None else [w for w in clause if w.pos in ("NOUN", "PROPN") and w.case in cases]
    if any(t.unreal for t in sentence.timexes):
        return None  # «основан 31 ноября 1950 года»: which day is meant is not known
    dates = [t for t in sentence.dates(word) if t.end_date is not None]
    if apposed is not None:  # «завод, основанный 20 мая 1954 года»
        first = next((t for t in sentence.timexes if t.type == "DATE" and t.start > word.start), None)
        dates = [t for t in dates if t is first]
    elif len(dates) > 1:  # «Завод основан 12 октября 1935 года и осенью отметит 90-летие»
        dates = [t for t in dates if not any(w.finite for w in sentence.between(min(word.end, t.end), max(word.start, t.start)))]
        dates = dates[:1] if dates and dates[0].written_year else []
    if active and word.number != "Plur":
        things = [thing for thing in things if thing.case == "acc" and thing.pos == "NOUN"]  # «Фирму основал в 1995 году инженер»
    same = {noun} | (documents if noun in word_set("lives", "any_document") else frozenset())
    possessed = claim.event is not None and _is_possessed(sentence, things, claim.event.text.lower(), claim.event.start)
    meant = possessed or any(thing.lemma in same for thing in things) or any(_is_taken_up(sentence, other, noun, claim) for other in clause)
    return dates[0] if len(dates) == 1 and meant else None


def _age(view: View, article: Article, claim: AgeClaim, birth: Timex, death: date | None) -> Iterator[Subject]:
    assert birth.begin is not None and birth.end_date is not None
    if article.published is None and death is None:
        return
    days = [day for day in _days(view, article, claim, birth, death) if day > birth.end_date]
    ranges = [age_range(birth.begin, birth.end_date, day) for day in days]
    low, high = _ends(claim.value)
    if not ranges:
        return
    if any(first <= high and low <= last for first, last in ranges):
        yield sound("article", "own", claim.value.start, claim.value.end)
        return
    told = claim.date is not None and not claim.turning  # any day of the year that is told
    first, last = (min(low for low, _ in ranges), max(high for _, high in ranges)) if told else ranges[0]
    yield _subject(view, claim, claim.value, str(first) if first == last else f"{first}–{last}", birth)


def _days(view: View, article: Article, claim: AgeClaim, birth: Timex, death: date | None) -> list[date]:
    """Return the days that an age can be said of: that of death, publication's, and those that its paragraph tells.

    Beside the day of birth it is said of now: «29-летний Линд родился 8 июля 1996 года».
    """
    sentence = view.sentence_at(claim.start)
    together = sentence is not None and sentence.start <= birth.start < sentence.end
    adjective = word_set("lives", "aged_adjectives")
    near = [t for t in view.timexes if t.type == "DATE" and sentence is not None and view.in_block_of(t.start, sentence)]
    near = [] if together and any(stem in claim.value.text.lower() for stem in adjective) else near
    told = [day for t in near for day in (t.end_date, t.begin) if day is not None]
    now = [article.published] if article.published else []
    if claim.turning and article.published is not None:  # «5 октября исполняется 80 лет»
        turned = claim.date.end_date if claim.date is not None else None
        return [date((turned or article.published).year, 12, 31)]
    if claim.date is not None and claim.date.begin is not None and claim.date.end_date is not None and claim.date.written_year:
        return [claim.date.begin, claim.date.end_date]  # «пришла в цех в 1951-м, в 18 лет»
    return [*([death] if death else []), *now, *told]


def _anniversary(view: View, article: Article, claim: AnniversaryClaim, start: Timex) -> Iterator[Subject]:
    told = claim.date.begin if claim.date is not None else None
    if start.begin is not None and told is not None and told.year <= start.begin.year:
        told = None  # «созданный в 1924 году, готовится отметить 100-летие»
    day = told or article.published
    if day is None or start.begin is None:
        return
    years = day.year - start.begin.year
    slack = 0 if told is not None else 1  # a day that is not told may be near the turn of the year
    low, high = _ends(claim.value)
    sentence = view.sentence_at(claim.start)
    beside = [t.begin.year for t in (sentence.timexes if sentence is not None else ()) if t.begin is not None and t.type == "DATE"]
    others = any(low <= year - start.begin.year <= high for year in beside)  # «основан в 1928 году и через три года отметит столетие»
    if others or (low <= years + slack and years - slack <= high):
        yield sound("article", "own", claim.value.start, claim.value.end)
    else:
        yield _subject(view, claim, claim.value, str(years), start)


def _ends(value: ValueWords) -> tuple[float, float]:
    low, high = value.value if isinstance(value.value, tuple) else (value.value, value.value)
    return float(low), float(high)


def _subject(view: View, claim: AgeClaim | AnniversaryClaim | None, words: ValueWords, expected: str, other: Timex) -> Subject:
    others = [(other.start, other.end)]
    return at_odds(view.text, (words.start, words.end), "years", expected, others, actual=words.text, claim=claim)
