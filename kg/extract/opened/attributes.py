"""What phrases behind a noun tell of it: where it is, what it has or includes, how much it is, what it is like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import world
from kg.extract.context import Context
from kg.extract.control import ACTORS
from kg.extract.opened.drafts import Draft
from kg.extract.opened.phrasing import Phrasing
from kg.extract.opened.spans import Spans
from kg.extract.opened.statements import HAS, IS, PLACES, Statements
from kg.extract.opened.values import Kind, RelationPhrase
from kg.extract.tree import Tree

__all__ = ["AttributeDrafts"]

WORTH = "worth"  # the only adjective that has an object
INCLUDES = RelationPhrase("includes", "include", ())
WHERE = frozenset({"in", "at", "near", "outside", "inside", "from"})
LOOSE = frozenset({"at", "from"})  # "a look at the dam", "two miles from the border": only of people and bodies
ATTITUDES = frozenset({"interest", "confidence", "faith", "belief", "trust", "role", "part", "stake", "share", "use"})
SETTLEMENTS = frozenset(
    {"city", "town", "village", "province", "state", "county", "district", "region", "island", "suburb", "municipality"}
)
SEATED = frozenset({"based", "headquartered", "registered", "listed", "located", "born", "trained", "educated"})
UNITS = frozenset({"percent", "%", "euro", "dollar", "pound", "yen", "year", "month", "kilometre", "mile", "tonne"})
TOTALS = frozenset({"total", "sum", "amount", "age", "rest", "period", "number", "couple", "minimum", "maximum"})


@dataclass(frozen=True)
class AttributeDrafts:
    """Drafts what the phrases behind the nouns of one sentence tell of them."""

    tree: Tree
    spans: Spans
    phrasing: Phrasing

    @property
    def statements(self) -> Statements:
        """Return what states relations that no word states."""
        return Statements(self.tree, self.spans)

    def read(self) -> Iterator[Draft]:
        """Yield what they tell, in the order of their words."""
        for token in self.tree.tokens:
            noun = self.tree.tokens[token.head]
            if noun.pos != "NOUN" or self.tree.names[token.head] is not None:
                continue
            if token.dep == "nmod":
                yield from self._phrase(token.index, token.head)
            elif token.pos == "ADJ" and self.tree.is_dep(token.index, "amod", "acl") and token.index > token.head:
                yield from self._adjective(token.index, token.head)
            elif token.tag == "VBN" and token.dep == "amod":
                yield from self._participle(token.index, token.head)

    def _phrase(self, word: int, noun: int) -> Iterator[Draft]:
        case = self.tree.case(word)
        if case == "of" and self._is_called(noun, word):
            yield self.statements.stated(Kind.APPOSITION, word, IS, noun)
        elif case == "such_as":
            yield from self.statements.each(Kind.ATTRIBUTE, noun, INCLUDES, word)
        elif case == "with" and self._has(noun, word):
            yield self.statements.stated(Kind.ATTRIBUTE, noun, HAS, word)
        elif case == "of" and self._measures(word, noun):
            yield self._at(Kind.ATTRIBUTE, noun, word)
        elif case in WHERE and self._is_where(word) and self._is_there(noun, word):
            yield self._at(Kind.PLACE, noun, word)

    def _is_called(self, noun: int, word: int) -> bool:
        """Tell whether a noun describes the place that is named behind it: "the coastal town of Tema"."""
        name = self.tree.names[word]
        named = any(self.tree.tokens[kid].pos == "PROPN" for kid in self.tree.kids(noun, "compound"))
        town = self.tree.lemma(noun) in SETTLEMENTS and self.tree.tokens[noun].tag == "NN" and not named
        return town and name is not None and name.type in PLACES and name.type != "Country"

    def _has(self, noun: int, word: int) -> bool:
        """Tell whether somebody has something: "a man with a gun"; "officials with the union" belong to it."""
        things = self.tree.names[word] is None and self.tree.tokens[word].pos == "NOUN"
        return things and self._type(noun) is not None and self._type(word) not in ACTORS

    def _measures(self, word: int, noun: int) -> bool:
        """Tell whether a phrase says how much something is: "a fine of $3 million", "its target of 2 percent"."""
        tree = self.tree
        unit = tree.tokens[word].tag == "$" or tree.lemma(word) in UNITS
        single = tree.tokens[noun].tag == "NN" and tree.lemma(noun) not in TOTALS
        return unit and single and tree.kid(word, "nummod") is not None and self._type(noun) is None

    def _is_where(self, word: int) -> bool:
        name = self.tree.names[word]
        kind = name.type if name is not None else self._type(word)
        return kind in PLACES or (kind == "Organization" and self.tree.case(word) == "at")

    def _is_there(self, noun: int, place: int) -> bool:
        """Tell whether what a noun means can be at a place: people and bodies; at a place with a name, most things."""
        tree, lemma = self.tree, self.tree.lemma(noun)
        listed = tree.kid(tree.tokens[noun].head, "expl") is not None  # "there were riots in Tema" is a clause
        superlative = any(tree.tokens[kid].tag == "JJS" for kid in tree.kids(noun, "amod"))
        if listed or superlative or tree.tokens[noun].dep == "appos":
            return False  # "the largest bank in Ghana" tells what it is compared to
        if tree.case(place) in LOOSE and self._type(noun) not in ACTORS:
            return False
        return self._type(noun) is not None or (tree.names[place] is not None and lemma not in ATTITUDES)

    def _type(self, noun: int) -> str | None:
        lemma = self.tree.lemma(noun)
        known = world.nouns().get(lemma)
        return "Person" if known is None and world.titles().get(lemma) in ("office", "person") else known

    def _at(self, kind: Kind, noun: int, word: int) -> Draft:
        case = self.tree.case(word).replace("_", " ")
        relation = RelationPhrase(f"is {case}", f"be {case}", ())
        return self.statements.stated(kind, noun, relation, word)

    def _participle(self, word: int, noun: int) -> Iterator[Draft]:
        """Draft "a Tema-based bank", "a US-backed militia"."""
        tree, name = self.tree, word - 2
        joined = name >= 0 and tree.tokens[word - 1].text == "-" and tree.tokens[name].head == word
        if joined and tree.tokens[name].pos == "PROPN":
            form = tree.tokens[word].text.lower()
            link = "in" if form in SEATED else "by"
            relation = RelationPhrase(f"is {form} {link}", f"be {form} {link}", ())
            yield self.statements.stated(Kind.ATTRIBUTE, noun, relation, name)

    def _adjective(self, word: int, noun: int) -> Iterator[Draft]:
        """Draft "a contract worth $3 million", "the minister responsible for trade"."""
        tree = self.tree
        behind = [kid for kid in tree.kids(word, "obj", "obl") if kid > word]
        completing = [kid for kid in behind if tree.case(kid) or tree.lemma(word) == WORTH]
        known = tree.tokens[word].tag == "JJ" and all(tree.lemma(kid) != "no" for kid in tree.kids(noun, "det"))
        for kid in completing[:1] if known else ():
            case = [other for other in tree.kids(kid, "case") if tree.tokens[other].tag != "POS"]
            lemma = " ".join(["be", tree.lemma(word), *(tree.lemma(other) for other in case)])
            relation = self.phrasing.of_words([word, *case], lemma)
            subject = self.spans.nominals("nsubj", noun, word)[0]
            for thing in self.spans.nominals(tree.tokens[kid].dep, kid, word):
                yield Draft(Kind.ATTRIBUTE, word, subject, relation, thing, (), Context())
