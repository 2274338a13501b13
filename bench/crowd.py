"""A crowd of invented people and bodies in many articles, to see what it costs to tell who is who."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from articles import Case, country_ids, make_appearance, with_company

from kg.resolve.people import family_names
from kg.world import countries, given_names

__all__ = ["crowd"]

EACH = 10  # appearances in an article
OFFICES = ("minister", "foreign minister", "president", "judge", "governor", "senator", "mayor", "spokesman")
SYLLABLES = (
    "ba",
    "dor",
    "el",
    "fin",
    "gar",
    "hol",
    "is",
    "ken",
    "lam",
    "mor",
    "nel",
    "ost",
    "per",
    "quin",
    "ros",
    "sen",
)
FIRST_DAY = date(2000, 1, 1)


def crowd(size: int) -> list[Case]:
    """Return so many appearances, the same in each run: few are in many articles, most in few, some by surname."""
    chance = random.Random(size)
    found: list[Case] = []
    for number in range(size // EACH):
        found += with_company(_article(chance, f"article {number}", size))
    return found


def _article(chance: random.Random, document: str, size: int) -> list[Case]:
    day = FIRST_DAY + timedelta(days=chance.randrange(8000))
    cases = [_state(chance, document) for _ in range(2)]
    cases += [_person(chance, document, size) for _ in range(EACH - 4)]
    cases += [_body(chance, document, size) for _ in range(2)]
    unique = {case.appearance.key: case for case in cases}
    return [replace(case, appearance=replace(case.appearance, published=day)) for case in unique.values()]


def _state(chance: random.Random, document: str) -> Case:
    name = countries()[int(len(countries()) * chance.random() ** 3)].name
    return Case(make_appearance(document, name, "Country"), name, name)


def _number(chance: random.Random, size: int) -> int:
    """Return whom an article is about: the first are in the news every day."""
    return int(size / 4 * chance.random() ** 4)


def _person(chance: random.Random, document: str, size: int) -> Case:
    number = _number(chance, size)
    who = random.Random(f"person {number}")
    given, surname = who.choice(sorted(given_names())).title(), _surname(who)
    name = f"{surname} {given}" if surname.casefold() in family_names() else f"{given} {surname}"
    shown = surname if chance.random() < 0.2 else name
    appearance = replace(
        make_appearance(document, shown, "Person", aliases=(surname,) if shown == name else ()),
        titles=(who.choice(OFFICES),) if chance.random() < 0.5 else (),
        countries=country_ids([who.choice(countries()).name]),
    )
    return Case(appearance, shown, f"person {number}")


def _surname(who: random.Random) -> str:
    if who.random() < 0.1:
        return who.choice(sorted(family_names())).title()
    return "".join(who.choices(SYLLABLES, k=3)).title()


def _body(chance: random.Random, document: str, size: int) -> Case:
    number = _number(chance, size)
    who = random.Random(f"body {number}")
    words = ["".join(who.choices(SYLLABLES, k=2)).title() for _ in range(3)]
    name = " ".join((*words, who.choice(("Union", "Agency", "Group", "Bank", "Party"))))
    shown = "".join(word[0] for word in name.split()) if chance.random() < 0.1 else name
    return Case(make_appearance(document, shown, "Organization"), shown, f"body {number}")
