"""The engines that the named queries are compared on: how each is asked the queries of a folder."""

import io
import json
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

from pyoxigraph import RdfFormat, parse

from kg.query import NamedQuery, run, to_terms, write
from kg.query.answer import prologue
from kg.query.matching import with_matches
from kg.query.tokens import bind, form
from kg.rdf.vocabulary import prefixes_of
from kg.store import Store

HERE = Path(__file__).parent
JARS = Path("/usr/share/java")
JENA = "arq base core cmds iri shacl shex tdb tdb2 rdfconnection dboe-base dboe-index dboe-storage dboe-transaction"
LIBRARIES = (
    *(f"jena-{part}" for part in (*JENA.split(), "dboe-trans-data")),
    *"commons-cli commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection gson".split(),
    *"guava httpclient httpcore jackson-annotations jackson-core jackson-databind jsonld-java protobuf".split(),
    *"slf4j-api slf4j-nop jcl-over-slf4j thrift titanium-json-ld jakarta.json-api".split(),
)
MOVED = "org/apache/jena/ext/xerces/"  # where Debian's package has left the messages of classes that are in xerces/
NUMBERS = {"integer", "decimal", "double", "float"}
Seconds: TypeAlias = dict[str, float]  # of the processor, for each query


def oxigraph_program() -> str | None:
    """Return the program of the package oxigraph, which stands beside Python."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def missing() -> list[str]:
    """Return what this machine lacks."""
    needed = {
        "oxigraph (PyPI)": oxigraph_program(),
        "a Java development kit": shutil.which("javac"),
        "libapache-jena-java": (JARS / "jena-arq.jar").exists(),
        "node": shutil.which("node"),
        "npm ci in tests/engines": (HERE / "node_modules" / "@comunica" / "query-sparql-rdfjs").is_dir(),
    }
    return [name for name, found in needed.items() if not found]


def write_data(store: Store, path: Path) -> Path:
    """Write a graph as N-Quads as kg asks it: each graph by its name, and their union as the default graph."""
    store.engine.dump(path, RdfFormat.N_QUADS)
    return path


def asked(store: Store, query: NamedQuery, values: Sequence[str]) -> str:
    """Return a query as any engine can be asked it: with its values, its prefixes and the nodes that words lead to."""
    terms = {variable: str(term) for variable, term in to_terms(query, values).items()}
    prefixes = prefixes_of(store.base)
    return prologue(prefixes) + with_matches(bind(query.text, terms), store.search, prefixes=prefixes)


def answered(store: Store, query: NamedQuery, values: Sequence[str]) -> bytes:
    """Return the answer of kg itself: SPARQL results in JSON, or triples as N-Triples."""
    stream = io.BytesIO()
    answer = run(store, query.text, parameters=to_terms(query, values))
    write(answer, stream, format="ntriples" if answer.gives_triples else "json")
    return stream.getvalue()


def ending(query: str) -> str:
    """Return how the file ends that an engine writes for a query."""
    return "nt" if form(query) == "CONSTRUCT" else "json"


def run_oxigraph(data: Path, folder: Path, *, limit: float | None = None) -> Seconds:
    """Ask the program of Oxigraph each query of a folder."""
    program = str(oxigraph_program())
    location = str(folder / "oxigraph")
    subprocess.run([program, "load", "--location", location, "--file", str(data)], check=True, capture_output=True)
    seconds = {}
    for query in sorted(folder.glob("*.rq")):
        with suppress(subprocess.TimeoutExpired):
            seconds[query.stem] = _ask_oxigraph(program, location, query, limit)
    return seconds


def _ask_oxigraph(program: str, location: str, query: Path, limit: float | None) -> float:
    kind = ending(query.read_text(encoding="utf-8"))
    command = [program, "query", "--location", location, "--query-file", str(query), "--results-format", kind]
    started = _children_seconds()
    answer = subprocess.run(command, check=True, capture_output=True, timeout=limit).stdout
    query.with_suffix(f".oxigraph.{kind}").write_bytes(answer)
    return _children_seconds() - started


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_arq(data: Path, folder: Path, *, limit: float | None = None) -> Seconds:
    """Ask Jena's arq each query of a folder."""
    classes = folder / "jena"
    with ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(MOVED) and name.endswith(".properties"):
                path = classes / "xerces" / name.removeprefix(MOVED)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(name))
    path = ":".join([str(classes), *(str(JARS / f"{name}.jar") for name in LIBRARIES)])
    return _timed(["java", "-cp", path, str(HERE / "Arq.java"), str(data), str(folder)], limit)


def run_comunica(data: Path, folder: Path, *, limit: float | None = None) -> Seconds:
    """Ask Comunica each query of a folder."""
    return _timed(["node", str(HERE / "comunica.mjs"), str(data), str(folder)], limit)


def run_hashing_comunica(data: Path, folder: Path, *, limit: float | None = None) -> Seconds:
    """Ask Comunica each query of a folder, and let it join by hash only."""
    return _timed(
        ["node", "--max-old-space-size=8192", str(HERE / "comunica.mjs"), str(data), str(folder), "hash"], limit
    )


def _timed(command: list[str], limit: float | None) -> Seconds:
    """Return the seconds that a program prints behind the name of each query; raise `TimeoutExpired` at the limit."""
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=limit).stdout.decode()
    return {name: float(seconds) for name, seconds in (line.split() for line in printed.splitlines())}


ENGINES = {"oxigraph": run_oxigraph, "arq": run_arq, "comunica": run_comunica}


def read_answer(folder: Path, name: str, engine: str) -> Counter:
    """Return what an engine gave for a query of a folder: rows, or triples."""
    graph = folder / f"{name}.{engine}.nt"
    if graph.exists():
        return Counter({str(quad.triple) for quad in parse(path=graph)})
    return rows_of((folder / f"{name}.{engine}.json").read_bytes())


def rows_of(text: str | bytes) -> Counter:
    """Return the rows of SPARQL results in JSON, each with how often it comes; numbers by their value."""
    found = json.loads(text)
    names = found["head"]["vars"]
    return Counter(tuple(_cells(row, names)) for row in found["results"]["bindings"])


def _cells(row: dict, names: list[str]) -> Iterator[object]:
    for name in names:
        cell = row.get(name)
        datatype = cell.get("datatype", "").rpartition("#")[2] if cell else ""
        if cell is None or datatype in NUMBERS:
            yield None if cell is None else Decimal(cell["value"]).normalize()
        else:
            yield cell["type"], cell["value"], cell.get("xml:lang", ""), "" if datatype == "string" else datatype
