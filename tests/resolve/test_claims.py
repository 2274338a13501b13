"""Claims: their ids, their evidence, what is left out, and that an attribution is never lost."""

from datetime import date

import pytest

from kg.errors import OntologyError
from kg.model import Entity, Modality, Polarity, Value
from kg.resolve import claim_id
from tests.resolve.examples import edges, only, story

MONEY = Value("8000000", "xsd:decimal", "$8 million", unit="USD", start=13, end=23)
WEDNESDAY = Value("2014-04-16", "xsd:date", "Wednesday")
MEETING = "[Junichi Ihara|Person] met [Lee Sang-deok|Person] in [Seoul|City] on Wednesday."


def test_a_claim_has_its_qualifiers_and_its_words():
    told = story(MEETING, title="Talks", published=date(2014, 4, 17))
    finding = told.find("Junichi Ihara", "met", "Lee Sang-deok", place="Seoul", date=WEDNESDAY, basis="dateline")
    claim = only(told.read(finding))
    assert claim.qualifiers[0] == ("date", Value("2014-04-16", "xsd:date", "2014-04-16"))
    assert [(name, node.name) for name, node in claim.qualifiers[1:]] == [("place", "Seoul")]
    (evidence,) = claim.evidence
    assert (evidence.title, evidence.rule, evidence.date_basis) == ("Talks", "met/1", "dateline")
    assert evidence.surfaces == (("date", "Wednesday"),)
    assert evidence.quote == told.document.text[evidence.start : evidence.end]
    assert told.document.text[slice(*evidence.subject)] == "Junichi Ihara"


def test_a_date_that_could_not_be_read_leaves_its_words():
    told = story(MEETING)
    unread = Value("", "xsd:date", "that day")
    claim = only(told.read(told.find("Junichi Ihara", "met", "Lee Sang-deok", date=unread)))
    assert claim.qualifiers == ()
    assert (claim.evidence[0].surfaces, claim.evidence[0].date_basis) == ((("date", "that day"),), "none")


def test_a_meeting_has_no_direction():
    told = story(MEETING)
    there = only(told.read(told.find("Junichi Ihara", "met", "Lee Sang-deok")))
    back = only(told.read(told.find("Lee Sang-deok", "met", "Junichi Ihara")))
    assert there == back


def test_the_ends_of_a_swapped_claim_keep_their_places():
    told = story("[Tokyo|City] met [China|Country].")
    claim = only(told.read(told.find("Tokyo", "met", "China")))
    assert (claim.subject.name, claim.object.name) == ("China", "Japan")
    evidence = claim.evidence[0]
    assert told.document.text[slice(*evidence.subject)] == "China"
    assert evidence.surfaces == (("object", "Tokyo"),)


def test_an_amount_keeps_its_words_and_has_no_place():
    told = story("[Japan|Country] paid $8 million.")
    claim = only(told.read(told.find("Japan", "paid", MONEY)))
    assert (claim.object, claim.object.text, claim.object.start) == (MONEY, "$8 million", 0)
    assert claim.evidence[0].object == (13, 23)


def test_equal_claims_are_one_with_two_evidences():
    told = story("[Japan|Country] paid $8 million.\n[Tokyo|City] paid 8 million dollars.")
    other = Value("8000000", "xsd:decimal", "8 million dollars", unit="USD")
    claim = only(told.read(told.find("Tokyo", "paid", other), told.find("Japan", "paid", MONEY)))
    assert [evidence.sentence for evidence in claim.evidence] == [0, 1]
    assert claim.object.text == "$8 million"


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        ("Seoul", "holdsPosition", "minister"),  # a city holds no office
        ("Anna Berg", "met", "minister"),  # nobody meets an office
        ("Anna Berg", "met", "Anna Berg"),  # nor oneself
        ("Anna Berg", "met", MONEY),
        ("Anna Berg", "met", "he"),
    ],
)
def test_what_the_ontology_forbids_is_left_out(subject, relation, object_):
    told = story("[Anna Berg|Person] saw [Seoul|City] and {minister|Position}, and <he> left.")
    assert told.read(told.find(subject, relation, object_)).claims == ()


def test_an_unknown_relation_is_an_error():
    told = story(MEETING)
    with pytest.raises(OntologyError, match="'adored': not in the ontology"):
        told.read(told.find("Junichi Ihara", "adored", "Lee Sang-deok"))


def test_an_attribution_is_kept_in_its_order():
    told = story("[Japan|Country] paid [China|Country], [Kyodo|Organization] said, citing {an official|Person}.")
    claim = only(told.read(told.find("Japan", "paid", "China", by=["Kyodo", "an official"])))
    assert [entity.name for entity in claim.attribution] == ["Kyodo News", "official"]
    assert claim.evidence[0].surfaces == (("attribution", "Kyodo"), ("attribution", "an official"))
    assert not claim.is_edge


def test_a_speaker_who_cannot_be_named_is_still_a_speaker():
    told = story("[Japan|Country] paid [China|Country], <he> said.")
    claim = only(told.read(told.find("Japan", "paid", "China", by=["he"])))
    assert [(entity.name, entity.type) for entity in claim.attribution] == [("unnamed speaker", "Person")]


def test_a_capital_that_speaks_is_its_country():
    told = story("[China|Country] paid, [Tokyo|City] said, [Anna Berg|Person].")
    claim = only(told.read(told.find("China", "paid", "Anna Berg", by=["Tokyo"])))
    assert [entity.name for entity in claim.attribution] == ["Japan"]


def test_denied_and_asserted_are_two_claims():
    told = story("[Japan|Country] paid [China|Country].")
    readings = told.read(told.find("Japan", "paid", "China"), told.find("Japan", "paid", "China", polarity="negative"))
    assert len(readings.claims) == 2


def test_claims_are_sorted_by_id_and_sentences_counted():
    told = story("[Japan|Country] paid [China|Country].\n[China|Country] met [Japan|Country].")
    reading = told.read(told.find("Japan", "paid", "China"), told.find(("China", 2), "met", ("Japan", 2)))
    ids = [claim.id for claim in reading.claims]
    assert ids == sorted(ids)
    assert (len(ids), reading.sentences) == (2, 2)


def test_an_empty_document_says_nothing():
    reading = story("Nothing.").read()
    assert (reading.claims, reading.links, edges(reading)) == ((), (), [])


def test_the_id_depends_on_everything_but_the_evidence():
    one, other = Entity("a", "A", "Person"), Entity("b", "B", "Person")
    ids = {
        claim_id(one, "met", other),
        claim_id(other, "met", one),
        claim_id(one, "saw", other),
        claim_id(one, "met", MONEY),
        claim_id(one, "met", other, qualifiers=(("place", other),)),
        claim_id(one, "met", other, qualifiers=(("topic", other),)),
        claim_id(one, "met", other, polarity=Polarity.NEGATIVE),
        claim_id(one, "met", other, modality=Modality.PLANNED),
        claim_id(one, "met", other, attribution=(one,)),
    }
    assert len(ids) == 9
