"""An article read for what its clauses tell, with everybody in it known by all that the article calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract import extract, find_occurrences
from kg.extract.clauses import Clause, Piece, find_clauses
from kg.language import Parser
from kg.language.recall import with_recalled_names
from kg.model import Document, Entity, Link, Mention, MentionKind, Sentence
from kg.pipeline.knowing import words_of
from kg.resolve import Referent, Settled, settle
from kg.schema import Ontology
from kg.world import listed

__all__ = ["Retold", "retell"]

BACK = 2  # sentences
BODIES = frozenset({"Organization", "Group"})
POINTING = {"it": BODIES, "he": frozenset({"Person"}), "she": frozenset({"Person"})}


@dataclass(frozen=True)
class Retold:
    """The clauses of some verbs in an article, and who is meant in them."""

    document: Document
    clauses: tuple[Clause, ...]
    meant: Mapping[tuple[int, int], tuple[Entity, ...]]  # by span
    called: Mapping[str, frozenset[str]]  # the words that an entity is called by, by its id
    known: Mapping[str, str]  # what the graph calls an entity of the article, by its id there
    named: Mapping[int, Sequence[tuple[int, Entity]]]  # what each sentence has by name, with its place

    def names(self, piece: Piece) -> list[str]:
        """Return what to call what plays a part: nobody where a pronoun is not clear."""
        entities = self.entities(piece.phrase)
        if piece.phrase.kind is MentionKind.PRONOUN or entities:
            return [self.known.get(one.id, one.name) for one in entities]
        return [_plain(piece.phrase)]

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
            named = {one.id: one for one in before if one.type in kinds}
            if named:
                return tuple(named.values()) if len(named) == 1 else ()
        return ()

    def around(self, clause: Clause) -> frozenset[str]:
        """Return the words of a sentence, and of all that the article calls whom it speaks of."""
        return frozenset().union(forms(clause.sentence), *self._spoken_of(clause.sentence))

    def _spoken_of(self, sentence: Sentence) -> Iterator[frozenset[str]]:
        for (start, end), entities in self.meant.items():
            if sentence.start <= start and end <= sentence.end:
                yield from (self.called.get(one.id, frozenset()) for one in entities)


def retell(
    document: Document, links: Iterable[Link], *, parser: Parser, ontology: Ontology, lemmas: frozenset[str]
) -> Retold:
    """Read an article for the clauses of some verbs; `links` are what its names are in the graph."""
    sentences = with_recalled_names(tuple(parser.parse(document)))
    findings = tuple(extract(document, sentences, ontology))
    settled = settle(document, sentences, findings, ontology, tuple(find_occurrences(document, sentences, ontology)))
    clauses = tuple(find_clauses(document, sentences, ontology, lemmas))
    meant = {_span(one.mention): one.entities for one in settled.referents if one.entities}
    names = [one for one in settled.referents if one.entities and one.mention.kind is MentionKind.NAME]
    taken = {(link.start, link.end): link.entity.name for link in links}
    known = {one.entities[0].id: taken[_span(one.mention)] for one in names if _span(one.mention) in taken}
    return Retold(document, clauses, meant, _called(settled), known, _by_sentence(names))


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _by_sentence(names: Iterable[Referent]) -> dict[int, list[tuple[int, Entity]]]:
    found: dict[int, list[tuple[int, Entity]]] = {}
    for one in names:
        found.setdefault(one.mention.sentence, []).extend((one.mention.start, entity) for entity in one.entities)
    return found


def _kinds(phrase: Mention) -> frozenset[str]:
    """Return the classes of what a phrase without a name may mean that points back: "it", "the group", "he"."""
    if phrase.kind is MentionKind.PRONOUN:
        return POINTING.get(phrase.head, frozenset())
    bare = phrase.kind is MentionKind.NOMINAL and phrase.determiner == "the" and not phrase.modifiers
    return BODIES if bare and phrase.head in listed("any body") | listed("kind of body") else frozenset()


def forms(sentence: Sentence) -> frozenset[str]:
    """Return the words of a sentence as they stand and as dictionaries have them."""
    lemmas = frozenset(token.lemma.lower() for token in sentence.tokens)
    return lemmas | words_of(sentence.text)


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


def _plain(phrase: Mention) -> str:
    first, _, rest = phrase.text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else phrase.text
