"""Conditions of rules: CEL (Common Expression Language), typed at load, sandboxed at run time; no Python is evaluated.

Variables: `claim`, `reference`, `article`, `params`, each a map.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from cel_expr_python import cel

_PLACE = re.compile(r"ERROR: <input>:(\d+):(\d+): ([^\n]*)")
_VARIABLES = ("claim", "reference", "article", "params")


class ConditionError(Exception):
    """A condition that cannot be compiled (`line` and `column`, 1-based, inside it) or that failed at run time."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@cache
def _environment() -> Any:
    return cel.NewEnv(variables=dict.fromkeys(_VARIABLES, cel.Type.DYN))


class Condition:
    """A compiled condition."""

    def __init__(self, source: str) -> None:
        self.source = source
        try:
            self._expression = _environment().compile(source)
        except RuntimeError as error:
            found = _PLACE.search(str(error))
            if found:
                raise ConditionError(found[3], int(found[1]), int(found[2])) from None
            raise ConditionError(str(error)) from None
        if self._expression.return_type() not in (cel.Type.BOOL, cel.Type.DYN):
            raise ConditionError(f"gives {self._expression.return_type().name()}, not a yes or no")

    def holds(self, activation: Any) -> bool:
        """Evaluate against an activation (see `activate`). Raises ConditionError where it fails."""
        value = self._expression.eval(activation)
        if value.type() == cel.Type.BOOL:
            return bool(value.value())
        raise ConditionError(str(value.value()))


def activate(variables: Mapping[str, Any]) -> Any:
    """Return the variables in the form that conditions are evaluated against; one serves all rules of a claim."""
    return _environment().Activation(dict(variables))
