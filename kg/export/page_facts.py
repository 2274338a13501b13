"""What a page must know beyond what it shows, so that it can write Turtle as kg does: names of terms, values, spans.

The shell's `facts.js` reads it. What the graph keeps only for itself is left out: the texts of articles, files by
their folders, which appearance was taken for whom, and the words of the text but those of dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from pyoxigraph import Literal

from kg.errors import StoreError
from kg.export.page_graph import key_of
from kg.export.page_rows import BEST, Numbers, Quotes, best_evidence
from kg.export.page_text import clean, link_of, pieces
from kg.model import Claim, Document, Entity, Evidence, Modality, Node, Value
from kg.periods import bounds
from kg.rdf.quads import evidence_id
from kg.rdf.values import is_stable, shortest, value_term
from kg.rdf.vocabulary import DEFAULT_BASE, PREFIXES, Names
from kg.schema import Ontology

__all__ = ["page_facts"]

EPOCH = 719_163  # what Python calls the first day of 1970, from which browsers count
MODALITIES = tuple(Modality)
NAMESPACES = ("kg", "modality", "dcterms", "edtf", "oa", "owl", "prov", "rdf", "schema", "sem", "skos", "xsd")


def page_facts(
    claims: Sequence[Claim],
    nodes: Iterable[Node],
    *,
    numbers: Numbers,
    ontology: Ontology,
    quotes: Quotes = BEST,
    base: str = DEFAULT_BASE,
) -> dict[str, Any]:
    """Return the facts; `nodes` are in the order of their numbers."""
    rules = sorted({evidence.rule for claim in claims for evidence in claim.evidence})
    places = {rule: place for place, rule in enumerate(rules)}
    return {
        "base": base,
        "prefixes": {name: PREFIXES[name] for name in NAMESPACES},
        "iris": dict(sorted(_own_terms(claims, nodes := list(nodes), ontology))),
        "rules": list(map(clean, rules)),
        "modalities": [modality.value for modality in MODALITIES],
        "things": [_thing(node, base) for node in nodes],
        "claims": [_claim(claim, numbers, places, quotes, base) for claim in claims],
        "articles": [_article(document) for _, _, document in numbers.articles.values()],
    }


def _own_terms(claims: Iterable[Claim], nodes: Iterable[Node], ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield the terms that are not in the namespace of kg, with their IRIs."""
    used = {name for claim in claims for name in (claim.predicate, *(name for name, _ in claim.qualifiers))}
    used |= {node.type for node in nodes if isinstance(node, Entity)}
    return ((name, iri) for name, iri in ontology.iris.items() if name in used)


def _thing(node: Node, base: str) -> list[Any]:
    """Return of an entity which of its addresses are certain, by place; of a value all that tells it from others."""
    if isinstance(node, Value):
        return _value(node, base)
    addresses = list(filter(None, map(link_of, node.links)))
    return [place for place, address in enumerate(addresses) if address in map(link_of, node.same)]


def _value(value: Value, base: str) -> list[str]:
    """Return value, datatype, id (none for a literal), unit, limit, and whether stores would write it otherwise."""
    key = "" if _is_literal(value, base) else _hashed(lambda: value.key)
    parts = map(clean, (value.value, value.datatype, key, value.unit, value.limit))
    return _shortened([*parts, "" if is_stable(value) else "1"])


def _is_literal(value: Value, base: str) -> bool:
    """Tell whether a literal says all of a value; one that no store can hold is none."""
    try:
        return isinstance(value_term(value, Names(base)), Literal)
    except (StoreError, UnicodeEncodeError):
        return False


def _hashed(make: Callable[[], str]) -> str:
    """Return an id; none for text with half a character in it, which no graph can hold."""
    try:
        return make()
    except UnicodeEncodeError:
        return ""


def _claim(claim: Claim, numbers: Numbers, rules: dict[str, int], quotes: Quotes, base: str) -> list[Any]:
    """Return the modality, the days, the qualifiers that are no nodes with their places and words, and the evidence."""
    plain = [
        [place, clean(node.text), *_value(node, base)]
        for place, (_, node) in enumerate(claim.qualifiers)
        if isinstance(node, Value) and key_of(node) not in numbers.nodes
    ]
    evidence = [_evidence(claim, found, rules, quotes) for found in best_evidence(claim.evidence, most=quotes.most)]
    return [MODALITIES.index(claim.modality), list(_days(claim)), plain, evidence]


def _days(claim: Claim) -> Iterator[list[int | None]]:
    """Yield the first and the last day of each date, counted as browsers do; None where an end is open."""
    for name, node in claim.qualifiers:
        if name == "date" and isinstance(node, Value):
            ends = [day.toordinal() - EPOCH if day else None for day in bounds(node.value)]
            if ends != [None, None]:
                yield ends


def _evidence(claim: Claim, evidence: Evidence, rules: dict[str, int], quotes: Quotes) -> list[Any]:
    """Return id, rule, confidence, and the spans of the two ends where the marks of the quote do not tell them."""
    found = [
        _hashed(lambda: evidence_id(claim.id, evidence)),
        rules[evidence.rule],
        float(shortest(evidence.confidence)),
    ]
    spans = (evidence.subject, evidence.object)
    return found if _marked(evidence, quotes) == spans else [*found, *spans]


def _marked(evidence: Evidence, quotes: Quotes) -> tuple[tuple[int, int], ...]:
    """Return the spans as a reader of the pieces would tell them; none where these are not the whole quote."""
    cut = pieces(evidence, length=quotes.length)
    if "".join(text for text, _ in cut) != evidence.quote:
        return ()
    return tuple(_span_of(name, cut, evidence.start) for name in "so")


def _span_of(name: str, cut: Sequence[Sequence[str]], start: int) -> tuple[int, int]:
    """Return where the pieces with a mark begin and end."""
    ends = [*accumulate((len(text) for text, _ in cut), initial=start)]
    marked = [place for place, (_, role) in enumerate(cut) if name in role]
    return (ends[marked[0]], ends[marked[-1] + 1]) if marked else (0, 0)


def _article(document: Document | None) -> list[Any]:
    """Return language, and whether the title that is shown is that of the article."""
    return [clean(document.language), int(bool(document.title))] if document else []


def _shortened(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    return row if not row or row[-1] else _shortened(row[:-1])
