"""What a question asks, found by the reader of sentences: the word that asks stands for a name that is not known yet.

"Whom did Orrery meet in Cork?" has the tree of "Orrery met X in Cork", so the frames that see the one see the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.extract.reading import Seen, look
from kg.extract.standing import read_standing
from kg.model import Document, Filler, Finding, Mention, MentionKind, Modality, Sentence, Token
from kg.schema import Ontology

__all__ = ["Understood", "Wanted", "read_question"]


class Wanted(StrEnum):
    """What a question wants to know."""

    SUBJECT = "subject"
    OBJECT = "object"
    DATE = "date"
    PLACE = "place"
    AMOUNT = "amount"
    WHETHER = "whether"


WHO = frozenset({"who", "whom"})
ADVERBS = {"when": Wanted.DATE, "where": Wanted.PLACE}
MUCH = frozenset({"much", "many"})
DETERMINERS = frozenset({"which", "what"})
ASKING = frozenset({"WDT", "WRB", "WP"})  # tags
PEOPLE = ("Person", "Organization", "Country", "Group")
STANDING_IN = ("AUX", "ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART")  # words that tell nothing by themselves


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading of a question: what a frame sees in it, which part of that is wanted, and the words that it leaves out.

    Where a noun stands with the word that asks, as in "which countries", `kind` is its mention: the answer must fit it.
    """

    finding: Finding
    wanted: Wanted
    kind: Mention | None = None
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asking:
    """The word that asks: its index, or None in "Did they meet?", and the noun that it stands with."""

    wanted: Wanted | None  # None where the frame decides which end it is
    word: int | None = None
    noun: int | None = None


def read_question(document: Document, sentence: Sentence, ontology: Ontology) -> Iterator[Understood]:
    """Yield what the frames of the ontology see in a question, those that leave out the fewest words first."""
    plain = _without_mark(sentence)
    asking = _asking(plain)
    if asking is None:
        return
    found = {
        (one.finding.rule, one.wanted, *(_place(filler) for _, filler in _given(one))): one
        for variant in reversed(list(_variants(plain, asking, ontology)))
        for seen in look(document, [variant], ontology)
        for attempt in seen.attempts
        if attempt.finding
        for one in _understood(variant, asking, seen, attempt.finding)
    }
    yield from sorted(found.values(), key=lambda one: (len(one.left), one.finding.rule))
    if not found and asking.word is not None and asking.wanted in (None, Wanted.PLACE):
        for finding, left in read_standing(plain, asking.word, ontology):
            yield Understood(finding, Wanted.OBJECT, left=left)


def _given(one: Understood) -> Iterator[tuple[Wanted, Filler]]:
    """Yield the ends that a question gives."""
    ends = {Wanted.SUBJECT: one.finding.subject, Wanted.OBJECT: one.finding.object}
    yield from ((wanted, filler) for wanted, filler in ends.items() if wanted is not one.wanted)


def _place(filler: Filler) -> tuple[int, int]:
    return filler.start, filler.end


def _without_mark(sentence: Sentence) -> Sentence:
    """Return a question as a statement: what it asks is no guess, as a question in an article is."""
    tokens = tuple(token for token in sentence.tokens if token.text != "?")
    if not tokens or {token.head for token in tokens} - {token.index for token in tokens}:
        return sentence
    end = tokens[-1].end
    return replace(sentence, tokens=tokens, end=end, text=sentence.text[: end - sentence.start])


def _asking(sentence: Sentence) -> _Asking | None:
    """Return the word that asks; None where nothing does."""
    for token in sentence.tokens:
        word = token.text.lower()
        if word == "how" and token.index + 1 < len(sentence.tokens) and _follows(sentence, token) in MUCH:
            much = sentence.tokens[token.index + 1]
            return _Asking(Wanted.AMOUNT, much.index, much.head if much.dep in ("amod", "det") else None)
        if word in ADVERBS and token.dep != "mark":
            return _Asking(ADVERBS[word], token.index)
        if word in DETERMINERS and token.dep == "det":
            return _Asking(None, token.index, token.head)
        if word in WHO | {"what"}:
            return _Asking(None, token.index)
    first = sentence.tokens[0] if sentence.tokens else None
    return _Asking(Wanted.WHETHER) if first and first.pos in ("AUX", "VERB") and first.tag != "VB" else None


