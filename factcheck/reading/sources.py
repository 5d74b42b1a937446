"""One reader a format: bytes of a source in, its text with blocks, title and date out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factcheck.model import Block, Comment, Run

COMMENT = "comment"
_ADDRESSED = re.compile(r"\s*(?:<!--)?\s*factcheck:(.*?)(?:-->)?\s*", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in a source: the text that is checked, its blocks, and what its metadata say."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    published: date | None = None
    notes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    source: str | None = None
    runs: tuple[Run, ...] | None = None


Reader = Callable[[bytes, str], Draft]


def draft_of(pieces: list[tuple[str, str]], title: str = "", published: date | None = None) -> Draft:
    """Join (kind, text) pieces into one text, an empty line between blocks; comments stand before the block that follows them."""
    parts: list[str] = []
    blocks: list[Block] = []
    comments: list[Comment] = []
    at = 0
    for kind, piece in pieces:
        if not piece.strip():
            continue
        if kind == COMMENT:
            comments.append(Comment(start=at, text=piece))
            continue
        blocks.append(Block(kind=kind, start=at, end=at + len(piece)))
        parts.append(piece)
        at += len(piece) + 2
    return Draft("\n\n".join(parts), tuple(blocks), title, published, comments=tuple(comments))


def addressed(comment: str) -> str | None:
    """Return what a comment of a source says to factcheck («<!-- factcheck: … -->»), None where it says nothing to it."""
    match = _ADDRESSED.fullmatch(comment)
    return match[1].strip() if match else None


def iso_date(value: object) -> date | None:
    """Return the date that an ISO string or a date begins with, None for anything else."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
