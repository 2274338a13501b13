"""What people judge about who is who: two are one, one is two, and what rules were not sure of.

A judgement is noted before anything else is done, so an interruption loses none; the graph follows with the next
`identify`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from kg.errors import QueryError
from kg.model import Bearer, Document, Entity, Judgement, Reading, Verdict
from kg.pipeline.identifying import Place, identify
from kg.resolve.across import check
from kg.store import Store

__all__ = [
    "PERSON",
    "Question",
    "Side",
    "decide",
    "judge",
    "judgements",
    "merge",
    "question",
    "questions",
    "split",
    "undo",
]

PERSON = "person"  # who judges without giving a name
SAID = "a person said so"
SENTENCES = 2  # that are shown of each side
AROUND = 80  # characters before and behind a name


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two of a judgement, as an article shows it."""

    bearer: Bearer
    name: str
    type: str = ""
    titles: tuple[str, ...] = ()
    article: Document | None = None  # None where no article in the graph has it now
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A judgement with what a person needs to see to decide."""

    judgement: Judgement
    left: Side
    right: Side


def merge(store: Store, one: Entity, other: Entity, *, by: str = PERSON) -> Judgement:
    """Judge that two entities are one, and let the graph follow.

    Raise `QueryError` where one is no name in any article, and `JudgementError` where other judgements forbid it.
    """
    if one.id == other.id:
        raise QueryError(f"entity {one.name!r}: is one with {other.name!r} already; kg review --list says why")
    judgement = Judgement(_bearer(store, one), _bearer(store, other), Verdict.SAME, reasons=(SAID,), by=by)
    return judge(store, [judgement])[0]


def split(store: Store, entity: Entity, apart: Iterable[Place], *, by: str = PERSON) -> list[Judgement]:
    """Judge that some of those that were taken for an entity are not the others, and let the graph follow.

    `apart` are the article and the id there of each. Raise `QueryError` where nobody would be left, or taken away.
    """
    everyone = store.identities.taken_for(entity.id)
    gone = sorted(set(apart).intersection(everyone))
    left = sorted(set(everyone).difference(gone))
    if not gone or not left:
        raise QueryError(f"entity {entity.name!r}: name some of its articles or names, not all of them")
    pairs = [(Bearer(a[1], a[0]), Bearer(b[1], b[0])) for a, b in product(gone, left)]
    return judge(store, [Judgement(*pair, Verdict.DIFFERENT, reasons=(SAID,), by=by) for pair in pairs])


def judge(store: Store, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Note judgements of a person and let the graph follow; raise `JudgementError` where they contradict others."""
    new = list(judgements)
    known = {judgement.id: judgement for judgement in store.identities.judgements()}
    check([*{**known, **{judgement.id: judgement for judgement in new}}.values()])
    for judgement in new:
        store.identities.judge(judgement)
    identify(store)
    return new


def undo(store: Store, identifier: str) -> Judgement:
    """Take a person's judgement back; raise `QueryError` where there is none of this id."""
    for judgement in store.identities.judgements():
        if judgement.id == identifier:
            store.identities.withdraw(judgement)
            identify(store)
            return judgement
    raise QueryError(f"judgement {identifier}: nobody has made it; kg review --list shows those that people made")


def _bearer(store: Store, entity: Entity) -> Bearer:
    told = sorted({told for _, told in store.identities.taken_for(entity.id)})
    if not told:
        raise QueryError(f"entity {entity.name!r}: is a description and no name; only names can be merged")
    return Bearer(entity.id if entity.id in told else told[0])


def judgements(store: Store) -> list[Judgement]:
    """Return all judgements: those of people, and those of rules that no person has judged, the surest first."""
    people = store.identities.judgements()
    asked = {_ends(judgement) for judgement in people}
    guesses = [judgement for judgement in store.identities.guesses() if _ends(judgement) not in asked]
    return [*people, *sorted(guesses, key=lambda one: (one.verdict, -one.score, one.id))]


def questions(store: Store, *, without: Container[str] = ()) -> Iterator[Question]:
    """Yield what rules were not sure of and no person has judged, the nearest to one thing first.

    `without` are the ids of judgements that are not asked about.
    """
    for judgement in judgements(store):
        if judgement.verdict is Verdict.OPEN and judgement.id not in without:
            yield question(store, judgement)


def question(store: Store, judgement: Judgement) -> Question:
    """Return a judgement with what a person needs to see to decide."""
    readings: dict[str, Reading] = {}
    return Question(judgement, *(_side(store, bearer, readings) for bearer in (judgement.left, judgement.right)))


def decide(store: Store, identifier: str, verdict: Verdict, *, by: str = PERSON) -> Judgement:
    """Accept or refuse what a rule has judged; raise `QueryError` where there is no such judgement."""
    for guess in judgements(store):
        if guess.id == identifier:
            return judge(store, [Judgement(guess.left, guess.right, verdict, reasons=(SAID,), by=by)])[0]
    raise QueryError(f"judgement {identifier}: is not in the graph; kg review --list shows all")


def _ends(judgement: Judgement) -> frozenset[Bearer]:
    return frozenset((judgement.left, judgement.right))


def _side(store: Store, bearer: Bearer, readings: dict[str, Reading]) -> Side:
    """Return how an article shows a bearer: its own or, of all that have it, the first."""
    places = [(bearer.document, bearer.entity)] if bearer.document else store.identities.told_as(bearer.entity)
    document = next((document for document, _ in places if document in store), "")
    if not document:
        return Side(bearer, bearer.entity)
    if document not in readings:
        readings.clear()
        readings[document] = store.reading(document)
    reading = readings[document]
    shown = next((each for each in reading.appearances if each.entity.id == bearer.entity), None)
    if shown is None:
        return Side(replace(bearer, document=document), bearer.entity)
    quotes = tuple(dict.fromkeys(_quotes(reading, bearer.entity, shown.taken_for)))[:SENTENCES]
    return Side(bearer, shown.entity.name, shown.entity.type, shown.titles, reading.document, quotes)


def _quotes(reading: Reading, told: str, taken_for: str) -> Iterator[str]:
    """Yield the sentences about an entity: those of its claims, then those around its name."""
    for claim in reading.claims:
        for evidence in claim.evidence:
            own = told in {identity for _, identity in evidence.told}
            if own or (told == taken_for and taken_for in _ids(claim.subject, claim.object)):
                yield " ".join(evidence.quote.split())
    for link in reading.links:
        if told in {link.told, link.entity.id}:
            yield _around(reading.document.text, link.start, link.end)


def _ids(*nodes: object) -> set[str]:
    return {node.id for node in nodes if isinstance(node, Entity)}


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())
