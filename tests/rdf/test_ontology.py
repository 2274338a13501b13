"""The ontology from Turtle: what is in it, how a new domain is taught, and how mistakes are told."""

import pickle
import time
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import Modality, Polarity
from kg.rdf.ontology import definitions, load_ontology, ontology_version
from kg.resources import ontology_folder

HEADER = """
@prefix kg: <https://example.org/kg/ns#> .
@prefix frame: <https://example.org/kg/frame/> .
@prefix role: <https://example.org/kg/role/> .
@prefix modality: <https://example.org/kg/modality/> .
@prefix plover: <https://example.org/kg/plover/> .
@prefix biz: <https://example.org/company/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHIPS = """
kg:Ship a owl:Class ; rdfs:subClassOf kg:Thing ; rdfs:label "ship"@en ; kg:colour "#102030" .
kg:boarded a rdf:Property , kg:EventRelation ; rdfs:label "boarded"@en ; kg:domain kg:Actor ;
    kg:range kg:Ship , xsd:date , kg:Value ; kg:eventClass kg:Visit ; skos:closeMatch plover:COERCE ;
    skos:definition "Went on board of."@en .
frame:board a kg:Frame ; kg:evokes kg:boarded ; kg:verb "storm" , "board" ; role:subject "nsubj" ;
    role:object "obj  obl:on" ; role:place "obl:in" ; kg:frameVersion 3 ; kg:frameModality modality:planned ;
    kg:framePolarity kg:negative ; kg:example "The crew boarded the ship."@en .
frame:dream a kg:Operator ; kg:verb "dream" ; kg:noun "dream of" ; kg:frameModality modality:considered .
frame:shipWords a kg:Lexicon ; kg:word "vessel" , "boat" .
"""


@pytest.fixture
def write(tmp_path):
    def write(text, name="mine.ttl"):
        (tmp_path / name).write_text(HEADER + text, encoding="utf-8")
        return tmp_path / name

    return write


def test_the_fixed_relations_are_there():
    names = (
        "met visited agreedWith agreedTo signed promised offered paid received apologizedTo demanded urged requested "
        "rejected accepted accused criticized supported warned threatened attacked protestedAgainst sanctioned "
        "detained released investigated appointed removedFrom founded acquired considered ruled "
        "holdsPosition headOf worksFor spokespersonFor represents memberOf partOf locatedIn"
    )
    assert set(names.split()) <= set(load_ontology().relations)


def test_a_relation_as_plain_values():
    met = load_ontology().relation("met")
    assert (met.domain, met.range, met.symmetric, met.state) == (("Actor",), ("Actor",), True, False)
    assert (met.event, met.plover, met.label) == ("Meeting", "CONSULT", "met")
    assert load_ontology().relation("headOf").state


def test_classes_know_their_parents():
    ontology = load_ontology()
    assert ontology.classes["Country"].parents == ("Actor", "Place")
    assert ontology.is_a("Country", "Thing")
    assert "Claim" not in ontology.classes
    assert ontology.classes["Person"].colour.startswith("#")


def test_every_frame_evokes_a_relation_and_has_words():
    ontology = load_ontology()
    assert ontology.frames
    assert {frame.relation for frame in ontology.frames} <= set(ontology.relations)
    assert all(frame.lemmas and frame.pos in {"VERB", "NOUN", "ADJ"} for frame in ontology.frames)
    assert [frame.name for frame in ontology.frames] == sorted(frame.name for frame in ontology.frames)


def test_a_new_domain_needs_no_code(write):
    ontology = load_ontology([write(SHIPS)])
    boarded = ontology.relation("boarded")
    assert (boarded.range, boarded.event, boarded.plover) == (
        ("Ship", "xsd:date", "xsd:decimal", "xsd:integer"),
        "Visit",
        "COERCE",
    )
    (frame,) = (frame for frame in ontology.frames if frame.name == "board")
    assert (frame.lemmas, frame.pos, frame.rule) == (("board", "storm"), "VERB", "board/3")
    assert frame.roles == {"object": ("obj", "obl:on"), "place": ("obl:in",), "subject": ("nsubj",)}
    assert (frame.modality, frame.polarity) == (Modality.PLANNED, Polarity.NEGATIVE)
    assert frame.examples == ("The crew boarded the ship.",)
    (operator,) = (operator for operator in ontology.operators if operator.name == "dream")
    assert (operator.lemmas, operator.modality) == (("dream", "dream of"), Modality.CONSIDERED)
    assert ontology.words("shipWords") == {"vessel", "boat"}
    assert ontology.words("nowhere") == frozenset()
    assert ontology.is_a("Ship", "Thing")


OWN = """
biz:Ship a owl:Class ; rdfs:subClassOf kg:Thing .
biz:Ferry a owl:Class ; rdfs:subClassOf biz:Ship .
biz:Boarding a owl:Class ; rdfs:subClassOf kg:Event .
biz:boarded a kg:EventRelation ; kg:domain kg:Actor ; kg:range biz:Ship ; kg:eventClass biz:Boarding ;
    skos:definition "Went on board of."@en ; skos:prefLabel "boarding"@en .
