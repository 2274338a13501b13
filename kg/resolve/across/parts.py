"""The parts of a person's name that count when articles are compared: what comes first, what is handed down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.across.spelling import words
from kg.resolve.compounds import compact
from kg.resolve.people import family_names, plain_name
from kg.world import listed

__all__ = ["PersonName", "person_name"]

GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
NUMBER = re.compile(r"(?=[ivx]{2})x{0,3}(?:ix|iv|vi{0,3}|i{0,3})")  # one letter alone is an initial
WITHIN = re.compile(r"(?<=\w)['\u2019\u02bf](?=\w)")  # a letter that English has not: "Mu'ammar"
LETTERS = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z]\.)")  # between the initials of "H.W."


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles, particles and "Jr."."""

    words: tuple[str, ...]
    generation: str = ""  # "jr", "sr", "ii", "xvi" ...
    family_first: bool = False  # surely, as in "Park Geun-hye"

    @property
    def surnames(self) -> tuple[str, ...]:
        """Return what may be the surname: the last word, and the first where it is a family name."""
        if len(self.words) < 2:
            return self.words
        if self.family_first:
            return self.words[:1]
        return self.words[-1:] + (self.words[:1] if self.words[0] in family_names() else ())

    @property
    def given(self) -> tuple[str, ...]:
        """Return the words that are not the surname."""
        return self.words[1:] if self.family_first else self.words[:-1]


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """Take a person's name apart.

    >>> person_name("Prime Minister Shinzo Abe").words, person_name("George Bush Jr.").generation
    (('shinzo', 'abe'), 'jr')
    >>> person_name("Kim Jong Un").surnames, person_name("Bashar al-Assad").words
    (('kim',), ('bashar', 'assad'))
    >>> person_name("George H.W. Bush").words, person_name("Pope Benedict XVI")
    (('george', 'h', 'w', 'bush'), PersonName(words=('benedict',), generation='xvi', family_first=False))
    """
    all_words = words(LETTERS.sub(" ", WITHIN.sub("", plain_name(name))))
    generation = _generation(all_words[-1], name) if len(all_words) > 1 else ""
    rest = compact(all_words[:-1] if generation else all_words)
    kept = tuple(word for word in rest if word not in listed("particle")) if len(rest) > 1 else rest
    kept = kept or rest
    family_first = len(kept) > 2 and kept[0] in family_names() and not any(len(word) < 2 for word in kept)
    return PersonName(kept, generation, family_first)


def _generation(word: str, name: str) -> str:
    """Return what a last word says of the generation; a number is in capitals, and Li Xi bears none."""
    is_number = NUMBER.fullmatch(word) and name.endswith(word.upper())
    return GENERATIONS.get(word, "") or (word if is_number else "")
