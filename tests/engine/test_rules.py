"""The rule pack's examples through the whole pipeline; wrong rules refused with file, line, column; a failing rule spares the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checker import Checker, example_checker
from factcheck.engine.examples import ExampleRunner
from factcheck.engine.rule_files import load_rules
from factcheck.engine.rules import Example, Rule
from factcheck.errors import RuleError
from factcheck.reading import read_bytes
from factcheck.reference.store import open_reference
from factcheck.resources import shipped

PACK = load_rules(shipped("rules"))
RUNNER = ExampleRunner(example_checker(PACK))
EXAMPLES = [
    pytest.param(rule, example, bad, id=f"{rule.id} {'bad' if bad else 'ok'} {number}")
    for rule in PACK.rules
    for bad, examples in ((True, rule.bad), (False, rule.ok))
    for number, example in enumerate(examples, 1)
]
GOOD = """
- id: mine
  kind: date
  severity: info
  applies_to: event
  when: claim.fields.date.verdict == "disagrees"
  message: {ru: "{expected}", en: "{expected}"}
  examples: {ok: [], bad: []}
"""


@pytest.mark.parametrize(("rule", "example", "bad"), EXAMPLES)
def test_example(rule: Rule, example: Example, bad: bool) -> None:
    assert RUNNER.problem(rule, example, bad=bad) is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("kind: date", "kindd: date"), "line 3, column 3: unknown field «kindd»"),
        (("  kind: date\n", ""), "field «kind» is missing"),
        (("severity: info", "severity: fatal"), "line 4, column 13: «fatal» is no severity"),
        (('== "disagrees"', "=="), "line 6, column"),
        (("claim.fields", "clam.fields"), "undeclared reference"),
        (("fields.date", "fields.dote"), "line 6, column 22: condition: «dote» is unknown here; known: date, duration"),
        (("fields.date.verdict", "fields.date.verdikt"), "column 27: condition: «verdikt» is unknown"),
        (("claim.fields.date.verdict", "params.limit"), "«limit» is unknown"),
        (("claim.fields.date.verdict", "claim.person"), "«person» is unknown"),
        (('ru: "{expected}"', 'ru: "{found}"'), "message «ru»: no value {found}"),
        (('when: claim.fields.date.verdict == "disagrees"', "when: overlaps(claim.date, 5)"), "no matching overload"),
        (('claim.fields.date.verdict == "disagrees"', "1 + 1"), "not a yes or no"),
        (('en: "{expected}"', "xx: 1"), "message needs"),
        (("- id: mine", "- id: [mine"), "not YAML"),
        (("examples: {ok: [], bad: []}", "examples: {good: []}"), "examples has"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_place(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD.replace(*change), "utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules(tmp_path)
    assert fault in str(raised.value)
    assert "mine.yaml" in str(raised.value)


def test_a_double_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD + GOOD, "utf-8")
    with pytest.raises(RuleError, match="stands in"):
        load_rules(tmp_path)


def test_a_rule_that_fails_at_run_time_spares_the_others(tmp_path: Path) -> None:
    bad = GOOD.replace('claim.fields.date.verdict == "disagrees"', "int(claim.fields.date.expected) > 1").replace("mine", "broken")
    (tmp_path / "a.yaml").write_text(GOOD + bad, "utf-8")
    checker = Checker(open_reference(shipped("reference_data")), load_rules(tmp_path))
    text = "Владимир Путин и Дональд Трамп встретились 16 июля 2017 года в Хельсинки."
    checked, errors = checker.check(read_bytes(text.encode(), "a.txt"))
    assert [finding.rule for finding in checked.findings] == ["mine"]
    assert [error.rule for error in errors] == ["broken"]
