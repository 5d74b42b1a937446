"""Office claims: who holds which office, of what, for which time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.claims.discourse import People
from factcheck.claims.heads import head_of, told_at
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.office_links import Tie, is_dismissed, tie_of, tie_to_topic
from factcheck.claims.office_phrases import PositionMention, find_positions, recalled
from factcheck.claims.persons import case_options, following_persons, person_ending, person_starting
from factcheck.claims.topics import subject_pronoun, topic_after
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.declension import analyses, fold_name, is_indeclinable
from factcheck.language.morphology import can_be_plural
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention, OfficeClaim, Timex

_DASHES = frozenset({"—", "–", "-"})
_OPENING = frozenset({":", ",", ";"})
_MARKS = frozenset({",", "("}) | _DASHES
_OCCUPATIONS = frozenset({"press", "culture", "sport", "science", "medicine", "business", "activist", "person", "church"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A person tied to an office phrase; `tie` where a verb does it."""

    position: PositionMention
    person: Mention
    tie: Tie | None = None


def extract_offices(view: View, people: People) -> Iterator[OfficeClaim]:
    """Yield the office claims of an article; ids are given later."""
    topic: Mention | None = None
    last: PositionMention | None = None
    for sentence in view.sentences:
        named = any(m.label == "PERSON" for m in sentence.mentions)
        found = find_positions(sentence, view) if named or topic is not None else []
        again = recalled(sentence, found, last)
        if again is not None:
            found = sorted([*found, again], key=lambda position: position.head.i)
        holdings = _holdings(sentence, found) if named else []
        if topic is not None:
            held = [holding.position.head for holding in holdings]
            free = [position for position in found if position.head not in held] if named else found
            yield from _of_topic(view, sentence, [p for p in free if not named or _has_pronoun(sentence, p)], topic)
        for holding in holdings:
            claim = _claim(sentence, view, holding, topic, people)
            named_here = min(other.person.start for other in holdings if other.position.head == holding.position.head)
            sentence.titles.append(_title_range(holding, claim, named_here))
            if holding.tie is None or claim.voice != "unasserted":
                yield claim
        topic = topic_after(sentence, topic, people)
        named_last = next((p for p in reversed(found) if p is not again), last)
        last = named_last if named_last is not None and named_last.organisation is not None else None


def _has_pronoun(sentence: Sentence, position: PositionMention) -> bool:
    """«Генеральным секретарём он стал в 2018 году, когда ушла Анна Кох»: a clause whose subject is a pronoun, beside one that names."""
    return any(word.lower in words("discourse")["subject_pronouns"] for word in sentence.clause_words(position.head))


def _title_range(holding: Holding, claim: OfficeClaim, named: int) -> tuple[int, int]:
    """Return the text range of an office's words and what hangs on them, up to the first holder's name."""
    start, far = claim.position.start, holding.position.far.end
    return (start, named) if start < named < max(far, claim.person.start) else (start, far)


def _of_topic(view: View, sentence: Sentence, found: list[PositionMention], topic: Mention) -> Iterator[OfficeClaim]:
    """«С 2008 года — первый замсекретаря Совета Безопасности», «В 2006 году назначен замдиректора», «он возглавлял завод»."""
    for position in found:
        if position.blocked or position.head.number == "Plur":
            continue
        tie = tie_to_topic(sentence, position, topic)
        if tie is None or (position.verbal and position.organisation is None):
            continue
        pronoun = subject_pronoun(sentence, tie.verb, topic) if tie.verb else None
        words = pronoun or position.start
        claim = _claim(sentence, view, Holding(position, replace(topic, start=words.start, end=words.end, text=words.text), tie))
        if claim.voice != "unasserted":
            yield replace(claim, person=replace(claim.person, mention=False))


def _holdings(sentence: Sentence, found: list[PositionMention]) -> list[Holding]:
    """Return who holds what: names after their offices first, from the last phrase to the first, then names before them, then verbs."""
    held: dict[int, list[Holding]] = {}
    for k in range(len(found) - 1, -1, -1):
        if persons := _after(sentence, found, k, held):
            held[k] = [
                Holding(position, person) for position, person in zip(_shared_out(sentence, found[k], persons), persons, strict=True)
            ]
    _drop_nested(found, held)
    for k, position in enumerate(found):
        if k not in held and (person := _before(sentence, found, k, held)):
            held[k] = [Holding(position, person)]
    for k, position in enumerate(found):
        _by_verb(sentence, position, k, held)
    return [holding for k in sorted(held) for holding in held[k]]


