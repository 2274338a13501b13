"""Measures how long queries take in the order that kg gives them and in that of their text, side by side in one run.

    python bench/queries.py kg.store "United States"

Each query is asked three times each way, by turns, and the best time counts: processor time of this process, with the
rows read. "plan" is what finding the order takes, with names that are looked up; it is part of "ordered". The queries
are those with a name, about an entity where they take one, and a few of two or three patterns in an unlucky order. One
whose text has an order that takes all memory is asked in that of kg only.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator

from kg.query.answer import prologue
from kg.query.named import NamedQuery, load_queries, to_terms
from kg.query.planning import planned
from kg.query.tokens import bind
from kg.rdf.vocabulary import prefixes_of
from kg.store import Store, open_store

ROUNDS = 3
ABOUT = {"entity", "about", "by"}
WORDS = {"words": "president"}
TOO_LARGE = {"links"}
UNLUCKY = {
    "dated offices": "SELECT ?claim { ?claim rdf:predicate kg:holdsPosition . ?claim kg:date ?date }",
    "who is where": "SELECT ?claim { ?claim a kg:Claim . ?claim kg:place ?place . ?place skos:prefLabel ?name }",
    "named object": "SELECT ?claim { ?claim rdf:predicate kg:met ; rdf:object ?who . ?who skos:prefLabel $name }",
    "mentions": "SELECT ?mention { ?mention oa:hasSource ?article ; kg:refersTo ?who . ?who skos:prefLabel $name }",
    "either end": """SELECT ?claim {
        { ?claim rdf:subject ?who } UNION { ?claim rdf:object ?who } ?who skos:prefLabel $name }""",
}


def asked(name: str) -> Iterator[tuple[str, str]]:
    """Yield the queries with their titles, about the entity of this name."""
    for title, query in load_queries().items():
        yield title, bind(query.text, {variable: str(term) for variable, term in _terms(query, name).items()})
    for title, text in UNLUCKY.items():
        yield title, text.replace("$name", f'"{name}"')


def _terms(query: NamedQuery, name: str) -> dict[str, object]:
    needed = [one.name for one in query.parameters if one.default is None or one.name in ABOUT - {"by"}]
    return dict(to_terms(query, [f"{one}={WORDS.get(one, name)}" for one in needed]))


def measured(ask: Callable[[], int]) -> tuple[float, int]:
    """Return milliseconds and the number of rows."""
    started = time.process_time()
    rows = ask()
    return (time.process_time() - started) * 1000, rows


def compare(store: Store, text: str, *, both: bool) -> tuple[float, float, float, int]:
    """Return the times in the order of the text, in that of kg, and for finding that; and the rows, always as many."""
    prefixes = prefixes_of(store.base)
    declared = prologue(prefixes)

    def plan() -> str:
        store.memo.clear()
        return planned(text, store, prologue=declared, prefixes=prefixes).text

    rounds = []
    for _ in range(ROUNDS):
        ordered, rows = measured(lambda: sum(1 for _ in store.query(declared + plan())))
        written, same = measured(lambda: sum(1 for _ in store.query(declared + text))) if both else (math.inf, rows)
        if rows != same:
            raise SystemExit(f"{rows} rows and {same}: {text}")
        rounds.append((written, ordered, measured(lambda: len(plan()))[0], rows))
    return (*(min(times) for times in list(zip(*rounds, strict=True))[:3]), rounds[0][3])


def main() -> None:
    """Print a table of the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("location")
    parser.add_argument("name")
    options = parser.parse_args()
    with open_store(options.location) as store:
        if store.statistics is not None:
            print(f"{store.statistics.triples} triples")
        print(f"{'query':<16}{'rows':>8}{'text ms':>10}{'ordered ms':>12}{'plan ms':>10}{'times':>8}")
        for title, text in asked(options.name):
            if "matches" in text:
                continue  # words are looked up before the order is found
            written, ordered, plan, rows = compare(store, text, both=title not in TOO_LARGE)
            print(f"{title:<16}{rows:>8}{written:>10.1f}{ordered:>12.1f}{plan:>10.1f}{written / ordered:>8.1f}")


if __name__ == "__main__":
    main()
