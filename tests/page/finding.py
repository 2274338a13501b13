"""Finding things of the stories in a page, and all its quotes at once."""

import pytest

from kg.export.page_graph import key_of
from tests.page.examples import entity

# For tests of what is drawn: both renderers have to pass them.
both = pytest.mark.parametrize("renderer", ["vis", "canvas"], indirect=True)
ALL_QUOTES = """all => all.map(ends => {
  window.__kg.open(ends);
  return [...document.querySelectorAll("blockquote")].map(quote => quote.textContent);
})"""


def claim_of(story, subject, predicate, object_):
    wanted = (entity(subject).id, predicate, entity(object_).id)
    return next(claim for claim in story[0] if (claim.subject.id, claim.predicate, key_of(claim.object)) == wanted)


def edge_of(state, claim):
    return next(edge for edge in state["edges"] if claim.id in edge["claims"] and not edge["role"])


def node_of(state, name):
    return next(node for node in state["entities"] if node["name"] == name)
