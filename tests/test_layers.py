"""The arrows of the architecture point one way, and slow or rare libraries stay behind their one door."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

KG = Path(__file__).parent.parent / "kg"
# What each package may know of the others. The readers of texts know neither the graph nor each other; the graph does
# not know how it came about; and a way to ask does not know a way to show.
MAY_KNOW = {
    "__init__": "",
    "errors": "",
    "model": "",
    "reasons": "",
    "records": "",
    "resources": "records",
    "periods": "",
    "schema": "errors model",
    "world": "",
    "text": "errors model",
    "language": "errors model world",
    "surety": "model world",
    "extract": "model periods reasons schema world",
    "resolve": "errors model periods reasons schema surety world",
    "rdf": "errors model periods records resources schema",
    "store": "errors model records resources schema rdf",
    "scoring": "errors",
    "query": "errors model periods records resources schema rdf store",
    "export": "errors model periods schema rdf store",
    "pipeline": "errors model periods reasons resources schema world text language extract resolve rdf store query",
    "cli": "errors model reasons records schema text rdf store scoring query export pipeline",
    "__main__": "cli",
}
GRAPH = {"rdf", "store", "query", "export"}
ONLY_IN = {
    "click": {"cli"},
    "spacy": {"language"},
    "onnxruntime": {"language"},
    "tokenizers": {"language"},
    "torch": {"language"},
    "transformers": {"language"},
    "trafilatura": {"text"},
    "pyvis": {"export"},
    "networkx": {"export", "query"},
    "sqlite3": {"store"},
    "rdflib": GRAPH,
    "pyoxigraph": GRAPH,
    "pyshacl": GRAPH,
    "rich": {"cli"},
    "prompt_toolkit": {"cli"},
}
STANDARD_ONLY = {"model", "records", "errors", "periods", "reasons", "schema"}


def imported_names(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def broken_arrows(here, names):
    """Yield what is wrong with the imports of a module in package `here`."""
    for name in names:
        top, _, rest = name.partition(".")
        if here not in ONLY_IN.get(top, {here}):
            yield f"{name} does not belong in kg.{here}"
        if top != "kg" or rest == "__version__":
            continue
        there = rest.partition(".")[0]
        if there not in {here, *MAY_KNOW[here].split()}:
            yield f"kg.{here} must not know kg.{there}"


@pytest.mark.parametrize("path", sorted(KG.rglob("*.py")), ids=lambda path: str(path.relative_to(KG)))
def test_each_package_knows_only_what_it_may(path):
    here = path.relative_to(KG).with_suffix("").parts[0]
    assert list(broken_arrows(here, imported_names(path))) == []


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("model", "kg.rdf.quads"),
        ("extract", "kg.resolve.names"),
        ("store", "kg.resolve.claims"),
        ("rdf", "kg.store.store"),
        ("text", "kg.language.parser"),
        ("language", "kg.schema.Frame"),
        ("resolve", "kg.extract.extract"),
        ("query", "kg.pipeline.build"),
        ("query", "kg.extract.extract"),
        ("export", "kg.text.read"),
        ("export", "kg.query.run"),
        ("scoring", "kg.export.lines"),
        ("pipeline", "kg.export.export"),
        ("cli", "kg.resolve.resolve"),
        ("schema", "kg.rdf.ontology"),
        ("world", "kg.model.Entity"),
        ("__init__", "kg.model.Entity"),
        ("pipeline", "click"),
        ("cli", "pyvis.network"),
    ],
)
def test_a_planted_leak_is_seen(here, name):
    assert len(list(broken_arrows(here, [name]))) == 1


def test_the_table_names_every_package_and_nothing_else():
    assert set(MAY_KNOW) == {path.relative_to(KG).with_suffix("").parts[0] for path in KG.rglob("*.py")}


def test_no_two_packages_know_each_other():
    below = {here: set(known.split()) for here, known in MAY_KNOW.items()}
    order = list(below)
    assert all(order.index(there) < order.index(here) for here, known in below.items() for there in known)


def module_of(path):
    parts = path.relative_to(KG.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circle_among(modules):
    """Return modules that import each other in a circle, also where it is for types or late; None if there are none.

    `modules` has the names that each module imports: modules, and what stands in modules.
    """
    below = {
        module: {name if name in modules else name.rpartition(".")[0] for name in names} & set(modules) - {module}
        for module, names in modules.items()
    }
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        return error.args[1]
    return None


def test_no_two_modules_know_each_other():
    assert circle_among({module_of(path): set(imported_names(path)) for path in KG.rglob("*.py")}) is None


def test_a_planted_circle_is_seen():
    assert circle_among({"a": {"b.Thing"}, "b": {"c"}, "c": {"a.other"}}) is not None
    assert circle_among({"a": {"b.Thing"}, "b": {"c"}, "c": set()}) is None
