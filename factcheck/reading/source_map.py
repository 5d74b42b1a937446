"""Where the words of an extracted text stand in the source file: runs of equal characters, found by walking both side by side.

Markup, entities and front matter have no counterpart in the text; the walk skips them. Offsets are code points into the decoded source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape

from factcheck.model import Article, Block, Run

_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_MARKUP = 400  # letters that marks between two words may take: the address of a link


def html_letters(source: str) -> Iterator[tuple[str, int]]:
    """Yield (character, offset) of a page's visible letters: no tags, comments, scripts; entities as what they mean."""
    hidden = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
    at = 0
    for match in hidden.finditer(source):
        yield from _letters(source, at, match.start())
        at = match.end()
    yield from _letters(source, at, len(source))


def markdown_letters(source: str, start: int = 0) -> Iterator[tuple[str, int]]:
    """Yield (character, offset) of a Markdown source's letters from an offset on; its marks are skipped by the walk."""
    yield from _letters(source, start, len(source))


def _letters(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    at = start
    for match in _ENTITY.finditer(source, start, end):
        yield from ((source[i], i) for i in range(at, match.start()) if not source[i].isspace())
        at = match.start()
        meant = unescape(match[0])
        if meant != match[0]:
            yield from ((char, match.start()) for char in meant if not char.isspace())
            at = match.end()
    yield from ((source[i], i) for i in range(at, end) if not source[i].isspace())


def source_runs(text: str, blocks: Sequence[Block], letters: Iterator[tuple[str, int]], *, marked: bool) -> tuple[Run, ...]:
    """Return the runs of a text's blocks in its source, in the text's order; letters that are not found there have none.

    `marked`: the letters still hold marks (Markdown), so that a block's next letters, not its next whole occurrence, say where it is.
    """
    pairs = list(letters)
    flat = "".join(char for char, _ in pairs)
    offsets = [offset for _, offset in pairs]
    runs: list[Run] = []
    at = 0
    for block in blocks:
        own = [i for i in range(block.start, block.end) if not text[i].isspace()]
        words = "".join(text[i] for i in own)
        start = -1 if marked else flat.find(words, at)
        start = flat.find(words) if start < 0 and not marked else start
        found = [(i, start + n) for n, i in enumerate(own)] if start >= 0 else list(_walk(words, own, flat, at))
        if found:
            at = found[-1][1] + 1
        _join(runs, ((i, offsets[place]) for i, place in found))
    return tuple(runs)


def _walk(words: str, own: Sequence[int], flat: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield (text offset, letter) pairs; where both differ, go on at the nearest place that has the next letters."""
    number = 0
    while number < len(words) and at < len(flat):
        if words[number] == flat[at]:
            yield own[number], at
            number, at = number + 1, at + 1
            continue
        place = _next_place(words, number, flat, at)
        number, at = (number + 1, at) if place < 0 else (number, place)


def _next_place(words: str, number: int, flat: str, at: int) -> int:
    """Return the nearest letter where the next two go on (one, at the end of a word in markup), else one far away where many do."""
    for size, until in ((2, at + _MARKUP), (1, at + _MARKUP), (24, None), (12, None), (6, None)):
        place = flat.find(words[number : number + size], at, until)
        if place >= 0:
            return place
    return -1


def _join(runs: list[Run], pairs: Iterator[tuple[int, int]]) -> None:
    for text_at, source_at in pairs:
        last = runs[-1] if runs else None
        if last and last.start + last.size == text_at and last.source + last.size == source_at:
            runs[-1] = Run(start=last.start, source=last.source, size=last.size + 1)
        else:
            runs.append(Run(start=text_at, source=source_at, size=1))


class SourcePlaces:
    """Lines and columns, in the source file, of offsets into an article's text."""

    def __init__(self, article: Article) -> None:
        self._runs, self._text = article.runs, article.text
        self._starts = [run.start for run in article.runs or ()]
        self.source = article.source if article.source is not None else article.text
        self._lines = [0]
        self._lines += [match.end() for match in re.finditer(r"\r\n|\r|\n", self.source)]

    def offset(self, at: int) -> int:
        """Return the source offset of a text offset; of a character with no counterpart, that of the nearest one before."""
        if self._runs is None:
            return at
        if not self._runs:
            return 0
        run = self._runs[max(0, bisect_right(self._starts, at) - 1)]
        return run.source + min(max(0, at - run.start), run.size)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of a text span."""
        first = self.offset(start)
        return first, max(first, self.offset(end - 1) + 1 if end > start else first)

    def exact(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the source span whose characters are the very ones of a text span, None where markup stands between or they differ."""
        if self._runs is None:
            return start, end
        first = self.offset(start)
        text, last = self.source[first : first + end - start], self.offset(max(start, end - 1)) + 1
        return (first, last) if last - first == end - start and text == self._text[start:end] else None

    def place(self, at: int) -> tuple[int, int]:
        """Return 1-based line and column (code points) in the source of a text offset."""
        return self.line_column(self.offset(at))

    def line_column(self, source_at: int) -> tuple[int, int]:
        """Return 1-based line and column (code points) of a source offset."""
        line = bisect_right(self._lines, source_at)
        return line, source_at - self._lines[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of a 1-based line of the source without its end."""
        end = self._lines[number] if number < len(self._lines) else len(self.source)
        return self.source[self._lines[number - 1] : end].rstrip("\r\n")
