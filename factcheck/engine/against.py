"""A check held against an earlier one: what is new, moved, decided since, and what is found no more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.model import Change, CheckedArticle, Finding, Gone

_SCHEMA = "factcheck-report/1"
Earlier = Mapping[str, Sequence[Mapping[str, Any]]]


def read_report(path: Path) -> Earlier:
    """Return an earlier JSON report's findings by the path of their article. Raises InputError for a file that is none."""
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; give a report written with --format json") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{path}: not JSON ({error}); give a report written with --format json") from None
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA or not isinstance(data.get("articles"), list):
        raise InputError(f"{path}: not a report of ours: «schema» should be {_SCHEMA}; give one written with --format json")
    found: dict[str, list[Mapping[str, Any]]] = {}
    for article in data["articles"]:
        rows = article.get("findings") if isinstance(article, dict) else None
        if isinstance(rows, list) and isinstance(article.get("path"), str):
            found.setdefault(article["path"], []).extend(row for row in rows if isinstance(row, dict) and "fingerprint" in row)
    return found


def held_against(checked: CheckedArticle, earlier: Earlier, alone: bool) -> CheckedArticle:
    """Return the article with each finding's change and with what is gone.

    An article is known by its path; where both runs have one article, by that (`alone`): a draft may be renamed.
    """
    rows = earlier.get(checked.path)
    if rows is None and alone and len(earlier) == 1:
        rows = next(iter(earlier.values()))
    known = {str(row["fingerprint"]): row for row in rows or ()}
    findings = tuple(replace(finding, change=_change(finding, known.get(finding.fingerprint))) for finding in checked.findings)
    here = {finding.fingerprint for finding in findings}
    gone = [_gone(row) for mark, row in known.items() if mark not in here]
    return replace(checked, findings=findings, gone=tuple(gone))


def _change(finding: Finding, before: Mapping[str, Any] | None) -> Change:
    if before is None:
        return "new"
    if finding.suppressed and not before.get("suppressed"):
        return "decided"
    return "kept" if before.get("start") == finding.start else "moved"


def _gone(row: Mapping[str, Any]) -> Gone:
    told = {name: str(row.get(name) or "") for name in ("rule", "severity", "text", "message", "fingerprint")}
    return Gone(**told)
