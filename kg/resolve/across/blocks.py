"""Blocks: which appearances are compared at all. Two that share no key, by any chain of others, are never one thing.

Keys are made of one appearance alone, so that a store can keep them and ask which articles a new one may touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.model import Appearance, Bearer, Judgement, content_id
from kg.resolve.across.forest import Forest
from kg.resolve.across.parts import PersonName, person_name
from kg.resolve.across.spelling import plain, sound, words
from kg.resolve.names import SMALL_WORDS, initials, key
from kg.resolve.organizations import is_generic
from kg.resolve.states import countries_in
from kg.world import given_names, listed, titles

__all__ = ["BY_RULE", "block_keys", "body_words", "components", "country_id", "is_name", "stem", "tied_countries"]

BY_RULE = "rule"
SHORTEST_SOUND = 3
SETTLED = frozenset({"Country", "City"})
NAMED_LOCALS = frozenset({"Person", "Organization"})


def block_keys(appearance: Appearance) -> frozenset[str]:
    """Return the blocks of an appearance; none for what is only described, which is nobody else's.

    Nor has a known country or city any: it is one in all articles by its id, and nothing else is it. As all articles
    name some, to compare them again with every new one would cost more the more there are.

    >>> from kg.model import Entity
    >>> sorted(block_keys(Appearance("d", Entity("1", "Shinzo Abe", "Person", ("Abe",)), is_full=True)))
    ['name:shinzo abe', 'order:abe shinzo', 'person:abe']
    """
    entity = appearance.entity
    if not appearance.is_full and not (entity.type in NAMED_LOCALS and is_name(entity.name)):
        return frozenset()
    if entity.links and entity.type in SETTLED:
        return frozenset()
    known = entity.links and entity.type != "Person"  # a leader goes by the surname, as others do
    keys = _known(appearance) if known else MAKERS.get(entity.type, _others)(appearance)
    return frozenset((*keys, *(f"link:{link}" for link in entity.links)))


def _known(appearance: Appearance) -> Iterator[str]:
    yield f"name:{key(plain(appearance.entity.name))}"


def _people(appearance: Appearance) -> Iterator[str]:
    entity = appearance.entity
    name = person_name(entity.name)
    yield from (f"person:{_sounded(surname)}" for surname in name.surnames)
    last = entity.name.split()[-1]
    if "-" in last and not name.family_first:  # "Ahmadi-Nejad" may be written in one word
        yield f"person:{_sounded(''.join(words(last)))}"
    if appearance.is_full:
        yield f"name:{' '.join(words(entity.name))}"
        yield f"order:{' '.join(sorted(name.words))}"
    for alias in entity.aliases:
        yield from (f"person:{_sounded(surname)}" for surname in _handed_down(person_name(alias)))


def _handed_down(alias: PersonName) -> tuple[str, ...]:
    """Return what other articles may call a person by an alias: given names would put all Johns into one block."""
    if len(alias.words) == 1 and alias.words[0] in given_names():
        return ()
    return alias.surnames


def _sounded(word: str) -> str:
    return sound(word) if len(sound(word)) >= SHORTEST_SOUND else word


def _bodies(appearance: Appearance) -> Iterator[str]:
    body = body_words(appearance.entity.name)
    if body:
        yield from (f"body:{body}:{country}" for country in tied_countries(appearance))
    if appearance.is_full:
        yield from _others(appearance)


def _others(appearance: Appearance) -> Iterator[str]:
    entity = appearance.entity
    names = (entity.name, *(alias for alias in entity.aliases if is_name(alias) and not is_generic(alias)))
    for name in names:
        yield f"name:{' '.join(words(name))}"
        yield f"name:{stem(name)}"
        if len(letters := initials(words(name))) > 2:
            yield f"name:{letters}"


MAKERS = {"Person": _people, "Organization": _bodies}


def stem(name: str) -> str:
    """Return a name without the words for the kind of body at its end.

    >>> stem("Halden Motors Ltd.")
    'halden'
    """
    rest = list(words(name))
    while len(rest) > 1 and rest[-1] in listed("legal form"):
        rest.pop()
    return " ".join(rest)


def is_name(text: str) -> bool:
    """Tell whether words are a name, not a description: all but small words begin with a capital or a digit.

    >>> is_name("Kang"), is_name("Bank of Norway"), is_name("Kang's lawyer"), is_name("President")
    (True, True, False, False)
    """
    said = text.split()
    named = all(word in SMALL_WORDS or not word[0].islower() for word in said)
    return bool(said) and named and not all(word in titles() for word in words(text))


def body_words(name: str) -> str:
    """Return what a body of a state is called without its state, or an empty string for other names.

    >>> body_words("Japanese foreign ministry"), body_words("Foreign Ministry"), body_words("Kyodo News")
    ('foreign ministry', 'foreign ministry', '')
    """
    rest = name
    for state in reversed(list(countries_in(name))):
        rest = rest[: state.start] + rest[state.end :]
    kept = " ".join(word for word in words(rest) if word not in SMALL_WORDS | {"s"})
    return kept if kept and is_generic(kept) else ""


def country_id(name: str) -> str:
    """Return the id that a country has in every article."""
    return content_id("entity", "Country", key(name))


def tied_countries(appearance: Appearance) -> frozenset[str]:
    """Return the ids of the countries that a thing belongs to: itself, those in the name of a body, or those told."""
    entity = appearance.entity
    if entity.type == "Country":
        return frozenset({entity.id})
    named = countries_in(entity.name) if entity.type == "Organization" else ()
    return frozenset(country_id(state.country.name) for state in named) or frozenset(appearance.countries)


def components(
    appearances: Iterable[Appearance], judgements: Iterable[Judgement] = ()
) -> Iterator[tuple[Appearance, ...]]:
    """Yield the appearances that chains of shared blocks or of persons' judgements join, each group sorted by key."""
    ordered = _each_once(appearances)
    forest = Forest(len(ordered))
    for same in _sharing(ordered, judgements):
        forest.join(same)
    return (tuple(ordered[index] for index in group) for group in forest.sets())


