"""Appearances for tests, in few words."""

from kg.model import Appearance, Bearer, Entity, Judgement, Verdict, content_id
from kg.resolve.across import identify
from kg.resolve.names import key


def full(document, name, kind="Person", *, aliases=(), links=(), company=(), **shown):
    """Return the appearance of something by its full name; `company` are ids of any kind."""
    entity = Entity(content_id("entity", kind, key(name)), name, kind, tuple(aliases), tuple(links))
    return Appearance(document, entity, is_full=True, company=frozenset(company), **shown)


def local(document, name, kind="Person", *, aliases=(), company=(), **shown):
    """Return the appearance of something by a name that means nothing in other articles."""
    entity = Entity(content_id("local", document, kind, key(name)), name, kind, tuple(aliases))
    return Appearance(document, entity, company=frozenset(company), **shown)


def judged(one, other, verdict, *, by="reader"):
    """Return the judgement of a person about two appearances, or about ids."""
    return Judgement(_bearer(one), _bearer(other), Verdict(verdict), by=by)


def _bearer(end):
    return Bearer(end) if isinstance(end, str) else Bearer(end.entity.id, end.document)


def clusters(appearances, judgements=()):
    """Return who is one: for each thing the articles and names that show it, all sorted."""
    found = identify(appearances, judgements).entities
    groups = {}
    for each in sorted(appearances, key=lambda each: (each.document, each.entity.name)):
        groups.setdefault(found[each.key].id, []).append(f"{each.document} {each.entity.name}")
    return sorted(groups.values())
