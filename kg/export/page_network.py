"""The first view of a page as a pyvis network.

pyvis is the vessel for what vis-network draws. Its own page is not used: it loads scripts from elsewhere, runs text
from the news as a script in four ways, and looks different at each load. So nodes and edges are put into its lists
(its `add_node` searches all of them each time), and the shell of this package shows them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.export.page_growth import Place, grow
from kg.export.page_layout import boxes_of, place

__all__ = ["FLUENT", "network_of", "vis_script"]

# Nodes up to which vis-network pans within the 16 ms of a frame: 14 ms of script, against 4 of the page's own canvas,
# which draws what is more.
FLUENT = 400

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def network_of(
    shown: Sequence[int],
    labels: Mapping[int, str],
    links: Sequence[tuple[int, int, int]],
    quiet: Collection[int] = (),
    *,
    known: Mapping[int, Place] | None = None,
) -> Any:
    """Return a directed `pyvis.network.Network` of the shown nodes at fixed places.

    `links` are all lines between any two nodes with the number of claims on them; an edge's id is its place in there.
    `quiet` are nodes whose labels matter less. Nodes that have a `known` place keep it.
    """
    from pyvis.network import Network

    index = {node: number for number, node in enumerate(shown)}
    drawn = [(number, *link) for number, link in enumerate(links) if link[0] in index and link[1] in index]
    weighted = [(index[start], index[end], float(count)) for _, start, end, count in drawn]
    boxes = boxes_of([labels[node] for node in shown], {index[node] for node in shown if node in quiet})
    kept = {index[node]: spot for node, spot in (known or {}).items() if node in index}
    places = grow(len(shown), weighted, boxes, kept) if kept else place(len(shown), weighted, boxes)
    network = Network(directed=True)
    network.nodes = [{"id": node, "x": x, "y": y} for node, (x, y) in zip(shown, places, strict=True)]
    network.edges = [{"id": number, "from": start, "to": end, "value": count} for number, start, end, count in drawn]
    return network


def vis_script() -> str:
    """Return the vis-network that pyvis brings, without the link to its source map, which browsers would ask for.

    Raises `ExportError` where pyvis is not installed or brings another version.
    """
    found = find_spec("pyvis")
    folders = found.submodule_search_locations if found else None
    path = Path(folders[0], VIS) if folders else Path(VIS)
    if not path.is_file():
        raise ExportError("page: pyvis is missing or not of version 0.3.2; run `pip install 'pyvis>=0.3.2'`")
    script = path.read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL=")[0]
