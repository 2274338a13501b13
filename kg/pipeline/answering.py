"""Questions in plain words: read by the same reader as articles, answered from the graph with sentences.

Nothing is guessed. Where words of the question have no part in what was understood of it, the answer would be one to
another question, so it is refused with those words, unless the sentences have them, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kg.errors import QuestionError
from kg.extract.gaps import read_gaps
from kg.extract.naming import read_post
from kg.extract.paraphrases import telling
from kg.extract.questions import Understood, read_question
from kg.extract.wording import worded
from kg.language import Parser, load_parser
from kg.model import Document, Finding, Sentence
from kg.pipeline.engine import Engine
from kg.pipeline.filling import Filling, meaning_of
from kg.pipeline.knowing import Known
from kg.pipeline.patterns import patterns_of
from kg.pipeline.posts import Posts
from kg.pipeline.rereading import articles_with, reread
from kg.pipeline.retold import retell
from kg.pipeline.standins import Veiled, veil
from kg.query.holders import holders
from kg.query.replies import VERDICTS, Reply, joined, reply, told_once
from kg.schema import Ontology
from kg.store import Store
from kg.text import from_paragraphs

__all__ = ["Ask", "open_answerer"]

Ask = Callable[[Store, str], Reply]
HOW = "ask who, whom, what, which, when, where, how much, how many, or whether something was so"
TELLING = ("PROPN", "NOUN", "VERB", "ADJ", "NUM")  # words by which articles are found


def open_answerer(engine: Engine) -> Ask:
    """Load parser and ontology; raise `ModelError` or `OntologyError` where that cannot be done."""
    return partial(_ask, parser=load_parser(engine.model), ontology=engine.ontology())


def _ask(store: Store, question: str, *, parser: Parser, ontology: Ontology) -> Reply:
    """Return the answers to a question; raise `QuestionError` with what is not understood of it.

    Where no claim answers as a fact, the articles are read again for it.
    """
    outcomes = [_attempt(_Asked(store, question, parser, ontology))]
    if not _settles(outcomes[0]):
        outcomes += _until_settled(_second(store, question, parser, ontology))
    replies = [one for one in outcomes if isinstance(one, Reply) and one.answers]
    best = next(filter(_settles, replies), None) or next(iter(replies), outcomes[0])
    if isinstance(best, QuestionError):
        raise best
    return best


def _settles(outcome: Reply | QuestionError) -> bool:
    """Tell whether a question is answered, by a fact or by how far something is or was one."""
    return isinstance(outcome, Reply) and any(one.fact or one.ended or one.text in VERDICTS for one in outcome.answers)


def _second(store: Store, question: str, parser: Parser, ontology: Ontology) -> Iterator[Reply | QuestionError]:
    """Yield what the articles answer, read again, and then what is understood of some words of the question."""
    sentences = list(parser.parse(_document(question, parser)))
    words = [token.text for sentence in sentences for token in sentence.tokens if token.pos in TELLING]
    wider = worded(sentences, ontology)
    yield _Asked(store, question, parser, ontology).refilled(words)
    again = reread(store, words, parser=parser, ontology=wider)
    for graph, terms, quoting in ((again, wider, False), (store, ontology, True), (again, wider, True)):
        outcome = _attempt(_Asked(graph, question, parser, terms, quoting=quoting))
        yield replace(outcome, afresh=graph is again) if isinstance(outcome, Reply) else outcome


def _until_settled(outcomes: Iterable[Reply | QuestionError]) -> Iterator[Reply | QuestionError]:
    """Yield outcomes up to the first that answers the question."""
    for outcome in outcomes:
        yield outcome
        if _settles(outcome):
            return


def _document(question: str, parser: Parser) -> Document:
    return from_paragraphs([question], name="question", language=min(parser.languages))


def _attempt(asked: _Asked) -> Reply | QuestionError:
    try:
        return asked.reply()
    except QuestionError as error:
        return error


@dataclass(frozen=True)
class _Asked:
    """A question that is put to a graph. With `quoting`, words without a part in it must stand in the sentences."""

    store: Store
    question: str
    parser: Parser
    ontology: Ontology
    quoting: bool = False

    def reply(self) -> Reply:
        """Return the answers; raise `QuestionError` with what is not understood."""
        known = Known.of(self.store.entities(), self.question, holders(self.store))
        groups = _groups(self._readings(known))
        whole = [group for group in groups if not _left(group)]
        if not whole and not (self.quoting and groups):
            raise _refusal(self.question, groups)
        meant = groups if self.quoting else whole
        patterns = patterns_of(known, meant, self.ontology, quoting=self.quoting)
        answered = told_once(self.store, joined(reply(self.store, meaning) for meaning in patterns))
        told = (_written(one.finding) for group in meant for one in group)
        return replace(answered, understood=tuple(dict.fromkeys(told)))

    def refilled(self, words: Iterable[str]) -> Reply | QuestionError:
        """Return what the clauses of articles tell that have some words."""
        known = Known.of(self.store.entities(), self.question, holders(self.store))
        veiled = veil(self.question, known.entities)
        document = _document(veiled.text, self.parser)
        try:
            sentence = self._sentence(known, veiled, document)
            gaps = list(read_gaps(document, sentence, self.ontology))
            meanings = [meaning_of(gap, veiled) for gap in gaps]
        except QuestionError as error:
            return error
        lemmas = frozenset(verb for gap in gaps for verb in telling(gap.clause.lemma))
        post = read_post(sentence)
        noun = post.noun.lemma.lower() if post else ""
        articles = articles_with(self.store, words) if lemmas or noun else ()
        retold = [
            retell(one, self.store.links(one.id), parser=self.parser, ontology=self.ontology, lemmas=lemmas, noun=noun)
            for one in articles
        ]
        finders: list[Filling | Posts] = [Filling(each, self.ontology) for each in meanings]
        finders += [Posts(post, veiled.unveiled)] if post else []
        found = (one.answers(retold) for one in finders)
        return Reply(tuple(next(filter(None, found), ())), "", afresh=True)

    def _readings(self, known: Known) -> list[Understood]:
        veiled = veil(self.question, known.entities)
        document = _document(veiled.text, self.parser)
        sentence = self._sentence(known, veiled, document)
        return [veiled.understood(one) for one in read_question(document, sentence, self.ontology)]

    def _sentence(self, known: Known, veiled: Veiled, document: Document) -> Sentence:
        sentences = list(known.authority(veiled).mark(self.parser.parse(document)))
        if len(sentences) != 1:
            raise QuestionError(f"question {self.question!r}: is not one sentence; ask one thing at a time")
        return sentences[0]


def _refusal(asked: str, groups: Sequence[Sequence[Understood]]) -> QuestionError:
    """Return why a question is not understood: no relation is found in it, or words have no part in it."""
    if not groups:
        return QuestionError(f"question {asked!r}: no relation is found in it; {HOW}, of what kg ontology lists")
    first = min(groups, key=lambda group: len(_left(group)))
    told = "; ".join(_written(one.finding) for one in first)
    left = " ".join(_left(first))
    return QuestionError(f"question {asked!r}: is understood as {told}, but for {left!r}; ask without that")


def _groups(found: Sequence[Understood]) -> list[list[Understood]]:
    """Bring together what one frame sees: it differs in the end that is given."""
    groups: dict[tuple[str, str, str], list[Understood]] = {}
    for one in found:
        groups.setdefault((one.finding.rule, one.finding.relation, one.wanted), []).append(one)
    return list(groups.values())


def _left(group: Sequence[Understood]) -> list[str]:
    """Return the words that no reading of a group has."""
    return [word for word in group[0].left if all(word in one.left for one in group)]


def _written(finding: Finding) -> str:
    told = f"{finding.subject.text} - {finding.relation} - {finding.object.text}"
    beside = ", ".join(f"{role} {filler.text}" for role, filler in finding.qualifiers)
    return f"{told} ({beside})" if beside else told
