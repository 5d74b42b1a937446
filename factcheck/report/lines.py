"""Lines and columns of offsets."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """The lines of a text; a line ends at \\n, \\r\\n or \\r."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = 0
        for line in text.splitlines(keepends=True):
            at += len(line)
            self._starts.append(at)

    def place(self, offset: int) -> tuple[int, int]:
        """Return 1-based line and column (in code points) of an offset."""
        line = min(bisect_right(self._starts, offset), max(1, len(self._starts) - 1))
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of a 1-based line without its end."""
        return self._text[self._starts[number - 1] : self._starts[number]].rstrip("\r\n")
