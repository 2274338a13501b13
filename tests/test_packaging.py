"""What is packed is enough to run its tests, and each way to install kg ends the stamp of the other."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_source_archive_has_all_that_its_tests_import():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = set(settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("*.py"))
    imports = (node.module for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    tops = {module.partition(".")[0] for module in imports if module}
    own = {top for top in tops if (ROOT / top).is_dir()}
    assert "docs" in own
    assert {f"/{top}" for top in own} <= packed


def test_an_install_ends_the_stamp_of_the_other():
    rules = (ROOT / "Makefile").read_text(encoding="utf-8").split("\n\n")
    stamps = {".venv/installed": "rm -f .venv/dev", ".venv/dev": "rm -f .venv/installed"}
    for stamp, end in stamps.items():
        (rule,) = (rule for rule in rules if f"{stamp}: pyproject.toml" in rule)
        assert f"\t{end}\n\ttouch $@" in rule
