"""Ages and anniversaries against the days of birth, death and founding that the article itself tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from factcheck.claims.lexicon import word_set
from factcheck.claims.verbs import is_participle, is_passive, verb_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import lemma
from factcheck.model import AgeClaim, AnniversaryClaim, Article, BirthClaim, Claim, DeathClaim, FoundingClaim, Timex, ValueWords
from factcheck.reference.links import Link
from factcheck.values.durations import whole_length
from factcheck.values.years import age_range


def years_against_days(view: View, article: Article, links: Sequence[Link]) -> Iterator[Subject]:
    """Yield the ages and anniversaries that the reference did not decide, held against the article's own days."""
    claims = [link.claim for link in links]
    born = {c.person.name: c.date for c in claims if isinstance(c, BirthClaim) and c.date and c.date.begin and c.date.end_date}
    died = {c.person.name: c.date.begin for c in claims if isinstance(c, DeathClaim) and c.date and c.date.begin}
    founded = {c.organisation.name: c.date for c in claims if isinstance(c, FoundingClaim) and c.date and c.date.begin}
    yield from _lived(view, links, born, died)
    for link in links:
        claim = link.claim
        if link.fields or claim.voice not in ("own", "hearsay"):
            continue
        if isinstance(claim, AgeClaim) and claim.person.name in born:
            yield from _age(view, article, claim, born[claim.person.name], died.get(claim.person.name))
        elif isinstance(claim, AnniversaryClaim) and claim.event is not None:
            named = founded.get(claim.event.name)
            if named is not None and not claim.event.mention and not _together(view, claim.start, named.start):
                named = None  # «предприятие» may be another firm than the one told of paragraphs before
            start = _founded_here(view, claim, claims) or named or _founded_beside(view, claim, claims) or _opened(view, claim)
            yield from _anniversary(view, article, claim, start) if start is not None else ()


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
    found = [day for s in near for word in s.words for noun in sorted(nouns) if (day := _opening_of(s, word, noun)) is not None]
    found = list({(day.start, day.end): day for day in found}.values())
    return found[0] if len(found) == 1 else None


def _opening_of(sentence: Sentence, word: Word, noun: str) -> Timex | None:
    """Return the day beside a passive verb of opening whose thing is the noun."""
    begins = word_set("lives", "opened") | word_set("lives", "founding", "verbs")
    documents = word_set("triggers", "objects", "documents")
    begins |= word_set("lives", "signed") if noun in documents else frozenset()
    described = is_passive(word) or is_participle(word)
    active = word.finite and word.tense == "Past" and word.number == "Plur" and word.lemma in begins
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
    same = {noun} | (documents if noun in word_set("lives", "any_document") else frozenset())
    return dates[0] if len(dates) == 1 and any(thing.lemma in same for thing in things) else None


def _age(view: View, article: Article, claim: AgeClaim, birth: Timex, death: date | None) -> Iterator[Subject]:
    assert birth.begin is not None and birth.end_date is not None
    if article.published is None and death is None:
        return
    days = [day for day in _days(view, article, death) if day > birth.end_date]
    ranges = [age_range(birth.begin, birth.end_date, day) for day in days]
    low, high = _ends(claim.value)
    if not ranges:
        return
    if any(first <= high and low <= last for first, last in ranges):
        yield sound("article", "own", claim.value.start, claim.value.end)
        return
    first, last = ranges[0]
    yield _subject(view, claim, claim.value, str(first) if first == last else f"{first}–{last}", birth)


def _days(view: View, article: Article, death: date | None) -> list[date]:
    """Return the days that an age can be said of: that of death, publication's, and any that the article tells."""
    told = [day for t in view.timexes if t.type == "DATE" for day in (t.end_date, t.begin) if day is not None]
    now = [article.published] if article.published else []
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
