"""Names of people: titles, family names, and when a short name stands for a longer one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kg.model import Mention
from kg.resolve.compounds import compact, without_generation
from kg.resolve.names import bare, tokens
from kg.world import genders, given_names, listed, longest_match, rows, titles

__all__ = [
    "are_different",
    "edge_words",
    "family_names",
    "gender_of",
    "gender_of_name",
    "genders_of",
    "is_contained",
    "is_divided",
    "is_family_name",
    "is_given_name",
    "is_initialled",
    "is_over",
    "is_second_name",
    "is_surname",
    "is_tail",
    "offices_of",
    "plain_name",
]

OVER = frozenset({"former", "ex", "late", "then", "once", "onetime"})


@cache
def family_names() -> frozenset[str]:
    """Return the family names that come before given names, in lower case; each is common."""
    return frozenset(row["name"].casefold() for row in rows("family_names"))


def _stands_before_name(word: str) -> bool:
    """Tell whether a word is a title or part of one: "Prime" and "Minister", but no "businesswoman"."""
    return titles().get(word.lower().rstrip("."), "person") != "person"


def _title_length(words: Sequence[str]) -> int:
    """Return how many of the first words are a title, or the country of the title behind it."""
    if _stands_before_name(words[0]):
        return 1
    known, end = longest_match(words, 0) or (None, 0)
    is_state = known is not None and known.kind in {"demonym", "country"}
    return end if is_state and any(map(_stands_before_name, words[end : end + 1])) else 0


def plain_name(text: str) -> str:
    """Return a person's name without the titles before it.

    >>> plain_name("South Korean President Moon Jae-in"), plain_name("Mr. Kim"), plain_name("Jordan Brown")
    ('Moon Jae-in', 'Kim', 'Jordan Brown')
    """
    words = bare(text).split()
    while 0 < (length := _title_length(words) if words else 0) < len(words):
        words = words[length:]
    return " ".join(words)


def gender_of(mention: Mention) -> str:
    """Return "he" or "she" where a title or the head word tells, or an empty string."""
    words = [*mention.title.split(), *mention.text.split()[:-1], mention.head]
    told = (genders().get(word.lower().strip(".")) for word in words)
    return next(filter(None, told), "")


def gender_of_name(name: str) -> str:
    """Return "he" or "she" where the given name of a full name tells, or an empty string.

    >>> gender_of_name("Anna Berg"), gender_of_name("Berg"), gender_of_name("Kim Yong Chol")
    ('she', '', '')
    """
    words = tokens(name)
    return given_names().get(words[0], "") if len(words) > 1 and not _family_first(name) else ""


@lru_cache(maxsize=8192)
def offices_of(mention: Mention) -> frozenset[str]:
    """Return the offices in the title of a mention: "minister" for "Foreign Minister Kang"."""
    words = tokens(mention.title) + tokens(mention.text)[:-1]
    return frozenset(word for word in words if titles().get(word) == "office")


def genders_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return what the titles in mentions say about the gender: nothing, "he", "she" or both."""
    return frozenset(gender for mention in mentions if (gender := gender_of(mention)))


def is_over(title: str) -> bool:
    """Tell whether a title says that somebody once held the office: "former president"."""
    return not OVER.isdisjoint(tokens(title))


