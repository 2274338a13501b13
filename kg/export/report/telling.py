"""A claim on paper: its words, how far they go, and the sentences that it stands on, each with its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.export.page_graph import is_date
from kg.export.page_legend import LINES, line_of, relation_label, standing_of
from kg.export.page_rows import best_evidence
from kg.export.page_text import clean, date_words, humanise, pieces
from kg.export.report.citing import Citations, citation, cite_all
from kg.export.report.days import day_of, period_words
from kg.export.report.markup import Markup, Part, element, fragment
from kg.model import Claim, Entity, Evidence, Node
from kg.schema import Ontology

__all__ = ["Teller", "line_sign", "name_of", "qualifiers"]

MARKS = {"s": "subject", "o": "object", "so": "subject object"}
LATEST = "9999"


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes claims: `citations` are the articles by id, `anchors` the ids of the elements that tell claims in full."""

    ontology: Ontology
    citations: Citations
    anchors: Mapping[str, str]

    @property
    def states(self) -> set[str]:
        """Return the relations that last."""
        return {name for name, relation in self.ontology.relations.items() if relation.state}

    def words(self, claim: Claim) -> Markup:
        """Return subject, relation and object, the relation in the manner of its line: dashed, dotted or struck."""
        manner = LINES[line_of(claim)][0]
        label = element("i", relation_label(claim.predicate, self.ontology), class_=manner)
        negation = [element("b", " not", class_="not")] if manner == "denied" else []
        return fragment((name_of(claim.subject), " ", label, *negation, " ", name_of(claim.object)))

    def link(self, claim: Claim) -> Markup:
        """Return the words of a claim as a link to where it is told in full."""
        return element("a", self.words(claim), href=f"#{self.anchors[claim.id]}")

    def standing(self, claim: Claim) -> Markup:
        """Return how far the text goes, after a sample of the line that stands for it, and who says so."""
        said = f" · according to {', according to '.join(name_of(one) for one in claim.attribution)}"
        words = (element("span", standing_of(claim)), said if claim.attribution else "")
        return element("p", line_sign(line_of(claim)), *words, class_=f"standing {LINES[line_of(claim)][0]}")

    def in_full(self, claim: Claim) -> Markup:
        """Return a claim with its qualifiers and sentences."""
        shown = best_evidence(claim.evidence)
        return element(
            "article",
            element("h4", self.words(claim)),
            self.standing(claim),
            *qualifiers(claim),
            *map(self.quote, shown),
            *self.more(claim, shown),
            class_=f"claim {LINES[line_of(claim)][0]}",
            id=self.anchors[claim.id],
        )

    def quote(self, evidence: Evidence) -> Markup:
        """Return a sentence, the words of both ends marked, and its article."""
        marked = (element("mark", text, class_=MARKS[role]) if role else text for text, role in pieces(evidence))
        return element("figure", element("blockquote", *marked), element("figcaption", self.source(evidence)))

    def source(self, evidence: Evidence) -> Markup:
        """Return title, publisher, day and number of an article."""
        cited = self.citations[evidence.document]
        document = cited.document
        day = date_words(document.published) if document and document.published else ""
        told = filter(None, (clean(document.publisher or "") if document else "", day))
        return fragment((fragment((element("cite", cited.title), *told), between=" · "), " ", citation(cited)))

    def in_short(self, claim: Claim) -> Markup:
        """Return the words of a claim on one line: where it is told in full, how far it goes, and its articles."""
        standing = standing_of(claim)
        notes = [element("span", f" ({standing.lower()})", class_="muted")] if line_of(claim) else []
        said = ", according to ".join(name_of(one) for one in claim.attribution)
        says = [element("span", f" · according to {said}", class_="muted")] if said else []
        beside = [f"{humanise(name)} {_told(node)}" for name, node in claim.qualifiers if name != "date"]
        more = [element("span", f", {', '.join(beside)}", class_="muted")] if beside else []
        sources = cite_all((found.document for found in claim.evidence), self.citations)
        return fragment((line_sign(line_of(claim)), self.link(claim), *more, *notes, *says, " ", sources))

    def more(self, claim: Claim, shown: Iterable[Evidence]) -> Iterator[Markup]:
        """Yield how many more sentences make a claim than those shown, and the articles that they stand in."""
        left = list(claim.evidence)
        for one in shown:
            left.remove(one)
        if left:
            words = f"{len(left):,} more {'sentence says' if len(left) == 1 else 'sentences say'} the same: "
            numbers = cite_all((one.document for one in left), self.citations)
            yield element("p", words, numbers, class_="muted")

    def order(self, claim: Claim) -> tuple[str, str, str]:
        """Return what claims are sorted by: their day, or the first one of their articles."""
        documents = (self.citations[found.document].document for found in claim.evidence)
        published = (one.published.isoformat() for one in documents if one and one.published)
        return (day_of(claim).lstrip("./") or min(published, default=LATEST), _plain(claim), claim.id)


def name_of(node: Node) -> str:
    """Return what a participant is called."""
    return clean(node.name if isinstance(node, Entity) else node.text) or "(no name)"


def _plain(claim: Claim) -> str:
    return f"{name_of(claim.subject)} {claim.predicate} {name_of(claim.object)}"


def qualifiers(claim: Claim) -> Iterator[Markup]:
    """Yield a list of what a claim has beside its ends, if anything."""
    pairs: list[Part] = []
    for name, node in claim.qualifiers:
        pairs += [element("dt", humanise(name)), element("dd", _told(node))]
    if pairs:
        yield element("dl", *pairs)


def _told(node: Node) -> str:
    if isinstance(node, Entity) or not is_date(node):
        return name_of(node)
    return period_words(node.value)


def line_sign(line: int) -> Markup:
    """Return a sample of one of `LINES`, as the picture draws it."""
    name, _, dashes = LINES[line]
    drawn = element("path", d="M1 5H33", stroke_dasharray=" ".join(map(str, dashes)) or None)
    cross = [element("path", d="M13.5 1.5L20.5 8.5M20.5 1.5L13.5 8.5")] if name == "denied" else []
    return element("svg", drawn, *cross, class_=f"line {name}", viewBox="0 0 34 10", aria_hidden="true")
