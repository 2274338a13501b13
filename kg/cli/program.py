"""The program `kg`: its commands, and what a user sees when something goes wrong."""

from __future__ import annotations

import difflib
import errno
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from kg import __version__
from kg.errors import KGError

__all__ = ["COMMANDS", "fail", "program", "run"]

# Each command is a module of its own, loaded when it is run; its line here is the first of its help.
COMMANDS = {
    "build": "Read articles and add them to the graph.",
    "extract": "Read articles and print their claims, without a graph.",
    "query": "Ask the graph: a query by name, from a file, or in SPARQL.",
    "ask": "Answer a question in plain English, with the sentences that say so.",
    "compare": "Show what several reports say about one event, side by side.",
    "queries": "List the queries that have a name.",
    "entity": "Tell what the graph knows of one entity, on a page of text.",
    "claims": "List claims with their sentences: about whom, by whom, of what kind, from when or where.",
    "path": "Show how two entities are linked: the shortest chain of claims, each step with its sentences.",
    "timeline": "Tell what happened when: all claims with a date, or those that ENTITY has a part in, day by day.",
    "stats": "Say who is most connected and most quoted, what is claimed most, and which groups there are.",
    "report": "Write all about one or several entities as a page to read and print.",
    "show": "Write the graph as one HTML page.",
    "export": "Write the graph in another format.",
    "import": "Add a graph that was exported.",
    "status": "Say what is in the graph.",
    "update": "Change the graph by a SPARQL update, after a copy was made.",
    "verify": "Prove that every claim quotes its text.",
    "validate": "Check the graph against the ontology.",
    "score": "Compare claims with what a reader has written down.",
    "review": "Decide who is who where the rules are not sure, and list what was decided.",
    "merge": "Say that two names stand for one thing.",
    "split": "Say that one name stands for two things.",
    "remove": "Remove articles and all that only they say.",
    "try": "Show how sentences are read, and why they give a claim or none.",
    "unread": "List the sentences of articles that give no claim, and why.",
    "shell": "Ask one question after another, with history and completion.",
    "completion": "Print what makes a shell complete commands, queries, and names in the graph.",
    "ontology": "List the classes and relations that kg knows, and the frames that find them.",
}
INTERRUPTED, PIPE_CLOSED = 130, 141  # as shells count: 128 and the number of the signal


class Commands(click.Group):
    """A group whose commands are modules: `kg build` is `kg.cli.commands.build`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if name not in COMMANDS:
            return None
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = import_module(f"kg.cli.commands.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest commands where there is none of this name."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = _near(args[0])
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise click.UsageError(f"{args[0]!r}: is no command{hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where nobody reads its output any more, end without a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _silence()
            return PIPE_CLOSED

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _near(word: str) -> list[str]:
    """Return what a word may be meant for that is no command: the nearest commands, or else queries with a name."""
    from kg.query.named import load_queries  # only a mistake needs them

    try:
        queries = [name for name in load_queries() if name not in COMMANDS]
    except KGError:
        queries = []
    if word in queries:
        return [f"query {word}"]
    near = difflib.get_close_matches(word, COMMANDS, n=2)
    return near or [f"query {name}" for name in difflib.get_close_matches(word, queries, n=2)]


EPILOG = """
\b
Examples:
  kg build news/                      read a folder of articles into ./kg.store
  kg query meetings                   who met whom, with the sentences
  kg entity "Ban Ki-moon"             all about somebody, on a page
  kg claims --about "Ban Ki-moon"     what is claimed about somebody
  kg show                             write kg.html, a page for the browser

Exit codes: 0 done, 1 failed, 2 wrong usage or syntax, 124 timed out, 130 interrupted.
"""


@click.group(
    cls=Commands, invoke_without_command=True, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="kg %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the code an error arose.")
@click.pass_context
def program(ctx: click.Context, *, debug: bool) -> None:  # noqa: ARG001 - `run` looks for it, before click does
    """Build a knowledge graph from news articles, and check every edge of it.

    Each claim in the graph has its article, its sentence, who said it, when it happened, and whether it is told as a
    fact, planned, considered or denied. Nothing leaves this machine.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(arguments: Sequence[str]) -> int:
    """Let click read the arguments, and return the exit code of what they ask for; errors go to standard error."""
    debug = "--debug" in arguments or bool(os.environ.get("KG_DEBUG"))
    with interrupts_noted() as interrupted:
        try:
            code = program.main(list(arguments), prog_name="kg", standalone_mode=False)
            sys.stdout.flush()
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost line: no traceback reaches a user
            return fail(KeyboardInterrupt() if interrupted else error, debug=debug)
    return code if isinstance(code, int) else 0


@contextmanager
def interrupts_noted() -> Iterator[list[int]]:
    """Yield a list that Ctrl-C is added to, because a library may turn it into an error of its own while it loads."""
    noted: list[int] = []

    def interrupt(number: int, _: object) -> None:
        noted.append(number)
        raise KeyboardInterrupt

    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not usual or threading.current_thread() is not threading.main_thread():
        yield noted
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def fail(error: BaseException, *, debug: bool) -> int:
    """Report an error and return its exit code."""
    if isinstance(error, BrokenPipeError) or (isinstance(error, OSError) and error.errno == errno.EPIPE):
        _silence()
        return PIPE_CLOSED
    if debug:
        traceback.print_exception(error)
    line, code = _explain(error)
    _close_quietly()
    from kg.query.cells import plain  # what a file holds may be quoted, and must not command a terminal

    click.echo(f"kg: {' '.join(plain(line).split())}", err=True)
    for shown in getattr(error, "excerpt", ()):
        click.echo(f"  {plain(shown)}", err=True)
    return code


def _explain(error: BaseException) -> tuple[str, int]:
    """Return what a user is told about an error, and the exit code."""
    for kind, explain in EXPLANATIONS:
        if isinstance(error, kind):
            return explain(error)
    what = f"{type(error).__name__}: {error}"
    return f"internal error: {what}; run it again as kg --debug ... and report what it shows", 1


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "kg"
    message = error.format_message().rstrip(".")
    return f"{path.removeprefix('kg ') + ': ' if path != 'kg' else ''}{message}; see {path} --help"


# The first kind that fits decides.
EXPLANATIONS: tuple[tuple[type | tuple[type, ...], Callable[[Any], tuple[str, int]]], ...] = (
    (KGError, lambda error: (str(error), error.exit_code)),
    (click.UsageError, lambda error: (_usage(error), 2)),
    (click.ClickException, lambda error: (error.format_message(), error.exit_code)),
    ((KeyboardInterrupt, click.Abort), lambda _: ("interrupted; what was done so far is kept", INTERRUPTED)),
    (MemoryError, lambda _: ("memory: there is not enough of it; take fewer articles at once", 1)),
    (UnicodeError, lambda _: ("text: has characters that cannot be encoded; give it as valid UTF-8", 2)),
    (OSError, lambda error: (f"{error.filename or 'output'}: {error.strerror or error}; correct that and repeat", 1)),
)


def _silence() -> None:
    """Give standard output nowhere to go, so that nothing more is said about a reader that went away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _close_quietly() -> None:
    """Drop what standard output could not take, such as on a full disk, so that Python does not complain at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence()
