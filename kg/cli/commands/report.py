"""`kg report`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from kg.cli.completing import entity_names
from kg.cli.options import store_option
from kg.cli.reports import check_output, file_name, made, open_option, put
from kg.cli.words import count
from kg.export.report import Dispute, Dossier, Taken, write_dossier
from kg.model import Claim, Entity
from kg.query import one_entity
from kg.query.comparing import Comparison
from kg.query.dossier import articles_of, claims_between, claims_with, disagreements
from kg.query.portrait import judged
from kg.store import Store, open_store

__all__ = ["command"]


@click.command("report")
@click.argument("names", nargs=-1, required=True, metavar="ENTITY...", shell_complete=entity_names)
@click.option("-o", "--output", metavar="FILE", help="The page; - for stdout.  [default: named after the first ENTITY]")
@click.option("--title", help="The heading of the page.  [default: the names]")
@open_option
@store_option
def command(*, names: tuple[str, ...], output: str | None, title: str | None, opened: bool, location: str) -> None:
    """Write all about one or several entities as a page to read and print.

    The page has a picture of whom claims join them to, their names, positions and links, what happened when, all claims
    by relation with their sentences, what they say themselves, where reports disagree, which names were taken for one,
    and the articles, numbered. It needs no script, no server and no network, and prints on A4.
    """
    check_output(output or "", opened=opened)
    with open_store(location, mode="read") as store:
        entities = list({entity.id: entity for entity in (one_entity(store, name) for name in names)}.values())
        dossier = _dossier(store, entities)
        heading = title or ", ".join(entity.name for entity in entities)
        page = write_dossier(dossier, store.ontology, title=heading, made=made(store))
    what = f"{count(len(dossier.claims), 'claim')} of {count(len(dossier.documents), 'article')}"
    put(page, output or file_name(entities[0].name), what, opened=opened)


def _dossier(store: Store, entities: Sequence[Entity]) -> Dossier:
    ids = [entity.id for entity in entities]
    claims = claims_with(store, ids)
    disputes = [_dispute(one) for one in disagreements(store, ids)]
    told = (*claims, *(claim for dispute in disputes for claim, *_ in dispute.reports))
    return Dossier(
        entities=tuple(entities),
        claims=tuple(claims),
        between=tuple(claims_between(store, _around(claims))),
        documents=tuple(articles_of(store, told)),
        disputes=tuple(disputes),
        taken=tuple(dict.fromkeys(one for name in ids for one in _taken(store, name))),
    )


def _around(claims: Iterable[Claim]) -> set[str]:
    """Return the entities that stand in claims."""
    return {node.id for claim in claims for node in (claim.subject, claim.object) if isinstance(node, Entity)}


def _dispute(found: Comparison) -> Dispute:
    differences = tuple((one.name, one.told) for one in found.differences)
    return Dispute(differences, tuple((report.claim, report.evidence, report.copies) for report in found.reports))


def _taken(store: Store, entity: str) -> Iterator[Taken]:
    for row in judged(store, entity):
        yield Taken(row["left"], row["right"], row["by"], row["reasons"])
