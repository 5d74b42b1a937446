"""Whose age a number is: «Ивану Северцеву исполнилось 60 лет», «умер в возрасте 90 лет», «Карин Линдквист, 16 лет», «ему 84 года»."""

from __future__ import annotations

from factcheck.claims.age_parts import is_adjective, part_of
from factcheck.claims.age_titles import before_comma, described, relative_pronoun, subject_of, titled
from factcheck.claims.discourse import People, stand_in
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.persons import case_options, person_ending
from factcheck.claims.positions import phrase_at
from factcheck.claims.things import thing_meant
from factcheck.claims.verbs import is_participle, is_passive, verb_of
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.morphology import is_person_noun
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention, Number, Timex

_BESIDE = 2  # «Ципи Ливни сейчас 50 лет»: words from an unchanging name to its number


def holders(view: View, sentence: Sentence, number: Number, people: People) -> list[Argument]:
    """Return whose age a number is; several, the likeliest first, where a noun stands for one of them."""
    word = sentence.at(number.end - 1)
    if is_adjective(number):
        return described(view, sentence, word, people) or _at_year(view, sentence, number, people)
    person = _told_of(view, sentence, number, word, people)
    if person is not None:
        return [person]
    return titled(view, sentence, sentence.at(number.start), people) or _at_year(view, sentence, number, people)


def _told_of(view: View, sentence: Sentence, number: Number, word: Word, people: People) -> Argument | None:
    """Return whom a number with its unit is told of: «Иванову исполнилось 60 лет», «умер в возрасте 90 лет»."""
    first = sentence.at(number.start)
    if word.lemma in word_set("lives", "of_life"):  # «на 91-м году жизни»
        return _of(view, subject_of(sentence, first))
    before = sentence.before(first)
    if before is not None and before.lemma in word_set("lives", "aged"):
        return _of(view, subject_of(sentence, first) or _only(sentence)) or _unsaid(view, sentence, first, people)
    if before is not None and before.lower in word_set("discourse", "at_age"):
        return _of(view, _relative(sentence, first) or _apposed(sentence, first)) or _aged_in(view, sentence, first, people)
    return _of(view, _relative(sentence, first) or _apposed(sentence, first) or _dative(sentence, first, word)) or _pronoun(
        view, sentence, first, people
    )


def year_beside(sentence: Sentence, number: Number) -> Timex | None:
    """«пришла в 1951-м, в 18 лет», «в 22 года, в 1977-м, окончил»: the year that stands right beside an age, after a comma."""
    preposition = sentence.before(sentence.at(number.start))
    at_age = preposition is not None and preposition.lower in word_set("discourse", "at_age")
    if not at_age and not is_adjective(number):
        return None  # «Ему 57 лет, в октябре 2022 года он сменил …»
    opening = preposition if at_age and preposition is not None else sentence.at(number.start)
    for timex in (t for t in sentence.timexes if t.type == "DATE" and t.begin is not None and t.end_date is not None):
        apart = sentence.between(timex.end, opening.start) if timex.end <= opening.start else sentence.between(number.end, timex.start)
        marks = [w.text for w in apart if w.lower not in word_set("discourse", "at_age")]
        if timex.written_year and marks == [","]:
            return timex
    return None


def _at_year(view: View, sentence: Sentence, number: Number, people: People) -> list[Argument]:
    """Return whom an age beside a year is told of, where the verb has no subject."""
    year = year_beside(sentence, number)
    person = _unsaid(view, sentence, sentence.at(year.start), people) if year is not None else None
    return [person] if person is not None else []


