"""Words and sentences by razdel, cut at block boundaries first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from razdel import sentenize, tokenize

MAX_WORDS = 160


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its offset in the text."""

    start: int
    text: str


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words of text[start:end]."""
    return [Word(start + token.start, token.text) for token in tokenize(text[start:end])]


def split_sentences(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[list[Word]]:
    """Yield the sentences of each span as words; none crosses a span, none is longer than MAX_WORDS words.

    razdel reads at most a few thousand characters at a time: a text with no sentence ends stays linear.
    """
    for start, end in spans:
        for piece_start, piece_end in _pieces(text, start, end):
            for sentence in sentenize(text[piece_start:piece_end]):
                words = words_of(text, piece_start + sentence.start, piece_start + sentence.stop)
                yield from (words[at : at + MAX_WORDS] for at in range(0, len(words), MAX_WORDS))


_PIECE = 20_000


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _PIECE:
        cut = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        cut = cut if cut > start else start + _PIECE
        yield start, cut
        start = cut
    yield start, end
