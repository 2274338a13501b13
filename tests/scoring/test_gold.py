"""Gold and claims are read from lines of JSON, and a wrong line is told with its file and number."""

import pytest

from kg.errors import ScoreError
from kg.scoring import GoldLine, read_claims, read_gold

FULL = (
    '{"s": ["Anna Varga", "minister"], "p": ["visited"], "o": ["Oslo"], "modality": ["planned"], "symmetric": false,'
    ' "by": ["officials"], "date": "2019-05", "place": ["Oslo"], "core": true}'
)
LEAST = '{"s": ["a"], "p": ["met"], "o": ["b"], "modality": ["asserted"], "core": false}'


def gold(tmp_path, text):
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_gold_lines(tmp_path):
    noted = LEAST.replace("{", '{"note": "from the headline", ')
    assert read_gold(gold(tmp_path, f"\ufeff{FULL}\n\n{noted}\n")) == [
        GoldLine(
            ("Anna Varga", "minister"), ("visited",), ("Oslo",), ("planned",),
            core=True, date="2019-05", places=("Oslo",), speakers=("officials",),
        ),
        GoldLine(("a",), ("met",), ("b",), ("asserted",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("{", "is not JSON ("),
        ("[1]", "is no JSON object; write one object in each line"),
        (LEAST.replace('"s"', '"subject"'), "has no 's'; see docs/annotation.md on writing down gold"),
        (LEAST.replace(', "core": false', ""), "has no 'core'; see docs/annotation.md on writing down gold"),
        (LEAST.replace('["a"]', '"a"'), "'s' must be a list of names, not \"a\""),
        (LEAST.replace('["b"]', "[]"), "'o' must be a list of names, not []"),
        (LEAST.replace('["b"]', '[" "]'), "'o' must be a list of names, not [\" \"]"),
        (LEAST.replace('["asserted"]', "[[1]]"), "'modality' must be a list of modalities, not [[1]]"),
        (LEAST.replace("false", '"no"'), "'core' must be true or false, not \"no\""),
        (FULL.replace("2019-05", "May 2019"), "'date' must be a year, a month or a day in the ISO form"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(tmp_path, wrong, message):
    path = gold(tmp_path, f"{LEAST}\n\n{wrong}\n")
    with pytest.raises(ScoreError) as error:
        read_gold(path)
    assert str(error.value).startswith(f"{path}:3: {message}")
    assert "\n" not in str(error.value)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(ScoreError, match=r"none\.jsonl: No such file"):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes("é".encode("latin-1"))
    with pytest.raises(ScoreError, match="is not all Unicode; save it as UTF-8"):
        read_gold(tmp_path / "latin.jsonl")


@pytest.mark.parametrize(
    "wrong",
    [
        "{}",
        '{"subject": "a", "predicate": "met"}',
        '{"subject": {}, "predicate": 1}',
        '{"subject": {}, "predicate": "met", "qualifiers": [1]}',
        '{"subject": {}, "predicate": "met", "attribution": "Kyodo"}',
        "nonsense",
    ],
)
def test_what_is_no_claim_is_told_with_its_number(wrong):
    with pytest.raises(ScoreError, match=r"^claims:2: is no"):
        read_claims(['{"subject": {}, "predicate": "met", "qualifiers": null}', wrong], name="claims")
