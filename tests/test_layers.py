"""The arrows of the architecture point one way, and slow or rare libraries stay behind their one door."""

import ast
from pathlib import Path

import pytest

KG = Path(__file__).parent.parent / "kg"
LAYERS = [
    "model errors resources schema world __init__",
    "text language extract resolve rdf",
    "store",
    "query export serve",
    "pipeline",
    "cli __main__",
]
LEVEL = {name: level for level, row in enumerate(LAYERS) for name in row.split()}
SIBLINGS = {"text", "language", "extract", "resolve", "rdf"}
GRAPH = {"rdf", "store", "query", "export", "serve"}
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
    "rdflib": GRAPH,
    "pyoxigraph": GRAPH,
    "pyshacl": GRAPH,
    "rich": {"cli"},
}
STANDARD_ONLY = {"model", "errors", "schema"}


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
        if top != "kg" or here == "__init__" or rest == "__version__":
            continue
        there = rest.partition(".")[0]
        if LEVEL[there] > LEVEL[here]:
            yield f"kg.{here} must not import kg.{there}"
        if there != here and {here, there} <= SIBLINGS:
            yield f"kg.{here} must not know kg.{there}"


@pytest.mark.parametrize("path", sorted(KG.rglob("*.py")), ids=lambda path: str(path.relative_to(KG)))
def test_imports_point_down(path):
    here = path.relative_to(KG).with_suffix("").parts[0]
    assert list(broken_arrows(here, imported_names(path))) == []


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("model", "kg.rdf.quads"),
        ("extract", "kg.resolve.names"),
        ("query", "kg.pipeline.build"),
        ("pipeline", "click"),
        ("cli", "pyvis.network"),
    ],
)
def test_a_planted_leak_is_seen(here, name):
    assert len(list(broken_arrows(here, [name]))) == 1
