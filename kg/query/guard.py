"""What a query may not do: write, or ask another server.

The engine has no switch for ``SERVICE``, and a tokeniser of our own cannot be trusted to see it: the engine reads
``SERVICEex:x`` and ``FILTER(1<'x>')SERVICE<...>`` as calls. So the engine's own parser decides: the query is parsed
once with every "service" in it respelt. Names, strings and comments take that without harm; a keyword does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from pyoxigraph import Store

from kg.errors import QueryError
from kg.query import tokens

__all__ = ["check"]

SERVICE = "service"
POSITION = r"(?s)error at (\d+):(\d+): expected (?:one of )?(.*)"
EXPECTED = r'"([^"]+)"|(?<!u\{)\b([A-Z]{2,})\b'

SAID = 24  # characters of what cannot be read
SHOWN = 60  # characters on each side of a mistake

GRAPHS = r"(?i)\b(DROP|CLEAR|CREATE|COPY|MOVE|ADD)\b(?!\s+SILENT\b)"
LOAD = "load"
# Others as long, so that positions in messages stay true; no query has them in it by chance.
RESPELT = {SERVICE: "qxvjqkz", LOAD: "qxvj"}

NO_LOAD = "update: LOAD fetches from elsewhere, and nothing leaves this machine; use kg import FILE"
NO_SERVICE = "SERVICE asks another server, and nothing leaves this machine; load its data with kg import"
BAD_IRI = "an IRI is not absolute or has a forbidden character; write it in full, as <https://...>"
UNBOUND = "SELECT has a variable that is neither grouped nor aggregated; add it to GROUP BY or leave it out"
NO_UPDATE = "query: {form} changes the graph and kg query only reads; kg update carries it out, after a copy"
NO_FORM = "query: has no SELECT, ASK, CONSTRUCT or DESCRIBE"
NO_UNICODE = "{asked}: has half a character or bytes that are no UTF-8; write it in UTF-8"
BEGINNINGS = ("BASE", "PREFIX", *tokens.FORMS, *tokens.UPDATES)
DATA = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld", ".n3")  # how names of files with triples end


def check(text: str, *, prefixes: Mapping[str, str]) -> None:
    """Raise `QueryError` unless the text is one valid query that only reads this graph.

    The message has line and column, what was expected there, and the likely cause.
    """
    _check_characters(text, asked="query")
    form = tokens.form(text)
    if form in tokens.UPDATES:
        raise QueryError(NO_UPDATE.format(form=form))
    if not form:
        raise QueryError(f"{NO_FORM}; {_instead(text)}")
    try:
        _parse(_respelt(text, SERVICE), {_respelt(name, SERVICE): iri for name, iri in prefixes.items()})
    except SyntaxError as error:
        raise _error(str(error), text, prefixes) from None


def check_update(text: str, *, prefixes: Mapping[str, str]) -> None:
    """Raise `QueryError` unless the text is a valid update that asks no server and loads nothing.

    As with `check`, the engine's own parser decides, over an empty graph and with the dangerous words respelt.
    """
    _check_characters(text, asked="update")
    if tokens.form(text) not in tokens.UPDATES:
        raise QueryError("update: has no INSERT, DELETE, CLEAR or other change; kg query asks the graph")
    respelt = {_respelt(name, SERVICE, LOAD): iri for name, iri in prefixes.items()}
    prologue = "".join(f"PREFIX {name}: <{iri}> " for name, iri in respelt.items())
    try:
        Store().update(prologue + _respelt(re.sub(GRAPHS, r"\1 SILENT", text), SERVICE, LOAD))
    except SyntaxError as error:
        words = {token.text.upper() for token in tokens.tokenize(text) if token.kind == "word"}
        if "LOAD" in words:
            raise QueryError(NO_LOAD) from None
        raise _error(_shifted(str(error), len(prologue)), text, prefixes, asked="update") from None
    except RuntimeError as error:
        raise QueryError(f"update: {' '.join(str(error).split())}; correct it") from None


def _check_characters(text: str, *, asked: str) -> None:
    """Raise `QueryError` for what no engine can be given: what came from a command line in another encoding."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QueryError(NO_UNICODE.format(asked=asked)) from None


def _instead(text: str) -> str:
    """Return what may be meant by a text that is no query."""
    words = text.split() or [""]
    if words[0].lower() == "@prefix" or words[-1].lower().endswith(DATA):
        return "kg import FILE reads triples"
    if len(words) == 1 and {"/", "."} & {*words[0]}:
        return f"a file whose name does not end in .rq is written @{words[0]}"
    if text.rstrip().endswith("?"):
        return "kg ask answers questions in English"
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(words[0].upper(), BEGINNINGS, n=1, cutoff=0.7)
    return f"did you mean {near[0]} by {words[0]}?" if near else "kg queries lists the queries with a name"


def _respelt(text: str, *words: str) -> str:
    for word in words:
        if word in text.casefold():  # all that a search without regard to case finds, and more
            text = re.sub(word, RESPELT[word], text, flags=re.IGNORECASE)
    return text


