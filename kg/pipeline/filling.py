"""What fills the gap in a question among the clauses of articles, where the graph has no claim for it.

A clause answers where it has the verb of the question, where the same play the same parts in it, and where all other
words of the question stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract.asking import Wanted
from kg.extract.clauses import Clause, Piece
from kg.extract.gaps import CORE, Gap, Need
from kg.extract.paraphrases import recast
from kg.extract.returning import returning
from kg.model import Claim, Entity, Evidence, Mention, MentionKind, Modality, Token, Value, content_id
from kg.periods import Returning, bounds
from kg.pipeline.knowing import words_of
from kg.pipeline.patterns import time_of
from kg.pipeline.retold import Retold
from kg.pipeline.standins import Veiled
from kg.query.replies import Answer, as_asked, is_named
from kg.query.witnesses import Witness
from kg.schema import Ontology
from kg.world import listed

__all__ = ["Filling", "Meaning", "meaning_of", "witness_of"]

LOOSE = ("iobj", "obl:to", "obl:for")  # whom something is given, sent or paid to
SUMS = frozenset({"money", "cash", "sum", "amount"})
RULE = "question-clause/1"


@dataclass(frozen=True)
class Meaning:
    """What a question asks: its clause with the gap, when it must have been, and what its words stand for."""

    gap: Gap
    unveiled: Callable[[str], str]
    since: date = date.min
    until: date = date.max
    returning: Returning | None = None

    def words(self, need: Need) -> frozenset[str]:
        """Return the words that a word of the question stands for."""
        return words_of(self.unveiled(need.word.text))


def meaning_of(gap: Gap, veiled: Veiled) -> Meaning:
    """Return what a gap asks for; raise `QuestionError` where its date is none by itself."""
    when = time_of(gap.clause.date) if gap.clause.date else (date.min, date.max, None)
    return Meaning(gap, veiled.unveiled, *when)


@dataclass(frozen=True)
class Filling:
    """Finds answers to one reading of a question."""

    meaning: Meaning
    ontology: Ontology

    def answers(self, articles: Iterable[Retold]) -> list[Answer]:
        """Return what fills the gap, from the clauses that fit best."""
        found: dict[tuple[int, str], list[Witness]] = {}
        for article, clause in self._clauses(articles):
            near = self._fit(article, clause)
            for text in dict.fromkeys(self._fillers(article, clause)) if near else ():
                found.setdefault((near, text), []).append(witness_of(article, clause, text))
        best = [(text, told) for (near, text), told in found.items() if near == max(near for near, _ in found)]
        return [self._answer(text, told) for text, told in best]

    def _clauses(self, articles: Iterable[Retold]) -> Iterator[tuple[Retold, Clause]]:
        asked = self.meaning.gap.clause.lemma
        yield from ((one, clause) for one in articles for told in one.clauses for clause in recast(told, asked))

    # -- whether a clause fits

    def _fit(self, article: Retold, clause: Clause) -> int:
        """Return how well a clause fits: best with all words of the question beside it and with its verb; 0 for none.

        What only describes somebody whom the clause has may be told anywhere in the article.
        """
        gap = self.meaning.gap
        if not self._is_then(clause):
            return 0
        roles = dict.fromkeys(need.role for need in gap.needs if need.role and need.role != gap.role)
        if not all(self._has_part(article, clause, role) for role in roles):
            return 0
        around = article.around(clause)
        beside = [need for need in gap.needs if not (need.is_head and need.role in roles)]
        missing = [need for need in beside if not self._is_told(need, article, clause, around)]
        if any(not need.is_loose for need in missing):
            return 0
        whole = words_of(f"{article.document.title or ''} {article.document.text}")
        if not all(self._is_in(need, whole) for need in missing):
            return 0
        return 1 + 2 * (not missing) + (clause.lemma == gap.clause.lemma)

    def _is_told(self, need: Need, article: Retold, clause: Clause, around: frozenset[str]) -> bool:
        """Tell whether a word of the question stands in a sentence; a place may be told by the title alone."""
        if self._is_in(need, around) or (need.is_place and clause.place is None and self._is_titled(need, article)):
            return True
        return need.word.lemma in SUMS and any(piece.sum for piece in clause.pieces)

    def _is_titled(self, need: Need, article: Retold) -> bool:
        return self._is_in(need, words_of(article.document.title or ""))

    def _is_in(self, need: Need, words: frozenset[str]) -> bool:
        return self.meaning.words(need) <= words or not words.isdisjoint(_forms(need.word))

    def _has_part(self, article: Retold, clause: Clause, role: str) -> bool:
        """Tell whether somebody plays a part in a clause as the question says."""
        places = LOOSE if role in LOOSE else (role,)
        heads = [need for need in self.meaning.gap.needs if need.role == role and need.is_head]
        for piece in (piece for place in places for piece in clause.parts(place)):
            words = article.words(piece.phrase)
            worth = SUMS if piece.sum else frozenset()
            if all(self._is_in(need, words) or need.word.lemma in worth for need in heads):
                return True
            if piece.phrase.kind is MentionKind.NAME and words_of(piece.phrase.text) <= self._named(role):
                return True  # "Savanna" for "Savanna Airways"
        return False

    def _named(self, role: str) -> frozenset[str]:
        """Return the words of a name that plays a part in the question."""
        names = [need for need in self.meaning.gap.needs if need.role == role and need.word.pos == "PROPN"]
        return frozenset().union(*(self.meaning.words(need) for need in names))

    def _is_then(self, clause: Clause) -> bool:
        """Tell whether a clause tells of the day that the question names."""
        meaning = self.meaning
        if (meaning.since, meaning.until, meaning.returning) == (date.min, date.max, None):
            return True
        if clause.date is None:
            return False
        first, last = bounds(clause.date.value)
        inside = (first or date.min) <= meaning.until and (last or date.max) >= meaning.since
        return inside and (meaning.returning is None or meaning.returning.holds(clause.date.value))

    # -- what fills the gap

    def _fillers(self, article: Retold, clause: Clause) -> Iterator[str]:
        gap = self.meaning.gap
        match gap.wanted:
            case Wanted.WHETHER:
                yield self._verdict(clause)
            case Wanted.DATE:
                yield from _days(article, clause.date)
            case Wanted.PLACE:
                yield from _places(article, clause)
            case Wanted.AMOUNT:
                yield from self._amounts(article, clause)
            case _:
                for piece in clause.parts(gap.role):
                    if self._is_kind(article, piece) and not _tells_of_itself(clause, piece):
                        yield from (name for name in article.names(piece) if not self._is_given(name, gap.role))

    def _is_given(self, name: str, role: str) -> bool:
        """Tell whether the question itself names somebody: "Who signed it with Osei?" does not ask for Osei."""
        given = frozenset().union(*(self.meaning.words(need) for need in self.meaning.gap.needs))
        others = [self._named(other) for other in CORE if other != role]
        whole = all(word[:1].isupper() for word in name.split())
        return words_of(name) <= given or (whole and any(other and other <= words_of(name) for other in others))

    def _amounts(self, article: Retold, clause: Clause) -> Iterator[str]:
        gap = self.meaning.gap
        if gap.noun is None:
            yield from (piece.sum.text for piece in clause.pieces if piece.sum and not piece.role.startswith("nsubj"))
            return
        for piece in clause.parts(gap.role):
            counted = gap.noun.lemma.lower() == "people" and piece.phrase.type in ("Group", "Person")
            if piece.count and (counted or self._is_kind(article, piece)):
                yield piece.count.text

    def _is_kind(self, article: Retold, piece: Piece) -> bool:
        """Tell whether something is what the question asks for: a person to "who", and to "which bank" a bank."""
        gap = self.meaning.gap
        if gap.noun is not None:
            return self._is_called(article, piece, gap)
        who = gap.asked is not None and gap.asked.text.lower() in ("who", "whom")
        people = self.ontology.is_a(piece.phrase.type, "Person", "Organization", "Country", "Group")
        named = any(word[:1].isupper() for word in piece.short.split())
        return people or named if who else piece.phrase.type not in ("Person", "Group")

    def _is_called(self, article: Retold, piece: Piece, gap: Gap) -> bool:
        noun = gap.noun.lemma.lower() if gap.noun else ""
        if noun in article.words(piece.phrase):
            return True
        if noun in self.ontology.words("privateBodies") and self._may_be_firm(article, piece):
            return True
        asked = next((one.phrase for one in gap.clause.parts(gap.role)), None)
        classes = {one.label.lower() for one in self.ontology.classes.values()}
        types = [one.type for one in article.entities(piece.phrase)]
        return asked is not None and noun in classes and any(self.ontology.is_a(one, asked.type) for one in types)

    def _may_be_firm(self, article: Retold, piece: Piece) -> bool:
        """Tell whether something is a body that no other word is used for: a union and a court are no firms."""
        known = article.entities(piece.phrase)
        others = listed("no company")
        return any(one.type == "Organization" for one in known) and not article.words(piece.phrase) & others

    # -- how an answer is told

    def _verdict(self, clause: Clause) -> str:
        if self._is_fact(clause):
            return "yes"
        return "no" if clause.modality is Modality.ASSERTED else str(clause.modality)

    def _is_fact(self, clause: Clause | Claim) -> bool:
        asked = self.meaning.gap.clause
        return clause.polarity is asked.polarity and clause.modality in as_asked(asked.modality)

    def _answer(self, text: str, told: list[Witness]) -> Answer:
        fact = is_named(text, self.ontology) and any(self._is_fact(one.claim) for one in told)
        return Answer(text, fact, tuple(told))


def _tells_of_itself(clause: Clause, piece: Piece) -> bool:
    """Tell whether somebody is described by the clause alone: "the engineer who designed the bridge"."""
    verb = clause.sentence.tokens[clause.verb]
    return piece.phrase.kind is MentionKind.NOMINAL and piece.phrase.start <= verb.start < piece.phrase.end


def _forms(word: Token) -> Iterator[str]:
    """Yield a word as dictionaries have it, a noun of what happens also as its verb: "the sinking of the ferry"."""
    yield word.lemma.lower()
    if word.tag == "NN" and word.text.endswith("ing"):
        stem = word.text.lower().removesuffix("ing")
        yield from (stem, f"{stem}e")


def witness_of(article: Retold, clause: Clause, text: str) -> Witness:
    """Return the sentence of a clause as what tells an answer."""
    sentence, document = clause.sentence, article.document
    verb = sentence.tokens[clause.verb]
    span = (verb.start, verb.end)
    evidence = Evidence(
        document.id, document.title or "", sentence.index, sentence.start, sentence.end, sentence.text, RULE, 1.0,
        span, span,
    )  # fmt: skip
    speakers = [entity for one in clause.speakers for entity in article.entities(one)]
    subject = Entity(content_id("clause", document.id, str(verb.start)), _subject(article, clause), "Thing")
    thing, mood = Value(text, "xsd:string", text), (clause.polarity, clause.modality)
    identity = content_id("clause", subject.id, text)
    claim = Claim(identity, subject, clause.lemma, thing, (), *mood, tuple(speakers), (evidence,))
    return Witness(claim, evidence, document)


def _subject(article: Retold, clause: Clause) -> str:
    return next((name for piece in clause.parts("nsubj") for name in article.names(piece)), "somebody")


def _days(article: Retold, date_: Value | None) -> Iterator[str]:
    """Yield a date, in the words of an article of which nobody knows the day."""
    if date_ and date_.value:
        yield date_.value
    elif date_ and article.document.published is None and returning(date_.text):
        yield date_.text


def _places(article: Retold, clause: Clause) -> Iterator[str]:
    if isinstance(clause.place, Mention):
        entities = article.entities(clause.place)
        yield from (one.name for one in entities) if entities else (clause.place.text,)
    elif clause.there:
        yield from article.last_place(clause.sentence)
