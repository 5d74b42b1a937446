"""Plain text."""

from __future__ import annotations

from factcheck.model import Comment
from factcheck.reading.blocks import plain_blocks
from factcheck.reading.decode import decode
from factcheck.reading.sources import Draft, addressed


def read_plain(data: bytes, path: str) -> Draft:
    """Read plain text; it is kept unchanged but for a byte order mark. A line that is a comment to factcheck is no block."""
    text, notes = decode(data, path)
    lines = plain_blocks(text)
    comments = tuple(Comment(start=b.start, text=said) for b in lines if (said := addressed(text[b.start : b.end])) is not None)
    places = {comment.start for comment in comments}
    blocks = tuple(block for block in lines if block.start not in places)
    title = text[blocks[0].start : blocks[0].end].strip() if blocks else ""
    return Draft(text, blocks, title, None, notes, comments)
