"""Whether a clause tells of what was or of what is to come, as far as its verbs say so."""

from __future__ import annotations

from kg.extract.attachment import DatingWords
from kg.extract.context import Context
from kg.extract.tree import Tree
from kg.model import Modality, Token

__all__ = ["tense_of"]

AHEAD = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.DEMANDED, Modality.CONSIDERED})
PAST = frozenset({"was", "were", "had", "has", "have", "'ve", "did", "been"})
OPEN = frozenset({"will", "shall", "wo", "'ll", "may", "might", "could", "can", "ca", "would", "should", "must"})


def tense_of(tree: Tree, word: int, context: Context, words: DatingWords) -> str:
    """Return "past", "future" or, where nothing tells, "": a verb by its own form, others by what governs them."""
    own = _own(tree, word)
    if own == "past":
        return own
    if context.modality in AHEAD:
        return "future"
    if own == "present":
        return "future" if _looks_ahead(tree, word, words) else ""
    return own or _above(tree, word)


def _looks_ahead(tree: Tree, verb: int, words: DatingWords) -> bool:
    """Tell whether a present tense with a date is a plan: "meets Osei on Friday".

    It is none in a headline, where somebody is told to have said something, and in a passive that sets no date.
    """
    told = tree.lemma(verb) in words.reporting and tree.kid(verb, "ccomp", "parataxis") is not None
    done = tree.is_passive(verb) and tree.lemma(verb) not in words.setters
    return not (tree.sentence.heading or told or done)


def _above(tree: Tree, word: int) -> str:
    """Return the tense of the nearest verb above that has one; an infinitive under a present tense looks ahead."""
    if tree.tokens[word].tag == "VBN" and tree.is_dep(word, "acl"):
        return "past"
    infinitive = tree.tokens[word].tag == "VB"
    for above in tree.ancestors(word):
        tense = _own(tree, above)
        if tense:
            return tense if tense != "present" else "future" if infinitive else ""
        infinitive = infinitive or tree.tokens[above].tag == "VB"
    return ""


def _own(tree: Tree, word: int) -> str:
    """Return the tense that a verb and its auxiliaries say: "past", "present", "future" or ""."""
    token, auxiliaries = tree.tokens[word], tree.kids(word, "aux", "cop")
    words = {tree.tokens[kid].text.lower() for kid in auxiliaries}
    if token.tag == "VBD" or _is_weak_past(token) or (words & PAST and not (words & OPEN and token.tag != "VBN")):
        return "past"
    if words & OPEN:
        return "future"
    tags = {token.tag, *(tree.tokens[kid].tag for kid in auxiliaries)}
    return "present" if tags & {"VBZ", "VBP"} else ""


def _is_weak_past(token: Token) -> bool:
    """Tell whether what was taken for a present has the ending of a past tense: "as they patrolled"."""
    return token.tag == "VBP" and token.text.endswith("ed") and token.lemma != token.text