def _shared_out(sentence: Sentence, position: PositionMention, persons: list[Mention]) -> list[PositionMention]:
    """«президенты Вельдарии и Словении Орлич и Кранец»: as many countries as names are told in the order of the names."""
    whole = position.organisation
    if whole is None or len(persons) < 2:
        return [position] * len(persons)
    places = [m for m in sentence.mentions if m.label == "PLACE" and whole.start <= m.start < whole.end]
    if len(places) != len(persons):
        return [position] * len(persons)
    seats = [replace(whole, start=m.start, end=m.end, text=m.text, name=m.name) for m in places]
    bare = places[0].start == whole.start  # «МИД России и Норвегии» stays as it is told
    return [replace(position, organisation=seat if bare else whole, seat=seat) for seat in seats]


def _by_verb(sentence: Sentence, position: PositionMention, k: int, held: dict[int, list[Holding]]) -> None:
    """Add or take away what a verb says of an office."""
    tie = tie_of(sentence, position)
    if tie is None:
        return
    if tie.unreal:
        held.pop(k, None)
    elif tie.person is not None and not (position.verbal and position.organisation is None):
        before = [
            replace(holding, tie=Tie(tie.verb, holding.person, "former")) for holding in held.get(k, ()) if holding.person != tie.person
        ]
        if k not in held or (tie.succeeds and before):
            held[k] = [Holding(position, tie.person, tie), *before]


def _drop_nested(found: list[PositionMention], held: dict[int, list[Holding]]) -> None:
    """«пресс-секретаря президента Дмитрия Пескова»: one name after two phrases is the outer one's."""
    for outer, inner in pairwise(range(len(found))):
        inside = found[inner].head.i <= found[outer].far.i
        if inside and outer in held and inner in held and held[outer][-1].person == held[inner][-1].person:
            if found[inner].head.case == "gen" and len(held[inner]) == 1:
                del held[inner]


def _nested_only(position: PositionMention) -> bool:
    """«дочь президента Казахстана Ермека Сулейменова»: the cue stands in another case, so that a genitive name is the president's."""
    cue = position.cue
    return cue is not None and position.head.case == "gen" and cue.case not in ("gen", "acc", None)


def _agree(position: PositionMention, sentence: Sentence, person: Mention) -> bool:
    """Can the office and the name stand in one case?"""
    names = case_options(sentence, person)
    if position.case is None:
        return True
    cases = {position.case}
    if cases & {"acc", "gen"}:
        cases |= {"gen", "acc"}
    return not names or bool(cases & names)


def _after(sentence: Sentence, found: list[PositionMention], k: int, held: dict[int, list[Holding]]) -> list[Mention]:
    """«президент России Владимир Путин», «министр и депутат Иванов», «журналисты Анна Кречетова и Глеб Монахов»."""
    position = found[k]
    if position.verbal or (position.blocked and not _nested_only(position)):
        return []
    for end in dict.fromkeys((position.far.i, position.end.i, position.last.i)):
        persons = _names_at(sentence, position, end + 1)
        if persons:
            return persons
    return _shared(sentence, found, k, held)


def _names_at(sentence: Sentence, position: PositionMention, at: int) -> list[Mention]:
    """Return the names that stand at a word and agree; a genitive name that belongs to a part of the phrase is stepped over."""
    while at < len(sentence.words) and sentence.words[at].lower in word_set("offices", "courtesy"):
        at += 1
    if at < len(sentence.words) and sentence.words[at].text == "«":
        at += 1
    person = person_starting(sentence, at)
    if person is None:
        return _after_dash(sentence, position, at)
    plural = position.head.number == "Plur"
    if plural or can_be_plural(position.head.lower):
        persons = following_persons(sentence, person)
        if not plural and len(persons) > 1 and all("nom" in case_options(sentence, p) for p in persons):
            return persons
    if plural:
        return persons if len(persons) > 1 and all(_agree(position, sentence, p) for p in persons) else []
    of_person = position.head.lemma in word_set("offices", "of_person") and position.organisation is None
    following = person_starting(sentence, sentence.at(person.end - 1).i + 1)
    subject = following is not None and position.case not in ("nom", None) and _surely_nominative(sentence, following)
    if (
        following is not None
        and not subject
        and _agree(position, sentence, following)
        and (of_person or "gen" in case_options(sentence, person))
    ):
        return [following]
    if of_person and position.last == position.head and not _surely_nominative(sentence, person) and position.case == "nom":
        return []
    if position.case == "gen" and "gen" not in case_options(sentence, person):  # «на выборах мэра Иванова»: a nominative is another's
        return []
    return [person] if _agree(position, sentence, person) else []


def _after_dash(sentence: Sentence, position: PositionMention, at: int) -> list[Mention]:
    """«премьер-министр — Юхани Саарикоски»: a list of posts."""
    opens = position.first.i == 0 or sentence.words[position.first.i - 1].text in _OPENING
    if not opens or position.case != "nom" or at >= len(sentence.words) or sentence.words[at].text not in _DASHES:
        return []
    person = person_starting(sentence, at + 1)
    return [person] if person is not None and _agree(position, sentence, person) else []