def _unsaid(view: View, sentence: Sentence, word: Word, people: People) -> Argument | None:
    """«… в цех пришла в 1951-м», «умерла 19 августа»: the last person named before, in the paragraph, of the gender of a word's verb."""
    clause = sentence.clause_words(word)
    verb = next((w for w in clause if w.finite and w.tense == "Past" and w.number == "Sing"), None)
    gender = GENDERS.get(verb.gender or "") if verb is not None else None
    pronouns = lexicon_words("discourse")["subject_pronouns"]
    subjects = [w for w in clause if w.case == "nom" and w.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    own = any(w.lower not in pronouns and not sentence.is_timed(w) for w in subjects)
    if verb is None or gender is None or own or any(m.label == "PERSON" and sentence.at(m.start) in clause for m in sentence.mentions):
        return None
    person = people.last_of(gender, verb.start, "")
    before = view.sentence_at(person.start) if person is not None else None
    if person is None or before is None or before.block != sentence.block:
        return None
    return stand_in(view.argument(verb.start, verb.end), person)


def _of(view: View, person: Mention | None) -> Argument | None:
    return view.named(person) if person else None


def _only(sentence: Sentence) -> Mention | None:
    """Return the person of a sentence that names one."""
    persons = [m for m in sentence.mentions if m.label == "PERSON"]
    return persons[0] if len(persons) == 1 else None


def _relative(sentence: Sentence, first: Word) -> Mention | None:
    """«Хольцендорф, которой 14 сентября исполнилось 58 лет, …»: the name before the relative pronoun."""
    pronoun = relative_pronoun(sentence, first)
    comma = sentence.before(pronoun) if pronoun is not None else None
    return person_ending(sentence, comma.i - 1) if comma is not None and comma.text == "," else None


def _apposed(sentence: Sentence, first: Word) -> Mention | None:
    """«Карин Линдквист, 16 лет», «Ли Чжэнфэн, на вид около 40 лет», «Северцев (45 лет)»."""
    for steps in range(1, 5):
        mark = sentence.before(first, steps)
        if mark is None or mark.finite or is_participle(mark) or mark.lower in lexicon_words("discourse")["dative_pronouns"]:
            return None
        if mark.text in (",", "("):
            return person_ending(sentence, mark.i - 1)
    return None


def _dative(sentence: Sentence, first: Word, last: Word) -> Mention | None:
    """«Ивану Северцеву 45 лет», «исполнилось 60 лет Марии Линд»."""
    clause = sentence.clause(first)
    start, end = part_of(sentence, first)
    inside = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    inside = [m for m in inside if start <= m.start < end and not sentence.is_governed(sentence.at(m.start))]
    beside = [w for w in before_comma(sentence, first) if start <= w.start < end]
    verbless = not any(w.finite and w.lemma != lexicon_words("offices")["copula"] for w in beside)
    datives = [m for m in inside if "dat" in case_options(sentence, m) or (verbless and first.i - sentence.at(m.end - 1).i <= _BESIDE)]
    before = [m for m in datives if m.end <= first.start]
    told = any(w.lower in lexicon_words("discourse")["dative_pronouns"] for w in beside if w.i < first.i)  # «Ей 48 лет, Линду — 62»
    chosen = before[-1:] or [m for m in datives if m.start >= last.end and not told][:1]
    return chosen[0] if chosen and not _other_subject(sentence, first, chosen[0]) else None


def _other_subject(sentence: Sentence, first: Word, person: Mention) -> bool:
    """A relative in the dative nearer to the number has the age: «его супруге Инне – 31 год» names her."""
    between = [w for w in sentence.words if person.end <= w.start < first.start]
    return any(w.pos == "NOUN" and w.case == "dat" and w.lemma in word_set("lives", "others") for w in between)


def _pronoun(view: View, sentence: Sentence, first: Word, people: People) -> Argument | None:
    """«Ему было 84 года»: the last person named of that gender."""
    if (last := _last_named(view, sentence, first)) is not None:
        return last
    genders = lexicon_words("discourse")["dative_pronouns"]
    start, end = part_of(sentence, first)
    for word in sentence.clause_words(first):
        if word.lower in genders and abs(word.i - first.i) <= 5 and start <= word.start < end:
            if _is_of_noun(sentence, word, genders[word.lower]):
                return None
            thing = thing_meant(view, sentence, word, genders[word.lower])
            named = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= word.start and case_options(sentence, m) == {"nom"}]
            named = [m for m in named if gender_of_person(people.named(m).name) == genders[word.lower]]
            if len(named) == 1:  # «Осокин ушёл ещё до Бурдинова, ему 88 лет»: the subject, not whom it is told of
                return stand_in(view.argument(word.start, word.end), people.named(named[0]))
            person = people.last_of(genders[word.lower], word.start, "") if thing is None else None
            return stand_in(view.argument(word.start, word.end), person) if person else None
    return None


