"""The ontology from its Turtle files: classes, relations, frames, operators and lists of words.

Every mistake is an `OntologyError` that names file and term, because the files are written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import OntologyError
from kg.model import content_id
from kg.rdf.facts import Facts, Thing
from kg.rdf.frames import read_frames, read_lexicons, read_operators
from kg.rdf.terms import Terms
from kg.rdf.values import Part
from kg.rdf.vocabulary import PREFIXES, kg, local_name, term
from kg.resources import ontology_folder
from kg.schema import Class, Ontology, Relation

__all__ = ["definitions", "load_ontology", "name_files", "ontology_version", "read_terms"]

SHAPES = "shapes.ttl"  # constraints on graphs: nothing to learn from them here
DEFINED = (kg("EventRelation"), kg("StateRelation"), kg("Qualifier"))  # beside classes
KINDS = frozenset({"Relation", "EventRelation", "StateRelation", "Qualifier", "Frame", "Operator", "Lexicon"})
TYPE = term("rdf:type").value
# What a graph remembers of its own terms; names would make entities of them.
REMEMBERED = frozenset(
    term(name).value
    for name in (
        *("rdf:type", "rdfs:label", "rdfs:comment", "rdfs:subClassOf", "rdfs:subPropertyOf"),
        *("skos:definition", "skos:closeMatch", "skos:exactMatch", "skos:scopeNote"),
        *("kg:domain", "kg:range", "kg:eventClass", "kg:colour"),
    )
)
NUMBERS = ("xsd:decimal", "xsd:integer")  # what `kg:range kg:Value` allows


def load_ontology(extra: Iterable[Path] = (), *, known: Iterable[Part] = ()) -> Ontology:
    """Return the ontology of the package, with more terms from other Turtle files.

    `known` are triples about terms that a graph remembers; what the files say of a term counts instead. Raise
    `OntologyError` for what cannot be read, and for terms that contradict each other or do not exist.
    """
    terms = read_terms(extra, known)
    terms.check_kinds(KINDS)
    names = terms.names(term("owl:Class"), *DEFINED)
    classes = {cls.name: cls for cls in _classes(terms)}
    kinds = {name: names[name] for name in classes}
    relations = {relation.name: relation for relation in sorted(_relations(terms, kinds), key=lambda one: one.name)}
    frames = sorted(read_frames(terms, {name: names[name] for name in relations}), key=lambda frame: frame.name)
    iris = {name: iri for name, iri in names.items() if not iri.startswith(PREFIXES["kg"])}
    return Ontology(classes, relations, tuple(frames), tuple(read_operators(terms)), read_lexicons(terms), iris)


def definitions(extra: Iterable[Path]) -> tuple[Part, ...]:
    """Return the triples by which files define classes, relations and qualifiers, sorted: what a graph remembers."""
    triples = [triple for path in extra for triple in _triples(path)]
    kinds = {term("owl:Class"), *DEFINED}
    defined = {subject for subject, predicate, thing in triples if predicate == TYPE and thing in kinds}
    kept = {
        (NamedNode(subject), NamedNode(predicate), thing)
        for subject, predicate, thing in triples
        if subject in defined and predicate in REMEMBERED
    }
    return tuple(sorted(kept, key=str))


def ontology_version(extra: Iterable[Path] = ()) -> str:
    """Return the versions that the ontology files declare, joined by commas."""
    terms = read_terms(extra)
    found = (facts.text(term("owl:versionInfo")) for facts in terms.of(term("owl:Ontology")))
    return ", ".join(sorted(version for version in found if version))


def name_files(extra: Iterable[Path]) -> str:
    """Return names and hashes of ontology files beside those of the package, joined by commas; empty without any."""
    return ", ".join(sorted({f"{path.name} {content_id('ontology', path.read_text('utf-8'))}" for path in extra}))


def read_terms(extra: Iterable[Path] = (), known: Iterable[Part] = ()) -> Terms:
    """Return what the ontology's files, the given ones and `known` say, by subject."""
    own = sorted(
        (path for path in ontology_folder().iterdir() if path.name.endswith(".ttl") and path.name != SHAPES),
        key=lambda path: path.name,
    )
    found: dict[str, dict[str, set[Thing]]] = {}
    files: dict[str, str] = {}
    for path in (*own, *extra):
        for subject, predicate, thing in _triples(path):
            found.setdefault(subject, {}).setdefault(predicate, set()).add(thing)
            files[subject] = path.name
    _remember(known, found, files)
    return Terms({subject: _facts(subject, values) for subject, values in sorted(found.items())}, files)


