"""One reader a format: bytes of a source in, its text with blocks, title and date out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factcheck.model import Block


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in a source: the text that is checked, its blocks, and what its metadata say."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    published: date | None = None
    notes: tuple[str, ...] = ()


Reader = Callable[[bytes, str], Draft]


def draft_of(pieces: list[tuple[str, str]], title: str = "", published: date | None = None) -> Draft:
    """Join (kind, text) pieces into one text, an empty line between blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for kind, piece in pieces:
        if not piece.strip():
            continue
        blocks.append(Block(kind=kind, start=at, end=at + len(piece)))
        parts.append(piece)
        at += len(piece) + 2
    return Draft("\n\n".join(parts), tuple(blocks), title, published)


def iso_date(value: object) -> date | None:
    """Return the date that an ISO string or a date begins with, None for anything else."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
