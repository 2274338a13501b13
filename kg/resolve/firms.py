"""Firms that bear the surname of somebody in the same text: "Tesla" is no person because an Elon Tesla founded it.

A firm must be told as one: by a legal form, by what it is called, or as what somebody founded, owns or heads. Then each
bare name is the firm's or the person's: by what it does, by what the parser took it for, or as at its nearest use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Document, Mention, MentionKind
from kg.resolve.names import key, tokens
from kg.resolve.people import plain_name
from kg.resolve.surroundings import Span, apposed, before, behind
from kg.world import listed, titles

__all__ = ["firms"]

HEADED = re.compile(r"\b(?P<word>[a-z-]+) of $")
MADE_BEFORE = re.compile(r"\b(?:co-)?founded (?:[a-z]+ )?$")
MADE_AFTER = re.compile(r",?(?: which)?(?: was| is)?(?: a [\w ]+?)? (?:founded|owned|controlled|run) by\b")
MADE_BY = re.compile(r"\b(?:founded|owned|controlled|run) (?:[\w ]{0,20} )?by $")
CALLED = re.compile(r"(?P<before>(?:[\w-]+ ){0,3})(?P<word>[a-z-]+) $")
DETERMINED = re.compile(r"\b(?:a|an|the|this|that|his|her|its|their|another)\b", re.IGNORECASE)
PERSON_AFTER = re.compile(
    r",? (?:who|whose|himself|herself)\b|, \d\d,| (?:said|says|added|told [\w ]{1,30}?) (?:that )?(?:he|she)\b"
)
NEXT_VERB = re.compile(r" (?:(?:also|has|had|have|was|is|been|will|would) )*(?P<word>[a-z]+)")


def firms(document: Document, mentions: Sequence[Mention]) -> frozenset[Span]:
    """Return where a name that is also the surname of somebody in the text is that of a firm."""
    names = sorted((each for each in mentions if each.kind is MentionKind.NAME), key=lambda each: each.start)
    people = {word for each in names for word in _surname(each)}
    told = {word for each in names if (word := _stem(each)) in people and _is_told(document.text, each)}
    return frozenset(place for name in sorted(told) for place in _places(document.text, names, name))


def _surname(mention: Mention) -> tuple[str, ...]:
    """Return the surname of a full name or of a name with a title, in the form of a key."""
    words = tokens(plain_name(mention.text)) if mention.type == "Person" else ()
    return words[-1:] if len(words) > 1 or (mention.title and words) else ()


def _stem(mention: Mention) -> str:
    """Return the key of a name without the legal forms at its end."""
    words = list(tokens(mention.text))
    while len(words) > 1 and words[-1] in listed("legal form"):
        words.pop()
    return " ".join(words)


def _is_told(text: str, mention: Mention) -> bool:
    if mention.title:
        return False
    return _stem(mention) != key(mention.text) or _is_called(text, mention) or _is_headed(text, mention)


def _is_called(text: str, mention: Mention) -> bool:
    """Tell whether a noun for firms stands beside: "shipping group Halden"; "the firm Halden left" is no such."""
    called = before(text, mention.start, CALLED)
    named = called and not DETERMINED.search(called["before"]) and called["word"] in listed("firm")
    return bool(named) or apposed(text, mention.end) in listed("firm")


def _is_headed(text: str, mention: Mention) -> bool:
    """Tell whether somebody founded, owns or heads what bears the name: "the founder of Halden"."""
    headed = before(text, mention.start, HEADED)
    if headed and headed["word"] in listed("head of a firm"):
        return True
    return bool(before(text, mention.start, MADE_BEFORE) or behind(text, mention.end, MADE_AFTER))


def _places(text: str, names: Iterable[Mention], name: str) -> Iterator[Span]:
    """Yield where a name is a firm's, each bare one after those before it."""
    nearest = False
    for mention in names:
        if _stem(mention) == name:
            nearest = _is_firm(text, mention, nearest=nearest)
            if nearest:
                yield mention.start, mention.end
        elif name in _surname(mention):
            nearest = nearest and before(text, mention.start, MADE_BY) is not None


def _is_firm(text: str, mention: Mention, *, nearest: bool) -> bool:
    verb = behind(text, mention.end, NEXT_VERB)
    done = verb["word"] if verb else ""
    if mention.title or behind(text, mention.end, PERSON_AFTER) or done in listed("what people do"):
        return False
    firm = mention.type == "Organization" or _is_told(text, mention) or done in listed("what firms do")
    return firm or nearest or titles().get(done) == "office"
