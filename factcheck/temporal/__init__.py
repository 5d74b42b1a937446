"""Time expressions and numbers: recognised by a grammar over word lists, then resolved to TIMEX3 values."""

from factcheck.temporal.tagger import Tagger

__all__ = ["Tagger"]
