"""Names of one document that belong to one thing, with the reason for every name.

Names are grouped by spelling first; `kg.resolve.merging` then lets shorter names join longer ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Mention
from kg.resolve import organizations, people
from kg.resolve.authority import NOTHING, Authority, Entry
from kg.resolve.compounds import without_generation
from kg.resolve.homonyms import as_state
from kg.resolve.names import bare, key, tokens
from kg.resolve.rivals import NOBODY, Rivals, Told
from kg.resolve.states import Body, body_of
from kg.resolve.surroundings import Span
from kg.schema import Ontology
from kg.world import Known, listed, lookup

__all__ = ["Aside", "Cluster", "Member", "group_names", "position", "shown"]

PLACES = frozenset({"Place", "City", "Country"})
SAME_NAME = "same name"
CONSORT = "first lady"


@dataclass(frozen=True, slots=True)
class Member:
    """A mention in a cluster, and why it is there."""

    mention: Mention
    reason: str


@dataclass(frozen=True)  # without slots, so that what is asked for often is worked out once
class Cluster:
    """All mentions by name of one thing in one document.

    `known`, `body` or `entry` say what is known about it beforehand.
    """

    name: str
    type: str
    members: tuple[Member, ...]
    known: Known | None = None
    body: Body | None = None
    entry: Entry | None = None
    is_firm: bool = False  # although somebody in the text bears the name as well
    told: tuple[Told, ...] = ()  # offices beside its names
    surname: str = ""  # what it goes by, where the name above tells it from others of that surname

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions in the order of the text."""
        return tuple(sorted((member.mention for member in self.members), key=position))

    @cached_property
    def surfaces(self) -> tuple[str, ...]:
        """Return the names that the text uses, and those that an authority file adds, sorted, each once."""
        if self.is_apart:
            return (self.name,)
        added = self.entry.names if self.entry else ()
        return tuple(sorted({*added, *(shown(mention) for mention in self.mentions)}))

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words of all its names."""
        return frozenset(word for name in (self.name, *self.surfaces) for word in tokens(name))

    @cached_property
    def genders(self) -> frozenset[str]:
        """Return "he" or "she" as titles tell, both where they disagree; without titles as the given name tells."""
        named = people.gender_of_name(self.name) if self.type == "Person" else ""
        return people.genders_of(self.mentions) or frozenset({named} - {""})

    @cached_property
    def offices(self) -> frozenset[str]:
        """Return the offices in the titles: "minister"."""
        return frozenset(office for mention in self.mentions for office in people.offices_of(mention))

    @cached_property
    def sole_offices(self) -> Mapping[str, bool]:
        """Return the offices in the titles that one person holds in a state, and whether it only once held each."""
        over: dict[str, bool] = {}
        for mention in self.mentions:
            for office in people.offices_of(mention) & listed("sole office"):
                over[office] = over.get(office, True) and people.is_over(mention.title)
        return over

    @property
    def is_consort(self) -> bool:
        """Tell whether this may be the wife of somebody in office: a first lady, or a woman who is told of none."""
        titles = (" ".join(tokens(mention.title)) for mention in self.mentions)
        is_private = self.genders == {"she"} and not self.offices and not self.told
        return is_private or any(title.endswith(CONSORT) for title in titles)

    @property
    def is_apart(self) -> bool:
        """Tell whether this is another body than the one that bears its name."""
        return bool(_apart(self.members[0].mention))

    @property
    def is_global(self) -> bool:
        """Tell whether the name means the same in every document, so that its entity is one everywhere.

        A surname alone does not, nor the name of a body that many states have, nor what people are called together,
        nor what is set apart from the bearer of the name: "the underground Catholic Church".
        """
        if self.is_apart:
            return False
        if self.known or self.entry:
            return True
        if self.body:
            return self.body.country is not None
        if self.type == "Person":
            return not self.surname and len(without_generation(tuple(self.name.lower().rstrip(".").split()))[0]) > 1
        return self.type != "Group" and not (self.type == "Organization" and organizations.is_generic(self.name))


@dataclass(frozen=True, slots=True)
class Aside:
    """What a text tells of names against what they mean elsewhere.

    The places of names that are firms', although they are surnames of people in the text; the keys of acronyms that the
    text defines otherwise than the tables; the places of states that are called as a country is; and what offices tell
    of people.
    """

    firms: frozenset[Span] = frozenset()
    acronyms: frozenset[str] = frozenset()
    states: frozenset[Span] = frozenset()
    rivals: Rivals = NOBODY

    def is_firm(self, mention: Mention) -> bool:
        """Tell whether a name is a firm's here."""
        return (mention.start, mention.end) in self.firms


def position(mention: Mention) -> tuple[int, int, int]:
    """Return where a mention stands, for sorting."""
    return mention.sentence, mention.start, mention.end


