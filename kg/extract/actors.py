"""Words before a noun that name who acts: "a Japanese apology", "the ministry plan"."""

from __future__ import annotations

from kg import world
from kg.extract.almanac import is_temporal
from kg.extract.tree import Tree

__all__ = ["acts_alone", "names_actor", "stands_before"]

STOPS = frozenset({",", ".", ";", ":", "(", ")", "--"})


def stands_before(tree: Tree, modifier: int, noun: int) -> bool:
    """Tell whether a modifier is part of a compound, whatever the tree says: no comma is in one."""
    return modifier < noun and not STOPS.intersection(tree.texts[modifier:noun])


def acts_alone(tree: Tree, actor: int, noun: int) -> bool:
    """Tell whether no other name of an actor stands between: in "a U.S. Congressional inquiry" it is Congress's."""
    between = (word for word in tree.kids(noun, "amod", "compound") if actor < word < noun)
    return not any(tree.tokens[word].text[:1].isupper() for word in between)


def names_actor(tree: Tree, word: int) -> bool:
    """Tell whether a modifier names who acts: "Japanese" in "a Japanese apology", "ministry" in "ministry plan"."""
    name = tree.names[word]
    if word > 1 and tree.tokens[word - 1].text == "-" and (name is None or name is not tree.names[word - 2]):
        return False  # "pro-Syrian" is no Syrian, and "six-party" no party
    body = world.nouns().get(tree.lemma(word)) == "Organization"
    if name is not None or (body and not is_temporal(tree.lemma(word))):  # "daily protests" are nobody's
        return True
    known = world.lookup(tree.tokens[word].text) or _double_demonym(tree, word)
    return known is not None and known.kind in ("country", "demonym")


def _double_demonym(tree: Tree, word: int) -> world.Known | None:
    """Look up "South Korean", of which only the second word hangs from the noun."""
    found = world.longest_match(tree.texts, max(0, word - 1))
    return found[0] if found and found[1] == word + 1 else None
