"""Findings that somebody decided not to count: by a comment in the draft, in the settings, or in a baseline; they stay visible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch

from factcheck.model import Article, Finding, Suppressed

_COMMENT = re.compile(
    r"ignore(?P<file>-file)?\s*(?:\[(?P<rules>[^\]]*)\])?\s*[:—–-]?\s*(?P<reason>.*?)\s*(?:(?:until|до)\s+(?P<day>\S+))?", re.S
)
_EXAMPLE = "<!-- factcheck: ignore[event-date] причина / reason until 2026-12-31 -->"


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is not to count, and why. All conditions given must fit: rules, a glob of paths, a fingerprint, words, a stretch of text."""

    reason: str
    origin: str
    rules: frozenset[str] = frozenset()
    path: str | None = None
    fingerprint: str | None = None
    words: str | None = None
    expires: date | None = None
    span: tuple[int, int] | None = None

    def covers(self, finding: Finding, path: str) -> bool:
        """Is a finding of an article meant?"""
        return (
            (not self.rules or finding.rule in self.rules)
            and (self.path is None or fnmatch(path, self.path) or fnmatch(path.replace("\\", "/").rpartition("/")[2], self.path))
            and (self.fingerprint is None or finding.fingerprint == self.fingerprint)
            and (self.words is None or finding.text == self.words)
            and (self.span is None or (self.span[0] <= finding.start < self.span[1]))
        )

    def holds(self, today: date | None) -> bool:
        """Does it hold on a day? One that expires holds through its last day; with no day known nothing expires."""
        return self.expires is None or today is None or today <= self.expires


def suppressed(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], path: str, today: date | None
) -> tuple[list[Finding], list[Suppression]]:
    """Return the findings with those that are not to count marked, and the suppressions that were used."""
    active = [suppression for suppression in suppressions if suppression.holds(today)]
    marked: list[Finding] = []
    used: list[Suppression] = []
    for finding in findings:
        cause = next((suppression for suppression in active if suppression.covers(finding, path)), None)
        if cause is not None:
            used.append(cause)
            why = Suppressed(reason=cause.reason, origin=cause.origin, expires=cause.expires)
            finding = replace(finding, suppressed=True, suppression=why)
        marked.append(finding)
    return marked, used


def of_comments(article: Article, known: Iterable[str]) -> tuple[list[Suppression], list[str]]:
    """Return the suppressions that the draft's own comments make, and a note on each comment that makes none, with the mend."""
    names = frozenset(known)
    made: list[Suppression] = []
    notes: list[str] = []
    for comment in article.comments:
        try:
            made.append(_of_comment(article, comment.start, comment.text, names))
        except ValueError as error:
            notes.append(f"пометка «factcheck: {comment.text}» не действует / does not hold: {error}; образец / example: {_EXAMPLE}")
    return made, notes


def _of_comment(article: Article, start: int, text: str, known: frozenset[str]) -> Suppression:
    match = _COMMENT.fullmatch(text)
    if match is None:
        raise ValueError("ждали ignore или ignore-file / expected ignore or ignore-file")
    rules = frozenset(name.strip() for name in (match["rules"] or "").split(",") if name.strip())
    if rules - known:
        raise ValueError(f"нет правила / no rule «{sorted(rules - known)[0]}»")
    if not match["reason"]:
        raise ValueError("нет причины / the reason is missing")
    expires = date.fromisoformat(match["day"]) if match["day"] else None
    span = None if match["file"] else _block_at(article, start)
    return Suppression(match["reason"], "comment", rules, expires=expires, span=span)


def _block_at(article: Article, start: int) -> tuple[int, int]:
    """Return the block that a comment stands in or before."""
    block = next((block for block in article.blocks if block.end > start), None)
    return (block.start, block.end) if block else (start, start)
