"""What a reference can tell an extractor: where known names begin. The reference room implements it; without one NER stands alone."""

from __future__ import annotations

from typing import Protocol


class Gazetteer(Protocol):
    """Names that are known."""

    def longest(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        """Return how many of `words`, from the first, make a known name in any inflection, and its label PERSON, ORG or PLACE."""

    def full_name(self, words: tuple[str, ...]) -> str | None:
        """Return the name of the one person whose first name and surname the words are, in any inflection; None where it is nobody's."""


class NoNames:
    """No names are known."""

    def longest(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        """Return None."""
        return None

    def full_name(self, words: tuple[str, ...]) -> str | None:
        """Return None."""
        return None
