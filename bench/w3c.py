"""Runs the W3C's suite of SPARQL 1.1 queries with the engine alone and with kg's order, which must give as many right.

    python bench/w3c.py rdf-tests/sparql/sparql11

The folder is that of the suite (github.com/w3c/rdf-tests), which is not part of this repository. What is run are the
tests of the evaluation of queries; not those of other regimes of entailment. Numbers are compared by value, and blank
nodes by what is said of them as far as one step tells.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as Engine

from kg.errors import KGError
from kg.query.answer import run
from kg.store import Store
from kg.store.statistics import count

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KINDS = {"QueryEvaluationTest", "CSVResultFormatTest"}
LEFT_OUT = {"entailment", "service"}
RESULTS = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}


@dataclass(frozen=True, slots=True)
class Test:
    """A test of the suite."""

    name: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[Path, ...]
    result: Path


def read_tests(folder: Path) -> Iterator[Test]:
    """Yield the tests of the manifests below a folder."""
    for path in sorted(folder.glob("*/manifest.ttl")):
        if path.parent.name not in LEFT_OUT:
            yield from _manifest(path)


def _manifest(path: Path) -> Iterator[Test]:
    graph = Engine()
    graph.bulk_load(path=str(path), format=RdfFormat.TURTLE, base_iri=path.as_uri())
    for kind in sorted(KINDS):
        for quad in sorted(graph.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(MF + kind)), key=str):
            found = _test(graph, quad.subject)
            if found is not None:
                yield found


def _test(graph: Engine, node: NamedNode | BlankNode | Triple) -> Test | None:
    (action,) = _objects(graph, node, MF + "action")
    queries, results = _objects(graph, action, QT + "query"), _objects(graph, node, MF + "result")
    if not queries or not results:
        return None
    data, graphs = _objects(graph, action, QT + "data"), _objects(graph, action, QT + "graphData")
    return Test(str(node), _path(queries[0]), tuple(map(_path, data)), tuple(map(_path, graphs)), _path(results[0]))


def _objects(graph: Engine, node: object, property_: str) -> list[object]:
    return [quad.object for quad in graph.quads_for_pattern(node, NamedNode(property_), None)]  # type: ignore[arg-type]


def _path(node: object) -> Path:
    return Path(unquote(urlparse(str(getattr(node, "value", ""))).path))


def expected_of(test: Test) -> object:
    """Return the answer that a test expects, as `shown` shows answers."""
    suffix = test.result.suffix
    if suffix == ".csv":
        return Counter(tuple(line.split(",")) for line in test.result.read_text(encoding="utf-8").splitlines()[1:])
    if suffix in RESULTS:
        with test.result.open("rb") as stream:
            return shown(parse_query_results(stream, RESULTS[suffix]))
    quads = list(parse(path=str(test.result), base_iri=test.result.as_uri()))
    return _result_set(quads) or _graph(quad.triple for quad in quads)


def _result_set(quads: list[Quad]) -> object:
    """Return what a graph in the vocabulary of result sets says; None for other graphs."""
    graph = Engine()
    graph.extend(quads)
    if answers := [quad.object for quad in graph.quads_for_pattern(None, NamedNode(RS + "boolean"), None)]:
        return getattr(answers[0], "value", "") == "true"
    if not any(True for _ in graph.quads_for_pattern(None, None, NamedNode(RS + "ResultSet"))):
        return None
    return Counter(
        frozenset(
            (str(getattr(_objects(graph, cell, RS + "variable")[0], "value", "")), _value(value))
            for cell in _objects(graph, solution.object, RS + "binding")
            for value in _objects(graph, cell, RS + "value")
        )
        for solution in graph.quads_for_pattern(None, NamedNode(RS + "solution"), None)
    )


def shown(answer: object) -> object:
    """Return an answer so that equal ones are equal: rows as often as they come, or triples."""
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QuerySolutions):
        names = [variable.value for variable in answer.variables]
        return Counter(
            frozenset((name, _value(row[name])) for name in names if row[name] is not None) for row in answer
        )
    return _graph(answer)  # type: ignore[arg-type]


def _graph(triples: Iterator[Triple]) -> object:
    return Counter((_value(one.subject), _value(one.predicate), _value(one.object)) for one in set(triples))


def _value(term: object) -> str:
    if isinstance(term, BlankNode):
        return "_"
    if isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in (
        "integer",
        "decimal",
        "double",
        "float",
    ):
        return f"{float(term.value):.12g}"
    return str(term)


def _csv_rows(answer: QuerySolutions) -> Counter[tuple[str, ...]]:
    names = [variable.value for variable in answer.variables]
    rows = (tuple("" if row[name] is None else _plain(row[name]) for name in names) for row in answer)
    return Counter(rows)


def _plain(term: object) -> str:
    return str(getattr(term, "value", term)) if not isinstance(term, BlankNode) else "_"


def loaded(test: Test) -> Engine:
    """Return the data of a test."""
    engine = Engine()
    for path in test.data:
        engine.extend(Quad(*quad.triple, DefaultGraph()) for quad in parse(path=str(path), base_iri=path.as_uri()))
    for path in test.graphs:
        engine.load(path=str(path), base_iri=path.as_uri(), to_graph=NamedNode(path.as_uri()))
    return engine


def by_engine(test: Test, engine: Engine) -> object:
    """Ask the engine alone."""
    return engine.query(_text(test))


def by_kg(test: Test, engine: Engine, *, counted: bool = True) -> object:
    """Ask the engine as kg does."""
    statistics = count(engine) if counted else None
    store = Store(engine, Path("memory"), base="https://example.org/kg/id/", statistics=statistics)
    return run(store, _text(test)).results


def by_kg_uncounted(test: Test, engine: Engine) -> object:
    """Ask the engine as kg does with a graph whose predicates were not counted."""
    return by_kg(test, engine, counted=False)


def _text(test: Test) -> str:
    return f"BASE <{test.query.as_uri()}> " + test.query.read_text(encoding="utf-8")


def passes(test: Test, ask: Callable[[Test, Engine], object]) -> bool:
    """Tell whether a way to ask gives what a test expects."""
    try:
        answer = ask(test, loaded(test))
        if test.result.suffix == ".csv" and isinstance(answer, QuerySolutions):
            return _csv_rows(answer) == expected_of(test)
        return shown(answer) == expected_of(test)
    except (KGError, SyntaxError, ValueError, OSError, RuntimeError):
        return False


def main() -> None:
    """Print how many tests each way passes, and those where they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    tests = list(read_tests(parser.parse_args().folder.resolve()))
    ways = {"engine alone": by_engine, "kg": by_kg, "kg, not counted": by_kg_uncounted}
    passed = {name: {test.name for test in tests if passes(test, ask)} for name, ask in ways.items()}
    for name, right in passed.items():
        print(f"{name}: {len(right)} of {len(tests)} tests")
    for test in tests:
        right = {name for name, names in passed.items() if test.name in names}
        if 0 < len(right) < len(ways):
            print(f"{test.query.parent.name}/{test.query.name}: only by {', '.join(sorted(right))}")


if __name__ == "__main__":
    main()
