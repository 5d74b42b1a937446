"""Mentions of persons, organisations and places: NER's and those that the reference's names give."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from factcheck.claims.gazetteer import Gazetteer
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.declension import analyses, fold_name, is_indeclinable
from factcheck.language.morphology import can_be_plural, finite_only, is_infinitive, is_known, is_person_noun, parses
from factcheck.language.names import gender_of_person
from factcheck.model import Mention

_LABELS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG"}
_LONGEST = 6
_FULL = 2  # words of a whole name
_DECLINED_OF_WOMEN = "аяйюеуыио"  # a woman's surname that ends otherwise stays as it is: «Марией Линд»
_GRAMMEMES = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "loc": "loct"}
_APART = frozenset({"ins", "dat"})  # their forms are seldom a nominative's
_QUOTES = '«»"„“”'


def find_mentions(view: View, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions of an article in reading order, none overlapping; a known name wins over NER where it is as long."""
    found: list[Mention] = []
    for sentence in view.sentences:
        known = _known(sentence, view, gazetteer)
        taken = [(mention.start, mention.end) for mention in known]
        found += known
        found += [m for m in _recognised(sentence, view, taken) if not any(m.start < end and start < m.end for start, end in taken)]
    return sorted(found, key=lambda mention: mention.start)


def _known(sentence: Sentence, view: View, gazetteer: Gazetteer) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    while at < len(sentence.words):
        word = sentence.words[at]
        match = _name_at(sentence, at, gazetteer) if word.capital else None
        if match is None:
            at += 1
            continue
        size, label = match
        last = sentence.words[at + size - 1]
        entity = _entity_over(view, word.start, last.end)
        parted = label == "PERSON" and size > 1 and _is_parted(sentence.words[at : at + size + 1])
        if entity and entity[1] > last.end and not parted and not _person_follows(sentence, last, entity, match, gazetteer):
            at += 1
            continue
        if entity and entity[2] == "PER" and entity[0] < word.start and not any(m.end > entity[0] for m in found):
            at += size
            continue  # a name that NER takes with the first name before it stays whole: «Сергей Камышин» is no town
        first = _first_name(sentence, at, entity, found) if label == "PERSON" and size == 1 else None
        words = sentence.words[first.i if first else at : at + size]
        name = gazetteer.full_name(tuple(w.text for w in words)) if label == "PERSON" else None
        mention = _mention(view, words, label)
        found.append(mention if name is None or not _can_be(words, name) else replace(mention, name=name))
        at += size
    return found


def _can_be(words: list[Word], name: str) -> bool:
    """Are the words a form of each word of a name to the letter? «Валерия» may be of «Валерия» and of «Валерий»."""
    pairs = zip(words, fold_name(name).split(), strict=True)
    return all(part == fold_name(word.text) or part in {a.nominative for a in analyses(fold_name(word.text))} for word, part in pairs)


def _first_name(sentence: Sentence, at: int, entity: tuple[int, int, str] | None, found: list[Mention]) -> Word | None:
    """«глава МИД Сагории Карл Бруннер»: the first name before a known surname, which NER or the dictionary takes for one."""
    before = sentence.words[at - 1] if at > 0 else None
    if before is None or not before.capital or before.pos == "PUNCT" or any(m.end > before.start for m in found):
        return None
    named = any("Name" in parse.tag and parse.is_known for parse in parses(before.lower))
    return before if named or (entity is not None and entity[0] <= before.start and before.pos == "PROPN") else None


def _person_follows(sentence: Sentence, last: Word, entity: tuple[int, int, str], match: tuple[int, str], gazetteer: Gazetteer) -> bool:
    """«президент Ардании Иван Северцев»: NER took country and person for one name; the rest is a known person."""
    size, label = match
    rest = sentence.between(last.end, entity[1])
    if not rest:
        return False
    known = gazetteer.longest(tuple(word.text for word in rest)) == (len(rest), "PERSON")
    if label == "PERSON":
        return known and max(len(rest), size) >= _FULL  # «предшественница Орбана Анна Линд», «с Анной Линд Орбан говорил»
    return known or len(rest) >= _FULL


def _name_at(sentence: Sentence, at: int, gazetteer: Gazetteer) -> tuple[int, str] | None:
    words = []
    for word in sentence.words[at : at + _LONGEST]:
        if word.text in _QUOTES or word.pos == "PUNCT":
            break
        words.append(word.text)
    match = gazetteer.longest(tuple(words)) if words else None
    if match and match[0] == 1 and match[1] == "PERSON" and _is_common(sentence, at):
        return None
    return match


def _is_common(sentence: Sentence, at: int) -> bool:
    """A capital at the start of a sentence proves no name: «Мир» may be a surname or the word."""
    word = sentence.words[at]
    return at == 0 and word.pos not in ("PROPN", "NOUN", "X")


