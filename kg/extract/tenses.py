"""Whether a clause tells of what was or of what is to come, as far as its verbs say so."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.tree import Tree
from kg.model import Modality

__all__ = ["tense_of"]

AHEAD = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.DEMANDED, Modality.CONSIDERED})
PAST = frozenset({"was", "were", "had", "has", "have", "'ve", "did", "been"})
OPEN = frozenset({"will", "shall", "wo", "'ll", "may", "might", "could", "can", "ca", "would", "should", "must"})


def tense_of(tree: Tree, word: int, context: Context, reporting: frozenset[str] = frozenset()) -> str:
    """Return "past", "future" or, where nothing tells, "": a verb by its own form, others by what governs them.

    The present tense with a date looks ahead ("meets Osei on Friday"), but not in a headline and not where a verb of
    `reporting` tells what somebody says.
    """
    own = _own(tree, word)
    if own == "past":
        return own
    if context.modality in AHEAD:
        return "future"
    if own == "present":
        told = tree.lemma(word) in reporting and tree.kid(word, "ccomp", "parataxis") is not None
        return "" if tree.sentence.heading or told else "future"
    return own or _above(tree, word)


def _above(tree: Tree, word: int) -> str:
    """Return the tense of the nearest verb above that has one; an infinitive under a present tense looks ahead."""
    if tree.tokens[word].tag == "VBN" and tree.is_dep(word, "acl"):
        return "past"
    tenses = (_own(tree, above) for above in tree.ancestors(word))
    tense = next(filter(None, tenses), "")
    if tense == "present":
        return "future" if tree.tokens[word].tag == "VB" else ""
    return tense


def _own(tree: Tree, word: int) -> str:
    """Return the tense that a verb and its auxiliaries say: "past", "present", "future" or ""."""
    token, auxiliaries = tree.tokens[word], tree.kids(word, "aux", "cop")
    words = {tree.tokens[kid].text.lower() for kid in auxiliaries}
    if token.tag == "VBD" or (words & PAST and not (words & OPEN and token.tag != "VBN")):
        return "past"
    if words & OPEN:
        return "future"
    tags = {token.tag, *(tree.tokens[kid].tag for kid in auxiliaries)}
    return "present" if tags & {"VBZ", "VBP"} else ""
