"""Explaining how a document is read: the claims are those of a build, and each silence has its nearest reason."""

import pytest

from kg.pipeline import Engine, Tally, open_explainer, unread
from kg.resources import samples_folder
from kg.text import from_paragraphs, read

ENGINE = Engine()
NEAREST = [
    ("Norway met Iceland.", None),
    ("The weather in May!", "it has no verb, and no noun that a frame knows"),
    ("The crew dredged and widened the harbour.", "no frame has the verb 'dredge' or 'widen'"),
    ("It was late, officials said.", "'say' only serves others: who says it, how far it is so, a noun's event"),
    ("The treaty dredged the harbour.", "no frame has the verb 'dredge'"),
    ("Osei was arrested on Monday.", "missing subject: nothing stands there as nsubj"),
    ("He met Ada Lind in Oslo.", "subject 'He' is a pronoun without a clear antecedent"),
]


def explained(*paragraphs):
    return open_explainer(ENGINE)(from_paragraphs(paragraphs, name="test", language="en"))


@pytest.mark.parametrize(("text", "words"), NEAREST)
def test_the_nearest_reason(text, words):
    (sentence,) = explained(text).sentences
    nearest = sentence.nearest
    assert (nearest and str(nearest.miss)) == words


def test_the_word_whose_frames_were_tried_is_named():
    (sentence,) = explained("Osei was arrested on Monday.").sentences
    assert sentence.nearest.word == "arrest"


def test_a_frame_that_fires_names_its_claims():
    (sentence,) = explained("Norway met Iceland in Oslo, officials said.").sentences
    told = {one.proposition.lemma: one for one in sentence.told}
    (tried,) = told["meet"].tried
    assert (tried.frame.rule, tried.misses) == ("meet/1", ())
    assert tried.claims == sentence.claims
    assert told["meet"].speakers == ("officials",)
    assert (told["say"].tried, told["say"].miss.reason) == ((), "word that only serves others")


def test_the_claims_are_those_of_a_build():
    explain, reader = open_explainer(ENGINE), ENGINE.open()
    for document in read([str(samples_folder())]):
        told = {claim for sentence in explain(document).sentences for claim in sentence.claims}
        assert told == set(reader(document).reading.claims)


def test_sentences_and_foreign_paragraphs_without_a_claim_are_counted(tmp_path):
    korean = "한국과 일본은 다음 달에 다시 만나기로 했다고 외교부가 수요일에 밝혔다."
    text = f"Norway met Iceland. The crew dredged the harbour.\n\n{korean}\n\nThe crew dredged it again and again.\n"
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 \x00")
    problems, tally = [], Tally()
    outcomes = list(unread([str(tmp_path)], engine=ENGINE, workers=1, on_error=problems.append))
    (outcome,) = outcomes
    tally.add(outcome)
    assert len(problems) == 1
    words = [outcome.document.text[one.start : one.end] for one in outcome.unread]
    assert words == ["The crew dredged the harbour.", korean, "The crew dredged it again and again."]
    assert [one.sentence for one in outcome.unread] == [1, None, 2]
    assert (tally.articles, tally.sentences, tally.paragraphs) == (1, 3, 1)
    assert tally.reasons == {"no frame for the word": 2, "other language": 1}
    assert tally.words == {("verb", "dredge"): 2}
    assert tally.examples["verb", "dredge"] == words[0]