def are_different(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether nobody holds offices of both sets: no minister is a judge, but a leader may be anyone."""
    ours, theirs = one - listed("vague office"), other - listed("vague office")
    return bool(ours and theirs) and not ours & theirs


def _parts(name: str) -> list[tuple[str, ...]]:
    """Return the words of a name, each as the parts that its hyphens join."""
    return [tokens(word) for word in name.split() if tokens(word)]


def _family_first(name: str) -> bool:
    words = _parts(name)
    return len(words) > 1 and len(words[-1]) > 1 and words[0][0] in family_names()


def is_family_name(short: str, name: str) -> bool:
    """Tell whether a name is the family name that a longer one begins with, as Korean and Chinese names do.

    >>> is_family_name("Park", "Park Geun-hye"), is_family_name("Shinzo", "Shinzo Abe")
    (True, False)
    """
    words = tokens(name)
    return len(words) > 1 and tokens(short) == words[:1] and words[0] in family_names()


def is_surname(short: str, name: str) -> bool:
    """Tell whether a name is the surname that a longer one ends with, alone or with its particle.

    >>> is_surname("Abe", "Shinzo Abe"), is_surname("bin Salman", "Mohammed bin Salman")
    (True, True)
    >>> is_surname("Hye", "Park Geun-hye"), is_surname("Abdel Rashid", "Mohamed Abdelrashid")
    (False, True)
    >>> is_surname("Berg Jr.", "Hans Berg Jr."), is_surname("Berg Jr.", "Hans Berg")
    (True, False)
    """
    (ours, generation), (words, other) = without_generation(tokens(short)), without_generation(tokens(name))
    if generation not in {"", other} or not ours or _family_first(name):
        return False
    if _ends_with(words, ours) and (len(ours) == len(_parts(short)[0]) or ours[0] in listed("particle")):
        return True
    return len(compact(ours)) == 1 and _ends_with(compact(words), compact(ours))


def _ends_with(words: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    return 0 < len(ours) < len(words) and words[-len(ours) :] == ours


def is_tail(short: str, name: str) -> bool:
    """Tell whether a name only leaves out the first of several given names.

    >>> is_tail("Abd el-Rashid", "Muhammad Abd el-Rashid"), is_tail("Rashid", "Muhammad Abd el-Rashid")
    (True, False)
    """
    return len(tokens(short)) > 1 and _ends_with(tokens(name), tokens(short)) and not _family_first(name)


def is_divided(short: str, name: str) -> bool:
    """Tell whether two names are one name, its parts written together or apart.

    >>> is_divided("Mohamed Abdel Rashid", "Mohamed Abdelrashid")
    True
    """
    ours, words = tokens(short), tokens(name)
    return ours != words and len(compact(ours)) > 1 and compact(ours) == compact(words)


def edge_words(name: str) -> tuple[str, ...]:
    """Return the words by which two names of one person are found: the first and the last, however they are divided."""
    words = tokens(name)
    forms = (words, compact(words), without_generation(words)[0])
    return tuple(dict.fromkeys(word for form in forms if form for word in (form[0], form[-1])))


def is_given_name(short: str, name: str) -> bool:
    """Tell whether a name is the given name of a longer one."""
    words = tokens(name)
    return len(words) > 1 and tokens(short) == words[:1] and not _family_first(name)


def is_second_name(short: str, name: str) -> bool:
    """Tell whether a hyphenated name is the given name behind a family name.

    >>> is_second_name("Geun-hye", "Park Geun-hye")
    True
    """
    return _family_first(name) and len(_parts(short)) == 1 and tokens(short) == tokens(name)[1:]


def is_contained(short: str, name: str) -> bool:
    """Tell whether a longer name only adds middle names.

    >>> is_contained("Barack Obama", "Barack Hussein Obama")
    True
    """
    ours, words = tokens(short), tokens(name)
    if not 1 < len(ours) < len(words) or (ours[0], ours[-1]) != (words[0], words[-1]):
        return False
    rest = iter(words)
    return all(word in rest for word in ours)


def is_initialled(short: str, name: str) -> bool:
    """Tell whether a name is a longer one with initials for the given names.

    >>> is_initialled("J. F. Kennedy", "John Fitzgerald Kennedy")
    True
    """
    ours, words = tokens(short), tokens(name)
    return _has_initials(ours, words) or _has_initials(compact(ours), compact(words))


def _has_initials(ours: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(ours) < 2 or len(ours) > len(words) or ours[-1] != words[-1] or len(ours[0]) > 1:
        return False
    return all(
        word.startswith(letter) for letter, word in zip(ours[:-1], words, strict=False) if len(letter) == 1
    ) and all(letter in words for letter in ours if len(letter) > 1)
