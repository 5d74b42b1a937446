"""`factcheck model` and `factcheck model install`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from factcheck.errors import ModelError
from factcheck.language.loader import check_wheel, choose


def show_model(model: str | None) -> None:
    """Print which pipeline is in use and why."""
    choice = choose(model)
    print(f"{choice.name} {choice.version} — {choice.reason_ru} / {choice.reason_en}")


def install_model(wheel: str | None) -> int:
    """Install spaCy's Russian model from a wheel file or spaCy's own release page; never from the package index."""
    if wheel is not None:
        path = Path(wheel)
        name = check_wheel(path)
        command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", str(path.resolve())]
        _run(command, f"{wheel}: pip could not install it")
    else:
        name = "ru_core_news_sm"
        _run(
            [sys.executable, "-m", "spacy", "download", name, "--no-deps"],
            "spaCy's release page cannot be reached from here; get the wheel of ru_core_news_sm there, then: factcheck model install WHEEL",
        )
    print(f"{name}: установлена / installed")
    return 0


def _run(command: list[str], failed: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise ModelError(f"{failed} ({last[0] if last else 'no message'})")
