"""Arguments of verbs that hang from other words: what two verbs share, and who gives what somebody asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import world
from kg.extract.control import ACTORS
from kg.extract.tree import Tree

__all__ = ["Sharing"]

INTRANSITIVE = frozenset(
    {"go", "come", "try", "stand", "sit", "wait", "work", "return", "arrive", "fall", "rise", "die"}
)
# Verbs that mean nothing without an object; others may be complete before "and": "they marched and called for help".
INCOMPLETE = frozenset(
    """accept acquire approve arm arrange back build buy commission condone defend demand deny design devise encourage
    endorse enjoy fear fund finance fix hire host invite lack like maintain make need order organise organize own plan
    prepare produce promote propose provide publish recognise recognize request require seek send sponsor stage support
    want welcome""".split()
)
TAKING = frozenset({"demand", "request", "seek", "ask", "want", "expect", "buy", "obtain", "borrow"})


@dataclass(frozen=True, slots=True)
class Sharing:
    """Finds such arguments in one sentence."""

    tree: Tree

    def objects(self, verb: int, passive: bool) -> Iterator[tuple[str, int]]:
        """Yield the object that stands behind both of two verbs: "Norway signed and ratified the treaty"."""
        tree = self.tree
        if passive or tree.kid(verb, "obj", "ccomp", "xcomp", "obl", "nsubj:pass") is not None:
            return
        pairs = [(verb, other) for other in tree.kids(verb, "conj")]
        pairs += [(tree.tokens[verb].head, verb)] if tree.tokens[verb].dep == "conj" else []
        for first, second in pairs:
            thing = tree.kid(first if second == verb else second, "obj")
            thing = self._behind_preposition(first, second) if thing is None and first == verb else thing
            between = set(range(first + 1, second)) - set(tree.kids(second, "cc", "advmod", "aux"))
            near = not between - set(tree.kids(first, "compound:prt", "advmod"))
            if thing is not None and thing > second and near and tree.lemma(first) not in INTRANSITIVE:
                yield "obj", thing

    def _behind_preposition(self, first: int, second: int) -> int | None:
        """Return what a preposition parts from the second verb: the summit in "will host and pay for the summit"."""
        phrase = self.tree.kid(second, "obl")
        if phrase is None or self.tree.lemma(first) not in INCOMPLETE:
            return None
        return phrase if second + 1 in self.tree.kids(phrase, "case") else None

    def givers(self, verb: int) -> Iterator[tuple[str, int]]:
        """Yield of whom something is asked, where that hangs from the thing: "demanded an apology from Iceland"."""
        tree = self.tree
        if tree.lemma(verb) not in TAKING:
            return
        for thing in tree.kids(verb, "obj", "nsubj:pass"):
            if tree.names[thing] is None and world.nouns().get(tree.lemma(thing)) not in ACTORS:
                yield from (("obl:from", kid) for kid in tree.kids(thing, "nmod") if tree.case(kid) == "from")

    # -- nouns

    def role(self, child: int) -> str:
        """Return the role of a phrase that hangs from a noun: "nmod:with"."""
        return f"nmod:{self.tree.case(child) or 'unmarked'}"

    def nested(self, noun: int) -> Iterator[tuple[str, int]]:
        """Yield phrases that hang from a phrase of the noun, but may well be the noun's: "a raid by rebels on Oslo"."""
        for child in self.tree.kids(noun, "nmod"):
            of_office = world.titles().get(self.tree.lemma(child)) == "office"  # "the ambassador to Oslo" is one phrase
            if self.tree.tokens[child].dep == "nmod" and not of_office:
                yield from ((self.role(phrase), phrase) for phrase in self._loose(child))

    def _loose(self, noun: int) -> Iterator[int]:
        """Yield the phrases of a noun that may belong above it; whoever does what it tells stands behind "by"."""
        tree = self.tree
        deed = tree.names[noun] is None and any(tree.case(kid) == "of" for kid in tree.kids(noun, "nmod"))
        own = {"of", "", "by"} if deed else {"of", ""}
        for phrase in tree.kids(noun, "nmod"):
            if tree.tokens[phrase].dep == "nmod" and tree.case(phrase) not in own:
                yield phrase
