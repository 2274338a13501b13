"""What a document offers to whoever asks what a mention refers to: its names, its sentences, and what came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import overload

from kg.model import Document, Entity, Filler, Finding, Mention, MentionKind, Occurrence, Part, Sentence
from kg.resolve.authority import NOTHING, Authority
from kg.resolve.clusters import Cluster, position
from kg.resolve.entities import named, of_country
from kg.resolve.firms import firms
from kg.resolve.headlines import is_headline
from kg.resolve.leaders import as_leader
from kg.resolve.lists import joined
from kg.resolve.merging import cluster_names
from kg.resolve.people import gender_of
from kg.resolve.states import State, countries_in
from kg.resolve.votes import as_voted
from kg.schema import Ontology
from kg.world import listed

__all__ = [
    "GENDERS",
    "Past",
    "Referent",
    "Scene",
    "Spot",
    "acting",
    "begins",
    "government",
    "mentions_of",
    "pronoun",
    "set_scene",
    "spot",
]

Spot = tuple[int, int, MentionKind]
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}


def pronoun(mention: Mention) -> str:
    """Return the pronoun of a mention in lower case."""
    return (mention.head or mention.text).lower()


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention refers to: one entity, several for "both sides", none where nothing is clear; and why."""

    mention: Mention
    entities: tuple[Entity, ...]
    reason: str
    doubtful: Entity | None = None  # what it would be by its words; it may as well be somebody named before

    @property
    def rivals(self) -> tuple[Entity, ...]:
        """Return what a later pronoun may mean: a doubtful one is nobody's name, but it may be meant."""
        return self.entities or ((self.doubtful,) if self.doubtful else ())


@dataclass(slots=True)
class Past(Sequence[Referent]):
    """What was referred to so far, in the order of the text."""

    referents: list[Referent] = field(default_factory=list)
    bodies: dict[str, Entity] = field(default_factory=dict)  # the organisations among them by id
    named: dict[str, Entity] = field(default_factory=dict)  # what was called by a name, by id
    counts: dict[str, int] = field(default_factory=dict)  # how often an entity was referred to, by its id
    places: dict[Spot, Referent] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)  # "he" or "she" as pronouns and nouns told, by id
    phrases: dict[tuple[int, str, str], Referent] = field(default_factory=dict)  # by start, head and type

    def tell(self, referent: Referent) -> None:
        """Add what was referred to next."""
        self.referents.append(referent)
        self.places[spot(referent.mention)] = referent
        self.phrases.setdefault((referent.mention.start, referent.mention.head, referent.mention.type), referent)
        for entity in referent.rivals:
            self.counts[entity.id] = self.counts.get(entity.id, 0) + 1
        gender = GENDERS.get(pronoun(referent.mention), "") or gender_of(referent.mention)
        if gender and len(referent.rivals) == 1:
            self.genders[referent.rivals[0].id] = gender
        told = (entity for entity in referent.entities if entity.type == "Organization")
        self.bodies.update((entity.id, entity) for entity in told)
        if referent.mention.kind is MentionKind.NAME:
            self.named.update((entity.id, entity) for entity in referent.entities)

    def meant(self, mention: Mention) -> tuple[Entity, ...]:
        """Return what a mention refers to, as far as is known by now."""
        referent = self.places.get(spot(mention))
        return referent.entities if referent else ()

    @overload
    def __getitem__(self, index: int) -> Referent: ...
    @overload
    def __getitem__(self, index: slice) -> list[Referent]: ...
    def __getitem__(self, index: int | slice) -> Referent | list[Referent]:
        return self.referents[index]

    def __len__(self) -> int:
        return len(self.referents)


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its names resolved and its mentions in order."""

    document: Document
    sentences: Mapping[int, Sentence]
    mentions: tuple[Mention, ...]
    clusters: Mapping[str, Cluster]  # by the id of the entity
    names: Mapping[tuple[int, int], tuple[Entity, str]]  # what the name at a span stands for, and why
    starts: Mapping[int, tuple[int, Entity]]  # where the name that begins here ends, and what it stands for
    ends: Mapping[int, Entity]  # what the name that ends here stands for
    genders: Mapping[str, str]  # "he" or "she" by the id of the entity, where a title or the given name tells
    partners: Mapping[Spot, frozenset[Spot]]  # who does something to a mention, so is another than it
    speakers: Mapping[Spot, tuple[Mention, ...]]  # who says the words in which a mention stands
    subjects: frozenset[Spot]  # who does what is told
    holders: Mapping[Spot, Mention]  # whom an office is said of
    headline: tuple[State, ...]  # the countries shown in the headings
    occurrences: Mapping[Spot, Occurrence]  # how mentions stand in their sentences, where that is known
    appositions: Mapping[tuple[int, str], Mention]  # the name beside a description, by the start and head of that
    predicates: Mapping[tuple[int, str], Mention]  # the name of what a description is said of, in the same way

    def states_before(self, mention: Mention) -> Iterator[tuple[State, ...]]:
        """Yield the countries shown in the sentence before a mention, then in each earlier sentence, nearest first."""
        sentence = self.sentences.get(mention.sentence)
        if sentence:
            here = countries_at(sentence)
            yield tuple(state for state in here if state.end <= mention.start)
        for index in range(mention.sentence - 1, -1, -1):
            if index in self.sentences:
                yield countries_at(self.sentences[index])


@lru_cache(maxsize=512)
def _countries_at(text: str, start: int) -> tuple[State, ...]:
    return tuple(countries_in(text, start))


def countries_at(sentence: Sentence) -> tuple[State, ...]:
    """Return the countries that a sentence shows, with their places in the document."""
    return _countries_at(sentence.text, sentence.start)


def begins(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention is the first thing in its sentence, but for its title."""
    sentence = scene.sentences.get(mention.sentence)
    before = scene.document.text[sentence.start : mention.start] if sentence else "?"
    return before.strip().removeprefix("The").removeprefix(mention.title).strip() == ""


