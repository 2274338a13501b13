"""Pieces of rows: one of several coordinated nouns without what stands behind the last of them or is counted of all."""

from __future__ import annotations

import re
from functools import partial

from kg.extract.tree import Tree

__all__ = ["ROW_CUTS", "head_of", "is_part_of_a_unit"]

UNIT = re.compile(r"\d+(?:st|nd|rd|th)")  # "2nd Battalion, 1st Marines" is one body
COMPLETED_BY = frozenset({"of", "with"})
COMPLETING_OTHERS = frozenset({"with", "who", "that", "which"})
COUNTED = ("men", "boys", "brothers", "sons")


def head_of(tree: Tree, words: list[int]) -> int:
    """Return the word by which words hang in the sentence."""
    return next((word for word in words if tree.tokens[word].head not in words or tree.head(word) is None), words[0])


def _lacks_a_complement(tree: Tree, words: list[int]) -> bool:
    """Tell whether the last of a row has what completes this one too: "the wife and four children of Osei"."""
    head = head_of(tree, words)
    first = tree.tokens[head].head if tree.is_dep(head, "conj") else head
    last = max(tree.kids(first, "conj"), default=first)
    if head != words[-1] or last == first or not all(map(partial(_may_share, tree), (first, last))):
        return False
    return any(_completes(tree, kid, last) for noun in (first, last) for kid in tree.kids(noun, "nmod"))


def _may_share(tree: Tree, noun: int) -> bool:
    """Tell whether a noun may need words behind another: "the wife", "four children", but no name and no "a boy"."""
    return tree.names[noun] is None and (_is_definite(tree, noun) or tree.kid(noun, "nummod") is not None)


def _is_definite(tree: Tree, word: int) -> bool:
    return any(tree.texts[kid].lower() == "the" for kid in tree.kids(word, "det"))


def _completes(tree: Tree, kid: int, noun: int) -> bool:
    return tree.case(kid) in COMPLETED_BY and min(tree.descendants(kid)) == noun + 1


def _shares_a_number(tree: Tree, words: list[int]) -> bool:
    """Tell whether a number counts this one and another together: "the 11 men and women"."""
    head = head_of(tree, words)
    second = tree.kid(head, "conj")
    if tree.kid(head, "nummod") is None or tree.texts[head].lower() not in COUNTED or second is None:
        return False
    return second == head + 2 and tree.tokens[second].tag == "NNS" and second not in words


def _lacks_what_tells_others(tree: Tree, words: list[int]) -> bool:
    """Tell whether "other nations" stands without the words behind it that say which: "with troops in Iraq"."""
    head, behind = head_of(tree, words), words[-1] + 1
    other = tree.is_dep(head, "conj") and any(tree.lemma(kid) == "other" for kid in tree.kids(head, "amod"))
    return other and head == words[-1] and behind < len(tree.tokens) and tree.lemma(behind) in COMPLETING_OTHERS


def _ends_inside_a_row(tree: Tree, words: list[int]) -> bool:
    """Tell whether a row inside goes on behind the end: "wants to deploy in Oslo", before "and the Faroe Islands"."""
    inner = [word for word in words if word != head_of(tree, words) and tree.tokens[word].pos in ("NOUN", "PROPN")]
    rest = (kid for word in inner for kid in tree.kids(word, "conj") if kid > words[-1])
    return any(min(tree.descendants(kid)) - words[-1] in (1, 2) for kid in rest)


def is_part_of_a_unit(tree: Tree, words: list[int]) -> bool:
    """Tell whether a numbered unit is parted from the one that it belongs to: "2nd Battalion, 1st Marines"."""
    before, behind = words[0] - 2, words[-1] + 2
    first = before >= 1 and _is_numbered(tree, words[0]) and tree.texts[before + 1] == ","
    if first and any(_is_numbered(tree, word) for word in (before, before - 1)):
        return True
    last = behind < len(tree.tokens) and tree.texts[behind - 1] == "," and _is_numbered(tree, behind)
    return last and any(_is_numbered(tree, word) for word in (words[-1], max(words[-1] - 1, 0)))


def _is_numbered(tree: Tree, word: int) -> bool:
    return UNIT.fullmatch(tree.texts[word]) is not None


ROW_CUTS = (
    _lacks_a_complement,
    _shares_a_number,
    _lacks_what_tells_others,
    _ends_inside_a_row,
    is_part_of_a_unit,
)
