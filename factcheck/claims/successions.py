"""Who followed whom in an office: «Тулебергенова сменила Абдыкасова», «его предшественник Иван Ряжский», «преемница Анны Кох»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.discourse import People, stand_in
from factcheck.claims.heads import told_at
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.persons import case_options, person_ending, person_starting
from factcheck.claims.topics import topic_after
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.declension import fold_name, is_indeclinable
from factcheck.language.morphology import is_person_noun, lemmas
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention, OfficeClaim

_PAIR = 2
_BESIDE = 3  # words between «предшественник» or «преемник» and the name


def extract_successions(view: View, people: People) -> Iterator[OfficeClaim]:
    """Yield office claims of the kind «succession»: `person` held an office, and `before` holds it next."""
    topic: Mention | None = None
    for sentence in view.sentences:
        for word in sentence.words:
            pair = _pair(view, sentence, word, topic, people)
            if pair is None or pair[0].name == pair[1].name:
                continue
            first, following = pair
            yield OfficeClaim(
                **told_at(view, sentence, word, word, first),
                person=first,
                position=view.argument(word.start, word.end, words("offices")["predecessor"]),
                kind="succession",
                status="former",
                before=following,
            )
        topic = topic_after(sentence, topic, people)


def _pair(view: View, sentence: Sentence, word: Word, topic: Mention | None, people: People) -> tuple[Argument, Argument] | None:
    """Return who held the office first and who followed, where a word tells it."""
    if word.lemma in word_set("offices", "following_verbs") and word.pos == "VERB":
        return _of_verb(view, sentence, word, topic, people)
    if word.lower in word_set("offices", "after"):
        return _after(view, sentence, word, topic, people)
    if word.lower in word_set("offices", "before"):
        return _before_him(view, sentence, word, topic)
    if word.lemma in word_set("offices", "taking_over") and word.finite and word.tense == "Past":
        return _taken_from(view, sentence, word, topic, people)
    if word.lemma in word_set("offices", "handing_over") and word.finite and word.tense == "Past":
        return _handed_to(view, sentence, word, people)
    if word.lemma in word_set("offices", "predecessors"):
        if (named := _before_named(view, sentence, word, people)) is not None:
            return named
        topic = _one_before(sentence, word) or topic
        first = _beside(sentence, word, word.case) or _after_copula(sentence, word)
        possessive = sentence.before_over(word, ("ADJ",))
        genders = words("discourse")["object_pronouns"]
        if first is None or possessive is None or topic is None or gender_of_person(topic.name) not in genders.get(possessive.lower, ""):
            return None
        return view.named(first), stand_in(view.argument(possessive.start, possessive.end), view.named(topic))
    if word.lemma in word_set("offices", "successors"):
        first = _beside(sentence, word, "gen")
        comma = sentence.before(word)
        following = person_ending(sentence, comma.i - 1) if comma is not None and comma.text == "," else None
        if following is None:
            inside = [m for m in _persons(sentence, word) if m is not first and "nom" in case_options(sentence, m)]
            following = inside[0] if len(inside) == 1 else None
        return (view.named(first), view.named(following)) if first is not None and following is not None else None
    return None


def _before_named(view: View, sentence: Sentence, word: Word, people: People) -> tuple[Argument, Argument] | None:
    """«Предшественник Линд, Ларс Фосс, занимал …»: the name in the genitive is who followed, the one behind a comma who was before."""
    following = person_starting(sentence, word.i + 1)
    behind = sentence.after(sentence.at(following.end - 1)) if following is not None else None
    comma = behind is not None and behind.text == ","
    first = person_starting(sentence, behind.i + comma) if behind is not None else None
    if following is None or first is None:
        return None
    if not comma and first.text != first.name:
        return None  # «Предшественник Линд Ларс Фосс занимал …»
    if following.text == following.name and not people.is_declined(following) and "gen" not in case_options(sentence, following):
        return None
    return (view.named(first), view.named(following)) if _can_be_subject(sentence, first) else None


def _tells_of_post(sentence: Sentence, clause: Sequence[Word], pronoun: Word) -> bool:
    """Does a clause tell who held a post («этот пост занимала»), or who headed what is meant («ведомство возглавляла», «её тренировал»)?"""
    past = [w for w in clause if w.finite and w.tense == "Past"]
    if any(w.lemma in word_set("offices", "occupying") for w in past):
        return any(w.lemma in word_set("offices", "seats") and w.case == "acc" for w in clause)
    leading = words("offices")["heading"].keys() | word_set("offices", "leading")
    if not any(w.lemma in leading for w in past):
        return False
    headed = word_set("offices", "headed") | word_set("offices", "seats")
    bodies = [w for w in clause if w.pos == "NOUN" and w.lemma in headed and _is_bare(sentence, w)]
    bodies = [w for w in bodies if w.case in ("acc", "ins") or (w.case == "nom" and w.gender == "Neut")]  # «ведомство возглавлял Фосс»
    return bool(bodies) or any(w.lower in words("discourse")["object_pronouns"] and w is not pronoun for w in clause)


def _taken_from(view: View, sentence: Sentence, verb: Word, topic: Mention | None, people: People) -> tuple[Argument, Argument] | None:
    """«Край он принял 5 октября 2020 года у Фосса»: who handed what one heads over to whom the text is about."""
    clause = sentence.clause_words(verb)
    headed = word_set("offices", "seats") | word_set("offices", "headed")
    what = any(w.lemma in headed and w.case == "acc" for w in clause)
    givers = [w for w in clause if w.lower in word_set("offices", "from_whom")]
    first = next((m for w in givers if (m := person_starting(sentence, w.i + 1)) is not None), None)
    if not what or first is None:
        return None
    named = [m for m in _persons(sentence, verb) if m is not first and _can_be_subject(sentence, m) and not people.is_declined(m)]
    if len(named) == 1:
        return view.named(first), view.named(named[0])
    fits = topic is not None and GENDERS.get(verb.gender or "") == gender_of_person(topic.name)
    if named or topic is None or not fits or _has_other_subject(sentence, verb):
        return None
    return view.named(first), stand_in(view.argument(verb.start, verb.end), view.named(topic))


def _handed_to(view: View, sentence: Sentence, verb: Word, people: People) -> tuple[Argument, Argument] | None:
    """«Фосс передал полномочия Анне Линд»: the subject held the office, the one in the dative holds it next."""
    clause = sentence.clause_words(verb)
    handed = word_set("offices", "seats") | word_set("offices", "handed")
    if not any(w.lemma in handed and w.case == "acc" for w in clause):
        return None
    inside = _persons(sentence, verb)
    receivers = [m for m in inside if m.start > verb.end and "dat" in case_options(sentence, m) and "nom" not in case_options(sentence, m)]
    givers = [m for m in inside if m not in receivers and _can_be_subject(sentence, m) and not people.is_declined(m)]
    return (view.named(givers[0]), view.named(receivers[0])) if len(givers) == 1 == len(receivers) else None


def _one_before(sentence: Sentence, word: Word) -> Mention | None:
    """«Кабинетом Линд руководит с 2018 года; её предшественником был Фосс»: the one person whom the sentence names before a word."""
    named = {m.name: m for m in sentence.mentions if m.label == "PERSON" and m.end <= word.start}
    return next(iter(named.values())) if len(named) == 1 else None


def _after_copula(sentence: Sentence, noun: Word) -> Mention | None:
    """«его предшественником был Иванов»: the name in the nominative after a linking verb."""
    verb = sentence.after(noun)
    if verb is not None and verb.pos == "ADP":  # «Её предшественником на посту премьер-министра был Фосс»
        seat = sentence.after(verb)
        linking_verbs = (w for w in sentence.clause_words(noun) if w.i > noun.i and w.finite)
        verb = next(linking_verbs, None) if seat is not None and seat.lemma in word_set("offices", "seats") else None
    linking = noun.case == "ins" and verb is not None and verb.finite and verb.lemma in word_set("discourse", "linking_verbs")
    person = person_starting(sentence, verb.i + 1) if linking and verb is not None else None
    return person if person is not None and _can_be_subject(sentence, person) else None


def _before_him(view: View, sentence: Sentence, before: Word, topic: Mention | None) -> tuple[Argument, Argument] | None:
    """«а до него этот пост пять лет занимала Линд»: who held «this post» before the one whom the text is about."""
    pronoun = sentence.after(before)
    clause = _up_to_verb(sentence, before)
    if pronoun is None or topic is None or not _tells_of_post(sentence, clause, pronoun):
        return None
    inside = [m for m in sentence.mentions if m.label == "PERSON" and sentence.at(m.start) in clause and _can_be_subject(sentence, m)]
    if len(inside) != 1 or words("offices")["him"].get(pronoun.lower) != gender_of_person(topic.name):
        return None
    return view.named(inside[0]), stand_in(view.argument(pronoun.start, pronoun.end), view.named(topic))


def _up_to_verb(sentence: Sentence, before: Word) -> list[Word]:
    """«До неё кабинет почти шесть лет, с апреля 2016 года, возглавлял Фосс»: the clause, with what follows a time set off by commas."""
    clause = sentence.clause_words(before)
    if any(w.finite for w in clause):
        return clause
    end = next((w.i for w in sentence.words[before.i :] if w.text in ";:."), len(sentence.words))
    return sentence.words[before.i : end]


def _is_bare(sentence: Sentence, noun: Word) -> bool:
    """«ведомство семь лет возглавляла Линд», not «завод «Искра» возглавлял Фосс»: does no name and no genitive follow a noun?"""
    after = sentence.after(noun)
    return after is None or not (after.capital or after.text == "«" or (after.case == "gen" and after.pos == "NOUN"))


def _after(view: View, sentence: Sentence, after: Word, topic: Mention | None, people: People) -> tuple[Argument, Argument] | None:
    """«Кабинет Линд возглавляет с 20 января 2020 года, после Иванова», «министром он стал 5 сентября вместо Иванова»: who was before."""
    first = person_starting(sentence, after.i + 1)
    comma = sentence.before(after)
    instead = after.lower in word_set("offices", "instead")
    verbs = words("offices")["heading"].keys() | (word_set("offices", "becoming") if instead else set())
    heads = [w for w in sentence.words[: after.i] if w.finite and w.lemma in verbs]
    if first is None or comma is None or not (instead or comma.text == ",") or not heads:
        return None
    following = sentence.after(sentence.at(first.end - 1))
    if following is not None and following.text not in ".,;":
        return None  # «после Иванова ушли многие»
    clause = sentence.clause_words(heads[-1])
    pronoun = any(w.lower in words("discourse")["subject_pronouns"] for w in clause)
    named = [m for m in sentence.mentions if m.label == "PERSON" and m.end < after.start and not people.is_declined(m)]
    named = named if len({m.name for m in named}) == 1 or not pronoun else []
    if named:
        return view.named(first), view.named(named[-1])
    return (view.named(first), stand_in(view.argument(heads[-1].start, heads[-1].end), view.named(topic))) if topic is not None else None


def _of_verb(view: View, sentence: Sentence, verb: Word, topic: Mention | None, people: People) -> tuple[Argument, Argument] | None:
    inside = _persons(sentence, verb)
    pronoun = next((w for w in sentence.clause_words(verb) if w.lower in words("discourse")["object_pronouns"] and w.i < verb.i), None)
    fitting = words("discourse")["object_pronouns"].get(pronoun.lower, "") if pronoun is not None else ""
    after = [m for m in inside if m.start > verb.end and _can_be_subject(sentence, m)]
    if pronoun is not None and topic is not None and gender_of_person(topic.name) in fitting and len(after) == 1:
        return stand_in(view.argument(pronoun.start, pronoun.end), view.named(topic)), view.named(after[0])  # «её сменил Шубников»
    objects = [m for m in inside if case_options(sentence, m) & {"acc", "gen"} and _is_oblique(sentence, m) and m.start > verb.start - 60]
    near = [m for m in objects if _steps(sentence, verb, m) <= _BESIDE]
    declined = [m for m in inside if people.is_declined(m) and m.start < verb.start and _steps(sentence, verb, m) <= _BESIDE]
    if verb.form != "Part" and len(inside) == _PAIR and len(declined) == 1:  # «Линда сменила Брандт»: the name before it is its object
        near = declined
    if len(near) != 1:
        return None
    subjects = [m for m in inside if m is not near[0] and (_can_be_subject(sentence, m) or declined == near)]
    following: Argument | None = None
    if verb.form == "Part" and verb.case is not None:
        comma = next((w for w in reversed(sentence.words[: verb.i]) if w.text == ","), None)
        timed = [w for w in sentence.words[comma.i + 1 : verb.i] if _is_timed(sentence, w)] if comma is not None else []
        opening = comma if comma is not None and verb.i - comma.i - len(timed) <= _BESIDE else None
        described = person_ending(sentence, opening.i - 1) if opening is not None else None
        following = view.named(described) if described is not None else _noun_for(view, sentence, opening, topic)
    elif len(subjects) == 1:
        following = view.named(subjects[0])
    elif not subjects and not _has_other_subject(sentence, verb):
        before = _named_before(sentence, verb) or [
            m for m in sentence.mentions if m.label == "PERSON" and m.end <= verb.start and _can_be_subject(sentence, m)
        ]
        meant = before[-1] if before else topic
        fits = meant is not None and (verb.gender is None or GENDERS.get(verb.gender) == gender_of_person(people.named(meant).name))
        following = stand_in(view.argument(verb.start, verb.end), view.named(meant)) if meant is not None and fits else None
    return (view.named(near[0]), following) if following is not None else None


def _is_timed(sentence: Sentence, word: Word) -> bool:
    """Is it a word of a time, or the preposition before one: «Линд, в сентябре 2022 года сменившая Фосса»?"""
    after = sentence.after(word) if word.pos == "ADP" else word
    return after is not None and sentence.is_timed(after)


def _steps(sentence: Sentence, verb: Word, mention: Mention) -> int:
    """Return the words between a verb and a name, «на этом посту», and before the verb «на посту премьера», left out."""
    first = sentence.at(mention.start)
    between = sentence.words[min(verb.i, first.i) + 1 : max(verb.i, first.i)]
    post = any(word.lemma in word_set("offices", "seats") for word in between)
    this = any(word_set("discourse", "demonstrative") & {word.lemma, *lemmas(word.lower)} for word in between)
    post = post and (this or mention.start < verb.start)
    return abs(first.i - verb.i) - (len([w for w in between if w.pos in ("ADP", "DET", "NOUN")]) if post else 0)


def _noun_for(view: View, sentence: Sentence, comma: Word | None, topic: Mention | None) -> Argument | None:
    """«45-летний чиновник, сменивший Иванова, …»: a noun of a person as the subject means whom the text goes on about."""
    noun = sentence.before(comma) if comma is not None else None
    if noun is None or topic is None or noun.case != "nom" or noun.number != "Sing" or not is_person_noun(noun.lower):
        return None
    if any(m.label == "PERSON" and m.end <= noun.start for m in sentence.mentions):
        return None
    return stand_in(view.argument(noun.start, noun.end), view.named(topic))


def _named_before(sentence: Sentence, verb: Word) -> list[Mention]:
    """«Министром назначили Рундгрена: он сменил Фрёйберга»: after a colon a pronoun is the one person named before it."""
    colon = next((w for w in reversed(sentence.words[: verb.i]) if w.text in ":;"), None)
    pronoun = any(w.lower in words("discourse")["subject_pronouns"] for w in sentence.clause_words(verb))
    named = [m for m in sentence.mentions if m.label == "PERSON" and colon is not None and m.end <= colon.start] if pronoun else []
    return named if len(named) == 1 else []


def _has_other_subject(sentence: Sentence, verb: Word) -> bool:
    """«52-летний дипломат сменил Ксению Ветошкину»: a noun that may stand for somebody else than the one before."""
    pronouns = words("discourse")["subject_pronouns"]
    mark = next((w.i for w in sentence.words[verb.i :] if w.text in ",;:"), len(sentence.words))  # «…, которая правила восемь лет»
    own = [w for w in sentence.clause_words(verb) if w.i < mark]
    return any(w.case == "nom" and w.pos in ("NOUN", "PRON", "DET") and w.lower not in pronouns for w in own)


def _can_be_subject(sentence: Sentence, mention: Mention) -> bool:
    options = case_options(sentence, mention)
    return not options or "nom" in options or is_indeclinable(fold_name(mention.text.split()[-1]))


def _is_oblique(sentence: Sentence, mention: Mention) -> bool:
    return "nom" not in case_options(sentence, mention) or mention.text != mention.name


def _persons(sentence: Sentence, word: Word) -> list[Mention]:
    clause = sentence.clause(word)
    return [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause]


def _beside(sentence: Sentence, noun: Word, case: str | None) -> Mention | None:
    """Return the name after a noun, over a comma, where it can stand in a case."""
    for step in range(1, _BESIDE):
        person = person_starting(sentence, noun.i + step)
        if person is not None:
            options = case_options(sentence, person)
            return person if not options or case is None or case in options else None
        if noun.i + step >= len(sentence.words) or sentence.words[noun.i + step].text != ",":
            return None
    return None
