"""The nouns of a rule pack: rules, their examples, and what a desk changes in a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from factcheck.engine.conditions import Condition
from factcheck.errors import RuleError
from factcheck.model import RuleInfo, Severity

SEVERITIES = ("error", "warning", "info")
OFF = "off"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must, or must not, find something in, with its own reference rows."""

    text: str
    published: str | None = None
    reference: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    words: str | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the pack. `expected` and `suggest` are expressions that give the finding's words where no field of the link does.

    `english` says in English what it finds and when it is silent.
    """

    id: str
    kind: str
    severity: str
    applies_to: str
    condition: Condition
    message_ru: str
    message_en: str
    description: str
    rationale: str
    silent: str
    status: str
    since: str
    params: dict[str, Any]
    ok: tuple[Example, ...]
    bad: tuple[Example, ...]
    file: str
    line: int
    expected: Condition | None = None
    suggest: Condition | None = None
    english: str = ""

    def told(self) -> RuleInfo:
        """Return what readers of a report are told of it."""
        return RuleInfo(
            id=self.id,
            kind=self.kind,
            severity=cast(Severity, self.severity),
            description=self.description,
            rationale=self.rationale,
            silent=self.silent,
        )


@dataclass(frozen=True, slots=True)
class Override:
    """What a desk changes in a rule of the pack: its severity (`off` takes it out), some parameters; `origin` says where it stands."""

    id: str
    severity: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of some folders and a digest of their files' bytes and of what was changed in them."""

    rules: tuple[Rule, ...]
    digest: str


def overridden(rules: Mapping[str, Rule], overrides: Iterable[Override]) -> dict[str, Rule]:
    """Return the rules with the overrides applied in order. Raises RuleError for an unknown rule or parameter."""
    changed = dict(rules)
    for override in overrides:
        rule = changed.get(override.id) or rules.get(override.id)
        if rule is None:
            raise RuleError(f"{override.origin}: no rule «{override.id}» to change; known: {', '.join(sorted(rules))}")
        unknown = sorted(set(override.params) - set(rule.params))
        if unknown:
            known = ", ".join(sorted(rule.params)) or "none"
            raise RuleError(f"{override.origin}: rule «{rule.id}» has no parameter «{unknown[0]}»; it has: {known}")
        if override.severity == OFF:
            changed.pop(override.id, None)
            continue
        changed[override.id] = replace(rule, severity=override.severity or rule.severity, params=rule.params | dict(override.params))
    return changed
