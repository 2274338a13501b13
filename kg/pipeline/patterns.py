"""What a reading of a question looks for in a graph: patterns of claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.errors import QuestionError
from kg.extract.questions import HOLDERS, PEOPLE, STANDING, WHO, Understood, Wanted
from kg.extract.returning import returning
from kg.model import Filler, Finding, Mention, Value
from kg.periods import Returning, bounds, datatype_of
from kg.pipeline.knowing import Known, words_of
from kg.query.replies import Pattern
from kg.schema import Ontology

__all__ = ["patterns_of", "time_of"]

SUMS = frozenset({"much", "money", "cash"})  # heads that count nothing


def patterns_of(
    known: Known, readings: Sequence[Sequence[Understood]], ontology: Ontology, *, quoting: bool = False
) -> list[list[Pattern]]:
    """Return the patterns of the meanings whose words are known in the graph; raise `QuestionError` where none is.

    With `quoting`, what stands beside the ends must be in the sentence, whatever the claim has.
    """
    found, refused = list[list[Pattern]](), list[QuestionError]()
    for meaning in (each for group in readings for each in (group, *_offices(group, ontology))):
        try:
            patterns = [_pattern(known, one, ontology) for one in meaning]
            found.append(
                [_quoting(one, meant) for one, meant in zip(patterns, meaning, strict=True)] if quoting else patterns
            )
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


def _pattern(known: Known, understood: Understood, ontology: Ontology) -> Pattern:
    finding, wanted = understood.finding, understood.wanted
    since, until, again = _time(finding)
    classes, words = _kind(understood, ontology)
    counted = _counted(understood)
    free = {wanted, understood.open, counted}
    meant = known.exactly if finding.rule == HOLDERS else known.about
    about = {end: meant(filler) for end, filler in _ends(finding) if end not in free}
    ends = {end: ids for end, (ids, _) in about.items()}
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
        returning=again,
        classes=classes,
        words=words,
        counted=counted or "",
        noun=understood.kind.head if understood.kind else "",
        quoted=understood.left,
        past=understood.past,
        no_people=_what(understood),
        around=tuple(sorted(word for _, words in about.values() for word in words)),
    )


def _quoting(pattern: Pattern, understood: Understood) -> Pattern:
    beside = [filler for role, filler in understood.finding.qualifiers if role not in (pattern.wanted, "date")]
    told = {word for filler in beside if isinstance(filler, Mention) for word in words_of(filler.text)}
    return replace(pattern, qualifiers=(), texts=(), quoted=(*pattern.quoted, *sorted(told)))


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
    return _asking(understood) in WHO


def _what(understood: Understood) -> bool:
    ends = understood.wanted in (Wanted.SUBJECT, Wanted.OBJECT) and understood.finding.rule != STANDING
    return ends and understood.kind is None and _asking(understood) == "what"


def _asking(understood: Understood) -> str:
    asked = understood.finding.subject if understood.wanted == Wanted.SUBJECT else understood.finding.object
    return asked.text.lower()


def _time(finding: Finding) -> tuple[date, date, Returning | None]:
    """Return the days between which a question asks for something, or a day or month that comes again."""
    dates = [filler for name, filler in finding.qualifiers if name == "date" and isinstance(filler, Value)]
    return time_of(dates[0]) if dates else (date.min, date.max, None)


def time_of(told: Value) -> tuple[date, date, Returning | None]:
    """Return the same of the date in a question; raise `QuestionError` where nobody knows when that is."""
    first, last = bounds(told.value) if datatype_of(told.value) else (None, None)
    again = returning(told.text) if first is None and last is None else None
    if first is None and last is None and again is None:
        raise QuestionError(f"question: {told.text!r} is no date by itself; give the year, as in April 2014")
    return first or date.min, last or date.max, again


def _figures(finding: Finding) -> tuple[str, ...]:
    values = [filler for name, filler in finding.qualifiers if name != "date"] + [finding.object]
    return tuple(filler.value for filler in values if isinstance(filler, Value))
