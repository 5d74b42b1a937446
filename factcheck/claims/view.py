"""A Doc as the extractors see it: words with lemma and morphology, sentences, clauses, and the mentions and times in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon
from factcheck.language.morphology import adverb_only, finite_only, lemma, ordinal_form, past_lemma, short_participle_verb
from factcheck.model import Argument, Article, Mention, Number, Timex

_CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
_QUOTES = {"„": "«", "“": "«", "”": "»", '"': "«"}
_BEFORE_OPENING = frozenset('(«"„[')
_BREAKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "«", "»", '"'})
DASHES = frozenset("—–-")
GENDERS = {"Masc": "m", "Fem": "f"}  # of persons, as names tell them
_FEATURES = ("Case", "Number", "Gender", "Tense", "VerbForm")
_STRONG = frozenset(":;")
_CORRECTION = 12  # words from what is denied to what is put in its place
_NOMINAL = frozenset({"PROPN", "X", "NOUN"})
_MISTAKEN = frozenset({"NOUN", "PROPN", "VERB", "AUX", "X", "ADV"})  # parts of speech that the tagger gives to rare ordinals
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    case: str | None
    number: str | None
    gender: str | None
    tense: str | None
    form: str | None
    head: int

    @property
    def capital(self) -> bool:
        """Does it begin with a capital letter?"""
        return self.text[:1].isupper()

    @property
    def finite(self) -> bool:
        """Is it a verb that can make a clause: finite, or a short participle?"""
        return (self.pos in _VERBAL and self.form in ("Fin", None)) or (self.form == "Part" and self.case is None and self.pos in _VERBAL)


@lru_cache(maxsize=2_000)
def _features(morph: str) -> tuple[str | None, ...]:
    """Return the features that words keep, of a tag as UD writes it: «Case=Nom|Gender=Masc»."""
    pairs = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    return tuple(pairs[name].split(",")[0] if name in pairs else None for name in _FEATURES)


def _mark(token: Token) -> str:
    """Return a token's text, with every sort of quotation mark as «»: “ and " open where no word ends right before them."""
    if token.text not in _QUOTES:
        return token.text
    before = token.doc[token.i - 1] if token.i > 0 else None
    tight = before is not None and not before.whitespace_
    if token.text == "“" and before is not None and tight and not before.is_punct:
        return "»"
    if token.text == '"' and before is not None and tight and before.text not in _BEFORE_OPENING:
        return "»"
    return _QUOTES[token.text]


def _word(token: Token, number: int, head: int) -> Word:
    folded = token.lower_.replace("ё", "е")
    case, grammatical_number, gender, tense, form = _features(str(token.morph))
    pos = token.pos_
    wrong = pos in _NOMINAL or pos == "ADV" or (pos in _VERBAL and case is not None)
    if wrong and (verbal := finite_only(folded)):  # the tagger takes rare verbs for names, at the start of a sentence above all
        pos, case, tense, form = "VERB", None, verbal, "Fin"
    elif pos in _VERBAL and form == "Fin" and adverb_only(folded):
        pos, tense, form = "ADV", None, None
    case = _CASES.get(case or "")
    if pos in _MISTAKEN and (counted := ordinal_form(folded)):  # «стали четвёртыми»
        pos, tense, form = "ADJ", None, None
        case, grammatical_number = counted
    base = lemma(folded) if token.pos_ in _NOMINAL and pos != "NOUN" else (token.lemma_ or folded).lower().replace("ё", "е")
    if pos in _VERBAL and tense == "Past" and form == "Fin" and base == folded:  # a form that it has no lemma for: «вели»
        base = past_lemma(folded) or base
    if form == "Part" and case is None:  # the tagger gives «отменен» the lemma of an adjective
        base = short_participle_verb(folded) or base
    return Word(
        number,
        token.idx,
        token.idx + len(token.text),
        _mark(token),
        folded,
        base,
        pos,
        case,
        grammatical_number,
        gender,
        tense,
        form,
        head,
    )


