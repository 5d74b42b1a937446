"""`factcheck.toml`: what a desk sets once. Options of the call win over it; every fault names the file, the line and the mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.engine.rules import OFF, SEVERITIES, Override
from factcheck.engine.suppression import Suppression
from factcheck.errors import InputError

FILE = "factcheck.toml"
_TEXTS = ("reference", "rules", "model", "fail-on", "stale-after", "baseline")
_SUPPRESS = {"rule", "path", "fingerprint", "words", "reason", "expires"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says. Paths in it are relative to its folder and given here as seen from the current one."""

    file: Path | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    def get(self, name: str, given: str | None) -> str | None:
        """Return an option: what the call gives, else what the file says."""
        return given if given is not None else self.values.get(name)


def find_settings(given: str | None) -> Settings:
    """Return the settings of the file given, else of the nearest `factcheck.toml` in the current folder or above, else none."""
    if given is not None:
        return read_settings(Path(given))
    here = Path.cwd()
    found = next((folder / FILE for folder in (here, *here.parents) if (folder / FILE).is_file()), None)
    return read_settings(found) if found else Settings()


def read_settings(file: Path) -> Settings:
    """Read a settings file. Raises InputError where it cannot be read or says something unknown."""
    try:
        source = file.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error}); `factcheck init` writes one") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{file}: not TOML: {error}") from None
    return _Reader(file, source).settings(data)


class _Reader:
    """Turns a TOML table into settings; knows where each key stands."""

    def __init__(self, file: Path, source: str) -> None:
        self._file, self._source = file, source

    def fault(self, key: str, message: str) -> InputError:
        match = re.search(rf"^[^#\n]*?(?<![\w-]){re.escape(key)}(?![\w-])", self._source, re.MULTILINE)
        if match is None:
            return InputError(f"{self._file}: «{key}»: {message}")
        line = self._source.count("\n", 0, match.end()) + 1
        column = match.end() - len(key) - self._source.rfind("\n", 0, match.end() - len(key))
        return InputError(f"{self._file}: line {line}, column {column}: «{key}»: {message}")

    def settings(self, data: Mapping[str, Any]) -> Settings:
        known = {*_TEXTS, "suppress"}
        for key in data:
            if key not in known:
                raise self.fault(key, f"unknown key; known: {', '.join(sorted(known))}, and tables [rules.ID]")
        changes = data.get("rules")
        overrides = [self._override(name, row) for name, row in changes.items() if name != "folder"] if isinstance(changes, dict) else []
        return Settings(self._file, dict(self._texts(data)), tuple(overrides), tuple(self._suppressions(data.get("suppress", []))))

    def _texts(self, data: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = []
        for key in _TEXTS:
            value = data.get(key)
            if key == "rules" and isinstance(value, dict):
                value = value.get("folder")
            if value is None:
                continue
            if not isinstance(value, str):
                raise self.fault(key, f"a text is expected, not {value!r}")
            is_path = key in ("reference", "rules", "baseline")
            found.append((key, str(self._file.parent / value) if is_path else value))
        return found

    def _override(self, name: str, row: object) -> Override:
        if isinstance(row, str):
            row = {"severity": row}
        if not isinstance(row, dict) or set(row) - {"severity", "params"}:
            raise self.fault(name, "a rule is changed by «severity» and «params»")
        severity = row.get("severity")
        if severity is not None and severity not in (*SEVERITIES, OFF):
            raise self.fault(name, f"«{severity}» is no severity; choose one of {', '.join((*SEVERITIES, OFF))}")
        params = row.get("params", {})
        if not isinstance(params, dict):
            raise self.fault(name, "«params» is a table of names and values")
        return Override(name, severity, params, str(self._file))

    def _suppressions(self, rows: object) -> list[Suppression]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fault("suppress", "write each suppression as a table [[suppress]]")
        return [self._suppression(number, row) for number, row in enumerate(rows, 1)]

    def _suppression(self, number: int, row: Mapping[str, Any]) -> Suppression:
        place = f"suppression {number}"
        if set(row) - _SUPPRESS:
            raise self.fault("suppress", f"{place}: unknown «{sorted(set(row) - _SUPPRESS)[0]}»; known: {', '.join(sorted(_SUPPRESS))}")
        if not str(row.get("reason", "")).strip():
            raise self.fault("suppress", f"{place}: «reason» is missing: say why the finding does not count")
        if not set(row) & {"rule", "path", "fingerprint", "words"}:
            raise self.fault("suppress", f"{place}: name what is meant by «rule», «path», «fingerprint» or «words»")
        expires = row.get("expires")
        if isinstance(expires, str):
            try:
                expires = date.fromisoformat(expires)
            except ValueError:
                raise self.fault("suppress", f"{place}: «{expires}» is not a date like 2026-12-31") from None
        rules = frozenset([str(row["rule"])]) if "rule" in row else frozenset()
        texts = {name: str(row[name]) if name in row else None for name in ("path", "fingerprint", "words")}
        return Suppression(str(row["reason"]), self._file.name, rules, expires=expires, **texts)  # type: ignore[arg-type]
