"""Conditions of rules: CEL (Common Expression Language), typed at load, sandboxed at run time; no Python is evaluated.

Variables: `claim`, `reference`, `article`, `params`, each a map (see `vocabulary`). Functions beside CEL's own: `overlaps(a, b)` and
`days_between(a, b)` over EDTF dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from cel_expr_python import cel

from factcheck.engine.vocabulary import days_between, overlaps

_PLACE = re.compile(r"ERROR: <input>:(\d+):(\d+): ([^\n]*)")
_VARIABLES = ("claim", "reference", "article", "params")


class ConditionError(Exception):
    """A condition that cannot be compiled (`line` and `column`, 1-based, inside it) or that failed at run time."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@cache
def _environment() -> Any:
    dates = [cel.Type.STRING, cel.Type.STRING]
    functions = [
        cel.FunctionDecl("overlaps", [cel.Overload(id="overlaps_dates", return_type=cel.Type.BOOL, parameters=dates, impl=overlaps)]),
        cel.FunctionDecl("days_between", [cel.Overload(id="days_of_dates", return_type=cel.Type.INT, parameters=dates, impl=days_between)]),
    ]
    return cel.NewEnv(variables=dict.fromkeys(_VARIABLES, cel.Type.DYN), functions=functions)


class Condition:
    """A compiled condition; with `text`, an expression that gives words."""

    def __init__(self, source: str, *, text: bool = False) -> None:
        self.source = source
        try:
            self._expression = _environment().compile(source)
        except RuntimeError as error:
            found = _PLACE.search(str(error))
            if found:
                raise ConditionError(found[3], int(found[1]), int(found[2])) from None
            raise ConditionError(str(error)) from None
        wanted, words = (cel.Type.STRING, "words") if text else (cel.Type.BOOL, "a yes or no")
        if self._expression.return_type() not in (wanted, cel.Type.DYN):
            raise ConditionError(f"gives {self._expression.return_type().name()}, not {words}")

    def holds(self, activation: Any) -> bool:
        """Evaluate against an activation (see `activate`). Raises ConditionError where it fails."""
        value = self._expression.eval(activation)
        if value.type() == cel.Type.BOOL:
            return bool(value.value())
        raise ConditionError(str(value.value()))

    def words(self, activation: Any) -> str:
        """Evaluate to words. Raises ConditionError where it fails."""
        value = self._expression.eval(activation)
        if value.type() == cel.Type.STRING:
            return str(value.value())
        raise ConditionError(str(value.value()))


def activate(variables: Mapping[str, Any]) -> Any:
    """Return the variables in the form that conditions are evaluated against; one serves all rules of a claim."""
    return _environment().Activation(dict(variables))
