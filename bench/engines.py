"""Compares the named queries on kg, Oxigraph's own program, Jena's ARQ and Comunica, on a graph of real size.

    python -m bench.engines FOLDER --articles 1000   (what `make test-engines` installs is needed)

The folder holds one article per file; the first so many by name are built into a graph, or --store names one that is
there. Each query is asked about what is mentioned most of its kind, where it asks about somebody or something, and once
more without that where it may be left out (NAME-all).
Rows are compared without regard to their order, numbers by value; what a CONSTRUCT gives is compared as a graph. The
seconds are those of the processor: for kg with the time to find an order and to look names up, for Oxigraph with the
start of its program. Comunica joins by hash only: as it comes it asks the rest of a query anew for each row, and most
queries then take minutes. An engine that has not answered all within --limit seconds is ended, and what it has is
compared.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from kg.pipeline import Engine, build
from kg.query import NamedQuery, load_queries, run
from kg.rdf.ontology import load_ontology
from kg.store import Store, open_store
from tests.engines.engines import (
    Seconds,
    answered,
    asked,
    ending,
    read_answer,
    run_arq,
    run_hashing_comunica,
    run_oxigraph,
    write_data,
)

SIDE_BY_SIDE: dict[str, Callable[..., Seconds]] = {"arq": run_arq, "comunica": run_hashing_comunica}
PEOPLE = {"appointments", "company", "judgements", "said-by"}  # queries about people rather than countries
ABOUT = {"entity", "about"}
WORDS = "president"
FIRST = """SELECT ?name {
  { SELECT ?who (COUNT(?mention) AS ?mentions) (MAX(?label) AS ?name) {
      ?who a $class ; skos:prefLabel ?label . ?mention kg:refersTo ?who
    } GROUP BY ?who }
} ORDER BY DESC(?mentions) ?name LIMIT 1"""


def first_of(store: Store, kind: str) -> str:
    """Return the name of what is mentioned most of a class."""
    ((name,),) = run(store, FIRST.replace("$class", kind)).rows()
    return str(name.value)  # type: ignore[union-attr]


def values_of(query: NamedQuery, *, country: str, person: str) -> list[str]:
    """Return the values that a query is asked with; parameters that have another meaning keep what they have."""
    about = person if query.name in PEOPLE else country
    names = {one.name for one in query.parameters}
    return [f"{name}={about}" for name in sorted(names & ABOUT)] + [f"words={WORDS}" for name in names & {"words"}]


def calls(*, country: str, person: str) -> Iterator[tuple[str, NamedQuery, list[str]]]:
    """Yield each query with the values that it is asked with; one that needs none once more, without any."""
    for name, query in load_queries().items():
        values = values_of(query, country=country, person=person)
        yield name, query, values
        if values and all(one.default is not None for one in query.parameters):
            yield f"{name}-all", query, []


def ask_all(store: Store, folder: Path) -> Iterator[tuple[str, float]]:
    """Write each query with what kg gives into a folder; yield its name and the seconds that it took."""
    country, person = first_of(store, "kg:Country"), first_of(store, "kg:Person")
    print(f"queries are about {country}, {person} and the word {WORDS}")
    for name, query, values in calls(country=country, person=person):
        (folder / f"{name}.rq").write_text(asked(store, query, values), encoding="utf-8")
        store.memo.clear()
        started = time.process_time()
        answer = answered(store, query, values)
        yield name, time.process_time() - started
        (folder / f"{name}.kg.{ending(query.text)}").write_bytes(answer)


def compared(folder: Path, name: str, engine: str, seconds: Seconds) -> str:
    """Return what an engine makes of a query beside what kg does: whether it gives the same, and its seconds."""
    if name not in seconds:
        return "did not finish"
    same = read_answer(folder, name, engine) == read_answer(folder, name, "kg")
    return f"{'equal' if same else 'DIFFERS'} {seconds[name]:.2f}"


def timed(ask: Callable[..., Seconds], data: Path, folder: Path, limit: float) -> Seconds:
    """Ask an engine all queries; one that takes too long is ended, and what it has answered counts."""
    try:
        return ask(data, folder, limit=limit)
    except subprocess.TimeoutExpired as expired:
        printed = (expired.stdout or b"").decode()
        whole = printed[: printed.rfind("\n") + 1].splitlines()
        return {name: float(seconds) for name, seconds in (line.split() for line in whole)}


def compare(store: Store, folder: Path, limit: float) -> None:
    """Print for each query its rows, the seconds of kg, and what each engine makes of it."""
    data = write_data(store, folder / "graph.nq")
    ours = dict(ask_all(store, folder))
    theirs = {"oxigraph": timed(run_oxigraph, data, folder, limit)}
    with ThreadPoolExecutor() as pool:
        asking = {name: pool.submit(timed, ask, data, folder, limit) for name, ask in SIDE_BY_SIDE.items()}
        theirs |= {name: answers.result() for name, answers in asking.items()}
    print(f"{'query':<18}{'rows':>7}{'kg':>7}" + "".join(f"{engine:>16}" for engine in theirs))
    for name, seconds in ours.items():
        cells = [compared(folder, name, engine, given) for engine, given in theirs.items()]
        rows = read_answer(folder, name, "kg").total()
        print(f"{name:<18}{rows:>7}{seconds:>7.2f}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def built(folder: Path, articles: int, location: str) -> None:
    """Build the first articles of a folder, by name, into a graph."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())[:articles]
    with open_store(location, mode="write", ontology=load_ontology()) as store:
        build([str(path) for path in files], store=store, source=Engine(), workers=1)


def main() -> None:
    """Build what is asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--store", help="a graph that is there, in place of a folder")
    parser.add_argument("--limit", type=float, default=3600, help="seconds for an engine")
    options = parser.parse_args()
    if bool(options.store) == bool(options.folder):
        parser.error("give a folder of articles, or --store")
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if options.folder:
            built(options.folder, options.articles, str(scratch / "kg.store"))
        store = stack.enter_context(open_store(options.store or str(scratch / "kg.store")))
        if store.statistics is not None:
            print(f"{store.statistics.triples} triples")
        (scratch / "asked").mkdir()
        compare(store, scratch / "asked", options.limit)


if __name__ == "__main__":
    main()
