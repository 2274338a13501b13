"""How participants and lines are drawn as SVG, where their names stand, and how much room all that takes."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.export.page_legend import LINES, ClassStyle
from kg.export.page_text import clean
from kg.export.report.markup import Markup, element

__all__ = ["Line", "Spot", "class_sign", "drawing"]

WIDE = 18  # characters of a name on one line, of which there are two
LETTER, SMALL, HIGH = 6.6, 5.6, 14  # pixels of a letter in a name and on a line, and of a line of type
EDGE = 12  # pixels around everything
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66)  # where on a line its words may stand, the best first
HEAD, SPREAD = 9.0, 3.6  # length and half the width of the head of an arrow

# Outlines in a square of 12 by 12.
SHAPES = {
    "dot": "M11 6A5 5 0 1 1 1 6A5 5 0 1 1 11 6Z",
    "square": "M1.5 1.5H10.5V10.5H1.5Z",
    "diamond": "M6 .5L11.5 6L6 11.5L.5 6Z",
    "triangle": "M6 1L11.5 10.5H.5Z",
    "triangleDown": "M6 11L11.5 1.5H.5Z",
    "hexagon": "M3.2 1.2H8.8L11.6 6L8.8 10.8H3.2L.4 6Z",
    "star": "M6 .4L7.5 4.2L11.6 4.4L8.4 7L9.5 11L6 8.7L2.5 11L3.6 7L.4 4.4L4.5 4.2Z",
}


@dataclass(frozen=True, slots=True)
class Rectangle:
    """What something takes of the picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Rectangle:
        """Return the rectangle with this middle."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: Rectangle) -> bool:
        """Tell whether two rectangles have points in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A participant at its place."""

    name: str
    style: ClassStyle
    x: int
    y: int
    radius: float
    chosen: bool

    @property
    def label(self) -> list[str]:
        """Return its name in one or two lines."""
        lines = textwrap.wrap(self.name, WIDE) or [self.name]
        return lines if len(lines) < 3 else [lines[0], clean(" ".join(lines[1:]), length=WIDE - 1)]

    @property
    def box(self) -> Rectangle:
        """Return what it takes, with its name below it."""
        width = max(2 * self.radius, LETTER * max(map(len, self.label)))
        bottom = self.y + self.radius + HIGH * len(self.label) + 4
        return Rectangle(self.x - width / 2, self.y - self.radius, self.x + width / 2, bottom)


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two participants: which of `LINES`, None for a mere part in a claim, and its words."""

    start: Spot
    end: Spot
    line: int | None
    words: str
    claims: int
    arrows: tuple[bool, bool]  # at the start, at the end
    crossed: bool  # some of it is denied, or not so

    @property
    def ends(self) -> tuple[Spot, Spot]:
        """Return start and end."""
        return self.start, self.end

    @property
    def chosen(self) -> bool:
        """Tell whether the line leads to whom the picture is about."""
        return self.start.chosen or self.end.chosen


def drawing(spots: Sequence[Spot], lines: Sequence[Line], *, title: str) -> Markup:
    """Return a drawing; `title` says what it shows to those who do not see it."""
    boxes = [spot.box for spot in spots]
    view = _view(boxes)
    drawn = [*map(_stroke, lines), *_words(lines, boxes), *map(_sign, spots), *map(_name, spots)]
    box = " ".join(map(str, view))
    return element("svg", *drawn, class_="picture", role="img", aria_label=title, viewBox=box, width=view[2])


def _view(boxes: Sequence[Rectangle]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of everything."""
    left, top = min(box.left for box in boxes) - EDGE, min(box.top for box in boxes) - EDGE
    right, bottom = max(box.right for box in boxes) + EDGE, max(box.bottom for box in boxes) + EDGE
    return round(left), round(top), round(right - left), round(bottom - top)


def _stroke(line: Line) -> Markup:
    """Return a line with its arrows and, where it is denied, its cross."""
    name, _, dashes = LINES[line.line] if line.line is not None else ("role", "", ())
    (x1, y1), (x2, y2) = (line.start.x, line.start.y), (line.end.x, line.end.y)
    path = f"M{x1} {y1}L{x2} {y2}"
    width = round(min(4.0, 1.1 + 0.6 * math.log2(max(1, line.claims))), 2) if line.line is not None else None
    drawn = element("path", d=path, stroke_width=width, stroke_dasharray=" ".join(map(str, dashes)) or None)
    cross = [_cross((x1 + x2) / 2, (y1 + y2) / 2)] if line.crossed else []
    heads = [
        _head(here, there)
        for wanted, here, there in zip(line.arrows, line.ends, line.ends[::-1], strict=True)
        if wanted
    ]
    return element("g", drawn, *heads, *cross, class_=f"line {name}")


def _head(here: Spot, there: Spot) -> Markup:
    """Return the head of an arrow that comes from there and ends here, at the rim."""
    away = math.dist((here.x, here.y), (there.x, there.y)) or 1.0
    x, y = (there.x - here.x) / away, (there.y - here.y) / away
    tip = here.x + x * (here.radius + 2), here.y + y * (here.radius + 2)
    foot = tip[0] + x * HEAD, tip[1] + y * HEAD
    corners = (tip, (foot[0] - y * SPREAD, foot[1] + x * SPREAD), (foot[0] + y * SPREAD, foot[1] - x * SPREAD))
    return element("path", d="M" + "L".join(f"{one:.1f} {other:.1f}" for one, other in corners) + "Z", class_="head")


def _cross(x: float, y: float) -> Markup:
    arms = f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10"
    return element("path", d=arms, class_="cross")


def _words(lines: Sequence[Line], boxes: Sequence[Rectangle]) -> Iterator[Markup]:
    """Yield what stands on lines, where there is room; the strongest lines choose first."""
    taken = list(boxes)
    for line in sorted(lines, key=lambda line: (not line.chosen, -line.claims, line.words)):
        for share in ALONG if line.line is not None else ():
            x = line.start.x + share * (line.end.x - line.start.x)
            y = line.start.y + share * (line.end.y - line.start.y)
            room = Rectangle.around(x, y, SMALL * len(line.words) + 4, HIGH)
            if not any(room.meets(other) for other in taken):
                taken.append(room)
                yield element("text", line.words, x=round(x), y=round(y + 4), class_="words")
                break


def _sign(spot: Spot) -> Markup:
    """Return the shape of a participant at its place."""
    scale = round(spot.radius / 5, 2)
    where = f"translate({spot.x - 6 * scale:.1f} {spot.y - 6 * scale:.1f}) scale({scale})"
    return element("g", _shape(spot.style, chosen=spot.chosen), transform=where)


def _shape(style: ClassStyle, *, chosen: bool = False) -> Markup:
    """Return the sign of a class: filled for those that act, an outline for the rest."""
    look = {"class_": "quiet", "stroke": style.colour} if style.quiet else {"class_": "loud", "fill": style.colour}
    if chosen:
        look["class_"] += " chosen"
    return element("path", d=SHAPES[style.shape], **look)


def class_sign(style: ClassStyle) -> Markup:
    """Return the sign of a class, to stand beside its name."""
    return element("svg", _shape(style), class_="sign", viewBox="-1 -1 14 14", aria_hidden="true")


def _name(spot: Spot) -> Markup:
    top = spot.y + spot.radius + HIGH
    rows = [element("tspan", text, x=spot.x, y=round(top + HIGH * row)) for row, text in enumerate(spot.label)]
    kind = "chosen" if spot.chosen else "quiet" if spot.style.quiet else None
    return element("text", *rows, class_=kind)
