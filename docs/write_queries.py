"""Write the example results of the named queries and docs/queries.md: python docs/write_queries.py [FOLDER OF A GRAPH].

The graph is one of the sample articles; without it, that is built first. Each query's example, as its header has it, is
asked there, and the first rows stand as CSV beside the query.
"""

from __future__ import annotations

import csv
import io
import shutil
import sys
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.cli.manual import manual
from kg.pipeline import Engine, build
from kg.query import NamedQuery, load_queries, run, to_terms
from kg.query.cells import cell
from kg.rdf.ontology import load_ontology
from kg.resources import samples_folder
from kg.store import Store, open_store

FOLDER = Path(__file__).parent.parent / "queries"
PAGE = Path(__file__).parent / "queries.md"
MOST = 3
HEAD = """# Queries with a name

<!-- Written by docs/write_queries.py from the headers of the queries; do not edit. -->

`kg queries` lists them, `kg query NAME` asks one, `kg query NAME --help` shows what stands here. The examples are about
the sample articles that come with kg. A folder of your own queries (`--queries FOLDER`, or `KG_QUERIES`) joins them;
their header is that of the files in `queries/`, and a query of your own name stands before one of kg.

The files are plain SPARQL 1.1, made to be read and changed, and rest on nothing that SPARQL leaves open: other engines
give the same rows for them, and every list has one order only. So no texts are joined by `GROUP_CONCAT`: of several
places, sums or reasons each has its row. `says` is the chain of speakers, the nearest to the reader first, and has
three at most. Names are found in whole words; an id is looked for where what is given has a digit.
"""


def sample_graph(location: str) -> None:
    """Build the graph of a copy of the sample articles beside it, so that every machine names them alike."""
    copy = Path(location).parent / "samples"
    shutil.copytree(str(samples_folder()), copy)
    with open_store(location, mode="write", ontology=load_ontology()) as store:
        build([str(copy)], store=store, source=Engine(), workers=1)


def result(store: Store, query: NamedQuery) -> str:
    """Return the first rows of a query's example as CSV."""
    answer = run(store, query.text, parameters=to_terms(query, query.example))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if answer.gives_triples:
        writer.writerow(("subject", "predicate", "object"))
        found = ((triple.subject, triple.predicate, triple.object) for triple in answer.triples())
    else:
        writer.writerow(answer.columns)
        found = answer.rows()
    writer.writerows([cell(term, answer.prefixes) for term in row] for row in islice(found, MOST))
    return stream.getvalue()


def page() -> str:
    """Return the page about all queries, as it should be."""
    queries = sorted(load_queries().values(), key=lambda query: (query.category, query.name))
    parts = [HEAD]
    for category, group in groupby(queries, key=lambda query: query.category):
        parts.append(f"## {category.capitalize()}\n")
        parts += [f"### {query.name}\n\n```text\n{chr(10).join(manual(query))}\n```\n" for query in group]
    return "\n".join(parts)


def main() -> None:
    """Write all."""
    with TemporaryDirectory() as made:
        location = sys.argv[1] if sys.argv[1:] else f"{made}/kg.store"
        if not sys.argv[1:]:
            sample_graph(location)
        with open_store(location) as store:
            for query in load_queries().values():
                (FOLDER / f"{query.name}.csv").write_text(result(store, query), encoding="utf-8", newline="")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
