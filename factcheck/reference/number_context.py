"""What stands around the numbers of an article: their sentences and clauses, the words beside them, who speaks and of which day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims.lexicon import word_set
from factcheck.language.morphology import lemma
from factcheck.model import Article, Mention, QuantityClaim, Timex

WORD = re.compile(r"[а-я-]+")
_BESIDE = 2  # words before a day in which the verb of a report stands: «сообщил в среду»
_CLAUSE = 120  # characters on either side
_MARK = re.compile(r"[.,;:!?()\n](?!\d)")
_STOP = re.compile(r"[.!?]\s|\n")
_SAME = 1e-9
_SHARE = re.compile(r"\d+(?:,\d+)?\s?%")


class NumberContext:
    """Reads the surroundings of the numbers of one article."""

    def __init__(self, article: Article, timexes: Sequence[Timex]) -> None:
        self._article, self._timexes = article, timexes

    def sentence(self, claim: QuantityClaim) -> tuple[int, int]:
        """Return the bounds of a number's sentence."""
        return self._bounds(claim, _STOP)

    def clause(self, claim: QuantityClaim) -> tuple[int, int]:
        """Return the bounds of its stretch between marks."""
        return self._bounds(claim, _MARK)

    def words_around(self, claim: QuantityClaim) -> dict[str, int]:
        """Return the lemmas of the clause around a number, up to a mark, with how many words they stand away from it."""
        number, text = claim.number, self._article.text
        left, right = self.clause(claim)
        before, after = text[max(left, number.start - _CLAUSE) : number.start], text[number.end : min(right, number.end + _CLAUSE)]
        found: dict[str, int] = {}
        if claim.unit == "%":  # «при явке 62,7% за неё отдали голоса 54,6%»: what stands by another share is that one's
            told = before[before.rfind("%") + 1 :]
            before = told if len(WORD.findall(told)) > 1 else before  # «выросла с 58% до 62%» keeps what rose
            after = _own_words(after)
        for found_words in (reversed(WORD.findall(before.lower().replace("ё", "е"))), WORD.findall(after.lower().replace("ё", "е"))):
            for steps, word in enumerate(found_words):
                for form in {word, lemma(word)}:
                    found[form] = min(steps, found.get(form, steps))
        return found

    def days_then(self, claim: QuantityClaim) -> list[Timex]:
        """«Два года назад учения шли под Осло. Тогда было 3500 военных»: the days told right before a sentence that opens with «then»."""
        start, end = self.sentence(claim)
        opening = WORD.findall(self._article.text[start:end].lower())[:1]
        block = self._article.block_at(claim.start)
        if not set(opening) & word_set("discourse", "then") or block is None:
            return []
        before = [t for t in self._timexes if block.start <= t.start < start and t.type == "DATE" and t.begin and t.end_date]
        return before[-1:]

    def has_beside(self, claim: QuantityClaim, value: float) -> bool:
        """Does another percentage of the number's paragraph have a value?"""
        block = self._article.block_at(claim.start)
        if block is None:
            return False
        shares = (
            m for m in _SHARE.finditer(self._article.text, block.start, block.end) if not claim.number.start <= m.start() < claim.number.end
        )
        return any(abs(float(m[0].rstrip("%").strip().replace(",", ".")) - value) < _SAME for m in shares)

    def is_of_no_day(self, claim: QuantityClaim) -> bool:
        """«31 июня 2021 года там погибли четыре человека»: is the last day told before a number one that no calendar has?"""
        block = self._article.block_at(claim.start)
        told = [t for t in self._timexes if block is not None and block.start <= t.start < claim.number.start and t.type == "DATE"]
        return bool(told) and told[-1].unreal

    def is_of_report(self, timex: Timex) -> bool:
        """«явка составила 63 %, сообщила в понедельник комиссия»: does a verb of speech stand right before a day?"""
        before = WORD.findall(self._article.text[max(0, timex.start - _CLAUSE) : timex.start].lower().replace("ё", "е"))[-_BESIDE:]
        return any(lemma(word) in word_set("status", "speech_verbs") for word in before)

    def is_speaker(self, mention: Mention) -> bool:
        """«Как сообщил глава комиссии Линд, она набрала 41 %»: does a verb of speech stand in the clause of a name?"""
        text = self._article.text
        first = max((m.end() for m in _MARK.finditer(text, max(0, mention.start - _CLAUSE), mention.start)), default=0)
        said = {lemma(word) for word in WORD.findall(text[first : mention.start].lower().replace("ё", "е"))}
        return bool(said & word_set("status", "speech_verbs"))

    def is_beside(self, mention: Mention, claim: QuantityClaim) -> bool:
        """Does a place stand in the clause of a number, or right before its «где»?"""
        left, right = self.clause(claim)
        text = self._article.text
        opening = text[left:right].split()[:1]
        if opening and opening[0] in word_set("discourse", "where"):
            left = max((m.end() for m in _MARK.finditer(text, max(0, left - _CLAUSE), left - 2)), default=max(0, left - _CLAUSE))
        elif opening and opening[0] in word_set("discourse", "there"):
            left, _ = self.sentence(claim)
        return left <= mention.start < right

    def _bounds(self, claim: QuantityClaim, mark: re.Pattern[str]) -> tuple[int, int]:
        text, number = self._article.text, claim.number
        before = list(mark.finditer(text, max(0, number.start - 2 * _CLAUSE), number.start))
        while before and before[-1].group() == ")" and any(m.group() == "(" for m in before):
            while before.pop().group() != "(":
                pass  # «В Осло (область Викен) живут 700 тысяч человек»: what is in brackets parts nothing
        first = before[-1].end() if before else 0
        last = mark.search(text, number.end)
        return max(first, number.start - 2 * _CLAUSE), last.start() if last else len(text)


def _own_words(after: str) -> str:
    """Return the words after a share without those that stand right before the next one: «54,6% избирателей при явке 62,7%»."""
    following = _SHARE.search(after)
    if following is None:
        return after
    word = after.rfind(" ", 0, following.start())
    return after[: max(0, after.rfind(" ", 0, max(0, word)))]
