"""The embedded pipeline: spaCy's blank Russian with components that wrap Slovnet, so that it works without a downloaded model."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factcheck.language import slovnet_models
from factcheck.language.morphology import lemma
from factcheck.language.sentences import split_sentences

NAME = "embedded"
VERSION = "slovnet-news-v1"
_KEEP_LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}


class RazdelTokenizer:
    """Tokenises by razdel, sentence by sentence, and notes the sentence starts in `doc.user_data`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose text is `text`; sentence starts stand in user_data."""
        return self.with_spans(text, [(m, n) for m, n in _line_spans(text)])

    def with_spans(self, text: str, spans: list[tuple[int, int]]) -> Doc:
        """Tokenise with sentences that cross none of the spans' ends."""
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        at = 0
        for sentence in split_sentences(text, spans):
            if not sentence:
                continue
            at = _add_gap(text, at, sentence[0].start, words, spaces)
            starts.append(len(words))
            for word in sentence:
                at = _add_gap(text, at, word.start, words, spaces)
                words.append(word.text)
                at = word.start + len(word.text)
                spaces.append(text[at : at + 1] == " ")
                at += spaces[-1]
        _add_gap(text, at, len(text), words, spaces)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["sentence_starts"] = starts
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> RazdelTokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, *_: Any, **__: Any) -> None:
        """Nothing to save."""

    def from_disk(self, *_: Any, **__: Any) -> RazdelTokenizer:
        """Nothing to load."""
        return self


def _add_gap(text: str, at: int, start: int, words: list[str], spaces: list[bool]) -> int:
    """Add the white space between tokens that a single space does not cover, as spaCy does: a token of its own."""
    if start > at:
        words.append(text[at:start])
        spaces.append(False)
    return max(at, start)


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((at, at + len(line.rstrip())))
        at += len(line)
    return spans


@spacy.util.registry.tokenizers("factcheck.razdel")  # type: ignore[untyped-decorator]
def _make_tokenizer() -> Any:
    def create(nlp: Language) -> RazdelTokenizer:
        return RazdelTokenizer(nlp.vocab)

    return create


def _sentences(doc: Doc) -> list[list[int]]:
    """Return the positions of each sentence's words, white space left out."""
    starts = [*doc.user_data.get("sentence_starts", [0]), len(doc)]
    return [words for first, after in pairwise(starts) if (words := [i for i in range(first, after) if not doc[i].is_space])]


def single_rooted(heads: list[int]) -> list[int]:
    """Return heads (0-based, the root its own) of a proper tree: cycles broken, further roots hung on the first."""
    size = len(heads)
    fixed = [i if not 1 <= head <= size else head - 1 for i, head in enumerate(heads)]
    root = next((i for i, head in enumerate(fixed) if head == i), 0)
    fixed[root] = root
    fixed = [root if head == i else head for i, head in enumerate(fixed)]
    reached = {root}
    for start in range(size):
        path: list[int] = []
        seen: set[int] = set()
        node = start
        while node not in reached and node not in seen:
            path.append(node)
            seen.add(node)
            node = fixed[node]
        if node not in reached:
            fixed[node] = root
        reached.update(path)
    return fixed


@Language.component("factcheck_slovnet")
def slovnet_component(doc: Doc) -> Doc:
    """Set part of speech, morphology, lemma, tree and PER/LOC/ORG on every word."""
    sentences = _sentences(doc)
    if not sentences:
        return doc
    words = [[doc[i].text for i in sentence] for sentence in sentences]
    values = np.zeros((len(doc), 7), dtype="uint64")
    _blank_tree(doc, sentences, values)
    for sentence, tags in zip(sentences, slovnet_models.morphology(words), strict=True):
        _set_morphology(doc, sentence, tags, values)
    for sentence, (heads, rels) in zip(sentences, slovnet_models.trees(words), strict=True):
        _set_tree(doc, sentence, single_rooted(heads), rels, values)
    for sentence, labels in zip(sentences, slovnet_models.entities(words), strict=True):
        _set_entities(doc, sentence, labels, values)
    return doc.from_array([POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE], values)  # type: ignore[arg-type]


def _blank_tree(doc: Doc, sentences: list[list[int]], values: Any) -> None:
    """White space hangs on the word before it, as in spaCy's own models; before the first word on that one."""
    space, lonely = IDS["SPACE"], {i for sentence in sentences for i in sentence}
    previous = sentences[0][0]
    for i in range(len(doc)):
        values[i, 5] = 2
        if i in lonely:
            previous = i
        else:
            values[i, 0] = space
            values[i, 3] = np.int64(previous - i).astype("uint64")
            values[i, 2] = doc.vocab.strings.add(doc[i].text)


def _set_morphology(doc: Doc, sentence: list[int], tags: list[str], values: Any) -> None:
    strings, add = doc.vocab.strings, doc.vocab.morphology.add
    for i, tag in zip(sentence, tags, strict=True):
        pos, _, feats = tag.partition("|")
        values[i, 0] = IDS.get(pos, IDS["X"])
        values[i, 1] = add(feats or "_")
        word = doc[i].text
        values[i, 2] = strings.add(lemma(word.lower()) if word[0].isalpha() else word)


def _set_tree(doc: Doc, sentence: list[int], heads: list[int], rels: list[str], values: Any) -> None:
    strings = doc.vocab.strings
    for place, (head, rel) in enumerate(zip(heads, rels, strict=True)):
        i, at = sentence[place], sentence[head]
        values[i, 3] = np.int64(at - i).astype("uint64")
        values[i, 4] = strings.add("ROOT" if at == i else "dep" if rel == "root" else rel)


def _set_entities(doc: Doc, sentence: list[int], labels: list[str], values: Any) -> None:
    strings = doc.vocab.strings
    before, previous = "", -2
    for i, label in zip(sentence, labels, strict=True):
        part, _, kind = label.partition("-")
        if kind in _KEEP_LABELS:
            inside = part == "I" and before == kind and previous == i - 1
            values[i, 5] = 1 if inside else 3
            values[i, 6] = strings.add(_KEEP_LABELS[kind])
        before, previous = kind, i


def load_embedded() -> Language:
    """Return the embedded pipeline."""
    nlp = spacy.blank("ru", config={"nlp": {"tokenizer": {"@tokenizers": "factcheck.razdel"}}})
    nlp.add_pipe("factcheck_slovnet")
    nlp.meta["name"], nlp.meta["version"] = NAME, VERSION
    return nlp
