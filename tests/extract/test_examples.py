"""Every example sentence of the ontology gives a claim by the frame that it explains."""

from kg.pipeline import Engine, check_examples
from kg.rdf.ontology import load_ontology


def test_every_frame_reads_its_examples():
    checked = list(check_examples(Engine()))
    faults = [f"{one.frame.rule}: {one.sentence} {one.fault}" for one in checked if one.fault]
    assert faults == []
    assert {one.frame.name for one in checked} == {frame.name for frame in load_ontology().frames}
