"""The graph of the sample articles, the calls of all queries, and what each engine answers; each is made once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.pipeline import Engine, build
from kg.query import load_queries
from kg.rdf.ontology import load_ontology
from kg.resources import samples_folder
from kg.store import open_store
from tests.engines.engines import ENGINES, answered, asked, ending, read_answer, write_data


def calls():
    """Return each way in which a query is asked: with its example, and without values where it needs none."""
    queries = list(load_queries().values())
    examples = {f"{query.name}-example": (query, query.example) for query in queries if query.example}
    needy = {query.name for query in queries if any(one.default is None for one in query.parameters)}
    return {query.name: (query, ()) for query in queries if query.name not in needy} | examples


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Return a folder with the sample graph as N-Quads, and each query with what kg gives."""
    path = tmp_path_factory.mktemp("engines")
    with open_store(str(path / "kg.store"), mode="write", ontology=load_ontology()) as store:
        build([str(samples_folder())], store=store, source=Engine(), workers=1)
        write_data(store, path / "graph.nq")
        for name, (query, values) in calls().items():
            (path / f"{name}.rq").write_text(asked(store, query, values), encoding="utf-8")
            (path / f"{name}.kg.{ending(query.text)}").write_bytes(answered(store, query, values))
    return path


@pytest.fixture(scope="session")
def rows(folder):
    """Return what gives the rows, or the triples, of a call on an engine; all engines are asked side by side."""
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(run, folder / "graph.nq", folder) for run in ENGINES.values()]:
            done.result()
    return lambda name, engine: read_answer(folder, name, engine)
