"""Find the words that name an office or an occupation, with its organisation and the status that the words before it give."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.mentions import phrase_nominative
from factcheck.claims.noun_phrases import OBJECT, Piece, closes, complement, is_organisation, is_proper
from factcheck.claims.place_adjectives import place_of_adjective
from factcheck.claims.positions import phrase_at, positions
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.morphology import case_of, genitive, lemma, lemmas, masculine
from factcheck.model import Argument

_LONGEST = 8
_OPEN = '«"“„'
_OF_COUNTRY = frozenset({"office", "rank"})  # «российский президент» is Russia's, «российский певец» only comes from there
_CUE_REACH = 6  # words: the longest cue of status


@dataclass(frozen=True, slots=True)
class PositionMention:
    """An office phrase in a sentence.

    `first` to `last` are the words of the position, with a cue of status before it; `head` its noun (or the verb «возглавлять»);
    `end` the last word of the organisation, `far` of all that hangs on it («посол США в России»). `seat` is the outermost country or
    organisation that is named, `organisation` the whole of its words.
    """

    first: Word
    start: Word
    head: Word
    last: Word
    end: Word
    far: Word
    ids: tuple[str, ...]
    lemma: str
    kind: str
    organisation: Argument | None
    seat: Argument | None
    status: str | None
    cue: Word | None
    blocked: bool

    @property
    def case(self) -> str | None:
        """The case that the holder's name must have: the office's, or that of «исполняющий обязанности» before it; None for any."""
        if self.status == "acting" and self.first.i < self.start.i:
            return self.first.case if self.first.form == "Part" else None
        return self.head.case

    @property
    def verbal(self) -> bool:
        """Is it told by a verb: «возглавляет МИД»?"""
        return self.head.pos == "VERB"


def find_positions(sentence: Sentence, view: View) -> list[PositionMention]:
    """Return the office phrases of a sentence in order; one may stand inside another («пресс-секретарь президента»)."""
    folded = [word.lower for word in sentence.words]
    found: list[PositionMention] = []
    at = 0
    while at < len(folded):
        word = sentence.words[at]
        match = None if _inside_mention(sentence, word) else _phrase(folded, at, word)
        if match is None:
            at += 1
            continue
        size, ids, lemma = match
        kind = _kind(ids, lemma, size)
        if kind != "relation":
            found.append(_position(sentence, view, (at, size), ids, lemma, kind))
        at += size
    return found


def recalled(sentence: Sentence, found: list[PositionMention], last: PositionMention | None) -> PositionMention | None:
    """Return the office named last where the sentence takes it up again: «эту должность занимает Петров», «на этом посту».

    `found`: the offices of the sentence itself; `last`: the last one before it.
    """
    for word in sentence.words:
        before = sentence.before(word)
        if before is None or word.lemma not in word_set("offices", "seats") or before.lemma not in word_set("offices", "again"):
            continue
        last = next((position for position in reversed(found) if position.head.i < before.i), last)
        if last is None or last.organisation is None:
            return None
        return replace(last, first=before, start=before, head=word, last=word, end=word, far=word, status=None, cue=None, blocked=False)
    return None


def _kind(ids: tuple[str, ...], lemma: str, size: int) -> str:
    """Return the sort of an office phrase: by its head where that is all there is, else an office."""
    if ids and size > 1:
        return "office"
    return positions().heads.get(lemma, "office")


def _phrase(folded: list[str], at: int, word: Word) -> tuple[int, tuple[str, ...], str] | None:
    """Return the office phrase at a word; «экс-» is cut off, «возглавлять МИД» is read as «глава МИД»."""
    if word.pos == "VERB" and word.case is None:
        return _headed(folded, at, word)
    if word.pos == "VERB":  # «управляющий директор», «управляющий банком»: a participle by its form
        return phrase_at(folded, at) or _headed(folded, at, word)
    if word.pos not in ("NOUN", "ADJ", "PROPN", "X"):
        return None
    prefix, _, rest = folded[at].partition("-")
    if rest and prefix in lexicon_words("offices")["prefixes"]:
        return phrase_at([rest, *folded[at + 1 : at + 1 + _LONGEST]], 0)
    if rest and lemma(folded[at]) not in positions().heads and (head := _compound(folded[at])):
        return 1, (), head
    return phrase_at(folded, at)


def _compound(word: str) -> str | None:
    """«врач-эпидемиолог», «актер-любитель»: the first part with a hyphen that is an occupation by itself."""
    first = word.partition("-")[0]
    return next((form for form in sorted(lemmas(first)) if form in positions().heads), None) if len(first) > 3 else None


def _headed(folded: list[str], at: int, word: Word) -> tuple[int, tuple[str, ...], str] | None:
    row = lexicon_words("offices")["heading"].get(word.lemma)
    if row is None or (word.lemma in word_set("offices", "of_instrumental_verbs") and not word.finite):
        return None  # «управляющий банком» is an office itself
    noun = row["noun"]
    following = folded[at + 1 : at + 1 + _LONGEST]
    for form in (following[:1], [genitive(w) for w in following[:1]]):
        match = phrase_at([noun, *form, *following[1:]], 0)
        if match is not None and match[0] > 1:
            return match
    return 1, (), noun


def _inside_mention(sentence: Sentence, word: Word) -> bool:
    return any(m.start < word.start < m.end for m in sentence.mentions)


def _position(sentence: Sentence, view: View, place: tuple[int, int], ids: tuple[str, ...], lemma: str, kind: str) -> PositionMention:
    at, size = place
    words = sentence.words[at : at + size]
    head = _head(words)
    status, cue, blocked, first = _status_before(sentence, words[0])
    status = lexicon_words("offices")["prefixes"].get(words[0].lower.partition("-")[0], status)
    core = _core(sentence, words, head)
    noun = lemma.split()[0]
    governs = head.pos == "VERB" or noun in word_set("offices", "of_instrumental")
    shortened = (
        noun in word_set("offices", "shortened") and core[-1].i + 1 < len(sentence.words) and sentence.words[core[-1].i + 1].text == "."
    )
    pieces = complement(sentence, core[-1].i + 1 + shortened, OBJECT if governs else None, joined=len(core) > 1)
    position = PositionMention(
        first,
        _with_adjectives(sentence, words[0], first),
        head,
        core[-1],
        core[-1],
        core[-1],
        ids,
        lemma,
        kind,
        None,
        None,
        status,
        cue,
        blocked,
    )
    if head.pos == "VERB" and not pieces:
        pieces = _object_before(sentence, head)
    position = _with_complement(sentence, view, position, pieces)
    if position.organisation is None and position.kind in _OF_COUNTRY:
        seat = _seat_adjective(sentence, view, position.start, first)
        position = replace(position, organisation=seat, seat=seat)
    return position


def _head(words: list[Word]) -> Word:
    """Return the verb that tells an office, or its noun: «управляющий» is one whatever the tagger says, «экс-глава» has its noun's case."""
    first = words[0]
    offices = lexicon_words("offices")
    if first.pos == "VERB" and first.lemma in offices["heading"] and (first.finite or first.lemma not in offices["of_instrumental_verbs"]):
        return first
    head = next((word for word in words if word.pos in ("NOUN", "PROPN")), None)
    if head is not None:
        return head
    prefix, _, rest = first.lower.partition("-")
    cut = bool(rest) and prefix in lexicon_words("offices")["prefixes"]
    return replace(first, pos="NOUN", case=case_of(rest) if cut else first.case)


