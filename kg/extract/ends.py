"""The two ends of a finding stand on different words: what holds the other is cut down to what stands before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.tree import Tree
from kg.model import Filler, Mention, MentionKind, Value

__all__ = ["Pair", "apart", "bare", "cut", "same_place"]

Pair = tuple[Mention, Filler]

CLAUSES = ("acl", "advcl", "xcomp", "ccomp")
DANGLING = ("ADP", "DET", "PUNCT", "SCONJ", "PART", "AUX", "CCONJ")


def apart(tree: Tree, subject: Mention, thing: Filler, predicate: int) -> Pair | None:
    """Cut the end that holds the other down to what stands before it; None where the two are one.

    In "the treaty signed by Norway" the object is the treaty, not all of these words. `predicate` is its word.
    """
    if not same_place(subject, thing):
        return subject, thing
    inner, outer = sorted((subject, thing), key=lambda end: end.end - end.start)
    if isinstance(outer, Value) or outer.kind is MentionKind.NAME:
        return None
    start = tree.tokens[predicate].start
    start = start if outer.start < start < inner.start else inner.start
    shorter = cut(tree, outer, _clause_begin(tree, outer, start))
    if shorter is None:
        return None
    return (shorter, thing) if outer is subject else (subject, shorter)


def _clause_begin(tree: Tree, outer: Mention, start: int) -> int:
    """Return where the clause begins that holds a place in a phrase: "four men" in "four men accused of robbing it"."""
    word: int | None = next(token.index for token in tree.tokens if token.end > start)
    begin = start
    while word is not None:
        first = tree.tokens[min(tree.descendants(word))].start
        if tree.is_dep(word, *CLAUSES) and outer.start < first:
            begin = min(begin, first)
        word = tree.head(word)
    return begin


def cut(tree: Tree, mention: Mention, before: int) -> Mention | None:
    """Return the part of a mention before a place in the text, without a dangling preposition or comma."""
    tokens = [token for token in tree.tokens if mention.start <= token.start and token.end <= before]
    while tokens and tokens[-1].pos in DANGLING:
        tokens.pop()
    if not any(token.pos in ("NOUN", "PROPN", "NUM") for token in tokens):
        return None
    end = tokens[-1].end
    return replace(mention, end=end, text=tree.text(mention.start, end))


def bare(tree: Tree, pair: Pair, told: Iterable[tuple[str, Filler]]) -> Pair:
    """Take what is told of the event, its date or its place, off the end of its object: "the treaty on Friday"."""
    subject, thing = pair
    for _, filler in told:
        if isinstance(thing, Mention) and thing.start < filler.start and filler.end == thing.end:
            thing = cut(tree, thing, filler.start) or thing
    return subject, thing


def same_place(one: Filler, other: Filler) -> bool:
    """Tell whether two fillers stand on the same words."""
    return one.start < other.end and other.start < one.end
