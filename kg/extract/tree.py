"""A sentence's dependency tree with the questions that extraction asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Mention, Sentence, Token

__all__ = ["ASIDES", "OUTSIDE_PHRASE", "Tree"]

# Not part of the phrase that a word heads: what is told about it, beside it, or instead of it.
OUTSIDE_PHRASE = frozenset(
    {
        "acl:relcl",
        "advcl:relcl",
        "appos",
        "conj",
        "cc",
        "cc:preconj",
        "parataxis",
        "punct",
        "cop",
        "nsubj",
        "aux",
        "case",
        "mark",
    }
)
# Not part of what a clause tells as a topic, at any depth: asides and explanations.
ASIDES = frozenset({"acl:relcl", "advcl:relcl", "appos", "parataxis", "discourse", "vocative"})
# Words that mean nothing without the clause behind them.
OPEN = frozenset(
    {"what", "whatever", "that", "those", "whoever", "anyone", "everyone", "anything", "everything", "all"}
)
BREAKS = frozenset({",", ";", ":", "(", "-", "--", "–", "—"})
LONGEST_RESTRICTION = 14  # words: a longer relative clause tells a story and no longer says which one is meant
RELATIVES = frozenset({"who", "whom", "which", "that", "whose", "where"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Words are spoken of by their index in the sentence."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    names: tuple[Mention | None, ...]  # the name that a word is part of
    texts: tuple[str, ...]  # the words as written
    deps: tuple[tuple[str, str], ...]  # the relation of each word, with its subtype and without

    @classmethod
    def of(cls, sentence: Sentence) -> Tree:
        """Index a sentence."""
        children: list[list[int]] = [[] for _ in sentence.tokens]
        for token in sentence.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        names: list[Mention | None] = [None] * len(sentence.tokens)
        for mention in sentence.mentions:
            for token in sentence.tokens:
                if mention.start <= token.start and token.end <= mention.end:
                    names[token.index] = mention
        texts = tuple(token.text for token in sentence.tokens)
        deps = tuple((token.dep, token.dep.partition(":")[0]) for token in sentence.tokens)
        return cls(sentence, sentence.tokens, tuple(map(tuple, children)), tuple(names), texts, deps)

    def kids(self, word: int, *relations: str) -> list[int]:
        """Return the dependents in these relations; "nsubj" means "nsubj:pass" too, "nsubj:pass" only itself."""
        found = []
        for child in self.children[word]:
            dep, base = self.deps[child]
            if dep in relations or base in relations:
                found.append(child)
        return found

    def kid(self, word: int, *relations: str) -> int | None:
        """Return the first such dependent."""
        for child in self.children[word]:
            dep, base = self.deps[child]
            if dep in relations or base in relations:
                return child
        return None

    def is_dep(self, word: int, *relations: str) -> bool:
        """Tell whether a word hangs from its head by one of these relations."""
        dep, base = self.deps[word]
        return dep in relations or base in relations

    def head(self, word: int) -> int | None:
        """Return the governing word; None for the root."""
        head = self.tokens[word].head
        return None if head == word else head

    def ancestors(self, word: int) -> Iterator[int]:
        """Yield the governing words up to the root."""
        head = self.head(word)
        while head is not None:
            yield head
            head = self.head(head)

    def lemma(self, word: int) -> str:
        """Return the lemma in lower case."""
        return self.tokens[word].lemma.lower()

    def descendants(self, word: int, *, without: frozenset[str] = frozenset()) -> Iterator[int]:
        """Yield a word and all below it, passing over the branches in the given relations."""
        yield word
        for child in self.children[word]:
            if without.isdisjoint(self.deps[child]):
                yield from self.descendants(child, without=without)

    def phrase(
        self,
        word: int,
        *,
        without: frozenset[str] = OUTSIDE_PHRASE,
        nested: frozenset[str] = frozenset(),
        but: tuple[int, ...] = (),
    ) -> tuple[int, int]:
        """Return the half-open span of words around `word` that belong to its phrase without a gap.

        Of the direct branches those in `without` and the words in `but` are passed over, and inside the others those
        in `nested`; with these, what is bound to its word stays.
        """
        inside = {word}
        for child in self.children[word]:
            if child in but:
                continue
            bound = bool(nested) and self.is_bound(child)
            joined = child == word + 2 and self.texts[word + 1] == "-"  # "secretary-general"
            if bound or joined or without.isdisjoint(self.deps[child]) or self.texts[child] == "-":
                inside.update(self._within(child, nested))
        begin = end = word
        while begin - 1 in inside or (begin - 2 in inside and self._is_sign(begin - 1)):
            begin -= 1
        while end + 1 in inside or (end + 2 in inside and self._is_sign(end + 1)):
            end += 1
        return begin, end + 1

    def _within(self, word: int, without: frozenset[str]) -> Iterator[int]:
        """Yield a word and all below it, passing over branches in these relations that are not bound to their word."""
        yield word
        for child in self.children[word]:
            if without.isdisjoint(self.deps[child]) or self.is_bound(child):
                yield from self._within(child, without)

    def is_bound(self, word: int) -> bool:
        """Tell whether an apposition or a relative clause stands right behind a word and says which one it means.

        So do a name, "the tanker Halden", what a pronoun is about, "what they want", and what restricts a noun, "the
        crews that refused"; behind a comma a clause tells something in passing.
        """
        head = self.tokens[word].head
        if self.deps[word][1] not in ("appos", "acl"):
            return False
        begin = min(self.descendants(word))
        if begin <= head or self.tokens[begin].pos == "PUNCT" or self.texts[begin - 1] in BREAKS:
            return False
        named = self.tokens[word].pos == "PROPN" or self.names[word] is not None
        return named if self.deps[word][1] == "appos" else self._completes(word, head)

    def _completes(self, clause: int, noun: int) -> bool:
        """Tell whether a relative clause gives a pronoun its meaning or says which ones of a noun are meant."""
        if self.deps[clause][0] != "acl:relcl":
            return False
        if self.tokens[noun].lemma.lower() in OPEN and self.kid(noun, "nmod") is None:
            return True
        return self._is_common(noun) and sum(1 for _ in self.descendants(clause)) <= LONGEST_RESTRICTION

    def _is_common(self, word: int) -> bool:
        return self.tokens[word].pos == "NOUN" and self.names[word] is None

    def _is_sign(self, word: int) -> bool:
        return self.texts[word] in ("-", "/", "'", '"', "“", "”", "‘", "’")

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return the characters of the words from `begin` to `end` (half-open), signs at the edges trimmed."""
        while begin < end - 1 and self.tokens[begin].pos in ("PUNCT", "CCONJ"):
            begin += 1
        while begin < end - 1 and self.tokens[end - 1].pos == "PUNCT" and self.tokens[end - 1].text != "%":
            end -= 1
        return self._with_marks(self.tokens[begin].start, self.tokens[end - 1].end)

    def _with_marks(self, start: int, end: int) -> tuple[int, int]:
        """Take in or leave out a quotation mark at an edge, so that marks come in pairs."""
        text = self.text(start, end)
        if text.count('"') % 2 == 0 and text.count("“") == text.count("”"):
            return start, end
        if self.text(start - 1, start) in ('"', "“") and start > self.sentence.start:
            return start - 1, end
        if self.text(end, end + 1) in ('"', "”"):
            return start, end + 1
        return (start + 1, end) if text[0] in '"“' else (start, end)

    def text(self, start: int, end: int) -> str:
        """Return the characters of a span of the document that lies in this sentence."""
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def conjuncts(self, word: int) -> list[int]:
        """Return a word and what is coordinated with it; a short form is the same again: "the Rebel Army, or RA"."""
        others = (child for child in self.kids(word, "conj") if not self._is_short_form(child))
        return [word, *(other for child in others for other in self.conjuncts(child))]

    def _is_short_form(self, word: int) -> bool:
        """Tell whether capitals behind ", or" repeat what stands before."""
        joined = word >= 2 and self.texts[word - 1].lower() == "or" and self.texts[word - 2] == ","
        whole = self.names[self.tokens[word].head]
        return joined and self.texts[word].isupper() and whole is not None

    def case(self, word: int) -> str:
        """Return the preposition of a phrase, lower case, fixed expressions joined: "according_to"; "" for none."""
        for child in self.kids(word, "case"):
            if self.tokens[child].tag != "POS":
                fixed = [self.tokens[other].text for other in self.kids(child, "fixed")]
                return "_".join([self.tokens[child].text, *fixed]).lower()
        return ""

    def mark(self, word: int) -> str:
        """Return the subordinating word of a clause: "that", "to", "if"; "" for none."""
        child = self.kid(word, "mark")
        return self.tokens[child].text.lower() if child is not None else ""

    def is_verb(self, word: int) -> bool:
        """Tell whether a word is a verb, or an adjective or noun that a copula makes a predicate."""
        return self.tokens[word].pos in ("VERB", "AUX") or self.kid(word, "cop") is not None

    def is_passive(self, word: int) -> bool:
        """Tell whether a verb is passive; a bare participle after a noun is ("the deal reached in May")."""
        if self.kid(word, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
            return True
        bare = self.tokens[word].tag == "VBN" and self.kid(word, "aux", "obj") is None
        if bare and self.tokens[word].dep == "conj" and self.kid(word, "nsubj") is None:
            return self.is_passive(self.tokens[word].head)  # "was arrested and charged"
        return bare and self.is_dep(word, "acl", "advcl", "amod") and self.tokens[word].dep != "acl:relcl"

    def is_relative(self, word: int) -> bool:
        """Tell whether a word is a relative pronoun; one with a clause of its own is not: "what they decided"."""
        token = self.tokens[word]
        if self.kid(word, "acl:relcl") is not None:
            return False
        return (
            token.tag in ("WP", "WDT", "WP$", "WRB")
            or token.text.lower() == "whose"
            or (token.lemma.lower() in RELATIVES and token.pos == "PRON" and token.tag in ("WDT", "WP", "IN"))
        )
