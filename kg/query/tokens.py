"""The words of a SPARQL query, as far as kg has to know them: to bind parameters, to set a limit, to name a mistake.

This is a tokeniser and no parser: whether a query is valid, and whether it may run, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from kg.records import Record

__all__ = [
    "TERMS",
    "Token",
    "bind",
    "form",
    "is_lone",
    "limited",
    "outer",
    "prefixes_declared",
    "prefixes_used",
    "significant",
    "star",
    "tokenize",
    "variables",
    "with_values",
]

GRAMMAR = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^\x00-\x20<>"{}|^`]*>)
  | (?P<string>'''(?:[^'\\]|\\.|'(?!''))*'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
              |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
  | (?P<name>(?:[^\W\d_][\w.\-]*)?:(?:(?:[\w:%\-]|\\.|\.(?=[\w:%\-\\.]))*))
  | (?P<word>\w+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS = ("SELECT", "CONSTRUCT", "DESCRIBE", "ASK")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
BEFORE_STAR = ("SELECT", "DISTINCT", "REDUCED")
OPENING, CLOSING = "{([", "})]"
TERMS = frozenset({"iri", "name", "string", "variable", "number"})  # kinds of tokens that are terms by themselves
SHORT = 10_000  # characters of a text whose tokens are remembered


class Token(Record):
    """A word of a query; `kind` is the group of the grammar that it belongs to."""

    kind: str
    text: str
    start: int

    def __init__(self, kind: str, text: str, start: int) -> None:
        self.__dict__.update(kind=kind, text=text, start=start)  # in half the time: a query has hundreds of them


def tokenize(text: str) -> Iterator[Token]:
    """Yield all tokens, so that joining their texts gives the query again.

    >>> [token.text for token in tokenize("ASK { ?s kg:met 'x' }") if token.kind != "space"]
    ['ASK', '{', '?s', 'kg:met', "'x'", '}']
    """
    return iter(_short(text) if len(text) < SHORT else _tokens(text))


@lru_cache(maxsize=128)  # a query and its parts are looked at many times while they are put in order
def _short(text: str) -> tuple[Token, ...]:
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in GRAMMAR.finditer(text):
        yield Token(match.lastgroup or "other", match.group(), match.start())


def significant(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that are neither white space nor comments."""
    return [token for token in tokens if token.kind not in ("space", "comment")]