def shown(mention: Mention) -> str:
    """Return the name in a mention as a reader would write it in a list."""
    return people.plain_name(mention.text) if mention.type == "Person" else bare(mention.text)


def group_names(
    mentions: Iterable[Mention], ontology: Ontology, authority: Authority = NOTHING, aside: Aside | None = None
) -> Iterator[Cluster]:
    """Yield clusters of names that are known as one thing, and of names that are spelled alike."""
    aside = aside or Aside()
    ordered = [
        replace(mention, type="Organization") if aside.is_firm(mention) else mention
        for mention in sorted(set(mentions), key=lambda mention: (*position(mention), mention.text, mention.type))
    ]
    surnames = {tokens(shown(mention))[-1] for mention in ordered if _is_full_name(mention)}
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for mention in ordered:
        if tokens(shown(mention)):
            entry = _entry(mention, authority)
            known = _known(mention, surnames, aside)
            identity = ("entry", entry.iri) if entry else _identity(mention, known, aside)
            groups.setdefault(identity, []).append(mention)
    return (_cluster(same, surnames, ontology, _entry(same[0], authority), aside) for same in groups.values())


def _entry(mention: Mention, authority: Authority) -> Entry | None:
    """Return what an authority file says of a name."""
    return None if mention.type == "Group" or _apart(mention) else authority.entry(shown(mention))


def _identity(mention: Mention, known: Known | None, aside: Aside) -> tuple[str, ...]:
    """Return what two mentions must share to be of one thing before any guess."""
    body = body_of(mention)
    if apart := _apart(mention):
        return ("apart", *apart, key(shown(mention)))
    if known:
        return known.type, _canonical(known)
    if aside.is_firm(mention):
        return "firm", key(shown(mention))
    if told := aside.rivals.apart.get((mention.start, mention.end)):
        return "told", told, key(shown(mention))
    return ("body", body.name) if body else (key(shown(mention)),)


def _apart(mention: Mention) -> tuple[str, ...]:
    return organizations.set_apart(mention.modifiers) if mention.type == "Organization" else ()


def _canonical(known: Known) -> str:
    """Return under which name a thing goes: a building goes under its own, whatever it stands for."""
    return bare(known.name) if known.kind == "seat" else known.canonical


def _is_full_name(mention: Mention) -> bool:
    return mention.type == "Person" and len(tokens(shown(mention))) > 1 and lookup(shown(mention)) is None


def _known(mention: Mention, surnames: set[str], aside: Aside) -> Known | None:
    """Return what the tables say about a name, where neither the mention nor the text speaks against it."""
    if (mention.start, mention.end) in aside.states:
        return as_state(mention)
    known = lookup(mention.text)
    if known is None or mention.type == "Group" or _apart(mention) or key(mention.text) in aside.acronyms:
        return None
    if mention.type == "Person" and (known.ambiguous or mention.title or key(mention.text) in surnames):
        return None
    if known.ambiguous and known.kind != "region":
        fits = {known.type, "Place"} if known.type in PLACES else {known.type}
        return known if mention.type in fits and not organizations.is_generic(mention.text) else None
    return known


def _cluster(
    mentions: Sequence[Mention], surnames: set[str], ontology: Ontology, entry: Entry | None, aside: Aside
) -> Cluster:
    members = tuple(Member(mention, SAME_NAME) for mention in mentions)
    if entry:
        return Cluster(entry.name, entry.type, members, entry=entry)
    known, body = _known(mentions[0], surnames, aside), body_of(mentions[0])
    if others := _apart(mentions[0]):
        return Cluster(" ".join((*others, _best_name(mentions))), mentions[0].type, members)
    if known:
        return Cluster(_canonical(known), "Place" if known.kind == "seat" else known.type, members, known)
    name = body.name if body and body.country else _best_name(mentions)
    apart = aside.rivals.apart.get((mentions[0].start, mentions[0].end), "")
    return Cluster(
        f"{apart} {name}" if apart else name,
        _best_type(mentions, ontology),
        members,
        body=body,
        is_firm=aside.is_firm(mentions[0]),
        told=tuple(filter(None, (aside.rivals.told.get((each.start, each.end)) for each in mentions))),
        surname=name if apart else "",
    )


def _best_name(mentions: Iterable[Mention]) -> str:
    """Return the spelling that most mentions use; one in capitals only where there is no other."""
    counts = Counter(shown(mention) for mention in mentions)
    return max(counts, key=lambda name: (not name.isupper(), counts[name]))


def _best_type(mentions: Iterable[Mention], ontology: Ontology) -> str:
    """Return the type that most mentions have; of several, the more specific, then the first."""
    counts = Counter(mention.type for mention in mentions)
    return max(counts, key=lambda name: (name != "Thing", counts[name], len(list(ontology.ancestors(name)))))
