"""One HTML file that shows claims as a picture to walk through, every line with the sentences that it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from html import escape
from typing import Any

from kg.errors import ExportError
from kg.export.page_edges import bare_edges
from kg.export.page_facts import page_facts
from kg.export.page_fallback import claims_table, summary
from kg.export.page_growth import Place
from kg.export.page_legend import LINES, class_styles, relation_label
from kg.export.page_network import FLUENT, network_of, vis_script
from kg.export.page_picture import Picture, picture_of
from kg.export.page_rows import (
    ALL,
    BEST,
    NONE,
    Articles,
    Quotes,
    article_rows,
    claim_row,
    entity_row,
    link_rows,
    number,
    number_articles,
)
from kg.export.page_shell import fill
from kg.export.page_text import clean
from kg.model import Claim, Document, Entity
from kg.rdf.ontology import load_ontology
from kg.rdf.vocabulary import DEFAULT_BASE
from kg.schema import Ontology
from kg.store import Store

__all__ = ["ALL", "BEST", "CROWD", "HEAVY", "NONE", "Page", "Quotes", "display", "make_page", "write_page"]

HEAVY = 3_000_000  # bytes of a page that loads slowly
CROWD = 120  # lines, above which nobody follows one with the eye
MOST = 25_000_000  # bytes, above which browsers fail
# What a frame may do: run the page's own scripts, open links in new windows, save what a reader exports, and copy.
FRAME = 'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write"'


@dataclass(frozen=True, slots=True)
class Page:
    """A page as HTML, to be written as UTF-8 with newline="", and how many entities it draws at first, of how many.

    Notebooks show it in a frame that can reach nothing around it.
    """

    html: str = field(repr=False)
    drawn: int = 0
    entities: int = 0
    height: int = 640  # pixels of the frame

    def _repr_html_(self) -> str:
        size = f'width="100%" height="{self.height}"'
        return f'<iframe title="Knowledge graph" {size} {FRAME} srcdoc="{escape(self.html)}"></iframe>'


def write_page(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    title: str,
    max_nodes: int = 150,
    focus: Sequence[str] = (),
) -> str:
    """Return the HTML of a page as `make_page` makes it."""
    return make_page(claims, documents, ontology, title=title, max_nodes=max_nodes, focus=focus).html


def make_page(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    title: str = "",
    max_nodes: int | None = 150,
    max_lines: int | None = None,
    focus: Sequence[str] = (),
    told: Sequence[str] = (),
    others: Iterable[Entity] = (),
    note: str = "",
    quotes: Quotes = BEST,
    like: Mapping[str, Place] | None = None,
    on_step: Callable[[str], None] = lambda _: None,
    base: str = DEFAULT_BASE,
) -> Page:
    """Return a page of all claims that draws at most `max_nodes` participants at first; None is for all.

    Of a graph that nothing is asked of, it draws fewer where more than `max_lines` lines would join them.
    `focus` are ids of entities: the page then starts with them and what surrounds them. `told` are ids of claims that
    answer a question: it then starts with these and the focus alone. `others` are entities without claims, for the
    search. `note` says what was asked, or what was left out; `quotes` how much of the evidence is in it. Nodes keep the
    places, by id, that they have in an earlier page: `like`. `on_step` is told what is done next; `base` is that of the
    graph, for what the page exports.

    The same input gives the same page, whatever the order of claims and documents. Raises `ExportError` for a focus
    that is neither in a claim nor among the others, and for a page that no browser would open.
    """
    chosen = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    read = list(documents)
    articles = number_articles(chosen, read)
    on_step(f"weighing {len(chosen):,} claims")
    picture = picture_of(
        chosen, read, ontology, others=others, limit=max_nodes, lines=max_lines, focus=focus, told=told
    )
    rows = _rows(chosen, picture, articles=articles, ontology=ontology, quotes=quotes, base=base)
    on_step(f"placing {len(picture.shown):,} entities")
    heading = clean(title) or "Knowledge graph"
    start = {"title": heading, "asked": bool(told), **_start(rows, chosen, picture, focus=focus, like=like or {})}
    html = fill(
        title=heading,
        summary=". ".join(filter(None, [summary(len(picture.order), len(chosen), articles), clean(note)])),
        rows={**start, **rows},
        fallback=claims_table(chosen, ontology, quoted=quotes.length != 0),
        renderer=vis_script() if len(picture.shown) <= FLUENT else "",
    )
    _check_size(html)
    return Page(html, len(picture.shown), len(picture.order))


def _start(
    rows: dict[str, Any], claims: Sequence[Claim], picture: Picture, *, focus: Iterable[str], like: Mapping[str, Place]
) -> dict[str, object]:
    """Return what the script draws first, entities and claims by their places in the rows."""
    places = {name: place for place, name in enumerate(picture.order)}
    known = {places[name]: spot for name, spot in like.items() if name in places}
    return {
        "focus": [places[name] for name in focus],
        "fluent": FLUENT,
        "told": _places(claims, picture.told),
        "view": _view(rows, [places[name] for name in picture.shown], known),
    }


def _check_size(page: str) -> None:
    size = len(page.encode("utf-8"))
    if size > MOST:
        advice = "narrow it by --since, --until or --source, or leave the sentences out with --no-evidence"
        raise ExportError(f"page: would have {size / 1e6:.1f} MB, more than browsers open; {advice}")


def _places(claims: Iterable[Claim], told: Sequence[str]) -> list[int]:
    places = {claim.id: place for place, claim in enumerate(claims)}
    return [places[name] for name in dict.fromkeys(told) if name in places]


def _rows(
    claims: Sequence[Claim], picture: Picture, *, articles: Articles, ontology: Ontology, quotes: Quotes, base: str
) -> dict[str, Any]:
    """Return what the page's script reads, under the names that it reads it by."""
    rows = [picture.graph.nodes[name] for name in picture.order]
    nodes = [row["node"] for row in rows]
    styles = class_styles(nodes, ontology)
    numbers = number(claims, picture.order, styles, articles)
    return {
        "classes": [asdict(style) for style in styles.values()],
        "lines": [list(line) for line in LINES],
        "standings": list(numbers.standings),
        "relations": [_relation(name, ontology) for name in numbers.relations],
        "entities": [entity_row(numbers=numbers, **row) for row in rows],
        "claims": [claim_row(claim, numbers, quotes) for claim in claims],
        "articles": list(article_rows(articles)),
        "links": list(link_rows(picture.links, numbers)),
        "facts": page_facts(claims, nodes, numbers=numbers, ontology=ontology, quotes=quotes, base=base),
    }


