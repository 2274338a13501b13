"""An article read for what its clauses tell, with everybody in it known by all that the article calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract import extract, find_occurrences
from kg.extract.clauses import Clause, Piece, find_clauses
from kg.extract.naming import Naming, find_namings
from kg.language import Parser
from kg.language.recall import with_recalled_names
from kg.model import Document, Entity, Link, Mention, MentionKind, Modality, Polarity, Reading, Sentence, Token
from kg.pipeline.knowing import words_of
from kg.resolve import Referent, Settled, settle
from kg.schema import Ontology
from kg.world import listed, lookup

__all__ = ["Retold", "retell"]

BACK = 2  # sentences
BODIES = frozenset({"Organization", "Group"})
REMOVED = "removedFrom"  # the relation of those who lost an office
PERSON = frozenset({"Person"})
POINTING = {"it": BODIES, "he": PERSON, "she": PERSON, "they": PERSON}


@dataclass(frozen=True)
class Retold:
    """The clauses of some verbs in an article, and who is meant in them."""

    document: Document
    clauses: tuple[Clause, ...]
    meant: Mapping[tuple[int, int], tuple[Entity, ...]]  # by span
    called: Mapping[str, frozenset[str]]  # the words that an entity is called by, by its id
    known: Mapping[str, str]  # what the graph calls an entity of the article, by its id there
    gone: frozenset[str]  # names of those who lost an office
    namings: tuple[Naming, ...]
    named: Mapping[int, Sequence[tuple[int, Entity]]]  # what each sentence has by name, with its place

    def names(self, piece: Piece) -> list[str]:
        """Return what to call what plays a part: nobody where a pronoun is not clear."""
        entities = self.entities(piece.phrase)
        described = piece.phrase.kind is MentionKind.NOMINAL and all(piece.short in one.name for one in entities)
        if described:
            return [piece.short]
        return [self.known.get(one.id, one.name) for one in entities]

    def entities(self, phrase: Mention) -> tuple[Entity, ...]:
        """Return whom a phrase means."""
        return self.meant.get((phrase.start, phrase.end), ())

    def words(self, phrase: Mention) -> frozenset[str]:
        """Return the words of a phrase, and of all that the article calls whom it means."""
        entities = self.entities(phrase) or self._likely(phrase)
        known = (self.called.get(one.id, frozenset()) for one in entities)
        return frozenset().union(words_of(phrase.text), {phrase.head}, *known)

    def _likely(self, phrase: Mention) -> tuple[Entity, ...]:
        """Return who is likely meant where nobody is sure: the only one of its kind that was named just before."""
        kinds = _kinds(phrase)
        for index in range(phrase.sentence, max(-1, phrase.sentence - 1 - BACK), -1) if kinds else ():
            before = [one for start, one in self.named.get(index, ()) if start < phrase.start]
            named = {one.id: one for one in before if one.type in kinds or (kinds is BODIES and _may_be_body(one))}
            if named:
                return tuple(named.values()) if len(named) == (2 if phrase.head == "they" else 1) else ()
        return ()

    def words_at(self, token: Token) -> frozenset[str]:
        """Return a word as it stands and as dictionaries have it, and what the article calls whom it names."""
        known = (self.called.get(one.id, frozenset()) for one in self._at(token))
        return frozenset().union(words_of(token.text), {token.lemma.lower()}, *known)

    def names_somebody(self, token: Token) -> bool:
        """Tell whether a word is part of the name of a state, a body or a place, or a pronoun that is clear."""
        return any(one.type not in ("Person", "Position") or token.pos == "PRON" for one in self._at(token))

    def _at(self, token: Token) -> tuple[Entity, ...]:
        spans = (span for span in self.meant if span[0] <= token.start and token.end <= span[1])
        best = min(spans, key=lambda span: (span[1] - span[0], span), default=None)
        return self.meant[best] if best else ()

    def last_place(self, sentence: Sentence) -> Iterator[str]:
        """Yield the place that the sentence before was about, for "there"."""
        named = [one for _, one in self.named.get(sentence.index - 1, ()) if one.type in ("City", "Place", "Country")]
        yield from (one.name for one in named[-1:])

    def around(self, clause: Clause) -> frozenset[str]:
        """Return the words of a sentence, and of all that the article calls whom it speaks of."""
        return frozenset().union(forms(clause.sentence), *self._spoken_of(clause.sentence))

    def _spoken_of(self, sentence: Sentence) -> Iterator[frozenset[str]]:
        for (start, end), entities in self.meant.items():
            if sentence.start <= start and end <= sentence.end:
                yield from (self.called.get(one.id, frozenset()) for one in entities)


def retell(
    document: Document,
    links: Iterable[Link],
    *,
    parser: Parser,
    ontology: Ontology,
    lemmas: frozenset[str],
    noun: str = "",
) -> Retold:
    """Read an article for the clauses of some verbs; `links` are what its names are in the graph.

    Where a `noun` is given, also for who is said to be one.
    """
    sentences = with_recalled_names(tuple(parser.parse(document)))
    findings = tuple(extract(document, sentences, ontology))
    settled = settle(document, sentences, findings, ontology, tuple(find_occurrences(document, sentences, ontology)))
    clauses = tuple(find_clauses(document, sentences, ontology, lemmas))
    meant = {_span(one.mention): one.entities for one in settled.referents if one.entities}
    namings = tuple(find_namings(sentences, ontology, noun)) if noun else ()
    names = [one for one in settled.referents if one.entities and one.mention.kind is MentionKind.NAME]
    taken = {(link.start, link.end): link.entity.name for link in links}
    known = {one.entities[0].id: taken[_span(one.mention)] for one in names if _span(one.mention) in taken}
    return Retold(
        document, clauses, meant, _called(settled), known, _gone(settled.reading), namings, _by_sentence(names)
    )


def _gone(reading: Reading) -> frozenset[str]:
    told = (claim for claim in reading.claims if claim.predicate == REMOVED and claim.polarity is Polarity.POSITIVE)
    return frozenset(claim.subject.name for claim in told if claim.modality is Modality.ASSERTED)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _by_sentence(names: Iterable[Referent]) -> dict[int, list[tuple[int, Entity]]]:
    found: dict[int, list[tuple[int, Entity]]] = {}
    for one in names:
        found.setdefault(one.mention.sentence, []).extend((one.mention.start, entity) for entity in one.entities)
    return found


def _may_be_body(entity: Entity) -> bool:
    """Tell whether a name that nobody knows, taken for that of a person or a place, may be a body's: "Corvane"."""
    return entity.type in ("Person", "Place") and " " not in entity.name and lookup(entity.name) is None


