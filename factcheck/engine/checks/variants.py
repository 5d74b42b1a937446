"""One person's name in two spellings within an article: «Кравцевич … Кравцович», «Андрей Солодников … министр Алексей Солодников»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.declension import CASES, fold_name, inflect
from factcheck.language.distance import edit_distance
from factcheck.language.morphology import is_known, parses
from factcheck.language.names import first_name_forms, gender_of_person, is_patronymic, name_stem, surname_forms
from factcheck.model import Claim, Mention, OfficeClaim
from factcheck.reference.links import Replacement

_MOST = 200  # names of one letter beyond which none are compared
_LONG = 9  # letters from which two may differ
_BEGIN = 3  # letters with which two first names are spellings of one
_TWO = 2  # words of a name; names of one surname
_LONG_ENOUGH = 7  # letters of a surname from which one letter off is a slip, not another name
_SHORT = 5  # letters below which two surnames that are alike are two surnames


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it stands: the nominatives that its first name, patronymic and surname can have."""

    mention: Mention
    sentence: int
    first: frozenset[str]
    patronymic: frozenset[str]
    surname: frozenset[str]


def name_variants(view: View, mentions: Sequence[Mention], claims: Sequence[Claim]) -> Iterator[Subject]:
    """Yield a subject for each name that another of the article is a spelling of, on the spelling that it has less often."""
    names = [name for mention in mentions if mention.label == "PERSON" and (name := _read(view, mention)) is not None]
    titles = _titles(claims)
    told: set[tuple[str, str]] = set()
    yield from _patronymics(view, mentions, names, told)
    yield from _unread(view, names)
    for one, other in _pairs(names):
        if one.surname & other.surname:
            yield from _of_one_surname(view, one, other, names, titles, told)
        elif _is_slip(one, other) and not _are_apart(view, one, other, names):
            yield from _at(view, one, other, _count(names, one.surname), _count(names, other.surname), told, "surname")


def _unread(view: View, names: Sequence[_Name]) -> Iterator[Subject]:
    """«Вера Стожарова … собранный Стожоровой гербарий»: a capital word that is read as no name, one letter off a form of a surname.

    Surnames that the article gives with a first name are compared, in every case; a word that the dictionary knows is none.
    """
    forms = _forms(names)
    seen: set[str] = set()
    for sentence in view.sentences:
        for word in sentence.words if forms else ():
            folded = fold_name(word.text)
            plain = word.capital and word.i > 0 and len(word.text) >= _LONG_ENOUGH and word.text.isalpha()
            alike = forms.get(folded[:1], {}) if plain and folded not in seen and len(seen) < _MOST else {}
            if not alike or folded in alike or any(m.start <= word.start < m.end for m in sentence.mentions) or is_known(word.lower):
                continue
            seen.add(folded)
            near = [(form, name) for form, name in alike.items() if _is_one_off(folded, form)]
            if len({id(name) for _, name in near}) == 1:
                form, name = near[0]
                right = "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
                replacement = Replacement(name=right) if len(near) == 1 else None
                other = (name.mention.start, name.mention.end)
                yield at_odds(view.text, (word.start, word.end), "two spellings", right, [other], field="variant", replacement=replacement)


def _forms(names: Sequence[_Name]) -> dict[str, dict[str, _Name]]:
    """Return the forms of surnames that stand beside a first name, by their first letter, in order; of so many names only."""
    found: dict[str, dict[str, _Name]] = defaultdict(dict)
    full = {name.mention.text: name for name in reversed(names) if name.first}
    for name in list(full.values())[-_MOST:]:
        if len(name.mention.text.split()[-1]) >= _LONG_ENOUGH:
            gender = gender_of_person(name.mention.name)
            for nominative in sorted(name.surname):
                for case in CASES:
                    form = fold_name(inflect(nominative, case, gender, surname=True))
                    found[form[:1]].setdefault(form, name)
    return {letter: dict(sorted(forms.items())) for letter, forms in found.items()}


