"""Slovnet's compact Russian models, loaded from the files inside the `natasha` wheel without importing natasha.

Models: A. Kukushkin, natasha project, MIT; navec embeddings `news_v1_1B_250K_300d_100q`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.errors import ModelError

Words = Sequence[str]
_BATCH = 16


def _folder() -> Path:
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ModelError("the package «natasha», whose wheel holds the embedded models, is not installed; run: make install")
    return Path(spec.origin).parent / "data"


def _lean_pq() -> type:
    """navec's product quantiser without the similarity table that it computes at load and Slovnet never reads."""
    from navec.pq import PQ

    class LeanPQ(PQ):  # type: ignore[misc]
        def precompute(self) -> None:
            self.qdims = np.arange(self.qdim)

    return LeanPQ


@cache
def _navec() -> Any:
    from navec import Navec
    from navec.meta import Meta
    from navec.tar import Tar
    from navec.vocab import Vocab

    with Tar(_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar") as tar:
        meta = Meta.from_file(tar.load("meta.json"))
        vocab = Vocab.from_file(tar.load("vocab.bin"))
        return Navec(meta, vocab, _lean_pq().from_file(tar.load("pq.bin")))  # type: ignore[attr-defined]


@cache
def _model(name: str) -> Any:
    import slovnet

    kind = {"ner": slovnet.NER, "morph": slovnet.Morph, "syntax": slovnet.Syntax}[name]
    model = kind.load(_folder() / "model" / f"slovnet_{name}_news_v1.tar", batch_size=_BATCH)
    return model.navec(_navec())


def _predictions(name: str, sentences: Sequence[Words]) -> Iterable[Any]:
    """Run one model over sentences; they are sorted by length for batching and given back in order."""
    infer = _model(name).infer
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        decoded = list(infer.decoder(infer.process(infer.encoder([list(sentences[i]) for i in order]))))
    back = [None] * len(sentences)
    for place, prediction in zip(order, decoded, strict=True):
        back[place] = prediction
    return back


def entities(sentences: Sequence[Words]) -> list[list[str]]:
    """Return a BIO tag for each word: B-PER, I-PER, B-LOC, B-ORG, O."""
    return [list(tags) for tags in _predictions("ner", sentences)]


def morphology(sentences: Sequence[Words]) -> list[list[str]]:
    """Return a tag `POS|Feat=Value|…` (Universal Dependencies) for each word."""
    return [list(tags) for tags in _predictions("morph", sentences)]


def trees(sentences: Sequence[Words]) -> list[tuple[list[int], list[str]]]:
    """Return for each sentence heads (1-based, 0 the root) and relations; heads may form cycles or several roots."""
    return [([int(head) for head in heads], list(rels)) for _, heads, rels in _predictions("syntax", sentences)]
