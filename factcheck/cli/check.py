"""`factcheck check`."""

from __future__ import annotations

import sys
from pathlib import Path

from factcheck.checker import Checker, Freshness
from factcheck.cli.options import choice, folder, parse_date, parse_days
from factcheck.cli.output import wants_colour, write_file, write_stdout
from factcheck.engine.rules import load_rules
from factcheck.engine.severity import at_least
from factcheck.errors import FactcheckError
from factcheck.model import Report
from factcheck.reading import expand_paths
from factcheck.reference.store import open_reference
from factcheck.report.formats import SUFFIXES, render

_LEVELS = ("error", "warning", "info", "never")


def run_check(
    paths: list[str],
    published: str | None,
    reference: str | None,
    rules: str | None,
    formats: list[str],
    outputs: list[str],
    fail_on: str,
    model: str | None,
    stale_after: str | None = None,
    today: str | None = None,
) -> int:
    """Check articles, write the reports, return the exit code."""
    choice(fail_on, "--fail-on", _LEVELS)
    day = parse_date(published, "--published")
    days = parse_days(stale_after, "--stale-after")
    freshness = Freshness(days, parse_date(today, "--today")) if days is not None else None
    targets = plan_outputs(formats, outputs)
    articles = expand_paths(paths)
    checker = Checker(open_reference(folder(reference, "reference_data")), load_rules(folder(rules, "rules")), model, freshness)
    report = checker.run(articles, day)
    for error in report.errors:
        print(f"factcheck: {error.message}", file=sys.stderr)
    if all(article.article is None for article in report.articles):
        return 2
    for name, target in targets:
        _write(report, name, target)
    if not formats and not outputs and sys.stdout.isatty():
        _write_page(report, articles)
    return _exit_code(report, fail_on)


def plan_outputs(formats: list[str], outputs: list[str]) -> list[tuple[str, Path | None]]:
    """Pair formats with files: pairwise, or one file's format by its suffix; with neither, text to standard output.

    Raises FactcheckError where they do not pair.
    """
    for name in formats:
        choice(name, "--format", tuple(SUFFIXES.values()))
    if not outputs:
        if len(formats) > 1:
            raise FactcheckError("--format given more than once needs as many --output, pairwise")
        return [(formats[0] if formats else "text", None)]
    if not formats and len(outputs) == 1:
        suffix = Path(outputs[0]).suffix.lower()
        if suffix not in SUFFIXES:
            raise FactcheckError(f"--output {outputs[0]}: the suffix names no format; known: {', '.join(SUFFIXES)}; or give --format")
        return [(SUFFIXES[suffix], Path(outputs[0]))]
    if len(formats) != len(outputs):
        raise FactcheckError(f"{len(formats)} --format and {len(outputs)} --output do not pair; give one of each for every report")
    return [(name, None if file == "-" else Path(file)) for name, file in zip(formats, outputs, strict=True)]


def _write(report: Report, name: str, target: Path | None) -> None:
    data = render(report, name, colour=target is None and wants_colour())
    if target is None:
        write_stdout(data)
    else:
        write_file(target, data)


def _write_page(report: Report, articles: list[str]) -> None:
    """On a terminal also write the page and name it."""
    name = articles[0].lstrip("./").replace("/", "-").removesuffix(Path(articles[0]).suffix) if len(articles) == 1 else "report"
    target = Path("reports") / f"{name or 'stdin'}.html"
    write_file(target, render(report, "html"))
    print(f"HTML: {target}", file=sys.stderr)


def _exit_code(report: Report, fail_on: str) -> int:
    if report.errors:
        return 2
    if fail_on == "never":
        return 0
    found = (finding for article in report.articles for finding in article.findings if not finding.suppressed)
    return 1 if any(at_least(finding.severity, fail_on) for finding in found) else 0