def _view(rows: dict[str, Any], shown: Sequence[int], known: Mapping[int, Place]) -> dict[str, list[Any]]:
    """Return the first picture in columns: its nodes with their places, and its lines."""
    labels = {place: str(row[1]) for place, row in enumerate(rows["entities"])}
    quiet = {place for place, row in enumerate(rows["entities"]) if rows["classes"][row[2]]["quiet"]}
    links = [(start, end, len(parts)) for start, end, parts in rows["links"]]
    network = network_of(shown, labels, links, quiet, known=known)
    nodes = {name: [node[key] for node in network.nodes] for name, key in (("nodes", "id"), ("x", "x"), ("y", "y"))}
    return {**nodes, "edges": [edge["id"] for edge in network.edges]}


def _relation(name: str, ontology: Ontology) -> list[object]:
    """Return name, label, whether the relation has no direction, and whether it lasts, such as an office."""
    known = ontology.relations.get(name)
    kinds = (known.symmetric, known.state) if known else (False, False)
    return [clean(name), relation_label(name, ontology), *map(int, kinds)]


def display(
    graph: Store | Iterable[Claim], *names: str, title: str = "", max_nodes: int = 150, height: int = 640
) -> Page:
    """Return the page of an open store, or of claims, as a value that notebooks show as it is.

    With names or ids of entities it begins with them. Raise `ExportError` for a name that nothing has.
    """
    if isinstance(graph, Store):
        claims, documents, ontology = list(graph.claims()), list(graph.documents()), graph.ontology
        others, base = list(graph.entities()), graph.base
        claims += bare_edges(graph, claims, others)
    else:
        claims, documents, ontology, others, base = list(graph), [], load_ontology(), [], DEFAULT_BASE
    focus = [found for name in names for found in _called(name, claims, others)]
    heading = title or ", ".join(names)
    once = list(dict.fromkeys(focus))
    page = make_page(
        claims,
        documents,
        ontology,
        title=heading,
        max_nodes=max_nodes,
        max_lines=CROWD,
        focus=once,
        others=others,
        base=base,
    )
    return replace(page, height=height)


def _called(name: str, claims: Iterable[Claim], others: Iterable[Entity]) -> list[str]:
    """Return the ids of the entities of this name or id."""
    ends = (node for claim in claims for node in (claim.subject, claim.object, *claim.attribution))
    known = {node.id: node for node in (*others, *ends) if isinstance(node, Entity)}
    wanted = name.casefold()
    found = [one.id for one in known.values() if wanted in {one.id, *map(str.casefold, (one.name, *one.aliases))}]
    if not found:
        raise ExportError(f"entity {name!r}: nothing in the graph has this name; give its full name or its id")
    return sorted(found)
