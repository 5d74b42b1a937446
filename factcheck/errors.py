"""Errors for people: what is wrong, where, and how to mend it. The command line prints them and exits with 2."""

from __future__ import annotations


class FactcheckError(Exception):
    """A fault in the call, an input, a rule or a table; the message is for the person who can mend it."""


class InputError(FactcheckError):
    """An article that cannot be read."""


class TableError(FactcheckError):
    """A reference table that cannot be used; the message lists every fault."""


class RuleError(FactcheckError):
    """A rule that cannot be used."""


class ModelError(FactcheckError):
    """A language pipeline that cannot be loaded."""
