"""What hand-written Turtle files say, by subject, and how to complain about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import OntologyError
from kg.rdf.facts import Facts
from kg.rdf.vocabulary import LOCAL_NAME, PREFIXES, local_name, term

__all__ = ["Terms"]

OURS = tuple(PREFIXES[prefix] for prefix in ("kg", "frame"))


@dataclass(frozen=True, slots=True)
class Terms:
    """The facts about each subject by IRI, and the name of the file that tells them."""

    facts: Mapping[str, Facts]
    files: Mapping[str, str]

    def of(self, kind: NamedNode) -> Iterator[Facts]:
        """Yield what is known about each instance of a class, sorted by IRI."""
        return (facts for facts in self.facts.values() if kind in facts.nodes(term("rdf:type")))

    def name(self, facts: Facts) -> str:
        """Return the local name of a term, of whatever namespace; raise `OntologyError` where it has none."""
        name = local_name(facts.subject.value)
        if not re.fullmatch(LOCAL_NAME, name):
            raise self.error(facts.subject.value, "must end in / or # and a name of letters, digits, - and _")
        return name

    def names(self, *kinds: NamedNode) -> dict[str, str]:
        """Return the IRIs of the instances of some classes by name; raise `OntologyError` where two share a name."""
        found: dict[str, str] = {}
        for facts in (facts for kind in kinds for facts in self.of(kind)):
            iri, name = facts.subject.value, self.name(facts)
            if found.setdefault(name, iri) != iri:
                ours, theirs = sorted((iri, found[name]), key=lambda one: one.startswith(OURS), reverse=True)
                raise self.error(theirs, f"has the name of {ours}; choose another name")
        return found

    def check_kinds(self, kinds: Collection[str]) -> None:
        """Raise `OntologyError` where something is said to be of a class that is not defined: a slip of the pen."""
        for facts in self.facts.values():
            for kind in facts.nodes(term("rdf:type")):
                ours = kind.value.startswith(PREFIXES["kg"])
                if ours and local_name(kind.value) not in kinds and kind.value not in self.facts:
                    raise self.unknown(facts, "kind of term", f"kg:{local_name(kind.value)}", kinds)

    def known(self, facts: Facts, kind: str, iri: str, known: Mapping[str, str]) -> str:
        """Return the name of a term that another one refers to; raise `OntologyError` where there is none."""
        name = local_name(iri)
        if known.get(name) != iri:
            raise self.unknown(facts, kind, name or iri, known)
        return name

    def error(self, iri: str, message: str) -> OntologyError:
        """Return an error about a term, with its file."""
        return OntologyError(f"{self.files.get(iri, 'ontology')}: {local_name(iri)}: {message}")

    def unknown(self, facts: Facts, kind: str, name: str, known: Iterable[str]) -> OntologyError:
        """Return the error that a term names something that does not exist, with what does."""
        return self.error(facts.subject.value, f"unknown {kind} {name!r}; known are {', '.join(sorted(known))}")
