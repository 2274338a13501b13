"""Questions in plain words: read by the same reader as articles, answered from the graph with sentences.

Nothing is guessed. Where words of the question have no part in what was understood of it, the answer would be one to
another question, so it is refused with those words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from kg.errors import QuestionError
from kg.extract.wording import worded
from kg.extract.questions import PEOPLE, STANDING, WHO, Understood, Wanted, read_question
from kg.language import Parser, load_parser
from kg.model import Filler, Finding, Mention, Value
from kg.periods import bounds, datatype_of
from kg.pipeline.engine import Engine
from kg.pipeline.knowing import Known
from kg.pipeline.rereading import reread
from kg.pipeline.standins import veil
from kg.query.replies import Pattern, Reply, joined, reply, told_once
from kg.schema import Ontology
from kg.store import Store
from kg.text import from_paragraphs

__all__ = ["Ask", "open_answerer"]

Ask = Callable[[Store, str], Reply]
HOW = "ask who, whom, what, which, when, where, how much, how many, or whether something was so"
TELLING = ("PROPN", "NOUN", "VERB", "ADJ", "NUM")
SUMS = frozenset({"much", "money", "cash"})  # heads that count nothing


def open_answerer(engine: Engine) -> Ask:
    """Load parser and ontology; raise `ModelError` or `OntologyError` where that cannot be done."""
    return partial(_ask, parser=load_parser(engine.model), ontology=engine.ontology())


def _ask(store: Store, question: str, *, parser: Parser, ontology: Ontology) -> Reply:
    """Return the answers to a question; raise `QuestionError` with what is not understood of it.

    Where no claim answers, the articles are read again for it.
    """
    try:
        found = _asked(store, question, parser=parser, ontology=ontology)
        if found.answers:
            return found
        return _reread(store, question, parser=parser, ontology=ontology) or found
    except QuestionError:
        again = _reread(store, question, parser=parser, ontology=ontology)
        if again is None:
            raise
        return again


def _reread(store: Store, question: str, *, parser: Parser, ontology: Ontology) -> Reply | None:
    """Return what the articles answer where their verbs are relations; None where that is nothing."""
    document = from_paragraphs([question], name="question", language=min(parser.languages))
    sentences = list(parser.parse(document))
    if len(sentences) != 1:
        return None
    words = [token.text for token in sentences[0].tokens if token.pos in TELLING]
    wider = worded(sentences[0], ontology)
    graph = reread(store, words, parser=parser, ontology=wider)
    try:
        found = _asked(graph, question, parser=parser, ontology=wider)
    except QuestionError:
        return None
    return found if found.answers else None


def _asked(store: Store, question: str, *, parser: Parser, ontology: Ontology) -> Reply:
    known = Known.of(store.entities(), question)
    veiled = veil(question, known.entities)
    authority = known.authority(veiled)
    document = from_paragraphs([veiled.text], name="question", language=min(parser.languages))
    sentences = list(authority.mark(parser.parse(document)))
    if len(sentences) != 1:
        raise QuestionError(f"question {question!r}: is not one sentence; ask one thing at a time")
    found = [veiled.understood(one) for one in read_question(document, sentences[0], ontology)]
    whole = _whole(question, found)
    patterns = _patterns(known, whole, ontology)
    answered = told_once(store, joined(reply(store, meaning) for meaning in patterns))
    return replace(answered, understood=tuple(dict.fromkeys(_written(one.finding) for group in whole for one in group)))


def _patterns(known: Known, readings: Sequence[Sequence[Understood]], ontology: Ontology) -> list[list[Pattern]]:
    """Return the patterns of the meanings whose words are known in the graph; raise `QuestionError` where none is."""
    found, refused = list[list[Pattern]](), list[QuestionError]()
    for meaning in (each for group in readings for each in (group, *_offices(group, ontology))):
        try:
            found.append([_pattern(known, one, ontology) for one in meaning])
        except QuestionError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found


def _offices(group: Sequence[Understood], ontology: Ontology) -> Iterator[list[Understood]]:
    """Yield "the foreign minister of Iceland" as a foreign minister who works for Iceland, or leads it, and so on."""
    first, *others = group
    held = first.finding.object
    if others or first.wanted != Wanted.SUBJECT or not isinstance(held, Mention) or held.type != "Position":
        return
    owner = held.owner
    if owner is None:
        return
    office = replace(first.finding, object=replace(held, text=held.text.replace(owner.text, ""), owner=None))
    for relation in ontology.relations.values():
        if relation.state and relation.name != office.relation and ontology.is_a(owner.type, *relation.range):
            served = replace(first.finding, relation=relation.name, object=owner)
            yield [replace(first, finding=office), replace(first, finding=served)]


def _whole(asked: str, found: Sequence[Understood]) -> list[list[Understood]]:
    """Return what a question may mean: each meaning is a group, because "Oslo and Bergen" give two of each."""
    if not found:
        raise QuestionError(f"question {asked!r}: no relation is found in it; {HOW}, of what kg ontology lists")
    groups = _groups(found)
    whole = [group for group in groups if not _left(group)]
    if not whole:
        first = min(groups, key=lambda group: len(_left(group)))
        told = "; ".join(_written(one.finding) for one in first)
        left = " ".join(_left(first))
        raise QuestionError(f"question {asked!r}: is understood as {told}, but for {left!r}; ask without that")
    return whole


def _groups(found: Sequence[Understood]) -> list[list[Understood]]:
    """Bring together what one frame sees: it differs in the end that is given."""
    groups: dict[tuple[str, str, str], list[Understood]] = {}
    for one in found:
        groups.setdefault((one.finding.rule, one.finding.relation, one.wanted), []).append(one)
    return list(groups.values())


def _left(group: Sequence[Understood]) -> list[str]:
    """Return the words that no reading of a group has."""
    return [word for word in group[0].left if all(word in one.left for one in group)]


def _written(finding: Finding) -> str:
    told = f"{finding.subject.text} - {finding.relation} - {finding.object.text}"
    beside = ", ".join(f"{role} {filler.text}" for role, filler in finding.qualifiers)
    return f"{told} ({beside})" if beside else told


def _pattern(known: Known, understood: Understood, ontology: Ontology) -> Pattern:
    finding, wanted = understood.finding, understood.wanted
    since, until = _time(finding)
    classes, words = _kind(understood, ontology)
    counted = _counted(understood)
    free = {wanted, understood.open, counted}
    ends = {end: known.ids(filler) for end, filler in _ends(finding) if end not in free}
    beside = [(role, known.beside(filler)) for role, filler in finding.qualifiers if role != wanted]
    speakers = finding.attribution if wanted != Wanted.SPEAKER else ()
    return Pattern(
        relation=finding.relation,
        wanted=wanted,
        subject=ends.get(Wanted.SUBJECT, ()),
        object=ends.get(Wanted.OBJECT, ()),
        qualifiers=tuple((role, ids) for role, (ids, _) in beside if ids),
        texts=tuple((role, text) for role, (_, text) in beside if text),
        speakers=tuple(one for speaker in speakers for one in known.ids(speaker)),
        figures=_figures(finding),
        modality=finding.modality,
        polarity=finding.polarity,
        since=since,
        until=until,
        classes=classes,
        words=words,
        counted=counted or "",
        noun=understood.kind.head if understood.kind else "",
    )


def _counted(understood: Understood) -> Wanted | None:
    """Return the end of which is asked how much or how many there is, in place of a figure beside it."""
    if understood.wanted != Wanted.AMOUNT or understood.kind is None:
        return None
    return Wanted.SUBJECT if understood.kind == understood.finding.subject else Wanted.OBJECT


def _ends(finding: Finding) -> Iterator[tuple[Wanted, Filler]]:
    yield from ((Wanted.SUBJECT, finding.subject), (Wanted.OBJECT, finding.object))


def _kind(understood: Understood, ontology: Ontology) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the classes and words that narrow the answer: "which countries", "which minister", "how many ships"."""
    kind, wanted = understood.kind, understood.wanted
    if wanted == Wanted.AMOUNT and kind is not None:
        return (), () if kind.head in SUMS else (understood.noun.lower() or kind.head,)
    if wanted not in (Wanted.SUBJECT, Wanted.OBJECT):
        return (), ()
    if kind is None:
        return (PEOPLE if _who(understood) else ()), ()
    named = {one.label.lower() for one in ontology.classes.values()} | ontology.words("generalNouns")
    return (kind.type,), () if kind.head in named else (kind.head,)


def _who(understood: Understood) -> bool:
    if understood.finding.rule == STANDING:
        return False  # "Who is she?" asks for an office, too
    asked = understood.finding.subject if understood.wanted == Wanted.SUBJECT else understood.finding.object
    return asked.text.lower() in WHO


def _time(finding: Finding) -> tuple[date, date]:
    """Return the days between which a question asks for something."""
    dates = [filler for name, filler in finding.qualifiers if name == "date" and isinstance(filler, Value)]
    if not dates:
        return date.min, date.max
    first, last = bounds(dates[0].value) if datatype_of(dates[0].value) else (None, None)
    if first is None and last is None:
        raise QuestionError(f"question: {dates[0].text!r} is no date by itself; give the year, as in April 2014")
    return first or date.min, last or date.max


def _figures(finding: Finding) -> tuple[str, ...]:
    values = [filler for name, filler in finding.qualifiers if name != "date"] + [finding.object]
    return tuple(filler.value for filler in values if isinstance(filler, Value))
