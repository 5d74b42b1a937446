"""Plain text."""

from __future__ import annotations

from factcheck.reading.blocks import plain_blocks
from factcheck.reading.decode import decode
from factcheck.reading.sources import Draft


def read_plain(data: bytes, path: str) -> Draft:
    """Read plain text; it is kept unchanged but for a byte order mark."""
    text, notes = decode(data, path)
    blocks = plain_blocks(text)
    title = text[blocks[0].start : blocks[0].end].strip() if blocks else ""
    return Draft(text, blocks, title, None, notes)
