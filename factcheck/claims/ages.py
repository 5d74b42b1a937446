"""Age claims: «45-летний Иван Северцев», «Ивану Северцеву исполнилось 60 лет», «умер в возрасте 90 лет», «Карин Линдквист, 16 лет»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.age_parts import goes_on, is_adjective, is_turning, part_of, with_bare_ages
from factcheck.claims.discourse import People, stand_in
from factcheck.claims.heads import head_of, told_at
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.persons import case_options, person_ending
from factcheck.claims.positions import names_person, offices_headed, phrase_at, positions
from factcheck.claims.things import thing_meant
from factcheck.claims.verbs import is_participle, is_passive, verb_of
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.morphology import is_person_noun, lemmas
from factcheck.language.names import gender_of_person
from factcheck.model import AgeClaim, Argument, Mention, Number, Timex, ValueWords
from factcheck.values.years import day_in_year

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_REACH = 14  # words between «45-летний» and the name: titles with their organisations
_OLDEST = 125
_LOOK_BACK = 2
_HOLDERS = 6  # of an office whom a title can mean
_BESIDE = 2  # «Ципи Ливни сейчас 50 лет»: words from an unchanging name to its number


def extract_ages(view: View, people: People) -> Iterator[AgeClaim]:
    """Yield the age claims of an article; the age of somebody who is not named is none."""
    for sentence in view.sentences:
        last: list[Argument] = []
        for number in with_bare_ages(sentence):
            if number.kind != "age" or not _plausible(number) or _is_stretch(sentence, number):
                continue
            persons = _holders(view, sentence, number, people)
            last = persons = persons or (last if goes_on(sentence, number) else [])
            if persons:
                yield _claim(view, sentence, number, [_in_full(people, person) for person in persons])


def _in_full(people: People, person: Argument) -> Argument:
    named = people.at(person.start)
    return replace(person, name=named.name) if named else person


def _is_stretch(sentence: Sentence, number: Number) -> bool:
    """«Замужем Линд 26 лет, с 1999 года»: is it said how long something has been so?"""
    last = sentence.at(number.end - 1)
    comma = sentence.after(last)
    since = sentence.after(comma) if comma is not None and comma.text == "," else comma
    for word in sentence.clause_words(last):
        following = sentence.after(word)
        if word.lower in word_set("times", "before") and following is not None and following.lemma in word_set("lives", "awaited"):
            return True  # «до юбилея ему почти два года»
    if since is not None and since is not comma and since.lower in word_set("lives", "since_when"):
        return True  # «исполнится пять лет, как она руководит городом»
    opened = since is not None and any(t.start == since.start and t.begin and t.end_date is None for t in sentence.timexes)
    return opened or any(word.lower in word_set("lives", "lasting_states") for word in sentence.clause_words(last))


def _plausible(number: Number) -> bool:
    low = number.value[0] if isinstance(number.value, tuple) else number.value
    return isinstance(low, int | float) and 0 < low <= _OLDEST and not _is_anniversary(number)


def _is_anniversary(number: Number) -> bool:
    return lexicon_words("lives")["anniversary_noun"] in number.text.lower()


def _holders(view: View, sentence: Sentence, number: Number, people: People) -> list[Argument]:
    """Return whose age a number is; several, the likeliest first, where a noun stands for one of them."""
    word = sentence.at(number.end - 1)
    if is_adjective(number):
        return _described(view, sentence, word, people)
    person = _told_of(view, sentence, number, word, people)
    return [person] if person is not None else _titled(view, sentence, sentence.at(number.start), people)


def _told_of(view: View, sentence: Sentence, number: Number, word: Word, people: People) -> Argument | None:
    """Return whom a number with its unit is told of: «Иванову исполнилось 60 лет», «умер в возрасте 90 лет»."""
    first = sentence.at(number.start)
    if word.lemma in word_set("lives", "of_life"):  # «на 91-м году жизни»
        return _of(view, _subject(sentence, first))
    before = sentence.before(first)
    if before is not None and before.lemma in word_set("lives", "aged"):
        return _of(view, _subject(sentence, first) or _only(sentence))
    if before is not None and before.lower in word_set("discourse", "at_age"):
        return _of(view, _relative(sentence, first) or _apposed(sentence, first)) or _aged_in(view, sentence, first, people)
    return _of(view, _relative(sentence, first) or _apposed(sentence, first) or _dative(sentence, first, word)) or _pronoun(
        view, sentence, first, people
    )


def _of(view: View, person: Mention | None) -> Argument | None:
    return view.named(person) if person else None


def _described(view: View, sentence: Sentence, adjective: Word, people: People) -> list[Argument]:
    """«45-летний глава компании Иван Северцев»: the name that ends the adjective's phrase, in its case; «погиб 20-летним»: the subject."""
    head: Word | None = None
    for word in sentence.words[adjective.i + 1 : adjective.i + 1 + _REACH]:
        person = next((m for m in sentence.mentions if m.label == "PERSON" and m.start == word.start), None)
        if person is not None and _agrees(sentence, adjective, person):
            relative = head is not None and head.lemma in word_set("lives", "others") and adjective.case in ("gen", "acc")
            return [] if relative else [view.named(person)]
        if word.finite or word.text in ",;:()—–":
            break
        if head is None and word.pos == "NOUN":
            head = word
            if not is_person_noun(word.lower):
                return []
    copula = sentence.before(adjective)
    if copula is not None and copula.finite and copula.tense == "Past" and copula.lemma in word_set("discourse", "linking_verbs"):
        return []  # «принимая пост, он был 58-летним чиновником»
    if head is None:
        subject = _subject(sentence, adjective) if adjective.lower.endswith(tuple(lexicon_words("lives")["instrumental"])) else None
        return [view.named(subject)] if subject is not None else []
    if (apposed := _apposed_before(sentence, adjective)) is not None:
        return [view.named(apposed)]
    if _is_of_noun_before(sentence, adjective):
        return []
    woman = adjective.lower.endswith(tuple(lexicon_words("lives")["feminine"]))  # «55-летняя президент»
    gender = "f" if woman else GENDERS.get(head.gender or "", "m")
    return _meant(view, sentence, head, gender, people) if head.number == "Sing" else []


