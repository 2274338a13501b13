"""What holds for every reading, whatever the findings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Entity
from tests.resolve.examples import ONTOLOGY, story

PRONOUNS = {"he", "she", "it", "they", "i", "we"}
TOLD = story(
    "# [Oslo|City], [Tokyo|City] talk\n"
    "[Foreign Minister~Anna Berg|Person] met [Kim Jong Un|Person] in [Seoul|City].\n"
    "<She> told {the Japanese foreign ministry|Organization} that {both sides|Group} met [Berg|Person].\n"
    "[Kim|Person] and [Kim Yong Chol|Person] saw {a senior official|Person} of [Kyodo News|Organization].\n"
    "<They> left, [Kyodo|Organization] said, and {the official|Person} told <it> to {the ministry|Organization}.\n"
    "<He> visited {the government of Norway|Organization} and [U.S.|Country] {troops|Group} in [Osaka|City]."
)
MENTIONS = st.integers(0, len(TOLD.mentions) - 1)
RELATIONS = st.sampled_from(sorted(ONTOLOGY.relations))


@st.composite
def findings(draw):
    one, other = draw(MENTIONS), draw(MENTIONS)
    words = [_words(number) for number in (one, other)]
    by = [_words(number) for number in draw(st.lists(MENTIONS, max_size=2))]
    place = {"place": _words(draw(MENTIONS))} if draw(st.booleans()) else {}
    return TOLD.find(words[0], draw(RELATIONS), words[1], by=by, **place)


def _words(number):
    text = TOLD.mentions[number].text
    return text, [mention.text for mention in TOLD.mentions[: number + 1]].count(text)


def entities(claim):
    nodes = (claim.subject, claim.object, *claim.attribution, *(node for _, node in claim.qualifiers))
    return [node for node in nodes if isinstance(node, Entity)]


@settings(max_examples=60, deadline=None)
@given(st.lists(findings(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(found, random):
    shuffled = found.copy()
    random.shuffle(shuffled)
    assert TOLD.read(*found) == TOLD.read(*shuffled)


@settings(max_examples=60, deadline=None)
@given(st.lists(findings(), max_size=6))
def test_every_claim_is_grounded_and_conforms(found):
    text = TOLD.document.text
    for claim in TOLD.read(*found).claims:
        relation = ONTOLOGY.relation(claim.predicate)
        assert ONTOLOGY.is_a(claim.subject.type, *relation.domain)
        assert ONTOLOGY.is_a(claim.object.type, *relation.range)
        assert claim.subject.id != claim.object.id
        assert claim.evidence
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            assert all(0 <= start < end <= len(text) for start, end in (evidence.subject, evidence.object))


@settings(max_examples=60, deadline=None)
@given(st.lists(findings(), max_size=6))
def test_no_entity_is_a_pronoun_and_equal_ids_are_equal_entities(found):
    reading = TOLD.read(*found)
    met = [entity for claim in reading.claims for entity in entities(claim)] + [link.entity for link in reading.links]
    assert not PRONOUNS.intersection(entity.name.lower() for entity in met)
    assert len({entity.id for entity in met}) == len(set(met))


@settings(max_examples=30, deadline=None)
@given(st.lists(findings(), max_size=4))
def test_every_name_is_linked(found):
    links = TOLD.read(*found).links
    names = [mention for sentence in TOLD.sentences for mention in sentence.mentions]
    assert [(link.start, link.end, link.text) for link in links] == [(m.start, m.end, m.text) for m in names]
