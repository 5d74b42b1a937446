"""From an Article to a spaCy Doc, with sentences that never cross a block."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.model import Article

UNREAD = frozenset({"credit"})


def annotate(nlp: Language, article: Article) -> Doc:
    """Return the article's Doc: `doc.text` is `article.text`; credit lines are tokens without a sentence of their own reading."""
    spans = [(block.start, block.end) for block in article.blocks if block.kind not in UNREAD]
    tokenizer = nlp.tokenizer
    if hasattr(tokenizer, "with_spans"):
        return nlp(tokenizer.with_spans(article.text, spans))
    return nlp(_with_block_starts(nlp.make_doc(article.text), article))


def _with_block_starts(doc: Doc, article: Article) -> Doc:
    """Preset sentence starts at block starts; spaCy's parser keeps them."""
    starts = {block.start for block in article.blocks}
    for token in doc:
        if token.idx in starts or (token.i and doc[token.i - 1].idx < min(starts, default=0) <= token.idx):
            token.is_sent_start = True
    return doc
