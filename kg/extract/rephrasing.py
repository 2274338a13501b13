"""A question brought closer to the statement that answers it: words in their places, and words for what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Mention, MentionKind, Sentence, Token

__all__ = ["SOMEBODY", "completed", "passives", "straightened", "with_agents", "with_tokens"]

SOMEBODY = "somebody"

OBJECTS = frozenset({"obj", "iobj"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
PASSIVE = frozenset({"nsubj:pass", "aux:pass"})


def with_tokens(sentence: Sentence, *changed: Token) -> Sentence:
    """Return a sentence with other tokens in the places of theirs."""
    by_index = {token.index: token for token in changed}
    return replace(sentence, tokens=tuple(by_index.get(token.index, token) for token in sentence.tokens))


def straightened(sentence: Sentence, word: int) -> Sentence:
    """Return a question whose verb has a subject: what stands between "did" and the verb, whatever the tree says.

    `word` is what asks. In "What did the union demand?" parsers may take the union for what is demanded.
    """
    sentence = _with_preposition(sentence, word)
    asking = sentence.tokens[word]
    verb = sentence.tokens[asking.head]
    arguments = [token for token in sentence.tokens if token.head == verb.index and token.index != verb.index]
    helper = next((token for token in arguments if token.dep == "aux" and word < token.index < verb.index), None)
    if helper is not None and any(token.dep in SUBJECTS and token.index > word for token in arguments):
        cased = any(token.dep == "case" and token.head == word for token in sentence.tokens)
        return sentence if cased else with_tokens(sentence, _as_object(asking, arguments))
    if helper is None:
        return sentence
    between = [token for token in arguments if helper.index < token.index < verb.index and token.dep in OBJECTS]
    if len(between) != 1:
        return sentence
    asked = replace(asking, dep="obj" if asking.dep in OBJECTS | SUBJECTS else asking.dep)
    return with_tokens(sentence, replace(between[0], dep="nsubj"), asked)


def _with_preposition(sentence: Sentence, word: int) -> Sentence:
    """Return a question with the preposition at its end before what asks: "Which party does Osei speak for?"."""
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    last, asking = words[-1], sentence.tokens[word]
    free = last.pos == "ADP" and last.dep != "compound:prt" and last.index > word
    if not free or asking.head == asking.index or any(token.head == last.index for token in words):
        return sentence
    return with_tokens(sentence, replace(last, head=word, dep="case"), replace(asking, dep="obl"))


def _as_object(asking: Token, arguments: list[Token]) -> Token:
    """Return what asks as the object where the verb has another subject: "Which firm is Norway going to buy?".

    What asks of the clause that completes the verb is the object there.
    """
    others = [token for token in arguments if token.index != asking.index]
    lone = asking.dep in SUBJECTS or asking.dep == "obl"
    if not lone or any(token.dep in OBJECTS for token in others):
        return asking
    inner = next((token for token in others if token.dep == "xcomp" and token.pos == "VERB"), None)
    return replace(asking, dep="obj", head=inner.index if inner else asking.head)


def passives(sentence: Sentence) -> Iterator[int]:
    """Yield the passive verbs that nobody is named for: "was detained in May"."""
    children = {(token.head, token.dep) for token in sentence.tokens}
    agents = {sentence.tokens[token.head].head for token in sentence.tokens if token.text.lower() == "by"}
    for token in sentence.tokens:
        if token.pos == "VERB" and token.index not in agents and any((token.index, dep) in children for dep in PASSIVE):
            yield token.index


def completed(sentence: Sentence, verb: int, preposition: str, word: str, type_: str) -> tuple[Sentence, Token]:
    """Return a sentence with a name behind it that hangs from a verb, and that name: "was detained" "by" "somebody"."""
    size, begin = len(sentence.tokens), sentence.end + 1
    start = begin + len(preposition) + 1
    name = Token(size + 1, start, start + len(word), word, word, "PROPN", "NNP", verb, "obl")
    case = Token(size, begin, begin + len(preposition), preposition, preposition, "ADP", "IN", size + 1, "case")
    mention = Mention(sentence.index, name.start, name.end, word, MentionKind.NAME, type_, head=word)
    longer = replace(
        sentence,
        end=name.end,
        text=f"{sentence.text} {preposition} {word}",
        tokens=(*sentence.tokens, case, name),
        mentions=(*sentence.mentions, mention),
    )
    return longer, name


def with_agents(sentence: Sentence) -> Sentence:
    """Return a sentence of an article where somebody does what its passives tell; these words have no width there."""
    end = sentence.end
    for verb in list(passives(sentence)):
        longer, _ = completed(sentence, verb, "by", SOMEBODY, "Person")
        tokens = [replace(token, start=end, end=end) for token in longer.tokens[-2:]]
        mentions = (*longer.mentions[:-1], replace(longer.mentions[-1], start=end, end=end))
        sentence = replace(with_tokens(longer, *tokens), end=end, text=sentence.text, mentions=mentions)
    return sentence
