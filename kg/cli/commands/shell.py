"""`kg shell`."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import ShellComplete

from kg.cli.console import note, stdin
from kg.cli.options import queries_option, store_option
from kg.cli.program import COMMANDS, INTERRUPTED, PIPE_CLOSED, program, run
from kg.errors import KGError
from kg.query.tokens import CLOSING, OPENING, UPDATES, form, tokenize

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

__all__ = ["command"]

PROMPT, MORE = "kg> ", "... "
LEAVE = frozenset({"exit", "quit", "\\q", ".exit", ".quit"})
SPARQL = re.compile(
    r"\s*((PREFIX|BASE|SELECT|CONSTRUCT|DESCRIBE|INSERT|DELETE)\b|ASK\s*(WHERE\s*)?(\{|FROM\b))", re.IGNORECASE
)
ENDING = frozenset({INTERRUPTED, PIPE_CLOSED})  # exit codes after which nobody waits for more
TERM = re.compile(r"(?:(?<=\s)|(?<=[(^/|!{]))(\w+):(\w*)$")  # a name with a prefix that is being typed
HELP = frozenset({"help", "?", "\\?", ".help"})
USE = """SPARQL, on as many lines as its brackets need
a question that ends in ?, such as: Who met Lee Sang-deok?
the name of a query, such as: meetings Lee (queries lists them)
a command without kg, such as: entity "Lee Sang-deok" (--help lists them)
exit, or Ctrl-D"""


@click.command("shell")
@store_option
@queries_option
@click.pass_context
def command(ctx: click.Context, *, location: str) -> None:
    """Ask one question after another, with history and completion.

    Each line is SPARQL, on as many lines as it takes; a question that ends in a question mark; the name of a query with
    its values; or any other command of kg without kg. Mistakes end nothing. Where standard input is no terminal, it is
    read line by line in the same way; then the exit code is that of the last line that failed, and Ctrl-C ends all. The
    history is kept in the state folder of the user.
    """
    os.environ["KG_STORE"] = location  # for the commands that are typed
    typed = _is_interactive()
    failed = 0
    for text in _statements(_typed() if typed else _piped()):
        if text.strip().lower() in LEAVE:
            break
        code = _carry_out(text)
        failed = failed if typed else code or failed
        if failed in ENDING:
            break
    ctx.exit(failed)


def _is_interactive() -> bool:
    stream = stdin()
    return stream is not None and stream.isatty()


def _piped() -> Iterator[str]:
    stream = stdin()
    for line in stream or ():
        yield line.decode("utf-8", "replace")


def _typed() -> Iterator[str]:
    """Yield the lines that are typed, until Ctrl-D; Ctrl-C drops a line."""
    session = _session()
    while True:
        try:
            yield session.prompt(PROMPT) + "\n"
        except KeyboardInterrupt:
            yield ""
        except EOFError:
            return


def _session() -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.history import FileHistory, InMemoryHistory
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter", filter=Condition(lambda: _goes_on(session.default_buffer.text)))
    def _(_: object) -> None:
        session.default_buffer.insert_text("\n")

    history = _history()
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(history)) if history else InMemoryHistory(),
        completer=_completer(),
        complete_while_typing=False,
        key_bindings=keys,
        prompt_continuation=MORE,
    )
    return session


def _goes_on(text: str) -> bool:
    """Tell whether a new line goes on with SPARQL; an empty line ends it in any case."""
    return _is_open(text) and not text.endswith("\n")


def _history() -> Path | None:
    """Return where the history is kept; None where there is no place for it."""
    folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "kg"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder / "history"


def _completer() -> Completer:
    from prompt_toolkit.completion import Completer, Completion

    class Names(Completer):
        """Offers what the shell would offer after "kg"."""

        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
            before = document.text_before_cursor
            for value, meaning, taken in offered(before):
                yield Completion(value, start_position=-taken, display_meta=meaning)

    return Names()


def offered(before: str) -> Iterator[tuple[str, str, int]]:
    """Yield what may stand at the end of a line: the text, what it means, and how many characters it replaces."""
    if SPARQL.match(before):
        yield from _terms(before)
        return
    with suppress(click.UsageError, KGError):  # a line that means nothing yet
        yield from _words_offered(before)


def _terms(before: str) -> Iterator[tuple[str, str, int]]:
    """Yield the names of our own that a name with a prefix at the end of SPARQL may become."""
    from kg.query.hints import known_names

    found = TERM.search(before)
    if found:
        prefix, begun = found.groups()
        for name in sorted(known_names().get(prefix, ())):
            if name.startswith(begun):
                yield f"{prefix}:{name}", "", len(found.group())


def _words_offered(before: str) -> Iterator[tuple[str, str, int]]:
    from kg.query.named import load_queries

    words = _words(before)
    incomplete = words.pop() if words and not before.endswith(" ") else ""
    taken = 0 if before.endswith(" ") else _length_of_last(before)
    queries = load_queries()
    arguments = ["query", *words] if words and words[0] in queries and words[0] not in COMMANDS else words
    for item in ShellComplete(program, {}, "kg", "").get_completions(arguments, incomplete):
        yield shlex.quote(str(item.value)), item.help or "", taken
    if not words:
        for name, query in queries.items():
            if name.startswith(incomplete) and name not in COMMANDS:
                yield name, query.summary, taken


def _words(text: str) -> list[str]:
    """Return the words of a line; a quotation mark that is open yet ends with the line."""
    for end in ("", "'", '"'):
        try:
            return shlex.split(text + end)
        except ValueError:
            continue
    return text.split()


def _length_of_last(text: str) -> int:
    """Return how many characters the last word has, with its quotation mark."""
    mark = max(text.rfind(" '"), text.rfind(' "'))
    opened = mark >= 0 and text.count(text[mark + 1], mark + 1) == 1
    return len(text) - (mark + 1 if opened else text.rfind(" ") + 1)


def _statements(lines: Iterable[str]) -> Iterator[str]:
    """Yield what the lines say, SPARQL only once all its brackets are closed."""
    kept = ""
    for line in lines:
        kept = kept + line if line else ""
        if kept.strip() and not _is_open(kept):
            yield kept
            kept = ""
    if kept.strip():
        yield kept


def _is_open(text: str) -> bool:
    """Tell whether a text is SPARQL that goes on: with brackets to close, or to open yet."""
    if not SPARQL.match(text):
        return False
    marks = [token.text for token in tokenize(text) if token.kind == "other"]
    opened = sum(mark in OPENING for mark in marks) - sum(mark in CLOSING for mark in marks)
    return opened > 0 or ("{" not in marks and form(text) != "DESCRIBE")


def _carry_out(text: str) -> int:
    """Do what a line says and return the exit code."""
    if text.strip().lower() in HELP:
        note(USE)
        return 0
    return run(arguments_of(text))


def arguments_of(text: str) -> list[str]:
    """Return the arguments of kg that a line means."""
    from kg.query.named import load_queries

    line = text.strip()
    if SPARQL.match(line):
        return ["update" if form(line) in UPDATES else "query", line]
    if line.endswith("?"):
        return ["ask", line]
    words = _words(line)
    if words and words[0] == "kg":
        words = words[1:]
    known = bool(words) and words[0] in load_queries() and words[0] not in COMMANDS
    return ["query", *words] if known else words
