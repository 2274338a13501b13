"""What the colours, shapes and lines of a page mean, from the ontology: a class has a colour, a standing has a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from colorsys import rgb_to_hls
from dataclasses import dataclass

from kg.export.page_text import clean, humanise
from kg.model import Claim, Entity, Modality, Node, Polarity
from kg.schema import Ontology

__all__ = ["LINES", "ClassStyle", "class_styles", "line_of", "relation_label", "standing_of", "type_of"]

VALUE = "Value"  # what nodes that are no entities are called
GREY = "#8a8f98"
RED, DULL = 0.1, 0.15  # how far before the hue 0 red begins, and how little colour grey has
SHAPES = ("dot", "square", "triangle", "diamond", "hexagon", "triangleDown", "star")

# The four lines of a picture, most committed first: name, what the legend says, dashes in pixels.
LINES: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("asserted", "reported as fact", ()),
    ("intended", "planned, promised, demanded", (9, 6)),
    ("open", "considered, possible, conditional", (2, 5)),
    ("denied", "denied, or not so", (10, 4, 2, 4)),
)
_LINE_OF = {
    Modality.ASSERTED: 0,
    Modality.PLANNED: 1,
    Modality.PROMISED: 1,
    Modality.DEMANDED: 1,
    Modality.CONSIDERED: 2,
    Modality.POSSIBLE: 2,
    Modality.CONDITIONAL: 2,
    Modality.DENIED: 3,
}
STANDINGS = {
    (Modality.ASSERTED, Polarity.POSITIVE): "Reported as fact",
    (Modality.ASSERTED, Polarity.NEGATIVE): "Reported as not so",
    (Modality.PLANNED, Polarity.POSITIVE): "Planned, not reported as done",
    (Modality.PLANNED, Polarity.NEGATIVE): "Planned not to happen",
    (Modality.PROMISED, Polarity.POSITIVE): "Promised, not reported as done",
    (Modality.PROMISED, Polarity.NEGATIVE): "Promised not to happen",
    (Modality.CONSIDERED, Polarity.POSITIVE): "Under consideration, not decided",
    (Modality.CONSIDERED, Polarity.NEGATIVE): "Considered not to happen, not decided",
    (Modality.DEMANDED, Polarity.POSITIVE): "Demanded, not reported as done",
    (Modality.DEMANDED, Polarity.NEGATIVE): "Demanded not to happen",
    (Modality.POSSIBLE, Polarity.POSITIVE): "Told as possible",
    (Modality.POSSIBLE, Polarity.NEGATIVE): "Told as possibly not so",
    (Modality.CONDITIONAL, Polarity.POSITIVE): "Depends on a condition",
    (Modality.CONDITIONAL, Polarity.NEGATIVE): "Not so under a condition",
    (Modality.DENIED, Polarity.POSITIVE): "Denied",
    (Modality.DENIED, Polarity.NEGATIVE): "Denied",
}
BARE = "In the graph, without a sentence"
SAID = {
    "Reported as fact": "Said to be so",
    "Reported as not so": "Said not to be so",
}  # where the article names a source


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """How things of a class look. What cannot act, such as a topic or an amount, is `quiet`."""

    name: str
    label: str
    colour: str
    shape: str
    quiet: bool


def type_of(node: Node) -> str:
    """Return the class that a node is shown under."""
    return node.type if isinstance(node, Entity) else VALUE


def standing_of(claim: Claim) -> str:
    """Return how far the text commits itself to a claim, in words."""
    if not claim.evidence:
        return BARE
    words = STANDINGS[claim.modality, claim.polarity]
    return SAID.get(words, words) if claim.attribution else words


def line_of(claim: Claim) -> int:
    """Return which of `LINES` a claim is drawn with."""
    return 3 if claim.polarity is Polarity.NEGATIVE else _LINE_OF[claim.modality]


def relation_label(name: str, ontology: Ontology) -> str:
    """Return the words for a relation; a graph from elsewhere may have some that the ontology lacks."""
    relation = ontology.relations.get(name)
    return clean(relation.label) if relation else humanise(name)


def class_styles(nodes: Iterable[Node], ontology: Ontology) -> dict[str, ClassStyle]:
    """Return the styles of the classes that occur, by name, those that act first, then the most frequent.

    Classes with the same colour, as children without their own have their parent's, share its shape too. A class of the
    ontology has the same shape in all pages.
    """
    counts = Counter(map(type_of, nodes))
    acting = _acting(ontology)
    order = sorted((not _acts(name, acting, ontology), -counts[name], name) for name in counts)
    known = sorted(
        {(not _acts(name, acting, ontology), _colour(name, ontology)) for name in ontology.classes}, key=_hue
    )
    colours = list(dict.fromkeys((*known, *((quiet, _colour(name, ontology)) for quiet, _, name in order))))
    return {
        name: ClassStyle(
            name=clean(name),
            label=_label(name, ontology),
            colour=_colour(name, ontology),
            shape=SHAPES[colours.index((quiet, _colour(name, ontology))) % len(SHAPES)],
            quiet=quiet,
        )
        for quiet, _, name in order
    }


def _hue(style: tuple[bool, str]) -> tuple[bool, bool, float, str]:
    """Return what colours are sorted by: what acts first, along the rainbow from red, greys last."""
    quiet, colour = style
    hue, _, saturation = rgb_to_hls(*(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)))
    return quiet, saturation < DULL, (hue + RED) % 1, colour


def _acting(ontology: Ontology) -> tuple[str, ...]:
    """Return the classes that do what happens: domains of relations that are no states, but not the class of all."""
    parents = {parent for found in ontology.classes.values() for parent in found.parents}
    roots = {name for name, found in ontology.classes.items() if not found.parents and name in parents}
    events = (relation for relation in ontology.relations.values() if not relation.state)
    return tuple(sorted({name for relation in events for name in relation.domain} - roots))


def _acts(name: str, acting: tuple[str, ...], ontology: Ontology) -> bool:
    """Tell whether things of a class stand out; classes that the ontology lacks do."""
    return name != VALUE and (name not in ontology.classes or ontology.is_a(name, *acting))


def _colour(name: str, ontology: Ontology) -> str:
    for ancestor in ontology.ancestors(name):
        colour = ontology.classes[ancestor].colour if ancestor in ontology.classes else ""
        if re.fullmatch("#[0-9a-fA-F]{6}", colour):
            return colour.lower()
    return GREY


def _label(name: str, ontology: Ontology) -> str:
    return clean(ontology.classes[name].label) if name in ontology.classes else humanise(name)
