"""Pictures of the page as plain geometry: events in time, the article's against the reference's, and what was checked by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.model import CheckedArticle, EventClaim
from factcheck.report.safe import visible

WIDTH = 760  # units of the drawing
_MARGIN = 10
_LEAST = 6  # units of a bar
_MOST = 40  # events in a picture


@dataclass(frozen=True, slots=True)
class Bar:
    """An event: where the article's and the reference's days begin and how wide they are, whether they differ, and words for the table."""

    number: int
    words: str
    said: str
    x: float
    width: float
    known: str
    known_x: float | None
    known_width: float
    differs: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars and the years of the axis with their places."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A paragraph: its number, place and state."""

    number: int
    x: int
    y: int
    state: str


def timeline(checked: CheckedArticle) -> Timeline | None:
    """Return the picture of an article's dated events, None where there are fewer than two."""
    judged = {judgement.claim: judgement for judgement in checked.judgements}
    days = (checked.rows or {}).get("event_days", {})
    rows = []
    for claim in checked.claims:
        if not isinstance(claim, EventClaim) or claim.date is None or claim.date.begin is None:
            continue
        judgement = judged.get(claim.id)
        known = next((days[e.id] for e in judgement.evidence if e.table == "events" and e.id in days), None) if judgement else None
        first, last = (_span(known) if known else None) or (None, None)
        differs = judgement is not None and judgement.fields.get("date") == "disagrees"
        rows.append((claim, claim.date.begin, claim.date.end_date or claim.date.begin, first, last, known, differs))
    rows = rows[:_MOST]
    if len(rows) < 2:
        return None
    edges = [day for row in rows for day in row[1:5] if isinstance(day, date)]
    low, high = min(edges).toordinal(), max(edges).toordinal()
    scale = (WIDTH - 2 * _MARGIN) / max(1, high - low)

    def place(day: date) -> float:
        return round(_MARGIN + (day.toordinal() - low) * scale, 1)

    bars = tuple(
        Bar(
            number,
            visible(" ".join(claim.text.split())),
            _told(begin, end),
            place(begin),
            max(_LEAST, round((end - begin).days * scale, 1)),
            known or "",
            place(first) if first else None,
            max(_LEAST, round((last - first).days * scale, 1)) if first and last else _LEAST,
            differs,
        )
        for number, (claim, begin, end, first, last, known, differs) in enumerate(rows, 1)
    )
    return Timeline(bars, tuple(_years(min(edges), max(edges), place)))


def _years(first: date, last: date, place: object) -> list[tuple[int, float]]:
    assert callable(place)
    step = max(1, (last.year - first.year) // 10)
    starts = [date(year, 1, 1) for year in range(first.year, last.year + 1, step)]
    return [(day.year, place(max(day, first))) for day in starts if day <= last]


def _told(begin: date, end: date) -> str:
    return begin.isoformat() if begin == end else f"{begin.isoformat()} … {end.isoformat()}"


def _span(known: str) -> tuple[date, date] | None:
    first, _, last = known.partition("/")
    try:
        begin = date.fromisoformat(first)
        return begin, date.fromisoformat(last) if last else begin
    except ValueError:
        return None


def tiles(checked: CheckedArticle, a_row: int = 24, size: int = 28) -> list[Tile]:
    """Return a tile for each paragraph: the worst finding in it, else whether what it says was checked."""
    assert checked.article is not None
    judged = {judgement.claim: judgement.verdict for judgement in checked.judgements}
    found = []
    for number, block in enumerate(checked.article.blocks):
        severities = {f.severity for f in checked.findings if block.start <= f.start < block.end and not f.suppressed}
        verdicts = {judged.get(claim.id) for claim in checked.claims if block.start <= claim.start < block.end}
        worst = next((name for name in ("error", "warning", "info") if name in severities), None)
        state = worst or ("open" if "not_enough_info" in verdicts else "supported" if "supported" in verdicts else "none")
        found.append(Tile(number + 1, number % a_row * size, number // a_row * size, state))
    return found
