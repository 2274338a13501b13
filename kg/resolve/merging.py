"""When a shorter name in a document stands for a longer one.

A shorter name joins a longer one where a rule of the table allows exactly one. A name that fits several stays apart,
unless just one of them bears its title or was told about shortly before: precision first.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.model import Document, Mention
from kg.resolve import organizations, people
from kg.resolve.acronyms import own_acronyms
from kg.resolve.authority import NOTHING, Authority
from kg.resolve.clusters import Aside, Cluster, Member, group_names, position
from kg.resolve.compounds import compact
from kg.resolve.homonyms import states_told
from kg.resolve.names import initials, key, tokens
from kg.resolve.rivals import clash, rivals_in
from kg.resolve.surroundings import Span
from kg.schema import Ontology

__all__ = ["RULES", "Rule", "cluster_names"]

NEAR = 3  # sentences back in which a longer name decides between several


@dataclass(frozen=True, slots=True)
class Rule:
    """When a shorter name stands for a longer one of this type, or of none; `types` are what the shorter may be."""

    reason: str
    type: str
    types: frozenset[str]
    holds: Callable[[str, str], bool]
    apart: bool = False  # two such names in one sentence are of two people: "George Bush met George W. Bush"


PERSON = frozenset({"Person", "Thing"})
MISTAKEN = PERSON | {"Organization", "Place", "City"}  # what a surname alone is easily taken for
BODY = frozenset({"Organization", "Thing"})
RULES = (
    Rule("the same name, otherwise divided", "Person", PERSON, people.is_divided),
    Rule("middle names left out", "Person", PERSON, people.is_contained, apart=True),
    Rule("initials for given names", "Person", PERSON, people.is_initialled, apart=True),
    Rule("family name, which comes first", "Person", MISTAKEN, people.is_family_name),
    Rule("surname", "Person", MISTAKEN, people.is_surname),
    Rule("the first given names left out", "Person", PERSON, people.is_tail),
    Rule("given name, which comes last", "Person", PERSON, people.is_second_name),
    Rule("given name", "Person", PERSON, people.is_given_name),
    Rule("acronym of its first letters", "Organization", BODY, organizations.is_acronym),
    Rule("the words for its kind left out", "Organization", BODY, organizations.is_short_form),
)
DEFINED = "acronym that the text defines"


@dataclass(slots=True)
class _Shelf:
    """The clusters so far, found by the words that a shorter name of them may have."""

    document: Document
    clusters: list[Cluster] = field(default_factory=list)
    blocks: dict[str, list[int]] = field(default_factory=dict)
    defined: dict[str, int] = field(default_factory=dict)

    def put(self, cluster: Cluster) -> None:
        words = tokens(cluster.name)
        for block in dict.fromkeys((*people.edge_words(cluster.name), initials(words))):
            self.blocks.setdefault(block, []).append(len(self.clusters))
        for mention in cluster.mentions:
            if acronym := organizations.defined_acronym(self.document.text, mention.end):
                self.defined.setdefault(key(acronym), len(self.clusters))
        self.clusters.append(cluster)

    def near(self, name: str) -> list[int]:
        return sorted({index for block in people.edge_words(name) for index in self.blocks.get(block, ())})

    def add(self, index: int, members: Iterable[Member], kind: str) -> None:
        cluster = self.clusters[index]
        kind = kind if cluster.type == "Thing" else cluster.type  # the longer name tells more
        self.clusters[index] = replace(cluster, type=kind, members=(*cluster.members, *members))


def cluster_names(
    document: Document,
    mentions: Iterable[Mention],
    ontology: Ontology,
    authority: Authority = NOTHING,
    *,
    firms: frozenset[Span] = frozenset(),
) -> tuple[Cluster, ...]:
    """Return the clusters of the mentions by name of a document, in the order of their first mentions.

    `firms` are the places of names that are a firm's, although they are somebody's surname as well.
    """
    shelf = _Shelf(document)
    mentions = list(mentions)
    text = document.text
    aside = Aside(firms, own_acronyms(text, mentions), states_told(text, mentions), rivals_in(text, mentions))
    groups = sorted(group_names(mentions, ontology, authority, aside), key=_longest)
    for group in groups:
        if group.known or group.entry or not _join(shelf, group):
            shelf.put(group)
    return tuple(sorted(shelf.clusters, key=lambda cluster: position(cluster.mentions[0])))


def _longest(group: Cluster) -> tuple[int, int, str]:
    return -len(compact(tokens(group.name))), -len(group.name), group.name


def _join(shelf: _Shelf, group: Cluster) -> bool:
    """Put a group of equal names into the cluster that it fits; tell whether there is one for all of them."""
    defined = shelf.defined.get(key(group.name))
    if defined is not None and {group.type, shelf.clusters[defined].type} <= BODY:
        shelf.add(defined, _members(group, DEFINED), group.type)
        return True
    near = shelf.near(group.name)
    for rule in RULES:
        fitting = [index for index in near if _fits(rule, group, shelf.clusters[index])]
        if len(fitting) == 1:
            shelf.add(fitting[0], _members(group, rule.reason), group.type)
        elif fitting:
            _divide(shelf, group, fitting, rule)
        if fitting:
            return True
    return False


def _members(group: Cluster, reason: str) -> Iterator[Member]:
    return (Member(member.mention, reason) for member in group.members)


def _fits(rule: Rule, short: Cluster, long: Cluster) -> bool:
    typed = {short.type, long.type} != {"Thing"} and long.type in {rule.type, "Thing"} and short.type in rule.types
    if not typed or long.known or not rule.holds(short.surname or short.name, long.name):
        return False
    if rule.type != "Person":
        return True
    return not short.is_firm and not (rule.apart and _share_sentence(short, long)) and _may_be_one(short, long)


def _share_sentence(one: Cluster, other: Cluster) -> bool:
    return bool({each.sentence for each in one.mentions} & {each.sentence for each in other.mentions})


def _may_be_one(short: Cluster, long: Cluster) -> bool:
    """Tell whether two can be one person by their titles: no king is a queen, no minister a judge or of two states."""
    if clash(short.told, long.told) or len(short.genders | long.genders) > 1 or _is_successor(short, long):
        return False
    return not people.are_different(short.offices, long.offices)


def _is_successor(short: Cluster, long: Cluster) -> bool:
    """Tell whether a surname has an office that the longer name had or is married to, and was told before it.

    "President Berg has thanked his father, former President Hans Berg." But after "former President Hans Berg" it is he
    whom a text may call "President Berg".
    """
    now = {office for office, is_over in short.sole_offices.items() if not is_over}
    if long.is_consort and "she" not in short.genders:
        return bool(now)
    former = {office for office, is_over in long.sole_offices.items() if is_over}
    return not now.isdisjoint(former) and short.mentions[0].start < long.mentions[0].start


@dataclass(slots=True)
class _Choice:
    """A cluster that a name may mean: its offices, and where it was named so far, in the order of the text."""

    offices: frozenset[str]
    places: list[tuple[int, int]]  # start and sentence
    members: list[Member] = field(default_factory=list)

    def take(self, member: Member) -> None:
        self.members.append(member)
        self.offices |= people.offices_of(member.mention)
        insort(self.places, (member.mention.start, member.mention.sentence))

    def is_near(self, mention: Mention) -> bool:
        before = bisect_left(self.places, (mention.start, 0))
        return before > 0 and mention.sentence - self.places[before - 1][1] <= NEAR


def _divide(shelf: _Shelf, group: Cluster, fitting: list[int], rule: Rule) -> None:
    """Give each mention of a name that fits several clusters to the one that its surroundings name, if just one."""
    choices = {index: _choice_of(shelf.clusters[index]) for index in fitting}
    rest: list[Member] = []
    for member in group.members:
        choice, reason = _chosen(member.mention, choices.values())
        if choice is None:
            rest.append(member)
        else:
            choice.take(Member(member.mention, f"{rule.reason}, {reason}"))
    for index, choice in choices.items():
        if choice.members:
            shelf.add(index, choice.members, group.type)
    if rest:
        shelf.put(replace(group, members=tuple(rest)))


def _choice_of(cluster: Cluster) -> _Choice:
    return _Choice(cluster.offices, sorted((mention.start, mention.sentence) for mention in cluster.mentions))


def _chosen(mention: Mention, choices: Iterable[_Choice]) -> tuple[_Choice | None, str]:
    """Return which of several a name means: the one with its title, or the one told about just before."""
    choices, offices = list(choices), people.offices_of(mention)
    titled = [choice for choice in choices if offices & choice.offices]
    if len(titled) == 1:
        return titled[0], "the only one with this title"
    near = [choice for choice in titled or choices if choice.is_near(mention)]
    return (near[0], "the only one named shortly before") if len(near) == 1 else (None, "")