def _is_one_off(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 1 and one[-2:] == other[-2:] and edit_distance(one, other) == 1


def _pairs(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield the pairs of names that begin their surnames alike, each way of writing once: the first time that it stands there."""
    groups: dict[str, dict[str, _Name]] = defaultdict(dict)
    for name in names:
        groups[fold_name(name.mention.text.split()[-1])[:1]].setdefault(name.mention.text, name)
    pairs = [pair for group in groups.values() for pair in combinations(list(group.values())[:_MOST], 2)]
    yield from sorted(pairs, key=lambda pair: (pair[0].mention.start, pair[1].mention.start))


def _read(view: View, mention: Mention) -> _Name | None:
    words = [word for word in mention.text.split() if word[:1].isupper() or "-" in word]
    sentence = view.sentence_at(mention.start)
    if not words or sentence is None or len(words) != len(mention.text.split()) or len(words) > 3 or any("." in w for w in words):
        return None
    if any(word.isupper() for word in words) or not all(_is_cyrillic(word) for word in words):
        return None
    patronymic = words[1] if len(words) == 3 and is_patronymic(words[1]) else ""
    if len(words) == 3 and not patronymic:
        return None
    first = frozenset(first_name_forms(words[0])) if len(words) > 1 else frozenset[str]()
    middle = frozenset(surname_forms(patronymic)) if patronymic else frozenset[str]()
    return _Name(mention, sentence.start, first, middle, frozenset(surname_forms(words[-1])))


def _is_cyrillic(word: str) -> bool:
    return all("а" <= letter <= "я" or letter in "ё-" for letter in word.lower())


def _titles(claims: Sequence[Claim]) -> dict[int, set[str]]:
    """Return the offices of each named person, by where the name begins; an occupation («актёр») runs in families."""
    found: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, OfficeClaim) and claim.status == "holds" and claim.kind == "office":
            found[claim.person.start].add(claim.position.name.lower())
    return found


def _of_one_surname(
    view: View, one: _Name, other: _Name, names: Sequence[_Name], titles: dict[int, set[str]], told: set[tuple[str, str]]
) -> Iterator[Subject]:
    """«министр Андрей Солодников … министр Алексей Солодников», «Ольга Викторовна Замятова … Ольга Валерьевна Замятова»."""
    if not one.first or not other.first:
        return
    if one.first & other.first:
        if one.patronymic and other.patronymic and not one.patronymic & other.patronymic and one.sentence != other.sentence:
            yield from _at(view, one, other, *_times(names, one, other, "patronymic"), told, "patronymic")
        else:
            yield sound("article", "variant", other.mention.start, other.mention.end)
        return
    alike = gender_of_person(one.mention.name) == gender_of_person(other.mention.name)
    same = alike and bool(titles.get(one.mention.start, set()) & titles.get(other.mention.start, set()))
    same = same or (alike and _are_near_first(one, other) and _count(names, one.surname) == _TWO)
    if same and one.sentence != other.sentence and _is_first_name(one) and _is_first_name(other) and not _are_relatives(view, one, other):
        yield from _at(view, one, other, *_times(names, one, other, "first"), told, "first")


def _are_near_first(one: _Name, other: _Name) -> bool:
    """«Марина Стельмах … Марии Стельмах»: do two first names begin alike?"""
    return any(a[:_BEGIN] == b[:_BEGIN] for a in one.first for b in other.first) and not (one.patronymic and other.patronymic)


def _patronymics(view: View, mentions: Sequence[Mention], names: Sequence[_Name], told: set[tuple[str, str]]) -> Iterator[Subject]:
    """«Модест Павлович Ухов … Модест Петрович»: a name with no surname against the one person of that first name."""
    for mention in mentions:
        words = mention.text.split()
        sentence = view.sentence_at(mention.start)
        if mention.label != "PERSON" or len(words) != _TWO or not is_patronymic(words[1]) or sentence is None:
            continue
        first, middle = frozenset(first_name_forms(words[0])), frozenset(surname_forms(words[1]))
        whole = {min(name.surname): name for name in names if name.patronymic and name.first & first}
        if len(whole) == 1 and (name := next(iter(whole.values()))).sentence != sentence.start and not name.patronymic & middle:
            short = _Name(mention, sentence.start, first, middle, frozenset())
            yield from _at(view, name, short, 1, 1, told, "patronymic")


def _times(names: Sequence[_Name], one: _Name, other: _Name, part: str) -> tuple[int, int]:
    """Return how often either's first name or patronymic stands beside their surname."""
    told = [getattr(name, part) for name in names if name.surname & one.surname]
    return sum(1 for forms in told if forms & getattr(one, part)), sum(1 for forms in told if forms & getattr(other, part))


def _is_first_name(name: _Name) -> bool:
    """Does the dictionary know it as a full first name of one gender, no short one («Саша»), none that both bear («Мишель»)?"""
    word = fold_name(name.mention.text.split()[0])
    genders = {str(parse.tag.gender) for parse in parses(word) if "Name" in parse.tag and parse.is_known}
    return len(genders) == 1 and "ms-f" not in genders


def _are_relatives(view: View, one: _Name, other: _Name) -> bool:
    """Does a word for a relative stand in the sentence of either name?"""
    sentences = [view.sentence_at(name.mention.start) for name in (one, other)]
    return any(word.lemma in word_set("lives", "others") for sentence in sentences if sentence for word in sentence.words)


def _is_slip(one: _Name, other: _Name) -> bool:
    """Do two surnames differ as spellings of one: a letter (two from nine on), with the same first name or one of them alone?"""
    if one.first and other.first and not one.first & other.first:
        return False
    if not one.first and not other.first:
        return False
    left, right = one.mention.text.split()[-1], other.mention.text.split()[-1]
    if min(len(left), len(right)) < _SHORT or name_stem(left) == name_stem(right):
        return False
    allowed = 2 if min(len(left), len(right)) >= _LONG else 1
    return min(edit_distance(a, b) for a in one.surname for b in other.surname) <= allowed


def _are_apart(view: View, one: _Name, other: _Name, names: Sequence[_Name]) -> bool:
    """Are they two people: told in one sentence, both named more than once, or a lone surname that is known or another's?"""
    together = {name.sentence for name in names if name.surname & one.surname} & {n.sentence for n in names if n.surname & other.surname}
    if together or (_count(names, one.surname) > 1 and _count(names, other.surname) > 1):
        return True
    for lone, full in ((one, other), (other, one)):
        if not lone.first and full.first:
            known = any("Surn" in parse.tag and parse.is_known for parse in parses(fold_name(lone.mention.text)))
            named = any(name.first and name.surname & lone.surname for name in names)
            return known or named
    return False


def _count(names: Sequence[_Name], surname: frozenset[str]) -> int:
    return sum(1 for name in names if name.surname & surname)


def _at(view: View, one: _Name, other: _Name, times: int, others: int, told: set[tuple[str, str]], part: str) -> Iterator[Subject]:
    """Yield the subject on the spelling that the tables lack, else on the rarer one, the later if even; once for two spellings."""
    known = bool(one.mention.id), bool(other.mention.id)
    wrong, right = (one, other) if (times < others if known[0] == known[1] else known[1]) else (other, one)
    pair = (min(wrong.surname | wrong.first | wrong.patronymic), min(right.surname | right.first | right.patronymic))
    if pair in told:
        return
    told.add(pair)
    number = {"surname": -1, "first": 0, "patronymic": 1}[part]
    words, meant = _word(wrong.mention, number), _word(right.mention, number)
    text = view.text
    written, shown = text[words[0] : words[1]], text[meant[0] : meant[1]]
    form = _in_form_of(written, right) if part == "surname" else None
    replacement = Replacement(name=form) if form else None
    yield at_odds(text, words, "two spellings", shown, [meant], field="variant", replacement=replacement)


def _in_form_of(written: str, right: _Name) -> str | None:
    """Return the right surname in the case that a wrong one stands in: the form that is nearest to it, None where two are."""
    gender = gender_of_person(right.mention.name)
    forms = {inflect(nominative, case, gender, surname=True) for nominative in right.surname for case in CASES}
    forms = {form for form in forms if frozenset(surname_forms(form)) & right.surname}
    distances = sorted((edit_distance(fold_name(written), fold_name(form)), form) for form in forms)
    if not distances or (len(distances) > 1 and distances[0][0] == distances[1][0]):
        return None
    return "-".join(part[:1].upper() + part[1:] for part in distances[0][1].split("-"))


def _word(mention: Mention, number: int) -> tuple[int, int]:
    words = mention.text.split()
    word = words[number]
    start = mention.start + (mention.text.rfind(word) if number == -1 else mention.text.find(word, len(words[0]) if number else 0))
    return start, start + len(word)
