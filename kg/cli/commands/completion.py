"""`kg completion`."""

from __future__ import annotations

import click

from kg.cli.scripts import SCRIPTS

__all__ = ["command"]

EPILOG = """
\b
bash: kg completion bash >> ~/.bashrc
zsh:  kg completion zsh >> ~/.zshrc
fish: kg completion fish > ~/.config/fish/completions/kg.fish
"""


@click.command("completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(list(SCRIPTS)))
def command(*, shell: str) -> None:
    """Print what makes a shell complete commands, queries, and names in the graph."""
    click.echo(SCRIPTS[shell], nl=False)