biz:fare a kg:Qualifier ; skos:definition "What it costs."@en .
biz:board a kg:Frame ; kg:evokes biz:boarded ; kg:verb "board" ; kg:objectClass biz:Ferry ;
    role:subject "nsubj" ; role:object "obj" ; role:fare "obl:for" ; kg:counterExample "The crew was boarded."@en .
"""


def test_terms_may_have_a_namespace_of_their_own(write):
    ontology = load_ontology([write(OWN)])
    boarded = ontology.relation("boarded")
    assert (boarded.range, boarded.event, boarded.label) == (("Ship",), "Boarding", "boarded")
    assert ontology.is_a("Ferry", "Thing")
    assert ontology.iris == {
        name: f"https://example.org/company/{name}" for name in ("Boarding", "Ferry", "Ship", "boarded", "fare")
    }
    (frame,) = (frame for frame in ontology.frames if frame.name == "board")
    assert (frame.object_classes, frame.roles["fare"]) == (("Ferry",), ("obl:for",))
    assert frame.counter_examples == ("The crew was boarded.",)
    assert load_ontology().iris == {}


def test_a_graph_remembers_terms_and_no_frames_and_no_names(write):
    kept = definitions([write(OWN)])
    assert {str(part[0]).rpartition("/")[2] for part in kept} == {"Boarding>", "Ferry>", "Ship>", "boarded>", "fare>"}
    assert not any("prefLabel" in str(part[1]) for part in kept)
    remembered, read = load_ontology(known=kept), load_ontology([write(OWN)])
    assert (remembered.relations, remembered.classes, remembered.iris) == (read.relations, read.classes, read.iris)
    assert remembered.frames == load_ontology().frames


def test_a_file_counts_more_than_what_a_graph_remembers(write):
    kept = definitions([write(OWN)])
    changed = write(OWN.replace("kg:range biz:Ship", "kg:range kg:Place"), name="new.ttl")
    assert load_ontology([changed], known=kept).relation("boarded").range == ("Place",)
    joined = load_ontology([changed]).joined(load_ontology(known=kept))
    assert joined.relation("boarded").range == ("Place",)


def test_loading_twice_gives_the_same_and_survives_a_pickle(write):
    first, second = load_ontology([write(SHIPS)]), load_ontology([write(SHIPS)])
    assert first == second
    assert list(first.relations) == sorted(first.relations)
    assert pickle.loads(pickle.dumps(first)) == first


def test_loading_is_fast():
    started = time.process_time()
    load_ontology()
    assert time.process_time() - started < 0.25  # seconds; 0.02 when the machine is idle


def test_the_version_is_the_one_in_the_file():
    assert ontology_version() == "0.1.0"


FRAME = "frame:board a kg:Frame ; kg:verb 'board' ; role:subject 'nsubj' ; "
MISTAKES = {
    "syntax": ("kg:a kg:b", r"mine\.ttl:\d+: .*; correct the Turtle"),
    "unknown relation": (
        FRAME + "kg:evokes kg:hugged .",
        r"mine\.ttl: board: unknown relation 'hugged'; known are ",
    ),
    "no relation": (FRAME + "kg:verb 'x' .", r"mine\.ttl: board: unknown relation ''"),
    "unknown role": (FRAME + "kg:evokes kg:met ; role:mood 'obj' .", r"board: unknown role 'mood'; known are amount, "),
    "unknown grammar": (
        FRAME + "kg:evokes kg:met ; role:object 'objj' .",
        r"board: unknown grammatical role 'objj'; known are acl",
    ),
    "role given twice": (
        FRAME + "kg:evokes kg:met ; role:object 'obj' , 'iobj' .",
        r"board: role:object is given twice; write both in one string",
    ),
    "unknown property": (
        FRAME + "kg:evokes kg:met ; kg:verbs 'x' .",
        r"board: unknown property 'kg:verbs'; known are adjective",
    ),
    "verb and noun": (FRAME + "kg:evokes kg:met ; kg:noun 'boarding' .", r"board: must have exactly one of kg:verb"),
    "unknown modality": (
        FRAME + "kg:evokes kg:met ; kg:frameModality modality:sung .",
        r"board: unknown modality 'sung'; known are asserted",
    ),
    "unknown polarity": (
        FRAME + "kg:evokes kg:met ; kg:framePolarity kg:blue .",
        r"board: unknown polarity 'blue'; known are negative, positive",
    ),
    "version in words": (FRAME + "kg:evokes kg:met ; kg:frameVersion 'two' .", r"kg:frameVersion 'two' is not a whole"),
    "operator without modality": ("frame:plan2 a kg:Operator ; kg:verb 'plan2' .", r"plan2: an operator needs words"),
    "relation without range": ("kg:x a kg:EventRelation ; kg:domain kg:Actor .", r"mine\.ttl: x: has no kg:range"),
    "relation with unknown class": (
        "kg:x a kg:EventRelation ; kg:domain kg:Actr ; kg:range kg:Actor .",
        r"x: unknown class 'Actr'; known are Acceptance",
    ),
    "relation with unknown event": (
        "kg:x a kg:EventRelation ; kg:domain kg:Actor ; kg:range kg:Actor ; kg:eventClass kg:Party .",
        r"x: unknown class 'Party'",
    ),
    "circle of classes": (
        "kg:A a owl:Class ; rdfs:subClassOf kg:B . kg:B a owl:Class ; rdfs:subClassOf kg:A .",
        r"mine\.ttl: A: is its own ancestor; remove one rdfs:subClassOf",
    ),
    "relation without a plain name": (
        "<urn:x:hugged> a kg:EventRelation ; kg:domain kg:Actor ; kg:range kg:Actor .",
        r"mine\.ttl: urn:x:hugged: must end in / or # and a name of letters, digits, - and _",
    ),
    "relation without domain": ("kg:x a kg:EventRelation ; kg:range kg:Actor .", r"mine\.ttl: x: has no kg:domain"),
    "relation without a meaning": (
        "kg:x a kg:EventRelation ; kg:domain kg:Actor ; kg:range kg:Actor .",
        r"mine\.ttl: x: has no skos:definition; say in a sentence what it means",
    ),
    "relation with the name of another": (
        "biz:met a kg:EventRelation ; kg:domain kg:Actor ; kg:range kg:Actor ; skos:definition 'X.' .",
        r"mine\.ttl: met: has the name of https://example\.org/kg/ns#met; choose another name",
    ),
    "class of another namespace": (
        "kg:x a kg:EventRelation ; kg:domain biz:Actor ; kg:range kg:Actor .",
        r"x: unknown class 'Actor'; known are Acceptance",
    ),
    "frame with the name of another": (
        "biz:meet a kg:Frame ; kg:evokes kg:met ; kg:verb 'x' ; role:subject 'nsubj' .",
        r"mine\.ttl: meet: has the name of https://example\.org/kg/frame/meet; choose another name",
    ),
    "frame without words": (
        "frame:x a kg:Frame ; kg:evokes kg:met ; role:subject 'nsubj' .",
        r"mine\.ttl: x: must have exactly one of kg:verb, kg:noun",
    ),
    "frame without a subject": (
        "frame:x a kg:Frame ; kg:evokes kg:met ; kg:verb 'x' .",
        r"x: has no role:subject; name",
    ),
    "frame that needs a role it lacks": (
        FRAME + "kg:evokes kg:met ; kg:required 'amount' .",
        r"board: unknown role 'amount'; known are subject",
    ),
    "kind of term misspelled": (
        "frame:x a kg:Frme .",
        r"mine\.ttl: x: unknown kind of term 'kg:Frme'; known are EventRelation",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_name_file_and_term_in_one_line(name, write):
    text, message = MISTAKES[name]
    with pytest.raises(OntologyError, match=message) as raised:
        load_ontology([write(text)])
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_one_line():
    with pytest.raises(OntologyError, match=r"nowhere\.ttl: No such file or directory; name a Turtle file"):
        load_ontology([Path("nowhere.ttl")])


def test_bytes_that_are_no_text_are_one_line(tmp_path):
    (tmp_path / "odd.ttl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match=r"odd\.ttl:1: .*UTF-8"):
        load_ontology([tmp_path / "odd.ttl"])


RELATIONS_OF_THE_DESIGN = """
    met visited agreedWith agreedTo signed promised offered paid received apologizedTo demanded urged requested
    rejected accepted accused criticized supported warned threatened attacked protestedAgainst sanctioned
    detained released investigated appointed removedFrom founded acquired considered ruled holdsPosition headOf
    worksFor spokespersonFor represents memberOf partOf locatedIn
