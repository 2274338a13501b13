"""Who says what a clause tells: by a verb of saying, beside the clause, or by the noun for a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.phrases import Phrases
from kg.extract.subjects import Subjects
from kg.extract.tree import Tree
from kg.model import MentionKind
from kg.schema import Ontology

__all__ = ["Voices"]

DISCLAIMERS = frozenset({"according_to", "according"})
TOPIC_CASES = frozenset({"against", "over", "about", "of", "with", "for"})
OWNERS = frozenset({"by", "from", "of"})


@dataclass(frozen=True)
class Voices:
    """Finds the speakers in one sentence. Words are spoken of by their index; the nearest to the reader comes first."""

    tree: Tree
    ontology: Ontology

    @cached_property
    def subjects(self) -> Subjects:
        """Return what knows the subjects of verbs."""
        return Subjects(self.tree, self.ontology)

    # -- verbs of saying

    def is_reporting(self, verb: int) -> bool:
        """Tell whether a verb tells that somebody says something."""
        words = self.ontology.words("reportingVerbs") | self.ontology.words("denyingVerbs")
        return self.tree.lemma(verb) in words and self.tree.tokens[verb].pos in ("VERB", "AUX")

    def introduces(self, verb: int) -> bool:
        """Tell whether a verb tells that words are somebody's: "said", "issued the following statement"."""
        thing = self.tree.kid(verb, "obj")
        reports = thing is not None and self.tree.lemma(thing) in self.ontology.words("reportNouns")
        return self.is_reporting(verb) or (reports and self._voices(verb))

    def shows(self, verb: int) -> bool:
        """Tell whether it is a fact that shows something, and nobody who says it: "the raid shows that ..."."""
        if self.tree.lemma(verb) not in self.ontology.words("showingVerbs"):
            return False
        subject = self.subjects.of(verb)
        return subject is not None and not self._can_speak(subject)

    def _can_speak(self, word: int) -> bool:
        mention = Phrases(self.tree, self.ontology).mention(word)
        known = self.ontology.words("sources") | self.ontology.words("reportNouns")
        return mention.kind is not MentionKind.NOMINAL or mention.type != "Topic" or self.tree.lemma(word) in known

    def speakers(self, verb: int) -> tuple[int, ...]:
        """Return who speaks by a verb of saying, and whom they cite."""
        citing = self._citing(verb)
        sayer = self._sayer(verb) if citing is None else self._quoted(citing)
        if sayer is None:
            return ()
        outer = self._citers(verb, sayer) if citing is None else self._agents(citing)
        if self.tree.head(verb) == sayer and self.tree.lemma(sayer) in self.ontology.words("reportNouns"):
            sayer = self.reporter(sayer)  # "issued a statement saying that"
        return tuple(dict.fromkeys((*outer, *self._with_citers(sayer), *self._cited(verb))))

    def _sayer(self, verb: int) -> int | None:
        if self.tree.is_passive(verb):
            return next(iter(self.tree.kids(verb, "obl:agent")), None)
        return self.subjects.of(verb)

    def _agents(self, verb: int) -> tuple[int, ...]:
        sayer = self._sayer(verb)
        return () if sayer is None else tuple(self.tree.conjuncts(sayer))

    def _citing(self, verb: int) -> int | None:
        """Return the verb that tells who is quoted: "quoted" for "saying" in "Kyodo quoted him as saying"."""
        head = self.tree.head(verb)
        under = head is not None and self.tree.mark(verb) == "as" and self._is_citing(head)
        return head if under else None

    def _citers(self, verb: int, source: int) -> tuple[int, ...]:
        """Return who cites a source of which a clause tells what it says: "quotes officials who say"."""
        whole, head = source, self.tree.head(source)
        if head is not None and self.tree.is_dep(source, "nmod") and self.tree.case(source) in OWNERS:
            whole, head = head, self.tree.head(head)
        quotes = head is not None and self.tree.is_dep(whole, "obj") and self._is_citing(head)
        beside = self.tree.head(verb) in (whole, source)
        return self._agents(head) if quotes and beside and head is not None else ()

    def _quoted(self, citing: int) -> int | None:
        return self.tree.kid(citing, "nsubj:pass") if self.tree.is_passive(citing) else self.tree.kid(citing, "obj")

    def _is_citing(self, word: int) -> bool:
        return self.tree.lemma(word) in self.ontology.words("citingVerbs")

    def _with_citers(self, source: int) -> Iterator[int]:
        """Yield a source with those beside it, before them who quotes it: "police, quoted by state media"."""
        for clause in self.tree.kids(source, "acl"):
            if self._is_citing(clause) and self.tree.is_passive(clause):
                yield from self._agents(clause)
        yield from self.tree.conjuncts(source)

    def _cited(self, verb: int) -> Iterator[int]:
        """Yield the sources that a speaker names: "citing an official"."""
        subject = self.tree.kid(verb, "nsubj")
        clauses = self.tree.kids(verb, "advcl", "xcomp", "acl")
        clauses += [] if subject is None else self.tree.kids(subject, "acl", "parataxis")
        for clause in clauses:
            source = self.tree.kid(clause, "obj")
            if self._is_citing(clause) and source is not None:
                yield source

    # -- beside a clause

    def is_report(self, word: int) -> bool:
        """Tell whether a loose clause is the one that tells who speaks: "..., Kyodo said", "..., he told reporters"."""
        return self.is_reporting(word) and self.subjects.of(word) is not None and not self._says_more(word)

    def _says_more(self, verb: int) -> bool:
        """Tell whether a verb of saying has contents of its own: "as officials pledged to look into it"."""
        tells = self.tree.lemma(verb) in self.ontology.words("addressingVerbs")
        contents = self.tree.kids(verb, *(("ccomp", "xcomp") if tells else ("ccomp", "xcomp", "obj")))
        topics = (kid for kid in self.tree.kids(verb, "obl") if self.tree.case(kid) in TOPIC_CASES)
        return any(kid > verb for kid in contents) or next(topics, None) is not None

    def beside(self, word: int) -> tuple[int, ...]:
        """Return the speakers named beside a clause: ", Kyodo said", "as Kyodo said", "according to Kyodo"."""
        tree = self.tree
        for kid in tree.kids(word, "parataxis", "advcl"):
            if (tree.is_dep(kid, "parataxis") or tree.mark(kid) == "as") and self.is_report(kid):
                return self.speakers(kid)
        for kid in tree.kids(word, "obl", "nmod"):
            if tree.case(kid) == "in" and tree.lemma(kid) in self.ontology.words("viewNouns"):
                # "in the view of Sweden"; "in his words" says who speaks elsewhere
                return tuple(owner for owner in self._owners(kid) if tree.tokens[owner].pos != "PRON")
            if tree.case(kid) in DISCLAIMERS:
                return (*self._quoting_beside(word), *self._with_citers(kid))
        return ()

    def _quoting_beside(self, word: int) -> Iterator[int]:
        """Yield who quotes the source of a clause: "according to police, quoted by state media"."""
        for clause in self.tree.kids(word, "advcl"):
            if self._is_citing(clause) and self.tree.is_passive(clause):
                yield from self._agents(clause)

    # -- nouns for reports

    def _owners(self, noun: int) -> Iterator[int]:
        """Yield whose report a noun is: "Norway's claim", "a claim by Norway"."""
        for kid in self.tree.kids(noun, "nmod"):
            if self.tree.is_dep(kid, "nmod:poss") or self.tree.case(kid) in OWNERS:
                yield kid

    def reporter(self, noun: int) -> int:
        """Return whose report it is: its owner, or who makes it ("Seoul sticks to the position that"), or itself."""
        tree = self.tree
        owner = next((kid for kid in self._owners(noun) if tree.case(kid) != "of"), None)
        governor = tree.head(noun)
        if owner is None and governor is not None and tree.is_dep(noun, "obj", "obl") and self._voices(governor):
            owner = self.subjects.of(governor)
        return noun if owner is None else owner

    def _voices(self, verb: int) -> bool:
        return self.tree.lemma(verb) in self.ontology.words("voicingVerbs")

    def denier(self, noun: int) -> int | None:
        """Return who disputes what a noun reports: "Norway rejected claims that ..."."""
        governor = self.tree.head(noun)
        if governor is None or not self.tree.is_dep(noun, "obj"):
            return None
        denies = self.tree.lemma(governor) in self.ontology.words("denyingVerbs")
        return self.subjects.of(governor) if denies else None
