"""Opening a graph: everything that can be wrong with the place is one line, and no reader disturbs a writer."""

import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import open_store
from kg.store.failure import reported
from kg.store.verify import verify
from tests.rdf.examples import FIRST_READING, READINGS

ROOT = Path(__file__).parents[2]


def start(code, *arguments):
    """Start a process that runs Python code; it says a word on each line when it has got somewhere."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen(command, text=True, cwd=ROOT, **pipes)


def one_line(error):
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.fixture
def folder(tmp_path):
    with open_store(tmp_path / "kg.store", mode="write") as store:
        for reading in READINGS:
            store.add(reading)
    return tmp_path / "kg.store"


def test_a_graph_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match=r"does not exist; make it with `kg build`") as error:
        open_store(tmp_path / "nowhere")
    one_line(error)


def test_a_folder_that_is_something_else(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match=r"name another|choose another place") as error:
            open_store(tmp_path, mode=mode)
        one_line(error)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_file_instead_of_a_folder(mode, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as error:
        open_store(tmp_path / "file", mode=mode)
    assert "file" in one_line(error)
    with pytest.raises(StoreError) as error:
        open_store(tmp_path / "file" / "below", mode="write")
    assert "is not a folder" in one_line(error)


def test_a_database_of_something_else(tmp_path):
    (tmp_path / "CURRENT").write_text("MANIFEST-000005\n")
    (tmp_path / "OPTIONS-000007").write_text('[CFOptions "default"]\n')
    with pytest.raises(StoreError, match=r"is something else"):
        open_store(tmp_path, mode="write")


@pytest.mark.parametrize("location", ["http://localhost:7878", "https://example.org/sparql"])
def test_a_server(location):
    with pytest.raises(StoreError, match=rf"graph {location}: remote servers are not supported yet; name a folder"):
        open_store(location)


def test_an_empty_folder_becomes_a_graph(tmp_path):
    with open_store(tmp_path, mode="write") as store:
        assert store.counts().triples == 0


def test_folders_above_are_made(tmp_path):
    with open_store(tmp_path / "a" / "b", mode="write") as store:
        store.add(FIRST_READING)
    with open_store(tmp_path / "a" / "b") as store:
        assert store.counts().documents == 1


@pytest.mark.parametrize("base", ["not an iri/", "ftp://x/", "https://example.org/no-end", "https://exa mple.org/"])
def test_a_base_that_is_none(base, tmp_path):
    with pytest.raises(StoreError) as error:
        open_store(tmp_path / "kg.store", mode="write", base=base)
    assert base in one_line(error)


def test_a_graph_keeps_its_base(tmp_path):
    base = "https://news.example.org/id/"
    with open_store(tmp_path / "kg.store", mode="write", base=base) as store:
        store.add(FIRST_READING)
        written = list(store.quads())
    assert all(base in str(quad.graph_name) for quad in written)
    with open_store(tmp_path / "kg.store") as store:
        assert (store.base, store.settings["base"]) == (base, base)
        assert store.reading(FIRST_READING.document.id) == FIRST_READING
    with pytest.raises(StoreError, match=rf"its names begin with {base}; leave out --base"):
        open_store(tmp_path / "kg.store", mode="write", base="https://other.example.org/")


def test_reading_only_cannot_write(folder):
    with open_store(folder) as store, pytest.raises(StoreError, match=r"is open for reading only; open it in write"):
        store.add(replace(FIRST_READING, sentences=5))
    with open_store(folder) as store, pytest.raises(StoreError, match=r"is open for reading only"):
        store.describe(parser="en 1")


def test_two_writers(folder):
    with open_store(folder, mode="write"), pytest.raises(StoreError, match=r"is in use by another process") as error:
        open_store(folder, mode="write")
    one_line(error)


def test_another_process_writes_already(folder):
    writer = start(
        """
        import sys
        from kg.store import open_store
        with open_store(sys.argv[1], mode="write"):
            print("open", flush=True)
            sys.stdin.read()
        """,
        folder,
    )
    try:
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=r"is in use by another process; wait until that has ended"):
            open_store(folder, mode="write")
        with open_store(folder) as store:
            assert store.counts().documents == 2
    finally:
        writer.kill()
        writer.communicate()


WRITER = """
    import sys
    from dataclasses import replace
    from kg.model import Document
    from kg.store import open_store
    from tests.rdf.examples import FIRST, FIRST_READING
    with open_store(sys.argv[1], mode="write") as store:
        for number in range(int(sys.argv[2])):
            text = FIRST.text + f" {number}"
            identifier = Document.id_of(text)
            claims = tuple(
                replace(claim, evidence=tuple(replace(proof, document=identifier) for proof in claim.evidence))
                for claim in FIRST_READING.claims
            )
            document = replace(FIRST, id=identifier, text=text)
            print(identifier, flush=True)
            store.add(replace(FIRST_READING, document=document, claims=claims))
