"""All export formats in one table, and the one function that writes any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import ExportError
from kg.export import lines, network, rdf, table
from kg.export.output import writing
from kg.rdf.spelling import spelled
from kg.store import Store

__all__ = ["FORMATS", "Format", "export", "format_for", "format_named"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the graph: its name, what it is for, its file endings, and who writes it."""

    name: str
    summary: str
    extensions: tuple[str, ...]
    write: Callable[[Store, IO[bytes]], None]


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("csv", "one row per claim, for spreadsheets", (".csv",), table.write_csv),
        Format("gexf", "entities and claims, for Gephi", (".gexf",), network.write_gexf),
        Format("graphml", "entities and claims, for graph tools", (".graphml",), network.write_graphml),
        Format("json-ld", "all graphs as JSON-LD", (".jsonld",), rdf.write_json_ld),
        Format("jsonl", "one claim per line as JSON", (".jsonl", ".ndjson"), lines.write_jsonl),
        Format("nquads", "all graphs, sorted lines", (".nq",), rdf.write_nquads),
        Format("ntriples", "the union of all graphs, sorted lines", (".nt",), rdf.write_ntriples),
        Format("rdf/xml", "the union of all graphs as RDF/XML", (".rdf", ".xml"), rdf.write_rdf_xml),
        Format("trig", "all graphs, readable", (".trig",), rdf.write_trig),
        Format("turtle", "the union of all graphs, readable", (".ttl",), rdf.write_turtle),
    )
}


def format_named(name: str) -> Format:
    """Return the format, or raise `ExportError` with the names that do exist."""
    known = spelled(name, FORMATS)
    if known not in FORMATS:
        raise ExportError(f"format {name!r}: unknown; use one of {', '.join(FORMATS)}")
    return FORMATS[known]


def format_for(path: Path) -> Format:
    """Return the format that the ending of a file name means, or raise `ExportError` with the known endings."""
    for format_ in FORMATS.values():
        if path.suffix.lower() in format_.extensions:
            return format_
    known = ", ".join(ending for format_ in FORMATS.values() for ending in format_.extensions)
    raise ExportError(f"{path}: the file name does not tell the format; end it in one of {known}, or name a format")


def export(store: Store, format_: str | None, target: Path | IO[bytes]) -> None:
    """Write the graph to a file or a binary stream; the same graph gives the same bytes.

    A file appears whole or not at all. Without a format, the ending of the file name decides. Raise `ExportError` where
    the format is unknown or the file cannot be written.
    """
    if isinstance(target, Path):
        chosen = format_for(target) if format_ is None else format_named(format_)
        with writing(target) as stream:
            chosen.write(store, stream)
    else:
        format_named(format_ or "trig").write(store, target)