def _surely_nominative(sentence: Sentence, person: Mention) -> bool:
    """Does a word of the name change by case, and stand in the nominative?"""
    words = [fold_name(word.text) for word in sentence.between(person.start, person.end) if word.capital]
    changing = [word for word in words if any(a.kind != "x" for a in analyses(word)) and not is_indeclinable(word)]
    return any(all(a.case in ("nom", "acc") for a in analyses(word) if a.kind in "mf") for word in changing)


def _shared(sentence: Sentence, found: list[PositionMention], k: int, held: dict[int, list[Holding]]) -> list[Mention]:
    """«актёр и режиссёр Лопухин», «командующий ВВС Индии маршал Кхатри»: the holder of the phrase that follows."""
    position, following = found[k], found[k + 1] if k + 1 < len(found) else None
    if following is None or k + 1 not in held or held[k + 1][0].tie is not None or not _same_case(position, following):
        return []
    between = sentence.words[position.end.i + 1 : min(following.first.i, following.start.i)]
    words = [word for word in between if word.pos != "ADJ"]
    if position.head.number != following.head.number:
        return []
    joined = not words or (len(words) == 1 and words[0].lower in word_set("discourse", "and"))
    offices = position.organisation is not None and following.organisation is not None
    listed = len(words) == 1 and words[0].text == "," and (offices or {position.kind, following.kind} <= _OCCUPATIONS)
    person = held[k + 1][0].person
    if person.start < position.head.start:
        return []
    return [holding.person for holding in held[k + 1]] if joined or listed else []


def _before(sentence: Sentence, found: list[PositionMention], k: int, held: dict[int, list[Holding]]) -> Mention | None:
    """«Песков, пресс-секретарь президента», «Иванов — глава района», «Иванов (глава района)», «Иванов, журналист и писатель»."""
    position = found[k]
    if position.verbal or position.head.number == "Plur" or (position.blocked and position.cue is not None):
        return None
    at = min(position.start.i, position.first.i) - 1
    while at >= 0 and (sentence.words[at].pos in ("ADJ", "ADV") or sentence.words[at].lower in word_set("offices", "before_apposition")):
        at -= 1
    if at < 1:
        return None
    mark = sentence.words[at]
    stepped = sentence.words[at + 1 : min(position.start.i, position.first.i)]
    if [word.lower in word_set("discourse", "but") for word in stepped] == [True]:
        return None  # «поехал министр Линд, а президент не появился»
    if mark.lower in word_set("discourse", "and") or mark.text == ",":
        chained = _chained(sentence, found, k, held, at)
        if chained is not None:
            return chained
    if mark.text not in _MARKS:
        return None
    person = person_ending(sentence, at - 1)
    if person is None or not _agree(position, sentence, person):
        return None
    return person if mark.text != "," or _closes(sentence, position, person) else None


def _chained(sentence: Sentence, found: list[PositionMention], k: int, held: dict[int, list[Holding]], at: int) -> Mention | None:
    """The holder of the phrase before, where this one goes on with its list after the name."""
    if k == 0 or k - 1 not in held:
        return None
    previous = held[k - 1][0]
    ends = {previous.position.end.i, previous.position.far.i, previous.position.last.i}
    after_name = previous.person.end <= previous.position.head.start
    fits = after_name and at - 1 in ends and _same_case(previous.position, found[k]) and previous.tie is None
    return previous.person if fits else None


def _same_case(left: PositionMention, right: PositionMention) -> bool:
    return left.case == right.case or {left.case, right.case} <= {"gen", "acc"}


def _closes(sentence: Sentence, position: PositionMention, person: Mention) -> bool:
    """After «Иванов, министр» a comma, an end or a verb must follow, not another name: «премьер Иванов, министр Петров».

    «…, а президентом был Петров» is another sentence.
    """
    for end in (position.last, position.end, position.far):
        verb = sentence.after(end)
        if position.case == "ins" and verb is not None and verb.finite and person_starting(sentence, verb.i + 1) is not None:
            return False
        following = person_starting(sentence, end.i + 1)
        if following is not None and following.start != person.start and _agree(position, sentence, following):
            return False
    return True


