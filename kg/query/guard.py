"""What a query may not do: write, or ask another server.

The engine has no switch for ``SERVICE``, and a tokeniser of our own cannot be trusted to see it: the engine reads
``SERVICEex:x`` and ``FILTER(1<'x>')SERVICE<...>`` as calls. So the engine's own parser decides: the query is parsed
once with every "service" in it respelt. Names, strings and comments take that without harm; a keyword does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from pyoxigraph import Store

from kg.errors import QueryError
from kg.query import tokens

__all__ = ["check"]

SERVICE = re.compile("service", re.IGNORECASE)
RESPELT = "qxvjqkz"  # as long, so that positions in messages stay true; no query has it in it by chance
POSITION = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
EXPECTED = re.compile(r'"([^"]+)"|\b([A-Z]{2,})\b')

NO_SERVICE = "SERVICE asks another server, and nothing leaves this machine; load its data with kg import"
BAD_IRI = "an IRI is not absolute or has a forbidden character; write it in full, as <https://...>"
UNBOUND = "SELECT has a variable that is neither grouped nor aggregated; add it to GROUP BY or leave it out"
NO_UPDATE = "query: {form} changes the graph and kg query only reads; use kg build, kg import or kg remove"


def check(text: str, *, prefixes: Mapping[str, str]) -> None:
    """Raise `QueryError` unless the text is one valid query that only reads this graph.

    The message has line and column, what was expected there, and the likely cause.
    """
    form = tokens.form(text)
    if form in tokens.UPDATES:
        raise QueryError(NO_UPDATE.format(form=form))
    if not form:
        raise QueryError("query: has no SELECT, ASK, CONSTRUCT or DESCRIBE; kg queries lists the queries with a name")
    try:
        _parse(SERVICE.sub(RESPELT, text), {SERVICE.sub(RESPELT, name): iri for name, iri in prefixes.items()})
    except SyntaxError as error:
        raise QueryError(_explain(str(error), text, prefixes)) from None


def _parse(text: str, prefixes: Mapping[str, str]) -> None:
    """Let the engine parse a query, over an empty graph."""
    Store().query(text, prefixes=dict(prefixes))


def _explain(message: str, text: str, prefixes: Mapping[str, str]) -> str:
    """Turn the engine's message into one line for people."""
    found = POSITION.match(message)
    if not found:
        return f"query: {' '.join(message.split())}; see kg query --help"
    line, column = int(found[1]), int(found[2])
    return f"query: line {line}, column {column}: {_cause(found[3], _rest(text, line, column), text, prefixes)}"


def _cause(expected: str, rest: str, text: str, prefixes: Mapping[str, str]) -> str:
    """Name the likely cause: the common mistakes one by one, then what the engine would have read on with."""
    words = list(tokens.tokenize(text))
    undeclared = [
        name for name in tokens.prefixes_used(text) if name not in {*prefixes, *tokens.prefixes_declared(text)}
    ]
    causes = (
        ("Prefix not found" in expected and bool(undeclared), _unknown_prefix("".join(undeclared[:1]), prefixes)),
        (any(SERVICE.fullmatch(word.text) for word in words if word.kind == "word"), NO_SERVICE),
        ("unbound" in expected, UNBOUND),
        ("IRI parsing failed" in expected, BAD_IRI),
        (any(word.kind == "other" and word.text in "'\"" for word in words), "a string has no closing quote"),
        (_open_brackets(words) != "", f"bracket {_open_brackets(words)} is never closed"),
    )
    return next((message for holds, message in causes if holds), _at(rest) + _wanted(expected))


def _unknown_prefix(name: str, prefixes: Mapping[str, str]) -> str:
    known = ", ".join(sorted(prefix for prefix in prefixes if prefix))
    return f"prefix {name}: is unknown; declare it with PREFIX {name}: <IRI> (known are {known})"


def _open_brackets(words: list[tokens.Token]) -> str:
    """Return a kind of bracket that opens more often than it closes; empty where there is none."""
    counts = Counter(word.text for word in words if word.kind == "other")
    pairs = zip(tokens.OPENING, tokens.CLOSING, strict=True)
    return next((opening for opening, closing in pairs if counts[opening] > counts[closing]), "")


def _rest(text: str, line: int, column: int) -> str:
    """Return the line from this place on, from the start of the word that it is in."""
    lines = text.splitlines() or [""]
    shown = lines[line - 1] if line <= len(lines) else ""
    start = next((word.start for word in tokens.tokenize(shown) if word.start + len(word.text) >= column), len(shown))
    return shown[start:]


def _at(rest: str) -> str:
    shown = " ".join(rest.split())[:24]
    return f"cannot read {shown!r}" if shown else "the query ends too early"


def _wanted(expected: str) -> str:
    words = sorted({quoted or word for quoted, word in EXPECTED.findall(expected)} - {"LATERAL", "SERVICE"})
    return f"; expected {' or '.join(words)}" if 0 < len(words) <= 5 else "; check brackets, dots and quotes before it"
