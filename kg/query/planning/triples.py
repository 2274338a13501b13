"""Reading triples: each one by itself, whatever ``;`` and ``,`` and brackets the text has between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.query.planning.cursor import Cursor, UnreadError
from kg.query.planning.terms import CONSTANTS, SIGNS, read_iri, read_term
from kg.query.planning.tree import Path, Pattern, Step
from kg.query.tokens import TERMS

__all__ = ["read_triples", "starts_triples"]

BLANK = "_:bracket{}"  # a label for what stands in brackets; a query that has such labels itself is not read
POSTFIXES = {"?": Step.OPTIONAL, "+": Step.SOME, "*": Step.ANY}


def starts_triples(cursor: Cursor) -> bool:
    """Tell whether a triple comes next."""
    token = cursor.token()
    return token.kind in TERMS or token.text in {"[", "_", *SIGNS} or token.text.upper() in CONSTANTS


def read_triples(cursor: Cursor) -> tuple[Pattern, ...]:
    """Return the triples of the block that comes next."""
    return tuple(_Reader(cursor).block())


class _Reader:
    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor

    def block(self) -> Iterator[Pattern]:
        while starts_triples(self.cursor):
            bracketed = self.cursor.sees("[")
            subject, inner = self.node()
            yield from inner
            if not bracketed or self.starts_verb():
                yield from self.properties(subject)
            if not self.cursor.skip("."):
                return

    def properties(self, subject: str) -> Iterator[Pattern]:
        """Yield what is said of a subject: verbs with their objects, and the triples in their brackets."""
        yield from self.objects(subject)
        while self.cursor.skip(";"):
            if self.starts_verb():
                yield from self.objects(subject)

    def objects(self, subject: str) -> Iterator[Pattern]:
        predicate, path = self.verb()
        while True:
            thing, inner = self.node()
            yield Pattern(subject, predicate, thing, path)
            yield from inner
            if not self.cursor.skip(","):
                return

    def starts_verb(self) -> bool:
        token = self.cursor.token()
        return token.kind in ("iri", "name", "variable") or token.text in ("a", "(", "^", "!")

    def node(self) -> tuple[str, list[Pattern]]:
        """Return a subject or object as it is written, and the triples in its brackets."""
        if not self.cursor.sees("["):
            return self.term(), []
        label = BLANK.format(self.cursor.take().start)
        inner = [] if self.cursor.sees("]") else list(self.properties(label))
        self.cursor.expect("]")
        return label, inner

    def term(self) -> str:
        term = read_term(self.cursor)
        if term.startswith(BLANK.format("")):
            raise UnreadError("a label that is kept for brackets")
        return term

    def verb(self) -> tuple[str, Path]:
        """Return a predicate as it is written without white space, and as a path."""
        if self.cursor.token().kind == "variable":
            variable = self.cursor.take().text
            return variable, Path(Step.LINK, term=variable)
        path = self.alternatives()
        return written(path), path

    def alternatives(self) -> Path:
        return self.chain(Step.ALTERNATIVE, "|", lambda: self.chain(Step.SEQUENCE, "/", self.step))

    def chain(self, step: str, sign: str, read: Callable[[], Path]) -> Path:
        members = [read()]
        while self.cursor.skip(sign):
            members.append(read())
        return members[0] if len(members) == 1 else Path(step, tuple(members))

    def step(self) -> Path:
        inverse = self.cursor.skip("^")
        path = self.primary()
        sign = self.cursor.token().text
        if sign in POSTFIXES and self.cursor.token().kind == "other":
            self.cursor.take()
            if self.cursor.token().kind == "number" and self.cursor.touches():
                raise UnreadError("a sign that may belong to a path or to a number")
            path = Path(POSTFIXES[sign], (path,))
        return Path(Step.INVERSE, (path,)) if inverse else path

    def primary(self) -> Path:
        if self.cursor.skip("!"):
            return Path(Step.NOT, (self.negated(),))
        if self.cursor.skip("("):
            path = self.alternatives()
            self.cursor.expect(")")
            return path
        if self.cursor.token().text == "a":
            return Path(Step.LINK, term=self.cursor.take().text)
        return Path(Step.LINK, term=read_iri(self.cursor))

    def negated(self) -> Path:
        """Return the set behind a ``!``: one link, or alternatives in brackets."""
        if not self.cursor.sees("("):
            return self.step()
        self.cursor.expect("(")
        path = self.alternatives()
        self.cursor.expect(")")
        return path


def written(path: Path) -> str:
    """Return a path as SPARQL, in brackets wherever there may be any."""
    if path.step is Step.LINK:
        return path.term
    inner = [written(member) for member in path.members]
    if path.step is Step.INVERSE:
        return f"^{_bracketed(path.members[0])}"
    if path.step is Step.NOT:
        return f"!({inner[0]})"
    if path.step in (Step.SEQUENCE, Step.ALTERNATIVE):
        return ("/" if path.step is Step.SEQUENCE else "|").join(map(_bracketed, path.members))
    sign = next(sign for sign, step in POSTFIXES.items() if step is path.step)
    return f"{_bracketed(path.members[0])}{sign}"


def _bracketed(path: Path) -> str:
    """Return a path so that it is one step of another; the members of a ``!`` take no brackets inside."""
    plain = path.step in (Step.LINK, Step.NOT) or (path.step is Step.INVERSE and path.members[0].step is Step.LINK)
    return written(path) if plain else f"({written(path)})"
