"""The main job on the example of the project and, where ../shared is at hand, on a real article."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from factcheck.checker import Checker
from factcheck.reading import read_article, read_bytes
from factcheck.report.formats import render

EXAMPLE = Path(__file__).parent / "example" / "article.txt"


def test_the_example_has_its_planted_errors_and_no_other(checker: Checker) -> None:
    checked, errors = checker.check(read_article(str(EXAMPLE)))
    found = {(f.kind, f.text) for f in checked.findings if f.severity != "info"}
    assert not errors
    assert found == {("date", "2017 года"), ("containment", "Китай"), ("office", "Марко Рубио")}
    assert sum(j.verdict == "supported" for j in checked.judgements) >= 5


def test_a_real_article(checker: Checker, shared: Path) -> None:
    checked, _ = checker.check(read_article(str(shared / "articles" / "lavrov-rubio.txt"), date(2025, 10, 21)))
    found = {f.kind: f for f in checked.findings if f.severity != "info"}
    assert set(found) == {"date", "contradiction", "name"}
    wrong = found["date"]
    assert (wrong.text, wrong.severity, wrong.expected) == ("2024 года", "error", "2025-08-15")
    assert wrong.suggestion is not None and wrong.suggestion.replacement == "2025 года"
    assert wrong.evidence[0].source.startswith("https://")
    assert found["contradiction"].text == "вторую" and found["contradiction"].group == wrong.group
    assert (found["name"].text, found["name"].expected) == ("Владимир Путина", "Владимира Путина")
    assert len(checked.claims) >= 20
    supported = {c.id for c, j in zip(checked.claims, checked.judgements, strict=True) if j.verdict == "supported"}
    assert len(supported) >= 14


def test_a_suggestion_removes_its_finding_and_adds_none(checker: Checker) -> None:
    text = EXAMPLE.read_text("utf-8")
    checked, _ = checker.check(read_bytes(text.encode(), "a.txt", date(2025, 10, 21)))
    repairs = [f.suggestion for f in checked.findings if f.suggestion and f.severity == "error"]
    for repair in sorted(repairs, key=lambda r: -r.start):
        text = text[: repair.start] + repair.replacement + text[repair.end :]
    assert "16 июля 2018 года" in text and "Сергей Лавров и его российский коллега" in text
    again, _ = checker.check(read_bytes(text.encode(), "a.txt", date(2025, 10, 21)))
    assert [f.message for f in again.findings] == []


def test_equal_input_gives_equal_bytes(checker: Checker) -> None:
    reports = [checker.run([str(EXAMPLE)]) for _ in range(2)]
    for name in ("json", "html", "text"):
        assert render(reports[0], name) == render(reports[1], name)
    data = json.loads(render(reports[0], "json"))
    assert data["schema"] == "factcheck-report/1"
    for article in data["articles"]:
        for item in (*article["timexes"], *article["numbers"], *article["mentions"], *article["claims"], *article["findings"]):
            assert article["text"][item["start"] : item["end"]] == item["text"]
