"""`kg ontology`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.console import Progress, listing, note
from kg.cli.options import model_option, ontology_option
from kg.cli.words import count
from kg.errors import OntologyError
from kg.pipeline import Engine, check_examples
from kg.query.cells import plain
from kg.rdf.ontology import load_ontology
from kg.schema import Frame, Ontology

__all__ = ["command"]


@click.command("ontology")
@click.argument("name", required=False)
@ontology_option
@model_option
@click.option("--check", is_flag=True, help="Read the example sentences of the frames, and list what is read wrongly.")
def command(*, name: str | None, ontologies: tuple[Path, ...], model: str, check: bool) -> int:
    """List the classes and relations that kg knows, and the frames that find them.

    With a NAME, tell all about that class or relation: its meaning, what may stand at its ends, and the words that
    evoke it. With --check, each example of a frame must give a claim by that frame, and each counter-example none;
    the exit code is 1 if one does not.
    """
    ontology = load_ontology(ontologies)
    if name:
        _check_name(ontology, name)
    if check:
        return _check(Engine(model, ontologies), relations=(name,) if name else ())
    listing(_about(ontology, name) if name else _all(ontology))
    return 0


def _check(engine: Engine, *, relations: tuple[str, ...]) -> int:
    """Print what is read wrongly, and return the exit code."""
    sentences = faults = 0
    with Progress() as progress:
        for checked in check_examples(engine, relations=relations):
            sentences += bool(checked.sentence)
            progress.say(f"{count(sentences, 'sentence')}: {checked.frame.rule}")
            if checked.fault:
                faults += 1
                progress.say("")
                sentence = f' "{checked.sentence}"' if checked.sentence else ""
                click.echo(plain(f"frame {checked.frame.rule} for {checked.frame.relation}:{sentence} {checked.fault}"))
    note(f"{count(sentences, 'sentence')} read, {count(faults, 'fault')}")
    return 1 if faults else 0


def _all(ontology: Ontology) -> Iterator[tuple[str, str, str]]:
    for cls in ontology.classes.values():
        yield "classes", cls.name, cls.definition or cls.label
    for relation in ontology.relations.values():
        yield "relations", relation.name, relation.definition
    for frame in ontology.frames:
        yield "frames", frame.rule, f"{frame.relation}: {next(iter(frame.examples), ', '.join(frame.lemmas))}"


def _check_name(ontology: Ontology, name: str) -> None:
    if name not in ontology.relations and name not in ontology.classes:
        near = difflib.get_close_matches(name, [*ontology.relations, *ontology.classes], n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "kg ontology lists all"
        raise OntologyError(f"{name!r}: no class or relation has this name; {hint}")


def _about(ontology: Ontology, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what there is to say about a class or a relation."""
    about = _about_relation if name in ontology.relations else _about_class
    if name in ontology.iris:
        yield name, "IRI", ontology.iris[name]
    yield from about(ontology, name)


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
    for example in frame.counter_examples:
        yield title, "not in", example


def _about_class(ontology: Ontology, name: str) -> Iterator[tuple[str, str, str]]:
    yield name, "meaning", ontology.classes[name].definition
    for ancestor in dict.fromkeys(ontology.ancestors(name)):
        if ancestor != name:
            yield name, "is a", ancestor
    for relation in ontology.relations.values():
        if ontology.is_a(name, *relation.domain):
            yield f"relations of a {name}", relation.name, relation.definition
