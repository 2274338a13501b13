"""The graph in other forms: RDF, tables, JSON lines, files for graph tools, and the HTML page."""

from kg.export.formats import FORMATS, Format, export, format_for, format_named

__all__ = ["FORMATS", "Format", "export", "format_for", "format_named"]
