"""Records in JSON and JSON lines."""

import json

import pytest

from kg.errors import InputError
from kg.text import read_bytes

SENTENCE = "The ministers of Vantry and Orlen met in Sarn on Monday."


def read_one(record, name="news.jsonl"):
    (document,) = read_bytes(json.dumps(record).encode(), name=name)
    return document


def message(content, name="news.jsonl"):
    with pytest.raises(InputError) as caught:
        list(read_bytes(content, name=name))
    return str(caught.value)


def test_a_record_keeps_all_that_it_says():
    document = read_one(
        {
            "text": f"Talks\n\n{SENTENCE}",
            "title": "Talks",
            "url": "https://courier.example/1",
            "published": "2031-05-02",
            "publisher": "The Courier",
            "byline": "Ola Perriwig",
            "language": "en",
        }
    )
    assert document.text == f"Talks\n\n{SENTENCE}"
    assert document.sources == ("https://courier.example/1",)
    assert str(document.published) == "2031-05-02"
    assert (document.publisher, document.byline, document.language) == ("The Courier", "Ola Perriwig", "en")


def test_a_source_is_an_address_or_a_name():
    assert read_one({"text": SENTENCE, "source": "The Courier"}).publisher == "The Courier"
    assert read_one({"text": SENTENCE, "source": "The Courier"}).sources == ("news.jsonl",)
    assert read_one({"text": SENTENCE, "source": "http://a.example/"}).sources == ("http://a.example/",)


def test_an_unreadable_date_is_none():
    assert read_one({"text": SENTENCE, "date": "yesterday"}).published is None


def test_a_short_text_is_taken_as_it_is():
    assert read_one({"text": "Talks go on", "title": "Note"}).text == "Note\n\nTalks go on"


def test_json_holds_one_record_or_a_list():
    records = [{"text": SENTENCE}, {"text": SENTENCE, "title": "Talks"}]
    titles = [document.title for document in read_bytes(json.dumps(records, indent=1).encode(), name="a.json")]
    assert titles == [None, "Talks"]
    assert read_one({"text": SENTENCE}, name="a.json").text == SENTENCE


def test_records_are_known_without_a_name():
    lines = (json.dumps({"text": SENTENCE}) + "\n") * 2
    assert len(list(read_bytes(lines.encode(), name="-"))) == 2
    assert len(list(read_bytes(json.dumps([{"text": SENTENCE}]).encode(), name="-"))) == 1


def test_lone_surrogates_are_dropped():
    (document,) = read_bytes(b'{"text": "The ministers\\ud800 met in Sarn on Monday."}', name="a.jsonl")
    assert document.text == "The ministers met in Sarn on Monday."


EXPECTED = 'each record needs "text" and may have title, url, date, publisher, byline, language'


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'{"text": "The two sides met in Sarn again."}\n\n{"title": "x"}', f"news.jsonl:3: no 'text'; {EXPECTED}"),
        (b'{"text": 5}', f"news.jsonl:1: no 'text'; {EXPECTED}"),
        (b"[1]", f"news.jsonl:1: not an object; {EXPECTED}"),
        (b"{", 'news.jsonl:1: not JSON; each line must be one object such as {"text": "..."}'),
        (b'{"text": "\xff"}', "news.jsonl:1: not UTF-8; save the file as UTF-8"),
        (
            b'{"text": "..."}',
            "news.jsonl:1: no article text found; give a file with at least one full sentence of prose",
        ),
        (b"[" * 100_000, 'news.jsonl:1: not JSON; each line must be one object such as {"text": "..."}'),
    ],
)
def test_errors_name_their_line(content, error):
    assert message(content) == error


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"[]", f"a.json: an empty list; {EXPECTED}"),
        (b'[{"text": "x y z"}, 1]', f"a.json: record 2: not an object; {EXPECTED}"),
        (b'{"text": \n x}', "a.json:2: not JSON; give an object or a list of objects, or name the file .jsonl"),
        (b"[" * 100_000, "a.json: not JSON; give an object or a list of objects, or name the file .jsonl"),
    ],
)
def test_errors_in_json(content, error):
    assert message(content, name="a.json") == error
