"""Which language pipeline: spaCy's own Russian model where it is installed, else the embedded one. Both behind one function."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("ru_core_news_sm", "ru_core_news_md", "ru_core_news_lg")
EMBEDDED = "embedded"
_NEEDED = {"morphologizer", "parser", "ner", "lemmatizer"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A pipeline and why it is the one: `reason_ru`/`reason_en` are for people."""

    name: str
    version: str
    reason_ru: str
    reason_en: str


def _model_meta(name: str) -> dict[str, object] | None:
    """Return the meta.json of an installed spaCy model package; None where no such package is installed.

    Raises ModelError for a package of that name that is no spaCy model: the package index holds a placeholder under it.
    """
    spec = find_spec(name)
    if spec is None:
        return None
    folder = Path(spec.origin).parent if spec.origin else None
    file = folder / "meta.json" if folder else None
    if file is None or not file.is_file():
        raise ModelError(
            f"the installed package «{name.replace('_', '-')}» is not spaCy's model but the placeholder that squats on its name on the "
            f"package index; remove it (pip uninstall {name.replace('_', '-')}) and run: factcheck model install WHEEL"
        )
    meta: dict[str, object] = json.loads(file.read_text("utf-8"))
    _refuse_incomplete(name, meta)
    return meta


def _refuse_incomplete(name: str, meta: dict[str, object]) -> None:
    pipeline = meta.get("pipeline")
    missing = _NEEDED - set(pipeline if isinstance(pipeline, list) else ())
    if meta.get("lang") != "ru" or missing:
        raise ModelError(f"«{name}» is not a Russian spaCy pipeline with {', '.join(sorted(_NEEDED))} (lacks {', '.join(sorted(missing))})")


def choose(name: str | None = None) -> Choice:
    """Return the pipeline in use: the one asked for, else an installed spaCy model, else the embedded one."""
    if name == EMBEDDED:
        return _embedded("выбран ключом --model", "chosen by --model")
    if name is not None:
        return _named(name)
    for model in MODELS:
        meta = _model_meta(model)
        if meta is not None:
            return Choice(model, str(meta.get("version", "")), "модель spaCy установлена", "spaCy's model is installed")
    return _embedded("модель spaCy не установлена", "no spaCy model is installed")


def _named(name: str) -> Choice:
    if name not in MODELS:
        raise ModelError(f"unknown pipeline «{name}»; known: {EMBEDDED}, {', '.join(MODELS)}")
    meta = _model_meta(name)
    if meta is None:
        raise ModelError(f"«{name}» is not installed; run: factcheck model install, or give a wheel file; or use --model {EMBEDDED}")
    return Choice(name, str(meta.get("version", "")), "выбран ключом --model", "chosen by --model")


def _embedded(reason_ru: str, reason_en: str) -> Choice:
    try:
        found = version("slovnet")
    except PackageNotFoundError:
        found = "?"
    return Choice(EMBEDDED, f"slovnet-{found}", reason_ru, reason_en)


def load(name: str | None = None) -> Language:
    """Load a pipeline (see `choose`). Raises ModelError, in words for people, where it cannot be loaded."""
    choice = choose(name)
    if choice.name == EMBEDDED:
        from factcheck.language.embedded import load_embedded

        nlp = load_embedded()
    else:
        import spacy

        try:
            nlp = spacy.load(choice.name)
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(f"«{choice.name}» cannot be loaded: {error}") from None
    nlp.max_length = 25_000_000
    return nlp


def check_wheel(path: Path) -> str:
    """Return the model name inside a wheel file; refuse a file that is no spaCy Russian model.

    Raises ModelError, for the placeholder of the package index by name.
    """
    try:
        with zipfile.ZipFile(path) as wheel:
            metas = [name for name in wheel.namelist() if name.endswith("meta.json")]
            meta = json.loads(wheel.read(metas[0])) if metas else None
    except (OSError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: not a wheel that can be read ({error})") from None
    if meta is None:
        raise ModelError(
            f"{path}: holds no spaCy model (no meta.json); the package index's «ru-core-news-sm» is a placeholder, never install it"
        )
    name = f"{meta.get('lang')}_{meta.get('name')}"
    _refuse_incomplete(name, meta)
    return name