def _shifted(message: str, prologue: int) -> str:
    """Return a message with the column in the text, without the prologue before its first line."""
    found = re.match(POSITION, message)
    if not found or found[1] != "1":
        return message
    return message.replace(f"at 1:{found[2]}", f"at 1:{max(1, int(found[2]) - prologue)}", 1)


def _parse(text: str, prefixes: Mapping[str, str]) -> None:
    """Let the engine parse a query, over an empty graph."""
    Store().query(text, prefixes=dict(prefixes))


def _error(message: str, text: str, prefixes: Mapping[str, str], *, asked: str = "query") -> QueryError:
    """Turn the engine's message into one line for people, with the place below it."""
    found = re.match(POSITION, message)
    if not found:
        return QueryError(f"{asked}: {' '.join(message.split())}; see kg {asked} --help")
    at = _offset(text, int(found[1]), int(found[2]))
    place, cause = _mistake(found[3], at, text, prefixes)
    before = text[:place].splitlines(keepends=True) if place else []
    if not before or before[-1].endswith("\n"):
        before.append("")
    line, column = len(before), len(before[-1]) + 1
    return QueryError(f"{asked}: line {line}, column {column}: {cause}", _excerpt(text, line, column))


def _offset(text: str, line: int, column: int) -> int:
    """Return where a line and column are in a text."""
    lines = text.splitlines(keepends=True)
    return min(sum(map(len, lines[: line - 1])) + column - 1, len(text))


def _excerpt(text: str, line: int, column: int) -> tuple[str, ...]:
    """Return the part of the query's line that is wrong, and a caret below the place."""
    lines = text.splitlines()
    start = max(0, column - SHOWN)
    shown = lines[line - 1][start : column + SHOWN].replace("\t", " ") if line <= len(lines) else ""
    return (shown, " " * (column - start - 1) + "^") if shown else ()


def _mistake(expected: str, at: int, text: str, prefixes: Mapping[str, str]) -> tuple[int, str]:
    """Return where the likely mistake is and its name: the common ones first, then what the engine stumbled over.

    The engine names the last place that it could read up to, which is often far behind the mistake.
    """
    words = list(tokens.tokenize(text))
    known = {*prefixes, *tokens.prefixes_declared(text)}
    undeclared = _first(words, lambda word: word.kind == "name" and word.text.partition(":")[0] not in known)
    service = _first(words, lambda word: word.kind == "word" and word.text.casefold() == SERVICE)
    quote = _first(words, lambda word: word.kind == "other" and word.text in "'\"")
    bracket = _lone_bracket(words)
    causes: tuple[tuple[tokens.Token | None, Callable[[str], str]], ...] = (
        (undeclared if "Prefix not found" in expected else None, partial(_unknown_prefix, prefixes=prefixes)),
        (service, lambda _: NO_SERVICE),
        (quote, lambda _: "a string has no closing quote"),
        (bracket, lambda one: f"bracket {one} is never {'closed' if one in tokens.OPENING else 'opened'}"),
    )
    for word, tell in causes:
        if word is not None:
            return word.start, tell(word.text)
    if "unbound" in expected:
        return at, UNBOUND
    if "IRI parsing failed" in expected:
        return at, BAD_IRI
    from kg.query.mistakes import likely_mistake  # only a mistake needs it

    if (likely := likely_mistake(words)) is not None:
        return likely
    start = next((word.start for word in words if word.start <= at < word.start + len(word.text)), at)
    return start, _at(text[start:]) + _wanted(expected)


def _first(words: list[tokens.Token], holds: Callable[[tokens.Token], bool]) -> tokens.Token | None:
    return next(filter(holds, words), None)


def _unknown_prefix(written: str, prefixes: Mapping[str, str]) -> str:
    name = written.partition(":")[0]
    known = sorted(prefix for prefix in prefixes if prefix)
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}:?" if near else f"known are {', '.join(known)}."
    return f"prefix {name}: is unknown; {hint} Others are declared with PREFIX {name}: <IRI>"


def _lone_bracket(words: list[tokens.Token]) -> tokens.Token | None:
    """Return the first bracket that has no partner."""
    opened: list[tokens.Token] = []
    for word in words:
        if word.kind != "other":
            continue
        if word.text in tokens.OPENING:
            opened.append(word)
        elif word.text in tokens.CLOSING:
            if not opened or tokens.OPENING.index(opened[-1].text) != tokens.CLOSING.index(word.text):
                return opened[-1] if opened else word
            opened.pop()
    return opened[-1] if opened else None


def _at(rest: str) -> str:
    shown = " ".join(rest.split())[:SAID]
    return f"cannot read {shown!r}" if shown else "the query ends too early"


def _wanted(expected: str) -> str:
    words = sorted({quoted or word for quoted, word in re.findall(EXPECTED, expected)} - {"LATERAL", "SERVICE"})
    return f"; expected {' or '.join(words)}" if 0 < len(words) <= 5 else "; check brackets, dots and quotes before it"
