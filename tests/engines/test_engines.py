"""Every named query gives the same rows on kg, Oxigraph's own program, Jena's arq and Comunica."""

import pytest

from tests.engines.conftest import calls
from tests.engines.engines import ENGINES, rows_of

SILENT = {"disputed", "judgements-example"}  # the sample articles tell nothing of that


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", calls())
def test_all_engines_give_the_rows_that_kg_gives(name, engine, rows):
    ours, theirs = rows(name, "kg"), rows(name, engine)
    assert theirs == ours


@pytest.mark.parametrize("name", calls())
def test_there_are_rows_to_compare(name, rows):
    assert bool(rows(name, "kg")) == (name not in SILENT)


def test_numbers_are_compared_by_value_and_all_else_by_its_term():
    def one(cell):
        return rows_of(f'{{"head": {{"vars": ["n"]}}, "results": {{"bindings": [{{"n": {cell}}}]}}}}')

    integer = '{"type":"literal","value":"8","datatype":"http://www.w3.org/2001/XMLSchema#integer"}'
    decimal = '{"type":"literal","value":"8.00","datatype":"http://www.w3.org/2001/XMLSchema#decimal"}'
    assert one(integer) == one(decimal)
    assert one(integer) != one('{"type":"literal","value":"8"}')
    assert one('{"type":"literal","value":"a","xml:lang":"en"}') != one('{"type":"literal","value":"a"}')
