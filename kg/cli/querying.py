"""What `kg query` does once its options are read, whoever has read them.

Nothing here needs click: for a plain query the options are read without it (`kg.cli.quick`).
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping

from kg.cli.choosing import choose, fill_in
from kg.cli.streams import is_terminal, write_bytes
from kg.errors import QueryError
from kg.query.child import Question, answer_bytes
from kg.query.named import NamedQuery, to_terms
from kg.query.tokens import form
from kg.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.query.answer import Term

__all__ = ["Given", "answer"]

ENTITIES = {"entity", "about", "by"}  # parameters that are names of entities
IN_MEMORY = 1 << 24  # bytes of an answer that are kept in memory until it is whole
TERMS = {"relation": "kg:", "type": "kg:", "modality": "modality:"}  # parameters that are names of terms
NO_RESULT = 1  # the exit code for no rows or a no, where that is asked for


class Given(Record):
    """What is asked, and how the answer is wanted: the arguments and options of `kg query`, by their names there."""

    query: str
    memory: int
    values: tuple[str, ...] = ()
    location: str = "kg.store"
    endpoint: str = ""
    params: tuple[str, ...] = ()
    format_: str | None = None
    output: str = "-"
    evidence: bool = False
    cite: bool = False
    limit: int | None = None
    timeout: float | None = None
    explain: bool = False
    timed: bool = False
    status: bool = False
    every: bool = False

    @property
    def counted(self) -> bool:
        """Tell whether the number of results is wanted."""
        return self.timed or self.status


def answer(given: Given) -> int:
    """Ask, write the answer where it is wanted, and return the exit code."""
    question = _question(given)
    found = _answer(question, given)
    return NO_RESULT if given.status and not found else 0


def _question(given: Given) -> Question:
    chosen, values = fill_in(choose(given.query, (*given.values, *given.params)), given.values, given.params)
    terms = to_terms(chosen, values)
    told = {} if given.endpoint else {one.name: terms[one.variable] for one in chosen.parameters}
    question = Question(
        given.location,
        chosen.text,
        _explained(given) if given.explain else _format(chosen, given),
        parameters=terms,
        limit=given.limit,
        names=tuple(_words(told, ENTITIES)),
        terms=tuple(TERMS[name] + word for name in TERMS for word in _words(told, {name})),
        explain=given.explain,
        evidence=given.evidence,
        endpoint=given.endpoint,
        ours=chosen.ours,
    )
    _check_evidence(chosen.text, evidence=given.evidence, cite=given.cite)
    return question


def _note(text: str) -> None:
    from kg.cli.console import note  # loads click, and most queries say nothing beside their answer

    note(f"kg: {text}")


def _answer(question: Question, given: Given) -> int | None:
    """Ask, write the answer where it is wanted, and return the number of results where that is wanted."""
    started = time.monotonic()
    chunks = answer_bytes(question, timeout=given.timeout, memory=given.memory, on_warning=_note)
    if given.timeout is None and not given.counted and question.format != "table":
        _write(chunks, given.output)
        return None
    with _whole(chunks) as kept:
        seconds = time.monotonic() - started
        _show(kept, question, given)
        return _counted(kept, question, given, seconds) if given.counted else None


def _counted(kept: BinaryIO, question: Question, given: Given, seconds: float) -> int:
    """Return the number of results, and say it where that is wanted."""
    from kg.query.counting import results_in

    kept.seek(0)
    number = results_in(kept, form=form(question.text), format=question.format)
    if given.timed:
        from kg.cli.console import note
        from kg.cli.words import count

        note(f"{count(number, 'result')} in {seconds:.3f} s")
    return number


def _show(kept: BinaryIO, question: Question, given: Given) -> None:
    if question.format == "table":
        from kg.cli.console import table
        from kg.query.formats import read_records

        header, *rows = read_records(kept.read())
        table(header, rows, every=given.every)
    else:
        _write(iter(lambda: kept.read(1 << 16), b""), given.output)


def _write(chunks: Iterator[bytes], output: str) -> None:
    if output == "-":
        _write_out(chunks)
        return
    from pathlib import Path

    from kg.export.output import writing  # most answers go to standard output, and need no more of kg.export

    with writing(Path(output)) as stream:
        stream.writelines(chunks)


def _write_out(chunks: Iterator[bytes]) -> None:
    """Write to standard output; on a terminal the last line is ended, which it is not in all forms of the W3C."""
    last = b"\n"
    for chunk in chunks:
        write_bytes(chunk)
        last = chunk[-1:] or last
    if last != b"\n" and is_terminal():
        write_bytes(b"\n")


def _whole(chunks: Iterator[bytes]) -> BinaryIO:
    """Return the chunks as a file once all of them have come."""
    from tempfile import SpooledTemporaryFile  # most answers are written as they come
    from typing import cast

    kept = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - for the caller to close, unless not all come
    try:
        kept.writelines(chunks)
    except BaseException:
        kept.close()
        raise
    kept.seek(0)
    return cast("BinaryIO", kept)


def _cites(given: Given) -> bool:
    """Tell whether Markdown with footnotes is wanted; raise `QueryError` for what does not go together."""
    if given.cite and (given.format_ or given.evidence):
        other = "--format" if given.format_ else "--evidence"
        raise QueryError(f"query: --cite does not go with {other}; leave one out")
    if given.endpoint and (given.cite or given.evidence):
        raise QueryError("query: --evidence and --cite read the graph, not --endpoint; leave one out")
    return given.cite


def _explained(given: Given) -> str:
    """Return the format of an explanation; raise `QueryError` for what does not go with it."""
    if given.cite or given.evidence or given.endpoint:
        raise QueryError("query: --explain does not go with --evidence, --cite and --endpoint; leave them out")
    if given.format_ or given.output != "-":
        return given.format_ or _format_for(given.output)
    return "table" if is_terminal() else "csv"


def _format_for(output: str, *, triples: bool = False) -> str:
    from kg.query.formats import format_for

    return format_for(output, triples=triples)


def _check_evidence(text: str, *, evidence: bool, cite: bool) -> None:
    if (evidence or cite) and form(text) not in ("SELECT", ""):
        raise QueryError(f"query: {'--cite' if cite else '--evidence'} needs rows; use SELECT in place of {form(text)}")


def _format(query: NamedQuery, given: Given) -> str:
    """Return the format: the wanted one, that of the file name, or what suits the reader of standard output."""
    cites = _cites(given)
    if given.format_ == "table" and given.output != "-":
        raise QueryError("query: a table is for the terminal; choose csv, tsv, markdown or another format for a file")
    if cites or given.format_ is not None:
        return "cite" if cites else str(given.format_)
    triples = form(query.text) in {"CONSTRUCT", "DESCRIBE"}
    if given.output != "-":
        return _format_for(given.output, triples=triples)
    if triples:
        return "turtle"
    return "table" if is_terminal() else "csv"


def _words(values: Mapping[str, Term], names: Collection[str]) -> Iterator[str]:
    """Yield the words that parameters of these names are given."""
    found = (str(getattr(term, "value", "")) for name, term in values.items() if name in names)
    return (word for word in found if word)
