"""Write a name, an office, a weekday or a duration in the form that the words to be replaced have."""

from __future__ import annotations

import re

from factcheck.claims.lexicon import words
from factcheck.language.declension import analyses, fold_name, inflect, is_indeclinable
from factcheck.language.morphology import parses
from factcheck.language.names import gender_of_person
from factcheck.model import Pair, Repair

_BEFORE = re.compile(r"(?:([а-яё]+)\s+)?([а-яё-]+)\s+$", re.IGNORECASE)
_GRAMMEMES = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "loc": "loct"}


def case_of(text: str, start: int, end: int) -> str | None:
    """Return the case of a name by the preposition before it and its own form; None where neither tells."""
    forms = {a.case for a in analyses(fold_name(text[start:end].split()[-1])) if a.kind != "x"}
    before = _BEFORE.search(text, max(0, start - 40), start)
    prepositions = words("government")["prepositions"]  # the word before, else the one before that: «в далёком Осло»
    near = [word.lower() for word in (before[2], before[1]) if word] if before else []
    governed = next((prepositions[word] for word in near if word in prepositions), ())
    for case in governed:
        if case in forms or not forms:
            return str(case)
    if not governed and is_indeclinable(fold_name(text[start:end].split()[-1])):
        return None  # «(провинция Вестермо)»: its form tells no case
    if not governed and len(forms) == 1:
        return next(iter(forms))
    return str(governed[0]) if governed else "nom" if "nom" in forms else None


def inflect_person(name: str, case: str) -> str:
    """Return a person's name in a case, each word by its own paradigm; feminine surnames in a consonant do not change."""
    gender = gender_of_person(name)
    parts = name.split()
    return " ".join(_person_word(word, case, gender, number == len(parts) - 1) for number, word in enumerate(parts))


def _person_word(word: str, case: str, gender: str, last: bool) -> str:
    if gender == "f" and (fold_name(word)[-1] in "бвгджзклмнпрстфхцчшщй" or (last and word.endswith("ь"))):
        return word
    return inflect(word, case, gender, surname=last)


def gender_of_place(name: str) -> str | None:
    """Return the gender of a place by the dictionary, None where it has none: the ending then decides."""
    for parse in parses(fold_name(name)):
        if "Geox" in parse.tag and "plur" not in parse.tag:
            return {"masc": "m", "femn": "f", "neut": "n"}.get(str(parse.tag.gender))
    return None


def inflect_place(name: str, case: str) -> str:
    """Return a place's name in a case: by the dictionary where it knows it, else by paradigm, word by word."""
    return " ".join(_place_word(word, case) for word in name.split())


def _place_word(word: str, case: str) -> str:
    if word.isupper():
        return word
    for parse in parses(word.lower()):
        if "Geox" in parse.tag and "nomn" in parse.tag:
            changed = parse.inflect({_GRAMMEMES[case]})
            if changed:
                return "-".join(part[:1].upper() + part[1:] for part in str(changed.word).split("-"))
    return inflect(word, case, gender_of_place(word))


def repair_place(text: str, start: int, end: int, name: str) -> Repair | None:
    """Return the place's name in the form of the words, with «в» made «во» and back where it stands before them."""
    case = case_of(text, start, end)
    if case is None:
        return None
    return with_preposition(text, start, end, inflect_place(name, case))


def with_preposition(text: str, start: int, end: int, replacement: str) -> Repair:
    """Make «в»/«во» and «с»/«со» before the words fit the new ones."""
    before = re.search(r"\b([ВвСс])(о?)(\s+)$", text[max(0, start - 6) : start])
    if not before:
        return Repair(start=start, end=end, replacement=replacement)
    wanted = "о" if _needs_vowel(before[1].lower(), replacement) else ""
    if wanted == before[2]:
        return Repair(start=start, end=end, replacement=replacement)
    low = start - len(before[0])
    return Repair(start=low, end=end, replacement=before[1] + wanted + before[3] + replacement)


