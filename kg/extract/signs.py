"""Signs in a sentence of how likely a finding has the right ends."""

from __future__ import annotations

import math
from statistics import fmean

from kg.extract.ends import Pair
from kg.extract.tree import Tree
from kg.model import Filler, Mention, MentionKind, Signs
from kg.schema import Relation

__all__ = ["signs_of"]

LEAST = 0.02  # how sure the parser is of a word at the least: below, one word would count for all


def signs_of(tree: Tree, relation: Relation, ends: Pair) -> Signs:
    """Return what the sentence tells of how safely these ends were read."""
    words = [_words(tree, end) for end in ends]
    described = [part for end, part in zip(ends, words, strict=True) if part and _is_described(end)]
    return Signs(
        event=not relation.state,
        unnamed=sum(not _holds_a_name(tree, part) for part in described),
        listed=any(_is_listed(tree, part) for part in described),
        parse=_parse(tree, [word for part in words for word in part]),
    )


def _words(tree: Tree, end: Filler) -> list[int]:
    return [token.index for token in tree.tokens if token.start < end.end and end.start < token.end]


def _is_described(end: Filler) -> bool:
    """Tell whether an end is a description, not of an office: those have few forms."""
    return isinstance(end, Mention) and end.kind is MentionKind.NOMINAL and end.type != "Position"


def _holds_a_name(tree: Tree, words: list[int]) -> bool:
    first, last = tree.tokens[words[0]].start, tree.tokens[words[-1]].end
    return any(first <= name.start and name.end <= last for name in tree.sentence.mentions)


def _is_listed(tree: Tree, words: list[int]) -> bool:
    """Tell whether words are coordinated with others that are left out; a clause shares nothing with those."""
    head = next((word for word in words if tree.head(word) not in words), words[-1])
    others = [*tree.kids(head, "conj"), *([tree.tokens[head].head] if tree.is_dep(head, "conj") else ())]
    return tree.tokens[head].pos != "VERB" and not set(words).issuperset(others)


def _parse(tree: Tree, words: list[int]) -> float:
    """Return how sure the parser is of the heads of the words from one end to the other and of those at the borders."""
    if not words:
        return 0.0
    stretch = tree.tokens[max(0, min(words) - 1) : max(words) + 2]
    return fmean(math.log(max(LEAST, token.sure)) for token in stretch)
