"""The command line: arguments in, exit codes out. Everything worth a test of its own is elsewhere."""

from kg.cli.program import main, run

__all__ = ["main", "run"]