def outer(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens that stand in no bracket of any kind."""
    depth = 0
    for token in tokens:
        depth -= token.kind == "other" and token.text in CLOSING
        if depth == 0:
            yield token
        depth += token.kind == "other" and token.text in OPENING


def form(text: str) -> str:
    """Return what kind of query a text is, in capitals: SELECT, ASK, ... or INSERT, ...; empty where it is none.

    >>> form("PREFIX a: <b:> select * { }")
    'SELECT'
    """
    words = (token.text.upper() for token in outer(tokenize(text)) if token.kind == "word")
    return next((word for word in words if word in FORMS + UPDATES), "")


def is_lone(text: str) -> bool:
    """Tell whether a query certainly asks for one plain triple and nothing beside it, so that there is no other order.

    >>> [is_lone(text) for text in ("ASK { ?s kg:met ?o . }", "ASK { ?s kg:met/a ?o }", "ASK { ?s a ?o OPTIONAL { } }")]
    [True, False, False]
    """
    words = significant(tokenize(text))
    texts = [word.text for word in words]
    if texts.count("{") != 1 or texts.count("}") != 1 or "(" in texts or form(text) not in ("SELECT", "ASK"):
        return False
    inside = words[texts.index("{") + 1 : texts.index("}")]
    triple = inside[:-1] if inside and inside[-1].text == "." else inside
    return len(triple) == 3 and all(word.kind in ("variable", "iri", "name") or word.text == "a" for word in triple)


def star(text: str) -> int | None:
    """Return where the star of a query for all variables stands; None for other queries.

    >>> star("SELECT DISTINCT * { ?s ?p ?o }"), star("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    (16, None)
    """
    words = significant(outer(tokenize(text)))
    found = next((two for one, two in pairwise(words) if one.text.upper() in BEFORE_STAR and two.text == "*"), None)
    return found.start if found and form(text) == "SELECT" else None


def bind(text: str, terms: Mapping[str, str]) -> str:
    """Put terms, written as Turtle writes them, in the place of variables; other tokens stay as they are.

    The engine's own substitution reaches only variables that the outermost SELECT returns, and adds them to the
    result as columns. A whole token is replaced by a whole term here, so no value can turn into syntax.

    >>> bind("ASK { ?s ?p ?_name } # ?_name", {"_name": '"Lee"'})
    'ASK { ?s ?p "Lee" } # ?_name'
    """
    return "".join(
        terms.get(token.text[1:], token.text) if token.kind == "variable" else token.text for token in tokenize(text)
    )


def constants(text: str, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the IRIs that a query holds, written in full or with a known prefix, in order of appearance.

    >>> constants("ASK { <x:a> kg:met ?b ; a other:Thing }", {"kg": "https://example.org/kg/ns#"})
    ('x:a', 'https://example.org/kg/ns#met')
    """
    found = []
    for token in tokenize(text):
        prefix, _, local = token.text.partition(":")
        if token.kind == "iri":
            found.append(token.text[1:-1])
        elif token.kind == "name" and prefix in prefixes and local:
            found.append(prefixes[prefix] + local)
    return tuple(dict.fromkeys(found))


def variables(text: str) -> frozenset[str]:
    """Return the names of the variables of a query.

    >>> sorted(variables("ASK { ?s ?p 'x ?o' }"))
    ['p', 's']
    """
    return frozenset(token.text[1:] for token in tokenize(text) if token.kind == "variable")


def with_values(text: str, terms: Mapping[str, str]) -> str:
    """Give variables their values where the outermost pattern of a query begins.

    Unlike `bind`, this suits variables that are selected; those of a SELECT within are others of the same name.

    >>> with_values("SELECT ?who { ?who a ?kind }", {"who": "<x:a>"})
    'SELECT ?who { VALUES (?who) { (<x:a>) } ?who a ?kind }'
    """
    start = _pattern(text) if terms else None
    if start is None:
        return bind(text, terms)
    names, row = " ".join(f"?{name}" for name in terms), " ".join(terms.values())
    return f"{text[:start]} VALUES ({names}) {{ ({row}) }}{text[start:]}"


def _pattern(text: str) -> int | None:
    """Return where the outermost pattern begins, behind its bracket; None where VALUES cannot stand there."""
    words = [token for token in outer(tokenize(text)) if token.kind in ("word", "other")]
    opened = [(before.text.upper(), word) for before, word in pairwise(words) if word.text == "{"]
    if form(text) == "CONSTRUCT":
        opened = [(before, word) for before, word in opened[1:] if before in ("WHERE", "}")]
    return opened[0][1].start + 1 if opened else None


def limited(text: str, limit: int) -> str:
    """Return the query so changed that it gives at most `limit` solutions; a smaller limit of its own stays.

    >>> limited("SELECT * { ?s ?p ?o } LIMIT 50", 10)
    'SELECT * { ?s ?p ?o } LIMIT 10'
    >>> limited("ASK { }", 10)
    'ASK { }'
    """
    if form(text) in ("ASK", ""):
        return text
    top = [token for token in outer(tokenize(text)) if token.kind in ("word", "number", "other")]
    for word, number in pairwise(top):
        if word.text.upper() == "LIMIT" and number.text.isdigit():
            end = number.start + len(number.text)
            return f"{text[: number.start]}{min(limit, int(number.text))}{text[end:]}"
    values = next((token.start for token in top if token.text.upper() == "VALUES"), len(text))
    return f"{text[:values].rstrip()}\nLIMIT {limit}\n{text[values:]}"


def prefixes_declared(text: str) -> frozenset[str]:
    """Return the prefixes that a query declares itself, without the colon."""
    tokens = significant(tokenize(text))
    return frozenset(
        name.text.partition(":")[0]
        for word, name in pairwise(tokens)
        if word.text.upper() == "PREFIX" and name.kind == "name"
    )


def prefixes_used(text: str) -> tuple[str, ...]:
    """Return the prefixes of the names in a query, in order of appearance."""
    names = (token.text for token in tokenize(text) if token.kind == "name")
    return tuple(dict.fromkeys(name.partition(":")[0] for name in names))
