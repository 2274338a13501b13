"""What a page knows, as rows for its script: short lists that refer to each other by number.

The shell's `data.js` reads them in the same order; the two files change together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.export.page_graph import Links, is_date, key_of
from kg.export.page_legend import line_of, standing_of, type_of
from kg.export.page_text import QUOTE_LENGTH, clean, link_of, links_first, pieces, source_name
from kg.model import Claim, Document, Entity, Evidence, Node, Polarity, Value

__all__ = [
    "ALL",
    "BEST",
    "NONE",
    "Articles",
    "Numbers",
    "Quotes",
    "article_rows",
    "best_evidence",
    "claim_row",
    "entity_row",
    "link_rows",
    "number",
    "number_articles",
]

MOST_ALIASES = 12
Row: TypeAlias = list[Any]
Articles: TypeAlias = dict[str, tuple[int, str, Document | None]]


@dataclass(frozen=True, slots=True)
class Quotes:
    """How much of the evidence is told: sentences of a claim, and characters of a sentence; None is for all."""

    most: int | None
    length: int | None


BEST = Quotes(3, QUOTE_LENGTH)  # the page says how many more sentences there are
ALL = Quotes(None, None)
NONE = Quotes(3, 0)  # articles without their words


@dataclass(frozen=True, slots=True)
class Numbers:
    """By which numbers rows refer to each other: their places in the lists of the page."""

    nodes: Mapping[str, int]
    classes: Mapping[str, int]
    relations: Mapping[str, int]
    standings: Mapping[str, int]
    claims: Mapping[str, int]
    articles: Articles


def number(claims: Sequence[Claim], order: Sequence[str], classes: Iterable[str], articles: Articles) -> Numbers:
    """Return the numbers of all that claims refer to; `order` are the keys of the nodes."""
    return Numbers(
        nodes=_places(order),
        classes=_places(classes),
        relations=_places(sorted({claim.predicate for claim in claims})),
        standings=_places(sorted(set(map(standing_of, claims)))),
        claims=_places(claim.id for claim in claims),
        articles=articles,
    )


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def entity_row(node: Node, numbers: Numbers, *, mentions: int) -> Row:
    """Return id, name, class, aliases, addresses elsewhere, number of sentences."""
    name = clean(node.name) or "(no name)"
    aliases = node.aliases if isinstance(node, Entity) else (_value_words(node),)
    links = node.links if isinstance(node, Entity) else ()
    others = [alias for alias in dict.fromkeys(map(clean, aliases)) if alias and alias != name][:MOST_ALIASES]
    addresses = list(filter(None, map(link_of, links)))
    return [clean(key_of(node)), name, numbers.classes[type_of(node)], others, addresses, mentions]


def _value_words(value: Value) -> str:
    parts = (value.value, value.limit) if value.limit.startswith("to ") else (value.limit, value.value)
    return " ".join(filter(None, (*parts, value.unit)))


def claim_row(claim: Claim, numbers: Numbers, quotes: Quotes = BEST) -> Row:
    """Return id, ends, relation, line, standing, polarity, speakers, qualifiers, evidence, how much more, articles."""
    best = best_evidence(claim.evidence, most=quotes.most)
    return [
        clean(claim.id),
        numbers.nodes[key_of(claim.subject)],
        numbers.relations[claim.predicate],
        numbers.nodes[key_of(claim.object)],
        line_of(claim),
        numbers.standings[standing_of(claim)],
        int(claim.polarity is Polarity.NEGATIVE),
        [numbers.nodes[speaker.id] for speaker in claim.attribution],
        [_qualifier(name, node, numbers.nodes) for name, node in claim.qualifiers],
        [_evidence_row(evidence, numbers.articles, quotes.length) for evidence in best],
        len(claim.evidence) - len(best),
        sorted({numbers.articles[evidence.document][0] for evidence in claim.evidence}),
    ]


def link_rows(links: Links, numbers: Numbers) -> Iterator[Row]:
    """Yield both ends of each line and what is on it: claims, and the roles by which they join the ends."""
    for (start, end), found in links.items():
        parts = [[numbers.claims[claim], role] for claim, role in found]
        yield [numbers.nodes[start], numbers.nodes[end], parts]


def _qualifier(name: str, node: Node, nodes: Mapping[str, int]) -> Row:
    """Return the name, the words or the date, and the number of the node; -1 where it has none of its own."""
    place = nodes.get(key_of(node), -1)
    words = node.name if isinstance(node, Entity) else node.value if is_date(node) and place < 0 else node.text
    return [clean(name), clean(words), place]


def best_evidence(evidence: Iterable[Evidence], *, most: int | None = BEST.most) -> list[Evidence]:
    """Return the few sentences to show, or all in their order: the surest of each article before a second one of any.

    Ties go to the order of documents and of the text, so the choice never changes.
    """
    ranked = sorted(evidence, key=lambda found: (-found.confidence, found.document, found.start, found.end, found.rule))
    seen: dict[str, int] = {}
    turns = []
    for found in ranked:
        seen[found.document] = seen.get(found.document, 0) + 1
        turns.append(seen[found.document])
    order = sorted(range(len(ranked)), key=lambda place: (turns[place], place))
    return [ranked[place] for place in order[:most]]


def _evidence_row(evidence: Evidence, articles: Articles, length: int | None) -> Row:
    """Return article, number of the sentence, its span, the quote in pieces, and how the date was read."""
    words = "" if length == 0 else dict(evidence.surfaces).get("date", "")
    told = pieces(evidence, length=length)
    basis = [clean(evidence.date_basis), clean(words)] if evidence.date_basis else []
    return [articles[evidence.document][0], evidence.sentence, evidence.start, evidence.end, told, basis]


def number_articles(claims: Iterable[Claim], documents: Iterable[Document]) -> Articles:
    """Return each article's number, title, and document; a graph from elsewhere may quote articles that it lacks."""
    known = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    titles = {found.document: found.title for claim in claims for found in claim.evidence}
    ids = sorted({*known, *titles})
    return {name: (number, titles.get(name, ""), known.get(name)) for number, name in enumerate(ids)}


def article_rows(articles: Articles) -> Iterator[Row]:
    """Yield id, title, publisher, date of publication, author, and names and addresses of where it was read."""
    for name, (_, title, document) in articles.items():
        yield _article_row(name, title, document)


def _article_row(name: str, title: str, document: Document | None) -> Row:
    if document is None:
        return [clean(name), clean(title) or "Untitled article", "", "", "", []]
    sources = [[source_name(source), link_of(source)] for source in links_first(document.sources)]
    return [
        clean(name),
        clean(document.title or title) or (sources[0][0] if sources else "Untitled article"),
        clean(document.publisher or ""),
        document.published.isoformat() if document.published else "",
        clean(document.byline or ""),
        sources,
    ]
