"""Acronyms that a text defines: what it says they mean outweighs what they mean elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention, MentionKind
from kg.resolve.names import SMALL_WORDS, key, tokens
from kg.resolve.organizations import defined_acronym
from kg.world import lookup

__all__ = ["own_acronyms"]

KINDS = frozenset({"Organization", "Group", "Thing"})


def own_acronyms(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the keys of the acronyms that a text defines as short for another body than the tables do."""
    named = (mention for mention in mentions if mention.kind is MentionKind.NAME and mention.type in KINDS)
    defined = ((mention.text, defined_acronym(text, mention.end)) for mention in named)
    return frozenset(key(short) for name, short in defined if short and _is_another(name, short))


def _is_another(name: str, short: str) -> bool:
    """Tell whether a defined acronym is in the tables, for a body that shares few words with the name defined."""
    known, told = lookup(short), lookup(name)
    if known is None or not _abbreviates(short, name):
        return False
    if told is not None:
        return told.canonical != known.canonical
    ours, theirs = (set(tokens(each)) - SMALL_WORDS for each in (name, known.canonical))
    return 2 * len(ours & theirs) <= max(len(ours), len(theirs))


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether the letters of an acronym stand in a name in this order, the first at the start of a word.

    >>> _abbreviates("ECB", "England and Wales Cricket Board"), _abbreviates("ECB", "Wales Cricket Board")
    (True, False)
    """
    letters = "".join(filter(str.isalpha, short)).casefold()
    starts = [word[0] for word in tokens(name)]
    rest = iter("".join(tokens(name)))
    return bool(letters) and letters[0] in starts and all(letter in rest for letter in letters)