def _claim(sentence: Sentence, view: View, holding: Holding, topic: Mention | None = None, people: People | None = None) -> OfficeClaim:
    position, person, tie = holding.position, holding.person, holding.tie
    since = _since(sentence, holding)
    head = told_at(view, sentence, tie.verb if tie and tie.verb else position.head, position.first, position.end, person)
    if tie is None and head["voice"] != "quote":
        head = head_of(view, position.first, position.end, person)  # a title beside a name is the article's own
    first = position.start if not position.verbal else position.head
    status = (tie.status if tie else None) or position.status or ("dismissed" if is_dismissed(sentence, position) else "holds")
    if status == "former" and tie is not None and tie.verb is not None and _is_then(sentence, tie.verb):
        status = "then"
    term = _term(sentence, tie) if status == "former" and tie is not None else None
    if status == "holds" and tie is None and (beside := _term_beside(sentence, position)) is not None:
        status, term = "former", beside
    return OfficeClaim(
        **head,
        person=view.named(person),
        position=view.argument(first.start, position.last.end, position.lemma),
        kind=position.kind,
        position_ids=position.ids,
        organisation=position.organisation,
        seat=position.seat,
        as_of=term or since,
        starts=since is not None and term is None,
        status="holds" if status in ("then", "numbered") else status,
        bound=status == "then" or _is_under(sentence, position),
        numbered=position.status == "numbered",
        before=_successor(sentence, view, position, topic, people) if status == "former" else None,
    )


def _is_under(sentence: Sentence, position: PositionMention) -> bool:
    """«стал министром 3 июня 2014 года, при президенте Линд»: does a preposition bind the title to the time told?"""
    before = sentence.before(min(position.first, position.start, key=lambda word: word.i))
    return before is not None and before.lower in word_set("offices", "under")


def _is_then(sentence: Sentence, verb: Word) -> bool:
    """«Президентом страны тогда была Линд»: is it said of the time told before?"""
    return any(word.lower in word_set("discourse", "then") for word in sentence.clause_words(verb))


def _term(sentence: Sentence, tie: Tie) -> Timex | None:
    """Return the whole term that is told of a former holder: «с 2014 по 2018 год генеральным секретарём был Кобулидзе»."""
    if tie.verb is None:
        return None
    inside = [t for t in sentence.dates(tie.verb) if t.end_date is not None and "/" in t.value]
    return inside[0] if len(inside) == 1 else None


def _term_beside(sentence: Sentence, position: PositionMention) -> Timex | None:
    """«Анна Линд, президент в 2012–2022 годах»: the years that stand right after an office."""
    after = sentence.after(position.end)
    first = sentence.after(after) if after is not None and after.pos == "ADP" else after
    return next((t for t in sentence.timexes if first is not None and t.start == first.start and "/" in t.value and t.end_date), None)


def _successor(sentence: Sentence, view: View, position: PositionMention, topic: Mention | None, people: People | None) -> Argument | None:
    """«До него министром был Иванов», «До Тарновецкой президентом был Вельяшев»: who held the office next."""
    for word in sentence.clause_words(position.head):
        if word.lower in word_set("offices", "earlier") and word.i < position.head.i:
            told = {m.name: m for m in sentence.mentions if m.label == "PERSON" and m.end <= word.start}
            meant = next(iter(told.values())) if len(told) == 1 else topic if not told else None
            if meant is not None and any(w.text in ",;" for w in sentence.words[: word.i]):
                return replace(view.named(people.named(meant) if people is not None else meant), mention=False)
        if word.lower not in word_set("offices", "preceding") or word.i > position.head.i:
            continue
        following = sentence.after(word)
        person = person_starting(sentence, word.i + 1)
        if person is not None:
            return view.named(person)
        genders = words("discourse")["object_pronouns"]
        named = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= word.start]
        named = [people.named(m) for m in named] if people is not None else named
        topic = named[0] if len({m.name for m in named}) == 1 else topic  # «Линд занимает пост с 2018 года, до неё …»
        if following is not None and following.lower in word_set("offices", "until_then") and topic is not None and not named:
            return replace(view.named(topic), mention=False)  # «До этого директором одиннадцать лет была Линд»
        if following is not None and topic is not None and gender_of_person(topic.name) in genders.get(following.lower, ""):
            return replace(view.named(topic), mention=False)
    return None


def _since(sentence: Sentence, holding: Holding) -> Timex | None:
    """Return the first day that the words give an office: «возглавляет с 2004 года», «стал президентом 10 марта», «глава с мая»."""
    position, tie = holding.position, holding.tie
    if tie is not None and tie.date is not None:
        return tie.date
    if tie is None or tie.verb is None:
        return next((t for t in sentence.timexes if t.begin and t.end_date is None and 0 <= t.start - position.end.end <= 1), None)
    inside = sentence.dates(tie.verb)
    opened = next((timex for timex in inside if timex.end_date is None), None)
    became = tie.verb.lemma in word_set("offices", "becoming")
    return opened or (inside[0] if became and len(inside) == 1 else None)
