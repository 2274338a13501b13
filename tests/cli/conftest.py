import os
import shutil
import sys
from dataclasses import dataclass

import pytest

from kg.cli import run
from tests.query.examples import write_store


@pytest.fixture(scope="session")
def location(tmp_path_factory):
    """Return the folder of a store that tests only read."""
    return write_store(tmp_path_factory.mktemp("cli") / "kg.store")


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def kg(tmp_path, monkeypatch, capsys):
    """Return a function that runs kg in an empty folder and gives its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)

    def run_kg(*arguments):
        code = run(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(code, out.replace("\r\n", "\n"), err)

    return run_kg


@pytest.fixture
def graph(kg, location, tmp_path):
    """Return the same, with the store of `tests.query.examples` in the folder."""
    shutil.copytree(location, tmp_path / "kg.store")
    return kg


@pytest.fixture
def environment():
    """Return an environment for a process of its own that finds this checkout."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
