"""Measures how soon a question is answered by a process that has just begun, beside what loading the engine takes.

    python bench/cold.py [--runs 40] [--python PATH] [--graph FOLDER ...]   (not on Windows)

`--python` is that of an environment in which kg is installed, as users install it: from a wheel, compiled, with its
console script beside it; without it, the one that runs this. The samples that come with kg are built into a graph, and
others may be named. The commands are run in turn, each time all of them once, so that noise of the machine meets them
alike, and each in a process of its own with its output thrown away; the engine alone is asked by the shortest program
that gives the rows. Printed are medians: time of the processor, that of children among it, and time of the clock; both
also as a multiple of what `python -c "import pyoxigraph"` takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

BASE = "import pyoxigraph"
ONE = "SELECT ?who ?whom { ?who kg:met ?whom }"
JOIN = "SELECT ?who ?whom { ?a kg:met ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"
ALONE = """import sys, os, pyoxigraph
for row in pyoxigraph.Store.read_only(sys.argv[1]).query(sys.argv[2], prefixes={"kg": "https://example.org/kg/ns#"}):
    print(row[0].value, row[1].value, sep=",")
sys.stdout.flush(); os._exit(0)"""  # no less can be done for an answer
QUESTIONS = {"one triple": [ONE], "a join of three": [JOIN], "meetings, by name": ["meetings"]}

Run = tuple[float, float]  # seconds of the processor and of the clock


def main() -> None:
    """Build the graph, run all commands in turn, and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        graphs = {"samples": _built(options.python, Path(folder) / "kg.store"), **{p.name: p for p in options.graph}}
        commands = dict(_commands(options.python, graphs))
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                runs[name].append(_run(command))
    print(
        f"Python {_version(options.python)}, {options.runs} runs of each; milliseconds, and times as much as the first"
    )
    _print(runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--graph", type=Path, nargs="*", default=[])
    return parser.parse_args()


def _kg(python: Path) -> str:
    """Return the console script of an environment."""
    return str(python.parent / "kg")


def _built(python: Path, store: Path) -> Path:
    code = "from kg.resources import samples_folder; print(samples_folder())"
    samples = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run([_kg(python), "build", "--quiet", samples, "--store", store], check=True, stdout=subprocess.DEVNULL)
    return store


def _commands(python: Path, graphs: Mapping[str, Path]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what is run, by its name; the first is what the others are compared with."""
    yield BASE, [str(python), "-c", BASE]
    for graph, store in graphs.items():
        yield f"the engine alone: one triple, {graph}", [str(python), "-c", ALONE, str(store), ONE]
        for name, question in QUESTIONS.items():
            yield f"kg query: {name}, {graph}", [_kg(python), "query", *question, "--store", str(store)]
    yield "kg --help", [_kg(python), "--help"]


def _run(command: Sequence[str]) -> Run:
    """Run a command to its end, and return what it took."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - begin
    if status:
        raise SystemExit(f"{' '.join(command)}: ended with status {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, seconds


def _version(python: Path) -> str:
    code = "import platform; print(platform.python_version())"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def _print(runs: Mapping[str, Sequence[Run]]) -> None:
    medians = {
        name: [1000 * statistics.median(column) for column in zip(*taken, strict=True)] for name, taken in runs.items()
    }
    base = medians[BASE]
    for name, (processor, clock) in medians.items():
        shown = f"processor {processor:6.1f} ({processor / base[0]:.2f})   clock {clock:6.1f} ({clock / base[1]:.2f})"
        print(f"{name:<44} {shown}")


if __name__ == "__main__":
    main()
