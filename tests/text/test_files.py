"""Paths, folders, standard input: what is read, and the one line that says why something is not."""

import gzip
import io
import json
import os

import pytest

from kg.errors import InputError
from kg.text import read

NOBODY = 65534  # a user who owns nothing

TALKS = "Talks in May\n\nThe ministers of Vantry and Orlen will meet again in Sarn on Monday.\n"
RECORD = json.dumps({"text": "The ministers of Vantry and Orlen met in Sarn.", "title": "Talks"}) + "\n"


def titles(*paths, **options):
    return [document.title for document in read([str(path) for path in paths], **options)]


def message(*paths, **options):
    with pytest.raises(InputError) as caught:
        titles(*paths, **options)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TALKS.replace("May", name), encoding="utf-8")
    assert titles(tmp_path) == ["Talks in b.txt", "Talks in a/c.txt", "Talks in a/z.txt"]


def test_sources_are_the_paths_as_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TALKS, encoding="utf-8")
    paths = ["news", "news/a.txt", "./news//a.txt", str(tmp_path / "news")]
    sources = [document.sources for document in read(paths)]
    assert sources == [("news/a.txt",)] * 3 + [((tmp_path / "news" / "a.txt").as_posix(),)]


def test_standard_input():
    assert titles("-", stdin=io.BytesIO(TALKS.encode())) == ["Talks in May"]
    assert titles("-", stdin=io.BytesIO(RECORD.encode() * 2)) == ["Talks", "Talks"]
    assert titles("-", stdin=io.BytesIO(gzip.compress(RECORD.encode()))) == ["Talks"]
    assert "empty" in message("-", stdin=io.BytesIO(b""))


def test_gzip(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TALKS.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(RECORD.encode() * 3))
    assert titles(tmp_path) == ["Talks in May", "Talks", "Talks", "Talks"]


def test_a_large_file_of_records_is_streamed(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(RECORD + "\n" * 20_000_000, encoding="utf-8")
    assert next(iter(read([str(path)]))).language == "en"


def test_a_large_article_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(TALKS.encode() * 300_000)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 21_000_000))
    assert message(tmp_path / "a.txt").endswith(
        "a.txt: larger than 20 MB; split it, or give one article per line as JSON lines"
    )
    assert "larger than 20 MB" in message(tmp_path / "b.txt.gz")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty; give a file with an article"),
        (b" \n\t ", "empty; give a file with an article"),
        (b"%PDF-1.7\n...", "a PDF file; save its text first, for example with pdftotext"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image; only text can be read"),
        (b"PK\x03\x04" + bytes(30), "a ZIP archive or an office document; unpack it, or save the document as text"),
        (bytes(1000), "not a text file; give .txt, .md, .html, .json or .jsonl"),
        (b"Home\nNews\nSport\n", "no article text found; give a file with at least one full sentence of prose"),
        (b"\x1f\x8b\xffbroken", "damaged gzip file; fetch it again"),
        (gzip.compress(TALKS.encode())[:-9], "gzip file ends too early; fetch it again"),
        (b'<?xml version="1.0"?><rss><item>News</item></rss>', "an XML file; save the article as HTML or as text"),
        ("Привет мир, это новости".encode("cp1251"), "unknown encoding; save it as UTF-8"),
    ],
)
def test_unreadable_content(tmp_path, content, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert message(path) == f"{path.as_posix()}: {reason}"


def test_unreadable_paths(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "empty").mkdir()
    assert message(tmp_path / "no.txt").endswith("no.txt: no such file; check the path")
    assert message(tmp_path / "gone.txt").endswith("gone.txt: a link to a file that is gone; remove it")
    assert message(tmp_path / "loop.txt").endswith("loop.txt: a link that leads back to itself; remove it")
    assert message(tmp_path / "empty").endswith("empty: no files in this folder; give one with articles")
    assert message("https://courier.example/a") == (
        "https://courier.example/a: fetching is not supported yet; save the page and give its file"
    )
    assert "not a path" in message("")
    assert "not a path" in message("a\0b")
    assert "?" in message(tmp_path / "line\nbreak.txt")


def test_a_folder_of_links_in_a_circle_ends(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "up").symlink_to(tmp_path)
    (tmp_path / "inner" / "a.txt").write_text(TALKS, encoding="utf-8")
    assert titles(tmp_path) == ["Talks in May"]


def test_a_pipe_in_a_folder_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert message(tmp_path).endswith("pipe: not a regular file; leave it out")


@pytest.fixture
def as_nobody():
    """Let the test run without root's right to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


def test_no_permission(tmp_path, request):
    path = tmp_path / "a.txt"
    path.write_text(TALKS, encoding="utf-8")
    path.chmod(0)
    request.getfixturevalue("as_nobody")
    assert message(path).endswith("a.txt: no permission to read it; change its permissions or leave it out")


def test_every_failure_is_reported_once_and_the_rest_is_read(tmp_path):
    for name, content in {
        "a.png": b"\x89PNG",
        "b.txt": TALKS.encode(),
        "c.pdf": b"%PDF",
        "d.jsonl": b"{}\nno\n",
    }.items():
        (tmp_path / name).write_bytes(content)
    errors = []
    assert titles(tmp_path, on_error=errors.append) == ["Talks in May"]
    assert [str(error).removeprefix(f"{tmp_path.as_posix()}/").split(";")[0] for error in errors] == [
        "a.png: an image",
        "c.pdf: a PDF file",
        "d.jsonl:1: no 'text'",
        "d.jsonl:2: not JSON",
    ]


def test_a_graph_and_its_exports_may_lie_among_the_articles(tmp_path):
    (tmp_path / "a.txt").write_text("Harbour talks\n\nThe ministers met in Bergen on Monday and agreed on a quota.\n")
    (tmp_path / "kg.store").mkdir()
    for name in ("kg.store/CURRENT", "kg.store/MANIFEST-000005", "kg.store/000004.log", "graph.ttl"):
        (tmp_path / name).write_text("The ministers met in Bergen on Monday and agreed on a quota, says no article.")
    (tmp_path / "kg.html").write_text('<!doctype html><html><meta name="generator" content="kg"><p>A picture.</p>')
    errors = []
    documents = list(read([str(tmp_path)], on_error=errors.append))
    assert [document.title for document in documents] == ["Harbour talks"]
    assert errors == []


def test_claims_are_no_articles(tmp_path):
    claim = {"subject": {"name": "Vantry"}, "predicate": "met", "object": {"name": "Orlen"}, "evidence": []}
    for name, content in {"claims.jsonl": json.dumps(claim) + "\n", "claims.json": json.dumps([claim])}.items():
        (tmp_path / name).write_text(content * (2 if name.endswith("l") else 1), encoding="utf-8")
        errors = []
        assert titles(tmp_path / name, on_error=errors.append) == []
        assert [str(error).rpartition("/")[2] for error in errors] == [
            f"{name}: claims of kg, no articles; use kg import"
        ]
    (tmp_path / "a.txt").write_text(TALKS, encoding="utf-8")
    assert titles(tmp_path) == ["Talks in May"]
