"""Measures what a build costs as a corpus grows: seconds of the processor per article, memory, and the graph's size.

    python bench/scale.py FOLDER 200 500 1000 2000   (on Linux)
    python bench/scale.py FOLDER 2000 --again 5

The folder holds one article per file. All that are needed are read once, and what was read is kept in a file; then the
first so many, by name, are built into a graph of their own, each time in a new process. Writing is all that the graph
takes until the last article is in it; resolving is what comes then: names are compared over articles, and copies and
events are told. Closing brings the index of words in step and counts predicates. The processor's time is that of all
threads, the engine's among them. To the last graph ten articles are added that were taken out before, and one is taken
out; that counts all but reading. What of the memory is Python's own is counted in builds of their own, of the least and
of the most articles, as counting makes them slow; the rest is the engine's: what it has not yet written, its caches.

With `--again`, only memory is measured: all articles are written so many times, each time under other ids, without
being compared, so that it is seen whether the caches of the engine come to an end.
"""

from __future__ import annotations

import argparse
import pickle
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from kg.model import Document
from kg.pipeline import Engine, Outcome, Reader, build, identify
from kg.pipeline.workers import read_all
from kg.rdf.values import Part
from kg.store import Store, open_store
from kg.text import read

__all__ = ["Kept", "measure"]

FEW = 10
MEGA = 2**20


@dataclass(frozen=True)
class Kept:
    """Where readings are kept, in place of an engine that would make them again."""

    file: Path
    places: tuple[tuple[str, int], ...]  # ids of articles, and where in the file their readings begin

    def open(self) -> Reader:
        """Return a reader that finds what was read before."""
        return partial(_find, self.file, dict(self.places))

    def key(self) -> str:
        """Return a name for all readings that are kept."""
        return "kept"

    def versions(self) -> dict[str, str]:
        """Return what the engine would note."""
        return Engine().versions()

    def definitions(self) -> tuple[Part, ...]:
        """Return what the engine would define."""
        return Engine().definitions()


def _find(file: Path, places: dict[str, int], document: Document) -> Outcome:
    with file.open("rb") as stream:
        stream.seek(places[document.id])
        outcome: Outcome = pickle.load(stream)
        return outcome


def _keep(files: Iterable[Path], file: Path) -> Kept:
    """Read articles, say what that cost, and keep what was read."""
    places: list[tuple[str, int]] = []
    start, before = time.process_time(), 0
    with file.open("wb") as stream:
        for outcome in read_all(read(map(str, files)), Engine(), workers=1):
            places.append((outcome.document.id, stream.tell()))
            pickle.dump(outcome, stream)
            before = before or _memory()
    spent = (time.process_time() - start) / len(places)
    print(f"reading {len(places)} articles: {spent * 1000:.1f} ms each, memory {before} MB after the first, ", end="")
    print(f"{_memory()} MB in all", flush=True)
    return Kept(file, tuple(places))


def measure(files: list[str], kept: Kept, folder: Path, *, changes: bool) -> None:
    """Build a graph and say what that cost; with `changes`, also what it costs to change some of it."""
    last = [0.0]
    start = done = time.process_time()
    with open_store(folder, mode="write") as store:
        report = build(files, store=store, source=kept, workers=1, on_progress=lambda _: _note(last))
        written, end = last[0] - start, time.process_time() - last[0]
        each = f"writing {written * 1000 / len(files):.1f} ms, resolving {end * 1000 / len(files):.1f} ms each"
        print(f"{len(files)} articles, {report.claims} claims: {each}, memory {_memory()} MB, ", end="")
        store.engine.flush()
        print(f"on disk {_size(folder)} MB, {store.counts().triples} triples", flush=True)
        if changes:
            _change(store, files, kept)
        done = time.process_time()
    print(f"closing: {(time.process_time() - done) * 1000 / len(files):.1f} ms each", flush=True)


def measure_python(files: list[str], kept: Kept, folder: Path) -> None:
    """Build a graph and say how much memory Python's objects take at most, and in the end."""
    tracemalloc.start()
    with open_store(folder, mode="write") as store:
        build(files, store=store, source=kept, workers=1)
    now, most = tracemalloc.get_traced_memory()
    print(f"{len(files)} articles: Python's objects take {most / MEGA:.1f} MB at most, {now / MEGA:.1f} MB in the end")


def measure_memory(files: list[str], kept: Kept, folder: Path, *, times: int) -> None:
    """Write all articles several times, each time as others, and say how the memory grows."""
    read_kept = kept.open()
    documents = list(read(files))
    with open_store(folder, mode="write") as store:
        for time_ in range(times):
            for document in documents:
                reading = pickle.dumps(read_kept(document).reading)
                # All of a reading that names its article does so by an id of one length.
                store.add(pickle.loads(reading.replace(document.id.encode(), _other_id(document.id, time_).encode())))
            print(f"{(time_ + 1) * len(files)} articles written: memory {_memory()} MB", flush=True)


def _other_id(identifier: str, time_: int) -> str:
    return f"{time_:04x}{identifier[4:]}"


def _note(last: list[float]) -> None:
    last[0] = time.process_time()


def _change(store: Store, files: list[str], kept: Kept) -> None:
    chosen = files[:: len(files) // FEW][:FEW]
    for document in [document.id for document in read(chosen)]:
        store.remove(document)
    identify(store)
    start = time.process_time()
    build(chosen, store=store, source=kept, workers=1)
    print(f"adding {FEW} articles to {len(files) - FEW}: {time.process_time() - start:.2f} s")
    start = time.process_time()
    store.remove(next(iter(read(chosen[:1]))).id)
    identify(store)
    print(f"taking one out of {len(files)}: {time.process_time() - start:.2f} s", flush=True)


def _memory() -> int:
    """Return the most memory that this process has had, in megabytes."""
    # Not from `resource`: that begins with what the process had that started this one.
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 // MEGA


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*")) // MEGA


def main() -> None:
    """Print what each size costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--again", type=int, metavar="TIMES", help="only measure memory, of so many times as many")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.iterdir() if path.is_file())
    sizes = sorted(options.sizes)
    with tempfile.TemporaryDirectory() as place:
        kept = _keep(files[: sizes[-1]], Path(place, "readings"))
        if options.again:
            _apart(measure_memory, files[: sizes[-1]], kept, Path(place, "again"), times=options.again)
            return
        for size in sizes:
            _apart(measure, files[:size], kept, Path(place, str(size)), changes=size == sizes[-1])
        for size in dict.fromkeys((sizes[0], sizes[-1])):
            _apart(measure_python, files[:size], kept, Path(place, f"{size} again"))


def _apart(work: Callable[..., None], files: Iterable[Path], kept: Kept, folder: Path, **options: int) -> None:
    """Do work in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(partial(work, **options), list(map(str, files)), kept, folder).result()


if __name__ == "__main__":
    main()