"""


@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_killed_writer_leaves_whole_articles(after, tmp_path):
    writer = start(WRITER, tmp_path / "kg.store", 1000)
    begun = [writer.stdout.readline().strip() for _ in range(after)]
    writer.send_signal(signal.SIGKILL)
    begun += writer.communicate()[0].split()
    with open_store(tmp_path / "kg.store") as store:
        there = [identifier for identifier in begun if identifier in store]
        assert there in (begun, begun[:-1])
        assert {len(store.reading(identifier).claims) for identifier in there} == ({4} if there else set())
        assert list(verify(store)) == []
    with open_store(tmp_path / "kg.store", mode="write") as store:
        store.add(FIRST_READING)
        assert list(verify(store)) == []


def test_readers_beside_a_busy_writer_see_whole_articles(tmp_path):
    with open_store(tmp_path / "kg.store", mode="write") as store:
        store.add(FIRST_READING)
    writer = start(WRITER, tmp_path / "kg.store", 60)
    try:
        while writer.poll() is None:
            with open_store(tmp_path / "kg.store") as store:
                claims = list(store.claims())
            assert len(claims) == 4
            assert len({len(claim.evidence) for claim in claims}) == 1
    finally:
        assert writer.communicate()[1] == ""


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path):
    code = """
        import resource, sys
        from kg.errors import StoreError
        from kg.store import open_store
        from tests.rdf.examples import READINGS
        from dataclasses import replace
        first, second = READINGS
        with open_store(sys.argv[1], mode="write") as store:
            store.add(first)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
            try:
                store.add(replace(second, document=replace(second.document, byline="x" * 400_000)))
            except StoreError as error:
                print(error, flush=True)
    """
    writer = start(code, tmp_path / "kg.store")
    said, complaint = writer.communicate()
    assert complaint == ""
    assert said.count("\n") == 1
    assert "the disk is full or a size limit is reached; make room and run the command again" in said
    with open_store(tmp_path / "kg.store") as store:
        assert store.counts().documents == 1
        assert list(verify(store)) == []


def damage(folder, pattern, change):
    for path in sorted(folder.glob(pattern)):
        path.write_bytes(change(path.read_bytes()))


DAMAGES = {
    "an empty CURRENT": ("CURRENT", lambda _: b""),
    "a cut manifest": ("MANIFEST-*", lambda content: content[: len(content) // 2]),
    "tables of zeros": ("*.sst", lambda content: bytes(len(content))),
    "cut tables": ("*.sst", lambda content: content[: len(content) // 2]),
}


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_damaged_graph_is_one_line(name, mode, folder):
    with open_store(folder, mode="write") as store:
        store.engine.flush()
        store.engine.optimize()
    pattern, change = DAMAGES[name]
    damage(folder, pattern, change)
    with pytest.raises(StoreError, match=r"is damaged .*; delete the folder and build the graph again") as error:
        read_all(folder, mode)
    one_line(error)


def test_a_graph_without_its_list_of_files_is_not_called_damaged(folder):
    damage(folder, "CURRENT", lambda _: b"MANIFEST-999999\n")
    with pytest.raises(StoreError, match=r"cannot be used \(IO error: No such file") as error:
        open_store(folder)
    assert "delete" not in one_line(error)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (RuntimeError("Corruption: block checksum mismatch: stored = 1, computed = 2"), "is damaged (Corruption"),
        (OSError("IO error: lock hold by current process: g/LOCK: No locks available"), "is in use by another process"),
        (OSError("IO error: While lock file: g/LOCK: Resource temporarily unavailable"), "is in use by another"),
        (OSError("Oxigraph needs at least 96 file descriptors, only 20 allowed"), "needs more open files than"),
        (OSError("IO error: While open a file: lock/7.sst: Too many open files"), "needs more open files than"),
        (OSError("IO error: While open a file: lock/block.sst: Is a directory"), "cannot be used (IO error: While"),
        (RuntimeError("something new"), "cannot be used (something new); remedy that"),
    ],
)
def test_each_failure_of_the_engine_has_its_meaning(error, meaning):
    with pytest.raises(StoreError) as raised, reported(Path("lock")):
        raise error
    assert one_line(raised).startswith(f"graph lock: {meaning}")
    assert ("delete" in one_line(raised)) == ("Corruption" in str(error))


def test_what_python_raises_is_no_failure_of_the_engine():
    with pytest.raises(RecursionError), reported(Path("kg.store")):
        raise RecursionError("maximum recursion depth exceeded")


def read_all(folder, mode):
    with open_store(folder, mode=mode) as store:
        return list(store.quads())


class Counting:
    """An engine that counts how often it is told to move its log to tables; when it does so is its own affair."""

    def __init__(self, engine):
        self.engine = engine
        self.flushes = 0

    def flush(self):
        self.flushes += 1
        self.engine.flush()

    def __getattr__(self, name):
        return getattr(self.engine, name)


def test_what_is_written_moves_to_tables_before_the_graph_is_closed(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.store.graph.UNSAVED", 2000)
    with open_store(tmp_path / "kg.store", mode="write") as store:
        store.engine = engine = Counting(store.engine)
        store.describe(note="x" * 900)
        assert engine.flushes == 0
        store.describe(note="y" * 1100)
        assert engine.flushes == 1
        store.describe(note="z")
        assert engine.flushes == 1
