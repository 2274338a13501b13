"""``?x kg:matches "words"`` in queries: what the words lead to is put in its place, as VALUES.

The engine cannot search texts but by reading all of them. So the index of the graph is asked first, and the engine gets
its answer: the nodes that fit and, where the query has ``?x kg:relevance ?score`` beside it, how well they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

from pyoxigraph import Literal, Store

from kg.errors import QueryError
from kg.query.planning import Group, Kind, Part, Pattern, read
from kg.query.planning.tree import Piece, Step, is_variable, patterns_block
from kg.query.tokens import constants, significant, tokenize
from kg.rdf.vocabulary import kg, term
from kg.records import replace

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from kg.store.fulltext import Hit

__all__ = ["asks_for_words", "with_matches"]

MATCHES, RELEVANCE = kg("matches").value, kg("relevance").value
TEXTS = {term("xsd:string"), term("rdf:langString")}
MANY = 100  # texts that one kg:matches looks for at most

UNREAD = "query: kg:matches cannot stand beside FROM, BASE, SERVICE, LATERAL, a list or a triple term; leave that out"
PLACE = 'query: kg:matches and kg:relevance stand only in triples such as ?x kg:matches "words" ; kg:relevance ?score'
SUBJECT = "query: kg:matches needs a variable or an IRI before it, not {}; write one"
OBJECT = "query: kg:matches needs words behind it, or a variable that VALUES or --param gives some; {} has none"
MANY_TEXTS = f"query: kg:matches looks for {{}} texts at once and {MANY} are allowed; give it fewer"
LONE = "query: kg:relevance of {0} needs one kg:matches of {0} in the same braces, and a variable; write it beside that"

Search: TypeAlias = Callable[[str], "Sequence[Hit]"]
Known: TypeAlias = Mapping[str, Sequence[str]]  # variables that have only these values, as they are written


def asks_for_words(text: str, prefixes: Mapping[str, str]) -> bool:
    """Tell whether ``kg:matches`` or ``kg:relevance`` is in a query, whatever it is written with.

    >>> asks_for_words("PREFIX k: <https://example.org/kg/ns#> ASK { ?x k:matches 'a' }", {})
    True
    """
    words = [token.text for token in significant(tokenize(text))]
    declared = {
        name.removesuffix(":"): iri[1:-1]
        for keyword, name, iri in zip(words, words[1:], words[2:], strict=False)
        if keyword.upper() == "PREFIX"
    }
    return not {MATCHES, RELEVANCE}.isdisjoint(constants(text, {**prefixes, **declared}))


def with_matches(text: str, search: Search, *, prefixes: Mapping[str, str]) -> str:
    """Return a valid query with the nodes that words lead to in the place of each ``kg:matches``.

    `search` finds them. Raise `QueryError` where the words are no text to look for, or stand where they cannot be read.
    """
    query = read(text)
    if query is None:
        if asks_for_words(text, prefixes):
            raise QueryError(UNREAD)
        return text
    writer = _Writer({**prefixes, **dict(query.prefixes)}, cache(search))
    written = replace(query, pieces=writer.pieces(query.pieces, {}))
    writer.check_all_written(text)
    return written.text


class _Writer:
    """Writes the groups of a query anew."""

    def __init__(self, prefixes: Mapping[str, str], search: Search) -> None:
        self._prefixes = prefixes
        self._search = search
        self._written = 0  # names of ours whose place was taken

    def check_all_written(self, text: str) -> None:
        names = [token.text for token in tokenize(text) if token.kind in ("name", "iri")]
        if sum(self._iri(name) in (MATCHES, RELEVANCE) for name in names) != self._written:
            raise QueryError(PLACE)

    def _iri(self, written: str) -> str:
        if written.startswith("<"):
            return written[1:-1]
        prefix, _, local = written.partition(":")
        return self._prefixes.get(prefix, "") + local.replace("\\", "")

    def pieces(self, pieces: Iterable[Piece], known: Known) -> tuple[Piece, ...]:
        return tuple(self._group(one, known) if isinstance(one, Group) else one for one in pieces)

    def _group(self, group: Group, known: Known) -> Group:
        here = {**known, **dict(_values(group))}
        scores = self._scores(group)
        return replace(group, parts=tuple(new for part in group.parts for new in self._part(part, here, scores)))

    def _part(self, part: Part, known: Known, scores: Mapping[str, str]) -> Iterator[Part]:
        if part.kind is Kind.TRIPLES:
            yield from self._triples(part, known, scores)
            return
        if part.kind is Kind.SELECT:  # other variables of it are not those outside
            known = {name: values for name, values in known.items() if name in part.variables}
        yield replace(part, pieces=self.pieces(part.pieces, known))

    def _triples(self, part: Part, known: Known, scores: Mapping[str, str]) -> Iterator[Part]:
        ours = [pattern for pattern in part.patterns if self._link(pattern) in (MATCHES, RELEVANCE)]
        if not ours:
            yield part
            return
        self._written += len(ours)
        for pattern in ours:
            if self._link(pattern) == MATCHES:
                yield self._found(pattern, known, scores.get(pattern.subject, ""))
        rest = tuple(pattern for pattern in part.patterns if pattern not in ours)
        if rest:
            yield patterns_block(rest)

    def _link(self, pattern: Pattern) -> str:
        """Return the IRI of a predicate that is no path."""
        return self._iri(pattern.path.term) if pattern.path.step is Step.LINK else ""

    def _scores(self, group: Group) -> dict[str, str]:
        """Return the variables for scores by the subjects of a group; each needs one search that it is of."""
        patterns = [pattern for part in group.parts for pattern in part.patterns]
        matched = [pattern.subject for pattern in patterns if self._link(pattern) == MATCHES]
        scored = [(pattern.subject, pattern.object) for pattern in patterns if self._link(pattern) == RELEVANCE]
        subjects = [subject for subject, _ in scored]
        for subject, name in scored:
            if matched.count(subject) != 1 or subjects.count(subject) != 1 or not is_variable(name):
                raise QueryError(LONE.format(subject))
        return dict(scored)

    def _found(self, pattern: Pattern, known: Known, score: str) -> Part:
        """Return the rows of what words lead to: the node, the words and the score, each where it is asked for."""
        fixed = pattern.subject.startswith("<") or (":" in pattern.subject and not pattern.subject.startswith("_"))
        if not (is_variable(pattern.subject) or fixed):
            raise QueryError(SUBJECT.format(pattern.subject))
        columns = ["" if fixed else pattern.subject, pattern.object if is_variable(pattern.object) else "", score]
        hits = ((text, hit) for text in self._texts(pattern.object, known) for hit in self._search(self._words(text)))
        wanted = self._iri(pattern.subject) if fixed else ""
        rows = ((str(hit.node), text, f"{hit.score:.6f}") for text, hit in hits if wanted in ("", hit.node.value))
        return _rows(columns, rows)

    def _texts(self, term_: str, known: Known) -> Sequence[str]:
        """Return the texts that stand behind a kg:matches, each once."""
        texts = tuple(dict.fromkeys(known.get(term_[1:], ()))) if is_variable(term_) else (term_,)
        if not texts:
            raise QueryError(OBJECT.format(term_))
        if len(texts) > MANY:
            raise QueryError(MANY_TEXTS.format(len(texts)))
        return texts

    def _words(self, written: str) -> str:
        """Return the text that a literal stands for; the engine reads it, with all that may be escaped in it."""
        rows = Store().query(f"SELECT ({written} AS ?text) {{ }}", prefixes=dict(self._prefixes))
        found = next(cast("QuerySolutions", rows))[0]
        if not isinstance(found, Literal) or found.datatype not in TEXTS:
            raise QueryError(OBJECT.format(written))
        return found.value


def _values(group: Group) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the variables to which a group gives values in its text, with those."""
    for part in group.parts:
        for place, name in enumerate(part.variables if part.rows is not None else ()):
            values = [row[place] for row in part.rows or ()]
            if "UNDEF" not in values:
                yield name, values


def _rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Part:
    """Return VALUES with the columns that have a name."""
    kept = [place for place, name in enumerate(columns) if name]
    chosen = dict.fromkeys(tuple(row[place] for place in kept) for row in rows)
    names = tuple(columns[place] for place in kept)
    written = " ".join(f"({' '.join(row)})" for row in chosen)
    text = f" VALUES ({' '.join(names)}) {{ {written} }}"
    return Part(Kind.VALUES, (text,), variables=tuple(name[1:] for name in names), rows=tuple(chosen))