def _titled(view: View, sentence: Sentence, first: Word, people: People) -> list[Argument]:
    """«главе государства исполнится 66 лет», «бывший премьер, которому в июле исполнилось 69 лет»: return whom a title stands for."""
    pronoun = _relative_pronoun(sentence, first)
    comma = sentence.before(pronoun) if pronoun is not None else None
    if comma is not None:
        nouns = [w for w in (sentence.before(comma),) if comma.text == "," and w is not None and w.pos == "NOUN"]
    else:
        clause = sentence.clause_words(first)
        verbs = [w for w in clause if w.finite and w.lemma != lexicon_words("offices")["copula"]]
        if any(w.lemma not in word_set("lives", "turning") for w in verbs):
            return []
        names = [m for m in sentence.mentions if m.end <= first.start]  # «Президенту 58 лет»: the tagger takes a capital for a name
        common = [w for w in clause if w.pos in ("NOUN", "PROPN") and not any(m.start <= w.start < m.end for m in names)]
        nouns = [w for w in common if w.case == "dat" and w.i < first.i and not sentence.is_governed(w)]
    named = [m for m in sentence.mentions if m.label == "PERSON" and any(0 <= m.start - w.end <= 1 for w in nouns)]
    if named:
        return [view.named(named[0])]  # «её лидеру Ингрид Линд исполнился 51 год»: a name of one form in all cases
    head = nouns[0] if len(nouns) == 1 and names_person(sentence, nouns[0]) and nouns[0].number == "Sing" else None
    if head is None or head.lemma in word_set("lives", "others"):
        return []
    before = sentence.before(head)
    while before is not None and (before.pos in ("ADJ", "DET") or is_participle(before)):
        if word_set("lives", "not_now") & {before.lemma, *lemmas(before.lower)}:
            return []  # «новому министру», «бывшему министру»: the article may call another so as well
        before = sentence.before(before)
    meant = _meant(view, sentence, head, GENDERS.get(head.gender or "", "m"), people)
    if meant or head.lemma in word_set("lives", "generic"):
        return meant
    return _meant(view, sentence, head, None, people)  # «министр» may be a woman


def _apposed_before(sentence: Sentence, adjective: Word) -> Mention | None:
    """«Хадижа Ужахова, 20-летняя студентка», «Рахмона — 62-летнего бывшего директора»: the name before the comma."""
    mark = sentence.before(adjective)
    person = person_ending(sentence, mark.i - 1) if mark is not None and mark.text in ",—–-" else None
    return person if person is not None and _agrees(sentence, adjective, person) else None


def _is_of_noun_before(sentence: Sentence, adjective: Word) -> bool:
    """«говорит владелец, 57-летний предприниматель»: is it said of a noun before a comma, of whom the article tells no name?"""
    comma = sentence.before(adjective)
    noun = sentence.before(comma) if comma is not None and comma.text == "," else None
    return noun is not None and noun.pos == "NOUN" and noun.case == adjective.case and is_person_noun(noun.lower)


