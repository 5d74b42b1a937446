"""What tests share: the public data beside the project, one loaded checker, a cache of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.reference.store import open_reference
from factcheck.resources import shipped

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep indexes of tests out of the user's cache."""
    os.environ["FACTCHECK_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The public articles and data; a test that needs them is skipped where they are absent, in CI it fails."""
    if not SHARED.is_dir():
        if os.environ.get("FACTCHECK_NEEDS_SHARED"):
            pytest.fail("../shared is absent")
        pytest.skip("../shared is absent: it holds articles and data that are not part of the project")
    return SHARED


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker with the shipped reference and rules."""
    return Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