def _remember(known: Iterable[Part], found: dict[str, dict[str, set[Thing]]], files: dict[str, str]) -> None:
    told = frozenset(found)
    for node, predicate, thing in known:
        if node.value not in told:
            found.setdefault(node.value, {}).setdefault(predicate.value, set()).add(thing)
            files[node.value] = "terms of the graph"


def _facts(subject: str, values: Mapping[str, set[Thing]]) -> Facts:
    return Facts(NamedNode(subject), {predicate: sorted(things, key=str) for predicate, things in values.items()})


def _triples(path: Path | Traversable) -> Iterator[tuple[str, str, Thing]]:
    try:
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.predicate.value, quad.object
    except SyntaxError as error:
        raise OntologyError(f"{path.name}:{error.lineno}: {error.msg}; correct the Turtle") from None
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror}; name a Turtle file") from None


def _classes(terms: Terms) -> Iterator[Class]:
    """Yield the classes that are `kg:Thing` or `kg:Event` or below one of them, by name."""
    parents = {facts.subject.value: facts.nodes(term("rdfs:subClassOf")) for facts in terms.of(term("owl:Class"))}
    for facts in terms.of(term("owl:Class")):
        above = set(_above(facts.subject.value, parents, terms))
        if not above & {kg("Thing").value, kg("Event").value}:
            continue
        own = [parent.value for parent in parents[facts.subject.value] if parent.value in parents]
        yield Class(
            name=terms.name(facts),
            label=facts.text(term("rdfs:label")) or local_name(facts.subject.value),
            parents=tuple(sorted(map(local_name, own))),
            definition=facts.text(term("skos:definition")) or "",
            colour=facts.text(kg("colour")) or "",
        )


def _above(
    iri: str, parents: Mapping[str, list[NamedNode]], terms: Terms, below: tuple[str, ...] = ()
) -> Iterator[str]:
    if iri in below:
        raise terms.error(iri, "is its own ancestor; remove one rdfs:subClassOf")
    yield iri
    for parent in parents.get(iri, ()):
        yield from _above(parent.value, parents, terms, (*below, iri))


def _relations(terms: Terms, classes: Mapping[str, str]) -> Iterator[Relation]:
    for kind in ("EventRelation", "StateRelation"):
        for facts in terms.of(kg(kind)):
            yield _relation(terms, facts, classes, state=kind == "StateRelation")


def _relation(terms: Terms, facts: Facts, classes: Mapping[str, str], *, state: bool) -> Relation:
    plover = [iri.value for iri in facts.nodes(term("skos:closeMatch")) if iri.value.startswith(PREFIXES["plover"])]
    written = facts.text(kg("eventClass"))
    event = terms.known(facts, "class", written, classes) if written else ""
    return Relation(
        name=terms.name(facts),
        label=facts.text(term("rdfs:label")) or local_name(facts.subject.value),
        domain=tuple(_kinds(terms, facts, "domain", classes)),
        range=tuple(_kinds(terms, facts, "range", classes)),
        definition=_definition(terms, facts),
        symmetric=term("owl:SymmetricProperty") in facts.nodes(term("rdf:type")),
        state=state,
        event=event,
        plover=local_name(plover[0]) if plover else "",
    )


def _definition(terms: Terms, facts: Facts) -> str:
    definition = facts.text(term("skos:definition"))
    if not definition:
        raise terms.error(facts.subject.value, "has no skos:definition; say in a sentence what it means")
    return definition


def _kinds(terms: Terms, facts: Facts, end: str, classes: Mapping[str, str]) -> list[str]:
    """Return the classes and datatypes that may stand at one end of a relation, sorted."""
    found: set[str] = set()
    for node in facts.nodes(kg(end)):
        if node.value.startswith(PREFIXES["xsd"]):
            found.add(f"xsd:{local_name(node.value)}")
        elif node == kg("Value"):
            found.update(NUMBERS)
        else:
            found.add(terms.known(facts, "class", node.value, classes))
    if not found:
        raise terms.error(facts.subject.value, f"has no kg:{end}; name the classes that may stand there")
    return sorted(found)
