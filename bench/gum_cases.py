"""Appearances with known answers, out of GUM: its Wikipedia titles say who is who over its documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

from articles import Case, country_ids, make_appearance, with_company
from gum import GoldDocument, GoldMention

from kg.resolve.names import bare
from kg.resolve.people import plain_name
from kg.resolve.states import countries_in
from kg.world import lookup, titles

__all__ = ["cases_of"]

KINDS = {"person": "Person", "organization": "Organization", "place": "Place"}
WORD = r"(?:[A-Z\u00c0-\u024f][\w.'\u2019&-]*|\d[\w-]*)"
LINK = r"(?: (?:of|the|and|for|de|la|le|du|van|von|bin|al|&|da|del))*"
NAME = re.compile(rf"{WORD}(?:{LINK} {WORD})*")
GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she"}
FULL_DATE = 10  # characters


def cases_of(gold: GoldDocument) -> tuple[Case, ...]:
    """Return what a document names: people, organisations and places, one case for each thing."""
    things: dict[str, list[GoldMention]] = {}
    titled = {mention.number: mention.identity for mention in gold.mentions if mention.identity}
    for mention in gold.mentions:
        if mention.type in KINDS:
            things.setdefault(titled.get(mention.number, mention.number), []).append(mention)
    cases = (_case(gold, who, same) for who, same in things.items())
    unique = {case.appearance.key: case for case in cases if case}
    return tuple(with_company(unique[identity] for identity in sorted(unique)))


def _case(gold: GoldDocument, who: str, mentions: Sequence[GoldMention]) -> Case | None:
    """Return a thing under the longest of its names; None for what has no name."""
    names = [(name, mention) for mention in mentions if (name := _name(gold, mention))]
    if not names:
        return None
    surfaces = [name for name, _ in names]
    surface = min(surfaces, key=lambda name: -len(name.split()) if names[0][1].type == "person" else 0)
    kind = _kind(surface, names[0][1].type)
    appearance = replace(
        make_appearance(gold.name, surface, kind, aliases=set(surfaces) - {surface}),
        published=date.fromisoformat(gold.created) if len(gold.created) == FULL_DATE else None,
        titles=tuple(sorted(set(_titles(gold, names)))) if kind == "Person" else (),
        gender=_gender(gold, mentions) if kind == "Person" else "",
        countries=country_ids(_countries(gold, names)) if kind != "Country" else (),
    )
    return Case(appearance, surface, "" if who.isdigit() else unquote(who))


def _name(gold: GoldDocument, mention: GoldMention) -> str:
    """Return the name around the head of a mention."""
    text = gold.document.text[mention.start : mention.end]
    if not mention.is_name:
        return ""
    around = (found for found in NAME.finditer(text) if found.end() > mention.head[0] - mention.start)
    found = next(around, None)
    if found is None or found.start() + mention.start > mention.head[0]:
        return ""
    before = set(text[: found.start()].lower().split())
    is_part = mention.type != "person" and not before <= {"the"}  # "northern England" is not England
    name = _without_title(bare(found[0]), mention.type)
    return "" if is_part or name[:1].islower() else name


def _without_title(name: str, kind: str) -> str:
    return plain_name(name) if kind == "person" else name


def _kind(name: str, kind: str) -> str:
    """Return the class that kg would give: what a name means in the tables of the world, or as annotated."""
    known = lookup(name)
    if known and known.kind == "seat":
        return "Place"
    if known and kind != "person" and (not known.ambiguous or kind == "place"):
        return known.type
    return KINDS[kind]


def _titles(gold: GoldDocument, names: Iterable[tuple[str, GoldMention]]) -> Iterator[str]:
    """Yield the offices before a name: "prime minister"."""
    for name, mention in names:
        words: list[str] = []
        text = gold.document.text[mention.start : mention.end]
        for word in reversed(text.partition(name)[0].lower().split()):
            if titles().get(word) not in {"office", "modifier"}:
                break
            words.insert(0, word)
        if words and titles().get(words[-1]) == "office":
            yield " ".join(words)


def _gender(gold: GoldDocument, mentions: Iterable[GoldMention]) -> str:
    words = (gold.document.text[mention.start : mention.end].lower() for mention in mentions if mention.is_pronoun)
    told = [GENDERS[word] for word in words if word in GENDERS]
    return max(("he", "she"), key=told.count) if told else ""


def _countries(gold: GoldDocument, names: Iterable[tuple[str, GoldMention]]) -> set[str]:
    """Return the countries beside a name within its mention: "the German chancellor"."""
    beside = (gold.document.text[mention.start : mention.end].replace(name, " ", 1) for name, mention in names)
    return {state.country.name for text in beside for state in countries_in(text)}
