"""`kg completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

__all__ = ["command"]

SHELLS = ("bash", "zsh", "fish")
ASKED_BY = "_KG_COMPLETE"  # the variable by which a shell asks the program
EPILOG = """
\b
bash: kg completion bash >> ~/.bashrc
zsh:  kg completion zsh >> ~/.zshrc
fish: kg completion fish > ~/.config/fish/completions/kg.fish
"""


@click.command("completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(SHELLS))
def command(*, shell: str) -> None:
    """Print what makes a shell complete commands, queries, and names in the graph."""
    from kg.cli.program import program

    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(program, {}, "kg", ASKED_BY).source())
