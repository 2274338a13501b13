"""Pages are the same bytes wherever they are written: under a locale without accents, and on a console of Windows."""

import subprocess
import sys

import pytest

from tests.query.examples import READINGS, write_store

LOCALES = {
    "utf-8": {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp1252": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "cp1252"},
}
PAGES = [["show"], ["report", "Southland"], ["timeline", "--html"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("locales")
    write_store(path / "kg.store", READINGS)
    return path


def written(arguments, folder, environment):
    """Return the page as a file, and as it comes from standard output."""
    command = [sys.executable, "-W", "error::EncodingWarning", "-X", "warn_default_encoding", "-m", "kg", *arguments]
    settings = {"cwd": folder, "env": environment, "capture_output": True}
    subprocess.run([*command, "-o", "p\u00e1ge.html"], check=True, **settings)
    (path,) = folder.glob("p*ge.html")
    page = path.read_bytes()
    path.unlink()
    return page, subprocess.run([*command, "-o", "-"], check=True, **settings).stdout


@pytest.mark.parametrize("arguments", PAGES, ids=lambda arguments: arguments[0])
def test_a_page_has_the_same_bytes_under_every_locale(arguments, folder, environment):
    pages = {page for settings in LOCALES.values() for page in written(arguments, folder, {**environment, **settings})}
    assert len(pages) == 1
    assert not pages.pop().isascii()
