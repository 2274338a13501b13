"""`kg ontology`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.console import listing
from kg.cli.options import ontology_option
from kg.errors import OntologyError
from kg.rdf.ontology import load_ontology
from kg.schema import Frame, Ontology

__all__ = ["command"]


@click.command("ontology")
@click.argument("name", required=False)
@ontology_option
def command(*, name: str | None, ontologies: tuple[Path, ...]) -> None:
    """List the classes and relations that kg knows.

    With a NAME, tell all about that class or relation: its meaning, what may stand at its ends, and the words that
    evoke it.
    """
    ontology = load_ontology(ontologies)
    listing(_about(ontology, name) if name else _all(ontology))


def _all(ontology: Ontology) -> Iterator[tuple[str, str, str]]:
    for cls in ontology.classes.values():
        yield "classes", cls.name, cls.definition or cls.label
    for relation in ontology.relations.values():
        yield "relations", relation.name, relation.definition


def _about(ontology: Ontology, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what there is to say about a class or a relation."""
    if name in ontology.relations:
        yield from _about_relation(ontology, name)
    elif name in ontology.classes:
        yield from _about_class(ontology, name)
    else:
        near = difflib.get_close_matches(name, [*ontology.relations, *ontology.classes], n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "kg ontology lists all"
        raise OntologyError(f"{name!r}: no class or relation has this name; {hint}")


def _about_relation(ontology: Ontology, name: str) -> Iterator[tuple[str, str, str]]:
    relation = ontology.relations[name]
    yield name, "meaning", relation.definition
    yield name, "subject", " or ".join(relation.domain)
    yield name, "object", " or ".join(relation.range)
    yield name, "kind", "lasts" if relation.state else f"happens, as {relation.event or 'an event'}"
    if relation.symmetric:
        yield name, "symmetric", "subject and object may change places"
    for frame in ontology.frames:
        if frame.relation == name:
            yield from _about_frame(frame)


def _about_frame(frame: Frame) -> Iterator[tuple[str, str, str]]:
    title = f"frame {frame.rule}"
    yield title, frame.pos.lower(), ", ".join(frame.lemmas)
    for role, places in frame.roles.items():
        yield title, role, " or ".join(places)
    for example in frame.examples:
        yield title, "example", example


def _about_class(ontology: Ontology, name: str) -> Iterator[tuple[str, str, str]]:
    yield name, "meaning", ontology.classes[name].definition
    for ancestor in dict.fromkeys(ontology.ancestors(name)):
        if ancestor != name:
            yield name, "is a", ancestor
    for relation in ontology.relations.values():
        if ontology.is_a(name, *relation.domain):
            yield f"relations of a {name}", relation.name, relation.definition
