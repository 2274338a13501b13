"""Claims and sentences as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Document, Modality, Polarity, Value
from kg.query.witnesses import Witness
from kg.schema import Ontology

__all__ = ["claim_words", "title_of", "witness_line"]


def claim_words(claim: Claim, ontology: Ontology) -> str:
    """Return a claim in words, with its day and all that keeps it from being a bare fact."""
    relation = ontology.relations.get(claim.predicate)
    days = (node.value for name, node in claim.qualifiers if name == "date" and isinstance(node, Value))
    says = ", ".join(one.name for one in claim.attribution)
    marks = (*list(days)[:1], *_stance(claim), *([f"according to {says}"] if says else []))
    words = f"{claim.subject.name} {relation.label if relation else claim.predicate} {claim.object.name}"
    return f"{words} ({'; '.join(marks)})" if marks else words


def _stance(claim: Claim) -> Iterator[str]:
    if claim.modality is not Modality.ASSERTED:
        yield str(claim.modality)
    if claim.polarity is Polarity.NEGATIVE and claim.modality is not Modality.DENIED:
        yield "negative"


def witness_line(witness: Witness) -> str:
    """Return a sentence with its article and day, and all that keeps its claim from being a bare fact."""
    claim, article = witness.claim, witness.article
    day = [article.published.isoformat()] if article.published else []
    says = [f"says {' citing '.join(one.name for one in claim.attribution)}"] if claim.attribution else []
    notes = ", ".join((title_of(article), *day, *_stance(claim), *says))
    return f"\u201c{witness.evidence.quote}\u201d {notes}"


def title_of(article: Document) -> str:
    """Return what people call an article: its title, its source, or its id."""
    return article.title or next(iter(article.sources), article.id)
