"""Keep the findings that an edit touched: on its lines stand their words, those of their claim, or another side of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import CheckedArticle, Finding
from factcheck.reading.source_map import SourcePlaces


def touched(checked: CheckedArticle, lines: Sequence[tuple[int, int]]) -> CheckedArticle:
    """Return the article with only the findings that touch the given lines (1-based ranges of the source file)."""
    if checked.article is None:
        return checked
    places = SourcePlaces(checked.article)
    claims = {claim.id: (claim.start, claim.end) for claim in checked.claims}

    def spans(finding: Finding) -> list[tuple[int, int]]:
        own = [(finding.start, finding.end), *((side.start, side.end) for side in finding.related)]
        return [*own, claims[finding.claim]] if finding.claim in claims else own

    def meets(span: tuple[int, int]) -> bool:
        first, last = places.place(span[0])[0], places.place(max(span[0], span[1] - 1))[0]
        return any(low <= last and first <= high for low, high in lines)

    kept = tuple(finding for finding in checked.findings if any(meets(span) for span in spans(finding)))
    return replace(checked, findings=kept)
