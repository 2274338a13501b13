"""What people judge about who is who: two are one, one is two, and what rules were not sure of.

A judgement is noted before anything else is done, so an interruption loses none; the graph follows with the next
`identify`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from kg.errors import JudgementError, QueryError
from kg.model import Bearer, Document, Entity, Judgement, Reading, Verdict
from kg.pipeline.identifying import Place, identify
from kg.resolve.across import check
from kg.store import Store

__all__ = [
    "PERSON",
    "Question",
    "Side",
    "carry_over",
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


def merge(
    store: Store, one: Entity, other: Entity, *, called: tuple[str, str] = ("", ""), by: str = PERSON
) -> Judgement:
    """Judge that two entities are one, and let the graph follow.

    `called` are the names by which they are meant: where an entity has several, it is told of those that bear this one.
    Raise `QueryError` where one is no name in any article, or where they cannot be one, and `JudgementError` where
    other judgements forbid it.
    """
    first, second = (name or entity.name for name, entity in zip(called, (one, other), strict=True))
    if one.id == other.id:
        raise QueryError(f"{first!r} and {second!r}: are one already; kg review --list says why")
    if one.type != other.type and (one.same or other.same):
        kinds = f"{one.name} is a {one.type} and {other.name} a {other.type}"
        raise QueryError(f"{first!r} and {second!r}: {kinds}; only things of one kind can be merged")
    bearers = _bearer(store, one, first), _bearer(store, other, second)
    return judge(store, [Judgement(*bearers, Verdict.SAME, reasons=(SAID,), by=by)])[0]


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
    try:
        check([*{**known, **{judgement.id: judgement for judgement in new}}.values()])
    except JudgementError as error:
        raise JudgementError(_in_words(store, str(error), new)) from None
    for judgement in new:
        store.identities.judge(judgement)
    identify(store)
    return new


def _in_words(store: Store, message: str, new: Iterable[Judgement]) -> str:
    """Return a message with the names of those who are judged, and without ids of judgements that are not kept."""
    ends = {end for judgement in (*new, *store.identities.judgements()) for end in (judgement.left, judgement.right)}
    for end in sorted(ends, reverse=True):  # those in one article first
        article = store.document(end.document) if end.document in store else None
        told = f"{end.entity} in {end.document}" if end.document else end.entity
        where = f' in "{article.title or end.document}"' if article else ""
        message = message.replace(told, f"{store.identities.name_of(end)}{where}")
    for judgement in new:
        message = message.replace(judgement.id, "this one")
    return message


def carry_over(store: Store, old: str, new: str) -> None:
    """Let what people judged about an article hold for the text that took its place, where it has the same names."""
    before = {each.entity.id: each for each in store.identities.appearances(old)}
    after = {_name_of(each.entity): each.entity.id for each in store.identities.appearances(new)}

    def moved(end: Bearer) -> Bearer:
        known = before.get(end.entity)
        if known is None or end.document not in {"", old} or (known.is_full and not end.document):
            return end
        told = after.get(_name_of(known.entity))
        return Bearer(told, new if end.document else "") if told else end

    for judgement in store.identities.judgements():
        now = replace(judgement, left=moved(judgement.left), right=moved(judgement.right))
        if now != judgement:
            store.identities.withdraw(judgement)
            store.identities.judge(now)


def _name_of(entity: Entity) -> tuple[str, str]:
    return entity.name.casefold(), entity.type


def undo(store: Store, identifier: str) -> Judgement:
    """Take a person's judgement back; raise `QueryError` where there is none of this id."""
    for judgement in store.identities.judgements():
        if judgement.id == identifier:
            store.identities.withdraw(judgement)
            identify(store)
            return judgement
    raise QueryError(f"judgement {identifier}: nobody has made it; kg review --list shows those that people made")


def _bearer(store: Store, entity: Entity, called: str) -> Bearer:
    """Return who goes by a name or, where it is no name of an article's own, by the id of the entity."""
    told = store.identities.taken_for(entity.id)
    if not told:
        raise QueryError(f"entity {entity.name!r}: is a description and no name; only names can be merged")
    named = {end for end in (Bearer(identity) for _, identity in told) if _is_called(store, end, called)}
    ids = sorted(end.entity for end in named) or sorted({identity for _, identity in told})
    return Bearer(entity.id if entity.id in ids else ids[0])


def _is_called(store: Store, end: Bearer, called: str) -> bool:
    return store.identities.name_of(end).casefold() == called.casefold().strip()


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
