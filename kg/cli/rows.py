"""Rows for programs: CSV, TSV and JSON, written as they come."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import BinaryIO, TypeAlias

from kg.query.cells import plain

__all__ = ["FORMATS", "write_json", "write_rows"]

Rows: TypeAlias = Iterable[Sequence[str]]


def write_rows(columns: Sequence[str], rows: Rows, stream: BinaryIO, *, format_: str) -> None:
    """Write a header and rows in one of `FORMATS`."""
    FORMATS[format_](columns, rows, stream)


def write_json(objects: Iterable[object], stream: BinaryIO) -> None:
    """Write a JSON array with each of its members on a line of its own."""
    lead = b"[\n"
    for one in objects:
        stream.write(lead + json.dumps(one, ensure_ascii=False).encode("utf-8"))
        lead = b",\n"
    stream.write(b"[]\n" if lead == b"[\n" else b"\n]\n")


def _write_csv(columns: Sequence[str], rows: Rows, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows(rows)
    finally:
        text.detach()


def _write_tsv(columns: Sequence[str], rows: Rows, stream: BinaryIO) -> None:
    stream.writelines("\t".join(map(plain, row)).encode("utf-8") + b"\n" for row in (columns, *rows))


def _write_json(columns: Sequence[str], rows: Rows, stream: BinaryIO) -> None:
    write_json((dict(zip(columns, row, strict=True)) for row in rows), stream)


FORMATS: Mapping[str, Callable[[Sequence[str], Rows, BinaryIO], None]] = {
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
}
