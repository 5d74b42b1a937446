"""Load rules from YAML: every fault is named with file, line, column and mend."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from factcheck.data_files import YAML_LOADER
from factcheck.engine.conditions import Condition, ConditionError
from factcheck.errors import RuleError

FIELDS = frozenset(
    [
        "id",
        "kind",
        "severity",
        "applies_to",
        "when",
        "message",
        "expected",
        "suggest",
        "description",
        "rationale",
        "params",
        "silent",
        "status",
        "since",
        "examples",
    ]
)
_NEEDED = ("id", "kind", "severity", "applies_to", "when", "message", "examples")
_SEVERITIES = ("error", "warning", "info")
_SUBJECTS = (
    "event",
    "office",
    "containment",
    "weekday",
    "age",
    "anniversary",
    "birth",
    "death",
    "founding",
    "quantity",
    "sum",
    "change",
    "article",
    "timex",
    "name",
    "evidence",
)
_DATA_FILES = {"positions.yaml", "kinds.yaml", "units.yaml", "facts.yaml"}


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
    """A rule of the pack."""

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


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of a folder and a digest of their files' bytes."""

    rules: tuple[Rule, ...]
    digest: str


class _Marks:
    """Where each value of a YAML file stands."""

    def __init__(self, file: Path, node: yaml.Node) -> None:
        self.file, self.node = file, node

    def fault(self, message: str, node: yaml.Node | None = None, line: int = 0, column: int = 0) -> RuleError:
        mark = (node or self.node).start_mark
        return RuleError(f"{self.file}: line {mark.line + 1 + line}, column {mark.column + 1 + column}: {message}")


def load_rules(folder: Path) -> RulePack:
    """Return the rules of all YAML files in a folder, by file and place.

    Raises RuleError for a file that is not YAML, an unknown field, a wrong condition, a double id.
    """
    if not folder.is_dir():
        raise RuleError(f"{folder}: no such folder of rules; give one with --rules")
    files = sorted(file for file in folder.rglob("*.y*ml") if file.name not in _DATA_FILES)
    if not files:
        raise RuleError(f"{folder}: holds no rules (*.yaml)")
    digest = hashlib.sha256()
    rules: dict[str, Rule] = {}
    for file in files:
        data = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + data)
        for rule in _file_rules(file, data):
            if rule.id in rules:
                raise RuleError(f"{file}: line {rule.line}: rule «{rule.id}» stands in {rules[rule.id].file} already; give it another id")
            rules[rule.id] = rule
    return RulePack(tuple(rules.values()), digest.hexdigest())


def _file_rules(file: Path, data: bytes) -> Iterator[Rule]:
    try:
        root = yaml.compose(data.decode("utf-8"), Loader=YAML_LOADER)
    except UnicodeDecodeError as error:
        raise RuleError(f"{file}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise RuleError(f"{file}: {place}not YAML: {getattr(error, 'problem', error)}") from None
    if root is None:
        return
    for node in _rule_nodes(file, root):
        yield _rule(file, node)


def _rule_nodes(file: Path, root: yaml.Node) -> list[yaml.Node]:
    listed = root
    if isinstance(root, yaml.MappingNode):
        keys = {key.value: value for key, value in root.value}
        if set(keys) != {"rules"}:
            raise _Marks(file, root).fault("a rule file is a list of rules, or a mapping with the one key «rules»")
        listed = keys["rules"]
    if not isinstance(listed, yaml.SequenceNode):
        raise _Marks(file, listed).fault("here a list of rules is expected")
    return list(listed.value)


def _fields(file: Path, node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _Marks(file, node).fault("a rule is a mapping of fields")
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if key.value in found:
            raise _Marks(file, key).fault(f"field «{key.value}» stands twice in this rule")
        if key.value not in FIELDS:
            raise _Marks(file, key).fault(f"unknown field «{key.value}»; known: {', '.join(sorted(FIELDS))}")
        found[key.value] = (key, value)
    for name in _NEEDED:
        if name not in found:
            raise _Marks(file, node).fault(f"field «{name}» is missing in this rule")
    return found


def _plain(node: yaml.Node) -> Any:
    return YAML_LOADER("").construct_document(node)


def _choice(file: Path, node: yaml.Node, name: str, choices: tuple[str, ...]) -> str:
    value = str(_plain(node))
    if value not in choices:
        raise _Marks(file, node).fault(f"«{value}» is no {name}; choose one of {', '.join(choices)}")
    return value


def _rule(file: Path, node: yaml.Node) -> Rule:
    fields = _fields(file, node)
    values = {name: _plain(value) for name, (_, value) in fields.items()}
    message = values["message"]
    if not isinstance(message, dict) or not {"ru", "en"} <= set(message):
        raise _Marks(file, fields["message"][1]).fault("message needs «ru» and «en»")
    examples = values["examples"]
    if not isinstance(examples, dict) or not set(examples) <= {"ok", "bad"}:
        raise _Marks(file, fields["examples"][1]).fault("examples has «ok» and «bad»")
    return Rule(
        id=str(values["id"]),
        kind=str(values["kind"]),
        severity=_choice(file, fields["severity"][1], "severity", _SEVERITIES),
        applies_to=_choice(file, fields["applies_to"][1], "subject", _SUBJECTS),
        condition=_condition(file, fields["when"][1]),
        message_ru=str(message["ru"]),
        message_en=str(message["en"]),
        description=str(values.get("description", "")),
        rationale=str(values.get("rationale", "")),
        silent=str(values.get("silent", "")),
        status=_choice(file, fields["status"][1], "status", ("preview", "stable")) if "status" in fields else "preview",
        since=str(values.get("since", "")),
        params=dict(values.get("params") or {}),
        ok=_examples(file, fields["examples"][1], examples.get("ok") or []),
        bad=_examples(file, fields["examples"][1], examples.get("bad") or []),
        file=str(file),
        line=node.start_mark.line + 1,
    )


def _condition(file: Path, node: yaml.Node) -> Condition:
    try:
        return Condition(str(node.value))
    except ConditionError as error:
        offset = error.column - 1 if error.line == 1 else 0
        raise _Marks(file, node).fault(f"condition: {error}", line=error.line - 1, column=offset) from None


def _examples(file: Path, node: yaml.Node, rows: list[Any]) -> tuple[Example, ...]:
    found = []
    for row in rows:
        if isinstance(row, str):
            found.append(Example(row))
            continue
        known = {"text", "published", "reference", "words", "expected"}
        if not isinstance(row, dict) or "text" not in row or not set(row) <= known:
            raise _Marks(file, node).fault(f"an example is a text or a mapping of {', '.join(sorted(known))}")
        published = str(row["published"]) if row.get("published") else None
        expected = str(row["expected"]) if row.get("expected") is not None else None
        found.append(Example(row["text"], published, _table_rows(row.get("reference") or {}), row.get("words"), expected))
    return tuple(found)


def _table_rows(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, str]]]:
    return {name: [{key: str(value) for key, value in row.items()} for row in rows] for name, rows in tables.items()}
