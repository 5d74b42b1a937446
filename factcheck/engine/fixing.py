"""Apply the repairs of findings that leave no doubt: errors in the article's own voice, none inside a quotation, no two on one place."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Finding, Repair


def safe_repairs(findings: Iterable[Finding]) -> list[Repair]:
    """Return the repairs that may be applied without asking, in order: an error is linked without doubt and nobody's quotation.

    Of two that touch, the first is taken.
    """
    chosen: list[Repair] = []
    for finding in sorted(findings, key=lambda finding: finding.start):
        repair = finding.suggestion
        if finding.severity != "error" or finding.suppressed or repair is None:
            continue
        if not chosen or repair.start >= chosen[-1].end:
            chosen.append(repair)
    return chosen


def repaired(text: str, repairs: Iterable[Repair]) -> str:
    """Return the text with the repairs applied; everything else stays as it is."""
    for repair in sorted(repairs, key=lambda repair: -repair.start):
        text = text[: repair.start] + repair.replacement + text[repair.end :]
    return text
