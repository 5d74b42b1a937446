"""Arithmetic that the text itself tells: parts against their total, a change against its two ends. No table is asked."""

from __future__ import annotations

from factcheck.model import ChangeClaim, SumClaim, ValueWords
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.values.comparison import AGREES, UNKNOWN, Comparison, disagrees
from factcheck.values.slips import looks_like_slip_of
from factcheck.values.sums import Written, change_fits, change_of, parts_make, plain

_LONGEST = 100  # characters of parts that a reader sees as one; of others the total is marked
_LEAST = 0.72  # share of the total that parts must make for the rest not to be simply left out


def _written(words: ValueWords) -> Written:
    return Written(words.text, float(str(words.value)))


def link_sum(claim: SumClaim) -> Link:
    """Return the link of a sum: wrong where the parts are more than the total, or where all are listed and they are less."""
    parts, total = [_written(part) for part in claim.parts], _written(claim.total)
    whole = sum(part.value for part in parts)
    shown = f"{' + '.join(plain(part.value) for part in parts)} = {plain(whole)}"
    if parts_make(parts, total):
        comparison: Comparison = AGREES
    elif any(part.value > total.value for part in parts):
        comparison = UNKNOWN  # a part is less than its whole: it is part of something else
    elif whole > total.value or (claim.complete and whole >= _LEAST * total.value):
        comparison = disagrees("doubtful")
    else:
        comparison = UNKNOWN
    if comparison.verdict == "unknown":
        return Link(claim, "none", reason="not said to be all", computation=shown)
    start, end = claim.parts[0].start, claim.parts[-1].end
    if end - start > _LONGEST:
        start, end = claim.total.start, claim.total.end
    field = FieldLink("total", comparison, start, end, plain(whole), plain(total.value), None, None, False)
    return Link(claim, "linked", {"total": field}, computation=shown)


def link_change(claim: ChangeClaim) -> Link:
    """Return the link of a change: difference or percent against both ends."""
    last, by = _written(claim.parts[1]), _written(claim.total)
    first = _written(claim.parts[0]).like(last)
    if claim.unit == "%" and _is_share(claim.parts[0].text):
        return Link(claim, "none", reason="a share of shares may be points")
    unit = claim.unit if claim.unit in ("%", "share", "times") else None
    if unit is None and claim.unit != "points":
        by = by.like(last)
    right = change_of(first, last, unit)
    if not looks_like_slip_of(by.value, right):
        return Link(claim, "none", reason="something else was counted")
    comparison = AGREES if change_fits(first, last, by, unit) else disagrees("doubtful")
    expected = f"{plain(right)}{'%' if unit in ('%', 'share') else ''}"
    shown = f"{plain(first.value)} → {plain(last.value)}: {expected}"
    words = claim.total
    field = FieldLink("change", comparison, words.start, words.end, expected, words.text, _new(right, by), None, False)
    return Link(claim, "linked", {"change": field}, computation=shown)


def _new(right: float, by: Written) -> Replacement | None:
    """Return what to write where the words are digits in their own scale."""
    return Replacement(value=right / by.scale) if by.text[:1].isdigit() else None


def _is_share(text: str) -> bool:
    return text.rstrip().endswith(("%", "процентов", "процента", "процент"))