def _each_once(appearances: Iterable[Appearance]) -> list[Appearance]:
    by_key: dict[str, Appearance] = {}
    for appearance in appearances:
        other = by_key.setdefault(appearance.key, appearance)
        by_key[appearance.key] = min(other, appearance, key=_content) if other != appearance else other
    return [by_key[identity] for identity in sorted(by_key)]


def _content(appearance: Appearance) -> tuple[str, str]:
    told = (appearance.published, appearance.titles, appearance.gender, appearance.countries)
    return repr(appearance.entity), repr((*told, sorted(appearance.company)))


def _sharing(ordered: Sequence[Appearance], judgements: Iterable[Judgement]) -> Iterator[list[int]]:
    """Yield which appearances share a key, an id, or the ends of a judgement."""
    decided = [judgement for judgement in judgements if judgement.by != BY_RULE]
    judged = {end.entity for judgement in decided for end in (judgement.left, judgement.right)}
    blocks: dict[str | Bearer, list[int]] = {}
    for index, appearance in enumerate(ordered):
        keys = block_keys(appearance)
        for shared in keys:
            blocks.setdefault(shared, []).append(index)
        for document in ("", appearance.document) if keys or appearance.entity.id in judged else ():
            blocks.setdefault(Bearer(appearance.entity.id, document), []).append(index)
    yield from blocks.values()
    yield from (ends for judgement in decided for ends in _ends(blocks, judgement))


def _ends(blocks: dict[str | Bearer, list[int]], judgement: Judgement) -> Iterator[list[int]]:
    if judgement.left in blocks and judgement.right in blocks:
        yield blocks[judgement.left][:1] + blocks[judgement.right][:1]
