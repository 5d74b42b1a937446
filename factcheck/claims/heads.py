"""What every claim begins with: its span from the first to the last of its words, whose voice says it, and who speaks."""

from __future__ import annotations

from typing import Protocol, TypedDict

from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.model import Argument


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


class Head(TypedDict):
    """The fields of `ClaimBase`; ids are given when all claims of an article are known."""

    id: str
    start: int
    end: int
    text: str
    voice: str
    attribution: Argument | None


def head_of(view: View, *parts: Spanned | None, voice: str = "own", source: Argument | None = None) -> Head:
    """Return the head of a claim that is made of these parts; at least one must be there."""
    there = [part for part in parts if part is not None]
    start, end = min(part.start for part in there), max(part.end for part in there)
    return Head(id="", start=start, end=end, text=view.text[start:end], voice=voice, attribution=source)


def told_at(view: View, sentence: Sentence, word: Word, *parts: Spanned | None) -> Head:
    """Return the head of a claim in the voice of the word's clause."""
    voice, source = voice_at(view, sentence, word)
    return head_of(view, *parts, voice=voice, source=source)
