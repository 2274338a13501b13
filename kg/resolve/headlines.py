"""Headlines that were taken for what they are about: "Shipping firm fined in Iceland" is a sentence, and no name."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Mention, MentionKind, Sentence
from kg.world import titles

__all__ = ["is_headline"]

TOLD = re.compile(r"\w{2,}(?:ed|en)", re.IGNORECASE)  # "fined", "stolen"
PREPOSITIONS = frozenset({"after", "amid", "as", "at", "by", "for", "from", "in", "on", "over", "to", "with"})
FEWEST = 4  # words of a headline that could as well be a name
EDGES = " .!?\"'\u201c\u201d"


def is_headline(sentence: Sentence | None, mention: Mention) -> bool:
    """Tell whether a description or a name takes in what a headline says of it: "Firm Fined in Iceland"."""
    if sentence is None or not sentence.heading or mention.kind is MentionKind.PRONOUN:
        return False
    words = mention.text.split()
    if len(words) < FEWEST or mention.text.strip(EDGES) != sentence.text.strip(EDGES):
        return False
    return any(_says(word, following) for word, following in pairwise(words[1:]))


def _says(word: str, following: str) -> bool:
    """Tell whether a word is what happened, with where, why or to whom behind it; no "United" or "retired judge"."""
    return bool(TOLD.fullmatch(word)) and following.lower() in PREPOSITIONS and titles().get(word.lower()) is None
