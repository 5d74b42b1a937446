"""Every reason for which a claim is not judged has words for readers of the Russian report."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.report import labels

ROOT = Path(__file__).parents[2] / "factcheck" / "reference"


def test_each_reason_is_told_in_russian() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted(ROOT.glob("*.py")))
    given = set(re.findall(r'reason="([^"]+)"', code)) | set(re.findall(r'reason="[^"]+" if [^"]+ else "([^"]+)"', code))
    assert given - set(labels.REASONS) == set()
