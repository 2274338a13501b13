"""All that a graph knows of somebody, as a page to print: from the picture and the positions to the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.export.page_graph import shown_qualifiers
from kg.export.page_legend import relation_label
from kg.export.page_text import clean, link_of, plural
from kg.export.report.alike import alike
from kg.export.report.citing import cite_all, number_sources, sources
from kg.export.report.days import period_words
from kg.export.report.drawing import class_sign
from kg.export.report.frame import Section, scroller, write_document
from kg.export.report.markup import Markup, Part, element, fragment
from kg.export.report.picture import draw
from kg.export.report.strip import strip
from kg.export.report.telling import Teller, qualifiers
from kg.export.report.timeline import by_day
from kg.model import Claim, Document, Entity, Evidence
from kg.schema import Ontology

__all__ = ["Dispute", "Dossier", "Taken", "write_dossier"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event whose reports differ: in what, and what each report says."""

    differences: tuple[tuple[str, tuple[str, ...]], ...]
    reports: tuple[tuple[Claim, Evidence, tuple[str, ...]], ...]  # with the ids of articles of the same text


@dataclass(frozen=True, slots=True)
class Taken:
    """A judgement that took two names for one thing."""

    left: str
    right: str
    by: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What goes into a report: whom it is about, and all that is known of them.

    `claims` are those that one of the entities has a part in or speaks for; `between` are more claims, for the picture
    only, among those who stand there.
    """

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    between: tuple[Claim, ...]
    documents: tuple[Document, ...]
    disputes: tuple[Dispute, ...] = ()
    taken: tuple[Taken, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Return whom it is about, by id."""
        return [entity.id for entity in self.entities]


def write_dossier(dossier: Dossier, ontology: Ontology, *, title: str, made: str) -> str:
    """Return the page; `made` says how it came about. The same dossier gives the same page."""
    disputed = (claim for dispute in dossier.disputes for claim, *_ in dispute.reports)
    told = alike(dossier.claims, ontology)
    claims = list({claim.id: claim for claim in (*disputed, *told)}.values())
    citations = number_sources(claims, dossier.documents)
    teller = Teller(ontology, citations, {})
    claims.sort(key=teller.order)
    teller = Teller(ontology, citations, {claim.id: f"claim-{n}" for n, claim in enumerate(claims, start=1)})
    known = {claim.id for claim in told}
    own = [claim for claim in claims if claim.id in known]
    return write_document(
        title=title,
        summary=f"{plural(len(dossier.claims), 'claim')} from {plural(len(citations), 'article')}",
        opening=_opening(dossier, ontology),
        sections=_sections(dossier, own, teller),
        foot=made,
    )


def _opening(dossier: Dossier, ontology: Ontology) -> Iterator[Markup]:
    """Yield who it is about, and the picture."""
    picture = draw(alike((*dossier.claims, *dossier.between), ontology), dossier.entities, ontology)
    for entity in dossier.entities:
        style = picture.styles[entity.type]
        name = [element("h2", clean(entity.name))] if len(dossier.entities) > 1 else []
        kind = element("p", class_sign(style), style.label, class_="kind")
        yield element("div", *name, kind, *_names(entity), class_="who")
    if picture.lines:
        left = (
            f" {plural(picture.left_out, 'more stands', 'more stand')} in the claims below." if picture.left_out else ""
        )
        words = element("figcaption", f"What claims join to {_listed(dossier.entities)} most.{left}", picture.legend)
        yield element("figure", scroller(picture.drawn, "Picture"), words, class_="drawn")


def _names(entity: Entity) -> Iterator[Markup]:
    aliases = [clean(alias) for alias in entity.aliases if alias != entity.name]
    if aliases:
        yield element("p", "Also called ", ", ".join(aliases), class_="aliases")
    links = [element("a", link, href=link, rel="noopener noreferrer") for link in map(link_of, entity.links) if link]
    if links:
        yield element("p", "Elsewhere: ", fragment(links, between=", "), class_="elsewhere")


def _listed(entities: Sequence[Entity]) -> str:
    return " and ".join(clean(entity.name) for entity in entities)


