"""Run a rule's examples through the whole pipeline: each with its own reference rows."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from pathlib import Path

from factcheck.engine.rules import Example, Rule
from factcheck.model import Finding

CheckText = Callable[[Path, str, str | None], list[Finding]]


def write_tables(folder: Path, tables: dict[str, list[dict[str, str]]]) -> None:
    """Write an example's rows as the CSV tables of a reference folder; a row without a source gets the example's."""
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(rows)


def problem_of(rule: Rule, example: Example, findings: list[Finding], *, bad: bool) -> str | None:
    """Return what is wrong with an example's outcome, None where it is as it should be."""
    counts = rule.severity == "info"  # else an `info` is no alarm
    own = [finding for finding in findings if finding.rule == rule.id and (counts or finding.severity != "info")]
    text = " ".join(example.text.split())
    if not bad:
        return f"ok example gives a finding on «{own[0].text}»: {text}" if own else None
    if not own:
        return f"bad example gives no finding: {text}"
    if example.words is not None and own[0].text != example.words:
        return f"stands on «{own[0].text}», not on «{example.words}»: {text}"
    if example.expected is not None and own[0].expected != example.expected:
        return f"expects «{own[0].expected}», not «{example.expected}»: {text}"
    return None


class ExampleRunner:
    """Checks examples with a function that takes a folder of tables, a text and its date, and gives the findings."""

    def __init__(self, check: CheckText) -> None:
        self._check = check

    def problem(self, rule: Rule, example: Example, *, bad: bool) -> str | None:
        """Run one example and return its problem, None where there is none."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_tables(folder, example.reference or {"entities": []})
            if not example.reference:
                (folder / "entities.csv").write_text("entity_id,kind,name\n", "utf-8")
            return problem_of(rule, example, self._check(folder, example.text, example.published), bad=bad)
