"""Golden cases of the order in which queries are asked: a query, a line of dashes, and the query in order.

``python -m tests.query.planning.plans`` writes what comes behind the dashes anew.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from kg.query.planning import planned
from kg.rdf.vocabulary import prefixes_of
from kg.store import open_store
from tests.query.examples import write_store

CASES = sorted((Path(__file__).parent / "cases").glob("*.rq"))
DASHES = "\n---\n"


def read_case(path):
    """Return the query of a case, and what is expected."""
    query, _, expected = path.read_text(encoding="utf-8").partition(DASHES)
    return query, expected


def plan_of(store, query):
    """Return a query in order."""
    prefixes = prefixes_of(store.base)
    return planned(query, store, prologue=prologue_of(store), prefixes=prefixes).text + "\n"


def prologue_of(store):
    """Return what declares the prefixes of a graph."""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes_of(store.base).items())


if __name__ == "__main__":
    with TemporaryDirectory() as folder, open_store(write_store(Path(folder) / "kg.store")) as graph:
        for case in CASES:
            asked, _ = read_case(case)
            case.write_text(asked + DASHES + plan_of(graph, asked), encoding="utf-8")
