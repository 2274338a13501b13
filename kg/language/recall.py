"""Names as a whole article shows them: what is plain in one sentence holds for the others.

"The company Song Da Power" says that Song Da Power is a body, and who was Hilda Choquecota is a person as "Choquecota".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg import world
from kg.model import Mention, MentionKind, Sentence, Token

__all__ = ["overlooked", "with_recalled_names", "with_surnames"]

BODIES = ("Organization", "Group")
UNSURE = ("Person", "Place")  # what bodies are taken for
SHORTEST = 3  # letters of a surname
TELLING = ("VBD", "VBN", "VBZ", "VBP", "MD")  # what stands behind whoever does it


def with_surnames(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of an article with its people found where they have their surname alone.

    A surname that is a common word as well, such as "Begin" or "Rice", is no name to a network that sees one sentence.
    """
    known = dict(_surnames(sentences))
    return tuple(_named(sentence, known, _runs(sentence)) for sentence in sentences)


def overlooked(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return where surnames begin that were taken for other words: "Carter met Sadat and Begin on Monday".

    A capital tells them from the word, but at the start of a sentence only where a verb follows; in a heading many
    words have one.
    """
    known = dict(_surnames(sentences))
    body = [sentence for sentence in sentences if known and not sentence.heading]
    return frozenset(
        token.start for sentence in body for token in sentence.tokens if _is_hidden(sentence, token, known)
    )


def _is_hidden(sentence: Sentence, token: Token, known: Mapping[str, str]) -> bool:
    if token.text not in known or token.pos == "PROPN" or not _is_open(sentence, token.start, token.end):
        return False
    following = sentence.tokens[token.index + 1 : token.index + 2]
    if token.index == 0:
        return any(one.tag in TELLING for one in following)
    return any(one.text.islower() for one in (sentence.tokens[token.index - 1], *following))


def with_recalled_names(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of an article with its names found wherever they stand, each of the class that it has."""
    known = {**dict(_surnames(sentences)), **dict(_bodies(sentences))}
    return tuple(_tied(_named(sentence, known, _spans(sentence))) for sentence in sentences)


def _surnames(sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    people = (one for sentence in sentences for one in sentence.mentions if one.type == "Person")
    for words in (mention.text.split() for mention in people):
        if (
            len(words) > 1
            and words[-1][:1].isupper()
            and len(words[-1]) >= SHORTEST
            and world.lookup(words[-1]) is None
        ):
            yield words[-1], "Person"


def _bodies(sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Yield the names behind a noun for a body: "the company Song Da Power", "the team, Helvion-Kraft"."""
    for sentence in sentences:
        for noun in sentence.tokens:
            if noun.tag == "NN" and world.nouns().get(noun.lemma.lower()) in BODIES:
                begin, end = _run(sentence, noun)
                text = _text(sentence, begin, end) if begin < end else ""
                if text and _is_open(sentence, sentence.tokens[begin].start, sentence.tokens[end - 1].end):
                    yield text, "Organization"


def _run(sentence: Sentence, noun: Token) -> tuple[int, int]:
    """Return the words of the name behind a noun; behind a comma it must be told beside it."""
    tokens, begin = sentence.tokens, noun.index + 1
    if begin < len(tokens) and tokens[begin].text == ",":
        begin += 1
        beside = {token.index for token in tokens if token.dep == "appos" and token.head == noun.index}
    else:
        beside = set(range(len(tokens)))
    end = begin
    while end < len(tokens) and _is_name(sentence, end):
        end += 1
    return (begin, end) if beside & set(range(begin, end)) else (begin, begin)


def _is_name(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    if token.text == "-" and word + 1 < len(sentence.tokens):
        near = sentence.tokens[word - 1].end == token.start and token.end == sentence.tokens[word + 1].start
        return near and sentence.tokens[word + 1].pos == "PROPN"
    return token.pos == "PROPN" and token.text[:1].isupper() and not token.dep.startswith("obl:unmarked")


def _text(sentence: Sentence, begin: int, end: int) -> str:
    first, last = sentence.tokens[begin].start, sentence.tokens[end - 1].end
    return sentence.text[first - sentence.start : last - sentence.start]


def _is_open(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a stretch is no name yet, or one whose class is not sure."""
    over = [mention for mention in sentence.mentions if mention.start < end and start < mention.end]
    return all((one.start, one.end) == (start, end) and one.type in UNSURE for one in over)


def _named(sentence: Sentence, known: Mapping[str, str], spans: Iterable[tuple[int, int]]) -> Sentence:
    """Return a sentence with those of some stretches as names that are known to be such."""
    mentions = [_typed(mention, known) for mention in sentence.mentions]
    for begin, end in spans:
        start, stop = sentence.tokens[begin].start, sentence.tokens[end - 1].end
        text = _text(sentence, begin, end)
        if text in known and not any(one.start < stop and start < one.end for one in mentions):
            head = sentence.tokens[end - 1].lemma.lower()
            mentions.append(Mention(sentence.index, start, stop, text, MentionKind.NAME, known[text], head=head))
    return replace(sentence, mentions=tuple(sorted(mentions, key=lambda mention: mention.start)))


def _tied(sentence: Sentence) -> Sentence:
    """Hang a body's name from the noun before it that the tree has beside it: "the company Halden North"."""
    tokens = list(sentence.tokens)
    for mention in (one for one in sentence.mentions if one.type == "Organization"):
        inside = [token for token in tokens if mention.start <= token.start and token.end <= mention.end]
        heads = [token for token in inside if token.head not in {one.index for one in inside}]
        noun = tokens[inside[0].index - 1] if inside and inside[0].index else None
        if noun and len(heads) == 1 and noun.pos == "NOUN" and (noun.head, noun.dep) == (heads[0].head, heads[0].dep):
            tokens[heads[0].index] = replace(heads[0], head=noun.index, dep="appos")
    return replace(sentence, tokens=tuple(tokens))


def _typed(mention: Mention, known: Mapping[str, str]) -> Mention:
    wanted = known.get(mention.text, mention.type)
    return replace(mention, type=wanted) if world.lookup(mention.text) is None else mention


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns that stand by themselves, each as long as it is: "Begin Street" is nobody."""
    end = 0
    for begin, stop in _spans(sentence):
        if begin >= end:
            end = stop
            if sentence.tokens[stop - 1].dep != "compound":
                yield begin, stop


def _spans(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns, longest first from each word."""
    for begin in range(len(sentence.tokens)):
        end = begin
        while end < len(sentence.tokens) and _is_name(sentence, end):
            end += 1
        yield from ((begin, stop) for stop in range(end, begin, -1))
