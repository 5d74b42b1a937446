"""Make what commands work with: the rule pack and the checker, by the options of the call and the settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factcheck.checker import Checker, Freshness
from factcheck.cli.options import folder
from factcheck.cli.settings import Settings
from factcheck.engine.rule_files import load_rules
from factcheck.engine.rules import RulePack
from factcheck.engine.suppression import Suppression
from factcheck.reference.store import open_reference
from factcheck.resources import shipped


def rule_pack(rules: str | None, settings: Settings | None = None) -> RulePack:
    """Return the shipped rules, a desk's own on top of them, and the settings' changes on top of both."""
    settings = settings or Settings()
    own = settings.get("rules", rules)
    folders = [shipped("rules")]
    if own is not None and Path(own).resolve() != folders[0].resolve():
        folders.append(Path(own))
    return load_rules(*folders, overrides=settings.overrides)


def make_checker(
    settings: Settings,
    reference: str | None = None,
    rules: str | None = None,
    model: str | None = None,
    freshness: Freshness | None = None,
    baseline: tuple[Suppression, ...] = (),
    today: date | None = None,
) -> Checker:
    """Return a checker. Raises FactcheckError where tables or rules are wrong."""
    tables = open_reference(folder(settings.get("reference", reference), "reference_data"))
    pack = rule_pack(rules, settings)
    return Checker(tables, pack, settings.get("model", model), freshness, (*settings.suppressions, *baseline), today)
