"""The stage: sentences in, findings out; and on demand what became of each proposition on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.attachment import DatingWords
from kg.extract.attempts import Attempt
from kg.extract.circumstances import Circumstances
from kg.extract.context import Context, ContextReader
from kg.extract.dating import Dating
from kg.extract.habits import Habits
from kg.extract.matching import FrameMatcher
from kg.extract.offices import Offices
from kg.extract.participants import Participants
from kg.extract.phrases import Phrases
from kg.extract.places import Places
from kg.extract.propositions import find_propositions
from kg.extract.quantities import Quantities
from kg.extract.speeches import Quotes
from kg.extract.titles import Titles
from kg.extract.tree import Tree
from kg.model import Document, Finding, Proposition, Sentence
from kg.schema import Ontology

__all__ = ["Seen", "extract", "look"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A proposition of a sentence, and what became of each frame that its word evokes."""

    sentence: Sentence
    proposition: Proposition
    attempts: tuple[Attempt, ...]
    matcher: FrameMatcher

    @property
    def context(self) -> Context:
        """Return how far the text commits itself to what the proposition tells."""
        return self.matcher.context(self.proposition)


def extract(document: Document, sentences: Iterable[Sentence], ontology: Ontology) -> Iterator[Finding]:
    """Yield what the frames of the ontology see in the sentences of a document, in order."""
    for seen in look(document, sentences, ontology, evoking=True):
        yield from (attempt.finding for attempt in seen.attempts if attempt.finding)


def look(
    document: Document, sentences: Iterable[Sentence], ontology: Ontology, *, evoking: bool = False
) -> Iterator[Seen]:
    """Yield each proposition in the sentences of a document, in order, with the frames that were tried at it.

    With `evoking`, verbs that evoke no frame are passed over.
    """
    nouns = frozenset(lemma for lemma, pos in ontology.frames_of if pos == "NOUN")
    verbs = frozenset(lemma for lemma, pos in ontology.frames_of if pos == "VERB") if evoking else None
    trees = [Tree.of(sentence) for sentence in sentences]
    quotes = Quotes.of(document, trees, ontology)
    words = DatingWords.of(ontology)
    for tree in trees:
        matcher = _matcher(Dating.of(tree, document.published, words), tree, ontology, nouns)
        for proposition in find_propositions(tree, ontology, nouns, verbs):
            attempts = tuple(map(quotes.attribute, matcher.attempts(proposition)))
            yield Seen(tree.sentence, proposition, attempts, matcher)


def _matcher(dating: Dating, tree: Tree, ontology: Ontology, nouns: frozenset[str]) -> FrameMatcher:
    phrases = Phrases(tree, ontology, nouns - ontology.words("officeNouns"))
    titles, quantities, habits = Titles.of(tree, ontology), Quantities(tree), Habits(tree, ontology)
    places, offices = Places(tree, ontology, phrases, dating), Offices(tree, ontology, phrases, titles)
    return FrameMatcher(
        tree=tree,
        ontology=ontology,
        phrases=phrases,
        titles=titles,
        contexts=ContextReader(tree, ontology),
        participants=Participants(tree, ontology, phrases, titles, dating, quantities, offices, habits),
        circumstances=Circumstances(tree, ontology, phrases, dating, places, quantities),
        dating=dating,
        places=places,
        quantities=quantities,
        offices=offices,
        habits=habits,
    )
