"""Two of one surname in one text: offices or countries that nobody holds together keep them apart.

So does "Mrs." beside an office: "Mrs. Berg" is not the "President Berg" of the same text, if nothing tells that a woman
of that name has an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.model import Mention, MentionKind
from kg.resolve.names import tokens
from kg.resolve.people import gender_of, gender_of_name, plain_name
from kg.resolve.states import countries_in
from kg.resolve.surroundings import Span, before, behind
from kg.world import listed, titles

__all__ = ["NOBODY", "Rivals", "Told", "clash", "rivals_in"]

FEW = 5  # words before the noun for the office
BEFORE = re.compile(r"(?P<told>[^.;:,\n]+), $")
BESIDE = re.compile(r", (?P<told>[^.;:,\n]+)[,.]")
OF = re.compile(r" of (?P<told>(?:the )?[A-Z][\w ]+)")
WIFE = ("mrs",)
PASSING = frozenset({"acting", "deputy", "ex", "former", "incoming", "interim", "late", "new", "outgoing", "then"})


@dataclass(frozen=True, slots=True)
class Told:
    """The office that stands beside a name: its noun in lower case, how it goes on, of which fields and countries."""

    noun: str
    words: str  # as a reader would write it before the name: "Finance Minister"
    fields: frozenset[str]
    countries: frozenset[str]

    def clashes(self, other: Told) -> bool:
        """Tell whether one person hardly holds both offices: ministers of two states, or of two fields."""
        if self.countries and other.countries and not self.countries & other.countries:
            return True
        alike = self.noun == other.noun and self.fields and other.fields
        return bool(alike) and not self.fields & other.fields


def clash(ours: Iterable[Told], theirs: Iterable[Told]) -> bool:
    """Tell whether any office of one clashes with one of the other."""
    return any(one.clashes(other) for one, other in product(ours, theirs))


def _offices_told(text: str, mentions: Iterable[Mention]) -> Mapping[Span, Told]:
    """Return the offices that stand beside names of people, by the places of the names."""
    names = (each for each in mentions if each.kind is MentionKind.NAME and each.type == "Person")
    found = (((each.start, each.end), _told(text, each)) for each in names)
    return {place: told for place, told in found if told}


def _told(text: str, mention: Mention) -> Told | None:
    """Return the office in the title of a name or, between commas, before or behind it."""
    if mention.title:
        of = behind(text, mention.end, OF)
        return _office(f"{mention.title} of {of['told']}" if of else mention.title)
    enclosed = text[mention.end : mention.end + 1] == ","
    described = (before(text, mention.start, BEFORE) if enclosed else None, behind(text, mention.end, BESIDE))
    return next((told for each in described if each and (told := _office(each["told"]))), None)


def _office(phrase: str) -> Told | None:
    """Return the office that a phrase is about: its first noun for one that ends it or goes on with "of"."""
    words = phrase.split()
    ends = (place for place, word in enumerate(words) if titles().get(word.lower()) == "office")
    place = next((at for at in ends if words[at + 1 : at + 2] in ([], ["of"], ["for"])), None)
    if place is None or PASSING & set(tokens(phrase)):
        return None
    about = words[max(0, place - FEW) :]
    fields = [word for word in about if word.lower() in listed("field of office")]
    shown = " ".join(word.capitalize() for word in (*fields, words[place]))
    countries = frozenset(state.country.name for state in countries_in(" ".join(about)))
    return Told(words[place].lower(), shown, frozenset(word.lower() for word in fields), countries)


@dataclass(frozen=True, slots=True)
class Rivals:
    """What offices tell: those beside names, and the words that tell surnames of several people apart, by place."""

    told: Mapping[Span, Told]
    apart: Mapping[Span, str]


NOBODY = Rivals({}, {})


def rivals_in(text: str, mentions: Iterable[Mention]) -> Rivals:
    """Return which names of people stand beside offices, and which of them have rivals to a surname alone."""
    mentions = list(mentions)
    told = _offices_told(text, mentions)
    by_surname: dict[str, list[tuple[Mention, Told]]] = {}
    for mention in mentions:
        office = told.get((mention.start, mention.end))
        if office and (words := tokens(plain_name(mention.text))):
            by_surname.setdefault(words[-1], []).append((mention, office))
    clashing = (same for same in by_surname.values() if _clash_inside(same))
    apart = {place: words for same in clashing for place, words in _alone(same)}
    return Rivals(told, {**dict(_wives(mentions, by_surname)), **apart})


def _wives(
    mentions: Iterable[Mention], in_office: Mapping[str, Sequence[tuple[Mention, Told]]]
) -> Iterator[tuple[Span, str]]:
    """Yield the places of "Mrs. Berg" where another Berg has the office: she is apart from "President Berg"."""
    for mention in mentions:
        words = tokens(plain_name(mention.text))
        holders = [other for other, _ in in_office.get(words[-1], ())] if words else []
        if len(words) == 1 and tokens(mention.title) == WIFE and holders and not any(map(_is_woman, holders)):
            yield (mention.start, mention.end), mention.title


def _is_woman(mention: Mention) -> bool:
    return "she" in {gender_of(mention), gender_of_name(plain_name(mention.text))}


def _clash_inside(same: Sequence[tuple[Mention, Told]]) -> bool:
    offices = [office for _, office in same]
    return clash(offices, offices)


def _alone(same: Sequence[tuple[Mention, Told]]) -> Iterator[tuple[Span, str]]:
    """Yield the places of a surname alone, with the words that tell its bearer from the others."""
    for mention, office in same:
        if len(tokens(plain_name(mention.text))) == 1:
            yield (mention.start, mention.end), _apart(office, (other for _, other in same))


def _apart(office: Told, others: Iterable[Told]) -> str:
    """Return the words for an office; with its country where another goes by the same words."""
    same = any(other.clashes(office) and other.words == office.words for other in others)
    return " ".join((*sorted(office.countries), office.words)) if same else office.words
