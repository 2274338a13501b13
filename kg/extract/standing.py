"""Questions about what lasts: who somebody is, which office they hold, where something lies.

No frame sees these, because what is asked for is the word that a frame would begin from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Finding, Mention, MentionKind, Modality, Polarity, Sentence, Token
from kg.schema import Frame, Ontology, Relation

__all__ = ["HOLDERS", "STANDING", "read_holders", "read_standing", "tells_office"]

HAVING = frozenset({"hold", "have", "be", "do", "occupy", "serve"})
WHO = frozenset({"who", "whom"})
STANDING = "question/1"
HOLDERS = "question-holder/1"


def read_standing(sentence: Sentence, word: int, ontology: Ontology) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Yield a finding for each state that may be asked for, with the asking word as its object, and the words left out.

    `word` is the index of the word that asks.
    """
    asking = sentence.tokens[word]
    office = next((token for token in sentence.tokens if token.lemma in ontology.words("askedOffices")), None)
    named = [mention for mention in sentence.mentions if not mention.start <= asking.start < mention.end]
    if len(named) != 1 or not _is_plain(sentence, office, named[0]):
        return
    wanted = _asked(sentence, asking, "Thing")
    left = tuple(_left(sentence, asking, office, named[0]))
    does = all(token.lemma != "be" for token in sentence.tokens)  # "What does Ada Lind do?"
    for relation in _states(asking, ontology, offices_only=office is not None or does):
        if ontology.is_a(named[0].type, *relation.domain):
            yield _finding(relation, named[0], wanted), left


def read_holders(sentence: Sentence, word: int, ontology: Ontology) -> Iterator[Finding]:
    """Yield a finding where it is asked who holds an office, with the asking word as its subject."""
    asking, behind = sentence.tokens[word], sentence.tokens[word + 1 :]
    office = next((token for token in behind if token.lemma.lower() in ontology.words("officeNouns")), None)
    verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX")]
    if asking.text.lower() not in WHO or office is None or [token.lemma for token in verbs] != ["be"]:
        return
    begin = next((token for token in behind if token.pos not in ("AUX", "DET", "ADV")), office)
    owners = [
        mention for mention in sentence.mentions if begin.start <= mention.start and mention.end <= behind[-1].end
    ]
    held = _phrase(sentence, begin.start, behind[-1].end, office, owners[0] if len(owners) == 1 else None)
    holder = Mention(
        sentence.index, asking.start, asking.end, asking.text, MentionKind.NAME, "Person", head=asking.lemma
    )
    for relation in ontology.relations.values():
        if relation.state and "Position" in relation.range:
            yield replace(_finding(relation, holder, held), rule=HOLDERS)


def tells_office(relation: str, ontology: Ontology) -> bool:
    """Tell whether a relation says which office somebody has: all who hold any work for someone."""
    nouns = {noun for (noun, pos), frames in ontology.frames_of.items() if pos == "NOUN" and _evokes(frames, relation)}
    return not ontology.words("posts") <= nouns


def _evokes(frames: Iterable[Frame], relation: str) -> bool:
    return any(frame.relation == relation for frame in frames)


def _phrase(sentence: Sentence, start: int, end: int, office: Token, owner: Mention | None) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    head = office.lemma.lower()
    return Mention(sentence.index, start, end, text, MentionKind.NOMINAL, "Position", head=head, owner=owner)


def _is_plain(sentence: Sentence, office: Token | None, name: Mention) -> bool:
    """Tell whether the question has no other verb than "is", or one of having for an office."""
    verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX") and not _inside(token, name)]
    if office is None:
        return bool(verbs) and {token.lemma for token in verbs} in ({"be"}, {"do"})
    return all(token.lemma in HAVING for token in verbs)


def _inside(token: Token, mention: Mention) -> bool:
    return mention.start <= token.start and token.end <= mention.end


def _states(asking: Token, ontology: Ontology, *, offices_only: bool) -> Iterator[Relation]:
    """Yield the states that fit the question: places to "where", offices to "which post", all of people to "who"."""
    for relation in ontology.relations.values():
        places = all(ontology.is_a(name, "Place") for name in relation.range)
        offices = "Position" in relation.range
        wanted = offices if offices_only else places if asking.text.lower() == "where" else not places
        if relation.state and wanted:
            yield relation


def _left(sentence: Sentence, asking: Token, office: Token | None, name: Mention) -> Iterator[str]:
    for token in sentence.tokens:
        known = token in (asking, office) or _inside(token, name) or token.lemma in HAVING
        if not known and token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"):
            yield token.text


def _asked(sentence: Sentence, word: Token, type_: str) -> Mention:
    return Mention(sentence.index, word.start, word.end, word.text, MentionKind.NAME, type_, head=word.lemma)


def _finding(relation: Relation, subject: Mention, object_: Mention) -> Finding:
    number = subject.sentence
    return Finding(relation.name, subject, object_, (), Polarity.POSITIVE, Modality.ASSERTED, (), number, STANDING)
