"""Authority files: tables of names that a user knows, with what they are names of and the IRI that it has elsewhere.

Every mistake is an `AuthorityError` that names file and line, because the files are written by hand or by spreadsheets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import AuthorityError, StoreError
from kg.model import content_id
from kg.rdf.vocabulary import node
from kg.resolve import Authority, Entry
from kg.resolve.names import key
from kg.schema import Ontology

__all__ = ["load_authority", "name_authorities", "read_authority"]

COLUMNS = ("name", "aliases", "type", "iri")
LARGEST = 16 * 2**20  # bytes; all entries are in memory in each process
THING = "Thing"


def load_authority(paths: Iterable[Path], ontology: Ontology) -> Authority:
    """Return what authority files say; raise `AuthorityError` where one is wrong, or two contradict each other."""
    known = _Known(ontology)
    for path in paths:
        for line, row in _rows(path):
            known.add(f"{path.name}:{line}", row)
    return Authority(tuple(known.entries[iri] for iri in sorted(known.entries)))


def name_authorities(paths: Iterable[Path]) -> str:
    """Return names and hashes of authority files, joined by commas; empty without any."""
    return ", ".join(sorted({f"{path.name} {content_id('authority', read_authority(path))}" for path in paths}))


def read_authority(path: Path) -> str:
    """Return the text of an authority file; raise `AuthorityError` where it is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise AuthorityError(f"{path.name}: is larger than {LARGEST // 2**20} MiB; split off names that you need")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{path.name}: byte {error.start + 1} is no UTF-8; save it as CSV in UTF-8") from None
    except OSError as error:
        raise AuthorityError(f"{path}: {error.strerror}; name a CSV file") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise AuthorityError(f"{path.name}:{line}: holds a NUL character; save it as CSV in UTF-8")
    return text


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows of a file by column, each with its line."""
    reader = csv.DictReader(io.StringIO(read_authority(path), newline=""), restval="", strict=True)
    found = False
    try:
        _check_columns(path, [name.strip().lower() for name in reader.fieldnames or ()])
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        for row in reader:
            if None in row:
                raise AuthorityError(f"{path.name}:{reader.line_num}: has more cells than columns; quote commas")
            found = True
            yield reader.line_num, {name: value.strip() for name, value in row.items()}
    except csv.Error as error:
        raise AuthorityError(f"{path.name}:{reader.reader.line_num}: {error}; correct the CSV") from None
    if not found:
        raise AuthorityError(f"{path.name}: has no rows; add one for each name under {','.join(COLUMNS)}")


def _check_columns(path: Path, names: list[str]) -> None:
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise AuthorityError(f"{path.name}:1: has no column {missing[0]}; begin with {','.join(COLUMNS)}")
    if len(set(names)) < len(names):
        raise AuthorityError(f"{path.name}:1: names a column twice; begin with {','.join(COLUMNS)}")


@dataclass(slots=True)
class _Known:
    """The entries so far by IRI, and where each of their names was."""

    ontology: Ontology
    entries: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, tuple[str, Entry]] = field(default_factory=dict)

    def add(self, place: str, row: Mapping[str, str]) -> None:
        aliases = tuple(sorted({alias for cell in row["aliases"].split("|") if (alias := cell.strip())}))
        entry = Entry(row["name"], aliases, row["type"], row["iri"])
        _check(place, entry, self.ontology)
        former = self.entries.get(entry.iri, entry)
        if (former.name, former.type) != (entry.name, entry.type):
            raise AuthorityError(f"{place}: {entry.iri} was {former.name!r} ({former.type}) before; keep one row")
        self.entries[entry.iri] = replace(entry, aliases=tuple(sorted({*former.aliases, *entry.aliases})))
        for name in entry.names:
            self._claim(place, name, entry)

    def _claim(self, place: str, name: str, entry: Entry) -> None:
        """Note whose a name is; no name may be of two."""
        first, owner = self.places.setdefault(key(name), (place, entry))
        if owner.iri != entry.iri:
            raise AuthorityError(f"{place}: {name!r} is a name of {owner.iri} in {first} too; take it out of one")


def _check(place: str, entry: Entry, ontology: Ontology) -> None:
    wrong = next((name for name in entry.names if not key(name) or not name.isprintable()), None)
    if not entry.name or wrong is not None:
        raise AuthorityError(f"{place}: {(wrong or '')!r} is no name; write one with letters or figures")
    if entry.type not in ontology.classes or not ontology.is_a(entry.type, THING):
        known = ", ".join(sorted(name for name in ontology.classes if ontology.is_a(name, THING)))
        raise AuthorityError(f"{place}: type {entry.type!r} is unknown; use one of {known}, or add --ontology FILE")
    if not _is_iri(entry.iri):
        raise AuthorityError(
            f"{place}: {entry.iri!r} is no IRI; write one such as http://www.wikidata.org/entity/Q1065"
        )


def _is_iri(text: str) -> bool:
    try:
        parts = urlsplit(node(text).value)
    except (StoreError, ValueError):
        return False
    return bool(parts.netloc) if parts.scheme in {"http", "https"} else bool(parts.scheme and parts.path)
