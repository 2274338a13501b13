"""Write docs/cli.md from the help texts of the commands: python docs/write_cli.py."""

from __future__ import annotations

from pathlib import Path

from kg.cli.program import COMMANDS, program

PAGE = Path(__file__).parent / "cli.md"
WIDTH = {"max_content_width": 100, "terminal_width": 100}
HEAD = """# The command line

<!-- Written by docs/write_cli.py from the help texts; do not edit. -->

Data goes to standard output and everything else to standard error. Every error is one line that names its subject and
the next step. Exit codes: 0 done, 1 failed, 2 wrong usage or syntax, 124 timed out, 130 interrupted.
"""


def page() -> str:
    """Return the page as it should be."""
    root = program.make_context("kg", [], resilient_parsing=True, **WIDTH)
    parts = [HEAD, f"```text\n{program.get_help(root).rstrip()}\n```\n"]
    for name in COMMANDS:
        command = program.get_command(root, name)
        if command is None:
            raise LookupError(name)
        context = command.make_context(name, [], parent=root, resilient_parsing=True, **WIDTH)
        parts.append(f"## kg {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