def _object_before(sentence: Sentence, verb: Word) -> list[Piece]:
    """«МИД России возглавляет Лавров»: the organisation right before the verb."""
    found: list[Piece] = []
    for at in range(verb.i - 1, max(-1, verb.i - _LONGEST), -1):
        pieces = complement(sentence, at, OBJECT)
        if not pieces or pieces[-1].last != verb.i - 1:
            continue
        opening = at == 0 or sentence.words[at - 1].pos in ("PUNCT", "CCONJ", "SCONJ")
        if is_organisation(sentence, pieces[0]) and (opening or sentence.words[pieces[0].head].case != "gen"):
            found = pieces
    return found


def _core(sentence: Sentence, words: list[Word], head: Word) -> list[Word]:
    """Cut from the lexicon's phrase the organisation that it names («глава МИД», «директор института»): it is read with the rest."""
    skipped = head.i
    for word in words[1:]:
        if word.i <= skipped:
            continue
        rest = [other.lower for other in words if other.i >= word.i]
        generic = next((size for size in (2, 1) if " ".join(rest[:size]) in word_set("offices", "generic_seats")), 0)
        if generic:
            skipped = word.i + generic - 1
            continue
        named = any(m.start == word.start for m in sentence.mentions) or is_proper(word)
        if is_organisation(sentence, Piece(word.i, word.i, word.i, None, named)):
            core = [other for other in words if other.i < word.i]
            while len(core) > 1 and core[-1].pos in ("ADJ", "ADP") and core[-1].i > head.i:
                core.pop()
            return core
    return words


