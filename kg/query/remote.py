"""Ask another SPARQL server, where the user names one: the SPARQL 1.1 Protocol over HTTP."""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.errors import QueryError, ServerError
from kg.query import guard, tokens
from kg.query.answer import Answer, Term, prologue
from kg.query.matching import asks_for_words
from kg.rdf.vocabulary import DEFAULT_BASE, prefixes_of

__all__ = ["ask_server", "check_address"]

ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"
NO_SERVER = (404, 405, 410)  # codes of what is there and answers no queries
TELLING = 200  # characters of what a server says about an error


def check_address(address: str) -> None:
    """Raise `QueryError` for what is no address of a server."""
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or not address.isprintable() or " " in address:
        raise QueryError(f"endpoint {address!r}: is no address of a server; write it as https://host/path")


def ask_server(
    address: str,
    text: str,
    *,
    parameters: Mapping[str, Term] | None = None,
    limit: int | None = None,
) -> Answer:
    """Ask a server a query that may use all known prefixes, and return its answer.

    The query goes to this address and no other: a server that sends us elsewhere is an error. Raise `QueryError` for a
    query that is wrong or that would write, and `ServerError` for a server that does not answer, or not in a form that
    is known. It waits as long as the server takes; `answer_bytes` sets a limit.
    """
    check_address(address)
    prefixes = prefixes_of(DEFAULT_BASE)
    bound = tokens.bind(text, {name: str(term) for name, term in (parameters or {}).items()})
    guard.check(bound, prefixes=prefixes)
    if asks_for_words(bound, prefixes):
        raise QueryError("query: kg:matches is answered from a graph of kg and not by --endpoint; leave one out")
    asked = bound if limit is None else tokens.limited(bound, limit)
    triples = tokens.form(asked) in ("CONSTRUCT", "DESCRIBE")
    used = {name: iri for name, iri in prefixes.items() if name in tokens.prefixes_used(asked)}
    request = urllib.request.Request(  # noqa: S310 - the address was checked to be of HTTP
        address,
        data=urlencode({"query": prologue(used) + asked}).encode(),
        headers={
            "Accept": TRIPLES if triples else ROWS,
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "kg",
        },
    )
    body, kind = _fetch(address, request)
    return _answer(address, body, kind, prefixes, triples=triples)


class _NowhereElse(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the user named one server."""

    def redirect_request(self, req, fp, *rest) -> None:  # type: ignore[no-untyped-def]
        """Refuse; the last argument is where the server sends us."""
        fp.close()
        raise ServerError(f"endpoint {req.full_url}: sends us to {rest[-1]}; give that address if you trust it")


def _fetch(address: str, request: urllib.request.Request) -> tuple[bytes, str]:
    """Return what a server sends, and its media type."""
    try:
        with urllib.request.build_opener(_NowhereElse).open(request) as response:
            return response.read(), response.headers.get_content_type()
    except HTTPError as error:
        with error:
            said = error.read()
        hint = "check the address" if error.code in NO_SERVER else "check the query"
        told = " ".join(said.decode("utf-8", "replace").split())[:TELLING] or "no reason given"
        raise ServerError(f"endpoint {address}: answers {error.code} {error.reason}, {told}; {hint}") from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise ServerError(f"endpoint {address}: cannot be asked, {reason}; check the address") from None


def _answer(address: str, body: bytes, kind: str, prefixes: Mapping[str, str], *, triples: bool) -> Answer:
    """Return what a server sent as an answer."""
    known = RdfFormat.from_media_type(kind) if triples else QueryResultsFormat.from_media_type(kind)
    if known is None:
        raise ServerError(f"endpoint {address}: answers in {kind}, which is no form of an answer; check the address")
    try:
        if isinstance(known, RdfFormat):
            return Answer([quad.triple for quad in parse(body, format=known)], prefixes)
        return Answer(parse_query_results(body, format=known), prefixes)
    except (SyntaxError, ValueError) as error:
        said = " ".join(str(error).split())
        raise ServerError(f"endpoint {address}: its answer cannot be read, {said}; check the address") from None