@dataclass(slots=True)
class Sentence:
    """A sentence with what was read in it; `block` is the number of its block, `kind` the block's kind.

    `titles`: text ranges of the offices in it, without their holders' names.
    """

    words: list[Word]
    block: int
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    _clause_of: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _by_clause: dict[int, list[Word]] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end

    def _word_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [word.start for word in self.words]
        return self._starts

    def in_title(self, word: Word) -> bool:
        """Does the word stand inside the words of an office («посол России в Норвегии»)?"""
        return any(start <= word.start < end for start, end in self.titles)

    def is_rejected(self, word: Word) -> bool:
        """«не с Линд, а с Брандт»: is the word what the text puts right?"""
        before = self.before(word)
        if before is not None and before.pos == "ADP":
            before = self.before(before)
        if before is None or before.lower not in word_set("status", "negation"):
            return False
        return any(
            left.text == "," and right.lower in word_set("discourse", "but")
            for left, right in pairwise(self.words[word.i : word.i + _CORRECTION])
        )

    def at(self, position: int) -> Word:
        """Return the word at a text position, or the last before it."""
        return self.words[max(0, bisect_right(self._word_starts(), position) - 1)]

    def between(self, start: int, end: int) -> list[Word]:
        """Return the words inside text[start:end]."""
        first = bisect_left(self._word_starts(), start)
        last = bisect_left(self._word_starts(), end)
        return [word for word in self.words[first:last] if word.end <= end]

    def before(self, word: Word, steps: int = 1) -> Word | None:
        """Return the word some steps before, None outside the sentence."""
        at = word.i - steps
        return self.words[at] if 0 <= at < len(self.words) else None

    def after(self, word: Word, steps: int = 1) -> Word | None:
        """Return the word some steps after, None outside the sentence."""
        return self.before(word, -steps)

    def before_over(self, word: Word, tags: Container[str], lemmas: Container[str] = ()) -> Word | None:
        """Return the word before, stepping over those of some parts of speech or lemmas: «на этих [двух] встречах»."""
        before = self.before(word)
        while before is not None and (before.pos in tags or before.lemma in lemmas):
            before = self.before(before)
        return before

    def is_governed(self, word: Word, tags: Container[str] = ("ADJ", "DET")) -> bool:
        """Does a preposition stand before a word, over those of some parts of speech: «по [новым] словам»?"""
        before = self.before_over(word, tags)
        return before is not None and before.pos == "ADP"

    def is_timed(self, word: Word) -> bool:
        """Is the word one of a time expression's?"""
        return any(timex.start <= word.start < timex.end for timex in self.timexes)

    def clause(self, word: Word) -> int:
        """Return the number of the word's clause: parts between punctuation, those without a verb joined to a neighbour."""
        if not self._clause_of:
            self._clause_of = _clauses(self.words)
        return self._clause_of[word.i]

    def clause_words(self, word: Word) -> list[Word]:
        """Return the words of the word's clause."""
        number = self.clause(word)
        if number not in self._by_clause:
            self._by_clause[number] = [other for other in self.words if self.clause(other) == number]
        return self._by_clause[number]

    def dates(self, word: Word) -> list[Timex]:
        """Return the dates of the word's clause whose first day is known."""
        number = self.clause(word)
        return [t for t in self.timexes if t.type == "DATE" and t.begin and self.clause(self.at(t.start)) == number]

    def head_of(self, word: Word) -> Word | None:
        """Return the word's head in the tree, None for a root."""
        return self.words[word.head] if 0 <= word.head < len(self.words) and word.head != word.i else None


def _clauses(words: Sequence[Word]) -> list[int]:
    """Number the clauses: cut at punctuation and before coordinated verbs, then give parts with no verb to their neighbour.

    After a colon or semicolon that is the part that follows: «не впервые: 4-й саммит «Пятёрки» прошёл здесь».
    """
    parts: list[list[int]] = [[]]
    for word in words:
        if word.text in _BREAKS or word.text.startswith(("«", "»")):
            parts[-1].append(word.i)
            parts.append([])
        else:
            parts[-1].append(word.i)
    parts = [part for part in parts if part]
    copular = [_is_copular([words[i] for i in part]) for part in parts]
    verbal = [
        any(words[i].finite for i in part) or _is_elliptic([words[i] for i in part]) or copula
        for part, copula in zip(parts, copular, strict=True)
    ]
    numbers: list[int] = []
    current = 0
    seen_verb = opened = False
    hangs = [k > 0 and _is_subordinate(words, part) for k, part in enumerate(parts)]
    for k, (part, has_verb) in enumerate(zip(parts, verbal, strict=True)):
        parted = k > 0 and words[parts[k - 1][-1]].text in _STRONG
        contrast = k > 0 and _opens_contrast([words[i] for i in parts[k - 1]], [words[i] for i in part])
        following = next((j for j in range(k, len(parts)) if verbal[j]), None)
        own = following is not None and not (following > k and hangs[following])  # «дважды: в мае в Осло и в июне в Риме, где был форум»
        if (hangs[k] or ((parted or contrast) and own)) and seen_verb and not has_verb and following is not None:
            current, opened = current + 1, True
        elif has_verb and seen_verb and not opened:
            current += 1
        if has_verb:
            opened = False
        seen_verb = seen_verb or copular[k] or any(words[i].finite for i in part)
        numbers += [current] * len(part)
    return numbers


def _is_subordinate(words: Sequence[Word], part: Sequence[int]) -> bool:
    """«…, где», «…, который», «…, с тех пор как»: does a part open a clause that hangs on another?"""
    first = words[part[0]]
    relative = first.lemma == lexicon("discourse")["relative"]
    return relative or first.lower in word_set("discourse", "subordinators") or _is_since(words, part[0])


