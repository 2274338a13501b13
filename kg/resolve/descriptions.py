"""What descriptions refer to: a government, a body of a state, both sides, someone told about before, someone new."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeAlias

from kg.model import Entity, Mention, MentionKind
from kg.resolve.antecedents import Answer, lone_country, partners, recent, unique
from kg.resolve.entities import described, global_entity, of_country
from kg.resolve.names import tokens, undetermined
from kg.resolve.officials import beside_name, in_office, is_definite, is_whole, own_government
from kg.resolve.salience import occurrence_of
from kg.resolve.scene import Past, Scene, acting
from kg.resolve.states import body_of, country_of, government_of
from kg.resolve.votes import COMPANIES

__all__ = ["refer"]

Resolver: TypeAlias = Callable[[Scene, Mention, Past], Answer | None]

BACK = 5  # sentences back in which "the minister" may have been named
PAIR_BACK = 3  # sentences, this one included, in which "both sides" may have been named
COMPANY_BACK = 3
NO_COMPANY = frozenset(
    {
        *(
            "ministry",
            "court",
            "parliament",
            "assembly",
            "council",
            "commission",
            "committee",
            "party",
            "union",
            "police",
        ),
        *("authority", "university", "institute", "department", "office", "government", "association", "front", "army"),
        *("nations", "organization", "organisation", "agency", "news", "times", "post", "movement", "board", "senate"),
    }
)
PUBLISHERS = frozenset({"newspaper", "paper", "magazine", "agency", "station", "network", "broadcaster"})
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each"})
NAMED_AS = {
    "Person": ("Person",),
    "Place": ("Place", "City", "Country"),
    "City": ("City",),
    "Country": ("Country",),
    "Organization": ("Organization",),
}
STATES = frozenset({"country", "nation", "government"})
SIDES = STATES | {"side", "neighbor", "neighbour", "ally", "state", "capital", "power", "party"}


def refer(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Return what a description refers to; something new where nothing before it is clear."""
    for resolve in RESOLVERS:
        if answer := resolve(scene, mention, seen):
            return answer
    if _may_be_named(scene, mention, seen):
        return (), "perhaps one of those named before"
    entity = described(scene.document, mention, owner=_owner(mention, seen))
    return ((entity,), "described by its words") if entity else ((), "no words")


def _owner(mention: Mention, seen: Past) -> str:
    """Return the name of whom "his" means in "his lawyer", so that it is another lawyer than hers."""
    end = mention.start + len(mention.determiner)
    referent = seen.places.get((mention.start, end, MentionKind.PRONOUN))
    return referent.entities[0].name if referent and len(referent.entities) == 1 else ""


