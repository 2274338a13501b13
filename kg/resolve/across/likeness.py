"""How two names are alike: a table of rules, each of which names the weight that it counts with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from kg.resolve import organizations
from kg.resolve.across.blocks import body_words, stem
from kg.resolve.across.groups import Group
from kg.resolve.across.parts import person_name
from kg.resolve.across.spelling import is_spelling, words
from kg.resolve.names import key
from kg.resolve.people import family_names
from kg.world import given_names, listed

__all__ = ["FULL", "LOCAL", "SAME_LOCAL", "SPELLED", "Rule", "is_longer", "is_respelled", "likeness"]

PERSON = frozenset({"Person", "Thing"})
BODY = frozenset({"Organization", "Group", "Thing"})


@dataclass(frozen=True, slots=True)
class Rule:
    """When a shorter name may be another for a longer one, if both may be of the types; `both` may be in one article.

    `weight` is the name of its weight; `fits` tells what else their bearers must show.
    """

    weight: str
    types: frozenset[str] | None  # any where it is None
    holds: Callable[[str, str], bool]
    both: bool = False
    fits: Callable[[Group, Group], bool] | None = None


def likeness(rules: tuple[Rule, ...], short: Group, long: Group) -> Rule | None:
    """Return the first rule by which a name of one group may be a name of another, or None."""
    for rule in rules:
        fits = rule.types is None or (short.types <= rule.types and long.types <= rule.types)
        shows = rule.fits is None or rule.fits(short, long)
        if fits and shows and any(rule.holds(*names) for names in product(short.names, long.names)):
            return rule
    return None


def _is_same(one: str, other: str) -> bool:
    return key(one) == key(other)


def _is_unaccented(one: str, other: str) -> bool:
    return words(one) == words(other)


def _is_reordered(one: str, other: str) -> bool:
    return sorted(words(one)) == sorted(words(other))


def _is_joined(one: str, other: str) -> bool:
    ours, theirs = person_name(one), person_name(other)
    alike = "".join(ours.words) == "".join(theirs.words)
    return alike and ours.generation == theirs.generation and ours.words[0] == theirs.words[0]


def is_longer(short: str, long: str) -> bool:
    """Tell whether a person's name may be short for a longer one by names left out or given as initials.

    >>> is_longer("George Bush", "George W. Bush"), is_longer("George W. Bush", "George H. W. Bush")
    (True, False)
    """
    return _leaves_out_middle(short, long) or _leaves_out_generation(short, long) or _has_initials(short, long)


def is_respelled(one: str, other: str) -> bool:
    """Tell whether all words sound alike. Of names from East Asia each vowel counts."""
    ours, theirs = person_name(one), person_name(other)
    if min(len(ours.words), len(theirs.words)) < 2 or ours.generation != theirs.generation:
        return False
    if family_names() & {ours.words[0], theirs.words[0]}:
        return False
    if len(ours.words) != len(theirs.words):  # "Mahmud Ahmadi-Nejad", but initials count
        whole = all(len(word) > 2 for word in (*ours.words, *theirs.words))
        return whole and all(map(is_spelling, _in_two(ours.words), _in_two(theirs.words)))
    pairs = (sorted(ours.words), sorted(theirs.words)), (ours.words, theirs.words)
    return any(all(map(is_spelling, *pair)) for pair in pairs)


def _in_two(parts: tuple[str, ...]) -> tuple[str, str]:
    return parts[0], "".join(parts[1:])


def _leaves_out_middle(one: str, other: str) -> bool:
    """Tell whether a name only leaves out names between the first and the last: "George Bush", "George W. Bush"."""
    short, long = person_name(one).words, person_name(other).words
    if not 1 < len(short) <= len(long) or (short[0], short[-1]) != (long[0], long[-1]) or short == long:
        return False
    return _agree(short[1:-1], long[1:-1])


def _leaves_out_first(one: str, other: str) -> bool:
    """Tell whether a name begins with a later one of several given names: "Javad Zarif", "Mohammad Javad Zarif"."""
    short, long = person_name(one), person_name(other)
    return 1 < len(short.words) < len(long.words) and long.words[-len(short.words) :] == short.words


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether middle names are among others, in their order. An initial stands for the first of the others."""
    if ours and theirs and min(len(ours[0]), len(theirs[0])) == 1:
        return ours[0][0] == theirs[0][0] and len(ours) <= len(theirs) and _agree(ours[1:], theirs[1:])
    rest = iter(theirs)
    return all(word in rest for word in ours)


