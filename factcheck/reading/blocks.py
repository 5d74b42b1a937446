"""Cut plain text into blocks: title, paragraphs, captions, credits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.model import Block

_LINE = re.compile(r"[^\n\r]+")
_CREDIT = re.compile(r"\s*(?:Фото|Фотография|Видео|Иллюстрация|Инфографика|Источник|Photo|Image|Video)\s*[:：©/]|\s*©", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;»\"”)]\s*$")
_CAPTION_MAX = 700


def is_credit(line: str) -> bool:
    """Is the line a credit («Фото: …»), which makes no claims?"""
    return bool(_CREDIT.match(line))


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of plain text: each line that is not blank is one; the first is the title.

    A line is a caption where a credit line follows it.
    """
    spans = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    kinds = ["credit" if is_credit(text[start:end]) else "paragraph" for start, end in spans]
    for number in range(1, len(kinds)):
        if kinds[number] == "credit" and kinds[number - 1] == "paragraph" and spans[number - 1][1] - spans[number - 1][0] < _CAPTION_MAX:
            kinds[number - 1] = "caption"
    if kinds and kinds[0] != "credit":
        kinds[0] = "title"
    return joined_lines(text, [Block(kind=kind, start=start, end=end) for kind, (start, end) in zip(kinds, spans, strict=True)])


def joined_lines(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Join the lines of a wrapped paragraph: one that ends inside a sentence and goes on in lower case on the very next line."""
    joined: list[Block] = []
    for block in blocks:
        previous = joined[-1] if joined else None
        if previous and previous.kind == block.kind == "paragraph" and _continues(text, previous, block):
            joined[-1] = Block(kind=previous.kind, start=previous.start, end=block.end)
        else:
            joined.append(block)
    return tuple(joined)


def _continues(text: str, previous: Block, block: Block) -> bool:
    gap, first = text[previous.end : block.start], text[block.start : block.end].lstrip()[:1]
    return gap.count("\n") <= 1 and first.islower() and not _SENTENCE_END.search(text[previous.start : previous.end])
