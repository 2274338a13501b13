"""Ends are whole: no end stops inside a name, before a name that it carries, or at a word that leads on."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.tree import Tree
from kg.language import load_parser
from kg.model import Mention
from kg.rdf.ontology import load_ontology
from tests.extract.readings import document_of

PEOPLE = ("Ada Osei", "Jonas Ravel", "the ZANU-PF", "Harbour Watch Norway", "the fishermen", "no sailors", "many")
KINDS = ("the rebel leader", "the activist and poet", "the tanker", "supporters of the harbour group")
MORE = ("", " accused of hiding it", ", released in May,", " in Accra", " that Ghana knows", " of the movement Halden")
DEEDS = ("criticized", "met", "refused to confirm or release", "called for", "arrested", "promised what it calls")
WHEN = ("", " on Friday", " throughout", " to be freed", " for $3 million")


@cache
def ontology():
    return load_ontology()


@st.composite
def sentences(draw):
    """Return a sentence that puts together phrases of the kinds that were once cut."""
    who, kind, name = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(KINDS)), draw(st.sampled_from(PEOPLE[:4]))
    more, deed, when = draw(st.sampled_from(MORE)), draw(st.sampled_from(DEEDS)), draw(st.sampled_from(WHEN))
    return f"{who[0].upper()}{who[1:]}{more} {deed} {kind} {name}{when}."


def ends_of(sentence):
    document = document_of(sentence)
    parsed = list(load_parser().parse(document))
    trees = [Tree.of(one) for one in parsed]
    for finding in extract(document, parsed, ontology()):
        for end in (finding.subject, finding.object):
            if isinstance(end, Mention) and end.type != "Position":
                yield document, trees[end.sentence], end


def leads_on(tree, end):
    """Tell whether the last word of an end stands before the word that it belongs to."""
    last = max(token.index for token in tree.tokens if token.end <= end.end)
    return tree.tokens[last].dep in ("case", "det", "cc", "mark") and tree.tokens[last].head > last


def carried(tree, end):
    """Return the name right behind an end that describes its last noun."""
    behind = [token for token in tree.tokens if token.start == end.end + 1]
    name = tree.names[behind[0].index] if behind else None
    inside = behind and end.start <= tree.tokens[behind[0].head].start < end.end
    return name if name and inside and behind[0].dep in ("appos", "flat") else None


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(sentences())
def test_ends_are_whole(sentence):
    for document, tree, end in ends_of(sentence):
        assert document.text[end.start : end.end] == end.text
        assert not any(name.start < end.start < name.end or name.start < end.end < name.end for name in names(tree))
        assert not leads_on(tree, end)
        assert carried(tree, end) is None
        assert end.text.lower() not in ("many", "what", "no sailors")


def names(tree):
    return [name for name in dict.fromkeys(tree.names) if name is not None]