def _entity_over(view: View, start: int, end: int) -> tuple[int, int, str] | None:
    return next((entity for entity in view.entities if entity[0] <= start and entity[1] >= end and entity[2] == "PER"), None)


def _recognised(sentence: Sentence, view: View, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return NER's names; a known place at their beginning is cut off («Ардании Ивана Северцева»)."""
    found = []
    first = bisect_left(view.entities, (sentence.start,))
    for start, end, label in view.entities[first:]:
        if start >= sentence.end:
            break
        if end > sentence.end:
            continue
        words = [word for word in sentence.between(start, end) if word.text not in _QUOTES]
        while len(words) > 1 and any(start == words[0].start for start, _ in taken):
            words = words[1:]
        while words and not words[0].capital and label == "PER":
            words = words[1:]
        if label == "PER":
            words = words[: next((k for k, word in enumerate(words) if word.text == "("), len(words))]
        words = _without_common(words, label)
        if label == "PER" and _opens_with_place(words):
            found.append(_mention(view, words[:1], "PLACE"))
            words = words[1:]
        if label == "PER" and (at := _next_name(words)) is not None:
            found.append(_mention(view, words[at:], "PERSON"))
            words = words[:at]
        if len(words) == 1 and (is_infinitive(words[0].lower) or (words[0].i == 0 and label == "PER" and _is_plural_noun(words[0]))):
            continue
        if label == "PER" and words and _is_title(sentence, words[0]):
            continue
        if words and not (label == "PER" and (_is_participle(words) or _is_initial(words))):
            found.append(_mention(view, words, _LABELS.get(label, "ORG")))
    return found


def _is_parted(words: list[Word]) -> bool:
    """«с Эстебаном Кордовесом Яровцев виделся»: is the last word a subject alone, after a name that can only stand in an oblique case?"""
    *name, following = words
    if not following.capital or following.pos == "PUNCT" or following.case != "nom":
        return False
    cases = {a.case for a in analyses(fold_name(name[-1].text)) if a.kind in "mf"}
    others = {a.case for a in analyses(fold_name(following.text)) if a.kind in "mf"}
    tagged = {word.case for word in name[-2:]}  # the tagger takes «Кордовесом» alone for a nominative
    return bool(_APART & cases & tagged - others) and "nom" in others


def _next_name(words: list[Word]) -> int | None:
    """Return where NER joined two persons: after a name of two words, or between two surnames («с Линдом Кранец говорил»)."""
    for k in range(1, len(words)):
        if (k > 1 or not any(_is_first_name(word) for word in words[:2])) and _is_parted(words[: k + 1]):
            return k
    return None


def _opens_with_place(words: list[Word]) -> bool:
    """«президент Вердании Эрнест Дальгрен»: an oblique form before a whole name in the nominative is whose office it is."""
    if (
        len(words) <= _FULL
        or words[0].text.endswith(".")
        or any(a.case == "nom" for a in analyses(fold_name(words[0].text)) if a.kind != "x")
    ):
        return False
    return any({"Name", "sing", "nomn"} <= set(parse.tag.grammemes) and parse.is_known for parse in parses(words[1].lower))


def _is_first_name(word: Word) -> bool:
    return any("Name" in parse.tag for parse in parses(word.lower))


def _is_title(sentence: Sentence, first: Word) -> bool:
    """«паром «Королева Сигне»»: a name in quotation marks after a noun that is no person's."""
    quote = sentence.before(first)
    noun = sentence.before(quote) if quote is not None and quote.text == "«" else None
    return noun is not None and noun.pos == "NOUN" and not noun.capital and not is_person_noun(noun.lower)


def _without_common(words: list[Word], label: str) -> list[Word]:
    """Cut off what NER took too much: a common noun that opens the sentence («Дирижёру Ларсу Хольмсену»), a verb after the name."""
    if len(words) > 1 and words[0].i == 0 and label != "ORG" and words[1].capital and _is_common_noun(words[0], label):
        words = words[1:]
    while len(words) > 1 and (is_infinitive(words[0].lower) or finite_only(words[0].lower)):  # «Помиловать ИССАСХАР», «Родилась Линд»
        words = words[1:]
    while len(words) > 1 and words[-1].text.islower() and finite_only(words[-1].lower):
        words = words[:-1]
    return words


def _is_common_noun(word: Word, label: str) -> bool:
    """Does the dictionary know the word as a noun that is no name?"""
    found = parses(word.lower)
    names = {"Name", "Surn", "Patr", "Geox", "Orgn"}
    known = is_known(word.lower) and any("NOUN" in p.tag for p in found) and not any(names & set(p.tag.grammemes) for p in found)
    return known and (label != "PER" or any("anim" in p.tag for p in found))


def _is_plural_noun(word: Word) -> bool:
    """«Президенты встретились»: a capital at the start of a sentence, of a noun that the dictionary knows in the plural."""
    return _is_common_noun(word, "PER") and can_be_plural(word.lower)


def _is_initial(words: list[Word]) -> bool:
    """«И. о. губернатора»: a letter alone is no person."""
    return all(len(word.text.rstrip(".")) < 2 for word in words)


def _is_participle(words: list[Word]) -> bool:
    """«Ожидавшаяся встреча»: a capital participle that NER took for a person."""
    if len(words) != 1:
        return False
    tags = [parse.tag for parse in parses(words[0].lower)[:2]]
    return any("PRTF" in tag or "VERB" in tag for tag in tags) and not any("Surn" in tag for tag in tags)


def _mention(view: View, words: list[Word], label: str) -> Mention:
    start, end = words[0].start, words[-1].end
    name = nominative(words) if label == "PERSON" else place_nominative(words)
    return Mention(start=start, end=end, text=view.text[start:end], label=label, name=name)


def nominative(words: list[Word]) -> str:
    """Return a name in the nominative as well as the words alone tell; linking replaces it by the reference's."""
    names = [_nominative(word) for word in words]
    if len(words) > 1 and words[-1].text[-1] not in _DECLINED_OF_WOMEN and gender_of_person(names[0]) == "f":
        names[-1] = words[-1].text
    return _spaced(words, names)


def place_nominative(words: list[Word]) -> str:
    """Return a place's or organisation's name in the nominative: by the dictionary of places, else as a phrase, else by its endings."""
    if len(words) > 1:
        return phrase_nominative(words)
    word = words[0]
    if word.text.isupper():
        return word.text
    known = next((p for p in parses(word.lower) if "Geox" in p.tag and (word.case is None or _GRAMMEMES[word.case] in p.tag)), None)
    if known is None:
        return nominative(words)
    form = str((known.inflect({"nomn"}) or known).word)
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))


