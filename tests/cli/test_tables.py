from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.cli.console import listing
from kg.cli.tables import Line, lay_out

COLUMNS = ["who", "says", "sentence"]
ROWS = [["Anna", "", "It was a long day at the harbour of Vell."], ["Boris", "", "No."]]


def test_what_fits_stands_side_by_side():
    assert list(lay_out(COLUMNS, ROWS, width=80)) == [
        Line("who    sentence", "bold"),
        Line("Anna   It was a long day at the harbour of Vell."),
        Line("Boris  No."),
    ]


def test_what_is_too_wide_stands_below():
    assert list(lay_out(COLUMNS, ROWS, width=30)) == [
        Line("who", "bold"),
        Line("Anna"),
        Line("    sentence: It was a long", "dim"),
        Line("        day at the harbour of", "dim"),
        Line("        Vell.", "dim"),
        Line("Boris"),
        Line("    sentence: No.", "dim"),
    ]


def test_one_long_cell_is_cut_and_stands_below_whole():
    rows = [["a:1", "a:text", "It was a long day at the harbour."], ["a:1", "a:type", "a:Report"]]
    rows += [["a:1", "a:day", "2031"], ["a:2", "a:type", "a:Report"]]
    assert list(lay_out(["s", "p", "o"], rows, width=24)) == [
        Line("s    p       o", "bold"),
        Line("a:1  a:text  It was a l\u2026"),
        Line("    o: It was a long day", "dim"),
        Line("        at the harbour.", "dim"),
        Line("a:1  a:type  a:Report"),
        Line("a:1  a:day   2031"),
        Line("a:2  a:type  a:Report"),
    ]


def test_what_a_row_is_about_stays_in_it_and_short_cells_share_a_line_below():
    columns = ["subject", "relation", "object", "modality", "polarity", "sentence"]
    rows = [["Anna Brandt", "met", "Boris Kade", "asserted", "positive", "Anna Brandt met Boris Kade there."]]
    assert [line.text for line in lay_out(columns, rows, width=40)] == [
        "subject      relation  object",
        "Anna Brandt  met       Boris Kade",
        "    modality: asserted; polarity:",
        "        positive",
        "    sentence: Anna Brandt met Boris Kade",
        "        there.",
    ]


def test_wide_characters_count_twice():
    lines = [line.text for line in lay_out(["a", "b"], [["韓国", "x"], ["y", "z"]], width=80)]
    assert lines == ["a     b", "韓国  x", "y     z"]


def test_no_rows_show_all_columns():
    assert list(lay_out(COLUMNS, [], width=80)) == [Line("who  says  sentence", "bold")]


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60)), max_size=5))
def test_nothing_is_lost(rows):
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    shown = "".join(line.text for line in lay_out(["a", "b", "c"], rows, width=40))
    squeezed = shown.replace(" ", "")
    assert all("".join(cell.split()) in squeezed for row in rows for cell in row)


def test_a_line_is_never_wider_than_the_screen_if_its_first_cell_is_not():
    rows = [["Anna", "word " * 30, "x" * 50]]
    assert max(cell_len(line.text) for line in lay_out(["a", "b", "c"], rows, width=60)) <= 60


LISTED = [
    ("groups", "Northland, Southland and the harbour treaty", "claims 3"),
    ("groups", "Vell", "claims 1, more of it"),
]


def test_a_list_fits_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setattr("kg.cli.console.is_terminal", lambda: True)
    listing(LISTED)
    assert capsys.readouterr().out.splitlines() == [
        "groups:",
        "  Northland, Southland and the",
        "    harbour treaty",
        "    claims 3",
        "  Vell  claims 1, more of it",
    ]


def test_a_list_for_a_program_has_a_line_for_each(capsys):
    listing(LISTED)
    assert capsys.readouterr().out.splitlines() == [
        "groups:",
        "  Northland, Southland and the harbour treaty  claims 3",
        "  Vell                                         claims 1, more of it",
    ]
