"""The rows of a page in its HTML, plain or packed."""

import pytest

from kg.errors import ExportError
from kg.export.page_data import data_block, read_rows

ROWS = {"title": "</script><b>", "entities": [["a", "Zoë \u2028 & Co", 1]]}


@pytest.mark.parametrize("large", [0, 10_000])
def test_rows_come_back(large):
    block = data_block(ROWS, large=large)
    assert read_rows(f"<html>{block}<script>1</script>", name="x.html") == ROWS
    assert ("application/gzip" in block) is (large == 0)


def test_packing_gives_the_same_bytes_each_time():
    assert data_block(ROWS, large=0) == data_block(ROWS, large=0)


def test_no_block_can_leave_its_element():
    for large in (0, 10_000):
        assert data_block(ROWS, large=large).count("<") == 2


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>hello</p>",
        '<script id="kg-data" type="application/json">[1]</script>',
        '<script id="kg-data" type="application/json">{"a"</script>',
        '<script id="kg-data" type="application/gzip">????</script>',
        '<script id="kg-data" type="application/gzip">aGVsbG8=</script>',
        '<script id="kg-data" type="application/gzip">H4sIAAAAAAAC/w==</script>',
    ],
)
def test_what_is_no_page_is_told(html):
    with pytest.raises(ExportError, match=r"x\.html: is no page that this kg show wrote"):
        read_rows(html, name="x.html")