def _kinds(phrase: Mention) -> frozenset[str]:
    """Return the classes of what a phrase without a name may mean that points back: "it", "the group", "he"."""
    if phrase.kind is MentionKind.PRONOUN:
        return POINTING.get(phrase.head, frozenset())
    bare = phrase.kind is MentionKind.NOMINAL and phrase.determiner == "the" and not phrase.modifiers
    return BODIES if bare and phrase.head in listed("any body") | listed("kind of body") else frozenset()


def forms(sentence: Sentence) -> frozenset[str]:
    """Return the words of a sentence as they stand and as dictionaries have them."""
    lemmas = frozenset(token.lemma.lower() for token in sentence.tokens)
    texts = [token.text for token in sentence.tokens]
    pairs = (lookup(f"{one} {other}") for one, other in pairwise(texts) if one[:1].isupper() and other[:1].isupper())
    states = (word.lower() for state in pairs if state and state.type == "Country" for word in state.canonical.split())
    return lemmas.union(words_of(sentence.text), states)


def _called(settled: Settled) -> dict[str, frozenset[str]]:
    """Return the words by which the article calls an entity: its names, its offices, how it is described."""
    found: dict[str, set[str]] = {}
    for one in settled.referents:
        if len(one.entities) == 1 and one.mention.kind is not MentionKind.PRONOUN:
            entity = one.entities[0]
            names = (entity.name, *entity.aliases, one.mention.text, one.mention.title)
            told = (word for name in names for word in words_of(name))
            found.setdefault(entity.id, set()).update(told, *map(_initials, names))
    for appearance in settled.reading.appearances:
        titles = (word for title in appearance.titles for word in words_of(title))
        found.setdefault(appearance.entity.id, set()).update(titles)
    return {identity: frozenset(words) for identity, words in found.items()}


def _initials(name: str) -> set[str]:
    letters = "".join(word[0] for word in name.split() if word[:1].isupper())
    return {letters.lower()} if len(letters) > 2 else set()
