"""Office claims: who holds which office, of what, for which time."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.office_phrases import PositionMention, find_positions
from factcheck.claims.positions import positions
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.language.declension import analyses, fold_name
from factcheck.model import Mention, OfficeClaim, Timex

_DASHES = frozenset({"—", "–", "-"})


def extract_offices(view: View) -> Iterator[OfficeClaim]:
    """Yield the office claims of an article; ids are given later."""
    for sentence in view.sentences:
        persons = [m for m in sentence.mentions if m.label == "PERSON"]
        if not persons:
            continue
        found = find_positions(sentence, view)
        for position in found:
            person = None if position.blocked else _holder(sentence, position, persons, found)
            if person is not None:
                yield _claim(sentence, view, position, person)


def _holder(sentence: Sentence, position: PositionMention, persons: list[Mention], others: list[PositionMention]) -> Mention | None:
    """Return the person that an office phrase is said of."""
    return (
        _right_after(sentence, position, persons)
        or _apposition_before(sentence, position, persons, others)
        or _by_link(sentence, position, persons)
    )


def _agree(position: PositionMention, sentence: Sentence, person: Mention) -> bool:
    """Can the office and the name stand in one case?"""
    name_cases = _name_cases(sentence, person)
    head = position.head
    head_cases = {a.case for a in analyses(fold_name(head.text))} if head.case is None else {head.case}
    if head.case == "acc" or head.case == "gen":
        head_cases |= {"gen", "acc"}
    return not name_cases or bool(head_cases & name_cases)


def _name_cases(sentence: Sentence, person: Mention) -> set[str]:
    cases: set[str] = set()
    for word in sentence.between(person.start, person.end):
        if word.case:
            cases.add(word.case)
            if word.case in ("gen", "acc"):
                cases |= {"gen", "acc"}
    return cases


def _right_after(sentence: Sentence, position: PositionMention, persons: list[Mention]) -> Mention | None:
    """«президент России Владимир Путин», «господин президент, Владимир Путин» is not one."""
    following = sentence.after(position.last)
    while following is not None and following.pos in ("ADJ",) and following.lower in positions().status.get("honorary", ()):
        following = sentence.after(following)
    if following is None:
        return None
    person = next((p for p in persons if p.start == following.start), None)
    return person if person and _agree(position, sentence, person) else None


def _apposition_before(
    sentence: Sentence, position: PositionMention, persons: list[Mention], others: list[PositionMention]
) -> Mention | None:
    """«Песков, пресс-секретарь президента», «Иванов — глава района», «Иванов (глава района)»."""
    mark = sentence.before(position.first)
    if mark is not None and mark.pos == "ADJ":
        mark = sentence.before(mark)
    if mark is None or not (mark.text in (",", "(") or mark.text in _DASHES):
        return None
    before = sentence.before(mark)
    person = next((p for p in persons if before and p.end == before.end), None)
    if person is None or not _agree(position, sentence, person):
        return None
    if any(other.last.end < person.start <= other.last.end + 2 for other in others) and mark.text == ",":
        return None
    return person if _closes(sentence, position, mark, persons) else None


def _closes(sentence: Sentence, position: PositionMention, mark: Word, persons: list[Mention]) -> bool:
    """After «Иванов, министр» a comma, an end or a verb must follow, not another name: «премьер Иванов, министр Петров»."""
    following = sentence.after(position.last)
    if following is None or mark.text != ",":
        return True
    return not any(p.start == following.start for p in persons)


def _by_link(sentence: Sentence, position: PositionMention, persons: list[Mention]) -> Mention | None:
    """«Иванов назначен министром», «пост президента занимает Петров»."""
    clause = sentence.clause_words(position.head)
    active = any(word.lemma in word_set("offices", "appointing") and word.form == "Fin" for word in clause)
    linked = position.head.case == "ins" and any(word.lemma in word_set("offices", "links") for word in clause)
    seated = any(
        word.lemma in word_set("offices", "seats") and word.i < position.first.i for word in clause if position.first.i - word.i <= 2
    )
    heads = position.head.lemma in lexicon_words("offices")["heading"] and position.head.form == "Fin"
    if not (linked or seated or heads):
        return None
    number = sentence.clause(position.head)
    inside = [p for p in persons if sentence.clause(sentence.at(p.start)) == number]
    if active:
        objects = [p for p in inside if sentence.at(p.start).case in ("acc", "gen")]
        return objects[0] if len(objects) == 1 else None
    subject = [p for p in inside if sentence.at(p.start).case in ("nom", None, "acc" if linked else "nom")]
    return subject[0] if len(subject) == 1 else None


def _claim(sentence: Sentence, view: View, position: PositionMention, person: Mention) -> OfficeClaim:
    start, end = min(position.first.start, person.start), max(position.last.end, person.end)
    since = _since(sentence, position)
    voice, source = voice_at(view, sentence, position.head)
    return OfficeClaim(
        id="",
        start=start,
        end=end,
        text=view.text[start:end],
        voice=voice,
        attribution=source,
        person=view.argument(person.start, person.end, person.name),
        position=view.argument(position.head.start, _phrase_end(position), position.lemma),
        position_ids=position.ids,
        organisation=position.seat,
        as_of=since,
        starts=since is not None,
        status=_status(sentence, position),
        bound=position.status == "then",
    )


def _status(sentence: Sentence, position: PositionMention) -> str:
    """Return the status that the words before the office or its verb give; «тогдашний» holds it, on another day."""
    if position.status == "former":
        return "former"
    if _appointed(sentence, position):
        return "appointed"
    if _was(sentence, position):
        return "former"
    return "holds" if position.status in (None, "then") else position.status


def _phrase_end(position: PositionMention) -> int:
    if position.seat is not None and position.seat.start > position.head.start:
        return position.seat.start - 1
    return position.last.end


def _appointed(sentence: Sentence, position: PositionMention) -> bool:
    clause = sentence.clause_words(position.head)
    seated = any(word.lemma in word_set("offices", "seats") for word in clause)
    return (position.head.case == "ins" or seated) and any(word.lemma in word_set("offices", "appointing") for word in clause)


def _was(sentence: Sentence, position: PositionMention) -> bool:
    """«пост президента занимал Эберле», «генсеком был Кобулидзе»: told of the past."""
    clause = sentence.clause_words(position.head)
    seated = any(word.lemma in word_set("offices", "seats") for word in clause)
    past = any(word.lemma in word_set("offices", "past_links") and word.tense == "Past" for word in clause)
    return past and (position.head.case == "ins" or seated or position.head.lemma in lexicon_words("offices")["heading"])


def _since(sentence: Sentence, position: PositionMention) -> Timex | None:
    """Return the first day that the words give an office: «с 2004 года», «стал президентом 10 марта 2023 года»."""
    clause = sentence.clause(position.head)
    inside = [t for t in sentence.timexes if t.begin and t.type == "DATE" and sentence.clause(sentence.at(t.start)) == clause]
    opened = next((timex for timex in inside if timex.end_date is None), None)
    if opened is not None:
        return opened
    became = any(word.lemma in word_set("offices", "becoming") for word in sentence.clause_words(position.head))
    return inside[0] if became and len(inside) == 1 else None
