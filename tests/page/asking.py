"""The stories as a graph, to ask by SPARQL what a page shows by its filters and exports."""

from dataclasses import replace

from kg.model import Reading
from kg.rdf.facts import quad_source
from kg.rdf.quads import to_quads
from kg.rdf.vocabulary import DEFAULT_BASE, PREFIXES, local_name
from tests.page.examples import ontology

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def readings(claims, documents):
    """Yield what each article says, with its own evidence alone."""
    for document in documents:
        own = [(claim, tuple(e for e in claim.evidence if e.document == document.id)) for claim in claims]
        told = tuple(replace(claim, evidence=evidence) for claim, evidence in own if evidence)
        yield Reading(document, told, (), 1)


def graph(claims, documents):
    """Return claims and articles as a graph that can be asked."""
    return quad_source(quad for reading in readings(claims, documents) for quad in to_quads(reading, ontology()))


def ask(store, where, *names):
    """Return the rows of a query as tuples of what is left of terms without their namespaces."""
    rows = store.query(f"{HEAD}SELECT DISTINCT {' '.join(f'?{name}' for name in names)} WHERE {{ {where} }}")
    return {tuple(_short(row[name]) for name in names) for row in rows}


def _short(term):
    if term is None:
        return ""
    return local_name(term.value) if term.value.startswith((DEFAULT_BASE, *PREFIXES.values())) else term.value


def counted(pairs):
    """Return how many first values each second one has."""
    found = {}
    for one, name in set(pairs):
        found.setdefault(name, set()).add(one)
    return {name: len(ones) for name, ones in found.items()}
