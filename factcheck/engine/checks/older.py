"""«Муж старше её на семь лет: он родился в 1971 году» of one born in 1974: by how many years two births or foundings are apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import BirthClaim, Claim, FoundingClaim, Timex
from factcheck.values.durations import whole_length

_NEAR = 4  # words between «старше» and its years
Start = BirthClaim | FoundingClaim


def years_between_births(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """Yield the years by which somebody is said to be older, against the one birth of the sentence and the one told elsewhere."""
    starts = [claim for claim in claims if isinstance(claim, BirthClaim | FoundingClaim) and _year(claim) is not None]
    for sentence in view.sentences:
        for timex in sentence.timexes:
            years = whole_length(timex.value)
            if years is None or years[1] != "Y" or timex.mod is not None or not _is_compared(sentence, timex):
                continue
            here = [claim for claim in starts if sentence.start <= claim.start < sentence.end]
            if any(claim.date is not None and claim.date.start < timex.start for claim in here):
                continue  # «Клуб основан в 1957 году, другой – в 1961-м, он на четыре года моложе»
            others = [claim for claim in starts if claim not in here and any(type(claim) is type(own) for own in here)]
            if len(here) == 1 and len({_name(claim) for claim in others}) == 1 and _name(here[0]) != _name(others[0]):
                yield _against(view, timex, years[0], here[0], others[0])


def _is_compared(sentence: Sentence, timex: Timex) -> bool:
    """Do the years stand after «на», near «старше» or «моложе»?"""
    word = sentence.at(timex.start)
    before = sentence.before(word)
    near = sentence.words[max(0, word.i - _NEAR) : sentence.at(timex.end - 1).i + _NEAR]
    return before is not None and before.lower in word_set("sums", "by") and any(w.lower in word_set("lives", "older") for w in near)


def _year(claim: Start) -> int | None:
    return claim.date.begin.year if claim.date is not None and claim.date.begin is not None else None


def _name(claim: Start) -> str:
    return claim.person.name if isinstance(claim, BirthClaim) else claim.organisation.name


def _against(view: View, timex: Timex, said: int, one: Start, other: Start) -> Subject:
    apart = abs((_year(one) or 0) - (_year(other) or 0))
    if said in (apart, apart - 1, apart + 1):  # days of the year are not always told
        return sound("article", "own", timex.start, timex.end)
    others = [(claim.date.start, claim.date.end) for claim in (one, other) if claim.date is not None]
    return at_odds(view.text, (timex.start, timex.end), "two times", str(apart), others)
