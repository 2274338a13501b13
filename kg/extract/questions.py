"""What a question asks, found by the reader of sentences: the word that asks stands for a name that is not known yet.

"Whom did Orrery meet in Cork?" has the tree of "Orrery met X in Cork", so the frames that see the one see the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg import world
from kg.extract.asking import WHO, Asking, Wanted, asking_of
from kg.extract.guises import PEOPLE, Guise, guises
from kg.extract.reading import Seen, look
from kg.extract.rephrasing import with_tokens
from kg.extract.standing import HOLDERS, STANDING, read_holders, read_standing, tells_office
from kg.model import Document, Filler, Finding, Mention, Modality, Sentence, Token
from kg.schema import Ontology

__all__ = [
    "FILLING",
    "HOLDERS",
    "PEOPLE",
    "STANDING",
    "WHO",
    "Understood",
    "Wanted",
    "is_title",
    "read_question",
    "without_mark",
]

STANDING_IN = ("AUX", "ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART")  # words that tell nothing by themselves
FILLING = frozenset({"ever", "now", "currently", "exactly"})  # words that a question is the same without


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading of a question: what a frame sees in it, which part of that is wanted, and the words that it leaves out.

    Where a noun stands with the word that asks, as in "which countries", `kind` is its mention: the answer must fit it.
    `wanted` is one of `Wanted` or the name of a qualifier; `noun` is the noun that stands with "which" or "how many".
    `open` is the end that the question does not name: "When was she detained?" does not say by whom. `past` is whether
    the question asks what was.
    """

    finding: Finding
    wanted: str
    kind: Mention | None = None
    left: tuple[str, ...] = ()
    open: Wanted | None = None
    noun: str = ""
    past: bool = False


def read_question(document: Document, sentence: Sentence, ontology: Ontology) -> Iterator[Understood]:
    """Yield what the frames of the ontology see in a question, those that leave out the fewest words first."""
    past = any(token.tag == "VBD" for token in sentence.tokens)
    yield from (replace(one, past=past) for one in _read(document, sentence, ontology))


def _read(document: Document, sentence: Sentence, ontology: Ontology) -> Iterator[Understood]:
    plain = _in_the_present(without_mark(sentence), ontology)
    asking = asking_of(plain)
    if asking is None:
        return
    holders = list(read_holders(plain, asking.word, ontology)) if asking.word is not None else []
    yield from (Understood(finding, Wanted.SUBJECT) for finding in holders)
    found = {
        (one.finding.rule, one.wanted, *(_place(filler) for _, filler in _given(one))): one
        for guise in guises(plain, asking, ontology)
        for seen in look(document, [guise.sentence], ontology)
        for attempt in seen.attempts
        if attempt.finding
        for one in _understood(guise, asking, seen, attempt.finding)
    }
    told = [one for one in found.values() if not holders or tells_office(one.finding.relation, ontology)]
    yield from sorted(told, key=lambda one: (len(one.left), one.finding.rule))
    if not (found or holders) and asking.word is not None and asking.wanted in (None, Wanted.PLACE):
        for finding, left in read_standing(plain, asking.word, ontology):
            yield Understood(finding, Wanted.OBJECT, left=left)


def _given(one: Understood) -> Iterator[tuple[Wanted, Filler]]:
    """Yield the ends that a question gives."""
    yield from ((end, filler) for end, filler in _ends(one.finding) if end not in (one.wanted, one.open))


def _ends(finding: Finding) -> Iterator[tuple[Wanted, Filler]]:
    yield from ((Wanted.SUBJECT, finding.subject), (Wanted.OBJECT, finding.object))


def _place(filler: Filler) -> tuple[int, int]:
    return filler.start, filler.end


def without_mark(sentence: Sentence) -> Sentence:
    """Return a question as a statement: what it asks is no guess, as a question in an article is."""
    asked = with_tokens(sentence, *_bare(sentence))
    tokens = tuple(token for token in asked.tokens if token.text != "?")
    if not tokens or {token.head for token in tokens} - {token.index for token in tokens}:
        return sentence
    end = tokens[-1].end
    return replace(sentence, tokens=tokens, end=end, text=sentence.text[: end - sentence.start])


