"""Five hundred wrong questions: whatever somebody types, the answer is a line that helps and never a traceback."""

import random
import re
import string

import pytest

from kg.cli import run
from kg.query import load_queries
from tests.query.examples import write_store

SEED = 20140416
PIECES = ["{", "}", "(", ")", "<", ">", "'", '"', "?", "??x", ";", ".", "kg:", "kg:mett", "zzz:x", "SERVICE <x:y>"]
PIECES += ["FILTER(", "UNION", "SELECT", "\\", "\0", "\u202e", "\x1b[31m", "# ", "@en", "^^", "1e999", "LIMIT -1", "é"]


@pytest.fixture(scope="module")
def location(tmp_path_factory):
    return write_store(tmp_path_factory.mktemp("malformed") / "kg.store")


def broken(text, rng):
    """Return a query with something wrong in it, as slips of the hand have it."""
    at = rng.randrange(len(text))
    piece = rng.choice(PIECES)
    return rng.choice(
        [
            text[:at],
            text[:at] + piece + text[at:],
            text[:at] + text[at + rng.randint(1, 9) :],
            text.replace(rng.choice(["{", "}", "(", ")", "?", ":", " "]), piece, 1),
            text[at:],
        ]
    )


def queries(number):
    rng = random.Random(SEED)
    texts = [query.text for query in load_queries().values()]
    return [broken(rng.choice(texts), rng) for _ in range(number)]


def arguments(number):
    """Return values that fit nowhere, for the parameters of all commands that ask."""
    rng = random.Random(SEED + 1)
    letters = string.printable + "\u202e\u0000é漢\ud800"
    for _ in range(number):
        word = "".join(rng.choices(letters, k=rng.randint(1, 30))).lstrip("-")
        yield rng.choice(
            [
                ["query", "meetings", f"entity={word}"],
                ["query", "timeline", f"from={word}"],
                ["query", "meetings", "--param", word],
                ["query", "SELECT ?x { ?x ?p ?o }", "--param", f"x=<{word}"],
                ["query", "meetings", "-f", word],
                ["query", f"@{word}.rq"],
                ["claims", "--relation", word],
                ["claims", "--since", word],
                ["claims", "--about", word],
                ["path", word, "Kade"],
                ["timeline", word],
                ["entity", word],
                ["update", word, "--yes"],
                ["compare", word],
            ]
        )


def told(location, monkeypatch, capfd, words):
    """Run kg and return its exit code and what it said; it may say nothing that commands a terminal."""
    monkeypatch.setenv("KG_STORE", location)
    code = run(words)
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert "internal error" not in err
    assert not re.search("[\x00\x1b\u202e]", err)
    return code, err


@pytest.mark.parametrize("part", range(5))
def test_broken_queries_are_refused_in_a_line_and_their_place_is_shown(location, monkeypatch, capfd, part):
    refused = 0
    for text in queries(300)[part::5]:
        code, err = told(location, monkeypatch, capfd, ["query", text, "--limit", "1", "-f", "csv"])
        assert code in (0, 2), (text, err)
        if code == 2:
            refused += 1
            lines = err.splitlines()
            place = [line for line in lines if line.startswith("  ")]
            assert all(line.startswith("kg: ") for line in lines if line not in place), err
            assert not place or (len(place) == 2 and set(place[1]) == {" ", "^"}), err
    assert refused > 30


@pytest.mark.parametrize("part", range(5))
def test_broken_values_are_refused_in_a_line(location, monkeypatch, capfd, part):
    for words in list(arguments(200))[part::5]:
        code, err = told(location, monkeypatch, capfd, words)
        assert code in (0, 1, 2), (words, err)
        assert code == 0 or err.startswith(("kg: ", "no ")), (words, err)
