"""Relations made of the words of a question, for what the ontology has no relation for: "Who designed the bridge?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Sentence
from kg.schema import Frame, Ontology, Relation

__all__ = ["worded"]

ANYTHING = ("Thing",)
FILLERS = (*ANYTHING, "xsd:decimal", "xsd:integer")
EMPTY = frozenset({"do", "be", "have"})  # verbs that tell nothing by themselves
# What a relation goes to: each has one of its own, for to study in a town is not to study with somebody.
WAYS = ("about", "against", "at", "for", "from", "in", "into", "on", "to", "with")
OBJECTS = {"": ("obj", "xcomp", "ccomp"), **{f"-{way}": (f"obl:{way}",) for way in WAYS}}
BESIDE = {"recipient": ("iobj", "obl:to"), "purpose": ("obl:for",)}


def worded(sentences: Iterable[Sentence], ontology: Ontology) -> Ontology:
    """Return an ontology with relations for the verbs of a question beside its own."""
    verbs = {token.lemma.lower() for one in sentences for token in one.tokens if token.pos == "VERB"}
    lemmas = sorted(verbs - EMPTY)
    made = [pair for lemma in lemmas if lemma.isalpha() and lemma.isascii() for pair in _made(lemma)]
    relations = {relation.name: relation for relation, _ in made}
    return replace(
        ontology,
        relations={**ontology.relations, **relations},
        frames=(*ontology.frames, *(frame for _, frame in made)),
    )


def _made(lemma: str) -> Iterator[tuple[Relation, Frame]]:
    for suffix, roles in OBJECTS.items():
        name = f"{lemma}{suffix}"
        beside = {role: places for role, places in BESIDE.items() if not {*places} & {*roles}}
        frame = Frame(f"asked-{name}", name, (lemma,), "VERB", {"subject": ("nsubj",), "object": roles, **beside})
        yield Relation(name, name.replace("-", " "), ANYTHING, FILLERS), frame