def _agrees(sentence: Sentence, adjective: Word, person: Mention) -> bool:
    cases = case_options(sentence, person)
    wanted = {"gen", "acc"} if adjective.case in ("gen", "acc") else {adjective.case}
    return adjective.case is None or not cases or bool(cases & wanted)


def _meant(view: View, sentence: Sentence, head: Word, gender: str | None, people: People) -> list[Argument]:
    """Return whom a noun stands for, of a gender where one is told.

    «59-летний президент» is who holds the office, «55-летний политик» somebody of that gender in one of the two sentences before, the one
    told last first; other occupations («юрист») only the one person there.
    """
    words = view.argument(head.start, head.end)
    match = phrase_at([word.lower for word in sentence.words], head.i)
    if match is not None and match[1]:
        ids = {*match[1], *(offices_headed(head.lemma) if match[0] == 1 else ())}  # «министр» may be the minister of finance
        holders = people.holders(frozenset(ids), head.start, _HOLDERS)
        fitting = [holder for holder in holders if gender in (None, gender_of_person(people.named(holder).name))]
        holders = fitting if fitting or gender != "m" else holders  # «57-летний канцлер» may be a woman
        near = view.sentence_before(sentence)
        beside = [m for m in near.mentions if m.label == "PERSON"] if near is not None and near.block == sentence.block else []
        beside = [m for m in beside if gender in (None, gender_of_person(people.named(m).name))]
        beside = [m for m in beside if not people.has_other_office(m, frozenset(ids))]  # «53-летний премьер» is no minister
        seat = sentence.after(head)
        seated = seat is not None and any(m.start == seat.start and m.label == "PLACE" for m in sentence.mentions)
        if seated and not holders:
            return []  # «57-летний канцлер Тарвании» is not just anybody of the sentence before
        if holders or len(beside) == 1:
            told = {people.named(m).name: m for m in (*holders, *(beside if len(beside) == 1 else ()))}
            return [stand_in(words, people.named(m)) for m in reversed(told.values())]
    generic = head.lemma in word_set("lives", "generic")
    if not generic and positions().heads.get(head.lemma, "relation") == "relation":
        return []
    before = view.sentence_before(sentence)
    for _ in range(_LOOK_BACK):
        if before is None:
            return []
        names = {people.named(m).name: m for m in before.mentions if m.label == "PERSON"}
        fitting = [mention for name, mention in names.items() if gender in (None, gender_of_person(name))]
        if match is not None and match[1]:
            fitting = [mention for mention in fitting if not people.has_other_office(mention, frozenset(match[1]))]
        if names:
            return [stand_in(words, people.named(m)) for m in reversed(fitting)] if generic or len(fitting) == 1 else []
        before = view.sentence_before(before)
    return []


def _subject(sentence: Sentence, word: Word) -> Mention | None:
    clause = sentence.clause(word)
    inside = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]
    subjects = [m for m in inside if "nom" in case_options(sentence, m) or not case_options(sentence, m)]
    return min(subjects, key=lambda m: abs(m.start - word.start), default=None)


def _only(sentence: Sentence) -> Mention | None:
    """Return the person of a sentence that names one."""
    persons = [m for m in sentence.mentions if m.label == "PERSON"]
    return persons[0] if len(persons) == 1 else None


def _relative(sentence: Sentence, first: Word) -> Mention | None:
    """«Хольцендорф, которой 14 сентября исполнилось 58 лет, …»: the name before the relative pronoun."""
    pronoun = _relative_pronoun(sentence, first)
    comma = sentence.before(pronoun) if pronoun is not None else None
    return person_ending(sentence, comma.i - 1) if comma is not None and comma.text == "," else None


def _relative_pronoun(sentence: Sentence, first: Word) -> Word | None:
    """Return the pronoun in the dative that opens the clause of an age, with no mark between."""
    timed = {t.start for t in sentence.timexes} | {t.end for t in sentence.timexes}
    for word in reversed(sentence.words[max(0, first.i - _REACH) : first.i]):
        following = sentence.after(word)
        beside_time = word.end - 1 in timed or word.start in timed or (following is not None and following.start in timed)
        if word.text in ";:()" or (word.text == "," and not beside_time):  # «которому месяц назад, 21 июля, исполнилось 60»
            return None
        if word.lemma == lexicon_words("discourse")["relative"] and word.lower in word_set("lives", "relative_dative"):
            return word
    return None


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
    beside = [w for w in sentence.clause_words(first) if start <= w.start < end]
    verbless = not any(w.finite and w.lemma != lexicon_words("offices")["copula"] for w in beside)
    datives = [m for m in inside if "dat" in case_options(sentence, m) or (verbless and first.i - sentence.at(m.end - 1).i <= _BESIDE)]
    before = [m for m in datives if m.end <= first.start]
    chosen = before[-1:] or [m for m in datives if m.start >= last.end][:1]
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
    if (subject := _subject(sentence, first)) is not None:
        return view.named(subject)
    genders = lexicon_words("discourse")["subject_pronouns"]
    pronoun = next((w for w in sentence.clause_words(first) if w.lower in genders and w.case in ("nom", None)), None)
    person = people.last_of(genders[pronoun.lower], pronoun.start, "") if pronoun is not None else None
    return stand_in(view.argument(pronoun.start, pronoun.end), person) if pronoun is not None and person is not None else None


