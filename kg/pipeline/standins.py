"""Names that the parser knows in the place of those that it may never have seen, so that a question has its right tree.

"Where will Hildur Askvold travel?" may be read as if somebody askvolded; "Where will Peter travel?" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg import world
from kg.extract.questions import Understood
from kg.model import Entity, Filler, Finding, Mention
from kg.resolve import Entry

__all__ = ["Veiled", "veil"]

WORD = re.compile(r"\w+")
STANDING_IN = {
    "Person": ("Peter", "Martin", "Robert", "Thomas"),
    "Organization": ("Microsoft", "Toyota", "Siemens", "Boeing"),
    "Place": ("Liverpool", "Chicago", "Hamburg"),
    "City": ("Liverpool", "Chicago", "Hamburg"),
}


@dataclass(frozen=True, slots=True)
class Veiled:
    """A question with other names in it: each with the name that it stands for, and entries that say what it is."""

    text: str
    names: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    def unveiled(self, text: str) -> str:
        """Return a text with the names that were there."""
        return WORD.sub(lambda word: self.names.get(word.group(), word.group()), text)

    def understood(self, one: Understood) -> Understood:
        """Return a reading with the names that were there."""
        kind = self._mention(one.kind) if one.kind else None
        left = tuple(self.unveiled(word) for word in one.left)
        return replace(one, finding=self._finding(one.finding), kind=kind, left=left)

    def _finding(self, finding: Finding) -> Finding:
        return replace(
            finding,
            subject=self._mention(finding.subject),
            object=self._filler(finding.object),
            qualifiers=tuple((role, self._filler(filler)) for role, filler in finding.qualifiers),
            attribution=tuple(map(self._mention, finding.attribution)),
        )

    def _filler(self, filler: Filler) -> Filler:
        return self._mention(filler) if isinstance(filler, Mention) else filler

    def _mention(self, mention: Mention) -> Mention:
        owner = self._mention(mention.owner) if mention.owner else None
        return replace(mention, text=self.unveiled(mention.text), owner=owner)


def veil(question: str, entities: Iterable[Entity]) -> Veiled:
    """Return a question with familiar names in the place of those of entities, the longest first."""
    free = {type_: [name for name in names if name not in question] for type_, names in STANDING_IN.items()}
    veiled = Veiled(question)
    for name, entity in sorted(_names(question, entities), key=lambda found: (-len(found[0]), found[0])):
        spot = _spot(veiled.text, name)
        if spot and free.get(entity.type):
            other = free[entity.type][0]
            free = {type_: [each for each in names if each != other] for type_, names in free.items()}
            text = veiled.text[: spot.start()] + other + veiled.text[spot.end() :]
            entry = Entry(other, (), entity.type, f"urn:kg:{entity.id}")
            veiled = Veiled(text, {**veiled.names, other: name}, (*veiled.entries, entry))
    return veiled


def _spot(text: str, name: str) -> re.Match[str] | None:
    article = "" if name.lower().startswith("the ") else r"(?:\b[Tt]he )?"
    return re.search(rf"{article}\b{re.escape(name)}\b", text)


def _names(question: str, entities: Iterable[Entity]) -> Iterator[tuple[str, Entity]]:
    """Yield the names in a question that a parser may not know, each with the first entity that has it."""
    found: dict[str, Entity] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            ends = name[:1] + name.split()[-1][:1] if name.split() else ""
            if name in question and len(ends) == 2 and ends.isupper() and world.lookup(name) is None:
                found.setdefault(name, entity)
    yield from found.items()
