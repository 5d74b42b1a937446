"""`factcheck rules …` and `factcheck explain`."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from pathlib import Path

from factcheck.cli.output import write_file
from factcheck.cli.setup import rule_pack
from factcheck.engine.rules import Rule
from factcheck.errors import FactcheckError, RuleError


def list_rules(rules: str | None) -> None:
    """Print id, severity, subject and description of each rule."""
    for rule in rule_pack(rules).rules:
        print(f"{rule.id:28} {rule.severity:8} {rule.applies_to:12} {rule.description}")


def find_rule(rules: str | None, identity: str) -> Rule:
    """Return a rule by id. Raises RuleError where there is none."""
    pack = rule_pack(rules)
    found = next((rule for rule in pack.rules if rule.id == identity), None)
    if found is None:
        raise RuleError(f"no rule «{identity}»; known: {', '.join(rule.id for rule in pack.rules)}")
    return found


def show_rule(identity: str, rules: str | None) -> None:
    """Print what a rule finds, why it matters, when it keeps silent, its condition and examples."""
    rule = find_rule(rules, identity)
    print(f"{rule.id} — {rule.kind}, {rule.severity}, {rule.status}" + (f", с версии {rule.since}" if rule.since else ""))
    for title, text in (("Что находит", rule.description), ("Зачем", rule.rationale), ("Когда молчит", rule.silent)):
        if text:
            print(f"\n{title}: {text}")
    print(f"\nУсловие: {rule.condition.source}")
    for title, examples in (("Неверно", rule.bad), ("Верно", rule.ok)):
        if examples:
            print(f"\n{title}:")
            print("\n".join(f"  – {example.text.strip()}" for example in examples))


def validate_rules(rules: str | None) -> None:
    """Load the rules; a fault is raised as RuleError."""
    pack = rule_pack(rules)
    print(f"{len(pack.rules)} правил, ошибок нет / {len(pack.rules)} rules, no faults")


def _stands_in(rule: Rule, folder: str) -> bool:
    return Path(rule.file).resolve().is_relative_to(Path(folder).resolve())


def new_rule(identity: str, rules: str) -> None:
    """Write a rule file to be filled in. Raises FactcheckError for a name that is none, or one that is taken."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", identity):
        raise FactcheckError(f"«{identity}» is no name for a rule: lower-case Latin words joined by hyphens, such as long-meeting")
    target = Path(rules) / f"{identity}.yaml"
    taken = target.exists() or any(rule.id == identity for rule in rule_pack(None).rules)
    if taken:
        raise FactcheckError(f"«{identity}» is taken; choose another name")
    template = (files("factcheck.cli") / "new_rule.yaml").read_text("utf-8")
    write_file(target, template.replace("RULE-ID", identity).encode())
    print(f"{target}: заполните поля, потом / fill it in, then: factcheck rules test --rules {rules}")


def run_examples(rules: str | None, only: str | None) -> int:
    """Run the examples through the whole pipeline; print a line a rule and each failure; return 1 where one fails.

    With a folder of one's own, its rules' examples.
    """
    from factcheck.checker import example_checker
    from factcheck.engine.examples import ExampleRunner

    pack = rule_pack(rules)
    runner = ExampleRunner(example_checker(pack))
    failed = 0
    for rule in pack.rules:
        if (only is not None and rule.id != only) or (only is None and rules is not None and not _stands_in(rule, rules)):
            continue
        problems = [problem for example in rule.bad if (problem := runner.problem(rule, example, bad=True))]
        problems += [problem for example in rule.ok if (problem := runner.problem(rule, example, bad=False))]
        total = len(rule.bad) + len(rule.ok)
        print(f"{rule.id:28} {total - len(problems)}/{total}")
        for problem in problems:
            print(f"    {problem}", file=sys.stderr)
        failed += len(problems)
    return 1 if failed else 0
