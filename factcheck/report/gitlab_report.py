"""GitLab's code quality report: a JSON list of issues with description, check, fingerprint, severity, path and line."""

from __future__ import annotations

import hashlib

from factcheck.model import Report
from factcheck.report.json_report import dump
from factcheck.report.located import located
from factcheck.report.safe import visible

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(report: Report) -> bytes:
    """Return the report of a run; suppressed findings stay in it as `info`, and say so."""
    issues = []
    for item in located(report):
        finding = item.finding
        mark = "(не считается / suppressed) " if finding.suppressed else ""
        issues.append(
            {
                "description": mark + visible(item.message),
                "check_name": finding.rule,
                "fingerprint": hashlib.sha256(f"{item.path}\0{finding.fingerprint}".encode()).hexdigest()[:32],
                "severity": "info" if finding.suppressed else _SEVERITIES[finding.severity],
                "location": {"path": item.path, "lines": {"begin": item.region.line, "end": item.region.end_line}},
            }
        )
    return dump(issues)