def phrase_nominative(words: list[Word]) -> str:
    """Return a noun phrase («Исламского комитета») in the nominative: its first noun with the adjectives before it, the rest as it is."""
    head = next((k for k, word in enumerate(words) if word.pos in ("NOUN", "PROPN", "X")), None)
    if head is None or words[head].case in (None, "nom"):
        return _spaced(words, [word.text for word in words])
    noun = _inflected(words[head].text, words[head].number, None)
    gender = parses(noun.lower())[0].tag.gender if words[head].number != "Plur" else None
    texts = [_inflected(word.text, words[head].number, gender) for word in words[:head]]
    return _spaced(words, [*texts, noun, *(word.text for word in words[head + 1 :])])


def _spaced(words: list[Word], texts: list[str]) -> str:
    """Join words as they stand in the text: with a blank where there is one."""
    pieces = [texts[0]]
    for previous, word, text in zip(words, words[1:], texts[1:], strict=False):
        pieces.append((" " if word.start > previous.end else "") + text)
    return "".join(pieces)


@lru_cache(maxsize=5_000)
def _is_fixed(form: str) -> bool:
    """Is it a name that never changes: by the dictionary («Николя»), or by an ending that such foreign surnames have («Квирикашвили»)?"""
    if any({"Name", "Surn"} & set(parse.tag.grammemes) and "Fixd" in parse.tag for parse in parses(form)):
        return True
    return form.endswith(tuple(word_set("names", "fixed_endings"))) and not is_known(form)


@lru_cache(maxsize=5_000)
def _inflected(text: str, number: str | None, gender: str | None) -> str:
    """Return a dictionary word in the nominative, with its capitals; the word itself where the dictionary does not know the form."""
    wanted = {"nomn", "plur" if number == "Plur" else "sing"} | ({gender} if gender else set())
    form = parses(text.lower())[0].inflect(wanted)
    if form is None or text.isupper():
        return text
    return str(form.word).capitalize() if text[:1].isupper() else str(form.word)


def _nominative(word: Word) -> str:
    form = fold_name(word.text)
    dative = word.case == "dat" and any(a.case == "dat" and a.kind == "m" for a in analyses(form))  # «Ельцину» ends as «Шоу» does
    if word.case in (None, "nom") or not word.capital or word.text.isupper() or (is_indeclinable(form) and not dative):
        return word.text
    if _is_fixed(fold_name(word.text)):
        return word.text
    options = [a for a in analyses(fold_name(word.text)) if a.case == word.case and a.kind != "x"]
    gender = {"Masc": "m", "Fem": "f", "Neut": "n"}.get(word.gender or "")
    plural = word.number == "Plur"
    fitting = [a.nominative for a in options if (a.kind == "p") == plural and (plural or gender is None or a.kind == gender)]
    chosen = word.lemma if word.lemma in fitting or not fitting else fitting[0]
    return "-".join(part[:1].upper() + part[1:] for part in chosen.split("-"))
