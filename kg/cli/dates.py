"""Days on the command line: 2014, 2014-04 or 2014-04-16."""

from __future__ import annotations

import calendar
import re
from datetime import date

import click

__all__ = ["since_option", "until_option"]

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
DATE = "2014, 2014-04 or 2014-04-16"


def _first(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    return value and _day(value, last=False)


def _last(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Return the last day, which must not be before the first one where that is given as well."""
    until, since = value and _day(value, last=True), ctx.params.get("since")
    if until and since and until < since:
        raise click.BadParameter(f"{value!r} is before --since, so that no day is left")
    return until


def _day(value: str, *, last: bool) -> str:
    """Return a day as ISO 8601 writes it; of a month or a year the first or the last one."""
    found = DAY.fullmatch(value)
    if not found:
        raise click.BadParameter(f"{value!r} is no date; write {DATE}")
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        day = int(found[3] or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day of the calendar; write {DATE}") from None


since_option = click.option(
    "--since", callback=_first, is_eager=True, metavar="DATE", help=f"From this day on: {DATE}."
)
# Read after --since, wherever it stands.
until_option = click.option(
    "--until", callback=_last, metavar="DATE", help="Up to this day, the last of a month or a year."
)
