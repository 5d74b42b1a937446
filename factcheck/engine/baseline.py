"""Decisions on findings, kept in a file by fingerprint, which survives edits: a baseline, or what a reviewer exported from the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.engine.suppression import Suppression
from factcheck.errors import InputError
from factcheck.model import CheckedArticle

SCHEMA = "factcheck-decisions/1"
REPORT = "factcheck-report/1"
_DISMISSED = "dismissed"


def read_baseline(path: Path) -> list[Suppression]:
    """Return the suppressions of a file of decisions, or of a JSON report, all of whose findings are taken as known.

    Raises InputError for anything else, with what was expected.
    """
    data = _load(path)
    if data.get("schema") == REPORT:
        found = [finding for article in data.get("articles", ()) for finding in article.get("findings", ())]
        return [Suppression("уже было в отчёте / was in the report", path.name, fingerprint=finding["fingerprint"]) for finding in found]
    return [
        Suppression(str(row["reason"]), path.name, fingerprint=str(row["fingerprint"]), expires=_day(path, number, row.get("expires")))
        for number, row in enumerate(_decisions(path, data), 1)
        if row["decision"] == _DISMISSED
    ]


def _load(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such baseline; --write-baseline makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: line {error.lineno}, column {error.colno}: not JSON ({error.msg})") from None
    if not isinstance(data, dict) or data.get("schema") not in (SCHEMA, REPORT):
        raise InputError(f"{path}: neither decisions («schema»: «{SCHEMA}») nor a JSON report («{REPORT}»)")
    return data


def _decisions(path: Path, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = data.get("decisions")
    if not isinstance(rows, list):
        raise InputError(f"{path}: «decisions» is a list")
    for number, row in enumerate(rows, 1):
        missing = {"fingerprint", "decision", "reason"} - set(row) if isinstance(row, dict) else {"fingerprint"}
        if missing:
            raise InputError(f"{path}: decision {number}: «{sorted(missing)[0]}» is missing")
        if row["decision"] not in (_DISMISSED, "accepted"):
            raise InputError(f"{path}: decision {number}: «{row['decision']}» is neither dismissed nor accepted")
        if row["decision"] == _DISMISSED and not str(row["reason"]).strip():
            raise InputError(f"{path}: decision {number}: what is dismissed needs a reason")
    return rows


def _day(path: Path, number: int, value: object) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise InputError(f"{path}: decision {number}: «{value}» is not a date like 2026-12-31") from None


def written_baseline(articles: Iterable[CheckedArticle], before: Sequence[Suppression], reason: str) -> bytes:
    """Return the baseline that takes all findings as known; a finding that one before knew keeps its reason, what is gone is left out."""
    known = {suppression.fingerprint: suppression for suppression in before}
    rows = []
    for article in articles:
        for finding in article.findings:
            old = known.get(finding.fingerprint)
            if finding.suppressed and old is None:
                continue
            expires = old.expires.isoformat() if old and old.expires else None
            rows.append(
                {
                    "fingerprint": finding.fingerprint,
                    "decision": _DISMISSED,
                    "reason": old.reason if old else reason,
                    "expires": expires,
                    "rule": finding.rule,
                    "path": article.path,
                    "text": finding.text,
                }
            )
    unique = {row["fingerprint"]: row for row in rows}
    ordered = sorted(unique.values(), key=lambda row: (str(row["path"]), str(row["fingerprint"])))
    return (json.dumps({"schema": SCHEMA, "decisions": ordered}, ensure_ascii=False, indent=1) + "\n").encode()
