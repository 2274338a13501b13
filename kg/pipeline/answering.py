"""Questions in plain words: read by the same reader as articles, answered from the graph with sentences.

Nothing is guessed. Where words of the question have no part in what was understood of it, the answer would be one to
another question, so it is refused with those words.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from kg import world
from kg.errors import QuestionError
from kg.extract.questions import PEOPLE, WHO, Understood, Wanted, read_question
from kg.language import Parser, load_parser
from kg.model import Document, Entity, Filler, Finding, Mention, MentionKind, Sentence, Value
from kg.periods import bounds, datatype_of
from kg.pipeline.engine import Engine
from kg.query import Pattern, Reply, joined, reply
from kg.resolve import Authority, Entry
from kg.schema import Ontology
from kg.store import Store
from kg.text import from_paragraphs
from kg.world import fold

__all__ = ["Ask", "open_answerer"]

Ask = Callable[[Store, str], Reply]
HOW = "ask who, whom, what, which, when, where, how much, how many, or whether something was so"
SMALL = frozenset({"the", "a", "an", "of", "for", "in", "to", "and", "at", "on", "'s", "\u2019s"})
SUMS = frozenset({"much", "money", "cash"})  # heads that count nothing


def open_answerer(engine: Engine) -> Ask:
    """Load parser and ontology; raise `ModelError` or `OntologyError` where that cannot be done."""
    return partial(_ask, parser=load_parser(engine.model), ontology=engine.ontology())


def _ask(store: Store, question: str, *, parser: Parser, ontology: Ontology) -> Reply:
    """Return the answers to a question; raise `QuestionError` with what is not understood of it."""
    known = _Known.of(store.entities(), question)
    authority = known.authority(question)
    document = from_paragraphs([question], name="question", language=min(parser.languages))
    sentences = list(authority.mark(parser.parse(document)))
    if len(sentences) != 1:
        raise QuestionError(f"question {question!r}: is not one sentence; ask one thing at a time")
    readings = _readings(document, sentences[0], ontology)
    return joined(reply(store, patterns) for patterns in _patterns(known, readings, ontology))


def _patterns(known: _Known, readings: Sequence[Sequence[Understood]], ontology: Ontology) -> list[list[Pattern]]:
    """Return the patterns of the meanings whose words are known in the graph; raise `QuestionError` where none is."""
    found, refused = list[list[Pattern]](), list[QuestionError]()
    for group in readings:
        try:
            found.append([_pattern(known, one, ontology) for one in group])
        except QuestionError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found


def _readings(document: Document, sentence: Sentence, ontology: Ontology) -> list[list[Understood]]:
    """Return what a question may mean: each meaning is a group, because "Oslo and Bergen" give two of each."""
    found = list(read_question(document, sentence, ontology))
    asked = sentence.text
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
    groups: dict[tuple[str, str, Wanted], list[Understood]] = {}
    for one in found:
        groups.setdefault((one.finding.rule, one.finding.relation, one.wanted), []).append(one)
    return list(groups.values())


def _left(group: Sequence[Understood]) -> list[str]:
    """Return the words that no reading of a group has."""
    return [word for word in group[0].left if all(word in one.left for one in group)]


def _written(finding: Finding) -> str:
    return f"{finding.subject.text} - {finding.relation} - {finding.object.text}"


def _pattern(known: _Known, understood: Understood, ontology: Ontology) -> Pattern:
    finding, wanted = understood.finding, understood.wanted
    since, until = _time(finding)
    classes, words = _kind(understood, ontology)
    counted = _counted(understood)
    free = {wanted, understood.open, counted}
    ends = {end: known.ids(filler) for end, filler in _ends(finding) if end not in free}
    qualifiers = ((name, filler) for name, filler in finding.qualifiers if isinstance(filler, Mention))
    speakers = finding.attribution if wanted is not Wanted.SPEAKER else ()
    return Pattern(
        relation=finding.relation,
        wanted=wanted,
        subject=ends.get(Wanted.SUBJECT, ()),
        object=ends.get(Wanted.OBJECT, ()),
        qualifiers=tuple((name, known.ids(filler)) for name, filler in qualifiers),
        speakers=tuple(one for speaker in speakers for one in known.ids(speaker)),
        figures=_figures(finding),
        modality=finding.modality,
        polarity=finding.polarity,
        since=since,
        until=until,
        classes=classes,
        words=words,
        counted=counted or "",
    )


def _counted(understood: Understood) -> Wanted | None:
    """Return the end of which is asked how much or how many there is, in place of a figure beside it."""
    if understood.wanted is not Wanted.AMOUNT or understood.kind is None:
        return None
    return Wanted.SUBJECT if understood.kind == understood.finding.subject else Wanted.OBJECT


def _ends(finding: Finding) -> Iterator[tuple[Wanted, Filler]]:
    yield from ((Wanted.SUBJECT, finding.subject), (Wanted.OBJECT, finding.object))


def _kind(understood: Understood, ontology: Ontology) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the classes and words that narrow the answer: "which countries", "which minister", "how many ships"."""
    kind, wanted = understood.kind, understood.wanted
    if wanted is Wanted.AMOUNT and kind is not None:
        return (), () if kind.head in SUMS else (kind.head,)
    if wanted not in (Wanted.SUBJECT, Wanted.OBJECT):
        return (), ()
    if kind is None:
        return (PEOPLE if _who(understood) else ()), ()
    named = {one.label.lower() for one in ontology.classes.values()}
    return (kind.type,), () if kind.head in named else (kind.head,)


