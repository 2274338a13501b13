"""Somebody and their nearest as a still picture: the layout, shapes and lines of the page, drawn as SVG."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.export.page_graph import Links, claim_graph, key_of, links_of
from kg.export.page_layout import boxes_of, place
from kg.export.page_legend import LINES, ClassStyle, class_styles, line_of, relation_label, type_of
from kg.export.page_text import humanise
from kg.export.report.drawing import Line, Spot, class_sign, drawing
from kg.export.report.markup import Markup, element
from kg.export.report.telling import line_sign, name_of
from kg.model import Claim, Entity, Node
from kg.schema import Ontology

__all__ = ["Picture", "draw"]

NEAREST = 24  # neighbours; people lose their way in more lines than these bring


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with all that is in it, and what it leaves out."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    left_out: int  # neighbours that are not drawn
    styles: Mapping[str, ClassStyle]  # of all classes that claims or entities have, by name

    @property
    def drawn(self) -> Markup:
        """Return the drawing as SVG."""
        names = ", ".join(spot.name for spot in self.spots if spot.chosen)
        others = len(self.spots) - sum(spot.chosen for spot in self.spots)
        title = f"{names} and {others} others that claims join to them; the claims stand below the picture"
        return drawing(self.spots, self.lines, title=title)

    @property
    def legend(self) -> Markup:
        """Return the shapes and lines that occur, with what they mean."""
        styles = {spot.style.label: spot.style for spot in self.spots}
        denied = [len(LINES) - 1] if any(line.crossed for line in self.lines) else []
        used = sorted({line.line for line in self.lines if line.line is not None} | set(denied))
        classes = (element("li", class_sign(style), style.label) for style in styles.values())
        return element("ul", *classes, *(element("li", line_sign(n), LINES[n][1]) for n in used), class_="legend")


def draw(claims: Sequence[Claim], entities: Sequence[Entity], ontology: Ontology) -> Picture:
    """Return the picture of entities with those that most claims join to them, and all that joins these."""
    focus = [entity.id for entity in entities]
    graph = claim_graph(claims)
    links = {pair: parts for pair, parts in links_of(graph).items() if pair[0] != pair[1]}
    nodes: dict[str, Node] = {**{entity.id: entity for entity in entities}, **dict(graph.nodes(data="node"))}
    styles = class_styles(nodes.values(), ontology)
    shown, left = _nearest(links, {name: styles[type_of(node)].quiet for name, node in nodes.items()}, focus)
    chosen = [*focus, *shown]
    drawn = {pair: parts for pair, parts in links.items() if set(pair) <= set(chosen)}
    spots = _spots(chosen, drawn, nodes, styles=styles, mentions=dict(graph.nodes(data="mentions")), focus=focus)
    known = {claim.id: claim for claim in claims}
    lines = (_line(pair, parts, spots, known, ontology) for pair, parts in drawn.items())
    return Picture(tuple(spots.values()), tuple(lines), left, styles)


def _nearest(links: Links, quiet: Mapping[str, bool], focus: Collection[str]) -> tuple[list[str], int]:
    """Return the neighbours that most claims join to the focus, those that act first, and how many there are more."""
    near: Counter[str] = Counter()
    for (start, end), parts in links.items():
        for here, there in ((start, end), (end, start)):
            if here in focus and there not in focus:
                near[there] += sum(1 if role else 2 for _, role in parts)
    order = sorted(near, key=lambda name: (-near[name], quiet[name], name))
    return order[:NEAREST], max(0, len(order) - NEAREST)


def _spots(
    chosen: Sequence[str],
    links: Links,
    nodes: Mapping[str, Node],
    *,
    styles: Mapping[str, ClassStyle],
    mentions: Mapping[str, int],
    focus: Collection[str],
) -> dict[str, Spot]:
    index = {name: number for number, name in enumerate(chosen)}
    names = [name_of(nodes[name]) for name in chosen]
    edges = [(index[start], index[end], float(len(parts))) for (start, end), parts in links.items()]
    places = place(len(chosen), edges, boxes_of(names))
    looks = [styles[type_of(nodes[name])] for name in chosen]
    return {
        key: Spot(name, look, x, y, _radius(look, mentions.get(key, 1)), key in focus)
        for key, name, look, (x, y) in zip(chosen, names, looks, places, strict=True)
    }


def _radius(style: ClassStyle, mentions: int) -> float:
    """Return how large a participant is drawn, as on the page."""
    grown = math.sqrt(mentions)
    return min(18.0, 4 + 0.5 * grown if style.quiet else 6 + 1.5 * grown)


def _line(
    pair: tuple[str, str],
    parts: Sequence[tuple[str, str]],
    spots: Mapping[str, Spot],
    known: Mapping[str, Claim],
    ontology: Ontology,
) -> Line:
    """Return a line as the claim on it that commits most; `parts` are ids of claims with the roles that join."""
    main = [known[claim] for claim, role in parts if not role]
    words = [relation_label(claim.predicate, ontology) for claim in main] or [humanise(role) for _, role in parts]
    told = list(dict.fromkeys(words))
    more = f" +{len(told) - 1}" if len(told) > 1 else ""
    towards = {key_of(claim.object) for claim in main if not _is_symmetric(claim, ontology)}
    line = min(map(line_of, main)) if main else None
    arrows = (pair[0] in towards, pair[1] in towards)
    crossed = any(LINES[line_of(claim)][0] == "denied" for claim in main)
    return Line(spots[pair[0]], spots[pair[1]], line, told[0] + more, len(main), arrows, crossed)


def _is_symmetric(claim: Claim, ontology: Ontology) -> bool:
    relation = ontology.relations.get(claim.predicate)
    return bool(relation and relation.symmetric)
