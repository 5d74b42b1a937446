"""What a reference can tell an extractor: where known names begin. The reference room implements it; without one NER stands alone."""

from __future__ import annotations

from typing import Protocol


class Gazetteer(Protocol):
    """Names that are known."""

    def longest(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        """Return how many of `words`, from the first, make a known name in any inflection, and its label PERSON, ORG or PLACE."""


class NoNames:
    """No names are known."""

    def longest(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        """Return None."""
        return None
