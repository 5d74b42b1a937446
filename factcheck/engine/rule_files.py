"""Load rules from YAML: every fault is named with file, line, column and mend."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from factcheck.data_files import YAML_LOADER
from factcheck.engine.conditions import Condition, ConditionError
from factcheck.engine.rules import OFF, SEVERITIES, Example, Override, Rule, RulePack, overridden
from factcheck.engine.subjects import FIELD_NAMES
from factcheck.engine.vocabulary import unknown_name
from factcheck.errors import RuleError

_NEEDED = ("id", "kind", "severity", "applies_to", "when", "message", "examples")
_OPTIONAL = ("expected", "suggest", "description", "rationale", "params", "silent", "english", "status", "since")
FIELDS = frozenset((*_NEEDED, *_OPTIONAL))
_OVERRIDE = frozenset(["id", "severity", "params"])
_SUBJECTS = tuple(FIELD_NAMES)
_DATA_FILES = {"positions.yaml", "kinds.yaml", "units.yaml", "facts.yaml"}
_MESSAGE_VALUES = frozenset(["expected", "actual", "words"])


class _Marks:
    """Where each value of a YAML file stands."""

    def __init__(self, file: Path, node: yaml.Node) -> None:
        self.file, self.node = file, node

    def fault(self, message: str, node: yaml.Node | None = None, line: int = 0, column: int = 0) -> RuleError:
        mark = (node or self.node).start_mark
        return RuleError(f"{self.file}: line {mark.line + 1 + line}, column {mark.column + 1 + column}: {message}")


def load_rules(*folders: Path, overrides: Iterable[Override] = ()) -> RulePack:
    """Return the rules of all YAML files in the folders, by file and place; a later folder stands on top of the earlier ones.

    A later folder's rule with an id of an earlier one takes its place; an entry with no more than `id`, `severity` and `params` changes
    it; `severity: off` takes it out. `overrides` come last.
    Raises RuleError for a file that is not YAML, an unknown field, a wrong condition, a double id, an override of nothing.
    """
    digest = hashlib.sha256()
    rules: dict[str, Rule] = {}
    for folder in folders:
        own: dict[str, Rule] = {}
        changes: list[Override] = []
        for file in _rule_files(folder):
            data = file.read_bytes()
            digest.update(file.name.encode() + b"\0" + data)
            for entry in _entries(file, data, set(rules)):
                if isinstance(entry, Override):
                    changes.append(entry)
                    continue
                if entry.id in own:
                    raise RuleError(
                        f"{file}: line {entry.line}: rule «{entry.id}» stands in {own[entry.id].file} already; give it another id"
                    )
                own[entry.id] = entry
        rules = overridden(rules | own, changes)
    asked = tuple(overrides)
    for override in asked:
        digest.update(f"{override.id}\0{override.severity}\0{sorted(override.params.items())}".encode())
    return RulePack(tuple(overridden(rules, asked).values()), digest.hexdigest())


def _rule_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RuleError(f"{folder}: no such folder of rules; give one with --rules")
    files = sorted(file for file in folder.rglob("*.y*ml") if file.name not in _DATA_FILES)
    if not files:
        raise RuleError(f"{folder}: holds no rules (*.yaml)")
    return files


def _entries(file: Path, data: bytes, known: set[str]) -> Iterator[Rule | Override]:
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
        fields = _fields(file, node)
        is_override = set(fields) <= _OVERRIDE and "id" in fields and str(fields["id"][1].value) in known
        yield _override(file, fields) if is_override else _rule(file, node, fields)


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


_Fields = dict[str, tuple[yaml.Node, yaml.Node]]


def _fields(file: Path, node: yaml.Node) -> _Fields:
    if not isinstance(node, yaml.MappingNode):
        raise _Marks(file, node).fault("a rule is a mapping of fields")
    found: _Fields = {}
    for key, value in node.value:
        if key.value in found:
            raise _Marks(file, key).fault(f"field «{key.value}» stands twice in this rule")
        if key.value not in FIELDS:
            raise _Marks(file, key).fault(f"unknown field «{key.value}»; known: {', '.join(sorted(FIELDS))}")
        found[key.value] = (key, value)
    return found


def _plain(file: Path, node: yaml.Node) -> Any:
    try:
        return YAML_LOADER("").construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        raise _Marks(file, node).fault(f"not a value that YAML knows: {getattr(error, 'problem', error)}") from None


def _choice(file: Path, node: yaml.Node, name: str, choices: tuple[str, ...]) -> str:
    value = node.value if isinstance(node, yaml.ScalarNode) else str(_plain(file, node))
    if value not in choices:
        raise _Marks(file, node).fault(f"«{value}» is no {name}; choose one of {', '.join(choices)}")
    return str(value)


def _params(file: Path, fields: _Fields) -> dict[str, Any]:
    if "params" not in fields:
        return {}
    values = _plain(file, fields["params"][1]) or {}
    if not isinstance(values, dict):
        raise _Marks(file, fields["params"][1]).fault("params is a mapping of names to values")
    return {str(name): value for name, value in values.items()}


def _override(file: Path, fields: _Fields) -> Override:
    severity = _choice(file, fields["severity"][1], "severity", (*SEVERITIES, OFF)) if "severity" in fields else None
    key = fields["id"][0].start_mark
    origin = f"{file}: line {key.line + 1}, column {key.column + 1}"
    return Override(str(fields["id"][1].value), severity, _params(file, fields), origin)


def _rule(file: Path, node: yaml.Node, fields: _Fields) -> Rule:
    for name in _NEEDED:
        if name not in fields:
            raise _Marks(file, node).fault(f"field «{name}» is missing in this rule")
    values = {name: _plain(file, value) for name, (_, value) in fields.items()}
    message = values["message"]
    if not isinstance(message, dict) or not {"ru", "en"} <= set(message):
        raise _Marks(file, fields["message"][1]).fault("message needs «ru» and «en»")
    _check_message(file, fields["message"][1], message)
    examples = values["examples"]
    if not isinstance(examples, dict) or not set(examples) <= {"ok", "bad"}:
        raise _Marks(file, fields["examples"][1]).fault("examples has «ok» and «bad»")
    subject = _choice(file, fields["applies_to"][1], "subject", _SUBJECTS)
    params = _params(file, fields)
    return Rule(
        id=str(values["id"]),
        kind=str(values["kind"]),
        severity=_choice(file, fields["severity"][1], "severity", SEVERITIES),
        applies_to=subject,
        condition=_expression(file, fields["when"][1], subject, params),
        message_ru=str(message["ru"]),
        message_en=str(message["en"]),
        description=str(values.get("description", "")),
        rationale=str(values.get("rationale", "")),
        silent=str(values.get("silent", "")),
        english=str(values.get("english", "")),
        status=_choice(file, fields["status"][1], "status", ("preview", "stable")) if "status" in fields else "preview",
        since=str(values.get("since", "")),
        params=params,
        ok=_examples(file, fields["examples"][1], examples.get("ok") or []),
        bad=_examples(file, fields["examples"][1], examples.get("bad") or []),
        file=str(file),
        line=node.start_mark.line + 1,
        expected=_expression(file, fields["expected"][1], subject, params, text=True) if "expected" in fields else None,
        suggest=_expression(file, fields["suggest"][1], subject, params, text=True) if "suggest" in fields else None,
    )


def _check_message(file: Path, node: yaml.Node, message: dict[str, Any]) -> None:
    for language, words in message.items():
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(str(words)) if name is not None}
        except ValueError as error:
            raise _Marks(file, node).fault(f"message «{language}»: {error}") from None
        if names - _MESSAGE_VALUES:
            unknown = sorted(names - _MESSAGE_VALUES)[0]
            raise _Marks(file, node).fault(f"message «{language}»: no value {{{unknown}}}; known: {', '.join(sorted(_MESSAGE_VALUES))}")


def _expression(file: Path, node: yaml.Node, subject: str, params: dict[str, Any], *, text: bool = False) -> Condition:
    try:
        condition = Condition(str(node.value), text=text)
        unknown = unknown_name(condition.source, subject, params)
        if unknown is not None:
            raise ConditionError(f"«{unknown.name}» is unknown here; known: {', '.join(unknown.known)}", unknown.line, unknown.column)
    except ConditionError as error:
        # a block scalar («when: |») starts on the line after its mark, a quoted one after its quotation mark
        style = getattr(node, "style", None)
        shift = 1 if style in ("'", '"') else 0
        lines = 1 if style in ("|", ">") else 0
        offset = error.column - 1 + shift if error.line == 1 and not lines else 0
        raise _Marks(file, node).fault(f"condition: {error}", line=error.line - 1 + lines, column=offset) from None
    return condition


def _examples(file: Path, node: yaml.Node, rows: list[Any]) -> tuple[Example, ...]:
    if not isinstance(rows, list):
        raise _Marks(file, node).fault("«ok» and «bad» are lists of examples")
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
        tables = row.get("reference") or {}
        if not isinstance(tables, dict) or not all(isinstance(rows, list) for rows in tables.values()):
            raise _Marks(file, node).fault("an example's reference is a mapping of tables to lists of rows")
        found.append(Example(str(row["text"]), published, _table_rows(tables), row.get("words"), expected))
    return tuple(found)


def _table_rows(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, str]]]:
    return {name: [{key: str(value) for key, value in row.items()} for row in rows] for name, rows in tables.items()}
