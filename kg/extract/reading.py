"""The stage: sentences in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.context import ContextReader
from kg.extract.dating import Dating
from kg.extract.matching import FrameMatcher
from kg.extract.phrases import Phrases
from kg.extract.propositions import find_propositions
from kg.extract.quotes import attribute_quotes
from kg.extract.tree import Tree
from kg.model import Document, Finding, Sentence
from kg.schema import Frame, Ontology

__all__ = ["extract"]

Index = dict[tuple[str, str], tuple[Frame, ...]]


def extract(document: Document, sentences: Iterable[Sentence], ontology: Ontology) -> Iterator[Finding]:
    """Yield what the frames of the ontology see in the sentences of a document, in order."""
    index = index_frames(ontology)
    nouns = frozenset(lemma for lemma, pos in index if pos == "NOUN")
    trees = [Tree.of(sentence) for sentence in sentences]
    findings = (finding for tree in trees for finding in _read_sentence(document, tree, ontology, index, nouns))
    yield from attribute_quotes(document, trees, findings, ontology)


def index_frames(ontology: Ontology) -> Index:
    """Return the frames by lemma and part of speech."""
    index: Index = {}
    for frame in ontology.frames:
        for lemma in frame.lemmas:
            index[lemma, frame.pos] = (*index.get((lemma, frame.pos), ()), frame)
    return index


def _read_sentence(
    document: Document, tree: Tree, ontology: Ontology, index: Index, nouns: frozenset[str]
) -> Iterator[Finding]:
    matcher = FrameMatcher(
        tree=tree,
        ontology=ontology,
        phrases=Phrases(tree, ontology),
        contexts=ContextReader(tree, ontology),
        frames=index,
        dating=Dating(tree, document.published),
    )
    for proposition in find_propositions(tree, ontology, nouns):
        yield from matcher.match(proposition)
