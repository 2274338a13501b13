"""How far phrases and clauses reach: with all that tells who or what is meant, without what is told of the event.

A phrase never ends before a name that stands right behind its noun, nor before the clause that alone gives a pronoun
its meaning ("what they want"). What somebody is charged with, a price, a remark behind a comma and an adverb belong
to the event or are told in passing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import world
from kg.extract.almanac import UNITS, WEEKDAYS, is_temporal
from kg.extract.tree import ASIDES, Tree
from kg.schema import Ontology

__all__ = ["LONGEST_TOPIC", "Extents"]

LONGEST_TOPIC = 40  # words: a longer clause says too much to be one topic
NEGATIONS = frozenset({"not", "never", "n't"})
OCCASION_CASES = frozenset({"in", "during", "after", "before", "amid", "at"})
AT_HOME = frozenset({"citizen", "national", "native", "resident", "inhabitant", "villager"})  # from somewhere
INVOLVED = frozenset({"suspect", "witness", "defendant", "victim", "participant"})  # in something, or they are nobody
WHERE = frozenset({"near", "outside"})  # "shot by police near Oslo": who shoots is not told apart by it
GATHERING = frozenset({"meet", "gather", "assemble", "convene"})  # where people are when they do what is told
SINCE = frozenset({"earlier", "later", "ago", "before"})  # "a month earlier" is one phrase
PAST = frozenset({"earlier", "last"})
JUDGING = frozenset("reject dismiss condemn criticize criticise denounce praise hail welcome defend".split())  # as
FOCUS = frozenset({"only", "even", "just", "especially"})  # "even the army"
SPANS = frozenset({"second", "minute", "hour", "moment", "period", "time"})
CLAUSE_EDGES = frozenset({"mark", "punct", "cc", "conj", *ASIDES})
DASHES = frozenset({"-", "--", "–", "—"})
COMPLETING = ("obj", "ccomp", "xcomp", "obl")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Extents:
    """Finds the words of phrases in one sentence, half-open; `events` are the lemmas of nouns that tell of events."""

    tree: Tree
    ontology: Ontology
    events: frozenset[str] = frozenset()

    def noun(self, word: int, *, people: bool, but: tuple[int, ...] = ()) -> Span:
        """Return the words of a noun's phrase; `people` tells whether it is somebody."""
        beside = (*self._remarks(word), *self._ends(word), *(self._of_the_event(word) if people else ()), *but)
        begin, end = self.tree.phrase(word, nested=ASIDES, but=beside)
        end = self._without_adverbs(word, self._before_dash(word, min(end, begin + LONGEST_TOPIC)))
        end = self._without_verdict(word, self._with_home(word, self._without_time(word, end, people=people)))
        end += self._is_first_half(end - 1)
        if begin < word and self.tree.tokens[begin].pos == "ADV" and self.tree.lemma(begin) in FOCUS:
            begin += 1
        if begin < word and self.tree.lemma(begin) == "no":  # that nothing is meant is the claim's to say
            begin += 1
        return begin, end

    def clause(self, verb: int, *, whole: bool = False) -> Span:
        """Return the words of a clause as a topic, without "that" and "to"; `whole` takes in coordinated clauses."""
        shared = frozenset({"cc", "conj"}) if whole or self._shares(verb) else frozenset()
        begin, end = self.tree.phrase(verb, without=CLAUSE_EDGES - shared, nested=ASIDES, but=self._sources(verb))
        begin = min([begin, *self._negations(verb), *self._doubts(verb)])
        return begin, self._before_dash(verb, min(end, begin + LONGEST_TOPIC))

    def _sources(self, verb: int) -> tuple[int, ...]:
        """Return participles behind a comma, which tell how it is known or what comes of it: ", citing a report"."""
        tree = self.tree
        loose = (kid for kid in tree.kids(verb, "advcl") if kid > verb and tree.tokens[kid].tag == "VBG")
        return tuple(kid for kid in loose if tree.texts[min(tree.descendants(kid))] == ",")

    def _shares(self, verb: int) -> bool:
        """Tell whether what completes a verb stands behind a second one: "confirm or deny the report"."""
        seconds = [kid for kid in self.tree.kids(verb, "conj") if self.tree.tokens[kid].pos == "VERB"]
        own = self.tree.kids(verb, *COMPLETING)
        if not seconds or any(kid < seconds[0] for kid in own):
            return False
        return bool(own) or self.tree.kid(seconds[0], "obj") is not None

    def _negations(self, verb: int) -> list[int]:
        """Return the words before a clause that turn it round: "not" in "urged them not to pay"."""
        return [kid for kid in self.tree.kids(verb, "advmod") if self.tree.lemma(kid) in NEGATIONS]

    def _doubts(self, verb: int) -> list[int]:
        """Return the words before a clause that leave it open: "whether" in "ruled on whether it paid"."""
        return [kid for kid in self.tree.kids(verb, "mark") if self.tree.lemma(kid) == "whether"]

    def _before_dash(self, word: int, end: int) -> int:
        """Return the end of a phrase before a dash: what stands behind one is told in passing."""
        tokens = self.tree.tokens
        dashes = (
            at for at in range(word + 1, end) if tokens[at].text in DASHES and tokens[at].start > tokens[at - 1].end
        )
        return next(dashes, end)

    def _without_adverbs(self, word: int, end: int) -> int:
        """Return the end of a phrase before adverbs that hang from nouns: "efforts at dialogue throughout"."""
        tree = self.tree
        while end - 1 > word and tree.tokens[end - 1].pos == "ADV" and not tree.is_verb(tree.tokens[end - 1].head):
            end -= 1
        return end

    def _without_time(self, word: int, end: int, *, people: bool) -> int:
        """Return the end of a phrase before a date that is the event's: "a law to allow it earlier this year"."""
        tree, last = self.tree, end - 1
        loose = people and last > word and tree.deps[last][0].endswith(":unmarked")
        if loose and (tree.texts[last] in WEEKDAYS or tree.lemma(last) in UNITS):
            return max(word + 1, min(tree.descendants(last)))
        if last <= word or tree.lemma(last) not in UNITS:
            return end
        begin = min(tree.descendants(last))
        if end < len(tree.tokens) and tree.texts[end].lower() in SINCE:
            return begin if begin > word else end
        verb = tree.tokens[last].head
        told = tree.tokens[verb].tag == "VB" and word < verb < begin and tree.is_dep(last, "obl")
        return begin if told and tree.texts[begin].lower() in PAST else end

    def _is_first_half(self, word: int) -> bool:
        """Tell whether a word is an office only with the one behind it: "elected a secretary" before "general"."""
        tree, behind = self.tree, word + 1
        pair = f"{tree.lemma(word)} {tree.lemma(behind)}" if behind < len(tree.tokens) else ""
        return pair in self.ontology.words("doubleOffices") and tree.texts[behind].islower()

    def _without_verdict(self, word: int, end: int) -> int:
        """Return the end of a phrase before what its verb takes it for: "dismissed a threat to sue as a bluff"."""
        tree, verb = self.tree, self.tree.head(word)
        if verb is None or tree.lemma(verb) not in JUDGING or not tree.is_dep(word, "obj"):
            return end
        verdicts = (
            kid for inner in tree.kids(word, "acl") for kid in tree.kids(inner, "obl") if tree.case(kid) == "as"
        )
        begins = (min(tree.descendants(kid)) for kid in verdicts)
        return next((begin for begin in begins if tree.lemma(begin) == "as"), end)

    def _remarks(self, word: int) -> Iterator[int]:
        """Yield participles behind a comma: "the treaty, signed in May, ..."."""
        for kid in self.tree.kids(word, "acl"):
            begin = min(self.tree.descendants(kid))
            if kid > word and (self.tree.texts[begin] == "," or self.tree.texts[begin - 1] == ","):
                yield kid

    def _with_home(self, word: int, end: int) -> int:
        """Return the end of a phrase with where its people are at home, which trees hang from the verb."""
        tree, verb = self.tree, self.tree.head(word)
        if verb is None or end != word + 1 or tree.lemma(word) not in AT_HOME or not tree.is_dep(word, "obj"):
            return end
        homes = (kid for above in (verb, tree.head(verb)) if above is not None for kid in tree.kids(above, "obl"))
        home = next((kid for kid in homes if tree.case(kid) == "from" and min(tree.descendants(kid)) == end), None)
        return end if home is None else max(tree.descendants(home)) + 1

    def _ends(self, word: int) -> Iterator[int]:
        """Yield what somebody does it for: "sign the treaty for it to take effect"; a plan is for something itself."""
        tree, plans = self.tree, self.ontology.operator_of
        if tree.lemma(word) not in plans:
            yield from (kid for kid in tree.kids(word, "acl") if tree.mark(kid) == "for" and tree.kids(kid, "nsubj"))

    def _of_the_event(self, word: int) -> Iterator[int]:
        """Yield what hangs from people but belongs to the verb: "accused the board of hiding it".

        So do purposes, "backed the rebels to defend the port", what somebody is charged with, prices and fines, where
        they were gathered, and the event in which something befell them: "killed deputies in an airstrike".
        """
        tree, verb = self.tree, self.tree.head(word)
        yield from (kid for kid in tree.kids(word, "acl") if tree.mark(kid) in ("of", "for", "from", "to"))
        yield from (kid for kid in tree.kids(word, "acl") if kid == word + 1 and tree.lemma(kid) in GATHERING)
        yield from (kid for kid in tree.children[word] if kid > word and tree.tokens[kid].tag == "$")
        charged = verb is not None and tree.lemma(verb) in self.ontology.words("chargingVerbs")
        for kid in tree.kids(word, "nmod"):
            case = tree.case(kid)
            charge = charged and case in ("with", "over")
            price = case in ("for", "at") and tree.tokens[kid].pos == "SYM"
            where = self._is_where_it_was(word, kid) or self._is_where_they_met(word, kid)
            takes_part = case == "in" and tree.lemma(word) in INVOLVED
            occasion = (
                not takes_part and case in OCCASION_CASES and (tree.lemma(kid) in self.events or self._is_time(kid))
            )
            if charge or price or occasion or where:
                yield kid

    def _is_where_it_was(self, doer: int, place: int) -> bool:
        """Tell whether a place behind the agent of a passive is the event's: "seized by Danish agents in Oslo"."""
        tree = self.tree
        name = tree.names[place]
        if tree.tokens[doer].dep != "obl:agent" or name is None:
            return False
        told_apart = tree.kid(doer, "amod", "compound") is not None and name.type in ("City", "Country", "Place")
        return tree.case(place) in WHERE or (tree.case(place) == "in" and told_apart)

    def _is_where_they_met(self, person: int, place: int) -> bool:
        """Tell whether a place behind one person is that of the event: "arrested a party leader in the capital"."""
        tree = self.tree
        lemma = tree.lemma(person)
        somebody = world.nouns().get(lemma) == "Person" or lemma in self.ontology.words("officeNouns")
        one = somebody and tree.tokens[person].tag == "NN" and tree.is_dep(person, "obj", "iobj", "obl", "conj")
        return one and tree.case(place) == "in" and tree.lemma(place) in (*world.listed("settlement"), "capital")

    def _is_time(self, word: int) -> bool:
        return is_temporal(self.tree.tokens[word].text) or self.tree.lemma(word) in SPANS