def _with_adjectives(sentence: Sentence, word: Word, first: Word) -> Word:
    """Return the first word of the position with the adjectives that belong to it («главный тренер»), not those of praise or place."""
    start = word
    while (before := sentence.before(start)) is not None and before.i >= first.i - 1:
        aged = any(number.start <= before.start < number.end for number in sentence.numbers if number.kind == "age")
        plain = before.pos == "ADJ" and before.case == word.case and not before.capital and not aged
        if not plain or before.lemma in word_set("offices", "praise") or place_of_adjective(before.lower) or _cue(before.lemma):
            break
        start = before
    return start


def _cue(word: str) -> str | None:
    return next((name for name, cues in positions().status.items() if word in cues), None)


def _can_be_seat(sentence: Sentence, piece: Piece) -> bool:
    """Can an office be of this: an organisation in the genitive, or a name after «по», «при» («директор по маркетингу Яндекса»)?"""
    if piece.opened in (None, OBJECT):
        return is_organisation(sentence, piece)
    return piece.opened in word_set("organisations", "seat_prepositions") and (piece.name or is_proper(sentence.words[piece.head]))


def _with_complement(sentence: Sentence, view: View, position: PositionMention, pieces: list[Piece]) -> PositionMention:
    """Give a position what follows it: more words of its own, then its organisation, then what hangs on both."""
    names = [k for k, piece in enumerate(pieces) if _can_be_seat(sentence, piece)]
    first = names[0] if names else len(pieces)
    own = [piece for piece in pieces[:first] if piece.opened in (None, "по")]
    after = bool(pieces) and pieces[0].first > position.head.i
    last = sentence.words[own[-1].last] if own and after else position.last
    far = sentence.words[pieces[-1].last] if after else last
    if not names:
        return replace(position, last=last, end=last, far=far)
    chain = [pieces[first]]
    common = not (pieces[first].name or is_proper(sentence.words[pieces[first].head]))
    for piece in pieces[first + 1 :]:
        inside = piece.opened in word_set("organisations", "inside") and common
        if not (piece.opened == pieces[first].opened or inside) or _is_office(sentence, piece):
            break
        chain.append(piece)
    named = [piece for piece in chain if sentence.words[piece.head].text != "("] or chain  # «(МОК)» after a name says it again
    organisation = _argument(sentence, view, named)
    end = sentence.words[chain[-1].last] if after else last
    return replace(position, last=last, end=end, far=far, organisation=organisation, seat=_seat(sentence, view, chain) or organisation)


def _is_office(sentence: Sentence, piece: Piece) -> bool:
    """«вооружённых сил генерал-лейтенанта Кердпола»: another office begins, it is no part of the organisation."""
    word = sentence.words[piece.head]
    return not piece.name and word.number == "Sing" and word.lemma in positions().heads and positions().heads[word.lemma] != "relation"


