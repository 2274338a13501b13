"""A server on the loopback that answers what the test says, and remembers what it was asked."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from kg.errors import QueryError, ServerError
from kg.query.remote import ask_server, check_address

ROWS = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"Anna"}}]}}'


@dataclass
class Server:
    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)  # the query and what is accepted


@contextmanager
def answering(body, kind="application/sparql-results+json", code=200, **headers):
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            server.asked.append((parse_qs(sent)["query"][0], self.headers["Accept"]))
            self.send_response(code)
            for name, value in {"Content-Type": kind, **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as listener:
        server.address = f"http://127.0.0.1:{listener.server_port}/query"
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown()
            thread.join()


def test_rows_come_back_and_prefixes_are_declared():
    with answering(ROWS) as server:
        answer = ask_server(server.address, "SELECT ?a { ?a a kg:Person }", limit=5)
    assert answer.columns == ("a",)
    assert [row[0].value for row in answer.rows()] == ["Anna"]
    query, accepted = server.asked[0]
    assert query == "PREFIX kg: <https://example.org/kg/ns#> SELECT ?a { ?a a kg:Person }\nLIMIT 5\n"
    assert accepted.startswith("application/sparql-results+json")


def test_a_yes_and_triples_come_back():
    with answering(b'{"head":{},"boolean":true}') as server:
        assert ask_server(server.address, "ASK {}").boolean is True
    with answering(b"<x:a> <x:b> <x:c> .\n", kind="application/n-triples") as server:
        answer = ask_server(server.address, "CONSTRUCT WHERE { ?s ?p ?o }")
        assert [str(triple) for triple in answer.triples()] == ["<x:a> <x:b> <x:c>"]
        assert server.asked[0][1].startswith("application/n-triples")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"body": b"no\n such", "code": 500}, "answers 500 Internal Server Error, no such; check the query"),
        ({"body": b"no", "code": 404}, "answers 404 Not Found, no; check the address"),
        ({"body": b"", "code": 302, "Location": "http://127.0.0.2/"}, "sends us to http://127.0.0.2/"),
        ({"body": b"<html>", "kind": "text/html"}, "answers in text/html, which is no form of an answer"),
        ({"body": b"{"}, "its answer cannot be read"),
    ],
)
def test_what_a_server_does_wrong_is_named(answer, message):
    with answering(**answer) as server, pytest.raises(ServerError, match=message) as caught:
        list(ask_server(server.address, "SELECT * { ?s ?p ?o }").rows())
    assert str(caught.value).startswith(f"endpoint {server.address}: ")


@pytest.mark.parametrize("query", ["DROP ALL", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SELECT"])
def test_a_query_that_may_not_run_is_never_sent(query):
    with answering(ROWS) as server, pytest.raises(QueryError):
        ask_server(server.address, query)
    assert server.asked == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x/", "http://", "x", "http://a b/", "http://[/", ""])
def test_only_http_is_an_address(address):
    with pytest.raises(QueryError, match="is no address of a server"):
        check_address(address)


def test_a_server_that_is_not_there_is_named():
    with answering(ROWS) as server:
        pass
    with pytest.raises(ServerError, match=r"cannot be asked, .*; check the address"):
        ask_server(server.address, "ASK {}")


def test_words_are_looked_for_in_graphs_of_kg_only():
    with pytest.raises(QueryError, match="not by --endpoint; leave one out"):
        ask_server("http://127.0.0.1:9/", 'ASK { ?x kg:matches "treaty" }')
