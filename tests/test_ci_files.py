"""The files that continuous integration reads fit the schemas that its makers publish: the action, the examples of the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text("utf-8"), flags=re.DOTALL)


def _faults(schema: str, file: Path) -> str:
    """Return what the schema of a service finds wrong with a file, nothing where it fits."""
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)], capture_output=True, text=True
    )
    return checked.stdout + checked.stderr if checked.returncode else ""


def _example(word: str) -> str:
    found = [text for text in EXAMPLES if word in yaml.safe_load(text)]
    assert len(found) == 1, f"docs/ci.md has {len(found)} examples with «{word}»"
    return found[0]


def test_the_action_fits_the_schema_of_actions() -> None:
    assert _faults("github-actions", ROOT / "action.yml") == ""


@pytest.mark.parametrize(("schema", "word"), [("github-workflows", "jobs"), ("gitlab-ci", "factcheck")])
def test_the_examples_fit_the_schemas_of_their_services(schema: str, word: str, tmp_path: Path) -> None:
    file = tmp_path / "ci.yml"
    file.write_text(_example(word), "utf-8")
    assert _faults(schema, file) == ""


def test_a_wrong_action_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "action.yml"
    file.write_text("name: factcheck\nruns: {using: composite}\n", "utf-8")
    assert _faults("github-actions", file)