def _who(understood: Understood) -> bool:
    asked = understood.finding.subject if understood.wanted is Wanted.SUBJECT else understood.finding.object
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


@dataclass(frozen=True)
class _Known:
    """The entities whose names, or words of them, stand in a question."""

    entities: tuple[Entity, ...]

    @classmethod
    def of(cls, entities: Iterable[Entity], question: str) -> _Known:
        asked = _words(question)
        return cls(tuple(one for one in entities if any(_words(name) & asked for name in (one.name, *one.aliases))))

    def authority(self, question: str) -> Authority:
        """Return what marks the names of entities in the question, each as it is written there."""
        found: dict[str, Entry] = {}
        for one in self.entities:
            for name in (one.name, *one.aliases):
                if name[:1].isupper() and name.lower() in question.lower():
                    found.setdefault(fold(name), Entry(name, (), one.type, self.iri(one)))
        return Authority(tuple(found.values()))

    def iri(self, entity: Entity) -> str:
        return f"urn:kg:{entity.id}"

    def ids(self, filler: Filler) -> tuple[str, ...]:
        """Return the ids of what a phrase means: what is called so, or else what has all its words in a name.

        Raise `QuestionError` where nothing in the graph is called so.
        """
        if isinstance(filler, Value):
            return ()
        wanted = _words(filler.text)
        named = [(one, [_words(name) for name in (one.name, *one.aliases)]) for one in self.entities]
        full = filler.kind is MentionKind.NAME and len(wanted) > 1  # "Lee" may be each one of that name
        exact = [one.id for one, names in named if full and wanted in names]
        within = [one.id for one, names in named if any(wanted and wanted <= name for name in names)]
        if not (exact or within):
            raise QuestionError(f"question: nothing in the graph is called {filler.text!r}; {self._hint(filler.text)}")
        return tuple(exact or within)

    def _hint(self, text: str) -> str:
        names = sorted({name for one in self.entities for name in (one.name, *one.aliases)})
        near = difflib.get_close_matches(text, names, n=2)
        return f"did you mean {' or '.join(near)}?" if near else "kg query entities lists what is"


def _words(text: str) -> frozenset[str]:
    """Return the words of a name that tell something, in lower case; an adjective of a state is taken for its name."""
    words = (_state(word) for word in fold(text).split())
    return frozenset(word for word in words if word not in SMALL)


def _state(word: str) -> str:
    known = world.lookup(word) if word[:1].isupper() else None
    return fold(known.canonical).lower().replace(" ", "-") if known and known.type == "Country" else word.lower()
