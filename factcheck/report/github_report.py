"""GitHub's workflow commands, worst first, and a step summary in Markdown."""

from __future__ import annotations

import re

from factcheck.model import Report
from factcheck.report.labels import GONE
from factcheck.report.located import LEVELS, Located, located, plain_path
from factcheck.report.safe import visible
from factcheck.report.text_report import summary_line

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_A_LEVEL = 10  # annotations of a level that a step shows
_RUNS = re.compile(r"^(\s*)::|##\[", re.MULTILINE)


def render_github(report: Report) -> bytes:
    """Return the commands of a run; what is over the number that a step shows is counted on the last line."""
    everything = list(located(report))
    found = [item for item in everything if not item.finding.suppressed]
    lines = []
    for level in LEVELS:
        own = [item for item in found if item.finding.severity == level]
        shown = own if len(own) <= _A_LEVEL else own[: _A_LEVEL - 1]
        lines += [_command(item) for item in shown]
        if len(own) > len(shown):
            lines.append(
                f"::{_COMMANDS[level]} title=factcheck::{_value(f'и ещё {len(own) - len(shown)}: смотрите отчёт / see the report')}"
            )
    lines += [
        _quiet(f"{plain_path(checked.path)}: {GONE}: {visible(gone.message)}") for checked in report.articles for gone in checked.gone or ()
    ]
    lines += [_quiet(_set_aside(item)) for item in everything if item.finding.suppressed]
    lines += [f"::error title=factcheck::{_value(visible(error.message))}" for error in report.errors]
    lines.append(_quiet(summary_line(report)))
    return ("\n".join(lines) + "\n").encode()


def _set_aside(item: Located) -> str:
    """Return the line of a finding that does not count: it annotates nothing, but whoever reads the log sees it with its reason."""
    reason = item.finding.suppression.reason if item.finding.suppression else ""
    return f"{plain_path(item.path)}:{item.region.line}: не считается: {visible(reason)}: {visible(item.message)}"


def _command(item: Located) -> str:
    finding, region = item.finding, item.region
    start, end = region.utf16()
    columns = f",col={start},endColumn={end}" if region.line == region.end_line else ""
    place = f"file={_property(item.path)},line={region.line},endLine={region.end_line}{columns},title={_property(finding.rule)}"
    fix = f" → {finding.suggestion.replacement}" if finding.suggestion else ""
    return f"::{_COMMANDS[finding.severity]} {place}::{_value(visible(item.message + fix))}"


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace("##[", "## [")


def _property(text: str) -> str:
    return _value(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _quiet(text: str) -> str:
    """Break what the runner would take for a command."""
    return _RUNS.sub(lambda match: (match[1] or "") + "∷" if match[0].strip() == "::" else "## [", text)
