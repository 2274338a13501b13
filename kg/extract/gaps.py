"""Questions as clauses with a gap in them: what must be in the clause that answers, and which part of it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.asking import Asking, Wanted, asking_of
from kg.extract.clauses import PLACING, Clause, clause_of
from kg.extract.guises import Guise, statements
from kg.extract.questions import FILLING, is_title, without_mark
from kg.extract.reading import look
from kg.extract.rephrasing import with_tokens
from kg.model import Document, Sentence, Token
from kg.schema import Ontology

__all__ = ["CORE", "Gap", "Need", "read_gaps"]

CORE = ("nsubj", "obj", "iobj")
CIRCUMSTANCES = frozenset({"after", "before", "during", "following", "amid"})
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class Need:
    """A word that the answer must have: as who does it or to whom it is done (`role`), or anywhere beside."""

    word: Token
    role: str = ""
    is_head: bool = False
    is_place: bool = False  # names where it was
    is_loose: bool = False  # describes what else is told: the article may have it anywhere


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause of a question: `role` is the part that is wanted, `noun` what it is called, as in "which country".

    `wanted` is what else is asked for: a date, a place, an amount, or whether it was so.
    """

    clause: Clause
    wanted: Wanted | None
    role: str
    asked: Token | None
    noun: Token | None
    needs: tuple[Need, ...]


def read_gaps(document: Document, sentence: Sentence, ontology: Ontology) -> Iterator[Gap]:
    """Yield the clauses of a question with a gap, the innermost first."""
    plain = without_mark(sentence)
    asking = asking_of(plain)
    guise = list(statements(plain, asking, ontology))[-1:] if asking else []
    for one in (other for each in guise for other in (*_inner(each), each)):
        seen = [each for each in look(document, [one.sentence], ontology) if each.proposition.pos == "VERB"]
        for clause in reversed([clause_of(each) for each in seen]):
            if asking and (role := _role(clause, one, asking)) is not None:
                yield _gap(clause, one, asking, role)


def _inner(guise: Guise) -> Iterator[Guise]:
    """Yield "Whom did Norway threaten to sue?" as whom it would sue."""
    asked, tokens = guise.asked, guise.sentence.tokens
    if asked is None or not tokens[asked.index].dep.startswith("obj"):
        return
    verb = tokens[asked.index].head
    having = {token.head for token in tokens if token.dep == "obj"} - {verb}
    inner = [token for token in tokens if token.head == verb and token.dep == "xcomp" and token.pos == "VERB"]
    if inner and inner[0].index not in having:
        moved = replace(tokens[asked.index], head=inner[0].index)
        yield replace(guise, sentence=with_tokens(guise.sentence, moved))


def _role(clause: Clause, guise: Guise, asking: Asking) -> str | None:
    """Return the part that is wanted of a clause, empty where it is none of its parts; None where nothing is."""
    if guise.asked is not None and asking.wanted is not Wanted.DATE:
        found = (piece.role for piece in clause.pieces if piece.word == guise.asked.index)
        return next(found, None)
    word = guise.sentence.tokens[asking.word] if asking.word is not None else None
    beside = word is not None and word.head == clause.verb
    return "" if beside or _is_told(clause) else None


def _is_told(clause: Clause) -> bool:
    """Tell whether a clause is what the question tells: its own verb, or what that does: "plan to sign"."""
    tokens, verb = clause.sentence.tokens, clause.sentence.tokens[clause.verb]
    return verb.head == verb.index or (verb.dep == "xcomp" and tokens[verb.head].head == verb.head)


def _gap(clause: Clause, guise: Guise, asking: Asking, role: str) -> Gap:
    noun = guise.sentence.tokens[asking.noun] if asking.noun is not None and guise.asked else None
    return Gap(clause, asking.wanted, role, guise.asked, noun, tuple(_needs(clause, guise, asking)))


def _needs(clause: Clause, guise: Guise, asking: Asking) -> Iterator[Need]:
    tokens = guise.sentence.tokens
    own = {clause.verb, asking.word, asking.noun, guise.asked.index if guise.asked else None}
    own |= {word for word in _above(guise.sentence, clause.verb) if tokens[word].pos == "VERB"}
    dated = clause.date
    for token in tokens:
        in_date = dated is not None and dated.start <= token.start and token.end <= dated.end
        empty = token.text.lower() in FILLING or (asking.wanted is Wanted.AMOUNT and token.text.lower() == "how")
        told = token.index in own or in_date or empty or is_title(guise.sentence, token)
        if token.pos in TELLING and not told and token.dep != "compound:prt":
            yield _need(clause, token)


def _need(clause: Clause, token: Token) -> Need:
    around = (piece for piece in clause.pieces if piece.phrase.start <= token.start and token.end <= piece.phrase.end)
    for piece in around:
        way = piece.role.removeprefix("obl:")
        if piece.role in CORE:
            head = token.index == piece.word
            return Need(token, piece.role, is_head=head, is_loose=not head and token.pos != "NUM")
        place = way in PLACING and piece.phrase.type in ("Place", "City", "Country")
        inside = token.index != piece.word and token.pos != "NUM"
        return Need(token, is_place=place, is_loose=inside or way in CIRCUMSTANCES)
    return Need(token)


def _above(sentence: Sentence, word: int) -> Iterator[int]:
    head = sentence.tokens[word].head
    if head != word:
        yield head
        yield from _above(sentence, head)
