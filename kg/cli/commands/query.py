"""`kg query`."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.completing import query_names, query_values
from kg.cli.manual import QueryCommand
from kg.cli.options import output_option, queries_option, store_option
from kg.cli.querying import Given, answer
from kg.query import FORMATS, allowed, read_size

__all__ = ["command"]


@click.command("query", cls=QueryCommand)
@click.argument("query", shell_complete=query_names)
@click.argument("values", nargs=-1, metavar="[VALUE...]", shell_complete=query_values)
@store_option
@queries_option
@click.option("--endpoint", default="", metavar="URL", help="Ask this SPARQL server in place of the graph.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Give a parameter or variable its value.")
@click.option(
    *("-f", "--format", "format_"),
    metavar="FORMAT",
    shell_complete=lambda _ctx, _param, begun: [name for name in FORMATS if name.startswith(begun)],
    help=f"One of {', '.join(FORMATS)}.",
)
@output_option
@click.option("--evidence", is_flag=True, help="Add to each row the sentences behind it.")
@click.option("--cite", is_flag=True, help="Write Markdown with the sentences as footnotes.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many results.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Stop the query after this time."
)
@click.option(
    "--memory",
    default="",
    metavar="SIZE",
    callback=lambda _ctx, _param, value: read_size(value) if value else allowed(),
    help="Stop the query when it takes more memory, such as 500M or 4G. Without it: 2G, or half of the machine's.",
)
@click.option("--explain", is_flag=True, help="Show in which order it is answered, as a table, CSV or JSON.")
@click.option("--time", "timed", is_flag=True, help="Say how many results there are and how long they took.")
@click.option("--exit-status", "status", is_flag=True, help="Exit with 1 where the answer is no or has no results.")
@click.option("--all", "every", is_flag=True, help="Show all rows on a terminal.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Ask the graph: a query by name, from a file, or in SPARQL.

    QUERY is a name (kg queries lists them), a file that ends in .rq or .sparql or follows an @, - for standard input,
    or SPARQL itself. VALUES fill the parameters of a query, as name=value or in their order; --param does so by name,
    and gives any other variable a value: words, or a term as Turtle writes it, such as kg:met, <https://...> or
    "5"^^xsd:integer. Known prefixes need no declaration. The query can only read, and asks no other server but that of
    --endpoint, to which it is sent as it is. On a terminal the answer is a table, and elsewhere CSV or, for triples,
    Turtle. With --timeout it comes whole or not at all. kg query NAME --help tells of one query and shows an example.

    --evidence and --cite find the sentences of rows that name claims, evidence or entities by IRI, or that hold the
    text of a sentence, as the queries with a name do; at most ten for each row.

    --explain shows the parts of the query in the order in which they are answered, with the rows expected and the rows
    there are up to each; for these, each beginning of the query is asked by itself and counted, without its FILTERs.
    """
    code = answer(Given(**given))
    if code:
        ctx.exit(code)