def _sections(dossier: Dossier, claims: Sequence[Claim], teller: Teller) -> Iterator[Section]:
    ids = set(dossier.ids)
    states, part = teller.states, [claim for claim in claims if _parts(claim) & ids]
    lasting = [claim for claim in part if claim.predicate in states and claim.subject.id in ids]
    happened = [claim for claim in part if claim not in lasting]
    said = [claim for claim in claims if claim not in part]
    shared = [claim for claim in part if len(_parts(claim) & ids) > 1]
    yield Section("between", "Between them", tuple(_listing(shared, teller)))
    yield Section("positions", "Positions and lasting states", tuple(map(teller.in_full, lasting)))
    yield Section("timeline", "Timeline", tuple(_timeline(part, teller)))
    yield Section("claims", "Claims by relation", tuple(_by_relation(happened, teller)))
    yield Section("says", f"Said by {_listed(dossier.entities)}", tuple(map(teller.in_full, said)))
    yield Section("disagreements", "Disagreements", tuple(_dispute(each, teller) for each in dossier.disputes))
    yield Section("names", "Names taken for one", tuple(_taken(dossier.taken)))
    yield sources(teller.citations)


def _parts(claim: Claim) -> set[str]:
    """Return the entities that have a part in a claim, by id; speakers have none."""
    nodes = (claim.subject, claim.object, *(node for _, node in shown_qualifiers(claim)))
    return {node.id for node in nodes if isinstance(node, Entity)}


def _listing(claims: Iterable[Claim], teller: Teller) -> Iterator[Part]:
    """Yield a list of claims, each on a line, if there are any."""
    rows = [element("li", teller.in_short(claim)) for claim in claims]
    if rows:
        yield element("ul", *rows, class_="listing")


def _timeline(claims: Iterable[Claim], teller: Teller) -> Iterator[Part]:
    """Yield bars and a list by year; claims without a day are counted."""
    known = list(claims)
    told = by_day(known)
    yield from strip(told) if told else ()
    for year, members in groupby(told, key=lambda one: one.day.year):
        yield element("h3", str(year))
        yield element("ol", *(_short(one.when, one.claim, teller) for one in members), class_="days")
    if told and len(told) < len(known):
        left = len(known) - len(told)
        yield element("p", f"{plural(left, 'claim has', 'claims have')} no date of their own.", class_="muted")


def _short(when: str, claim: Claim, teller: Teller) -> Markup:
    return element("li", element("p", period_words(when), class_="day"), element("p", teller.in_short(claim)))


def _by_relation(claims: Sequence[Claim], teller: Teller) -> Iterator[Part]:
    """Yield the claims of each relation: events before states, and those with most claims first."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=teller.order):
        groups.setdefault(claim.predicate, []).append(claim)
    states = teller.states
    for name in sorted(groups, key=lambda name: (name in states, -len(groups[name]), name)):
        label = relation_label(name, teller.ontology)
        yield element("h3", label, " ", element("span", f"{len(groups[name]):,}", class_="number"))
        yield from map(teller.in_full, groups[name])


def _dispute(dispute: Dispute, teller: Teller) -> Markup:
    first, *_ = dispute.reports[0]
    differs = "; ".join(f"{name}: {' / '.join(told)}" for name, told in dispute.differences)
    reports = (_report(*report, teller=teller) for report in dispute.reports)
    return element(
        "div",
        element("h3", teller.words(first)),
        element("p", f"The reports differ in {clean(differs, length=1_000)}.", class_="differs"),
        element("ul", *reports, class_="reports"),
        class_="dispute",
    )


def _report(claim: Claim, evidence: Evidence, copies: Sequence[str], *, teller: Teller) -> Markup:
    cited = cite_all(filter(teller.citations.__contains__, copies), teller.citations)
    same = [element("p", "The same text also in ", cited, class_="muted")] if cited.html else []
    return element("li", teller.standing(claim), *qualifiers(claim), teller.quote(evidence), *same)


def _taken(found: Sequence[Taken]) -> Iterator[Part]:
    """Yield which names were taken for which, each pair with its first reasons."""
    pairs: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        pairs.setdefault((one.left, one.right, one.by), []).append(one.reasons)
    if pairs:
        words = "These names were taken for one. kg review --list tells all reasons, kg split parts what is wrong."
        yield element("p", words, class_="muted")
        yield element("ul", *(_pair(*pair, reasons=reasons) for pair, reasons in pairs.items()), class_="taken")


def _pair(left: str, right: str, by: str, *, reasons: Sequence[str]) -> Markup:
    often = f", {len(reasons):,} times, first for" if len(reasons) > 1 else " for"
    return element("li", f"{left} = {right}, by {by}{often}: {reasons[0]}")
