"""What the code knows about the world before it reads: states, who leads them, their capitals, regions, known bodies.

The knowledge stands in the tables of `kg/data`, each with its source at its top. A name is looked up as written: case
counts, except in text that is all capitals, as datelines are. Dots, hyphens and the accents of a name may differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias, TypeVar

__all__ = [
    "Country",
    "Kind",
    "Known",
    "Leader",
    "beginnings_of",
    "countries",
    "fold",
    "genders",
    "given_names",
    "leaders",
    "listed",
    "longest",
    "longest_match",
    "lookup",
    "nouns",
    "titles",
]

Kind: TypeAlias = Literal["country", "capital", "demonym", "seat", "region", "city", "organization"]
Row: TypeAlias = Mapping[str, str]
Found = TypeVar("Found")

WORD = re.compile(r"\w+")
POSSESSIVE = re.compile(r"['\u2019]s?$")
REMEMBERED = 32768  # words and names: texts repeat them
LINKING = frozenset("-.'\u2019\u2013,&")  # tokens that may stand between the words of a name


@dataclass(frozen=True, slots=True)
class Country:
    """A state or a territory with a government of its own."""

    code: str  # ISO 3166-1 alpha-2; former states have a code of four letters
    name: str  # as English news calls it
    names: tuple[str, ...]  # all names, the first and the official one included
    capitals: tuple[str, ...]  # the first is the official one, others are seats of its government
    seats: tuple[str, ...]  # buildings that stand for the government: "Kremlin"
    adjectives: tuple[str, ...]
    people: tuple[str, ...]  # nouns for one of its people, where the adjective is none: "Spaniard"
    ambiguous: frozenset[str]
    wikidata: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a name means. `canonical` is the name under which all names of the thing meet.

    `type` is a class of the ontology. `country` is where a city is, whom a seat or an adjective belongs to, and what a
    region stands for where it acts: "Korea" alone for South Korea. A demonym ("Japanese") has the type and the
    canonical name of its country or region. An `ambiguous` name often means something else, such as a person: believe
    it only where the text says so.
    """

    name: str
    kind: Kind
    country: Country | None
    type: Literal["Country", "City", "Place", "Organization"]
    canonical: str
    wikidata: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    """One office that somebody of a name held, of a state or a government, and in which years."""

    office: str  # "prime minister"
    country: Country
    begin: int
    end: int | None  # None where no end is known
    wikidata: str


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """Return the words of a name without accents and punctuation, with its case.

    >>> fold("Côte d'Ivoire"), fold("U.S."), fold("Guinea-Bissau")
    ('Cote d Ivoire', 'U S', 'Guinea Bissau')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(WORD.findall(name))


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def rows(table: str) -> Iterator[Row]:
    """Yield the rows of a table of `kg/data` by column name; lines that begin with # are its header."""
    text = (files("kg") / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return (dict(zip(lines[0], cells, strict=True)) for cells in lines[1:])


def _country(row: Row) -> Country:
    names = (row["name"], row["official"], *_values(row["others"]))
    return Country(
        code=row["code"],
        name=row["name"],
        names=tuple(name for name in names if name),
        capitals=_values(row["capitals"]),
        seats=_values(row["seats"]),
        adjectives=_values(row["adjectives"]),
        people=_values(row["people"]),
        ambiguous=frozenset(_values(row["ambiguous"])),
        wikidata=row["wikidata"],
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, sorted by name."""
    return tuple(_country(row) for row in rows("countries"))


def _plurals(noun: str) -> tuple[str, ...]:
    """Return a noun for a people in singular and plural: Frenchman, Frenchmen."""
    if noun.endswith("man"):
        return noun, noun[:-3] + "men"
    return (noun,) if noun.endswith(("ese", "sh", "ch", "s")) else (noun, noun + "s")


def _known_countries() -> Iterator[Known]:
    for country in countries():
        demonyms = (name for word in (*country.adjectives, *country.people) for name in _plurals(word))
        kinds: tuple[tuple[Kind, Iterable[str]], ...] = (
            ("country", country.names),
            ("demonym", demonyms),
            ("seat", country.seats),
        )
        for kind, names in kinds:
            for name in dict.fromkeys(names):
                ambiguous = name in country.ambiguous
                yield Known(name, kind, country, "Country", country.name, country.wikidata, ambiguous)


def _known_cities() -> Iterator[Known]:
    listed = {(row["name"], row["country"]): row for row in rows("cities")}
    by_code = {country.code: country for country in countries()}
    capitals = [(name, country.code) for country in countries() for name in country.capitals]
    for name, code in dict.fromkeys([*capitals, *listed]):
        country, row = by_code[code], listed.get((name, code), {})
        kind: Kind = "capital" if name in country.capitals else "city"
        ambiguous = country.ambiguous | set(_values(row.get("ambiguous", "")))
        for spelling in (name, *_values(row.get("others", ""))):
            yield Known(spelling, kind, country, "City", name, row.get("wikidata", ""), spelling in ambiguous)


def _known_regions() -> Iterator[Known]:
    by_code = {country.code: country for country in countries()}
    for row in rows("regions"):
        ambiguous = _values(row["ambiguous"])
        region = Known(row["name"], "region", by_code.get(row["country"]), "Place", row["name"], row["wikidata"])
        for name in (row["name"], *_values(row["others"])):
            yield replace(region, name=name, ambiguous=name in ambiguous)
        for word in _values(row["adjectives"]):
            for name in _plurals(word):
                yield replace(region, name=name, kind="demonym", ambiguous=word in ambiguous)


def _known_organizations() -> Iterator[Known]:
    for row in rows("organizations"):
        for name in (row["name"], *_values(row["others"])):
            ambiguous = name in _values(row["ambiguous"])
            yield Known(name, "organization", None, "Organization", row["name"], row["wikidata"], ambiguous)


def _all_known() -> Iterator[Known]:
    """Yield everything that is known, what the news means more often first."""
    yield from _known_countries()
    yield from _known_cities()
    yield from _known_regions()
    yield from _known_organizations()


@cache
def _index() -> dict[str, Known]:
    """Return what is known by folded name. A name of two things means the first, and is ambiguous."""
    index: dict[str, Known] = {}
    for known in _all_known():
        key = fold(known.name.removeprefix("The "))
        first = index.setdefault(key, known)
        if known.ambiguous > first.ambiguous and known.canonical == first.canonical:
            index[key] = replace(first, ambiguous=True)
    return index


@cache
def _capitals_index() -> dict[str, Known]:
    """Return what is known by folded name in capitals, for datelines and headlines."""
    index: dict[str, Known] = {}
    for key, known in _index().items():
        index.setdefault(key.upper(), known)
    return index


def beginnings_of(keys: Iterable[str]) -> frozenset[str]:
    """Return the first words of folded names, in every length: "Costa" and "Costa Rica"; also in capitals."""
    found = {key[: match.end()] for key in keys for match in WORD.finditer(key)}
    return frozenset(found | {beginning.upper() for beginning in found})


@cache
def _beginnings() -> frozenset[str]:
    return beginnings_of(_index())


def _by_key(key: str) -> Known | None:
    known = _index().get(key)
    return known if known or not key.isupper() else _capitals_index().get(key)


@lru_cache(maxsize=REMEMBERED)
def lookup(text: str) -> Known | None:
    """Return what a name means, or None; a leading "the" and a final "'s" do not count.

    >>> lookup("the U.S.").canonical, lookup("Tokyo's").country.name, lookup("the Kremlin").canonical
    ('United States', 'Japan', 'Russia')
    >>> lookup("us")
    """
    words = fold(POSSESSIVE.sub("", text.strip())).split(" ")
    return _by_key(" ".join(words[1:] if words[0] in {"the", "The", "THE"} else words))


def longest_match(words: Sequence[str], start: int) -> tuple[Known, int] | None:
    """Return the longest name that begins at the word `start`, and the index after its last word.

    >>> known, end = longest_match(["of", "South", "Korea", "'s", "army"], 1)
    >>> known.name, end
    ('South Korea', 3)
    >>> longest_match(["Korea", "?"], 0)[1]
    1
    """
    return longest(words, start, _by_key, _beginnings())


def longest(
    words: Sequence[str], start: int, find: Callable[[str], Found | None], beginnings: Container[str]
) -> tuple[Found, int] | None:
    """Return the same from other names: `find` knows them by folded name, `beginnings` has their first words."""
    found: tuple[Found, int] | None = None
    key = ""
    for index in range(start, len(words)):
        word = words[index]
        if word in LINKING and key:
            continue
        folded = fold(word)
        key = f"{key} {folded}".strip()
        if not folded or key not in beginnings:
            break
        known = find(key)
        found = (known, index + 1) if known else found
    return found


@cache
def _titles() -> tuple[Row, ...]:
    return tuple(rows("titles"))


@cache
def titles() -> Mapping[str, str]:
    """Return the words of `kg/data/titles.tsv` in lower case, without full stops, and what each of them is.

    >>> titles()["mr"], titles()["minister"], titles()["foreign"]
    ('honorific', 'office', 'modifier')
    """
    return {row["word"]: row["kind"] for row in _titles()}


@cache
def genders() -> Mapping[str, str]:
    """Return the pronoun that a title asks for, where it asks for one: ``genders()["mrs"] == "she"``."""
    return {row["word"]: row["gender"] for row in _titles() if row["gender"]}


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list of `kg/data/word_lists.tsv`, such as "company"."""
    lists = {row["list"]: row["words"] for row in rows("word_lists")}
    return frozenset(_values(lists[name]))


@cache
def given_names() -> Mapping[str, str]:
    """Return the pronoun that a given name asks for, in lower case and without accents: ``given_names()["anna"]``."""
    return {row["name"]: row["gender"] for row in rows("given_names")}


@cache
def nouns() -> Mapping[str, str]:
    """Return the class of the ontology that a noun describes: ``nouns()["ministry"] == "Organization"``."""
    return {row["noun"]: row["class"] for row in rows("nouns")}


@cache
def _leaders() -> Mapping[str, tuple[Leader, ...]]:
    by_code = {country.code: country for country in countries()}
    index: dict[str, tuple[Leader, ...]] = {}
    for row in rows("leaders"):
        end = int(row["to"]) if row["to"] else None
        leader = Leader(row["office"], by_code[row["country"]], int(row["from"]), end, row["wikidata"])
        for name in dict.fromkeys(fold(name).casefold() for name in (row["name"], *_values(row["others"]))):
            index[name] = (*index.get(name, ()), leader)
    return index


def leaders(name: str) -> tuple[Leader, ...]:
    """Return the offices at the head of a state or government that people of this name held; a namesake may be meant.

    >>> [(leader.country.name, leader.office, leader.begin) for leader in leaders("Shinzō Abe")]
    [('Japan', 'prime minister', 2006), ('Japan', 'prime minister', 2012)]
    """
    return _leaders().get(fold(name).casefold(), ())