def _bare(sentence: Sentence) -> Iterator[Token]:
    """Yield verbs behind "did" as they stand: "Which firm did Osei found?" asks of no finding."""
    helped = {token.head for token in sentence.tokens if token.dep == "aux" and token.lemma == "do"}
    for token in sentence.tokens:
        if token.index in helped and token.tag in ("VBN", "VBD"):
            yield replace(token, tag="VB", lemma=token.text.lower())


def _in_the_present(sentence: Sentence, ontology: Ontology) -> Sentence:
    """Return a question about a state as one of the present, for "led the bank" tells in an article of none."""
    states = {relation.name for relation in ontology.relations.values() if relation.state}
    tokens = [
        replace(token, tag="VBZ")
        for token in sentence.tokens
        if token.tag == "VBD"
        and any(one.relation in states for one in ontology.frames_of.get((token.lemma, "VERB"), ()))
    ]
    return with_tokens(sentence, *tokens)


def _understood(guise: Guise, asking: Asking, seen: Seen, finding: Finding) -> Iterator[Understood]:
    """Yield a reading where the word that asks is in the place that it asks for."""
    nobody = _end_with(finding, guise.open)
    if guise.open and (nobody is None or dict(_ends(finding))[nobody].start < guise.open.start):
        return  # no end of its own
    asked = _end_with(finding, guise.asked)
    filler = dict(_ends(finding)).get(asked) if asked else None
    kind = filler if isinstance(filler, Mention) and (asking.noun is not None or guise.wanted) else None
    noun = guise.asked.text if guise.asked and asking.noun is not None else ""
    for wanted in _wanted(guise, finding, asked):
        yield Understood(finding, wanted, kind, tuple(_left(guise, asking, seen, finding)), nobody, noun)


def _wanted(guise: Guise, finding: Finding, asked: Wanted | None) -> Iterator[str]:
    """Yield what is asked for in a finding: an end, who says so, or what is told beside it."""
    beside = [role for role, filler in finding.qualifiers if _holds(filler, guise.asked)]
    if guise.wanted is not None:
        yield from () if beside else (guise.wanted,)
    elif asked:
        yield from () if beside else (asked,)
    elif any(_holds(speaker, guise.asked) for speaker in finding.attribution):
        yield Wanted.SPEAKER
    else:
        yield from beside[:1]


def _end_with(finding: Finding, word: Token | None) -> Wanted | None:
    return next((end for end, filler in _ends(finding) if _holds(filler, word)), None)


def _holds(filler: Filler, word: Token | None) -> bool:
    return word is not None and filler.start <= word.start and word.end <= filler.end


def _left(guise: Guise, asking: Asking, seen: Seen, finding: Finding) -> Iterator[str]:
    """Yield the words that tell something and have no part in a finding."""
    sentence, proposition = guise.sentence, seen.proposition
    fillers = (finding.subject, finding.object, *(filler for _, filler in finding.qualifiers), *finding.attribution)
    own = {proposition.predicate, proposition.support, asking.word, asking.noun}
    if finding.modality is not Modality.ASSERTED or finding.attribution:  # the verb above says so: "promise to pay"
        own |= {word for word in _above(sentence, proposition.predicate) if sentence.tokens[word].pos == "VERB"}
    for token in sentence.tokens:
        inside = any(_holds(filler, token) for filler in fillers)
        particle = token.dep == "compound:prt" and token.head in own
        how = asking.wanted is Wanted.AMOUNT and token.text.lower() == "how"
        if how or token.pos in STANDING_IN or token.text.lower() in FILLING:
            continue
        titled = is_title(sentence, token) and any(_holds(filler, sentence.tokens[token.head]) for filler in fillers)
        if token.index not in own and not (inside or particle or titled):
            yield token.text


def is_title(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is an office before a name: "President" in "President Osei"."""
    head = sentence.tokens[token.head]
    office = world.titles().get(token.lemma.lower().rstrip(".")) is not None
    return office and token.index < head.index and head.pos == "PROPN"


def _above(sentence: Sentence, word: int) -> Iterator[int]:
    """Yield the heads above a word up to the root."""
    head = sentence.tokens[word].head
    if head != word:
        yield head
        yield from _above(sentence, head)