def _last_named(view: View, sentence: Sentence, first: Word) -> Argument | None:
    """«… Радостовцев и канцлер Фосс. Последнему месяц назад исполнилось 65»: the one named last in the sentence before."""
    start, _ = part_of(sentence, first)
    for word in sentence.clause_words(first):
        after = sentence.after(word)
        timed = after is not None and sentence.is_timed(after)
        alone = timed or (after is not None and after.pos not in ("NOUN", "ADJ", "PROPN"))
        if word.i < first.i and word.start >= start and word.case == "dat" and alone and word.lemma in word_set("discourse", "latter"):
            before = view.sentence_before(sentence)
            named = [m for m in before.mentions if m.label == "PERSON"] if before is not None and before.block == sentence.block else []
            return stand_in(view.argument(word.start, word.end), view.named(named[-1])) if named else None
    return None


def _is_of_noun(sentence: Sentence, pronoun: Word, gender: str) -> bool:
    """«Хозяйка старше гостьи — ей исполнится 53»: is the subject before the pronoun a noun of whom no title tells who that is?"""
    before = sentence.words[: pronoun.i]
    if any(m.label == "PERSON" and m.end <= pronoun.start for m in sentence.mentions):
        return False
    named = [sentence.at(m.end - 1) for m in sentence.mentions if m.label == "ORG" and m.end <= pronoun.start]
    if any(w.case == "nom" and GENDERS.get(w.gender or "") == gender for w in named):
        return True  # ««Туманный» открыт в 1968 году, ему 57 лет»
    begins = word_set("lives", "opened") | word_set("lives", "founding", "verbs")
    if any((is_passive(w) or is_participle(w)) and verb_of(w) in begins for w in before):
        return True  # «ГЭС пущена в 1964 году, 17 октября ей исполнится 60 лет»
    subjects = [w for w in before if (w.pos == "NOUN" or w.i == 0) and w.case == "nom"]
    things = [w for w in subjects if w.pos == "NOUN" and not is_person_noun(w.lower) and w.number == "Sing"]
    if any(GENDERS.get(w.gender or "") == gender or (gender == "m" and w.gender == "Neut") for w in things):
        return True  # «Предприятие основано в 1935 году, так что ему исполнится 90 лет»
    nouns = [w for w in subjects if is_person_noun(w.lower)]
    aged = lexicon_words("lives")["aged_adjective"]  # «58-летний политик …, ему исполнится 59» is of him
    nouns = [w for w in nouns if (adjective := sentence.before(w)) is None or aged not in adjective.lower]
    fitting = [w for w in nouns if GENDERS.get(w.gender or "") == gender]
    title = phrase_at([word.lower for word in sentence.words], fitting[-1].i) if fitting else None
    return bool(fitting) and (title is None or not title[1])


def _aged_in(view: View, sentence: Sentence, first: Word, people: People) -> Argument | None:
    """«женился в 25 лет»; «в 22 года она окончила университет»: the last person named of the pronoun's gender."""
    verbs = [w for w in sentence.clause_words(first) if w.finite and w.tense == "Past"]
    died = any(w.lemma in word_set("lives", "dying") for w in verbs)
    if verbs and not died and not sentence.dates(first):
        return None  # «Кабинет он возглавил в 47 лет»: on which day that was is not told
    if (subject := subject_of(sentence, first)) is not None:
        return view.named(subject)
    genders = lexicon_words("discourse")["subject_pronouns"]
    pronoun = next((w for w in sentence.clause_words(first) if w.lower in genders and w.case in ("nom", None)), None)
    person = people.last_of(genders[pronoun.lower], pronoun.start, "") if pronoun is not None else None
    return stand_in(view.argument(pronoun.start, pronoun.end), person) if pronoun is not None and person is not None else None