def _argument(sentence: Sentence, view: View, chain: list[Piece]) -> Argument:
    """Make the argument of an organisation's words: without quotation marks around a name alone, by its own name where it has one."""
    start, end = sentence.words[chain[0].first], sentence.words[chain[-1].last]
    start = sentence.words[start.i + 1] if start.pos == "ADP" and start.i < end.i else start
    low, high = start.start, end.end
    if view.text[low] in _OPEN and closes(view.text[low], view.text[high - 1]):
        return view.argument(low + 1, high - 1)
    quoted = next((piece for piece in chain if sentence.words[piece.head].text in _OPEN), None)
    if quoted is not None:
        return view.argument(low, high, view.text[sentence.words[quoted.head].end : sentence.words[quoted.last].start])
    mention = next((m for m in sentence.mentions if m.start == low and m.end == high), None)
    return view.argument(low, high, mention.name if mention else phrase_nominative(sentence.words[start.i : end.i + 1]))


def _seat(sentence: Sentence, view: View, chain: list[Piece]) -> Argument | None:
    """Return the outermost place or organisation named in an organisation's words («главы МИД России»: Россия), or an adjective's place."""
    inside = [
        m
        for piece in chain
        for m in sentence.mentions
        if sentence.words[piece.first].start <= m.start and m.end <= sentence.words[piece.last].end and piece.opened in (None, OBJECT)
    ]
    best = next((m for m in reversed(inside) if m.label == "PLACE"), inside[-1] if inside else None)
    adjective = next((w for w in sentence.words[chain[0].first : chain[0].head] if w.pos == "ADJ" and place_of_adjective(w.lower)), None)
    if best is not None and (best.label == "PLACE" or adjective is None):
        return view.named(best)
    return view.argument(adjective.start, adjective.end, place_of_adjective(adjective.lower)) if adjective else None


def _status_before(sentence: Sentence, word: Word) -> tuple[str | None, Word | None, bool, Word]:
    """Return the status that words before an office give it, the cue's word, whether they make it another's, and its first word."""
    cues = positions().status
    status, cue, blocked, first = None, None, False, word
    at = word.i - 1
    while at >= 0 and word.i - at <= _CUE_REACH:
        before = sentence.words[at]
        size, found = _longest_cue(sentence, at)
        if found is None and (before.pos not in ("ADJ", "DET") or before.text in ",()"):
            break
        if found in ("deputy", "aide", "relative", "candidate"):
            blocked, cue = True, before
            break
        if found in ("former", "acting", "elected", "appointed", "then", "future", "dismissed"):
            status = status or found
            first = sentence.words[at - size + 1]
        elif found == "ordinal":
            status = status or "numbered"
        elif found == "seat" or (found is None and before.lower in cues.get("collective", ())):
            break
        at -= size
    return status, cue, blocked, first


def _longest_cue(sentence: Sentence, at: int) -> tuple[int, str | None]:
    """Return the longest cue of status that ends at a word: how many words, and which status; «И. о.» is written in many ways."""
    for size in range(_CUE_REACH, 0, -1):
        low = at - size + 1
        if low < 0:
            continue
        words = sentence.words[low : at + 1]
        for text in (" ".join(w.lower for w in words), masculine(words[0].lower) + "".join(f" {w.lower}" for w in words[1:])):
            found = positions().cues.get(text.replace(" ", ""))
            if found:
                return size, found
    return 1, None


def _seat_adjective(sentence: Sentence, view: View, start: Word, first: Word) -> Argument | None:
    """«российский президент», «известный норвежский певец», «Норвежская певица»."""
    word = min(start, first, key=lambda w: w.i)
    for steps in range(1, 4):
        before = sentence.before(word, steps)
        if before is None or before.pos != "ADJ":
            return None
        place = place_of_adjective(before.lower)
        if place:
            return view.argument(before.start, before.end, place)
    return None
