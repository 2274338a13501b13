"""The SHACL shapes of an ontology: those of shapes.ttl, and those that follow from domains and ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.rdf.vocabulary import PREFIXES, named
from kg.resources import ontology_folder
from kg.schema import Ontology, Relation

__all__ = ["CLAIMS_OF", "shapes_of"]

CLAIMS_OF = "urn:kg:claims-of:"  # class of the claims with one predicate, in the data that is validated only
HEADER = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def shapes_of(ontology: Ontology) -> str:
    """Return all shapes as Turtle."""
    own = (ontology_folder() / "shapes.ttl").read_text(encoding="utf-8")
    relations = (_relation_shape(relation, ontology) for relation in ontology.relations.values())
    return "\n".join([own, HEADER, *_vocabulary_shapes(ontology), *relations])


def _vocabulary_shapes(ontology: Ontology) -> Iterator[str]:
    """Yield the shapes that keep names outside of the ontology out."""
    relations = " ".join(str(named(name, ontology.iris)) for name in ontology.relations)
    classes = " ".join(str(named(name, ontology.iris)) for name in ontology.classes)
    yield (
        "<urn:kg:shape:predicates> a sh:NodeShape ; sh:targetObjectsOf rdf:predicate ;"
        f' sh:in ( {relations} ) ; sh:message "the predicate is not in the ontology; add --ontology FILE" .'
    )
    yield (
        "<urn:kg:shape:classes> a sh:NodeShape ; sh:targetSubjectsOf skos:prefLabel ;"
        f" sh:property [ sh:path rdf:type ; sh:in ( {classes} ) ;"
        ' sh:message "its class is not in the ontology; add --ontology FILE" ] .'
    )


def _relation_shape(relation: Relation, ontology: Ontology) -> str:
    return (
        f"<urn:kg:shape:{relation.name}> a sh:NodeShape ; sh:targetClass <{CLAIMS_OF}{relation.name}> ;"
        f" sh:property {_end_shape('subject', relation.name, relation.domain, ontology)} ,"
        f" {_end_shape('object', relation.name, relation.range, ontology)} ."
    )


def _end_shape(end: str, relation: str, kinds: Sequence[str], ontology: Ontology) -> str:
    choices = " ".join(choice for kind in kinds for choice in _choices(kind, ontology))
    message = f"the {end} of {relation} must be one of {', '.join(kinds)}"
    return f'[ sh:path rdf:{end} ; sh:or ( {choices} ) ; sh:message "{message}" ]'


def _choices(kind: str, ontology: Ontology) -> Iterator[str]:
    """Yield the shapes of what may stand where a class or a datatype is asked for."""
    if kind.startswith("xsd:"):
        yield f"[ sh:datatype {kind} ]"
        yield f"[ sh:property [ sh:path kg:value ; sh:minCount 1 ; sh:datatype {kind} ] ]"
    else:
        yield f"[ sh:class {named(kind, ontology.iris)} ]"
