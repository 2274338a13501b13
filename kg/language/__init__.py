"""The parser: paragraphs in, sentences with words, trees and names out. Nothing else of kg knows a language library."""

from __future__ import annotations

from kg.language.loading import load_parser
from kg.language.parser import Parser

__all__ = ["Parser", "load_parser"]
