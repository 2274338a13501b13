"""Tell what went wrong with single articles while the work goes on."""

from __future__ import annotations

from dataclasses import dataclass

import click

from kg.cli.console import Progress, note
from kg.cli.words import language
from kg.pipeline import Outcome, Problem, name
from kg.query.cells import plain

__all__ = ["Problems"]


@dataclass(slots=True)
class Problems:
    """Prints each problem as a line, and where in the code it arose if that is wanted."""

    debug: bool
    number: int = 0

    @classmethod
    def of(cls, ctx: click.Context) -> Problems:
        """Return one that heeds ``kg --debug``."""
        return cls(debug=bool(ctx.find_root().params.get("debug")))

    def tell(self, problem: Problem, progress: Progress | None = None) -> None:
        """Print a problem in place of the line of progress."""
        self.number += 1
        if progress:
            progress.say("")
        note(f"kg: {problem.message}")
        if self.debug and problem.trace:
            note(problem.trace)

    def tell_language(self, outcome: Outcome, progress: Progress | None = None) -> None:
        """Say that an article is in no language that the parser covers, where that is so: no problem, but no claims."""
        if outcome.unparsed_only:
            if progress:
                progress.say("")
            languages = " and ".join(map(language, outcome.unparsed_only))
            note(f"kg: {plain(name(outcome.document))}: in {languages}, which no parser covers; it gives no claims")
