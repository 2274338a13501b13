"""Finds parsers by name: the one that ships, or any installed spaCy pipeline with Universal Dependencies labels."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import ModelError
from kg.language.parser import Parser

__all__ = ["SHIPPED", "load_parser"]

SHIPPED = "en"
VERSION = "1"  # of the shipped weights; part of what the graph remembers of its making


@cache
def load_parser(name: str = SHIPPED) -> Parser:
    """Return the parser of this name.

    Raises `ModelError` where no such pipeline is installed or its labels are not those of Universal Dependencies.
    """
    if name != SHIPPED:
        from kg.language.spacy_pipeline import load_pipeline

        return load_pipeline(name)
    from kg.language.onnx_network import OnnxNetwork

    folder = Path(str(files("kg.language") / "weights"))
    if not (folder / "model.onnx").is_file():
        raise ModelError(f"{SHIPPED}: the shipped parser has no weights; install kg from its wheel")
    return Parser(OnnxNetwork(folder), name=f"kg-{SHIPPED}-{VERSION}", languages=frozenset({"en"}))
