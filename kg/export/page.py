"""One HTML file that shows claims as a picture to walk through, every line with the sentences that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from html import escape
from itertools import islice
from typing import Any

from kg.export.page_graph import Links, claim_graph, key_of, links_of, neighbours, spoken_of
from kg.export.page_legend import LINES, class_styles, relation_label, standing_of, type_of
from kg.export.page_network import network_of, vis_script
from kg.export.page_relevance import latest_days, relevance
from kg.export.page_rows import Articles, article_rows, claim_row, entity_row, link_rows, number, number_articles
from kg.export.page_shell import fill, static_table
from kg.export.page_text import clean, date_words
from kg.export.page_view import first_view, tiers_of
from kg.model import Claim, Document, Entity
from kg.schema import Ontology

__all__ = ["Page", "display_page", "write_page"]

MOST_STATIC = 200  # claims in the table for readers without scripts
COLUMNS = ("Subject", "Relation", "Object", "Standing", "According to", "Sentence", "Article")


def write_page(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    title: str = "",
    max_nodes: int = 150,
    focus: Sequence[str] = (),
    told: Sequence[str] = (),
    others: Iterable[Entity] = (),
    note: str = "",
) -> str:
    """Return a page of all claims that draws at most `max_nodes` participants at first; write it as UTF-8, newline="".

    `focus` are ids of entities: the page then starts with them and what surrounds them. `told` are ids of claims that
    answer a question: it then starts with these and the focus alone. `others` are entities without claims, for the
    search. `note` says what was asked, or what was left out. The same input gives the same page, whatever the order of
    claims and documents. Raises `ExportError` for a focus that is neither in a claim nor among the others.
    """
    chosen = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    known = {document.id: document for document in documents}
    articles = number_articles(chosen, known.values())
    graph = claim_graph(chosen, others)
    links = links_of(graph)
    ends = _ends(chosen, told)
    spoken = list(spoken_of(chosen))
    ranks = relevance(graph, days=latest_days(chosen, known.values()), said=spoken, focus={*focus, *ends})
    order = sorted(ranks, key=lambda node: (-ranks[node], node))
    tiers = tiers_of(links, _quiet(graph, ontology), _states(chosen, ontology))
    around = neighbours(graph, spoken)
    shown = first_view(links, ranks, around, limit=max(1, max_nodes), focus=focus, told=ends, tiers=tiers)
    rows = _rows(chosen, graph, links, order=order, articles=articles, ontology=ontology)
    heading = clean(title) or "Knowledge graph"
    places = {name: place for place, name in enumerate(order)}
    start: dict[str, object] = {"title": heading, "focus": [places[name] for name in focus]}
    start["told"] = _places(chosen, told)
    start["view"] = _view(rows, [places[name] for name in shown])
    return fill(
        title=heading,
        summary=" ".join(filter(None, [_summary(len(order), len(chosen), articles), clean(note)])),
        rows={**start, **rows},
        fallback=_fallback(chosen, ontology),
        renderer=vis_script(),
    )


def _ends(claims: Iterable[Claim], told: Sequence[str]) -> list[str]:
    """Return the nodes of the claims that are told, in their order."""
    known = {claim.id: claim for claim in claims}
    found = [known[name] for name in told if name in known]
    return list(dict.fromkeys(key_of(node) for claim in found for node in (claim.subject, claim.object)))


def _places(claims: Iterable[Claim], told: Sequence[str]) -> list[int]:
    places = {claim.id: place for place, claim in enumerate(claims)}
    return [places[name] for name in dict.fromkeys(told) if name in places]


def _rows(
    claims: Sequence[Claim], graph: Any, links: Links, *, order: Sequence[str], articles: Articles, ontology: Ontology
) -> dict[str, list[Any]]:
    """Return what the page's script reads, under the names that it reads it by."""
    styles = class_styles([graph.nodes[name]["node"] for name in order], ontology)
    numbers = number(claims, order, styles, articles)
    return {
        "classes": [asdict(style) for style in styles.values()],
        "lines": [list(line) for line in LINES],
        "standings": list(numbers.standings),
        "relations": [_relation(name, ontology) for name in numbers.relations],
        "entities": [entity_row(numbers=numbers, **graph.nodes[name]) for name in order],
        "claims": [claim_row(claim, numbers) for claim in claims],
        "articles": list(article_rows(articles)),
        "links": list(link_rows(links, numbers)),
    }


