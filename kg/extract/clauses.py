"""Clauses as they stand, whatever the ontology has a relation for: who does what, when, where and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.reading import Seen, look
from kg.model import Argument, Document, Filler, Mention, MentionKind, Modality, Polarity, Sentence, Value
from kg.schema import Ontology

__all__ = ["PLACING", "Clause", "Piece", "clause_of", "find_clauses"]

CLAUSAL = frozenset({"ccomp", "xcomp"})
PLACING = frozenset({"in", "at", "on", "near", "inside", "outside", "off", "aboard", "to"})
ARTICLES = frozenset({"the", "a", "an"})
INDEFINITE = frozenset({"a", "an", ""})


@dataclass(frozen=True, slots=True)
class Piece:
    """What plays one part in a clause: the phrase, its head word, and the sum or the number that it tells."""

    role: str  # as in `Argument`
    word: int
    phrase: Mention
    short: str = ""  # the phrase without an article, and one of no certain thing without what is told on of it
    sum: Value | None = None
    count: Value | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with all that belongs to it, and how far the text commits itself to what it tells."""

    sentence: Sentence
    lemma: str
    verb: int
    pieces: tuple[Piece, ...]
    date: Value | None
    place: Filler | None
    modality: Modality
    polarity: Polarity
    speakers: tuple[Mention, ...]
    there: bool = False  # whether it was where the text has just been

    def parts(self, role: str) -> list[Piece]:
        """Return what plays a part."""
        return [piece for piece in self.pieces if piece.role == role]


def find_clauses(
    document: Document, sentences: Iterable[Sentence], ontology: Ontology, lemmas: frozenset[str]
) -> Iterator[Clause]:
    """Yield the clauses of some verbs in the sentences of a document, in order."""
    for seen in look(document, sentences, ontology):
        if seen.proposition.pos == "VERB" and seen.proposition.lemma in lemmas:
            yield clause_of(seen)


def clause_of(seen: Seen) -> Clause:
    """Return the clause of a proposition of a verb."""
    proposition, matcher, context = seen.proposition, seen.matcher, seen.context
    _, told = matcher.dating.date_of(proposition, context)
    days = [filler for _, filler in told if isinstance(filler, Value)] or list(_only_day(seen))
    pieces = tuple(_mended([piece for argument in proposition.arguments for piece in _pieces(seen, argument)], seen))
    named = [place for _, place in matcher.places.of(proposition)]
    described = [piece.phrase for piece in pieces if _is_place(seen, piece)]
    described += [place for piece in pieces for place in _on_the_way(seen, piece)]
    return Clause(
        seen.sentence,
        proposition.lemma,
        proposition.predicate,
        pieces,
        next(iter(days), None),
        next(iter([*named, *described]), None),
        context.modality,
        context.polarity,
        tuple(dict.fromkeys(matcher.phrases.speaker(word) for word in context.speakers)),
        any(matcher.tree.lemma(kid) == "there" for kid in matcher.tree.kids(proposition.predicate, "advmod")),
    )


def _on_the_way(seen: Seen, piece: Piece) -> Iterator[Mention]:
    """Yield where somebody was in the course of something: Oslo in "during a trip to Oslo"."""
    if piece.role not in ("obl:during", "obl:on"):
        return
    for kid in seen.matcher.tree.kids(piece.word, "nmod"):
        place = seen.matcher.phrases.mention(kid)
        if seen.matcher.tree.case(kid) in ("to", "in", "at") and seen.matcher.ontology.is_a(place.type, "Place"):
            yield place


def _only_day(seen: Seen) -> Iterator[Value]:
    """Yield the one date of a sentence, where it stands behind the verb with no other verb between."""
    tree, dating, verb = seen.matcher.tree, seen.matcher.dating, seen.proposition.predicate
    if len(dating.dates) != 1:
        return
    begin = min(dating.dates[0].words)
    between = tree.tokens[verb + 1 : begin]
    if begin > verb and not any(token.pos in ("VERB", "AUX") or token.text in (";", ":") for token in between):
        yield from dating.day_of(dating.dates[0], seen.proposition, seen.context)


def _mended(pieces: list[Piece], seen: Seen) -> Iterator[Piece]:
    """Yield the parts of a clause; a second subject behind the verb, where it has no object, is that."""
    verb, passive = seen.proposition.predicate, seen.proposition.passive
    before = any(piece.role == "nsubj" and piece.word < verb for piece in pieces)
    lacks = before and not passive and all(piece.role != "obj" for piece in pieces)
    given = [piece for piece in pieces if piece.role == "obj" and piece.word > verb] if passive else []
    for piece in pieces:
        if given and piece.role == "obj" and piece.word < verb:
            yield replace(piece, role="iobj")  # "Lind was awarded a prize"
            continue
        behind = lacks and piece.role == "nsubj" and piece.word > verb
        yield replace(piece, role="obj") if behind else piece


def _is_place(seen: Seen, piece: Piece) -> bool:
    """Tell whether a phrase says where something is: "off the island", "to Oslo"."""
    kind, _, way = piece.role.partition(":")
    return kind == "obl" and way in PLACING and seen.matcher.ontology.is_a(piece.phrase.type, "Place", "Organization")


def _pieces(seen: Seen, argument: Argument) -> Iterator[Piece]:
    """Yield what an argument says, each of those that it joins."""
    matcher, tree = seen.matcher, seen.matcher.tree
    if argument.role in CLAUSAL:
        told = matcher.phrases.clause(argument.head)
        yield Piece(argument.role, argument.head, told, told.text)
    elif argument.role.partition(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod"):
        for word in tree.conjuncts(argument.head):
            if not matcher.dating.is_time(word):
                yield _piece(seen, argument.role, word)


def _piece(seen: Seen, role: str, word: int) -> Piece:
    matcher = seen.matcher
    phrase = _named(seen, word)
    told = matcher.quantities.sum_in(word) if matcher.quantities.is_sum(word) else None
    worth = matcher.quantities.worth(phrase)
    count = matcher.quantities.count(phrase) if phrase.kind is MentionKind.NOMINAL else None
    return Piece(role, word, phrase, _short(seen, word, phrase), told or worth, count)


def _named(seen: Seen, word: int) -> Mention:
    """Return a phrase by the name that stands beside it: "her running mate, the union boss Hector Paysse"."""
    phrases, tree = seen.matcher.phrases, seen.matcher.tree
    phrase = phrases.mention(word)
    if phrase.kind is MentionKind.NOMINAL and phrase.number == "singular":
        beside = [phrases.mention(kid) for kid in tree.kids(word, "appos") if kid > word]
        named = [one for one in beside if one.kind is MentionKind.NAME and one.type in (phrase.type, "Person")]
        return named[0] if len(beside) == len(named) == 1 else phrase
    return phrase


def _short(seen: Seen, word: int, phrase: Mention) -> str:
    """Return "a treaty that ends the war" as "treaty", but "the men who stole it" in full."""
    tree, text = seen.matcher.tree, phrase.text
    first, _, rest = text.partition(" ")
    if phrase.determiner in INDEFINITE:
        clauses = [kid for kid in tree.kids(word, "acl:relcl") if tree.tokens[kid].start < phrase.end]
        ends = [tree.tokens[min(tree.descendants(kid))].start - phrase.start for kid in clauses]
        text = text[: min(ends, default=len(text))].rstrip(" ,")
        rest = text.partition(" ")[2]
    return rest if rest and first.lower() in ARTICLES else text
