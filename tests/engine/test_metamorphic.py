"""Changes of form that change no verdict, one wrong value that brings one finding, and suggestions that mend what they stand on."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.model import Article, Finding
from factcheck.reading import read_article, read_bytes
from factcheck.reference.store import open_reference
from factcheck.resources import shipped

ROOT = Path(__file__).parents[2]
WORLDS = ROOT / "tests" / "worlds"
sys.path.insert(0, str(ROOT / "tools"))
from worlds import alarms, changed, is_hit  # noqa: E402

EVERY = 17  # of the mutations one in so many is looked at
REWRITINGS: dict[str, Callable[[str], str]] = {
    "no ё": lambda text: text.replace("ё", "е").replace("Ё", "Е"),
    "non-breaking spaces": lambda text: re.sub(r"(\d) (?=[а-я])", "\\1\u00a0", text),
    "short dashes": lambda text: text.replace(" — ", " – "),
    "curly quotation marks": lambda text: text.replace("«", "“").replace("»", "”"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "one more paragraph": lambda text: text.rstrip("\n") + "\n\nПогода в городе стоит тёплая, дождей не ждут.\n",
}


@cache
def _checker(world: str) -> Checker:
    return Checker(open_reference(WORLDS / world / "reference"), load_rules(shipped("rules")))


def _cases() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for world in ("alpha", "gamma", "epsilon"):
        rows = yaml.safe_load((WORLDS / world / "mutations.yaml").read_text("utf-8"))["mutations"]
        found += [(world, row) for row in rows[::EVERY]]
    return found


def _article(world: str, row: dict[str, Any]) -> Article:
    return changed(read_article(str(WORLDS / world / "articles" / row["article"])), row)


def _plain(text: str) -> str:
    marks = str.maketrans({"ё": "е", "\u00a0": " ", "“": "«", "”": "»", "–": "—"})
    return text.translate(marks)


def _seen(checker: Checker, article: Article) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, _plain(finding.text)) for finding in alarms(checker, article))


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_change_of_form_changes_no_verdict(name: str) -> None:
    different = []
    for world, row in _cases():
        article, checker = _article(world, row), _checker(world)
        rewritten = read_bytes(REWRITINGS[name](article.text).encode(), article.path, article.published)
        if _seen(checker, article) != _seen(checker, rewritten):
            different.append((world, row["article"], row["old"], row["new"]))
    assert not different


def test_one_wrong_value_brings_one_finding_or_one_group() -> None:
    several, hits = [], 0
    for world, row in _cases():
        checker = _checker(world)
        clean = {(f.kind, f.text) for f in alarms(checker, read_article(str(WORLDS / world / "articles" / row["article"])))}
        article = _article(world, row)
        found = [f for f in alarms(checker, article) if (f.kind, f.text) not in clean]
        if any(is_hit(f, row, article.text) for f in found):
            hits += 1
            causes = {f.group or f.fingerprint for f in found}
            several += [(world, row["article"], row["new"], sorted(f.text for f in found))] if len(causes) > 1 else []
    assert hits > 18
    assert len(several) <= hits // 20, several


def test_an_applied_suggestion_removes_its_finding_and_adds_none() -> None:
    broken, applied = [], 0
    for world, row in _cases():
        article, checker = _article(world, row), _checker(world)
        found = alarms(checker, article)
        for finding in (f for f in found if f.suggestion is not None):
            after = alarms(checker, _mended(article, finding))
            applied += 1
            gone = all((f.rule, f.text) != (finding.rule, finding.text) or f.start != finding.start for f in after)
            if not gone or len(after) > len(found):
                broken.append((world, row["article"], finding.rule, finding.text, [f.text for f in after]))
    assert applied > 10
    assert len(broken) <= applied // 20, broken


def _mended(article: Article, finding: Finding) -> Article:
    suggestion = finding.suggestion
    assert suggestion is not None
    text = article.text[: suggestion.start] + suggestion.replacement + article.text[suggestion.end :]
    return read_bytes(text.encode(), article.path, article.published)