def _claim(view: View, sentence: Sentence, number: Number, persons: Sequence[Argument]) -> AgeClaim:
    person = persons[0]
    word = sentence.at(number.start)
    here = person if sentence.start <= person.start <= sentence.end else None
    head = told_at(view, sentence, word, here, number)
    if is_adjective(number) and head["voice"] != "quote":
        head = head_of(view, here, number)  # as with a title beside a name, the article's own
    value = ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)
    return AgeClaim(
        **head,
        person=person,
        others=tuple(persons[1:]),
        value=value,
        date=_date(view, sentence, word, number),
        turning=not is_adjective(number) and is_turning(sentence, number),
    )


def _date(view: View, sentence: Sentence, word: Word, number: Number) -> Timex | None:
    """Return the date of the number's clause: «17 мая Хельге Брандт исполнилось 75»; an adjective is said of no day."""
    if is_adjective(number):
        return None
    pronoun = _relative_pronoun(sentence, word)
    if pronoun is not None:
        dates = [t for t in sentence.timexes if t.type == "DATE" and t.begin and pronoun.end < t.start < word.start]
    else:
        dates = sentence.dates(word)
    start, end = part_of(sentence, word)
    dates = [t for t in dates if t.end_date and start <= t.start < end and not _is_of_other(sentence, number, t)]
    distinct = {(t.begin, t.end_date): t for t in dates}  # «через три дня, 17 июня», «месяц назад, 21 июля»
    inner = [t for t in distinct.values() if all(t.inside(other) for other in dates)]
    return inner[0] if len(inner) == 1 else None if dates else _day_of_this_year(view, sentence, number)


def _is_of_other(sentence: Sentence, number: Number, timex: Timex) -> bool:
    """«Ему 65 лет: он родился 27 мая 1959 года», «46 лет, завод он возглавил 1 июня»: is a time of another verb than the age?"""
    beyond = sentence.between(number.end, timex.start)
    told = [w for w in beyond if (w.finite or is_participle(w)) and w.lemma not in word_set("lives", "turning")]
    if any(w.text in ",;:" for w in beyond) and told:
        return True
    clause = sentence.clause_words(sentence.at(number.start))
    if any(w.text == "," for w in beyond) and not any(w.finite and w.start < timex.start for w in clause):
        return True  # «Фоссу 67 лет, в 1991–2006 годах он был ректором»
    if any(w.text in ";:" for w in sentence.between(timex.end, number.start)):
        return True  # «пришедший 1 марта 2011 года; нынче ему 71 год»
    ahead = sentence.between(timex.end, number.start)
    if any(w.text == "," for w in ahead) and not any(w.finite for w in ahead) and any(w.finite for w in clause if w.start < timex.start):
        return True  # «премьером он стал 17 октября 2022 года, ему 57 лет»
    start = number.end if timex.start > number.end else sentence.start
    verbs = [w for w in sentence.between(start, timex.start) if w.finite or w.lemma in word_set("lives", "being_born")]
    return bool(verbs) and (verbs[-1].lower in word_set("lives", "born_note") or verbs[-1].lemma in word_set("lives", "being_born"))


def _day_of_this_year(view: View, sentence: Sentence, number: Number) -> Timex | None:
    """«30 июня Яровцеву исполнится 58 лет»: a day whose year the tagger leaves open is publication's, for an age that is reached on it."""
    published = view.article.published
    word = sentence.at(number.start)
    start, end = part_of(sentence, word)
    times = [t for t in sentence.timexes if start <= t.start < end]
    for timex in times if published is not None and is_turning(sentence, number) else ():
        match = _YEARLESS.fullmatch(timex.value)
        if match is not None and published is not None and sentence.clause(sentence.at(timex.start)) == sentence.clause(word):
            day = day_in_year(published.year, int(match[1]), int(match[2]))
            return replace(timex, value=day.isoformat(), begin=day, end_date=day)
    return None