def _has_initials(one: str, other: str) -> bool:
    """Tell whether a name has initials where a longer one has given names: "J. F. Kennedy"."""
    short, long = person_name(one), person_name(other)
    if short.words[-1:] != long.words[-1:] or not short.given or not long.given:
        return False
    return len(short.given[0]) == 1 < len(long.given[0]) and all(
        long.startswith(letter) for letter, long in zip(short.given, long.given, strict=False)
    )


def _leaves_out_generation(one: str, other: str) -> bool:
    ours, theirs = person_name(one), person_name(other)
    return not ours.generation and theirs.generation != "" and ours.words == theirs.words


def _is_long_acronym(one: str, other: str) -> bool:
    return len(one.replace(".", "")) > 3 and organizations.is_acronym(one, other)


def _leaves_out_kind(one: str, other: str) -> bool:
    return words(one) != words(other) and (
        organizations.is_short_form(one, other) or " ".join(words(one)) == stem(other)
    )


def _is_surname(one: str, other: str) -> bool:
    """Tell whether a single name is the surname of a full name, in some spelling."""
    short, long = person_name(one), person_name(other)
    if len(short.words) != 1 or len(long.words) < 2 or short.generation not in {"", long.generation}:
        return False
    return any(is_spelling(short.words[0], name) for name in long.surnames)


def _is_common_surname(one: str, other: str) -> bool:
    return any(word in family_names() for word in person_name(one).words) and _is_surname(one, other)


def _leaves_out_number(one: str, other: str) -> bool:
    """Tell whether a name is that of a pope or a king without its number: "Benedict", "Benedict XVI"."""
    short, long = person_name(one), person_name(other)
    return len(short.words) == 1 and short.words == long.words and bool(long.generation) and not short.generation


def _is_called(short: Group, long: Group) -> bool:
    """Tell whether a name is what others call somebody; common given names tell nothing."""
    return not long.called.isdisjoint(name for each in short.names for name in words(each) if name not in given_names())


def _is_single(one: str, _other: str) -> bool:
    return len(words(one)) == 1


def _both_reign(one: Group, other: Group) -> bool:
    """Tell whether both have an office whose holders go by one given name."""
    return not (one.offices & other.offices).isdisjoint(listed("goes by given name"))


def _is_same_common(one: str, other: str) -> bool:
    return _is_same(one, other) and any(word in family_names() or word in given_names() for word in words(one))


def _is_same_body(one: str, other: str) -> bool:
    return body_words(one) != "" and body_words(one) == body_words(other)


SPELLED = (
    Rule("same name", None, _is_same),
    Rule("accents", None, _is_unaccented),
    Rule("order", PERSON, _is_reordered),
    Rule("joined", PERSON, _is_joined),
    Rule("spelling", PERSON, is_respelled),
)
FULL = (
    Rule("middle", PERSON, _leaves_out_middle),
    Rule("generation", PERSON, _leaves_out_generation),
    Rule("first", PERSON, _leaves_out_first),
    Rule("initials", PERSON, _has_initials),
    Rule("acronym", BODY, _is_long_acronym, both=True),
    Rule("short acronym", BODY, organizations.is_acronym, both=True),
    Rule("short form", BODY, _leaves_out_kind),
)
LOCAL = (
    Rule("reign", PERSON, _leaves_out_number),
    Rule("common surname", PERSON, _is_common_surname),
    Rule("surname", PERSON, _is_surname),
    Rule("called", PERSON, _is_single, fits=_is_called),
    Rule("body", BODY, _is_same_body),
)
SAME_LOCAL = (
    Rule("same reign", PERSON, _is_same, fits=_both_reign),
    Rule("reign", PERSON, _leaves_out_number),
    Rule("same common surname", PERSON, _is_same_common),
    Rule("same surname", PERSON, _is_same),
    Rule("same body", BODY, _is_same_body),
)
