"""`factcheck check`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.checker import Freshness
from factcheck.cli.changes import changed_lines, parse_lines
from factcheck.cli.options import choice, parse_date, parse_days
from factcheck.cli.output import wants_colour, write_file, write_stdout
from factcheck.cli.progress import progress
from factcheck.cli.settings import Settings, find_settings
from factcheck.cli.setup import make_checker
from factcheck.engine.against import held_against, read_report
from factcheck.engine.baseline import read_baseline, written_baseline
from factcheck.engine.severity import at_least
from factcheck.engine.suppression import Suppression
from factcheck.engine.touched import touched
from factcheck.errors import FactcheckError
from factcheck.model import Report
from factcheck.reading import expand_paths
from factcheck.report.formats import FORMATS, SUFFIXES, render

_LEVELS = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of the call, as they were written."""

    paths: list[str]
    published: str | None = None
    reference: str | None = None
    rules: str | None = None
    formats: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    fail_on: str | None = None
    model: str | None = None
    config: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    changed_since: str | None = None
    lines: tuple[str, ...] = ()
    stale_after: str | None = None
    today: str | None = None
    against: str | None = None
    quiet: bool = False
    verbose: bool = False


def run_check(options: CheckOptions) -> int:
    """Check articles, write the reports, return the exit code."""
    settings = find_settings(options.config)
    fail_on = choice(settings.get("fail-on", options.fail_on) or "error", "--fail-on", _LEVELS)
    day = parse_date(options.published, "--published")
    today = parse_date(options.today, "--today")
    days = parse_days(settings.get("stale-after", options.stale_after), "--stale-after")
    ranges = parse_lines(options.lines)
    targets = plan_outputs(list(options.formats), list(options.outputs))
    known = _baseline(settings, options)
    earlier = read_report(Path(options.against)) if options.against is not None else None
    articles = expand_paths(options.paths)
    if options.changed_since is not None and "-" in articles:
        raise FactcheckError("--changed-since: what comes from standard input has no revision")
    edits = {path: ranges or changed_lines(path, options.changed_since or "") for path in articles} if _only_edits(options) else {}
    freshness = Freshness(days, today) if days is not None else None
    checker = make_checker(settings, options.reference, options.rules, options.model, freshness, known, today)
    with progress(len(articles), quiet=options.quiet) as tell:
        report = checker.run(articles, day, tell)
    _say_faults(report)
    if options.verbose:
        _say_used(report)
    if all(article.article is None for article in report.articles):
        return 2
    _keep_baseline(report, known, settings.get("baseline", options.baseline), options.write_baseline, quiet=options.quiet)
    if edits:
        report = replace(report, articles=tuple(touched(checked, edits[checked.path]) for checked in report.articles))
    if earlier is not None:
        alone = len(report.articles) == 1
        report = replace(report, articles=tuple(held_against(checked, earlier, alone) for checked in report.articles))
    for name, target in targets:
        _write(report, name, target)
    if not options.formats and not options.outputs and sys.stdout.isatty():
        _write_page(report, articles)
    return _exit_code(report, fail_on)


def _only_edits(options: CheckOptions) -> bool:
    return bool(options.lines) or options.changed_since is not None


def _baseline(settings: Settings, options: CheckOptions) -> tuple[Suppression, ...]:
    """Return what the baseline knows; one that is to be written need not be there yet."""
    file = settings.get("baseline", options.baseline)
    if options.write_baseline is not None:
        if file is None:
            raise FactcheckError("--write-baseline: give the file with --baseline")
        if not Path(file).exists():
            return ()
    return tuple(read_baseline(Path(file))) if file is not None else ()


def _say_used(report: Report) -> None:
    """Say what the run was made with."""
    tables = ", ".join(f"{name} {rows}" for name, rows in sorted(report.reference_tables.items()))
    print(
        f"factcheck {report.version}: {report.pipeline_name} {report.pipeline_version}; таблицы / tables {report.reference_digest[:12]}: "
        f"{tables}; правил / rules {report.rules_count} ({report.rules_digest[:12]}); статей / articles {len(report.articles)}",
        file=sys.stderr,
    )


def _keep_baseline(report: Report, known: tuple[Suppression, ...], file: str | None, reason: str | None, *, quiet: bool) -> None:
    """Write the baseline where asked; else name its decisions on what is no longer found."""
    if file is None:
        return
    if reason is not None:
        write_file(Path(file), written_baseline(report.articles, known, reason))
        print(f"factcheck: {file}: записано / written", file=sys.stderr)
        return
    found = {finding.fingerprint for article in report.articles for finding in article.findings}
    stale = sum(suppression.fingerprint not in found for suppression in known)
    if stale and not quiet:
        print(
            f"factcheck: {file}: решений о том, чего в этих статьях больше нет / decisions on what is no longer found: {stale}; "
            "--write-baseline их уберёт / drops them",
            file=sys.stderr,
        )


def _say_faults(report: Report) -> None:
    for error in report.errors:
        print(f"factcheck: {error.message}", file=sys.stderr)


def plan_outputs(formats: list[str], outputs: list[str]) -> list[tuple[str, Path | None]]:
    """Pair formats with files: pairwise, or one file's format by its suffix; with neither, text to standard output.

    Raises FactcheckError where they do not pair.
    """
    for name in formats:
        choice(name, "--format", FORMATS)
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
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if name == "github" else None
    if summary:
        with open(summary, "ab") as stream:  # the runner's file: each step adds to it
            stream.write(render(report, "markdown"))
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
