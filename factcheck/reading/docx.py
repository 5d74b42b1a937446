"""Word documents by python-docx: paragraphs, headings and tables, with tracked changes as accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from factcheck.errors import InputError
from factcheck.reading.blocks import is_credit
from factcheck.reading.sources import Draft, draft_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED = {f"{_W}del", f"{_W}moveFrom"}


def read_docx(data: bytes, path: str) -> Draft:
    """Read a .docx file; inserted text is in, deleted text is out. The date is not read: a file's own date is not publication's."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise InputError(f"{path}: not a Word document that can be read ({error}); save it as .docx again") from None
    pieces = list(_pieces(document))
    title = next((text for kind, text in pieces if kind == "title"), "")
    return draft_of(pieces, title)


def _pieces(document: Any) -> Iterator[tuple[str, str]]:
    first = True
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield "table", "\n".join(_accepted(p._p) for p in cell.paragraphs)
            continue
        text = _accepted(block._p)
        if not text.strip():
            continue
        style = (block.style.name if block.style is not None else "") or ""
        titled = style in ("Title", "Heading 1") or first
        yield ("title" if titled and first else "credit" if is_credit(text) else "caption" if style == "Caption" else "paragraph"), text
        first = False


def _accepted(paragraph: Any) -> str:
    """Return a paragraph's text with insertions in and deletions out (python-docx's own `.text` loses insertions)."""
    words: list[str] = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        if node.tag in _DELETED:
            continue
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag == f"{_W}tab":
            words.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            words.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            words.append("-")
        stack.extend(reversed(list(node)))
    return "".join(words)
