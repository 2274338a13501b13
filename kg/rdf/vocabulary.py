"""The names that a graph is written in: namespaces, terms, and the IRIs of our own things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.records import Record

__all__ = [
    "DEFAULT_BASE",
    "PREFIXES",
    "Names",
    "check_base",
    "datatype",
    "kg",
    "literal",
    "local_name",
    "named",
    "node",
    "prefixes_of",
    "term",
]

DEFAULT_BASE = "https://example.org/kg/id/"

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "frame": "https://example.org/kg/frame/",
    "kg": "https://example.org/kg/ns#",
    "modality": "https://example.org/kg/modality/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "plover": "https://example.org/kg/plover/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "role": "https://example.org/kg/role/",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

KINDS = ("claim", "document", "entity", "event", "evidence", "judgement", "value")  # what the graph's own IRIs name
LOCAL_NAME = r"[A-Za-z][A-Za-z0-9_-]*"
SPAN = r"(.+)#char=(\d+),(\d+)"


def prefixes_of(base: str, namespaces: Iterable[str] = PREFIXES) -> dict[str, str]:
    """Return the prefixes of a graph: those of namespaces, ``id:``, and one for each kind of its own things."""
    own = {"id": base, **{kind: f"{base}{kind}/" for kind in KINDS}}
    return {**{name: PREFIXES[name] for name in namespaces}, **own}


@cache
def term(name: str) -> NamedNode:
    """Return the term with this prefixed name.

    >>> term("rdf:type").value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def kg(name: str) -> NamedNode:
    """Return the term of the ontology with this local name; raise `StoreError` where it cannot be one."""
    if not (name.isascii() and name.isalpha()) and not re.fullmatch(LOCAL_NAME, name):
        raise StoreError(f"term {name!r}: not a name of the ontology; use letters, digits, - and _")
    return NamedNode(PREFIXES["kg"] + name)


def named(name: str, iris: Mapping[str, str]) -> NamedNode:
    """Return the term with this name: of another namespace where `iris` has it, and otherwise of the ontology of kg."""
    return NamedNode(iris[name]) if name in iris else kg(name)


def datatype(name: str) -> NamedNode:
    """Return the datatype that a `kg.model.Value` names, such as ``xsd:decimal``; raise `StoreError` for others."""
    from kg.periods import EDTF  # calendars are for those who write dates

    if name != EDTF and not (name.startswith("xsd:") and re.fullmatch(LOCAL_NAME, name[4:])):
        raise StoreError(f"datatype {name!r}: not known; use one of XML Schema, such as xsd:decimal")
    return term(name)


def node(iri: str) -> NamedNode:
    """Return an IRI from outside as a node; raise `StoreError` where it is none.

    >>> node("http://www.wikidata.org/entity/Q17").value
    'http://www.wikidata.org/entity/Q17'
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise StoreError(f"IRI {iri!r}: {error}; correct it or leave it out") from None


def literal(text: str) -> Literal:
    """Return a text as a plain literal; raise `StoreError` where it is no Unicode (a half of a surrogate pair)."""
    try:
        return Literal(text)
    except ValueError:
        raise StoreError(f"text {text[:40]!r}: holds half a character; write it in Unicode") from None


@cache
def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI.

    >>> local_name("https://example.org/kg/ns#met")
    'met'
    """
    return re.split(r"[#/]", iri)[-1]


def _quoted(identifier: str) -> str:
    """Return an id as it is written in an IRI; nearly all are digits and letters, of which nothing has to be quoted."""
    if identifier.isascii() and identifier.isalnum():
        return identifier
    from urllib.parse import quote  # slow to load

    return quote(identifier, safe="")


def _unquoted(written: str) -> str:
    if "%" not in written:
        return written
    from urllib.parse import unquote

    return unquote(written)