def _is_since(words: Sequence[Word], at: int) -> bool:
    """«с тех пор, как …»: does «как» after «since» open a clause?"""
    since = [word.lower for word in words[max(0, at - 2) : at + 1]]
    return " ".join(since) in word_set("discourse", "since_clauses")


def _opens_contrast(before: Sequence[Word], part: Sequence[Word]) -> bool:
    """«…, а 20 июня в Осло (провинция Викен) переговоры заняли час»: «а» opens what follows, but not in «не с Линд, а с Брандт»."""
    closes = part[-1].text in DASHES or part[-1].text in _STRONG
    denied = any(word.lower in word_set("status", "negation") for word in before)
    return part[0].lower in word_set("discourse", "but") and not closes and not denied


def _is_elliptic(part: Sequence[Word]) -> bool:
    """«…, 8-й саммит ОКП — 20 июня в Осло»: a subject whose verb is the one before, with a dash in its place."""
    return len(part) > 1 and part[-1].text in DASHES and any(word.pos in ("NOUN", "PROPN") and word.case == "nom" for word in part)


def _is_copular(part: Sequence[Word]) -> bool:
    """«Это вторая встреча президентов: впервые они увиделись …»: «это» with a noun in the nominative, and no verb between."""
    for word in part:
        if word.lower in word_set("discourse", "this"):
            rest = part[word.i - part[0].i + 1 :]
            noun = next((other for other in rest if other.pos in ("NOUN", "PROPN", "VERB", "AUX")), None)
            return noun is not None and noun.pos == "NOUN" and noun.case == "nom"
    return False


class View:
    """An annotated article: its sentences in reading order, and by block number the one that opens the block."""

    def __init__(self, article: Article, doc: Doc, timexes: Sequence[Timex], numbers: Sequence[Number]) -> None:
        self.article = article
        self.text = article.text
        self.timexes = list(timexes)
        self.numbers = list(numbers)
        self.mentions: list[Mention] = []
        self.sentences = _sentences(article, doc)
        self.openings: dict[int, Sentence] = {}
        for sentence in self.sentences:
            self.openings.setdefault(sentence.block, sentence)
        self.entities = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        self._place(self.timexes, "timexes")
        self._place(self.numbers, "numbers")

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds a text position, None for credits and gaps."""
        number = bisect_right(self._starts, position) - 1
        if number < 0 or position >= self.sentences[number].end:
            return None
        return self.sentences[number]

    def in_block_of(self, position: int, sentence: Sentence) -> bool:
        """Does a text position stand in a sentence of the same paragraph?"""
        other = self.sentence_at(position)
        return other is not None and other.block == sentence.block

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before, None for the first."""
        number = bisect_right(self._starts, sentence.start) - 1
        return self.sentences[number - 1] if number > 0 else None

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence after, None for the last."""
        number = bisect_right(self._starts, sentence.start)
        return self.sentences[number] if number < len(self.sentences) else None

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Give the mentions to their sentences."""
        self.mentions = list(mentions)
        self._place(self.mentions, "mentions")

    def _place(self, items: Sequence[Timex] | Sequence[Number] | Sequence[Mention], name: str) -> None:
        for item in items:
            sentence = self.sentence_at(item.start)
            if sentence is not None:
                getattr(sentence, name).append(item)

    def named(self, mention: Mention) -> Argument:
        """Make an argument of a mention."""
        return self.argument(mention.start, mention.end, mention.name)

    def argument(self, start: int, end: int, name: str | None = None, *, mention: bool = True) -> Argument:
        """Make an argument of text[start:end]."""
        text = self.text[start:end]
        return Argument(start=start, end=end, text=text, name=name or text, mention=mention)


def _sentences(article: Article, doc: Doc) -> list[Sentence]:
    starts = [block.start for block in article.blocks]
    sentences: list[Sentence] = []
    for span in doc.sents:
        tokens = [token for token in span if not token.is_space]
        if not tokens:
            continue
        number = bisect_right(starts, tokens[0].idx) - 1
        block = article.blocks[number] if number >= 0 else None
        if block is None or block.kind == "credit":
            continue
        words = _renumbered(tokens)
        sentences.append(Sentence(words, number, block.kind))
    return sentences


def _renumbered(tokens: list[Token]) -> list[Word]:
    """Number the words of a sentence from 0, heads with them; white space is left out."""
    places = [token.i for token in tokens]
    words = []
    for number, token in enumerate(tokens):
        at = bisect_left(places, token.head.i)
        head = at if at < len(places) and places[at] == token.head.i else number
        words.append(_word(token, number, head))
    return words