def spot(mention: Mention) -> Spot:
    """Return what tells one mention from another."""
    return mention.start, mention.end, mention.kind


def mentions_of(finding: Finding) -> Iterator[Mention]:
    """Yield all mentions in a finding, with the owners of what is mentioned."""
    fillers: Iterable[Filler] = (
        finding.subject,
        finding.object,
        *(filler for _, filler in finding.qualifiers),
        *finding.attribution,
    )
    for filler in fillers:
        if isinstance(filler, Mention):
            yield filler
            if filler.owner is not None:
                yield filler.owner


def set_scene(
    document: Document,
    sentences: Sequence[Sentence],
    findings: Iterable[Finding],
    ontology: Ontology,
    occurrences: Sequence[Occurrence] = (),
    *,
    authority: Authority = NOTHING,
) -> Scene:
    """Return the scene of a document: names are resolved first, since they need nothing but each other."""
    lines = {sentence.index: sentence for sentence in sentences}
    mentions = as_voted(document, _all_mentions(sentences, findings, occurrences), findings)
    clusters = cluster_names(
        document, _names_among(mentions, lines), ontology, authority, firms=firms(document, mentions)
    )
    entities = [(as_leader(named(document, each), each, document, occurrences), each) for each in clusters]
    called = [(entity, member) for entity, cluster in entities for member in cluster.members]
    places = [(entity, mention) for entity, cluster in entities for mention in cluster.mentions]
    return Scene(
        document=document,
        sentences=lines,
        mentions=mentions,
        clusters={entity.id: cluster for entity, cluster in entities},
        names={(one.mention.start, one.mention.end): (entity, one.reason) for entity, one in called},
        starts={mention.start: (mention.end, entity) for entity, mention in places},
        ends={mention.end: entity for entity, mention in places},
        genders=dict(_genders(entities)),
        partners=_partners(findings, occurrences),
        speakers={**dict(_speakers_beside(document.text, occurrences)), **dict(_speakers(document.text, findings))},
        subjects=frozenset(spot(finding.subject) for finding in findings),
        holders=dict(_holders(findings)),
        headline=tuple(state for sentence in sentences if sentence.heading for state in countries_at(sentence)),
        occurrences={spot(occurrence.mention): occurrence for occurrence in occurrences},
        appositions=dict(_appositions(occurrences)),
        predicates=dict(_predicates(occurrences)),
    )


def _all_mentions(
    sentences: Iterable[Sentence], findings: Iterable[Finding], occurrences: Iterable[Occurrence]
) -> list[Mention]:
    """Return the mentions of a document, each once and in order.

    What a finding says of a mention holds, the more so where it has an owner: only extraction sees whose a body is.
    """
    written = [mention for sentence in sentences for mention in sentence.mentions]
    written += [occurrence.mention for occurrence in occurrences]
    told = sorted((mention for finding in findings for mention in mentions_of(finding)), key=_order)
    told.sort(key=lambda mention: mention.owner is not None)
    return sorted({spot(mention): mention for mention in [*written, *told]}.values(), key=_order)


