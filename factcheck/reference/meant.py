"""Who and what is meant, where words leave it open: «он», «министр» mean another who is named; «позже» tells of another event."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.claims.lexicon import word_set
from factcheck.language.morphology import lemma
from factcheck.model import AgeClaim, Article, BirthClaim, Claim, DeathClaim, EventClaim, Mention, OfficeClaim
from factcheck.reference.links import Link

_OF_PERSON = (AgeClaim, BirthClaim, DeathClaim, OfficeClaim)
_SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁ«\"—])|\n")
_REACH = 600  # characters before a claim in which its sentence begins


def unless_another(article: Article, link: Link, mentions: Sequence[Mention], relink: Callable[[Claim], Link]) -> Link:
    """Judge nothing where a word stands for somebody and what is told is true of another who is named: «он», «министр» mean that one.

    An age can be anybody's: of those of its paragraph and the one before; where one of them is not in the tables nobody can say.
    """
    claim = link.claim
    wrong = any(field.comparison.verdict == "disagrees" for field in link.fields.values())
    if not wrong or not isinstance(claim, _OF_PERSON) or claim.person.mention or getattr(claim, "kind", "") == "succession":
        return link
    blocks = [n for n, block in enumerate(article.blocks) if block.start <= claim.start < block.end]
    near = [m for m in mentions if m.label == "PERSON" and m.name != claim.person.name]
    if isinstance(claim, AgeClaim) and blocks:
        first, last = article.blocks[max(0, blocks[0] - 1)].start, article.blocks[blocks[0]].end
        near = [m for m in near if first <= m.start < last]
        own = [m for m in near if article.blocks[blocks[0]].start <= m.start < claim.start]
        if any(m.id is None and len(m.name.split()) > 1 for m in own):
            return Link(claim, "none", reason="another who is named may be meant")
    for name, mention in {m.name: m for m in near if m.id}.items():
        other = relink(replace(claim, person=replace(claim.person, name=name, id=mention.id)))
        if other.state == "linked" and all(field.comparison.verdict == "agrees" for field in other.fields.values()):
            return Link(claim, "none", reason="another who is named may be meant")
    return link


def without_further(article: Article, links: list[Link]) -> list[Link]:
    """«Чуть позже в тот же день он позвонил Линд»: an event of its own, where another claim tells the row with the right people."""
    told = {link.row for link in links if link.row and all(field.comparison.verdict == "agrees" for field in link.fields.values())}

    def kept(link: Link) -> Link:
        field = link.fields.get("participants")
        if field is None or field.comparison.verdict != "disagrees" or link.row not in told or not isinstance(link.claim, EventClaim):
            return link
        further = word_set("discourse", "further") & told_words(article, link.claim)
        return Link(link.claim, "none", reason="another event of that day") if further else link

    return [kept(link) for link in links]


def told_words(article: Article, claim: EventClaim) -> frozenset[str]:
    """Return the lemmas of the sentence in which a claim is told."""
    text = article.text
    first = max((match.end() for match in _SENTENCE.finditer(text, max(0, claim.start - _REACH), claim.start)), default=0)
    last = _SENTENCE.search(text, claim.end)
    words = re.findall(r"[а-яё]+", text[first : last.start() if last else len(text)].lower())
    return frozenset(lemma(word.replace("ё", "е")) for word in words if len(word) > 3)