def _quiet(graph: Any, ontology: Ontology) -> set[str]:
    """Return the nodes that cannot act."""
    nodes = dict(graph.nodes(data="node"))
    styles = class_styles(nodes.values(), ontology)
    return {name for name, node in nodes.items() if styles[type_of(node)].quiet}


def _states(claims: Iterable[Claim], ontology: Ontology) -> set[str]:
    """Return the ids of claims of something that lasts."""
    lasting = {name for name, relation in ontology.relations.items() if relation.state}
    return {claim.id for claim in claims if claim.predicate in lasting}


def _view(rows: dict[str, list[Any]], shown: Sequence[int]) -> dict[str, list[Any]]:
    """Return the first picture in columns: its nodes with their places, and its lines."""
    labels = {place: str(row[1]) for place, row in enumerate(rows["entities"])}
    quiet = {place for place, row in enumerate(rows["entities"]) if rows["classes"][row[2]]["quiet"]}
    network = network_of(shown, labels, [(start, end, len(parts)) for start, end, parts in rows["links"]], quiet)
    nodes = {name: [node[key] for node in network.nodes] for name, key in (("nodes", "id"), ("x", "x"), ("y", "y"))}
    return {**nodes, "edges": [edge["id"] for edge in network.edges]}


def _relation(name: str, ontology: Ontology) -> list[object]:
    """Return name, label, and whether the relation has no direction."""
    known = ontology.relations.get(name)
    return [clean(name), relation_label(name, ontology), int(known.symmetric if known else False)]


def _summary(entities: int, claims: int, articles: Articles) -> str:
    """Return what is in the page, in one line."""
    dates = sorted({document.published for _, _, document in articles.values() if document and document.published})
    period = " to ".join(date_words(day) for day in dict.fromkeys((*dates[:1], *dates[-1:])))
    about = f"{_count(claims, 'claim')} about {_count(entities, 'entity', 'entities')}, from "
    return about + ", ".join(filter(None, [_count(len(articles), "article"), period]))


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _fallback(claims: Sequence[Claim], ontology: Ontology) -> str:
    """Return the claims as a plain table, for readers without scripts."""
    count = min(len(claims), MOST_STATIC)
    rest = f" The first {count} of {len(claims)} are listed." if count < len(claims) else ""
    return static_table(
        f"This page draws a picture with a script of its own. Without it, these are its claims.{rest}",
        COLUMNS,
        islice(_static_rows(claims, ontology), MOST_STATIC),
    )


def _static_rows(claims: Iterable[Claim], ontology: Ontology) -> Iterator[list[str]]:
    for claim in claims:
        quotes = claim.evidence[:1]
        yield [
            clean(claim.subject.name),
            relation_label(claim.predicate, ontology),
            clean(claim.object.name),
            standing_of(claim),
            ", ".join(clean(speaker.name) for speaker in claim.attribution),
            " ".join(clean(found.quote, length=600) for found in quotes),
            " ".join(clean(found.title) for found in quotes),
        ]


@dataclass(frozen=True, slots=True)
class Page:
    """A page for notebooks, which show it in a frame of its own."""

    html: str
    height: int = 640  # pixels

    def _repr_html_(self) -> str:
        size = f'width="100%" height="{self.height}"'
        return f'<iframe title="Knowledge graph" {size} srcdoc="{escape(self.html)}"></iframe>'


def display_page(html: str) -> Page:
    """Return a page as a value that Jupyter shows."""
    return Page(html)
