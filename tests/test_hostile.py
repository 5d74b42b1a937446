"""No draft crashes a check: articles of the invented worlds with words torn out, doubled, reversed and replaced, seeded."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.reading import read_bytes
from factcheck.reference.store import open_reference
from factcheck.resources import shipped

WORLDS = Path(__file__).parent / "worlds"
ODD = ["\0", "«", "»", "(", ")", "—", ",", ".", "\n\n", "0", "9" * 20, "29 февраля 2023 года", "в возрасте 300 лет", "на 0%", "с 0 до 0"]
ODD += ["из них", "по 4", "1/0", "🙂", "«…»", "а́", "\u202e", "экс-", "№", "И. о."]
DAYS = [None, date(2020, 1, 1), date.min, date.max]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(open_reference(WORLDS / "alpha" / "reference"), load_rules(shipped("rules")))


def torn(text: str, draw: random.Random) -> str:
    words = text.split(" ")
    for _ in range(draw.randrange(1, 40)):
        at = draw.randrange(len(words))
        change = draw.randrange(6)
        if change == 0:
            words[at] = draw.choice(ODD)
        elif change == 1:
            words[at] = words[at][::-1]
        elif change == 2 and len(words) > 1:
            del words[at]
        elif change == 3:
            words[at] = draw.choice(words)
        elif change == 4:
            words[at] = words[at].upper()
        else:
            words.insert(at, draw.choice(words))
    return " ".join(words)


@pytest.mark.parametrize("seed", range(6))
def test_no_draft_crashes_a_check(checker: Checker, seed: int) -> None:
    draw = random.Random(seed)
    texts = [path.read_text("utf-8") for path in sorted(WORLDS.glob("*/articles/*.txt"))]
    for _ in range(20):
        article = read_bytes(torn(draw.choice(texts), draw).encode(), "torn.txt", draw.choice(DAYS))
        checked, errors = checker.check(article)
        assert not errors
        for finding in checked.findings:
            assert article.text[finding.start : finding.end] == finding.text
