"""What holds for every text: offsets tell the words, ids run, nothing crashes, with either pipeline; equal input gives equal claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.checker import Checker
from factcheck.claims.extract import extract
from factcheck.model import Article, Claim
from factcheck.reading import read_article, read_bytes
from factcheck.temporal import Tagger

WORLDS = Path(__file__).parents[1] / "worlds"
DAY = date(2024, 3, 1)
PIECES = [
    "Иван Северцев",
    "Марией Линд",
    "президент Норвегии",
    "министр",
    "в Осло",
    "3 мая 2019 года",
    "встретился с",
    "переговоры",
    "прошли",
    "длились два часа",
    "«",
    "»",
    "(",
    ")",
    "—",
    ".",
    ",",
    "?",
    "45-летний",
    "60-летие",
    "родился",
    "был назначен",
    "не",
    "если",
    "по словам",
    "сообщил",
    "12 человек",
    "на саммите G20",
    "впервые",
    "они",
    "он",
    "отменил её",
    "который",
    "и",
    "глава МИД",
    "бывший",
    "уроженец",
    "основана",
    "И. о. губернатора",
    "\n\n",
    "1938—2017",
    "в пятницу",
    "О'Рурк",
    "МИД России возглавляет",
]


def parts(value: object) -> Iterator[object]:
    """Yield every part of a claim that has words of its own."""
    if is_dataclass(value):
        if hasattr(value, "text") and hasattr(value, "start"):
            yield value
        for field in fields(value):
            inner = getattr(value, field.name)
            for item in inner if isinstance(inner, tuple) else (inner,):
                yield from parts(item)


def assert_lawful(article: Article, claims: tuple[Claim, ...]) -> None:
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        for part in parts(claim):
            start, end, text = (getattr(part, name) for name in ("start", "end", "text"))
            assert 0 <= start < end <= len(article.text)
            assert article.text[start:end] == text


@pytest.mark.parametrize("path", sorted(WORLDS.glob("*/articles/*.txt")), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_offsets_tell_the_words(checker: Checker, path: Path) -> None:
    article = read_article(str(path), DAY)
    claims = checker.extract(article).claims
    assert claims
    assert_lawful(article, claims)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_any_text_is_read(checker: Checker, pieces: list[str]) -> None:
    article = read_bytes(" ".join(pieces).encode() + "я".encode(), "draft.txt", DAY)
    claims = checker.extract(article).claims
    assert_lawful(article, claims)
    assert claims == checker.extract(article).claims


def test_a_pipeline_that_knows_nothing_is_enough_not_to_crash() -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe("sentencizer")
    article = read_article(str(next(iter(sorted(WORLDS.glob("*/articles/*.txt"))))), DAY)
    timexes, numbers = Tagger().read(article.text, article.published, article.blocks)
    _, claims, _ = extract(article, nlp(article.text), timexes, numbers)
    assert_lawful(article, tuple(claims))
