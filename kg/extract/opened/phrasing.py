"""The words of a relation: verbs with their auxiliaries, negations and particles, and a preposition behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.mood import NEGATIONS
from kg.extract.opened.clauses import Clause, is_particle
from kg.extract.opened.values import RelationPhrase
from kg.extract.tree import Tree

__all__ = ["Phrasing"]

SHARING = ("VB", "VBN", "VBG")  # forms of the second of two verbs that may share the auxiliaries of the first


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words the relations of one sentence."""

    tree: Tree

    def of_clause(self, clause: Clause, *, predicate: bool, more: Iterable[int] = ()) -> RelationPhrase:
        """Return the relation of a clause; `predicate` takes in what a copula makes the predicate.

        `more` are the words of what else is in it: "held talks with", "is angry at".
        """
        if clause.outer:
            return self.of_words(self._copula_words(clause.predicate), "be")
        more = sorted(word for word in more if self.tree.tokens[word].pos != "PUNCT")
        words = set(more)
        for verb in clause.words:
            last, led = verb == clause.predicate, verb != clause.words[0]
            words.update(self._verb_words(verb, predicate=predicate or not last, leads=led))
        lemmas = [self._verb_lemma(clause, number, predicate=predicate) for number in range(len(clause.words))]
        return self.of_words(sorted(words), " ".join([*lemmas, *(self.tree.lemma(word) for word in more)]))

    def of_words(self, words: list[int], lemma: str) -> RelationPhrase:
        """Return a relation that stands in the text."""
        spans = tuple(self._spans(words))
        return RelationPhrase(" ".join(self.tree.text(*span) for span in spans), " ".join(lemma.split()), spans)

    def _spans(self, words: list[int]) -> Iterator[tuple[int, int]]:
        tokens = self.tree.tokens
        begin = words[0]
        for word, following in zip(words, [*words[1:], None], strict=True):
            if following != word + 1:
                yield tokens[begin].start, tokens[word].end
                begin = following if following is not None else begin

    def _verb_words(self, verb: int, *, predicate: bool, leads: bool) -> Iterator[int]:
        tree = self.tree
        nominal = self._is_nominal(verb)
        if predicate or not nominal:
            yield verb
        yield from tree.kids(verb, "cop") if nominal else ()
        yield from self._particles(verb)
        yield from (kid for kid in self._marks(verb) if tree.lemma(kid) == "to" or leads)
        yield from self._auxiliaries(verb)

    def _marks(self, verb: int) -> list[int]:
        """Return what stands before an infinitive; in coordination it may be that of the first verb."""
        tree, head = self.tree, self.tree.head(verb)
        own = tree.kids(verb, "mark")
        alone = not own and tree.tokens[verb].dep == "conj" and tree.kid(verb, "nsubj", "aux") is None
        shares = alone and head is not None and tree.tokens[verb].tag == tree.tokens[head].tag == "VB"
        return self._marks(head) if shares and head is not None else own

    def _is_nominal(self, word: int) -> bool:
        """Tell whether a word is no verb, but what a copula makes a predicate."""
        return self.tree.tokens[word].pos != "VERB" and self.tree.kid(word, "cop") is not None

    def _copula_words(self, verb: int) -> list[int]:
        """Return the copula that has a whole clause for its predicate, with its auxiliaries and negation."""
        copula = self.tree.kids(verb, "cop")[0]
        beside = [kid for kid in self.tree.kids(verb, "aux") if kid < copula]
        negation = [kid for kid in self.tree.kids(verb, "advmod") if kid == copula + 1 and self._negates(kid)]
        return [*beside, copula, *negation]

    def _particles(self, verb: int) -> list[int]:
        tree = self.tree
        return [*tree.kids(verb, "compound:prt"), *(kid for kid in tree.kids(verb, "advmod") if is_particle(tree, kid))]

    def _auxiliaries(self, verb: int) -> Iterator[int]:
        """Yield auxiliaries and negations; in coordination they may be those of the first verb."""
        tree, head = self.tree, self.tree.head(verb)
        outer = max(tree.kids(verb, "cop"), default=0) if tree.tokens[verb].pos == "VERB" else 0
        own = [kid for kid in tree.kids(verb, "aux") if kid >= outer]
        yield from own
        yield from (kid for kid in tree.kids(verb, "advmod") if self._negates(kid) and not (outer and kid == outer + 1))
        form = tree.tokens[verb].tag
        alone = not own and tree.kid(verb, "nsubj", "cop", "mark") is None and tree.tokens[verb].dep == "conj"
        if alone and head is not None and form in SHARING and tree.tokens[head].tag == form:
            yield from self._auxiliaries(head)

    def _negates(self, adverb: int) -> bool:
        return bool({self.tree.lemma(adverb), self.tree.tokens[adverb].text.lower()} & NEGATIONS)

    def _verb_lemma(self, clause: Clause, number: int, *, predicate: bool) -> str:
        tree, verb = self.tree, clause.words[number]
        marks = self._marks(verb)[:1] if number else []
        link = "".join(f"{tree.tokens[mark].text.lower()} " for mark in marks)
        if self._is_nominal(verb):
            return f"{link}be {tree.lemma(verb) if predicate or number + 1 < len(clause.words) else ''}"
        particles = [tree.lemma(kid) for kid in self._particles(verb)]
        form = tree.tokens[verb].text.lower() if verb in clause.passive or self._is_led(clause, number) else None
        name = " ".join([form or tree.lemma(verb), *particles])
        return f"{link}be {name}" if verb in clause.passive else f"{link}{name}"

    def _is_led(self, clause: Clause, number: int) -> bool:
        """Tell whether a verb is an "-ing" form that another governs: "began negotiating"."""
        return bool(number) and self.tree.tokens[clause.words[number]].tag == "VBG"