def _follows(sentence: Sentence, token: Token) -> str:
    return sentence.tokens[token.index + 1].text.lower()


def _variants(sentence: Sentence, asking: _Asking, ontology: Ontology) -> Iterator[Sentence]:
    """Yield the sentence with a name in the place of the word that asks, once for each class that it may have."""
    if asking.word is None:
        yield sentence
        return
    if asking.noun is not None:  # "which ministers" is read as "the ministers": an end that asks would be none
        asks = [replace(token, tag="DT") for token in sentence.tokens if token.tag in ASKING]
        yield _with(sentence, asks)
        return
    word = sentence.tokens[asking.word]
    if asking.wanted in (Wanted.DATE, Wanted.PLACE):
        yield _with(sentence, [replace(word, dep="punct", pos="PUNCT")])
        return
    classes = PEOPLE if word.text.lower() in WHO else tuple(ontology.classes)
    name = replace(word, pos="PROPN", tag="NNP", lemma=word.text)
    for type_ in classes:
        mention = Mention(sentence.index, word.start, word.end, word.text, MentionKind.NAME, type_, head=word.text)
        yield replace(_with(sentence, _moved(sentence, name)), mentions=_in_order((*sentence.mentions, mention)))


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _moved(sentence: Sentence, name: Token) -> list[Token]:
    """Return the words whose place in the tree is another in the statement.

    What is asked for is what is given, not who gets it; "promise to do" with its object is to promise that.
    """
    others = [token for token in sentence.tokens if token.head == name.head and token.index != name.index]
    given = next((token for token in others if token.dep == "obj"), None)
    if name.dep == "iobj" and given:
        return [replace(name, dep="obj"), replace(given, dep="iobj")]
    verb = sentence.tokens[name.head]
    if verb.lemma == "do" and verb.dep == "xcomp":
        return [replace(name, head=verb.head, dep="obj"), replace(verb, dep="punct", pos="PUNCT")]
    return [name]


def _with(sentence: Sentence, changed: Iterable[Token]) -> Sentence:
    by_index = {token.index: token for token in changed}
    return replace(sentence, tokens=tuple(by_index.get(token.index, token) for token in sentence.tokens))


def _understood(sentence: Sentence, asking: _Asking, seen: Seen, finding: Finding) -> Iterator[Understood]:
    """Yield a reading where the word that asks is in the place that it asks for."""
    word = sentence.tokens[asking.noun if asking.noun is not None else asking.word or 0]
    if asking.word is not None and any(_holds(filler, word) for _, filler in finding.qualifiers):
        return  # what is asked for is beside what is told
    ends = {Wanted.SUBJECT: finding.subject, Wanted.OBJECT: finding.object}
    there = [wanted for wanted, filler in ends.items() if asking.word is not None and _holds(filler, word)]
    kind = next((filler for filler in ends.values() if isinstance(filler, Mention) and _holds(filler, word)), None)
    left = tuple(_left(sentence, asking, seen, finding))
    if asking.wanted is None:
        yield from (Understood(finding, wanted, kind if asking.noun is not None else None, left) for wanted in there)
    else:
        yield Understood(finding, asking.wanted, kind, left)


def _holds(filler: Filler, word: Token) -> bool:
    return filler.start <= word.start and word.end <= filler.end


def _left(sentence: Sentence, asking: _Asking, seen: Seen, finding: Finding) -> Iterator[str]:
    """Yield the words that tell something and have no part in a finding."""
    proposition = seen.proposition
    fillers = (finding.subject, finding.object, *(filler for _, filler in finding.qualifiers), *finding.attribution)
    own = {proposition.predicate, proposition.support, asking.word, asking.noun}
    if finding.modality is not Modality.ASSERTED:  # the verb above says so: "promise to pay"
        own |= {word for word in _above(sentence, proposition.predicate) if sentence.tokens[word].pos == "VERB"}
    for token in sentence.tokens:
        inside = any(_holds(filler, token) for filler in fillers)
        particle = token.dep == "compound:prt" and token.head in own
        how = asking.wanted is Wanted.AMOUNT and token.text.lower() == "how"
        if how or token.pos in STANDING_IN:
            continue
        if token.index not in own and not inside and not particle:
            yield token.text


def _above(sentence: Sentence, word: int) -> Iterator[int]:
    """Yield the heads above a word up to the root."""
    head = sentence.tokens[word].head
    if head != word:
        yield head
        yield from _above(sentence, head)