class Names(Record):
    """The IRIs of documents, entities, claims ... below one base, and the ids back from them.

    >>> names = Names()
    >>> names.span("d1", 0, 4).value
    'https://example.org/kg/id/document/d1#char=0,4'
    >>> names.id_of(names.entity("e1"))
    'e1'
    """

    base: str = DEFAULT_BASE

    def _name(self, kind: str, identifier: str) -> NamedNode:
        return NamedNode(f"{self.base}{kind}/{_quoted(identifier)}")

    def document(self, identifier: str) -> NamedNode:
        """Return the IRI of a document, which is also the name of its graph."""
        return self._name("document", identifier)

    def span(self, document: str, start: int, end: int) -> NamedNode:
        """Return the IRI of a stretch of a document's text (RFC 5147), in code points."""
        return NamedNode(f"{self.document(document).value}#char={start},{end}")

    def entity(self, identifier: str) -> NamedNode:
        """Return the IRI of an entity."""
        return self._name("entity", identifier)

    def value(self, identifier: str) -> NamedNode:
        """Return the IRI of a typed value."""
        return self._name("value", identifier)

    def claim(self, identifier: str) -> NamedNode:
        """Return the IRI of a claim."""
        return self._name("claim", identifier)

    def attribution(self, claim: str, rank: int) -> NamedNode:
        """Return the IRI of one step in a claim's chain of attribution; 1 is the nearest to the reader."""
        return NamedNode(f"{self.claim(claim).value}/attribution/{rank}")

    def evidence(self, identifier: str) -> NamedNode:
        """Return the IRI of an evidence."""
        return self._name("evidence", identifier)

    def appearance(self, document: str, entity: str) -> NamedNode:
        """Return the IRI of an entity as one article shows it, under the id that the article gives it."""
        return NamedNode(f"{self.document(document).value}#entity={_quoted(entity)}")

    def judgement(self, identifier: str) -> NamedNode:
        """Return the IRI of a judgement."""
        return self._name("judgement", identifier)

    def event(self, identifier: str) -> NamedNode:
        """Return the IRI of an event."""
        return self._name("event", identifier)

    @property
    def edges(self) -> NamedNode:
        """Return the name of the graph of plain triples."""
        return NamedNode(self.base + "edges")

    @property
    def judgements(self) -> NamedNode:
        """Return the name of the graph of what people have judged; rebuilding leaves it alone."""
        return NamedNode(self.base + "judgements")

    @property
    def identities(self) -> NamedNode:
        """Return the name of the graph of what rules have judged: which appearances are of one entity, and why."""
        return NamedNode(self.base + "identities")

    @property
    def stories(self) -> NamedNode:
        """Return the name of the graph of which articles are copies of one text."""
        return NamedNode(self.base + "stories")

    @property
    def events(self) -> NamedNode:
        """Return the name of the graph of what happened, as one or more articles tell it."""
        return NamedNode(self.base + "events")

    @property
    def unsettled(self) -> NamedNode:
        """Return the name of the graph of what must be compared again, because articles came or went."""
        return NamedNode(self.base + "unsettled")

    @property
    def notes(self) -> NamedNode:
        """Return the name of the graph of what people have added by an update."""
        return NamedNode(self.base + "notes")

    @property
    def ontology(self) -> NamedNode:
        """Return the name of the graph of terms that files beside the ontology of kg define."""
        return NamedNode(self.base + "ontology")

    @property
    def store(self) -> NamedNode:
        """Return the name of the store, and of the graph that describes it."""
        return NamedNode(self.base + "store")

    def id_of(self, iri: NamedNode) -> str:
        """Return the id from the IRI of a document, entity, value, claim, evidence or event."""
        return _unquoted(iri.value.rpartition("/")[2])

    def appearance_of(self, iri: NamedNode) -> tuple[str, str]:
        """Return document id and entity id from the IRI of an appearance; raise `StoreError` for another IRI."""
        document, mark, entity = iri.value.partition("#entity=")
        if not mark:
            raise StoreError(f"{iri.value}: not an entity of a document; build the graph again from its articles")
        return self.id_of(NamedNode(document)), _unquoted(entity)

    def span_of(self, iri: NamedNode) -> tuple[str, int, int]:
        """Return document id, start and end from the IRI of a span; raise `StoreError` for another IRI."""
        match = re.fullmatch(SPAN, iri.value)
        if not match:
            raise StoreError(f"{iri.value}: not a span of a document; build the graph again from its articles")
        return self.id_of(NamedNode(match[1])), int(match[2]), int(match[3])


def check_base(base: str) -> str:
    """Return the base IRI, or raise `StoreError` where no IRI can be built on it."""
    if not base.endswith(("/", "#")) or not base.startswith(("http://", "https://", "urn:")):
        raise StoreError(f"base {base!r}: must be an http(s) or urn IRI that ends in / or #")
    return node(base).value
