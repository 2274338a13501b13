"""Descriptions that point back: "the banned group", "the new president", "the two leaders" after names that fit.

Such a description is somebody whom the text has named. Where nobody can tell whom, it is no more of a name than a
pronoun is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Entity, Mention
from kg.resolve.clusters import Cluster
from kg.resolve.entities import of_country
from kg.resolve.names import tokens, undetermined
from kg.resolve.officials import is_definite, is_whole, served
from kg.resolve.scene import Past, Scene
from kg.resolve.states import countries_in
from kg.world import genders, listed, lookup, titles

__all__ = ["may_be_named", "tells_apart"]

INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each"})
PLACES = frozenset({"Place", "City", "Country"})
NAMED_AS = {
    "Person": frozenset({"Person"}),
    "Place": PLACES,
    "City": frozenset({"City"}),
    "Country": frozenset({"Country"}),
    "Organization": frozenset({"Organization", "Group"}),
}
SUPERLATIVE = ("est", "most")


def may_be_named(scene: Scene, mention: Mention, seen: Past) -> bool:
    """Tell whether a description may mean somebody whom the text has named, nobody knows whom: "the minister"."""
    if mention.determiner in INDEFINITE or mention.owner:
        return False
    if _is_counted(mention):
        sides = mention.head in listed("side") and not any(countries_in(mention.text))
        return sides or len(list(_named(seen, _counted_as(mention)))) > 1
    if mention.number != "singular" or not _points_back(mention):
        return False
    if is_definite(mention) and is_whole(mention) and not mention.modifiers and mention.head in listed("any body"):
        return True  # "the group": some group that was told of before, whatever it was called
    return any(_could_be(scene, entity, mention) for entity in _named(seen, NAMED_AS.get(mention.type, ())))


def _named(seen: Past, kinds: Iterable[str]) -> Iterator[Entity]:
    return (entity for entity in seen.named.values() if entity.type in kinds)


def _is_counted(mention: Mention) -> bool:
    """Tell whether a description is of a known number: "the two leaders", "the pair"."""
    words = {mention.head, mention.determiner, *(word.lower() for word in mention.modifiers)}
    known = is_definite(mention) or mention.determiner == "both"
    return is_whole(mention) and known and bool(words & listed("counted"))


def _counted_as(mention: Mention) -> frozenset[str]:
    """Return what each of several is; empty where nobody would name them: "the two attackers"."""
    if mention.head in titles():
        return NAMED_AS["Person"]
    bodies = NAMED_AS["Organization"] if mention.head in listed("kind of body") else frozenset()
    states = NAMED_AS["Country"] if mention.head in listed("side") else frozenset()
    both = NAMED_AS["Person"] | NAMED_AS["Country"] if mention.head in listed("counted") else frozenset()
    return bodies | states | both


def _points_back(mention: Mention) -> bool:
    """Tell whether a description says no more than what kind of thing it is, so that only what was told before helps.

    Of people a longer one points back as well, "the leader of the group"; of others a bare noun may without an article.
    """
    if mention.type == "Person" and mention.determiner:
        return True
    if not mention.modifiers:
        return len(tokens(undetermined(mention.text))) == 1
    kinds = KINDS.get(mention.type)
    if mention.head in listed("state") and not any(countries_in(mention.text)):
        return is_definite(mention) and is_whole(mention)  # "the poor Andean nation"
    return kinds is not None and is_definite(mention) and is_whole(mention) and _is_a(mention, kinds)


KINDS = {
    "Organization": ("kind of body",),
    "Country": ("state",),
    "Place": ("settlement", "district"),
    "City": ("settlement",),
}


def _is_a(mention: Mention, lists: Iterable[str]) -> bool:
    """Tell whether a description has a noun of some lists, and nothing before it that tells it from the others."""
    return any(mention.head in listed(name) for name in lists) and not any(map(tells_apart, mention.modifiers))


def tells_apart(word: str) -> bool:
    """Tell whether a word makes a description one of its own: "the largest group", "the Ankara group"."""
    lower = word.lower()
    known = lookup(word)
    named = word[:1].isupper() and (known is None or known.kind != "demonym")
    return named or lower in listed("telling apart") or lower.endswith(SUPERLATIVE)


def _could_be(scene: Scene, entity: Entity, mention: Mention) -> bool:
    """Tell whether nothing known of somebody speaks against a description."""
    cluster = scene.clusters.get(entity.id)
    if mention.type == "Person":
        return not mention.modifiers or cluster is None or _fits_person(scene, entity, cluster, mention)
    if mention.type == "Organization":
        return cluster is None or _fits_body(cluster, mention)
    return True


def _fits_body(body: Cluster, mention: Mention) -> bool:
    """Tell whether a body may be called so: anything a group, but only what is named so a ministry.

    Everybody knows which government and which court is meant, without a name.
    """
    if mention.head not in listed("kind of body"):
        return mention.determiner == "the" and mention.head in listed("called by name") & body.words
    others = listed("no company") if mention.head in listed("company") else listed("no group")
    return body.body is None and not body.words & others


def _fits_person(scene: Scene, person: Entity, cluster: Cluster, mention: Mention) -> bool:
    """Tell whether a person may be called so: no woman is a man, no foreign minister has the defence or serves Peru."""
    gender = scene.genders.get(person.id, "")
    if gender and genders().get(mention.head, gender) != gender:
        return False
    countries, served_ = {of_country(state.country) for state in countries_in(mention.text)}, set(served(scene, person))
    return _fits_office(cluster, mention) and not (countries and served_ and not countries & served_)


def _fits_office(cluster: Cluster, mention: Mention) -> bool:
    if mention.head in genders() and titles().get(mention.head) != "office":
        return not any(each.title for each in cluster.mentions)  # texts call who has a title by name
    if not cluster.offices:
        return True
    if mention.head in listed("vague office") or cluster.offices <= listed("vague office"):
        return True
    fields = {word.lower() for word in mention.modifiers} & listed("field of office")
    told = {word for each in cluster.mentions for word in tokens(each.title)}
    return mention.head in cluster.offices and fields <= told
