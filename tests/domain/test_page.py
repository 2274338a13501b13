"""The worked example in docs/ontology.md does what the page says."""

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import run

PAGE = (Path(__file__).parent.parent.parent / "docs" / "ontology.md").read_text(encoding="utf-8")
EXAMPLE, REFERENCE = PAGE.split("## What can be written")
BLOCK = re.compile(r"^```(\w+) ?([\w.]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = [block for kind, _, block in BLOCK.findall(EXAMPLE) if kind == "console"]


def steps(block):
    """Yield each command of a block with the output that stands below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield shlex.split(command)[1:], output


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    for _, name, content in BLOCK.findall(EXAMPLE):
        if name:
            (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_the_example_works(folder, capsys):
    assert len(COMMANDS) == 5
    for arguments, output in (step for block in COMMANDS for step in steps(block)):
        assert run(arguments) == 0
        shown = capsys.readouterr()
        assert shown.out.replace("\r\n", "\n") + shown.err == output, " ".join(arguments)


def test_the_mistake_is_told_so(folder, capsys):
    (block,) = (block for kind, _, block in BLOCK.findall(REFERENCE) if kind == "console")
    ((arguments, output),) = steps(block)
    broken = (
        (folder / "court.ttl").read_text().replace("kg:evokes court:sued ; kg:verb", "kg:evokes court:sueed ; kg:verb")
    )
    (folder / "broken.ttl").write_text(broken)
    assert run(arguments) == 1
    assert capsys.readouterr().err.startswith(output.removesuffix(", ...\n"))


def test_the_reference_names_what_a_frame_may_have():
    from kg.rdf.frames import FRAME_PROPERTIES

    named = set(re.findall(r"kg:(\w+)", REFERENCE))
    assert FRAME_PROPERTIES - {"adjective"} <= named
