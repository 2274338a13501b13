"""What hand-written Turtle files say, by subject, and how to complain about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import OntologyError
from kg.rdf.facts import Facts
from kg.rdf.vocabulary import LOCAL_NAME, PREFIXES, local_name, term

__all__ = ["Terms"]


@dataclass(frozen=True, slots=True)
class Terms:
    """The facts about each subject by IRI, and the name of the file that tells them."""

    facts: Mapping[str, Facts]
    files: Mapping[str, str]

    def of(self, kind: NamedNode) -> Iterator[Facts]:
        """Yield what is known about each instance of a class, sorted by IRI."""
        return (facts for facts in self.facts.values() if kind in facts.nodes(term("rdf:type")))

    def name(self, facts: Facts, prefix: str) -> str:
        """Return the local name of a term; raise `OntologyError` where it is not in our namespace."""
        iri = facts.subject.value
        name = iri.removeprefix(PREFIXES[prefix])
        if name == iri or not LOCAL_NAME.fullmatch(name):
            raise self.error(iri, f"must be a plain name in the namespace {PREFIXES[prefix]}")
        return name

    def error(self, iri: str, message: str) -> OntologyError:
        """Return an error about a term, with its file."""
        return OntologyError(f"{self.files.get(iri, 'ontology')}: {local_name(iri)}: {message}")

    def unknown(self, facts: Facts, kind: str, name: str, known: Iterable[str]) -> OntologyError:
        """Return the error that a term names something that does not exist, with what does."""
        return self.error(facts.subject.value, f"unknown {kind} {name!r}; known are {', '.join(sorted(known))}")
