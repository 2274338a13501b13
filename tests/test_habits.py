"""Habits that keep the whole readable: sorted exports, help for everything, fast starts, pages that are up to date."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest

from docs.write_cli import PAGE, page
from kg.cli.program import COMMANDS, program
from tests.query.examples import write_store

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "kg").rglob("*.py"))
SLOW = {"IPython", "networkx", "onnxruntime", "pyshacl", "pyvis", "rdflib", "spacy", "tokenizers", "trafilatura"}
QUESTIONS = [["query", "meetings"], ["queries"], ["status"], ["query", "entities", "-f", "json"]]
QUESTIONS += [["entity", "Brandt"], ["claims", "--about", "Brandt"], ["claims", "--by", "Herald", "--sparql"]]
GROUP = click.Context(program, info_name="kg")


def exports(path):
    """Return the names in a module's ``__all__``, or None where it has none."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return ast.literal_eval(node.value)
    return None


def defined(path):
    """Return the names that a module defines or imports at its top, or says that it loads when they are asked for."""
    return names_in(ast.parse(path.read_text(encoding="utf-8")).body)


def names_in(nodes):
    for node in nodes:
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body):
                yield from names_in(body)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (ast.unparse(target) for target in targets)
            case ast.AnnAssign(target=target):
                yield ast.unparse(target)
            case ast.ImportFrom(names=names) | ast.Import(names=names):
                yield from (alias.asname or alias.name for alias in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_exports_are_sorted_and_exist(path):
    names = exports(path)
    if names is None:
        assert path.name in {"__init__.py", "__main__.py"}, "a module says what others may use of it"
        return
    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert set(names) <= set(defined(path))


@pytest.mark.parametrize("name", ["kg.query", "kg.store"])
def test_a_package_that_loads_late_has_what_it_says(name):
    package = importlib.import_module(name)
    path = Path(package.__file__)
    for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.ImportFrom) and statement.module.startswith(f"{name}."):
            for one in statement.names:
                assert package.HOMES[one.name] == statement.module.rpartition(".")[2]
                assert getattr(package, one.name) is getattr(importlib.import_module(statement.module), one.name)
    assert sorted(package.HOMES) == sorted(package.__all__)
    assert not any((path.parent / f"{one}.py").exists() for one in package.HOMES), "a module would hide it"
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        package.nothing  # noqa: B018  it is looked up


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path):
    documentation = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert documentation
    assert documentation.splitlines()[0].endswith((".", ":", "`")), "a sentence on the first line"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    command = program.get_command(GROUP, name)
    assert command.help.splitlines()[0] == COMMANDS[name]
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_page_of_the_command_line_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python docs/write_cli.py"


def loaded(*arguments, folder):
    """Return the top-level modules that a run of kg has imported, and its exit code."""
    code = "import sys; from kg.cli import run; code = run(sys.argv[1:]); print(code, *sys.modules, file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    code, *modules = ran.stderr.splitlines()[-1].split()
    return int(code), {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    ("arguments", "more"),
    [(["--help"], {"pyoxigraph", "rich", "numpy"}), (["--version"], {"pyoxigraph", "rich", "numpy"})],
)
def test_help_loads_nothing_slow(arguments, more, tmp_path):
    code, modules = loaded(*arguments, folder=tmp_path)
    assert code == 0
    assert modules & (SLOW | more) == set()


@pytest.mark.parametrize("arguments", QUESTIONS)
def test_questions_load_nothing_slow(arguments, tmp_path):
    write_store(tmp_path / "kg.store")
    code, modules = loaded(*arguments, folder=tmp_path)
    assert code == 0
    assert modules & (SLOW | {"rich", "numpy"}) == set()
