"""Files: the rim where paths, folders and standard input become bytes. Nothing here knows what an article is."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from kg.errors import InputError
from kg.text.encoding import GZIP, LIMIT
from kg.text.formats import holds_records, is_records_name, read_content
from kg.text.records import LONGEST_LINE, ClaimsError, Outcome, read_lines

__all__ = ["STDIN", "read_path", "source_name"]

STDIN = "-"
CHUNK = 65_536  # bytes
ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]+://", re.IGNORECASE)
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Endings of graphs, programs and styles: in a folder they are no articles. By name each of them can be read.
OTHER_TRADES = frozenset(
    {
        *(".nt", ".nq", ".ttl", ".trig", ".rdf", ".owl", ".rq", ".graphml", ".gexf"),
        *(".yaml", ".yml", ".toml", ".py", ".js", ".css", ".sh", ".log"),
    }
)
REASONS = {
    errno.ENOENT: "no such file; check the path",
    errno.EACCES: "no permission to read it; change its permissions or leave it out",
    errno.EPERM: "no permission to read it; change its permissions or leave it out",
    errno.ELOOP: "a link that leads back to itself; remove it",
    errno.ENAMETOOLONG: "too long for a path; check it",
    errno.EISDIR: "a folder; check the path",
}


def source_name(path: str) -> str:
    """Return how documents and errors name a path: with forward slashes, in characters that every output can hold.

    >>> source_name("news/./a.txt"), source_name("-")
    ('news/a.txt', '-')
    """
    named = path if ADDRESS.match(path) else PurePath(path).as_posix()
    return UNPRINTABLE.sub("?", named.encode("utf-8", errors="replace").decode("utf-8"))


def read_path(path: str, *, stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """Yield what becomes of each article that a path leads to: a file, a folder, or "-" for standard input."""
    name = source_name(path)
    if path == STDIN:
        stream = stdin or getattr(sys.stdin, "buffer", None)
        if stream is None:
            yield InputError("-: standard input is closed; pipe a text into it, or give a file")
            return
        yield from _read_stream(stream, name=name)
    elif ADDRESS.match(path):
        yield InputError(f"{name}: fetching is not supported yet; save the page and give its file")
    elif "\0" in path or not path.strip():
        yield InputError(f"{path!r}: not a path; give a file, a folder or - for standard input")
    elif os.path.isdir(path):  # noqa: PTH112
        yield from _read_folder(path, name=name)
    else:
        yield from _read_file(path, name=name, kinds=(stat.S_ISREG, stat.S_ISFIFO, stat.S_ISCHR))


def _read_folder(folder: str, *, name: str) -> Iterator[Outcome]:
    """Yield what becomes of the files below a folder, in the order of their names.

    Hidden files, databases, claims and files of other trades (`OTHER_TRADES`) are left out, so that a graph and what
    was exported from it may lie beside the articles. Linked folders are not entered, so no loop of links can trap the
    walk.
    """
    found = False
    failures: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        for file in [] if _is_database(files) else sorted(files):
            if file.startswith(".") or PurePath(file).suffix.lower() in OTHER_TRADES:
                continue
            found = True
            path = os.path.join(parent, file)  # noqa: PTH118 - keeps the path as the user began it
            outcomes = _read_file(path, name=source_name(path), kinds=(stat.S_ISREG,))
            yield from (outcome for outcome in outcomes if not isinstance(outcome, ClaimsError))
    yield from (InputError(f"{source_name(str(failure.filename))}: {_reason(failure)}") for failure in failures)
    if not found and not failures:
        yield InputError(f"{name}: no files in this folder; give one with articles")


def _is_database(files: Iterable[str]) -> bool:
    """Tell whether a folder holds a database in RocksDB's files, as the graphs of kg do."""
    return "CURRENT" in files and any(file.startswith("MANIFEST-") for file in files)


def _read_file(path: str, *, name: str, kinds: Iterable[object]) -> Iterator[Outcome]:
    """Yield what becomes of the articles in a file; `kinds` tell regular files from pipes, which may never end."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
        if not any(holds(mode) for holds in kinds if callable(holds)):
            yield InputError(f"{name}: not a regular file; leave it out")
            return
        with open(path, "rb") as stream:  # noqa: PTH123
            yield from _read_stream(stream, name=name)
    except OSError as error:
        broken = error.errno == errno.ENOENT and os.path.islink(path)  # noqa: PTH114
        yield InputError(f"{name}: {'a link to a file that is gone; remove it' if broken else _reason(error)}")


def _reason(error: OSError) -> str:
    return REASONS.get(error.errno or 0, f"cannot be read ({error.strerror or 'unknown error'}); check the file")


def _read_stream(stream: BinaryIO, *, name: str) -> Iterator[Outcome]:
    """Yield what becomes of the articles in a stream: records one by one, anything else as a whole."""
    try:
        chunks = _unpacked(iter(lambda: stream.read(CHUNK), b""), name=name)
        opening = next(chunks, b"")
        if is_records_name(name) or (name == STDIN and holds_records(opening)):
            yield from read_lines(_lines(chain([opening], chunks)), name=name)
        else:
            yield from read_content(_gather(chain([opening], chunks)), name=name)
    except InputError as error:
        yield error


def _gather(chunks: Iterable[bytes]) -> bytes:
    """Return the chunks as one, but no more of them than it takes to see that they are too many."""
    gathered = bytearray()
    for chunk in chunks:
        gathered += chunk
        if len(gathered) > LIMIT:
            break
    return bytes(gathered)


def _unpacked(chunks: Iterator[bytes], *, name: str) -> Iterator[bytes]:
    """Yield the chunks, unpacked where the first is gzipped; bounded, so that a small file cannot fill the memory."""
    first = next(chunks, b"")
    if not first.startswith(GZIP):
        yield from chain([first], chunks)
        return
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for chunk in chain([first], chunks):
            pending = chunk
            while pending and not unpacker.eof:
                yield unpacker.decompress(pending, CHUNK)
                pending = unpacker.unconsumed_tail
    except zlib.error:
        raise InputError(f"{name}: damaged gzip file; fetch it again") from None
    if not unpacker.eof:
        raise InputError(f"{name}: gzip file ends too early; fetch it again")


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a stream; of one beyond all measure only so much that its reader can refuse it."""
    pending = bytearray()
    for chunk in chunks:
        head, newline, rest = chunk.partition(b"\n")
        while newline:
            yield bytes(pending + head)
            pending.clear()
            head, newline, rest = rest.partition(b"\n")
        if len(pending) <= LONGEST_LINE:
            pending += head
    if pending:
        yield bytes(pending)