def _needs_vowel(preposition: str, word: str) -> bool:
    """«во Франции», «во вторник», «со среды»: before the same sound and another consonant."""
    first, second = word[:1].lower(), word[1:2].lower()
    vowels = "аеёиоуыэюяьъ"
    same = {"в": "вф", "с": "сзшжщ"}[preposition]
    return first in same and second not in vowels and second != ""


def case_of_noun(words: str) -> str | None:
    """Return the case of the first noun of some words, None where its form leaves it open."""
    for word in words.split():
        cases = {str(parse.tag.case) for parse in parses(word.lower()) if "NOUN" in parse.tag and parse.tag.number != "plur"}
        if cases:
            found = [case for case, grammeme in _GRAMMEMES.items() if grammeme in cases]
            return found[0] if len(found) == 1 or set(found) == {"gen", "acc"} else None
    return None


def repair_person(text: str, start: int, end: int, name: str, beside: str = "") -> Repair | None:
    """Return the person's name in the case of the words, as long as they are: a surname for a surname.

    `beside`: an office in apposition, which stands in the same case.
    """
    case = case_of_noun(beside) or case_of(text, start, end)
    if case is None:
        return None
    written = text[start:end].split()
    wanted = name if len(written) > 1 else name.split()[-1]
    gender = gender_of_person(name)
    if len(written) == 1:
        return with_preposition(text, start, end, _person_word(wanted, case, gender, True))
    return with_preposition(text, start, end, inflect_person(wanted, case))


def repair_position(text: str, start: int, end: int, position: str) -> Repair | None:
    """Return an office in the case of the words: its first noun, and the adjectives before it, are inflected."""
    head = next((p for word in text[start:end].split() for p in parses(word.lower()) if "NOUN" in p.tag), None)
    if head is None:
        return None
    done, changed = False, []
    for word in position.split():
        parse = parses(word.lower())[0]
        if not done and ("NOUN" in parse.tag or "ADJF" in parse.tag):
            inflected = parse.inflect({head.tag.case})
            changed.append(str(inflected.word) if inflected else word)
            done = "NOUN" in parse.tag
        else:
            changed.append(word)
    replacement = " ".join(changed)
    if text[start : start + 1].isupper():
        replacement = replacement[:1].upper() + replacement[1:]
    return Repair(start=start, end=end, replacement=replacement)


def repair_weekday(text: str, start: int, end: int, nominative: str) -> Repair | None:
    """Return another weekday in the case of the words; «в вторник» becomes «во вторник»."""
    parse = next((p for p in parses(text[start:end].lower()) if "NOUN" in p.tag), None)
    inflected = parses(nominative)[0].inflect({"accs" if parse is None else parse.tag.case}) if parse else None
    return with_preposition(text, start, end, str(inflected.word)) if inflected else None


def write_duration(minutes: float) -> str:
    """Return «2 часа 15 минут», in the form that stands after «продлилась»."""
    hours, rest = divmod(round(minutes), 60)
    parts = [_counted(hours, "час")] if hours else []
    if rest or not hours:
        parts.append(_counted(rest, "минута"))
    return " ".join(parts)


def _counted(number: int, noun: str) -> str:
    parse = next(p for p in parses(noun) if "NOUN" in p.tag and p.normal_form == noun)
    agreed = parse.make_agree_with_number(number)
    if agreed is None:
        return f"{number} {noun}"
    word = agreed.word
    if noun == "минута" and number % 10 == 1 and number % 100 != 11:
        word = parse.inflect({"accs"}).word
    return f"{number} {word}"


def repair_duration(start: int, end: int, minutes: Pair) -> Repair | None:
    """Return the duration in words and digits; None for a range."""
    return Repair(start=start, end=end, replacement=write_duration(minutes[0])) if minutes[0] == minutes[1] else None
