"""`kg unread`: the sentences that give no claim, with reasons and counts."""

import csv
import io
import json

import pytest

ARTICLE = """Harbour news

Norway met Iceland on Monday. The crew dredged the harbour. Osei was arrested on Monday.

The crew dredged it again and again, and a long time went by before the ships came back to the harbour.
"""


@pytest.fixture
def news(kg, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    return kg


def test_rows_and_counts(news):
    ran = news("unread", "a.txt")
    header, *rows = csv.reader(io.StringIO(ran.out))
    assert header == ["article", "start", "reason", "why", "sentence"]
    assert rows[1] == [
        "a.txt", "44", "no frame for the word", "no frame has the verb 'dredge'", "The crew dredged the harbour.",
    ]  # fmt: skip
    assert rows[2][2:4] == ["missing argument", "arrest: missing subject: nothing stands there as nsubj"]
    assert "Norway met Iceland on Monday." not in ran.out
    summary = ran.err.splitlines()
    assert summary[0] == f"{len(rows)} sentences of {len(rows) + 1} in 1 article give no claim"
    assert summary[-1].startswith("most frequent without a frame: dredge (2)")
    assert ran.code == 0


def test_a_limit_counts_all(news):
    whole, ran = news("unread", "a.txt"), news("unread", "a.txt", "--limit", "1", "-f", "tsv")
    assert len(ran.out.splitlines()) == 2
    assert ran.out.splitlines()[0] == "article\tstart\treason\twhy\tsentence"
    assert ran.err == whole.err


def test_counts_only(news):
    rows = json.loads(news("unread", "a.txt", "--counts", "-f", "json").out)
    words = {(row["what"], row["words"]): row["sentences"] for row in rows}
    assert words["verb without a frame", "dredge"] == "2"
    assert ("reason", "missing argument") in words
    assert rows[-1]["example"]


def test_a_table(news):
    ran = news("unread", "a.txt", "-f", "table", "--limit", "2")
    assert ran.out.split()[:3] == ["article", "start", "reason"]
    assert "2 rows" in ran.err


def test_an_empty_answer_is_well_formed(kg, tmp_path):
    (tmp_path / "b.txt").write_text("Norway met Iceland.\n\nNorway met Sweden in Oslo on Monday, and Iceland later.\n")
    assert kg("unread", "b.txt", "-f", "json", "--limit", "0").out == "[]\n"


def test_what_cannot_be_read_is_told(news, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02 \x00")
    ran = news("unread", "a.txt", "b.txt", "none.txt")
    assert ran.code == 1
    assert sum(line.startswith("kg: ") for line in ran.err.splitlines()) == 2
    assert "sentences of" in ran.err
    assert news("unread", "none.txt").err.count("\n") == 1
