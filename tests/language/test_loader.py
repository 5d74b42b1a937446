"""The loader of spaCy's Russian models, through spacy.load on a tiny package of that name that the test trains and packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from factcheck.errors import ModelError
from factcheck.language import loader
from factcheck.language.annotate import annotate
from factcheck.reading import read_bytes

CONFIG = {"lemmatizer": {"mode": "pymorphy3"}, "parser": {"min_action_freq": 1}}
CONFIG = {"lemmatizer": {"mode": "pymorphy3"}, "parser": {"min_action_freq": 1}}
PIPES = ("tok2vec", "morphologizer", "parser", "senter", "ner", "attribute_ruler", "lemmatizer")


def _train() -> spacy.language.Language:
    nlp = spacy.blank("ru")
    for name in PIPES:
        nlp.add_pipe(name, config=CONFIG.get(name, {}))
    doc = nlp.make_doc("Путин встретился .")
    reference = spacy.tokens.Doc(
        nlp.vocab,
        words=["Путин", "встретился", "."],
        spaces=[True, True, False],
        pos=["PROPN", "VERB", "PUNCT"],
        morphs=["Case=Nom", "Tense=Past|VerbForm=Fin", ""],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "punct"],
        sent_starts=[True, False, False],
        ents=["B-PER", "O", "O"],
    )
    example = Example(doc, reference)
    nlp.initialize(lambda: [example])
    for _ in range(5):
        nlp.update([example])
    nlp.meta["name"], nlp.meta["version"] = "core_news_sm", "3.8.0"
    return nlp


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the packaged model, importable as ru_core_news_sm."""
    folder = tmp_path_factory.mktemp("model")
    _train().to_disk(folder / "raw")
    command = [sys.executable, "-m", "spacy", "package", str(folder / "raw"), str(folder), "--build", "none", "--force"]
    subprocess.run(command, check=True, capture_output=True)
    package = next(folder.glob("ru_core_news_sm-*"))
    shutil.copy(package / "meta.json", package / "ru_core_news_sm")  # what the package's own setup.py does when it is built
    info = package / "ru_core_news_sm-3.8.0.dist-info"  # spaCy loads by name what the environment knows as installed
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ru-core-news-sm\nVersion: 3.8.0\n", "utf-8")
    return package


@pytest.fixture
def installed(package: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(package))
    yield package
    sys.modules.pop("ru_core_news_sm", None)


def test_the_installed_model_is_the_one_in_use(installed: Path) -> None:
    choice = loader.choose()
    assert (choice.name, choice.version) == ("ru_core_news_sm", "3.8.0")
    assert loader.choose("embedded").name == "embedded"


def test_its_doc_keeps_the_text_and_the_blocks(installed: Path) -> None:
    article = read_bytes("Заголовок без точки\n\nПутин встретился с Линд.".encode(), "a.txt")
    nlp = loader.load("ru_core_news_sm")
    assert tuple(nlp.pipe_names) == PIPES
    doc = annotate(nlp, article)
    assert doc.text == article.text
    assert any(sentence.start_char == article.blocks[1].start for sentence in doc.sents)


def test_without_a_model_the_embedded_pipeline_is_used() -> None:
    assert loader.choose().name == "embedded"
    with pytest.raises(ModelError, match="not installed"):
        loader.choose("ru_core_news_lg")
    with pytest.raises(ModelError, match="unknown pipeline"):
        loader.choose("bert")


def test_the_placeholder_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ru_core_news_sm").mkdir()
    (tmp_path / "ru_core_news_sm" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModelError, match="squats"):
        loader.choose()


def test_a_wheel_is_looked_into(tmp_path: Path) -> None:
    wheel = tmp_path / "ru_core_news_sm-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("ru_core_news_sm/__init__.py", "")
    with pytest.raises(ModelError, match="placeholder"):
        loader.check_wheel(wheel)
    with pytest.raises(ModelError, match="not a wheel"):
        loader.check_wheel(tmp_path / "absent.whl")
