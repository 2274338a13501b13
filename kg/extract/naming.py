"""Names with the words that say who they are: titles, appositions, "X is the Y", "they named X as Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.clauses import Clause, Piece
from kg.extract.context import Context, ContextReader
from kg.extract.phrases import Phrases
from kg.extract.propositions import PropositionFinder
from kg.extract.tree import Tree
from kg.model import Sentence, Token
from kg.schema import Ontology

__all__ = ["Naming", "Post", "find_namings", "read_post"]

WHO = frozenset({"who"})
INSIDE = frozenset({"compound", "amod", "nmod", "nmod:poss", "det", "nmod:desc", "case", "flat", "fixed", "nummod"})
FILLED = ("obl", "xcomp", "obj", "nmod", "advcl")  # how an office hangs from the verb that gives it


@dataclass(frozen=True, slots=True)
class Naming:
    """Who somebody is said to be: a clause with the name as its subject, and the words that say it."""

    clause: Clause
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """What a question asks the holder of: the head noun, and the words with it; `past` for "who was"."""

    noun: Token
    words: tuple[Token, ...]
    past: bool


def read_post(sentence: Sentence) -> Post | None:
    """Return what "Who is the mayor of Oslo?" asks the holder of; None for any other question."""
    tokens = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if len(tokens) < 3 or tokens[0].text.lower() not in WHO or tokens[1].lemma != "be":
        return None
    tree = Tree.of(sentence)
    heads = [token for token in tokens[2:] if tree.head(token.index) in (None, 0) and token.pos in ("NOUN", "PROPN")]
    if not heads or any(token.pos == "VERB" and token.tag != "VBG" for token in tokens):
        return None
    words = tuple(token for token in tokens[2:] if token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
    return Post(heads[0], words, tokens[1].text.lower() in ("was", "were"))


def find_namings(sentences: Iterable[Sentence], ontology: Ontology, noun: str) -> Iterator[Naming]:
    """Yield who is said to be what a noun tells, in order."""
    for sentence in sentences:
        if any(token.lemma.lower() == noun for token in sentence.tokens):
            yield from _Namer(Tree.of(sentence), ontology).find(noun)


@dataclass(frozen=True)
class _Namer:
    tree: Tree
    ontology: Ontology

    def find(self, noun: str) -> Iterator[Naming]:
        contexts = ContextReader(self.tree, self.ontology)
        titles = PropositionFinder(self.tree, self.ontology, frozenset()).titles
        for token in self.tree.tokens:
            if token.lemma.lower() != noun or token.pos not in ("NOUN", "PROPN"):
                continue
            holder = titles.holder(token.index)
            given = self._given(token.index) if holder is None else None
            if holder is not None:
                yield self._naming(token.index, holder, Context())
            elif given is not None:
                yield self._naming(token.index, given, contexts.of_verb(self.tree.tokens[token.index].head))

    def _given(self, noun: int) -> int | None:
        """Return who gets an office: Lind in "named Lind as minister" and "Lind was elected mayor"."""
        tree, verb = self.tree, self.tree.head(noun)
        office = tree.lemma(noun) in self.ontology.words("officeNouns")
        if verb is None or tree.tokens[verb].pos != "VERB" or not tree.is_dep(noun, *FILLED) or not office:
            return None
        if tree.case(noun) not in ("as", ""):
            return None
        others = [kid for kid in tree.kids(verb, "obj", "nsubj:pass", "iobj") if kid != noun]
        return others[0] if others else None

    def _naming(self, noun: int, holder: int, context: Context) -> Naming:
        tree = self.tree
        phrase = Phrases(tree, self.ontology).mention(holder)
        speakers = tuple(Phrases(tree, self.ontology).speaker(word) for word in context.speakers)
        clause = Clause(
            tree.sentence, "be", noun, (Piece("nsubj", holder, phrase, phrase.text),), None, None,
            context.modality, context.polarity, speakers,
        )  # fmt: skip
        inside = set(self._inside(noun))
        if tree.is_dep(noun, "nmod:desc", "compound"):
            inside |= set(self._inside(holder))
        words = (token for token in tree.tokens if token.index in inside)
        return Naming(clause, tuple(token for token in words if not phrase.start <= token.start < phrase.end))

    def _inside(self, word: int) -> Iterator[int]:
        """Yield a word and the words that tell what kind of it is meant."""
        yield word
        for kid in self.tree.children[word]:
            if self.tree.tokens[kid].dep in INSIDE:
                yield from self._inside(kid)
