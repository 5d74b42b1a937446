"""Findings with one cause: the root keeps its severity, what follows from it is put into its group (contract, «Groups»)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.engine.severity import lowest
from factcheck.model import Finding, Related, Severity, WeekdayClaim
from factcheck.reference.links import Link

Finder = Callable[[Sequence[Finding], Sequence[Link]], Iterator[tuple[Finding, Finding]]]  # yields (follower, root)
_FOLLOWING_NAMES = frozenset({"participants", "office"})


def grouped(findings: Sequence[Finding], links: Sequence[Link]) -> list[Finding]:
    """Return the findings, in order, with followers in their root's group.

    An ordinal that clashes with a date which the reference calls wrong is a `warning` at most; other followers are `info`.
    """
    roots: dict[int, tuple[Finding, Severity]] = {}
    finders: tuple[tuple[Finder, Severity], ...] = (
        (_ordinals, "warning"),
        (_weekdays, "info"),
        (_names, "info"),
        (_contradictions, "info"),
    )
    for finder, severity in finders:
        for follower, root in finder(findings, links):
            if id(follower) not in roots and id(root) not in roots:
                roots[id(follower)] = root, severity
    heads = {id(root) for root, _ in roots.values()}
    done = []
    for finding in findings:
        if id(finding) in roots:
            root, severity = roots[id(finding)]
            cause = Related(start=root.start, end=root.end, text=root.text, role="cause")
            related = (*(r for r in finding.related if (r.start, r.end) != (cause.start, cause.end)), cause)
            done.append(replace(finding, group=root.fingerprint, severity=lowest(finding.severity, severity), related=related))
        else:
            done.append(replace(finding, group=finding.fingerprint) if id(finding) in heads else finding)
    return done


def _ordinals(findings: Sequence[Finding], _: Sequence[Link]) -> Iterator[tuple[Finding, Finding]]:
    """Yield (ordinal, date): «вторая в этом году» beside a meeting that the text dates to the year before."""
    dates = {finding.claim: finding for finding in findings if finding.kind == "date"}
    for finding in findings:
        cause = next((e.id for e in finding.evidence if e.table == "article"), None)
        if cause is not None and cause in dates:
            yield finding, dates[cause]


def _weekdays(findings: Sequence[Finding], links: Sequence[Link]) -> Iterator[tuple[Finding, Finding]]:
    """Yield (weekday, date) on one expression where the right date falls on the weekday that is written."""
    claims = {link.claim.id: link for link in links}
    dates = [f for f in findings if f.kind == "date" and f.claim in claims]
    for finding in findings:
        claim = claims[finding.claim].claim if finding.claim in claims else None
        if not isinstance(claim, WeekdayClaim):
            continue
        for root in dates:
            days = _right_days(claims[root.claim or ""])
            if claim.start <= root.start < claim.end and days and days[0].isoweekday() == claim.value.value:
                yield finding, root


def _right_days(link: Link) -> tuple[date, date] | None:
    field = link.fields.get("date")
    return field.replacement.days if field and field.replacement else None


def _names(findings: Sequence[Finding], _: Sequence[Link]) -> Iterator[tuple[Finding, Finding]]:
    """Yield (participants or office, name): a misspelt name is nobody's, so that the event and the office lack their person."""
    for root in (finding for finding in findings if finding.kind == "name"):
        for finding in findings:
            if finding.kind in _FOLLOWING_NAMES and finding.start < root.end and root.start < finding.end:
                yield finding, root


def _contradictions(findings: Sequence[Finding], _: Sequence[Link]) -> Iterator[tuple[Finding, Finding]]:
    """Yield (contradiction, finding): the article against itself, where one of its sides is what the reference calls wrong."""
    roots = [finding for finding in findings if finding.kind != "contradiction"]
    for finding in (f for f in findings if f.kind == "contradiction"):
        for root in roots:
            sides = [(finding.start, finding.end), *((side.start, side.end) for side in finding.related)]
            if any(start < root.end and root.start < end for start, end in sides):
                yield finding, root