""".split()


def test_every_relation_has_a_frame_and_every_event_its_plover_type_or_a_word_why_not():
    ontology = load_ontology()
    assert sorted(ontology.relations) == sorted(RELATIONS_OF_THE_DESIGN)
    assert set(ontology.relations) == {frame.relation for frame in ontology.frames}
    without = {name for name, relation in ontology.relations.items() if not relation.state and not relation.plover}
    assert without == {"appointed", "founded", "acquired", "considered", "ruled"}
    text = (ontology_folder() / "kg.ttl").read_text(encoding="utf-8")
    assert text.count("PLOVER has no type for this.") == len(without)


def test_anything_may_be_an_object_only_where_the_meaning_allows_it():
    relations = load_ontology().relations.values()
    assert {relation.name for relation in relations if "Thing" in relation.range} == {
        *("acquired", "apologizedTo", "attacked", "criticized", "founded", "investigated", "paid", "partOf"),
        *("protestedAgainst", "removedFrom", "sanctioned", "supported", "threatened"),
    }


@pytest.mark.parametrize(
    ("relation", "kind"),
    [("signed", "Person"), ("agreedTo", "Country"), ("headOf", "Person"), ("memberOf", "City"), ("demanded", "Person")],
)
def test_what_a_relation_cannot_be_about_is_outside_of_its_range(relation, kind):
    ontology = load_ontology()
    assert not ontology.is_a(kind, *ontology.relation(relation).range)
