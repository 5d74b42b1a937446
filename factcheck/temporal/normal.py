"""Fold a text for matching without moving an offset: every character is replaced by exactly one."""

from __future__ import annotations

import re

_DASHES = "‐‑‒–—―−﹘﹣－"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_LOOKALIKE = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_CYRILLIC = re.compile(r"[а-я]")
_MIXED_WORD = re.compile(r"(?=[a-zа-я]*[a-z])(?=[a-zа-я]*[а-я])[a-zа-я]+")


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


class _Folding(dict[int, str]):
    """Character -> folded character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _DASHES:
            folded = "-"
        elif char in _SPACES:
            folded = " "
        else:
            folded = _lower(char).replace("ё", "е")
        self[code] = folded
        return folded


_FOLDING = _Folding()


def _repair(match: re.Match[str]) -> str:
    return match.group().translate(_LOOKALIKE)


def fold(text: str) -> str:
    """Return `text` lowercased, with ё as е, one kind of dash and space, and Latin look-alikes inside Cyrillic words mended.

    The result has the same length, so offsets into it are offsets into `text`.
    """
    folded = text.translate(_FOLDING)
    return _MIXED_WORD.sub(_repair, folded) if _CYRILLIC.search(folded) else folded
