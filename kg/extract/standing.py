"""Questions about what lasts: who somebody is, which office they hold, where something lies.

No frame sees these, because what is asked for is the word that a frame would begin from.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Finding, Mention, MentionKind, Modality, Polarity, Sentence, Token
from kg.schema import Ontology, Relation

__all__ = ["read_standing"]

HAVING = frozenset({"hold", "have", "be", "do", "occupy", "serve"})
RULE = "question/1"


def read_standing(sentence: Sentence, word: int, ontology: Ontology) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Yield a finding for each state that may be asked for, with the asking word as its object, and the words left out.

    `word` is the index of the word that asks.
    """
    asking = sentence.tokens[word]
    office = next((token for token in sentence.tokens if token.lemma in ontology.words("askedOffices")), None)
    named = [mention for mention in sentence.mentions if not mention.start <= asking.start < mention.end]
    if len(named) != 1 or not _is_plain(sentence, office, named[0]):
        return
    wanted = Mention(
        sentence.index, asking.start, asking.end, asking.text, MentionKind.NAME, "Thing", head=asking.lemma
    )
    left = tuple(_left(sentence, asking, office, named[0]))
    for relation in _states(asking, office, ontology):
        if ontology.is_a(named[0].type, *relation.domain):
            yield _finding(relation, named[0], wanted), left


def _is_plain(sentence: Sentence, office: Token | None, name: Mention) -> bool:
    """Tell whether the question has no other verb than "is", or one of having for an office."""
    verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX") and not _inside(token, name)]
    if office is None:
        return bool(verbs) and all(token.lemma == "be" for token in verbs)
    return all(token.lemma in HAVING for token in verbs)


def _inside(token: Token, mention: Mention) -> bool:
    return mention.start <= token.start and token.end <= mention.end


def _states(asking: Token, office: Token | None, ontology: Ontology) -> Iterator[Relation]:
    """Yield the states that fit the question: places to "where", offices to "which post", all of people to "who"."""
    for relation in ontology.relations.values():
        places = all(ontology.is_a(name, "Place") for name in relation.range)
        offices = "Position" in relation.range
        wanted = offices if office else places if asking.text.lower() == "where" else not places
        if relation.state and wanted:
            yield relation


def _left(sentence: Sentence, asking: Token, office: Token | None, name: Mention) -> Iterator[str]:
    for token in sentence.tokens:
        known = token in (asking, office) or _inside(token, name) or token.lemma in HAVING
        if not known and token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"):
            yield token.text


def _finding(relation: Relation, subject: Mention, wanted: Mention) -> Finding:
    return Finding(relation.name, subject, wanted, (), Polarity.POSITIVE, Modality.ASSERTED, (), subject.sentence, RULE)
