"""A query that was put in order has the solutions that it had before: on small random graphs, for random queries."""

from collections import Counter
from pathlib import Path

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.query.planning import planned
from kg.store import Store
from kg.store.statistics import count

PREFIXES = {"": "http://x/"}
PROLOGUE = "PREFIX : <http://x/> "
NODES = [NamedNode(f"http://x/{name}") for name in "abc"]
PREDICATES = [NamedNode(f"http://x/{name}") for name in "pqr"]
THINGS = [*NODES, Literal("1"), Literal(2)]
VARIABLES = ["?u", "?v", "?w", "?x"]
quads = st.builds(
    Quad,
    st.sampled_from(NODES),
    st.sampled_from(PREDICATES),
    st.sampled_from(THINGS),
    st.sampled_from([DefaultGraph(), DefaultGraph(), DefaultGraph(), NODES[0]]),
)
variables = st.sampled_from(VARIABLES)
ends = st.one_of(variables, variables, st.sampled_from([":a", ":b", "_:n", "'1'", "2"]))
paths = st.sampled_from(
    [
        ":p",
        ":q",
        ":r",
        ":p",
        ":q",
        ":p|:q",
        ":p/:q",
        "^:p",
        ":p*",
        ":q+",
        ":r?",
        "!(:p|^:q)",
        "(:p/:q)|:r",
        "?w",
        ":p/:q*",
    ]
)
subjects = st.one_of(variables, variables, st.sampled_from([":a", ":b", "_:n"]))
triples = st.builds("{} {} {} .".format, subjects, paths, ends)
lists = st.builds("{} {} {} ; {} {}, [ {} {} ] .".format, subjects, paths, ends, paths, ends, paths, ends)
values = st.one_of(
    st.builds("VALUES {} {{ {} }}".format, variables, st.sampled_from(["", ":a", ":b '1'", ":a UNDEF", ":z :a :a"])),
    st.builds("VALUES (?u ?v) {{ {} }}".format, st.sampled_from(["(:a :b)", "(:a UNDEF) (UNDEF :b)", "(2 2) (:a :a)"])),
)
conditions = st.one_of(
    st.builds("{} {} {}".format, variables, st.sampled_from(["=", "!=", "<"]), st.one_of(variables, ends)),
    st.builds("BOUND({})".format, variables),
    st.sampled_from(["'x' = ''", "'x' = 'x'", "1/0 = 1", "true", "isIRI(?u) || ?v = 2"]),
).filter(lambda text: "_:" not in text)
binds = st.builds(
    "BIND({} AS {})".format,
    st.sampled_from([":a", "'1'", "2", "?u", "?v + 1", "1 + 1"]),
    st.sampled_from(["?x", "?y", "?z"]),
)


def grouped(inner):
    group = st.lists(inner, min_size=1, max_size=4).map(lambda parts: "{ " + " ".join(parts) + " }")
    return st.one_of(
        st.builds("OPTIONAL {}".format, group),
        st.builds("{} UNION {}".format, group, group),
        group,
        st.builds("MINUS {}".format, group),
        st.builds("FILTER {}EXISTS {}".format, st.sampled_from(["", "NOT "]), group),
        st.builds(
            "{{ SELECT {} WHERE {} }}".format, st.sampled_from(["?u", "?u ?v", "DISTINCT ?u", "DISTINCT ?v ?w"]), group
        ),
        st.builds("{{ SELECT ?u (COUNT(*) AS ?n) WHERE {} GROUP BY ?u }}".format, group),
        st.builds("GRAPH {} {}".format, st.sampled_from([":a", "?w"]), group),
    )


simple = st.one_of(triples, triples, triples, lists, values, st.builds("FILTER({})".format, conditions), binds)
parts = st.recursive(simple, grouped, max_leaves=8)
heads = st.sampled_from(
    ["SELECT ?u ?v ?w ?x", "SELECT DISTINCT ?u ?w", "SELECT *", "SELECT (COUNT(*) AS ?n)", "SELECT ?y ?z"]
)
queries = st.builds("{} {{ {} }}".format, heads, st.lists(parts, min_size=1, max_size=5).map(" ".join))


def graph(quads_, *, counted):
    engine = pyoxigraph.Store()
    engine.extend(quads_)
    statistics = count(engine) if counted else None
    return Store(engine, Path("memory"), base="http://x/", statistics=statistics)


def solutions(store, query):
    """Return the solutions as often as each comes; None where the engine refuses the query."""
    try:
        found = store.engine.query(PROLOGUE + query)
    except SyntaxError:
        return None
    return Counter(
        frozenset((name.value, str(row[name])) for name in found.variables if row[name] is not None) for row in found
    )


@given(st.lists(quads, max_size=12), queries, st.booleans())
def test_the_solutions_are_the_same(quads_, query, counted):
    store = graph(quads_, counted=counted)
    expected = solutions(store, query)
    if expected is not None:
        plan = planned(query, store, prologue=PROLOGUE, prefixes=PREFIXES)
        assert solutions(store, plan.text) == expected, plan.text


@given(st.lists(quads, max_size=12), st.lists(triples, min_size=1, max_size=3).map(" ".join))
def test_joined_texts_depend_on_the_graph_alone(quads_, group):
    query = f"SELECT ?u (GROUP_CONCAT(?v) AS ?x) {{ {group} }} GROUP BY ?u"
    stores = [graph(quads_, counted=counted) for counted in (True, False)]
    plans = [planned(query, store, prologue=PROLOGUE, prefixes=PREFIXES).text for store in stores]
    assert solutions(stores[0], plans[0]) == solutions(stores[0], plans[1])
