"""Bodies that were taken for people: a firm whose name is one word looks like a surname.

One place that only a body can have in a text outweighs all guesses from the name. A name that is part of a person's
full name in the document, or that has a title, is a person's, whatever stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg import world
from kg.model import Document, Finding, Mention, MentionKind
from kg.resolve.names import bare, key, tokens
from kg.resolve.surroundings import apposed, before, behind

__all__ = ["as_voted"]

# Roles that only a body has. People work for people as well: "her adviser".
BODY_ROLES = frozenset({"founded", "acquired", "memberOf"})
BUYS = "acquired"
NEXT_WORDS = re.compile(r" (?:chief |senior |former |deputy )?(?P<word>[a-z]+)")
WORD_BEFORE = re.compile(r"\b(?P<word>[a-z]+) $")
OFFICE_BEFORE = re.compile(r"\b(?P<word>[a-z]+) (?:for|at|of) $")
MADE_BEFORE = re.compile(r"\b(?:founded|acquired|nationali[sz]ed|privati[sz]ed) $")
MADE_AFTER = re.compile(r" was (?:founded|acquired|nationali[sz]ed|privati[sz]ed)\b")
CAPITALISED = re.compile(r"\b[A-Z]\w+\b(?! [A-Z])")
TYPES = frozenset({"Person", "Thing"})
BACK = 2  # sentences before "the company"
NEAR = 20  # mentions before it


def as_voted(document: Document, mentions: Sequence[Mention], findings: Iterable[Finding]) -> tuple[Mention, ...]:
    """Return the mentions, those of names that must be of bodies with the type of one."""
    names: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.NAME and mention.type != "Group":
            names.setdefault(key(mention.text), []).append(mention)
    full = {word for mention in mentions for word in _full_name(mention)}
    guessed = {name for name, same in names.items() if _is_guess(same)}
    alone = {name for name in guessed if " " not in name and name not in full}
    roles = _roles(findings)
    bodies = {
        *(
            name
            for name in guessed
            if _has_role(names[name], roles, "object") or _is_called(document.text, names[name])
        ),
        *(name for name in alone if _has_role(names[name], roles, "subject")),
        *_told(document.text, alone),
        *_companies(mentions, alone),
    }
    return tuple(_typed(mention) if _is_among(mention, bodies) else mention for mention in mentions)


def _is_guess(same: Sequence[Mention]) -> bool:
    return any(mention.type in TYPES for mention in same) and not any(mention.title for mention in same)


def _is_among(mention: Mention, bodies: set[str]) -> bool:
    return mention.kind is MentionKind.NAME and mention.type in TYPES and key(mention.text) in bodies


def _typed(mention: Mention) -> Mention:
    return replace(mention, type="Organization")


def _full_name(mention: Mention) -> tuple[str, ...]:
    is_person = mention.kind is MentionKind.NAME and mention.type == "Person"
    words = tokens(bare(mention.text)) if is_person else ()
    return words if len(words) > 1 else ()


def _roles(findings: Iterable[Finding]) -> Mapping[tuple[int, int], set[str]]:
    """Return which roles that tell the mentions at a span have: "object", or "subject" of a purchase."""
    roles: dict[tuple[int, int], set[str]] = {}
    for finding in findings:
        if finding.relation in BODY_ROLES and isinstance(finding.object, Mention):
            roles.setdefault((finding.object.start, finding.object.end), set()).add("object")
        if finding.relation == BUYS:
            roles.setdefault((finding.subject.start, finding.subject.end), set()).add("subject")
    return roles


def _has_role(same: Sequence[Mention], roles: Mapping[tuple[int, int], set[str]], role: str) -> bool:
    return any(role in roles.get((mention.start, mention.end), ()) for mention in same)


def _is_called(text: str, same: Sequence[Mention]) -> bool:
    """Tell whether a noun for bodies stands beside a name: "the company Halden", "Halden, a maker of steel"."""
    words = [found["word"] for mention in same if (found := before(text, mention.start, WORD_BEFORE))]
    words += [apposed(text, mention.end) for mention in same]
    return any(world.nouns().get(word) == "Organization" for word in words)


def _told(text: str, names: set[str]) -> Iterator[str]:
    """Yield the names of bodies that someone founds, buys or has an office at, wherever a text has them."""
    for place in CAPITALISED.finditer(text) if names else ():
        name = key(place[0])
        if name in names and (_has_office(text, *place.span()) or _is_made(text, *place.span())):
            yield name


def _has_office(text: str, start: int, end: int) -> bool:
    """Tell whether a name is where someone holds an office: "a Halden spokeswoman", "a director of Halden"."""
    beside = (behind(text, end, NEXT_WORDS), before(text, start, OFFICE_BEFORE))
    return any(found and world.titles().get(found["word"]) == "office" for found in beside)


def _is_made(text: str, start: int, end: int) -> bool:
    return before(text, start, MADE_BEFORE) is not None or behind(text, end, MADE_AFTER) is not None


def _companies(mentions: Sequence[Mention], names: set[str]) -> Iterator[str]:
    """Yield what "the company" means: the one name in the sentences just before that may be of a body."""
    for index, mention in enumerate(mentions):
        if mention.head in world.listed("company") and mention.determiner == "the" and not mention.modifiers:
            near = [one for one in mentions[max(0, index - NEAR) : index] if one.kind is MentionKind.NAME]
            before = [one for one in near if 0 < mention.sentence - one.sentence <= BACK]
            found = {key(one.text) for one in before if one.type == "Organization" or key(one.text) in names}
            if len(found) == 1 and mention.number == "singular":
                yield from found & names