def _same(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take what an apposition stands beside, or what a predicate is said of: "Lund, who runs it, is a lawyer"."""
    occurrence = occurrence_of(scene, mention)
    if occurrence is None or occurrence.same is None or mention.type not in {"Person", "Organization", "Group"}:
        return None
    found = seen.meant(occurrence.same)
    kinds = {mention.type, "Person"} if mention.number == "singular" else {mention.type}  # "a Dane" is a person
    same = len(found) == 1 and found[0].type in kinds and occurrence.same.kind is not MentionKind.NOMINAL
    return (found, "what it is said of") if same else None


def _may_be_named(scene: Scene, mention: Mention, seen: Past) -> bool:
    """Tell whether a description may mean somebody whom the text has named, nobody knows whom: "the minister".

    Of people also a fuller one may, "the leftist president"; of others a bare one only.
    """
    if mention.number != "singular" or mention.determiner in INDEFINITE or mention.owner:
        return False
    pointing = mention.type == "Person" and mention.determiner != ""
    if not pointing and (mention.modifiers or len(tokens(undetermined(mention.text))) > 1):
        return False
    if mention.type == "Organization" and mention.head not in COMPANIES | PUBLISHERS:
        return False  # courts, councils and governments are known by what they are
    kinds = NAMED_AS.get(mention.type, ())
    return any(
        entity.type in kinds and (not mention.modifiers or _could_be(scene, entity, mention))
        for referent in seen
        if referent.mention.kind is MentionKind.NAME
        for entity in referent.entities
    )


def _could_be(scene: Scene, person: Entity, mention: Mention) -> bool:
    """Tell whether nothing known of a person speaks against a description: no foreign minister has the defence."""
    cluster = scene.clusters.get(person.id)
    titles = [tokens(each.title) for each in cluster.mentions if each.title] if cluster else []
    return not titles or [mention.head] in map(list, titles)


def _government(_scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    country = government_of(mention)
    return ((of_country(country),), "the government stands for its country") if country else None


def _pair(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the two countries told about just before for "the two sides", or those of the headline."""
    words = {*tokens(mention.text), mention.determiner}
    if mention.number != "plural" or mention.head not in SIDES or not words & {"two", "both"} or country_of(mention):
        return None
    others = {acting(scene, entity).id for entity in partners(scene, mention, seen)}
    countries: dict[str, Entity] = {}
    for states in [*islice(scene.states_before(mention), PAIR_BACK), scene.headline]:
        shown = (of_country(state.country) for state in states)
        countries |= {entity.id: entity for entity in shown if entity.id not in others}
        if len(countries) > 1:
            break
    pair = tuple(sorted(countries.values(), key=lambda entity: entity.name))
    return (pair, "the only two countries told about before") if len(pair) == 2 else None


def _state(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    if not is_definite(mention) or mention.number != "singular" or mention.head not in STATES or mention.modifiers:
        return None
    country = lone_country(scene, mention)
    return ((country,), "the only country told about here") if country else None


def _body(_scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Name a body of a state by its country: it is the same in all documents."""
    body = body_of(mention)
    if body is None or body.country is None:
        return None
    return (global_entity(body.name, mention.type),), "a body that every state has, with its country"


def _named_before(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one body whose name has the head word: "the agency" after "Kyodo News Agency"."""
    if (
        not is_definite(mention)
        or not is_whole(mention)
        or (mention.number, mention.type) != ("singular", "Organization")
    ):
        return None
    wanted = {mention.head, *(word for modifier in mention.modifiers for word in tokens(modifier))}
    found = unique(
        entity
        for referent in recent(seen, mention, BACK)
        for entity in referent.entities
        if entity.type == "Organization" and wanted <= _words(scene, entity)
    )
    return ((found,), "the only such body named before") if found else None


def _company(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one body named so far whose name does not say that it is no company, if it was named shortly before."""
    if not is_definite(mention) or mention.head not in COMPANIES or mention.number != "singular" or mention.modifiers:
        return None
    found = unique(entity for entity in seen.bodies.values() if not NO_COMPANY & _words(scene, entity))
    near = (entity for referent in recent(seen, mention, COMPANY_BACK) for entity in referent.entities)
    return ((found,), "the only body named before that may be one") if found and found in near else None


def _words(scene: Scene, entity: Entity) -> frozenset[str]:
    cluster = scene.clusters.get(entity.id)
    return cluster.words if cluster else frozenset(tokens(entity.name))


def _described_before(_scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one thing described with the same head word before: "the official" after "a Japanese official"."""
    if not is_definite(mention) or mention.type not in {"Person", "Group", "Organization"}:
        return None
    if mention.number != "singular" or not is_whole(mention):
        return None
    wanted = set(mention.modifiers)
    found = unique(
        entity
        for referent in recent(seen, mention, BACK)
        for entity in referent.rivals
        if referent.mention.kind is MentionKind.NOMINAL
        and referent.mention.head == mention.head
        and referent.mention.number == mention.number
        and wanted <= set(referent.mention.modifiers)
    )
    return ((found,), "the only one described so before") if found else None


RESOLVERS: tuple[Resolver, ...] = (
    beside_name,
    _same,
    own_government,
    _government,
    _pair,
    _state,
    _body,
    _named_before,
    _company,
    in_office,
    _described_before,
)
