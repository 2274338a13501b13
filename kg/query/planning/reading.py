"""Reading a query into a tree, without judging it: whether it is valid is for the engine to say.

What is not read here (SERVICE, LATERAL, FROM, collections, triple terms) makes the reading give up, and the query stays
as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.query.planning.cursor import Cursor, UnreadError
from kg.query.planning.scope import variables_in
from kg.query.planning.terms import read_constant, read_value
from kg.query.planning.tree import Group, Kind, Part, Piece, Query
from kg.query.planning.triples import read_triples, starts_triples

__all__ = ["read"]

FORMS = {"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"}
DEPTH = 60  # groups in groups; the engine itself gives up not much later
# Behind these a star asks for all variables; in COUNT(*) it does not.
BEFORE_STAR = {"SELECT", "DISTINCT", "REDUCED", "DESCRIBE"}


def read(text: str) -> Query | None:
    """Return a query as a tree, or None where something is in it that is not read here.

    >>> query = read("SELECT ?x WHERE { ?x a kg:Person ; skos:prefLabel 'Lee' } LIMIT 1")
    >>> [pattern.text for pattern in query.group.parts[0].patterns]
    ['?x a kg:Person', "?x skos:prefLabel 'Lee'"]
    """
    try:
        return _Reader(text).query()
    except UnreadError:
        return None


class _Reader:
    def __init__(self, text: str) -> None:
        self.cursor = Cursor(text)
        self.depth = 0

    def query(self) -> Query:
        base = self.base()
        prefixes = dict(self.prologue())
        self.head()
        pieces: list[Piece] = [self.cursor.piece(whole=True), self.group()]
        while self.cursor.token().kind != "end":
            self.cursor.take()
        return Query(
            (*pieces, self.cursor.piece(whole=True)),
            tuple(prefixes.items()),
            self.cursor.has_pair(BEFORE_STAR, "*"),
            base,
        )

    def base(self) -> str:
        """Go on behind the declaration of a base, and return it; one behind prefixes is not read."""
        return self.cursor.take().text[1:-1] if self.cursor.skip("BASE") else ""

    def prologue(self) -> Iterator[tuple[str, str]]:
        """Go on behind the declarations of prefixes, and yield them."""
        while self.cursor.skip("PREFIX"):
            name, iri = self.cursor.take(), self.cursor.take()
            yield name.text.removesuffix(":"), iri.text[1:-1]

    def head(self) -> None:
        """Go on to the brace that opens the group of a query."""
        form = self.cursor.take().text.upper()
        if form not in FORMS:
            raise UnreadError(f"{form} begins no query")
        if form == "CONSTRUCT":
            self.cursor.skip_brackets()  # the template; without one, the group has to stay as it is
        while not self.cursor.sees("{"):
            if self.cursor.sees("FROM"):
                raise UnreadError("a query that names its graphs")
            if self.cursor.sees("("):
                self.cursor.skip_brackets()
            else:
                self.cursor.take()

    def group(self) -> Group:
        """Read a group; the pieces before it must have been given."""
        self.depth += 1
        if self.depth > DEPTH:
            raise UnreadError("a group that is too deep")
        self.cursor.expect("{")
        self.cursor.piece()
        parts = [self.select()] if self.cursor.sees("SELECT") else [*self.parts()]
        self.cursor.expect("}")
        self.depth -= 1
        return Group(tuple(parts), self.cursor.piece().removesuffix("}"))

    def parts(self) -> Iterator[Part]:
        while not self.cursor.sees("}"):
            if starts_triples(self.cursor):
                patterns = read_triples(self.cursor)
                yield Part(Kind.TRIPLES, (self.cursor.piece(),), patterns)
            else:
                yield self.part()

    def part(self) -> Part:
        word = self.cursor.token().text.upper()
        if word not in READERS:
            raise UnreadError(f"{word} is not read")
        return READERS[word](self)

    def nested(self, kind: str, *words: str) -> Part:
        """Read words and the group behind them."""
        self.cursor.expect(*words)
        return Part(kind, (self.cursor.piece(whole=True), self.group(), self.stop()))

    def stop(self) -> str:
        """Return the full stop that may stand behind a part, with the white space before it."""
        return self.cursor.piece() if self.cursor.skip(".") else ""

    def groups(self) -> Part:
        """Read one group, or several with UNION between."""
        pieces: list[Piece] = [self.cursor.piece(whole=True), self.group()]
        while self.cursor.skip("UNION"):
            pieces += [self.cursor.piece(whole=True), self.group()]
        return Part(Kind.GROUP, (*pieces, self.stop()))

    def graph(self) -> Part:
        self.cursor.expect("GRAPH")
        name = self.cursor.take()
        variables = (name.text[1:],) if name.kind == "variable" else ()
        return Part(Kind.GRAPH, (self.cursor.piece(whole=True), self.group(), self.stop()), variables=variables)

    def filter(self) -> Part:
        self.cursor.expect("FILTER")
        if self.cursor.sees("NOT", "EXISTS") or self.cursor.sees("EXISTS"):
            self.cursor.skip("NOT")
            return self.nested(Kind.FILTER, "EXISTS")
        if not self.cursor.sees("("):
            self.cursor.take()  # a function
        self.cursor.skip_brackets()
        self.cursor.skip(".")
        return Part(Kind.FILTER, (self.cursor.piece(),))

    def bind(self) -> Part:
        """Read a BIND; one of a single term is read as the row that it is."""
        self.cursor.expect("BIND")
        term = read_constant(self.cursor)
        self.cursor.skip_brackets()
        name = self.cursor.token(-2).text
        self.cursor.skip(".")
        rows = ((term,),) if term else None
        return Part(Kind.BIND, (self.cursor.piece(),), variables=(name[1:],), rows=rows)

    def values(self) -> Part:
        self.cursor.expect("VALUES")
        single = not self.cursor.skip("(")
        variables = []
        while self.cursor.token().kind == "variable":
            variables.append(self.cursor.take().text[1:])
        self.cursor.expect(*("{",) if single else (")", "{"))
        rows = tuple(self.rows(single=single))
        self.cursor.skip(".")
        return Part(Kind.VALUES, (self.cursor.piece(),), variables=tuple(variables), rows=rows)

    def rows(self, *, single: bool) -> Iterator[tuple[str, ...]]:
        """Yield the rows of VALUES, each with its terms as they are written."""
        while not self.cursor.skip("}"):
            if single:
                yield (read_value(self.cursor),)
                continue
            self.cursor.expect("(")
            row = []
            while not self.cursor.skip(")"):
                row.append(read_value(self.cursor))
            yield tuple(row)

    def select(self) -> Part:
        """Read a query in a query, up to the brace that closes it."""
        first = self.cursor.position
        self.head()
        names = tuple(self.selected(first))
        pieces: list[Piece] = [self.cursor.piece(whole=True), group := self.group()]
        while not self.cursor.sees("}"):
            if self.cursor.sees("(") or self.cursor.sees("{"):
                self.cursor.skip_brackets()
            else:
                self.cursor.take()
        return Part(Kind.SELECT, (*pieces, self.cursor.piece()), variables=names or tuple(sorted(variables_in(group))))

    def selected(self, first: int) -> Iterator[str]:
        """Yield the variables that the head of a SELECT names, and go back to its end; none for a star."""
        end, self.cursor.position = self.cursor.position, first
        while self.cursor.position < end:
            if self.cursor.sees("("):
                self.cursor.skip_brackets()
                yield self.cursor.token(-2).text[1:]
            elif (token := self.cursor.take()).kind == "variable":
                yield token.text[1:]


READERS: Mapping[str, Callable[[_Reader], Part]] = {
    "{": _Reader.groups,
    "OPTIONAL": lambda reader: reader.nested(Kind.OPTIONAL, "OPTIONAL"),
    "MINUS": lambda reader: reader.nested(Kind.MINUS, "MINUS"),
    "GRAPH": _Reader.graph,
    "FILTER": _Reader.filter,
    "BIND": _Reader.bind,
    "VALUES": _Reader.values,
}
