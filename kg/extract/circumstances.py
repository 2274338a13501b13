"""What a frame finds beside its subject and its object: the qualifiers of what it tells, but for the date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.attempts import is_clausal
from kg.extract.dating import Dating
from kg.extract.ends import cut, same_place
from kg.extract.phrases import Phrases
from kg.extract.places import Places
from kg.extract.quantities import Quantities
from kg.extract.tree import Tree
from kg.model import Filler, Mention, Proposition
from kg.schema import Frame, Ontology

__all__ = ["Circumstances"]

MONEY_ROLES = frozenset({"amount"})

Qualifiers = tuple[tuple[str, Filler], ...]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Finds the qualifiers of what the clauses of one sentence tell."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    dating: Dating
    places: Places
    quantities: Quantities

    def of(self, frame: Frame, proposition: Proposition, used: list[Filler]) -> Qualifiers:
        """Return the qualifiers of a proposition; none of them stands on the words that are `used` for its ends."""
        return self._without_place(tuple(self._qualifiers(frame, proposition, used)))

    def _qualifiers(self, frame: Frame, proposition: Proposition, used: list[Filler]) -> Iterator[tuple[str, Filler]]:
        for name, roles in frame.roles.items():
            if name in ("subject", "object"):
                continue
            filler = self._qualifier(name, roles, proposition)
            if filler and not any(same_place(filler, other) for other in used):
                yield name, filler
        if "place" not in frame.roles and not self.ontology.relation(frame.relation).state:
            yield from self.places.of(proposition, meets=self.ontology.relation(frame.relation).symmetric)

    def _qualifier(self, name: str, roles: tuple[str, ...], proposition: Proposition) -> Filler | None:
        for role in roles:
            for head in proposition.heads(role):
                if is_clausal(role):
                    return self.phrases.clause(head)
                told = name in MONEY_ROLES or self.quantities.is_sum(head)
                amount = self.quantities.sum_in(head) if told else None
                if amount:
                    return amount
                if name not in MONEY_ROLES and not self.dating.is_time(head) and self._is_post(name, role, head):
                    return self.phrases.mention(head)
        return None

    def _is_post(self, name: str, role: str, head: int) -> bool:
        """Tell whether somebody is named for a post: "as director", but not "as a suspect"."""
        posts = self.ontology.words("officeNouns") | self.ontology.words("askedOffices")
        return name != "position" or role != "obl:as" or self.tree.lemma(head) in posts

    def _without_place(self, qualifiers: Qualifiers) -> Qualifiers:
        """Take the place of the event out of the other qualifiers: talks "on fishing in Bergen" are about fishing."""
        places = [filler for name, filler in qualifiers if name == "place"]
        return tuple((name, self._shortened(filler, places)) for name, filler in qualifiers)

    def _shortened(self, filler: Filler, places: list[Filler]) -> Filler:
        for place in places:
            if isinstance(filler, Mention) and filler.start < place.start and place.end <= filler.end:
                return cut(self.tree, filler, place.start) or filler
        return filler
