"""Faults of tables for those who review them: lines of text, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.reference.faults import Fault

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {
    "table": "Строка таблицы, которой нельзя пользоваться / a row that cannot be used",
    "table-advice": "Строка, которую стоит посмотреть / a row worth a look",
}


def as_text(faults: Sequence[Fault], version: str) -> str:
    """Return a line for each fault: file, row, column, what is wrong and how to mend it."""
    return "".join(f"{'совет / advice: ' if fault.advice else ''}{fault}\n" for fault in faults)


def as_github(faults: Sequence[Fault], version: str) -> str:
    """Return workflow commands that GitHub shows beside the rows; rows are lines where no cell holds a line break."""
    return "".join(_command(fault) for fault in faults)


def _command(fault: Fault) -> str:
    level = "warning" if fault.advice else "error"
    place = f"file={_property(fault.file)}" + (f",line={fault.row}" if fault.row else "")
    title = f"column {fault.column}" if fault.column else "table"
    return f"::{level} {place},title={_property(title)}::{_data(fault.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(faults: Sequence[Fault], version: str) -> str:
    """Return the faults as one SARIF run."""
    driver = {
        "name": "factcheck reference validate",
        "version": version,
        "rules": [{"id": name, "shortDescription": {"text": text}} for name, text in _RULES.items()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(fault) for fault in faults]}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(fault: Fault) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": fault.file.replace("\\", "/")}}
    if fault.row:
        location["region"] = {"startLine": fault.row}
    column = f"column {fault.column}: " if fault.column else ""
    return {
        "ruleId": "table-advice" if fault.advice else "table",
        "level": "warning" if fault.advice else "error",
        "message": {"text": f"{column}{fault.message}"},
        "locations": [{"physicalLocation": location}],
    }


FORMATS: dict[str, Callable[[Sequence[Fault], str], str]] = {"text": as_text, "github": as_github, "sarif": as_sarif}
