"""The statements that a question may be read as: a name stands for what is not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.asking import WHO, Asking, Wanted
from kg.extract.rephrasing import SOMEBODY, completed, passives, straightened, with_tokens
from kg.model import Mention, MentionKind, Sentence, Token
from kg.schema import Ontology

__all__ = ["PEOPLE", "Guise", "guises", "statements"]

PEOPLE = ("Person", "Organization", "Country", "Group")
ASKING = frozenset({"WDT", "WRB", "WP"})  # tags
LEAVING = ("from", "Position")
WAYS = ("in", "to")  # how verbs join the place that they need: "is based in", "went to"


@dataclass(frozen=True, slots=True)
class Guise:
    """A question as a statement; `asked` is the word that stands for what is asked, `open` for who is not named."""

    sentence: Sentence
    wanted: Wanted | None
    asked: Token | None = None
    open: Token | None = None


def guises(question: Sentence, asking: Asking, ontology: Ontology) -> Iterator[Guise]:
    """Yield the statements that a question may be read as, the likeliest last."""
    for guise in statements(question, asking, ontology):
        yield from _aimed(guise, ontology)
        for verb in passives(guise.sentence):
            for type_ in reversed(PEOPLE):
                sentence, somebody = completed(guise.sentence, verb, "by", SOMEBODY, type_)
                yield replace(guise, sentence=sentence, open=somebody)
        yield guise


def _aimed(guise: Guise, ontology: Ontology) -> Iterator[Guise]:
    """Yield "Whom did Norway dismiss?" as dismissing from something, "Who protested?" as protesting against something.

    The question need not name that.
    """
    having = {token.head for token in guise.sentence.tokens if token.dep == "obj"}
    for verb in (token for token in guise.sentence.tokens if token.pos == "VERB"):
        for way, type_ in _aims(verb, ontology) if verb.index not in having else (LEAVING,):
            sentence, something = completed(guise.sentence, verb.index, way, "something", type_)
            yield replace(guise, sentence=sentence, open=something)


def _aims(verb: Token, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield the prepositions that join to a verb what it is aimed at, each with a class of that."""
    yield LEAVING
    for frame in ontology.frames_of.get((verb.lemma.lower(), "VERB"), ()):
        ways = [role.partition(":")[2] for role in frame.roles.get("object", ()) if role.startswith("obl:")]
        classes = frame.object_classes or ontology.relation(frame.relation).range
        yield from ((way, classes[0]) for way in ways if (way, classes[0]) != LEAVING)


def statements(question: Sentence, asking: Asking, ontology: Ontology) -> Iterator[Guise]:
    """Yield the question with a name in the place of the word that asks, once for each class that it may have."""
    if asking.word is None:
        yield Guise(question, asking.wanted)
    elif asking.noun is not None:  # "which ministers" is read as "the ministers": an end that asks would be none
        plain = straightened(question, asking.noun)
        asks = [replace(token, tag="DT") for token in plain.tokens if token.tag in ASKING]
        yield Guise(with_tokens(plain, *asks), asking.wanted, plain.tokens[asking.noun])
    elif asking.wanted in (Wanted.DATE, Wanted.PLACE):
        yield from _beside(question, asking, question.tokens[asking.word])
    else:
        yield from _named(straightened(question, asking.word), asking, ontology)


def _beside(question: Sentence, asking: Asking, word: Token) -> Iterator[Guise]:
    """Yield readings of "when" and "where": what is asked stands beside the rest, or is a place that the verb needs."""
    plain = with_tokens(question, replace(word, dep="punct", pos="PUNCT"))
    if asking.wanted is Wanted.PLACE and word.head != word.index:
        for way in WAYS:
            sentence, place = completed(plain, word.head, way, "somewhere", "City")
            yield Guise(sentence, None, place)
    yield Guise(plain, asking.wanted)


def _named(question: Sentence, asking: Asking, ontology: Ontology) -> Iterator[Guise]:
    word = question.tokens[asking.word or 0]
    classes = PEOPLE if word.text.lower() in WHO else tuple(ontology.classes)
    name = replace(word, pos="PROPN", tag="NNP", lemma=word.text)
    yield from _done(question, word)
    moved = with_tokens(question, *_moved(question, name))
    for type_ in reversed(classes):
        mention = Mention(question.index, word.start, word.end, word.text, MentionKind.NAME, type_, head=word.text)
        yield Guise(replace(moved, mentions=_in_order((*question.mentions, mention))), asking.wanted, word)


def _done(question: Sentence, word: Token) -> Iterator[Guise]:
    """Yield "What did Norway urge Ghana to do?" as what it urged Ghana to do, which "to do" stands for."""
    verb = question.tokens[word.head]
    if verb.lemma == "do" and verb.dep == "xcomp":
        yield Guise(with_tokens(question, replace(word, dep="punct", pos="PUNCT")), None, verb)


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
    inner = next((token for token in others if token.dep == "xcomp" and token.pos == "VERB"), None)
    if name.dep == "obj" and inner and not any(token.dep == "obj" for token in sentence.tokens if token != name):
        return [replace(name, head=inner.index)]  # "Whom did Norway threaten to sue?"
    return [name]