def _names_among(mentions: Iterable[Mention], lines: Mapping[int, Sentence]) -> list[Mention]:
    """Return the mentions that are names of something, and no pronouns or whole headlines."""
    names = (each for each in mentions if each.kind is MentionKind.NAME and not _is_pronoun(each))
    return [name for name in names if not is_headline(lines.get(name.sentence), name)]


def _appositions(occurrences: Iterable[Occurrence]) -> Iterator[tuple[tuple[int, str], Mention]]:
    for each in occurrences:
        named = each.mention.kind is MentionKind.NAME and not each.joined
        if each.part is Part.BESIDE and each.same and named:
            yield (each.same.start, each.same.head), each.mention


def _predicates(occurrences: Iterable[Occurrence]) -> Iterator[tuple[tuple[int, str], Mention]]:
    for each in occurrences:
        if each.same and each.same.kind is not MentionKind.NOMINAL:
            yield (each.mention.start, each.mention.head), each.same


def _is_pronoun(mention: Mention) -> bool:
    return mention.text.islower() and mention.text in listed("pronoun")


def _order(mention: Mention) -> tuple[object, ...]:
    """Sort by place; of descriptions that begin together the longest, which says best who is meant, comes first."""
    sentence, start, end = position(mention)
    described = mention.kind is MentionKind.NOMINAL  # after the pronoun or the name that it begins with
    return (
        sentence,
        start,
        described,
        -end if described else end,
        mention.kind,
        mention.type,
        mention.text,
        mention.title,
    )


def _genders(entities: Iterable[tuple[Entity, Cluster]]) -> Iterator[tuple[str, str]]:
    """Yield "he" or "she" for people whose titles agree or, where they have none, whose given name tells."""
    for entity, cluster in entities:
        if cluster.type == "Person" and len(cluster.genders) == 1:
            yield entity.id, next(iter(cluster.genders))


def _speakers(text: str, findings: Iterable[Finding]) -> Iterator[tuple[Spot, tuple[Mention, ...]]]:
    """Yield who says what each mention stands in: of several the innermost, with those who say it together."""
    for finding in findings:
        if finding.attribution:
            sources = _together(text, finding.attribution)
            yield from ((spot(mention), sources) for mention in mentions_of(replace(finding, attribution=())))


def _holders(findings: Iterable[Finding]) -> Iterator[tuple[Spot, Mention]]:
    for finding in findings:
        if isinstance(finding.object, Mention) and finding.object.type == "Position":
            yield spot(finding.object), finding.subject


def _speakers_beside(text: str, occurrences: Iterable[Occurrence]) -> Iterator[tuple[Spot, tuple[Mention, ...]]]:
    for occurrence in occurrences:
        if occurrence.speakers:
            yield spot(occurrence.mention), _together(text, occurrence.speakers)


def _together(text: str, speakers: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the innermost of several speakers, with those who say it together."""
    lists = (names for names in joined(text, sorted(speakers, key=position)) if speakers[-1] in names)
    return tuple(next(lists, speakers[-1:]))


def _partners(findings: Iterable[Finding], occurrences: Iterable[Occurrence]) -> dict[Spot, frozenset[Spot]]:
    partners = {spot(each.mention): frozenset(map(spot, each.partners)) for each in occurrences}
    for finding in findings:
        if isinstance(finding.object, Mention):
            one, other = spot(finding.subject), spot(finding.object)
            partners[one] = partners.get(one, frozenset()) | {other}
            partners[other] = partners.get(other, frozenset()) | {one}
    return partners


def government(scene: Scene, entity: Entity) -> Entity | None:
    """Return the country that a place stands for where it acts: a capital, a seat of government, "Korea"."""
    cluster = scene.clusters.get(entity.id)
    known = cluster.known if cluster else None
    if known is None or known.country is None or known.kind not in {"capital", "seat", "region"}:
        return None
    return of_country(known.country)


def acting(scene: Scene, entity: Entity) -> Entity:
    """Return who an entity is where it acts or speaks: the country for its capital."""
    return government(scene, entity) or entity
