"""`kg try`: what a person sees of how a sentence is read, and what a program gets."""

import io
import json
import sys

from kg.cli.tracing import drawn
from kg.model import Token

SHOWN = """\
Norway met Iceland in Oslo, officials said.

  1     ┌─ Norway   Norway    PROPN  NNP  nsubj  Norway (Country)
  2   ┌─ met        meet      VERB   VBD  ccomp
  3   │ ├─ Iceland  Iceland   PROPN  NNP  obj    Iceland (Country)
  4   │ │ ┌─ in     in        ADP    IN   case
  5   │ └─ Oslo     Oslo      PROPN  NNP  obl    Oslo (City)
  6   ├─ ,          ,         PUNCT  ,    punct
  7   ├─ officials  official  NOUN   NNS  nsubj
  8   said          say       VERB   VBD  root
  9   └─ .          .         PUNCT  .    punct
"""


def give(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_sentence_that_gives_a_claim(kg):
    ran = kg("try", "Norway met Iceland in Oslo, officials said.")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "meet: verb, active, asserted, positive, said by officials" in lines
    assert "    frame meet/1 for met: fires" in lines
    assert lines[-1] == (
        "claim: Iceland (Country) - met - Norway (Country), asserted, positive, place Oslo, said by officials (meet/1)"
    )


def test_the_tree_stands_in_the_order_of_the_sentence(kg):
    shown = kg("try", "Norway met Iceland in Oslo, officials said.").out.split("\n\nmeet:")[0].splitlines()
    assert [line.split() for line in shown] == [line.split() for line in SHOWN.splitlines()]


def test_a_sentence_that_gives_none(kg):
    ran = kg("try", "The crew dredged the harbour.", "He was arrested.")
    lines = ran.out.splitlines()
    assert lines.count("    no frame has the verb 'dredge'") == 1
    assert "no claim: no frame has the verb 'dredge'" in lines
    assert "arrest: verb, passive, asserted, positive" in lines
    assert "    frame detain/1 for detained: missing subject: nothing stands there as nsubj" in lines
    assert lines[-1] == "no claim: arrest: missing subject: nothing stands there as nsubj"


def test_the_dateline_dates_a_weekday(kg):
    assert "date 2014-04-14" in kg("try", "Norway met Iceland on Monday.", "--date", "2014-04-16").out
    assert "date" not in kg("try", "Norway met Iceland on Monday.").out


def test_json(kg):
    ran = kg("try", "Norway met Iceland.", "A fine day.", "-f", "json")
    first, second = json.loads(ran.out)
    assert first["tokens"][1] == {
        "index": 1, "text": "met", "lemma": "meet", "pos": "VERB", "tag": "VBD", "head": 1, "relation": "root",
    }  # fmt: skip
    assert first["names"][0] == {"text": "Norway", "type": "Country", "start": 0, "end": 6}
    (proposition,) = first["propositions"]
    (claim,) = first["claims"]
    assert proposition["frames"] == [{"frame": "meet/1", "relation": "met", "claims": [claim["id"]], "reasons": []}]
    assert (proposition["voice"], proposition["arguments"][0]) == ("active", {"role": "nsubj", "text": "Norway"})
    assert (claim["predicate"], first["reason"]) == ("met", None)
    assert second["claims"] == []
    assert second["reason"] == {
        "reason": "no proposition", "text": "it has no verb, and no noun that a frame knows",
    }  # fmt: skip
    assert ran.out.count("\n") == 4, "one sentence a line"


def test_standard_input_has_paragraphs(kg, monkeypatch):
    give(monkeypatch, b"Nor\0way met\nIceland.\n\n \nA fine day.\n")
    assert [one["sentence"] for one in json.loads(kg("try", "-", "-f", "json").out)] == [
        "Norway met Iceland.", "A fine day.",
    ]  # fmt: skip


def test_a_paragraph_in_another_language_says_so(kg):
    korean = "한국과 일본은 다음 달에 다시 만나기로 했다."
    ran = kg("try", korean)
    assert ran.out.splitlines() == [
        korean, "", "no claim: the paragraph is in Korean (ko), which the parser does not read",
    ]  # fmt: skip
    (found,) = json.loads(kg("try", korean, "-f", "json").out)
    assert found["reason"]["reason"] == "other language"


def test_nothing_to_read(kg, monkeypatch):
    for words in ("", " ", "?!", "\x1b\x07"):
        ran = kg("try", words)
        assert (ran.code, ran.out, ran.err) == (1, "", "kg: sentence: has no words; write a sentence\n")
    give(monkeypatch, b"")
    assert kg("try", "-").err == "kg: sentence: has no words; write a sentence\n"
    give(monkeypatch, b"%PDF-1.4 \x00")
    assert kg("try", "-").err == "kg: standard input: a PDF file; save its text first, for example with pdftotext\n"


def test_a_file_is_no_sentence(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Norway met Iceland.")
    ran = kg("try", "a.txt")
    assert ran.code == 1
    assert ran.err == "kg: a.txt: is a file; read it with kg unread or kg extract, or give a sentence\n"
    assert kg("try", "Norway met Iceland." * 300).code == 0, "longer than a path may be"


def test_words_that_hang_from_each_other_are_drawn_once():
    heads = [2, 0, 2, 4, 2]  # not projective: 1 hangs from 0
    tokens = [Token(n, n, n + 1, str(n), str(n), "X", "", head, "dep") for n, head in enumerate(heads)]
    assert [(branch, token.text) for branch, token in drawn(tokens)] == [
        ("┌─", "0"), ("│ └─", "1"), ("", "2"), ("│ ┌─", "3"), ("└─", "4"),
    ]  # fmt: skip
