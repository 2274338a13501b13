"""No claim has a pronoun at an end or as its speaker, however an article is put together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract, find_occurrences
from kg.language import load_parser
from kg.model import Entity
from kg.rdf.ontology import load_ontology
from kg.resolve import resolve
from tests.extract.readings import document_of
from tests.golden import cases
from tests.resolve.readings import CASES

PRONOUNS = set(
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself "
    "it its itself they them their theirs themselves who whom whose which that this these those".split()
)
SENTENCES = [
    "He met her in Bergen on Monday.",
    "She accused him of lying, and he denied it.",
    "They urged it to pay them 2 million kroner.",
    "It said that it had rejected their offer.",
    "“We will visit them and they will visit us again,” he said.",
    "“I warned them,” she told it.",
    "Who criticised whom is not known.",
    "It was she who founded it.",
    "His lawyer thanked hers.",
    "According to them, he threatened her.",
    "This angered those who had signed it.",
    "The minister met him, and both praised it.",
    "Its leader, who supports them, visited us.",
    "They themselves attacked it.",
    *(text for _, text, _, _ in cases(CASES)),
]


def claims_of(text):
    document, ontology = document_of(text), load_ontology()
    sentences = tuple(load_parser().parse(document))
    findings = list(extract(document, sentences, ontology))
    occurrences = tuple(find_occurrences(document, sentences, ontology))
    return resolve(document, sentences, findings, ontology, occurrences).claims


def entities(claim):
    nodes = (claim.subject, claim.object, *claim.attribution, *(node for _, node in claim.qualifiers))
    return [node for node in nodes if isinstance(node, Entity)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.sampled_from([" ", "\n\n"]))
def test_no_pronoun_is_an_entity(sentences, between):
    for claim in claims_of(between.join(sentences)):
        for entity in entities(claim):
            assert entity.name.lower() not in PRONOUNS, (claim.evidence[0].quote, entity)
            assert entity.name.split()[0].lower() not in PRONOUNS or entity.type == "Topic", entity
