"""Answers with their evidence: more columns, or Markdown with footnotes that an article can take over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple, Variable
from pyoxigraph import Store as Engine

from kg.errors import QueryError
from kg.model import Claim, Document, Polarity
from kg.query.answer import Answer, Term
from kg.query.cells import cell, plain
from kg.query.telling import claim_words, title_of
from kg.query.witnesses import Witness, Witnesses
from kg.rdf.vocabulary import term
from kg.records import replace
from kg.store import Store

__all__ = ["EVIDENCE", "cited", "with_evidence"]

EVIDENCE = ("sentence", "article", "published", "says", "modality")
MOST = 10  # sentences behind one row
SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
ONLY_ROWS = "query: {option} needs a query that gives rows; use SELECT"


def with_evidence(store: Store, answer: Answer) -> Answer:
    """Return a SELECT's answer with columns for the evidence: each row once for each sentence behind it.

    At most `MOST` sentences are given for a row; a row with none stays, its new columns empty. A column that the query
    has itself stays as it is. Raise `QueryError` where there are no rows.
    """
    rows = _rows(answer, "--evidence")
    witnesses = Witnesses(store, answer.text)
    new = [name for name in EVIDENCE if name not in answer.columns]
    told = ((*row, *map(cells.get, new)) for row in rows for cells in _columns(witnesses.of(row)))
    return replace(answer, results=_solutions((*answer.columns, *new), told))


def _rows(answer: Answer, option: str) -> Iterator[Sequence[Term | None]]:
    if not isinstance(answer.results, QuerySolutions):
        raise QueryError(ONLY_ROWS.format(option=option))
    return answer.rows()


def _columns(found: Sequence[Witness]) -> Iterator[Mapping[str, Term]]:
    """Yield the new cells by their columns, once for each witness; none of them where there is no witness."""
    if not found:
        yield {}
    for witness in found[:MOST]:
        told = {
            "sentence": witness.evidence.quote,
            "article": title_of(witness.article),
            "says": ", ".join(one.name for one in witness.claim.attribution),
            "modality": _stance(witness.claim),
        }
        yield {**{name: Literal(text) for name, text in told.items() if text}, **_day(witness.article)}


def _day(article: Document) -> dict[str, Term]:
    day = article.published
    return {"published": Literal(day.isoformat(), datatype=term("xsd:date"))} if day else {}


def _stance(claim: Claim) -> str:
    return f"{claim.modality}{', negative' if claim.polarity is Polarity.NEGATIVE else ''}"


def _solutions(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> QuerySolutions:
    """Return rows as the engine's solutions, so that it writes them in all formats of the W3C."""
    names = " ".join(str(Variable(name)) for name in columns)
    block = "\n".join(f"({' '.join(map(_value, row))})" for row in rows)
    found = Engine().query(f"SELECT {names} {{ VALUES ({names}) {{\n{block}\n}} }}")
    return cast("QuerySolutions", found)


def _value(thing: Term | None) -> str:
    """Return a term as a row of VALUES takes it; it takes no blank nodes."""
    return str(thing) if isinstance(thing, NamedNode | Literal | Triple) else "UNDEF"


def cited(store: Store, answer: Answer) -> Iterator[str]:
    """Yield lines of Markdown: a list of what the rows say, then the sentences behind them as footnotes.

    A row whose sentences all make one claim is told as that claim, another one by its cells. Raise `QueryError` where
    there are no rows.
    """
    rows = _rows(answer, "--cite")
    witnesses, notes = Witnesses(store, answer.text), dict[tuple[str, int, int], tuple[int, Witness]]()
    for row in rows:
        found = witnesses.of(row)[:MOST]
        marks = "".join(f"[^{number}]" for number in dict.fromkeys(_number(notes, one) for one in found))
        yield f"- {_told(store, answer, row, found)}{marks}"
    yield from chain.from_iterable(("", f"[^{number}]: {_footnote(one)}") for number, one in notes.values())


def _number(notes: dict[tuple[str, int, int], tuple[int, Witness]], witness: Witness) -> int:
    """Return the number of a footnote; a sentence has one, however many claims it makes."""
    evidence = witness.evidence
    return notes.setdefault((evidence.document, evidence.start, evidence.end), (len(notes) + 1, witness))[0]


def _told(store: Store, answer: Answer, row: Sequence[Term | None], found: Sequence[Witness]) -> str:
    if len({one.claim.id for one in found}) == 1:
        return _escaped(claim_words(found[0].claim, store.ontology))
    quotes = {text for one in found for text in (one.evidence.quote, title_of(one.article))}
    cells = (_named(store, thing) or cell(thing, answer.prefixes) for thing in row)
    return _escaped("; ".join(dict.fromkeys(text for text in cells if text and text not in quotes)))


def _named(store: Store, thing: Term | None) -> str:
    """Return the name of an entity; empty for anything else."""
    if not isinstance(thing, NamedNode):
        return ""
    named = store.engine.quads_for_pattern(thing, term("skos:prefLabel"), None, None)
    return max((quad.object.value for quad in named if isinstance(quad.object, Literal)), default="")


def _footnote(witness: Witness) -> str:
    article = witness.article
    day = f"{article.published.day} {article.published:%B %Y}" if article.published else ""
    title = f"*{_escaped(article.title)}*" if article.title else ""
    said = (title, _escaped(article.publisher or ""), day, _escaped(next(iter(article.sources), "")))
    return f"\u201c{_escaped(witness.evidence.quote)}\u201d {', '.join(filter(None, said))}."


def _escaped(text: str) -> str:
    """Return a text so that Markdown shows it as it is."""
    return SPECIAL.sub(r"\\\1", plain(text))
